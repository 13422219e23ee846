"""Refusals of a request as such (RFC 9457): who asks, how large, how old; never the fate of one command."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from starlette.responses import JSONResponse

MEDIA_TYPE = "application/problem+json"
CHECKSUM_MISMATCH = 460  # as the tus protocol's checksum extension has it


@dataclass
class Problem(Exception):
    """A request that is turned down; `code` is for programs, `fields` are further members of the body."""

    status: int
    code: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def response(self) -> JSONResponse:
        try:
            title = HTTPStatus(self.status).phrase
        except ValueError:
            title = "Checksum Mismatch"
        body = {"type": "about:blank", "title": title, "status": self.status, "code": self.code, **self.fields}
        return JSONResponse(body, self.status, dict(self.headers), media_type=MEDIA_TYPE)


def malformed() -> Problem:
    return Problem(400, "malformed")


def unauthenticated(code: str = "session_expired") -> Problem:
    return Problem(401, code, headers={"WWW-Authenticate": "Bearer"})


def too_large(limit: int) -> Problem:
    return Problem(413, "too_large", {"limit": limit})


def unknown_coding() -> Problem:
    return Problem(415, "unknown_coding")


def later(status: int, code: str, wait: timedelta) -> Problem:
    """To be tried again, not before `wait` has passed."""
    seconds = max(1, -(-int(wait.total_seconds() * 1000) // 1000))
    return Problem(status, code, {"retry_after": seconds}, {"Retry-After": str(seconds)})
