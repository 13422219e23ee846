"""Keeps the search index in step with the cache, behind everybody's back: in small slices, with as much rest as work.

It begins once nothing has changed for a moment (`Calm`), since a window whose lists are moving needs the interpreter
and the cores itself. A change of its own can be found within about two seconds, a thousand changed cases of 20,000
some five seconds after the last; what a sync without a pause brings is begun with after ten.

What it has done is in the index itself, so that a kill costs the slice it hits and nothing else. A start compares what
the cache holds with what was indexed; from then on only what changed is looked at.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from app import log
from app.background import Worker
from app.models import case_rows
from app.models.engine import reading, writing
from app.models.search import entries
from app.models.search.store import SearchStore
from app.problems import Problem, ProblemCode
from app.status import Progress
from domain.ids import CaseId

CASES_A_SLICE: Final = 20  # some tens of milliseconds
CASES_A_WRITE: Final = 200  # a commit costs as much as several cases
COMPARED_AT_ONCE: Final = 500
# Measured: a changed case costs as much as ten new ones in an index of 20,000 cases, thirteen in one of 60,000.
FEWEST_FOR_ANEW: Final = 400
SHARE_FOR_ANEW: Final = 10
MOST_GONE: Final = COMPARED_AT_ONCE // 2  # of those compared at once: the cache itself was begun anew
TOLD_EVERY: Final = 0.25  # seconds
_BEFORE_ALL: Final = -(2**62)


@dataclass(frozen=True)
class Calm:
    """When to begin: `quiet` seconds after the last change, but at most `at_most` after the first that waits."""

    quiet: float = 1.0
    at_most: float = 10.0

    def left(self, first: float, last: float, now: float) -> float:
        """The seconds until then, 0 or less once it is so."""
        return min(last + self.quiet, first + self.at_most) - now


class Indexer:
    """Works on a thread of its own; `tell` hears of every step that made more or other cases findable."""

    def __init__(
        self,
        cache: sa.Engine,
        store: SearchStore,
        worker: Worker,
        tell: Callable[[Progress], None],
        calm: Calm = Calm(),
    ) -> None:
        self._cache = cache
        self._store = store
        self._worker = worker
        self._tell = tell
        self._calm = calm
        self._ended = threading.Event()
        self._guard = threading.Lock()
        self._changed: set[str] = set()
        self._first_change: float | None = None  # since the index was last in step with the cache
        self._last_change = 0.0
        self._started = self._at_work = False
        self._progress: Progress | None = None
        # What follows belongs to the worker's thread.
        self._queue: OrderedDict[str, None] = OrderedDict()
        self._ready: dict[str, entries.Entry | None] = {}
        self._swept: int | None = _BEFORE_ALL
        self._compared: int | None = _BEFORE_ALL
        self._told_at = 0.0

    @property
    def progress(self) -> Progress | None:
        """As last told; None before the index has been looked at."""
        return self._progress

    @property
    def is_at_work(self) -> bool:
        """Whether something is still to be done that it knows of."""
        return self._at_work

    def start(self) -> None:
        """Compare cache and index, and go on from there."""
        self._started = True
        self._wake()

    def changed(self, cases: Collection[CaseId]) -> None:
        """From any thread: these have come, gone, or changed. Nothing is done about it before `start`."""
        if cases:
            with self._guard:
                self._changed |= set(cases)
                self._last_change = time.monotonic()
                if self._first_change is None:
                    self._first_change = self._last_change
            if self._started:
                self._wake()

    def damaged(self) -> None:
        """From any thread: somebody met damage in the index."""
        self._submit(self._begin_anew)

    def close(self) -> None:
        """Do no more than the slice at hand."""
        self._ended.set()

    def _wake(self) -> None:
        with self._guard:
            if self._at_work or self._ended.is_set():
                return
            self._at_work = True
        self._submit(self._slice)

    def _submit(self, work: Callable[[], None]) -> None:
        try:
            self._worker.submit(work)
        except RuntimeError:  # the worker is closed: the next start goes on
            self._ended.set()

    def _slice(self) -> None:
        self._wait_for_calm()
        begun, more = time.monotonic(), False
        try:
            more = not self._ended.is_set() and self._step()
        except Problem as problem:
            more = self._take_trouble(problem)
        finally:
            with self._guard:
                self._at_work = more = (more or bool(self._changed)) and not self._ended.is_set()
                if not more:
                    self._first_change = None
        if more:
            self._ended.wait(time.monotonic() - begun)
            self._submit(self._slice)

    def _wait_for_calm(self) -> None:
        while (left := self._seconds_to_calm()) > 0 and not self._ended.wait(left):
            pass

    def _seconds_to_calm(self) -> float:
        with self._guard:
            first, last = self._first_change, self._last_change
        return 0.0 if first is None else self._calm.left(first, last, time.monotonic())

    def _step(self) -> bool:
        """A little of what is to be done; whether more is."""
        index = self._store.open()
        with self._guard:
            changed, self._changed = self._changed, set()
        if self._is_quicker_anew(index, changed):
            self._begin_anew()
            return True
        self._queue |= dict.fromkeys(changed)
        if self._queue:
            self._take_words()
        elif self._swept is not None:
            self._swept = self._sweep(index, self._swept)
        elif self._compared is not None:
            self._compared = self._compare(index, self._compared)
        if len(self._ready) >= CASES_A_WRITE or not self._queue:
            self._write(index)
        return bool(self._queue) or self._swept is not None or self._compared is not None

    def _is_quicker_anew(self, index: sa.Engine, ids: Collection[str]) -> bool:
        """Whether so much has to be taken out for these cases that to build the index takes less time."""
        if len(ids) < FEWEST_FOR_ANEW:
            return False
        with reading(self._cache) as connection:
            now = entries.sources_of(connection, ids)
        with reading(index) as connection:
            outdated = entries.outdated(connection, ids, now)
            return outdated >= FEWEST_FOR_ANEW and outdated * SHARE_FOR_ANEW > entries.number_of_entries(connection)

    def _take_words(self) -> None:
        ids = [self._queue.popitem(last=False)[0] for _ in range(min(CASES_A_SLICE, len(self._queue)))]
        with reading(self._cache) as connection:
            self._ready |= entries.entries_of(connection, ids)

    def _sweep(self, index: sa.Engine, after: int) -> int | None:
        """Let go of what has left the cache while nobody looked; how far it got."""
        with reading(index) as connection:
            known = dict(entries.known_ids(connection, after, COMPARED_AT_ONCE))
        if not known:
            return None
        with reading(self._cache) as connection:
            here = entries.sources_of(connection, known.values())
        gone = dict.fromkeys(id for id in known.values() if id not in here)
        if len(gone) > MOST_GONE:
            self._begin_anew()
            return _BEFORE_ALL
        self._ready |= gone
        return max(known)

    def _compare(self, index: sa.Engine, after: int) -> int | None:
        """Queue what has come or changed while nobody looked; how far it got."""
        with reading(self._cache) as connection:
            found = entries.sources(connection, after, COMPARED_AT_ONCE)
        if not found:
            return None
        with reading(index) as connection:
            self._queue |= dict.fromkeys(source.id for source in entries.missing(connection, found))
        return found[-1].row

    def _write(self, index: sa.Engine) -> None:
        if self._ready:
            with writing(index) as connection:
                entries.put(connection, self._ready)
            self._ready = {}
        self._say(index, now=not self._queue)

    def _say(self, index: sa.Engine, *, now: bool) -> None:
        moment = time.monotonic()
        if not now and moment - self._told_at < TOLD_EVERY:
            return
        self._told_at = moment
        with reading(self._cache) as connection:
            total = case_rows.number_of_cases(connection)
        done = max(total - len(self._queue), 0)  # what is in the index of these is no longer true
        if self._swept is not None or self._compared is not None:
            with reading(index) as connection:
                done = min(done, entries.number_of_entries(connection))
        self._told(Progress(done, total))

    def _told(self, progress: Progress) -> None:
        self._progress = progress
        self._tell(progress)

    def _take_trouble(self, problem: Problem) -> bool:
        """Whether to go on: a damaged index is begun anew, anything else is for a person to mend."""
        so_far = self._progress or Progress()
        self._start_over()
        if problem.code is ProblemCode.CORRUPT_CACHE and problem.fields.get("store") == self._store.name:
            self._store.begin_anew()
            self._told(Progress(0, so_far.total))
            return True
        log.store.info("the search index goes no further: %s", problem)
        self._told(Progress(so_far.done, so_far.total, problem.code))
        return False

    def _begin_anew(self) -> None:
        self._start_over()
        self._store.begin_anew()
        self._told(Progress(0, (self._progress or Progress()).total))
        self._wake()

    def _start_over(self) -> None:
        self._ready = {}
        self._swept = self._compared = _BEFORE_ALL
