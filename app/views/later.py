"""Answers of other threads for a view that may be gone before they come."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from app.changes import ChangeBus
from app.context import Context

T = TypeVar("T")


def in_background(
    owner: QObject,
    context: Context,
    work: Callable[[], T],
    done: Callable[[T], None],
    failed: Callable[[BaseException], None] = lambda _: None,
) -> None:
    """Have the background thread do `work`; nothing happens where the console is ending and nobody looks any more."""
    try:
        future = context.background.submit(work)
    except RuntimeError:
        return
    when_done(owner, context.bus, future, done, failed)


def when_done(
    owner: QObject,
    bus: ChangeBus,
    future: Future[T],
    done: Callable[[T], None],
    failed: Callable[[BaseException], None],
) -> None:
    """Like `ChangeBus.deliver`, but says nothing to an `owner` whose window has been closed meanwhile."""

    def while_here(call: Callable[..., None]) -> Callable[..., None]:
        return lambda value: call(value) if isValid(owner) else None

    bus.deliver(future, while_here(done), while_here(failed))
