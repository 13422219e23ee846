"""Plays many schedules, in one process or several, and adds up what became of them."""

import gc
import logging
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat
from multiprocessing import get_context

from tools.simulate.ledger import Violation
from tools.simulate.mutants import Mutant, known
from tools.simulate.play import Outcome, Play
from tools.simulate.schedules import script_of
from tools.simulate.script import Step, simpler
from tools.simulate.template import Rig, built

KINDS = ("lost", "doubled", "wedged", "diverged", "leaked")
AT_A_TIME = 200
CYCLES_EVERY = 200


@dataclass
class Total:
    """The sum of many schedules. `failures` are the first seeds that broke a promise, with what they broke."""

    schedules: int = 0
    commands: int = 0
    seconds: float = 0.0
    faults: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[int, list[Violation]]] = field(default_factory=list)

    def add(self, other: "Total") -> None:
        self.schedules += other.schedules
        self.commands += other.commands
        self.seconds += other.seconds
        self.faults += other.faults
        self.broken += other.broken
        self.failures += other.failures

    @property
    def last_line(self) -> str:
        broken = " ".join(f"{kind}={self.broken[kind]}" for kind in KINDS)
        return f"schedules={self.schedules} faults={self.faults.total()} commands={self.commands} {broken}"


@cache
def rig() -> Rig:
    """The process's own world, built at first use."""
    made = built()
    gc.freeze()  # it stays: no collection need look at it
    return made


@contextmanager
def hushed() -> Iterator[None]:
    """What the product logs about troubles that are meant to happen is not worth printing."""
    logging.disable(logging.CRITICAL)
    gc.disable()  # the garbage of a schedule is small; it is collected now and then
    try:
        yield
    finally:
        gc.enable()
        logging.disable(logging.NOTSET)


def played(seed: int, script: Sequence[Step] | None = None) -> Outcome:
    return Play(rig(), seed, script_of(seed) if script is None else script).play()


def run(first: int, count: int, defects: Sequence[str] = ()) -> Total:
    """Play the schedules of seeds `first` and following. A schedule counts once for each kind of promise it breaks."""
    rig()
    total = Total(count)
    begun = time.process_time()
    with hushed(), with_defects(defects):
        for seed in range(first, first + count):
            outcome = played(seed)
            total.commands += outcome.commands
            total.faults += outcome.faults
            if outcome.violations:
                total.broken += Counter({violation.kind for violation in outcome.violations})
                total.failures.append((seed, outcome.violations))
            if seed % CYCLES_EVERY == 0:
                gc.collect()
    total.seconds = time.process_time() - begun
    return total


def run_all(first: int, count: int, jobs: int, defects: Sequence[str] = ()) -> Iterator[Total]:
    """The totals of one batch after the other; the seeds are the same however many processes play them."""
    starts = range(first, first + count, AT_A_TIME)
    counts = [min(AT_A_TIME, first + count - at) for at in starts]
    if jobs <= 1:
        yield from map(run, starts, counts, repeat(defects))
        return
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        yield from pool.map(run, starts, counts, repeat(defects))


@contextmanager
def with_defects(names: Sequence[str]) -> Iterator[None]:
    """The product with these defects in it."""
    with ExitStack() as stack:
        for name in names:
            stack.enter_context(known()[name].put_in())
        yield


def shrunk(seed: int, script: Sequence[Step], kinds: set[str]) -> list[Step]:
    """The least of a script that still breaks one of these promises: steps and troubles taken out while it does."""

    def breaks(tried: Sequence[Step]) -> bool:
        return bool(kinds & {violation.kind for violation in played(seed, tried).violations})

    kept = list(script)
    again = True
    while again:
        again = False
        for at in reversed(range(len(kept))):
            options: list[list[Step]] = [[], *([step] for step in simpler(kept[at]))]
            for option in options:
                tried = [*kept[:at], *option, *kept[at + 1 :]]
                if breaks(tried):
                    kept, again = tried, True
                    break
    return kept


def caught(mutant: Mutant, first: int, bound: int) -> tuple[int, list[Violation]] | None:
    """After how many schedules a defect is found, and by what; None if it is not within `bound`.

    A schedule that breaks a promise without the defect, too, has found something else.
    """
    rig()
    with hushed():
        for seed in range(first, first + bound):
            script = [step for step in script_of(seed) if step.kind not in mutant.without]
            with mutant.put_in():
                violations = played(seed, script).violations
            shown = [one for one in violations if mutant.shows in ("", one.kind)]
            if shown and not played(seed, script).violations:
                return seed - first + 1, shown
            if seed % CYCLES_EVERY == 0:
                gc.collect()
    return None


def caught_by_name(name: str, first: int, bound: int) -> tuple[int, list[Violation]] | None:
    return caught(known()[name], first, bound)
