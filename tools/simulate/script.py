"""Schedules: what happens in which order, and what goes wrong meanwhile, made from a seed and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from tools.simulate.region import SEATS


class Kind(StrEnum):
    """What can happen."""

    ACT = "acts"
    DRAFT = "drafts"
    WITHDRAW = "withdraws"
    RETRY = "retries"
    SYNC = "syncs"
    LATE = "late request"
    WIPE = "cache wiped"
    FLIP = "cache row altered"
    SKEW = "clock skewed"
    AGE = "old protocol"
    OUT = "device revoked"
    RESTART = "server restart"
    BACKUP = "backup"
    RESTORE = "restore"
    GRANT = "roles changed"
    OFFICE = "change at the centre"
    PAUSE = "time passes"
    COMPACT = "feeds compacted"


class Line(StrEnum):
    """What the line does to one request."""

    GOOD = "good"
    UNREACHABLE = "no connection"
    LOST = "request lost"
    DELAYED = "request delayed"
    UNANSWERED = "response lost"
    TWICE = "request duplicated"
    CUT_REQUEST = "request cut"
    CUT_RESPONSE = "response cut"
    STALE = "response reordered"
    PORTAL = "captive portal"
    BUSY = "server busy"
    GATEWAY = "gateway timed out"
    TOO_LARGE = "too large"


@dataclass(frozen=True)
class Trouble:
    """What goes wrong in a step: with its `first` request, at its `crash`-th turn, and what runs in between.

    `meanwhile` happens when the server begins its `turn`-th transaction of the step.
    """

    line: tuple[Line, ...] = ()
    crash: int = 0
    turn: int = 0
    meanwhile: "Step | None" = None


@dataclass(frozen=True)
class Step:
    """One thing that happens at one console; `dice` decides everything it leaves open."""

    kind: Kind
    seat: int
    dice: int
    trouble: Trouble = Trouble()

    def __str__(self) -> str:
        told = [str(line.value) for line in self.trouble.line]
        told += [f"crash at turn {self.trouble.crash}"] if self.trouble.crash else []
        if self.trouble.meanwhile:
            told += [f"at transaction {self.trouble.turn}: {self.trouble.meanwhile}"]
        return f"{SEATS[self.seat].name} {self.kind.value} #{self.dice}" + (f" [{'; '.join(told)}]" if told else "")


def simpler(step: Step) -> Iterator[Step]:
    """The same step with less going wrong, for shrinking."""
    trouble = step.trouble
    if trouble.line:
        yield replace(step, trouble=replace(trouble, line=()))
    if trouble.crash:
        yield replace(step, trouble=replace(trouble, crash=0))
    if trouble.meanwhile:
        yield replace(step, trouble=replace(trouble, turn=0, meanwhile=None))
