"""One attachment on its way up: read from the store piece by piece, gone on with wherever the server says it stands."""

import time
from collections.abc import Callable
from typing import Final

import sqlalchemy as sa

from app.models import blobs
from app.models.engine import reading
from app.problems import Problem
from app.sync import pieces
from app.sync.api import Api
from app.sync.schedule import page_bytes, within_page
from domain.attachments import Attachment

FIRST_PIECE: Final = 128 * 1024  # what a 2G link brings up in half a minute
BYTES_MISSING: Final = "bytes_missing"
MISMATCH: Final = "checksum_mismatch"
_OFFSET_MISMATCH: Final = 409
_MAY_CHANGE: Final = frozenset({401, 403, 404, 408, 409, 410, 412, 423, 425, 426, 429})


class Pace:
    """How much is moved at a time: about what the line takes in twenty seconds, and half of it after trouble."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.size = FIRST_PIECE
        self._monotonic = monotonic
        self._began = 0.0

    def begin(self) -> None:
        self._began = self._monotonic()

    def went_well(self) -> None:
        self.size = page_bytes(self.size, self._monotonic() - self._began, full=True)

    def shrink(self) -> None:
        self.size = within_page(self.size // 2)


class Refusal(Exception):
    """The server will never take this file; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def bring_up(
    api: Api, access_token: str, work: sa.Engine, item: Attachment, pace: Pace, stopped: Callable[[], bool]
) -> bool:
    """Whether the server has the whole file now; False if it was `stopped`. Raises Problem and Refusal.

    After trouble it goes on at once as long as every try gets further.
    """
    try:
        place = pieces.begin(api, access_token, item.sha256, item.name, item.size)
        setbacks = 0
        while place.offset < item.size or not item.size:
            if stopped():
                return False
            with reading(work) as connection:
                content = blobs.part_of(connection, item.sha256, place.offset, pace.size)
            if len(content) < min(pace.size, item.size - place.offset):
                raise Refusal(BYTES_MISSING)
            try:
                pace.begin()
                offset = pieces.send(api, access_token, place, content)
                pace.went_well()
            except Problem as problem:
                if refusal_of(problem):
                    raise
                pace.shrink()
                offset = pieces.reached(api, access_token, place.path, item.size)
                setbacks = setbacks + 1 if offset <= place.offset else 0
                if setbacks > (problem.fields.get("status") == _OFFSET_MISMATCH):
                    raise
            place = pieces.Place(place.path, offset)
            if not item.size:
                break
    except Problem as problem:
        if code := refusal_of(problem):
            raise Refusal(code) from problem
        raise
    return True


def refusal_of(problem: Problem) -> str:
    """Why the server will say the same however often it is asked; empty if it may not."""
    status = problem.fields.get("status")
    if not isinstance(status, int) or not 400 <= status < 500 or status in _MAY_CHANGE:
        return ""
    return str(problem.fields.get("server_code") or f"http_{status}")
