"""`python -m tools.crash --kills N`: kill the officer's console after every effect in turn, then at random instants.

The day is typed at a person's speed against the product's own draft keeper, so that most of a run is waiting: runs go
on beside each other. The pages that SQLite itself writes are met by the kills at random instants only, half of which
have another kill follow while the console is being opened again. A kill leaves what the process had handed to the
system: whether a commit has reached the disk itself (`synchronous`) is beyond this tool.
"""

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import replace
from itertools import count
from pathlib import Path

from tools.crash.mutants import MUTANTS
from tools.crash.processes import fork, warm_up
from tools.crash.runs import PROBLEMS, Outcome, Plan, run
from tools.crash.world import Folder, make_template

JOBS = 8
EFFECTS_OF_OPENING = 150


def plans(kinds: Sequence[str], seconds: float, kills: int, dice: random.Random, mutant: str) -> Iterator[Plan]:
    """Every effect in turn, then random instants; if `kills` are not enough, first the effects that change something.

    An effect that only reads leaves the state that the one before it left.
    """
    every = range(1, len(kinds) + 1)
    if kills < len(kinds):
        changing = [number for number in every if kinds[number - 1] != "sql read"]
        every = sorted(dice.sample(changing, min(kills - kills // 5, len(changing))))  # type: ignore[assignment]
    numbers = count(1)
    for after in every:
        yield Plan(next(numbers), after_effects=after, mutant=mutant)
    while True:
        again = dice.randrange(1, EFFECTS_OF_OPENING) if dice.random() < 0.5 else None
        yield Plan(next(numbers), after_seconds=dice.uniform(0, seconds), again=again, mutant=mutant)


class Tally:
    """What came of all runs."""

    def __init__(self) -> None:
        self.kills = Counter[str]()
        self.found = Counter[str]()
        self.peaceful = 0
        self.late = 0.0

    def add(self, outcome: Outcome, seed: int) -> None:
        self.kills.update(outcome.killed_after)
        self.late = max(self.late, outcome.late)
        self.peaceful += not outcome.killed_after
        for word in PROBLEMS:
            for sentence in outcome.problems.get(word, []):
                self.found[word] += 1
                print(f"{word}: {sentence} · seed {seed} · {outcome.plan}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=JOBS, help="runs beside each other")
    parser.add_argument("--mutants", action="store_true", help="each defect in turn, until it is found")
    parser.add_argument("--mutant", choices=sorted(MUTANTS), default="", help="switch a defect on, to see it found")
    chosen = parser.parse_args(arguments)
    if chosen.mutants:
        return find_all(chosen.kills, chosen.seed, chosen.jobs)
    tally = Tally()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="konsol-crash-", ignore_cleanup_errors=True) as scratch:
        kill_all(Path(scratch), chosen.kills, chosen.seed, chosen.jobs, chosen.mutant, tally)
    seconds = time.monotonic() - began
    print(f"kills by effect: {', '.join(f'{kind} {n}' for kind, n in sorted(tally.kills.items()))}")
    kills = tally.kills.total()
    print(f"seed={chosen.seed} seconds={seconds:.0f} kills/s={kills / seconds:.2f} ended unkilled={tally.peaceful}")
    print(f"the machine was late with the keys of a day by {tally.late:.2f} s at most")
    print(f"kills={kills} " + " ".join(f"{word}={tally.found[word]}" for word in PROBLEMS))
    return 1 if tally.found.total() else 0


def find_all(kills: int, seed: int, jobs: int) -> int:
    """Look for every defect, for so many kills at most; 1 if one was not found."""
    missed = 0
    for name in MUTANTS:
        tally = Tally()
        with tempfile.TemporaryDirectory(prefix="konsol-crash-", ignore_cleanup_errors=True) as scratch:
            kill_all(Path(scratch), kills, seed, jobs, name, tally, until_found=True)
        missed += not tally.found
        words = f"after {tally.kills.total()} kills" if tally.found else f"NOT FOUND in {tally.kills.total()} kills"
        print(f"mutant {name}: {words}", flush=True)
    print(f"mutants={len(MUTANTS)} found={len(MUTANTS) - missed}")
    return 1 if missed else 0


def _made(template: Folder) -> None:
    make_template(template.root)


def kill_all(
    scratch: Path, kills: int, seed: int, jobs: int, mutant: str, tally: Tally, *, until_found: bool = False
) -> None:
    warm_up()
    template = Folder(scratch / "template")
    maker = fork(lambda _: _made(template))
    if maker.end():
        raise SystemExit("the template could not be made")
    peaceful = run(template, scratch, Plan(0, mutant=mutant))
    tally.add(peaceful, seed)
    if not peaceful.kinds or (until_found and tally.found):
        return
    kinds = ", ".join(f"{kind} {n}" for kind, n in sorted(Counter(peaceful.kinds).items()))
    print(f"the day has {len(peaceful.kinds)} effects ({kinds}) and takes {peaceful.seconds:.1f} s", flush=True)
    waiting = plans(peaceful.kinds, peaceful.seconds, kills, random.Random(seed), mutant)
    under_way: dict[Future[Outcome], int] = {}
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as pool:
        while tally.kills.total() < kills and not (until_found and tally.found):
            # A run kills once or twice, or not at all where the day was over before: none more than was asked for.
            while len(under_way) < jobs and (left := kills - tally.kills.total() - sum(under_way.values())) > 0:
                plan = next(waiting)
                if left == 1:
                    plan = replace(plan, again=None)
                under_way[pool.submit(run, template, scratch, plan)] = 2 if plan.again else 1
            for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                del under_way[future]
                tally.add(future.result(), seed)


if __name__ == "__main__":
    sys.exit(main())
