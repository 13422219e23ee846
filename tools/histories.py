"""`python -m tools.histories`: random office life, seen by the console that makes it and by the server that decides it.

A person works on what their role may see of a case, without a connection, while others move the case on. When the
masked case and the queued commands meet again, the console's projection must be what the server makes of them: the same
commands refused for the same reasons, the same case, the same deadlines. Exits 0 only if nothing differs.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from random import Random

from domain.apply import apply
from domain.case import Case, Holder, Status
from domain.commands import Envelope
from domain.deadlines import clocks
from domain.people import Person
from domain.projection import project
from domain.scope import buckets_held, buckets_of, masked
from domain.veil import veiled
from domain.wire import dumps, loads
from tests.domain.cast import HARAPAN, JALAN, MUARA, PANRB, PEOPLE, PUTU, World, world
from tests.domain.choices import KINDS, deed, walk
from tests.domain.timelines import OFFICIAL

HOLDERS = (Holder(HARAPAN, JALAN), Holder(HARAPAN), Holder(PANRB), Holder(MUARA))
ACTORS = (*PEOPLE, PUTU)
QUEUED = tuple(kind for kind in KINDS if not kind.online_only)
AT_A_TIME = 500
SHOWN = 5


@dataclass
class Total:
    """The sum of many histories; `different` names the seeds whose two sides did not agree, and in what."""

    histories: int = 0
    commands: int = 0
    left: int = 0
    fates: Counter[str] = field(default_factory=Counter)
    different: list[tuple[int, str]] = field(default_factory=list)

    def add(self, other: "Total") -> None:
        self.histories += other.histories
        self.commands += other.commands
        self.left += other.left
        self.fates += other.fates
        self.different += other.different


def run(first: int, count: int) -> Total:
    """Play the histories of seeds `first` and following."""
    total = Total(count)
    for seed in range(first, first + count):
        for what in _play(Random(seed), total):
            total.different.append((seed, what))
    return total


def _play(rng: Random, total: Total) -> Iterator[str]:
    """One history: some past, work without a connection, what others did meanwhile, and how both sides end."""
    w = world()
    begun = w.case(
        rng.choice(list(Status)), rng.choice(HOLDERS), anonymous=rng.random() < 0.3, secret=rng.random() < 0.1
    )
    seen = walk(rng, w, begun, rng.randint(0, 12))[-1]
    actor = rng.choice([a for a in ACTORS if _receives(w, seen, a)] or ACTORS)
    made = _offline(rng, w, _sent_down(seen, actor), actor)
    now = walk(rng, w, seen, rng.choice((0, 0, 1, 4)))[-1]
    if not _receives(w, now, actor):
        total.left += 1  # its console has put the work aside; there is nothing to lay it over
        return
    held = _sent_down(now, actor)
    shown = project(held, made, actor, w.directory)
    server, refused = _at_the_server(w, now, actor, made)
    total.commands += len(made)
    total.fates += Counter(accepted=len(shown.pending), refused=len(shown.obstacles))
    yield from _differences(w, shown.case, server, actor)
    if [(id, dumps(obstacle)) for id, obstacle in shown.obstacles] != refused:
        yield "other commands are refused, or for other reasons"


def _receives(w: World, case: Case, actor: Person) -> bool:
    return bool(buckets_of(case) & buckets_held(actor, w.directory))


def _sent_down(case: Case, actor: Person) -> Case:
    """The case as the actor's console holds it: masked, sent and read."""
    return loads(Case, dumps(masked(case, actor)))


def _offline(rng: Random, w: World, held: Case, actor: Person) -> list[Envelope]:
    """What one person does without a connection: each command is made on what the console shows by then."""
    made: list[Envelope] = []
    for _ in range(rng.randint(1, 6)):
        shown = project(held, made, actor, w.directory).case
        made.append(loads(Envelope, dumps(w.envelope(held, actor, deed(rng, shown, (actor,), QUEUED)[1]))))
    return made


def _at_the_server(w: World, case: Case, actor: Person, sent: Sequence[Envelope]) -> tuple[Case, list[tuple[str, str]]]:
    refused: list[tuple[str, str]] = []
    for envelope in sent:
        outcome = apply(case, envelope, actor, w.directory, w.now)
        if isinstance(outcome, Case):
            case = outcome
        else:
            refused.append((envelope.id, dumps(outcome)))
    return case, refused


def _differences(w: World, shown: Case, server: Case, actor: Person) -> Iterator[str]:
    """`shown` has not been to the server: it does not know when each act was received, nor a name hidden until now."""
    theirs = _sent_down(server, actor)
    if shown.reporter is None and theirs.reporter is not None:
        theirs = veiled(theirs)
    if _settled(masked(shown, actor)) != _settled(theirs):
        yield "the case is another one"
    if clocks(_unreceived(server), OFFICIAL, w.directory) != clocks(_unreceived(shown), OFFICIAL, w.directory):
        yield "the deadlines are others"


def _unreceived(case: Case) -> Case:
    return replace(case, events=tuple(replace(event, received_at=None) for event in case.events))


def _settled(case: Case) -> str:
    """As text. Entries of one act are numbered, and those before may be out of the actor's sight."""
    case = _unreceived(case)
    return dumps(replace(case, events=tuple(replace(event, id=event.act) for event in case.events)))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.histories", description=__doc__)
    parser.add_argument("--count", type=int, default=20_000, help="how many histories")
    parser.add_argument("--seed", type=int, default=1, help="the first history's seed; the others follow it")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    chosen = parser.parse_args(arguments)
    starts = range(chosen.seed, chosen.seed + chosen.count, AT_A_TIME)
    counts = [min(AT_A_TIME, chosen.seed + chosen.count - at) for at in starts]
    total = Total()
    with ProcessPoolExecutor(chosen.jobs, get_context("spawn")) as pool:
        for part in pool.map(run, starts, counts):
            total.add(part)
    for seed, what in total.different[:SHOWN]:
        print(f"seed {seed}: {what}")
    fates = " ".join(f"{name}={total.fates[name]}" for name in ("accepted", "refused"))
    print(f"histories={total.histories} left={total.left} commands={total.commands} {fates}", end=" ")
    print(f"different={len(total.different)}")
    return 1 if total.different else 0


if __name__ == "__main__":
    sys.exit(main())
