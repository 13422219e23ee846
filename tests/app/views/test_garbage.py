"""What was there when the window stood is not looked through again; what comes later is still collected."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from app.views.garbage import WindowThreadCollector

pytestmark = pytest.mark.usefixtures("qapp")


class Knot:
    """Refers to itself: only the cycle collector frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector() -> Iterator[WindowThreadCollector]:
    made = WindowThreadCollector()
    made.start()
    yield made
    made.stop()


def dropped() -> "weakref.ref[Knot]":
    return weakref.ref(Knot())


def test_only_what_came_since_the_window_stood_is_looked_through(collector: WindowThreadCollector) -> None:
    before = dropped()
    collector.settle()
    since = dropped()
    gc.collect()
    assert since() is None
    assert before() is not None and gc.get_freeze_count() > 1_000


def test_in_the_end_everything_is(collector: WindowThreadCollector) -> None:
    before = dropped()
    collector.settle()
    collector.stop()
    assert before() is None
    assert gc.get_freeze_count() == 0 and gc.isenabled()
