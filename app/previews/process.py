"""The process that draws one picture or page and ends: it reads a file from a pipe and has no other way to anything.

It is this program, started with one argument: the bundle brings no Python that could be given a module.
"""

import sys
from pathlib import Path
from typing import Final

from app.previews.exchange import LONGEST_LINE, Ask, Drawn, NotDrawn, Why, asked, reply
from app.previews.kinds import Kind, kind_of
from app.previews.limits import LARGEST_FILE, MEMORY, SECONDS

DRAW: Final = "--draw-preview"
STANDARD_INPUT, STANDARD_OUTPUT = 0, 1


def command() -> list[str]:
    """How this process is started, from the folder `home()`."""
    return [sys.executable, DRAW] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app", DRAW]


def home() -> Path:
    return Path(__file__).parents[2]


def main() -> int:
    """Draw what comes in, write what came of it."""
    _hold_to_limits()
    with open(STANDARD_INPUT, "rb", closefd=False) as told:
        ask = asked(told.readline(LONGEST_LINE))
        content = told.read(LARGEST_FILE + 1)
    made = reply(_answer(ask, content))
    with open(STANDARD_OUTPUT, "wb", closefd=False) as out:
        out.write(made)
    return 0


def _answer(ask: Ask, content: bytes) -> Drawn | Why:
    kind = kind_of(content)
    if kind is None:
        return Why.NO_KIND
    if len(content) > LARGEST_FILE:
        return Why.TOO_LARGE
    try:
        return _draw(ask, content, kind)
    except NotDrawn as reason:
        return reason.why
    except MemoryError:
        return Why.TOO_LARGE


def _draw(ask: Ask, content: bytes, kind: Kind) -> Drawn:
    # Each imported only where it is needed: a page does not wait for Qt, nor a picture for PDFium.
    if kind is Kind.PDF:
        from app.previews import documents

        return documents.draw(content, ask)
    from app.previews import pictures

    return pictures.draw(content, kind, ask)


def _hold_to_limits() -> None:
    """Memory and time, no file written, and no image of the memory left behind: it holds what is encrypted on disk.

    Windows has none of these; there the limits on pixels and the time of the one who waits have to do.
    """
    if sys.platform == "win32":
        return
    import resource

    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: SECONDS,  # should the one who waits be gone
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in limits.items():
        _, hard = resource.getrlimit(kind)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (least, least))
        except (OSError, ValueError):  # macOS takes no limit of addresses
            continue
