"""Judges the end of a schedule: what was meant, what the server did, what each console holds, who may know what."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.models.outbox import TOO_LARGE
from tools.simulate.centre import BREAKS
from tools.simulate.console import Console
from tools.simulate.ledger import Violation
from tools.simulate.rights import Plain, Rights, case_doc

if TYPE_CHECKING:
    from tools.simulate.play import Play

FINAL = {"settled", "rejected", "conflict", "quarantined", "orphaned", "withdrawn", "blocked"}
ANSWERED = {"rejected", "conflict", "quarantined"}
ON_ITS_WAY = {"queued", "sent", "applied"}


def verdict(play: "Play") -> Iterator[Violation]:
    happened = _happened(play)
    for console in play.awake:
        yield from _work(play, console, happened)
        yield from _quiet(console)
        yield from _cache(play, console)
    yield from _doubled(play, happened)


def _happened(play: "Play") -> dict[str, Counter[str]]:
    """By command: how often each kind of entry stands in the timelines because of it."""
    found: dict[str, Counter[str]] = {}
    for (doc,) in play.centre.database.execute("SELECT doc FROM cases"):
        for event in json.loads(doc).get("events", ()):
            found.setdefault(event["id"].partition("/")[0], Counter())[event["kind"]] += 1
    return found


def _work(play: "Play", console: Console, happened: dict[str, Counter[str]]) -> Iterator[Violation]:
    """Every text is where it was left, and what the console says became of a command is what became of it."""
    name = console.seat.name
    rows = console.profile.work.execute("SELECT id, envelope, state, code FROM outbox").fetchall()
    states = {identity: (envelope, state) for identity, envelope, state, _ in rows}
    set_aside = {identity for identity, _, _, code in rows if code == TOO_LARGE}
    for identity, meant in play.ledger.meant.items():
        if meant.seat != name:
            continue
        if identity not in states:
            if play.ledger.month_passed and identity in happened:
                continue  # done, and let go of in good time
            yield Violation("lost", f"{name}: a command is no longer in the outbox")
            continue
        envelope, state = states[identity]
        if envelope != meant.envelope:
            yield Violation("lost", f"{name}: a command's text is not what was typed")
        if state == "settled" and identity not in happened:
            yield Violation("lost", f"{name}: a settled command has no effect: {_told(envelope)}")
        if state in ANSWERED and identity not in set_aside and not play.restored and _outcome(play, identity) != state:
            yield Violation("lost", f"{name}: shown as {state} without such an answer: {_told(envelope)}")
        if state == "quarantined" and identity not in set_aside and BREAKS not in envelope:
            yield Violation("wedged", f"{name}: set aside without any reason: {_told(envelope)}")
        if state in FINAL - {"settled"} and identity in happened:
            yield Violation("lost", f"{name}: a command that took effect is shown as {state}: {_told(envelope)}")
    kept = {(case, purpose): text for case, purpose, text in console.profile.work.execute(_DRAFTS)}
    for (seat, case, purpose), text in play.ledger.drafts.items():
        if seat == name and kept.get((case, purpose)) != text:
            yield Violation("lost", f"{name}: a draft is not as it was left")


_DRAFTS = "SELECT case_id, purpose, text FROM draft"


def _quiet(console: Console) -> Iterator[Violation]:
    name = console.seat.name
    for envelope, state in console.profile.work.execute("SELECT envelope, state FROM outbox"):
        if state in ON_ITS_WAY:
            yield Violation("wedged", f"{name}: a command is still {state}: {_told(envelope)}")
    if console.state.phase != "idle" or console.state.link != "connected":
        yield Violation("wedged", f"{name}: {console.state.phase}, {console.state.link}, {console.state.problem}")


def _doubled(play: "Play", happened: dict[str, Counter[str]]) -> Iterator[Violation]:
    for identity, kinds in happened.items():
        for kind, count in kinds.items():
            if count > 1:
                yield Violation("doubled", f"{count} entries {kind} of one command")
        if identity not in play.ledger.meant:
            continue
        if _outcome(play, identity) != "applied":
            yield Violation("doubled", "a command took effect without its answer")
    yield from _order(play)


def _order(play: "Play") -> Iterator[Violation]:
    """A console's commands on one case took effect in the order in which they were meant."""
    numbers = {
        identity: number
        for console in play.consoles
        for identity, number in console.profile.work.execute("SELECT id, dseq FROM outbox")
    }
    for (doc,) in play.centre.database.execute("SELECT doc FROM cases"):
        last: dict[str, int] = {}
        for event in json.loads(doc).get("events", ()):
            identity = event["id"].partition("/")[0]
            meant = play.ledger.meant.get(identity)
            if meant is None or identity not in numbers:
                continue
            if numbers[identity] < last.get(meant.seat, 0):
                yield Violation("diverged", "commands on one case took effect in another order")
            last[meant.seat] = numbers[identity]


def _outcome(play: "Play", identity: str) -> str:
    row = play.centre.database.execute("SELECT outcome FROM command WHERE id = ?", (identity,)).fetchone()
    return str(row[0]) if row else ""


def _cache(play: "Play", console: Console) -> Iterator[Violation]:
    """The cache holds what the server would show this person now: no more, no less, nothing else."""
    name, cache, central = console.seat.name, console.profile.cache, play.centre.database
    rights = Rights.of(central, console.seat.person.id)
    held = sorted(rights.buckets())
    marks = ",".join("?" * len(held))
    wanted = f"SELECT bucket, entity, version FROM member WHERE bucket IN ({marks})"
    theirs = set(central.execute(wanted, held))
    here = set(cache.execute("SELECT bucket, entity, version FROM member"))
    if theirs != here:
        yield Violation("diverged", f"{name}: members {sorted(here - theirs)} instead of {sorted(theirs - here)}")
    sums = dict(central.execute(f"SELECT name, digest || count FROM bucket WHERE name IN ({marks})", held).fetchall())
    own = dict(cache.execute("SELECT name, digest || members FROM bucket").fetchall())
    if any(own.get(bucket) != total for bucket, total in sums.items()) or own.keys() - set(held):
        yield Violation("diverged", f"{name}: the sums of {sorted(own)} are not the server's")
    if cache.execute("SELECT 1 FROM overlay LIMIT 1").fetchone():
        yield Violation("diverged", f"{name}: unsent work is still laid over a case")
    yield from _documents(play, console, rights)


def _documents(play: "Play", console: Console, rights: Rights) -> Iterator[Violation]:
    name, central = console.seat.name, play.centre.database
    here: dict[str, Plain] = {}
    for identity, version, title, doc in console.profile.cache.execute("SELECT id, version, title, doc FROM cases"):
        here[identity] = found = json.loads(doc)
        if (found["version"], found["title"]) != (version, title):
            yield Violation("diverged", f"{name}: the columns of a case are not those of its document")
    theirs: dict[str, Plain] = {}
    for (identity,) in central.execute("SELECT id FROM cases").fetchall():
        case = case_doc(central, identity)
        if case and rights.may_have(case):
            theirs[identity] = rights.shown(case)
        if case and identity in here:
            for what in rights.leaks(case, here[identity]):
                yield Violation("leaked", f"{name} holds {what}")
    for identity in sorted(theirs.keys() | here.keys()):
        if theirs.get(identity) != here.get(identity):
            yield Violation("diverged", f"{name}: case {identity[-2:]} is not the server's")


def _told(envelope: str) -> str:
    plain = json.loads(envelope)
    return f"{plain['command']['type']} on {plain['case'][-2:]}"
