"""`python -m tools.simulate`: the product's console and server under thousands of fault schedules made from seeds.

Exits 0 only if nothing was lost, doubled, wedged, diverged or leaked. With --mutants it puts known defects into the
product, one after the other, and exits 0 only if each is noticed.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from multiprocessing import get_context

MUTANT_BOUND = 3_000
FAILURES_SHOWN = 5


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.simulate", description=__doc__)
    parser.add_argument("--schedules", type=int, default=3_000, help="how many (with --mutants: at most, for each)")
    parser.add_argument("--seed", type=int, default=1, help="the first schedule's seed; the others follow it")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--replay", type=int, metavar="SEED", help="play one schedule and print it")
    parser.add_argument("--shrink", action="store_true", help="with --replay: print the least of it that still fails")
    parser.add_argument("--mutants", nargs="*", metavar="NAME", help="look for these defects (all, if none is named)")
    parser.add_argument("--with", nargs="+", default=(), dest="defects", metavar="NAME", help="put these defects in")
    chosen = parser.parse_args(arguments)
    if chosen.replay is not None:
        return replay(chosen.replay, chosen.defects, shrink=chosen.shrink)
    if chosen.mutants is not None:
        return mutants(chosen.mutants, chosen.seed, min(chosen.schedules, MUTANT_BOUND), chosen.jobs)
    return schedules(chosen.seed, chosen.schedules, chosen.jobs, chosen.defects)


def schedules(seed: int, count: int, jobs: int, defects: Sequence[str]) -> int:
    from tools.simulate.runs import Total, run_all

    total = Total()
    begun = time.monotonic()
    for batch in run_all(seed, count, jobs, defects):
        for failed, _ in batch.failures[: max(0, FAILURES_SHOWN - len(total.failures))]:
            replay(failed, defects, shrink=True)
        total.add(batch)
        if sys.stderr.isatty():
            print(f"\r{total.schedules}/{count}", end="", file=sys.stderr, flush=True)
    for kind, number in total.faults.most_common():
        print(f"{number:9}  {kind}")
    print(f"{total.schedules / (time.monotonic() - begun):.1f} schedules/s with {jobs} processes, ", end="")
    print(f"{total.schedules / total.seconds:.1f} in a second of one core")
    if total.failures:
        print(f"failed: {', '.join(str(failed) for failed, _ in total.failures[:50])}")
    print(total.last_line)
    return 1 if total.failures else 0


def replay(seed: int, defects: Sequence[str], *, shrink: bool) -> int:
    """Play one schedule and print its script and what it breaks."""
    from tools.simulate.runs import hushed, played, shrunk, with_defects
    from tools.simulate.schedules import script_of

    script = script_of(seed)
    with hushed(), with_defects(defects):
        violations = played(seed).violations
        if violations and shrink:
            script = tuple(shrunk(seed, script, {violation.kind for violation in violations}))
            violations = played(seed, script).violations
    print(f"seed {seed}{' (shrunk)' if shrink and violations else ''}:")
    for number, step in enumerate(script, start=1):
        print(f"  {number}. {step}")
    for violation in violations:
        print(f"  {violation.kind}: {violation.what}")
    if violations:
        told = f" --with {' '.join(defects)}" if defects else ""
        print(f"reproduce: python -m tools.simulate --replay {seed} --shrink{told}")
    else:
        print("  nothing is broken")
    return 1 if violations else 0


def mutants(names: Sequence[str], seed: int, bound: int, jobs: int) -> int:
    from tools.simulate.mutants import known
    from tools.simulate.runs import caught_by_name

    wanted = list(names or known())
    missed = []
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        for name, found in zip(wanted, pool.map(caught_by_name, wanted, repeat(seed), repeat(bound)), strict=True):
            if found is None:
                missed.append(name)
                print(f"mutant {name} NOT caught in {bound} schedules", flush=True)
            else:
                number, violations = found
                kinds = "|".join(sorted({violation.kind for violation in violations}))
                print(f"mutant {name} caught after {number} schedules ({kinds})", flush=True)
    print(f"mutants={len(wanted)} caught={len(wanted) - len(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != "0":  # sets are walked in the same order in every process
        os.execve(
            sys.executable,
            [sys.executable, "-m", "tools.simulate", *sys.argv[1:]],
            {**os.environ, "PYTHONHASHSEED": "0"},
        )
    sys.exit(main())
