"""What the simulation itself knows of every text and command: kept outside the product, to judge the product by."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass

from app.models.drafts import Purpose
from app.sync.api import Answer
from domain.ids import CaseId
from tools.simulate.centre import Centre
from tools.simulate.console import Console
from tools.simulate.region import Seat
from tools.simulate.rights import Plain, Rights, case_doc


@dataclass(frozen=True)
class Violation:
    """A promise that was broken: lost, doubled, wedged, diverged or leaked."""

    kind: str
    what: str


@dataclass(frozen=True)
class Meant:
    """A command that was stored: whose it is, and its envelope as it was then."""

    seat: str
    envelope: str


@dataclass(frozen=True)
class _Submitting:
    case: CaseId
    purpose: Purpose | None
    after: int


class Ledger:
    """Everything typed and meant so far."""

    def __init__(self) -> None:
        self.meant: dict[str, Meant] = {}
        self.drafts: dict[tuple[str, str, str], str] = {}
        self.violations: list[Violation] = []
        self.month_passed = False
        self._texts = 0
        self._snapshots: set[str] = {""}
        self._typing: tuple[tuple[str, str, str], str] | None = None
        self._submitting: _Submitting | None = None

    @property
    def commands(self) -> int:
        return len(self.meant)

    def new_text(self) -> str:
        self._texts += 1
        return f"«{self._texts}»"

    def typing(self, console: Console, case: str, purpose: str, text: str) -> None:
        self._typing = (console.seat.name, case, purpose), text

    def typed(self) -> None:
        """The desk has said that the draft is stored."""
        if self._typing is not None:
            place, text = self._typing
            self.drafts[place], self._typing = text, None

    def submitting(self, console: Console, case: CaseId, purpose: Purpose | None) -> None:
        self._submitting = _Submitting(case, purpose, self.last_number(console))

    def submitted(self, console: Console) -> None:
        """The desk has said that the command is stored: then it is."""
        if not self._adopted(console):
            self.violations.append(Violation("lost", "a command was accepted and not stored"))

    def after_crash(self, console: Console) -> None:
        """A text cut off on its way to the disk is there, or what was there before; a command is there as a whole."""
        if self._typing is not None:
            (_, case, purpose), text = self._typing
            query = "SELECT text FROM draft WHERE case_id = ? AND purpose = ?"
            if console.profile.work.execute(query, (case, purpose)).fetchone() == (text,):
                self.typed()
            self._typing = None
        if self._submitting is not None:
            self._adopted(console)

    def _adopted(self, console: Console) -> bool:
        meant, self._submitting = self._submitting, None
        if meant is None:
            return False
        rows = self.adopt(console, meant.after)
        if rows and meant.purpose is not None:
            self.drafts.pop((console.seat.name, meant.case, meant.purpose), None)
        return rows == 1

    def adopt(self, console: Console, after: int) -> int:
        """Take note of the commands stored after that number; returns how many."""
        rows = console.profile.work.execute("SELECT id, envelope FROM outbox WHERE dseq > ?", (after,)).fetchall()
        for identity, envelope in rows:
            self.meant[identity] = Meant(console.seat.name, envelope)
        return len(rows)

    def last_number(self, console: Console) -> int:
        return int(console.profile.work.execute("SELECT coalesce(max(dseq), 0) FROM outbox").fetchone()[0])

    def inspect(self, centre: Centre, seat: Seat, answer: Answer) -> Iterator[Violation]:
        """What an answer tells a console that its person may not know, as everything is at this moment."""
        plain = json.loads(answer.body)
        sent = [op for part in (plain, *plain.get("buckets", ())) for op in part.get("ops", ())]
        for delta in plain.get("buckets", ()):
            if delta.get("snapshot", "") not in self._snapshots:
                self._snapshots.add(delta["snapshot"])
                sent += _content(centre, delta["snapshot"])
        cases = [op for op in sent if op.get("kind", "case") == "case" and op.get("doc") is not None]
        if not cases:
            return
        rights = Rights.of(centre.database, seat.person.id)
        for op in cases:
            case = case_doc(centre.database, op["id"])
            for what in rights.leaks(case, op["doc"]) if case else ():
                yield Violation("leaked", f"{seat.name} was sent {what}: {op['id'][-2:]}")

    def inspect_snapshot(self, centre: Centre, seat: Seat, path: str) -> Iterator[Violation]:
        """A snapshot handed out to somebody it was not made for, or of a bucket that is no longer theirs."""
        about = json.loads((centre.central.snapshots.folder / path.split("/")[3] / "about.json").read_bytes())
        held = Rights.of(centre.database, seat.person.id).buckets()
        if about["person"] != seat.person.id or about["manifest"]["bucket"] not in held:
            yield Violation("leaked", f"{seat.name} was handed a snapshot that is not theirs")


def _content(centre: Centre, snapshot: str) -> list[Plain]:
    """All that a snapshot holds, at the moment it is first offered."""
    packed = (centre.central.snapshots.folder / snapshot).glob("*.gz")
    return [json.loads(line) for path in packed for line in gzip.decompress(path.read_bytes()).splitlines()]
