"""What an error of the network means: which of the ways to have no answer this is."""

import errno
from collections.abc import Iterator
from http.client import HTTPException, IncompleteRead, RemoteDisconnected
from typing import Final

import requests
from urllib3.exceptions import NameResolutionError, ReadTimeoutError

from app.problems import Problem, ProblemCode

_NO_WAY_THERE: Final = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL}


def problem_of(error: Exception) -> Problem:
    """server_slow only where the request may have arrived: then its effect is unknown."""
    causes = list(_causes(error))
    if any(isinstance(cause, NameResolutionError | OSError) and _is_offline(cause) for cause in causes):
        return Problem(ProblemCode.OFFLINE)
    if any(isinstance(cause, requests.ReadTimeout | ReadTimeoutError) for cause in causes):
        return Problem(ProblemCode.SERVER_SLOW)
    if any(isinstance(cause, requests.exceptions.SSLError) or _is_no_http(cause) for cause in causes):
        return Problem(ProblemCode.NOT_OUR_SERVER)
    if isinstance(error, requests.ConnectionError | requests.exceptions.ChunkedEncodingError):
        return Problem(ProblemCode.SERVER_DOWN)
    return Problem(ProblemCode.NOT_OUR_SERVER)


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
