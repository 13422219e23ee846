"""Fails a test in which the window's thread does what could make the window wait.

Allowed there: bounded reads by key from the stores. Not allowed: writing, to a store or, while a window is to be seen,
to a file; reading without LIMIT, counting or adding up, and any connection or name look-up.
"""

import gc
import os
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any, Final

import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QApplication
from sqlalchemy import event

from app.models.engine import is_store


class WindowWouldWait(AssertionError):
    """The window's thread did something whose time has no bound."""


@dataclass
class UIGuard:
    """What the window's thread did wrong so far; any of it fails the test, even if something caught the error."""

    violations: list[str] = field(default_factory=list)
    suspended: int = 0

    def refuse(self, why: str) -> None:
        self.violations.append(why)
        raise WindowWouldWait(f"on the window's thread: {why}")


_active: UIGuard | None = None

_LITERALS = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\*.*?\*/", re.DOTALL)
_WRITES = re.compile(r"\b(insert|replace)\b[^(]*\binto\b|\bupdate\b.*\bset\b|\bdelete\s+from\b", re.DOTALL)
_INNERMOST_PARENTHESES = re.compile(r"\([^()]*\)")
_AGGREGATES = re.compile(r"\b(count|sum|total|avg|group_concat|string_agg)\s*\(|\bgroup\s+by\b")


def objection(statement: str) -> str | None:
    """Why a statement may not run on the window's thread; None if it may."""
    sql = _LITERALS.sub("''", statement).strip().lower()
    first = re.split(r"\W", sql, maxsplit=1)[0]
    if first in ("commit", "rollback") or sql in ("begin", "begin deferred"):
        return None
    if first == "pragma":
        return "a PRAGMA that sets something" if "=" in sql else None
    if first not in ("select", "with") or _WRITES.search(sql):
        return "a statement that is no reading"
    if _AGGREGATES.search(sql):
        return "counting or adding up"
    outermost = sql
    while (shorter := _INNERMOST_PARENTHESES.sub("", outermost)) != outermost:
        outermost = shorter
    if not re.search(r"\blimit\b", outermost):
        return "a reading without LIMIT"
    return None


@contextmanager
def guarding() -> Iterator[UIGuard]:
    """Guards the window's thread, which is the main thread, while the block runs."""
    global _active
    _active = guard = UIGuard()
    try:
        yield guard
    finally:
        _active = None


@pytest.fixture(scope="session")
def thawed_at_the_end() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.fixture
def ui_guard(qapp: object, thawed_at_the_end: None) -> Iterator[UIGuard]:
    """Guards the window's thread from here to the end of the test; folders with windows make it autouse."""
    gc.disable()  # as app.views.garbage does: a worker must not destroy this test's widgets
    gc.collect()
    gc.freeze()  # what was here before stays: to look through all of it again was the larger part of many tests
    try:
        with guarding() as guard:
            yield guard
    finally:
        gc.collect()
        gc.enable()
    if guard.violations:
        pytest.fail("the window's thread: " + "; ".join(guard.violations), pytrace=False)


@contextmanager
def off_ui_thread_allowed() -> Iterator[None]:
    """For a test's own set-up, which runs in the thread that is later the window's; never around product code."""
    guard = _active
    if guard:
        guard.suspended += 1
    try:
        yield
    finally:
        if guard:
            guard.suspended -= 1


def _guard_here() -> UIGuard | None:
    if _active and not _active.suspended and threading.current_thread() is threading.main_thread():
        return _active
    return None


@event.listens_for(sa.Engine, "before_cursor_execute")
def _on_statement(connection: sa.Connection, _cursor: Any, statement: str, *_rest: Any) -> None:
    guard = _guard_here()
    if guard and is_store(connection) and (why := objection(statement)):
        guard.refuse(f"{why}: {' '.join(statement.split())[:120]}")


_ROOT: Final = Path(__file__).parents[2]
_APP: Final = f"{_ROOT / 'app'}{os.sep}"
_OTHERS: Final = tuple(f"{_ROOT / part}{os.sep}" for part in ("tests", "tools"))
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CONNECTS: Final = ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname")
_CHANGES: Final = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "shutil.copyfile", "shutil.rmtree")


def _on_event(name: str, args: tuple[Any, ...]) -> None:
    if not _active or name not in ("open", *_CONNECTS, *_CHANGES):
        return
    guard = _guard_here()
    if guard is None or (name == "open" and not args[2] & _WRITING):
        return
    if name in _CONNECTS:
        guard.refuse(name)
    elif _somebody_waits() and (place := _place_in_the_app()):
        guard.refuse(f"a file is written: {name} {args[0]!r} by {place}")


def _somebody_waits() -> bool:
    """Whether a window is there that would stand still. Before the first one the profile is locked and made ready."""
    app = QApplication.instance()
    return isinstance(app, QApplication) and any(window.isVisible() for window in app.topLevelWidgets())


def _place_in_the_app() -> str:
    """The file of the application that acts, in its tree; empty where a test or a tool does."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None and not frame.f_code.co_filename.startswith((_APP, *_OTHERS)):
        frame = frame.f_back
    acts = frame.f_code.co_filename if frame else ""
    return acts.removeprefix(_APP) if acts.startswith(_APP) else ""


sys.addaudithook(_on_event)
