"""The index leaves the cores to a window whose lists are moving, but does not stay behind for ever."""

import threading
from dataclasses import replace

from app.indexing import Calm, Indexer
from tests.app.models.search.conftest import Library
from tests.support.console import Console, new_case
from tests.support.station import PATIENCE_SECONDS


class Watched(Calm):
    """Says that it was asked how long to wait."""

    asked = threading.Event()

    def left(self, first: float, last: float, now: float) -> float:
        self.asked.set()
        return super().left(first, last, now)


def indexer_with(console: Console, calm: Calm) -> Indexer:
    """A second one on the same files, that hears of nothing but what the test tells it."""
    return Indexer(console.stores.cache, console.stores.search, console.workers.index, console.bus.tell_indexed, calm)


def settle(console: Console, indexer: Indexer) -> None:
    console.workers.index.submit(lambda: None).result(PATIENCE_SECONDS)
    while indexer.is_at_work:
        console.workers.index.submit(lambda: None).result(PATIENCE_SECONDS)


def test_how_long_it_waits_for_changes_to_come_to_rest() -> None:
    calm = Calm(quiet=2.0, at_most=10.0)
    assert calm.left(first=100.0, last=100.0, now=100.5) == 1.5
    assert calm.left(first=100.0, last=107.0, now=107.5) == 1.5, "from the last of them"
    assert calm.left(first=100.0, last=109.0, now=109.5) == 0.5, "but they may go on and on"


def test_nothing_is_indexed_before_and_everything_after(library: Library) -> None:
    console = library.console
    console.indexer.close()
    waiting = indexer_with(console, Watched(quiet=3_600.0, at_most=3_600.0))
    waiting.start()
    settle(console, waiting)
    case = replace(new_case(100, 3).case, title="xilofon")
    console.take([case])
    waiting.changed([case.id])
    assert Watched.asked.wait(PATIENCE_SECONDS)
    assert waiting.is_at_work
    waiting.close()
    settle(console, waiting)
    assert library.found("xilofon") == [], "not begun, and not kept from ending"

    tired_of_it = indexer_with(console, Calm(quiet=3_600.0, at_most=0.0))
    tired_of_it.start()
    settle(console, tired_of_it)
    tired_of_it.changed([case.id])
    settle(console, tired_of_it)
    assert library.found("xilofon") == [case.id]
