"""`python -m benchmarks.thousand_changes [--cases N] [--runs N]`: what a sync of 1,000 changes costs the window.

The window is open on the list of all cases; the talk thread brings the changes in by pages of a hundred, as a sync
does, and tells of each. Measured are the steps of the window's event loop, each one event with all that is done inside
of it, by the clock and by the thread's own time on the processor. The floor, in the same run: a bare list of as many
rows with constant texts that is reset, and a window that nothing happens to. The last line is the longest of all runs.
"""

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QEvent, QEventLoop, QModelIndex, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTableView

from app.changes import Changes
from app.indexing import Calm
from app.models.engine import checkpoint, writing
from app.models.queries import View
from app.settings import Settings
from app.views import theme
from app.views.garbage import WindowThreadCollector
from app.views.main_window import MainWindow
from benchmarks.hundred_changes import NOW, Bench
from domain.ids import CaseId, new_id
from tests.support.console import SARI, Console, open_console

CHANGES: Final = 1_000
PAGE: Final = 100
BOUND_MS: Final = 50.0
QUIET_SECONDS: Final = 1.5


@dataclass(frozen=True)
class Step:
    """One event, in milliseconds, and what it was."""

    clock: float
    processor: float
    event: str = ""


@dataclass
class Steps:
    """All events while somebody looked."""

    taken: list[Step] = field(default_factory=list)

    @property
    def longest(self) -> Step:
        return max(self.taken, key=lambda step: step.clock, default=Step(0.0, 0.0))

    def said(self) -> str:
        longest, most = self.longest, max((step.processor for step in self.taken), default=0.0)
        its = f"its_cpu_ms={longest.processor:.1f} most_cpu_ms={most:.1f}"
        return f"longest_ms={longest.clock:.1f} {its} ({longest.event})"


class Timed(QApplication):
    """Notes how long each event takes, with all that is done inside of it."""

    steps: Steps | None = None
    _inside = False

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        steps = self.steps
        if steps is None or self._inside:
            return super().notify(receiver, event)
        self._inside = True
        clock, processor = time.perf_counter(), time.thread_time()
        name = type(receiver).__name__, event.type().name
        try:
            return super().notify(receiver, event)
        finally:
            self._inside = False
            took = (time.perf_counter() - clock) * 1000, (time.thread_time() - processor) * 1000
            steps.taken.append(Step(*took, " ".join(name)))


@contextmanager
def watching() -> Iterator[Steps]:
    app, steps = QApplication.instance(), Steps()
    assert isinstance(app, Timed)
    app.steps = steps
    try:
        yield steps
    finally:
        app.steps = None


class Bare(QAbstractListModel):
    """As many rows as the console has, of the same text."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self._rows

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return "Jalan berlubang di depan SDN 3" if role == Qt.ItemDataRole.DisplayRole else None

    def reset(self) -> None:
        self.beginResetModel()
        self.endResetModel()


def live(until: Callable[[], bool]) -> None:
    loop, look = QEventLoop(), QTimer(interval=20)
    look.timeout.connect(lambda: loop.quit() if until() else None)
    look.start()
    loop.exec()


def rest(seconds: float) -> None:
    end = time.perf_counter() + seconds
    live(lambda: time.perf_counter() >= end)


def floors(rows: int, runs: int) -> tuple[Steps, Steps]:
    """Nothing at all, and a bare list that is reset once a page."""
    with watching() as idle:
        rest(QUIET_SECONDS)
    table = QTableView()
    model = Bare(rows)
    table.setModel(model)
    table.resize(376, 600)
    table.show()
    rest(0.5)
    with watching() as reset:
        for _ in range(runs * CHANGES // PAGE):
            model.reset()
            rest(0.05)
    table.close()
    return idle, reset


def filled(stack: ExitStack, folder: Path, size: int) -> tuple[Console, Bench]:
    console = open_console(folder, SARI, stack, fill=False, calm=Calm())
    bench = Bench(console.stores, [CaseId(new_id(NOW - timedelta(minutes=number))) for number in range(size)])
    bench.take([])
    with writing(console.stores.cache) as connection:
        bench.fill(connection)
    checkpoint(console.stores.cache, truncate=True)
    return console, bench


def synced(console: Console, bench: Bench, run: int) -> Steps:
    """1,000 changes anywhere among the cases, until the window has come to rest and all of them can be found."""
    numbers = random.Random(run).sample(range(len(bench.ids)), CHANGES)
    pages = [bench.changed(numbers[start : start + PAGE], bench.seq + 2 + run) for start in range(0, CHANGES, PAGE)]

    def bring() -> None:
        for page in pages:
            bench.take(page)
            console.bus.tell(Changes(cases=frozenset(CaseId(op.id) for op in page)))

    with watching() as steps:
        brought = console.workers.talk.submit(bring)
        live(brought.done)
        brought.result()
        rest(QUIET_SECONDS)
        live(console.workers.background.submit(lambda: None).done)
        rest(QUIET_SECONDS)
        live(lambda: not console.indexer.is_at_work)
    return steps


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = Timed([])
    theme.install(app, theme.LIGHT)
    collector = WindowThreadCollector(app)
    collector.start()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        console, bench = filled(stack, Path(folder), options.cases)
        window = MainWindow(console.context, Settings(Path(folder, "settings.ini")))
        window.show()
        window.navigation.choose(View.ALL)
        live(lambda: window.case_list.list.cases.rowCount() == options.cases)
        console.indexer.start()
        live(lambda: not console.indexer.is_at_work)
        idle, reset = floors(options.cases, options.runs)
        print(f"cases={options.cases} changes={CHANGES} load={os.getloadavg()[0]:.1f}")
        print(f"floor, nothing happens: {idle.said()}")
        print(f"floor, a bare list is reset: {reset.said()}")
        longest = 0.0
        for run in range(options.runs):
            steps = synced(console, bench, run)
            print(f"run {run + 1}: steps={len(steps.taken)} {steps.said()}")
            longest = max(longest, steps.longest.clock)
        window.close()
        collector.stop()
        print(f"load={os.getloadavg()[0]:.1f}")
        print(f"longest_ms={longest:.1f} bound_ms={BOUND_MS:.0f} over_bare_reset={longest / reset.longest.clock:.2f}")


if __name__ == "__main__":
    main()
