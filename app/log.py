"""What the console writes down about itself: by subject, and never the content of a case or a value.

A log may be copied into a help desk's mailbox, so an exception is written as its type, a machine's code where it
has one, and the places it came through; its message, which may quote a draft, is not.
"""

import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

_OURS: Final = "konsol"

sync: Final = logging.getLogger(f"{_OURS}.sync")
store: Final = logging.getLogger(f"{_OURS}.store")
ui: Final = logging.getLogger(f"{_OURS}.ui")
secrets: Final = logging.getLogger(f"{_OURS}.secrets")
background: Final = logging.getLogger(f"{_OURS}.background")
crash: Final = logging.getLogger(f"{_OURS}.crash")

FILE_BYTES: Final = 1_000_000
FILES: Final = 3

_ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def describe(error: BaseException) -> str:
    """An error without anything it quotes: its type, and the code of the system or of SQLite if it has one."""
    inner = getattr(error, "orig", None) or error
    name = type(inner).__qualname__
    code = getattr(inner, "sqlite_errorname", None) or getattr(inner, "code", None)
    if isinstance(inner, OSError):
        code = inner.errno
    return f"{name}({code})" if isinstance(code, (str, int)) else name


class WithoutValues(logging.Formatter):
    """Writes records so that no value of a statement, a case or a foreign library's message gets into them."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(threadName)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        safe = logging.makeLogRecord(record.__dict__)
        safe.exc_text = None  # another handler may have rendered it in full
        if record.name == _OURS or record.name.startswith(_OURS + "."):
            safe.msg = _without_value(record.msg)
            if isinstance(record.args, tuple):
                safe.args = tuple(_without_value(arg) for arg in record.args)
        else:
            safe.msg, safe.args = f"{record.module}:{record.lineno} (text withheld)", ()
        return super().format(safe)

    def formatException(self, ei: _ErrorInfo) -> str:
        error: BaseException | None = ei[1]
        lines: list[str] = []
        while error is not None:
            frames = traceback.extract_tb(error.__traceback__, limit=-30)
            lines.append(describe(error))
            lines += [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(lines)


def _without_value(part: object) -> object:
    return describe(part) if isinstance(part, BaseException) else part


class _PrivateFile(RotatingFileHandler):
    """A log file only its owner can read, also after it was rotated."""

    def _open(self) -> TextIOWrapper:
        return TextIOWrapper(open(self.baseFilename, "ab", opener=_private), encoding="utf-8")

    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk must not stop the work for the sake of its log, nor show a traceback to the user."""

    def close(self) -> None:
        with suppress(OSError):  # what could not be written is tried once more on closing
            super().close()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


@contextmanager
def written_to(directory: Path) -> Iterator[None]:
    """While this lasts, records of INFO and above go to files in the directory, and so does every uncaught error."""
    handler = _PrivateFile(directory / "konsol.log", maxBytes=FILE_BYTES, backupCount=FILES - 1)
    handler.setFormatter(WithoutValues())
    ours, root = logging.getLogger(_OURS), logging.getLogger()
    level = ours.level
    ours.setLevel(logging.INFO)
    root.addHandler(handler)
    restore = _catch_uncaught()
    try:
        yield
    finally:
        restore()
        root.removeHandler(handler)
        ours.setLevel(level)
        handler.close()


def _catch_uncaught() -> Callable[[], None]:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook

    def in_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            before[0](kind, error, trace)
        else:
            crash.critical("uncaught", exc_info=(kind, error, trace))

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            crash.critical("uncaught", exc_info=args.exc_value)

    def unraisable(args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            crash.error("unraisable", exc_info=args.exc_value)

    def restore() -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before

    sys.excepthook, threading.excepthook, sys.unraisablehook = in_main, in_thread, unraisable
    return restore
