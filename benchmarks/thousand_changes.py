"""`python -m benchmarks.thousand_changes [--cases N] [--runs N]`: what a sync of 1,000 changes costs the window.

The window is open on the list of all cases; the talk thread brings the changes in by pages of a hundred, as a sync
does, and tells of each. Measured is how long the window does not answer: a timer is due every millisecond, and between
two of its beats lie all the steps that kept it from beating, with the waits for the interpreter. So no step was longer
than the longest stretch. The processor's time is that of the window's thread. Floors, in the same run: a window that
nothing happens to, before and after each of the runs, and a bare list of as many rows with constant texts that is
reset. The last line is the longest of all runs.
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

from PySide6.QtCore import QAbstractListModel, QEventLoop, QModelIndex, Qt, QTimer
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
BEAT_MS: Final = 1
BOUND_MS: Final = 50.0
QUIET_SECONDS: Final = 1.5


@dataclass(frozen=True)
class Stretch:
    """What lay between two beats, in milliseconds."""

    clock: float
    processor: float


@dataclass
class Stretches:
    """All of them while somebody looked."""

    taken: list[Stretch] = field(default_factory=list)

    @property
    def longest(self) -> Stretch:
        return max(self.taken, key=lambda stretch: stretch.clock, default=Stretch(0.0, 0.0))

    def said(self) -> str:
        longest, most = self.longest, max((stretch.processor for stretch in self.taken), default=0.0)
        return f"longest_ms={longest.clock:.1f} its_cpu_ms={longest.processor:.1f} most_cpu_ms={most:.1f}"


@contextmanager
def watching() -> Iterator[Stretches]:
    stretches, last = Stretches(), [time.perf_counter(), time.thread_time()]

    def beat() -> None:
        now = [time.perf_counter(), time.thread_time()]
        stretches.taken.append(Stretch(*((one - other) * 1_000 for one, other in zip(now, last, strict=True))))
        last[:] = now

    heart = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=BEAT_MS)
    heart.timeout.connect(beat)
    heart.start()
    try:
        yield stretches
    finally:
        heart.stop()


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


def idle() -> Stretches:
    """Nothing at all happens."""
    with watching() as stretches:
        rest(QUIET_SECONDS)
    return stretches


def bare_list(rows: int, runs: int) -> Stretches:
    """A bare list is reset once a page."""
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
    return reset


def filled(stack: ExitStack, folder: Path, size: int) -> tuple[Console, Bench]:
    console = open_console(folder, SARI, stack, fill=False, calm=Calm())
    bench = Bench(console.stores, [CaseId(new_id(NOW - timedelta(minutes=number))) for number in range(size)])
    bench.take([])
    with writing(console.stores.cache) as connection:
        bench.fill(connection)
    checkpoint(console.stores.cache, truncate=True)
    return console, bench


def synced(console: Console, bench: Bench, run: int) -> Stretches:
    """1,000 changes anywhere among the cases, until the window has come to rest and all of them can be found."""
    numbers = random.Random(run).sample(range(len(bench.ids)), CHANGES)
    pages = [bench.changed(numbers[start : start + PAGE], bench.seq + 2 + run) for start in range(0, CHANGES, PAGE)]

    def bring() -> None:
        for page in pages:
            bench.take(page)
            console.bus.tell(Changes(cases=frozenset(CaseId(op.id) for op in page)))

    with watching() as stretches:
        brought = console.workers.talk.submit(bring)
        live(brought.done)
        brought.result()
        rest(QUIET_SECONDS)
        live(console.workers.background.submit(lambda: None).done)
        rest(QUIET_SECONDS)
        live(lambda: not console.indexer.is_at_work)
    return stretches


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
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
        collector.settle()
        reset = bare_list(options.cases, options.runs)
        print(f"cases={options.cases} changes={CHANGES} load={os.getloadavg()[0]:.1f}")
        print(f"floor, a bare list is reset: {reset.said()}")
        print(f"floor, nothing happens: {idle().said()}")
        longest = 0.0
        for run in range(options.runs):
            stretches = synced(console, bench, run)
            print(f"run {run + 1}: {stretches.said()}")
            print(f"floor, nothing happens: {idle().said()}")
            longest = max(longest, stretches.longest.clock)
        window.close()
        collector.stop()
        print(f"load={os.getloadavg()[0]:.1f}")
        print(f"longest_ms={longest:.1f} bound_ms={BOUND_MS:.0f} over_bare_reset={longest / reset.longest.clock:.2f}")


if __name__ == "__main__":
    main()
