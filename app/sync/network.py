"""What an error of the network means: which of the ways to have no answer this is."""

import errno
from collections.abc import Iterator
from http.client import HTTPException, IncompleteRead, RemoteDisconnected
from typing import Final

import requests
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError, ReadTimeoutError

from app.problems import Problem, ProblemCode

_NO_WAY_THERE: Final = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL}
_NO_CONNECTION: Final = (NameResolutionError, NewConnectionError, ConnectTimeoutError)


def problem_of(error: Exception) -> Problem:
    """The trouble behind a failed exchange; its field `unsent` says that no connection was made, so nothing left.

    server_slow only where the request may have arrived: then its effect is unknown.
    """
    causes = list(_causes(error))
    return Problem(_code_of(error, causes), unsent=any(isinstance(cause, _NO_CONNECTION) for cause in causes))


def _code_of(error: Exception, causes: list[BaseException]) -> ProblemCode:
    if any(isinstance(cause, NameResolutionError | OSError) and _is_offline(cause) for cause in causes):
        return ProblemCode.OFFLINE
    if any(isinstance(cause, requests.ReadTimeout | ReadTimeoutError) for cause in causes):
        return ProblemCode.SERVER_SLOW
    if any(isinstance(cause, requests.exceptions.SSLError) or _is_no_http(cause) for cause in causes):
        return ProblemCode.NOT_OUR_SERVER
    if isinstance(error, requests.ConnectionError | requests.exceptions.ChunkedEncodingError):
        return ProblemCode.SERVER_DOWN
    return ProblemCode.NOT_OUR_SERVER


def _is_offline(cause: Exception) -> bool:
    return isinstance(cause, NameResolutionError) or getattr(cause, "errno", None) in _NO_WAY_THERE


def _is_no_http(cause: BaseException) -> bool:
    return isinstance(cause, HTTPException) and not isinstance(cause, RemoteDisconnected | IncompleteRead)


def _causes(error: BaseException, depth: int = 8) -> Iterator[BaseException]:
    """The error and all it was made from, wherever the libraries keep it."""
    yield error
    inner = [error.__cause__, error.__context__, getattr(error, "reason", None), *error.args]
    for cause in inner if depth else ():
        if isinstance(cause, BaseException):
            yield from _causes(cause, depth - 1)
