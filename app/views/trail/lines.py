"""What the trail says of each entry, in the person's words and in the zone of her office."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from app.context import Context
from app.views.case.inert import one_line
from app.views.case.timeline import ARRIVAL_DIFFERS
from app.views.office_time import zone
from app.views.words import clock_time, day, event_title, moment, status_mark, status_word
from domain.case import Case, Event, Signature
from domain.ids import AgencyId, PersonId
from domain.people import REPORTER, SYSTEM
from domain.trail import DECISIONS, Move, bound, moves

translate = QCoreApplication.translate

UNTOLD = Move("", "")


@dataclass(frozen=True)
class Line:
    """One entry. `received` is empty while it is on this computer only; `people` are all who stand under it.

    `stead` is in whose place somebody acted, and as what (*Plt.*, *a.n.*); `title` and `office` are the actor's own.

    `arrival` says the same beside `acted`, and `status` what `before` and `after` say, both shorter, for the eye;
    `apart` whether act and arrival lie further apart than a line takes.
    """

    entry: str
    number: int
    acted: str
    received: str
    arrival: str
    apart: bool
    who: str
    stead: str
    title: str
    office: str
    what: str
    stands_for: str
    before: str
    after: str
    status: str
    decides: bool
    people: Mapping[PersonId, str]

    @property
    def waits(self) -> bool:
        return not self.received

    @property
    def moves(self) -> bool:
        return bool(self.before or self.after)

    @property
    def cells(self) -> tuple[str, ...]:
        """As the table shows it, a few lines each."""
        return (
            str(self.number),
            f"{self.acted}\n{self.arrival}",
            _stacked(self.who, self.stead, self.title, self.office),
            _stacked(self.what, self.stands_for),
            self.status,
        )

    @property
    def values(self) -> tuple[str, ...]:
        """As it is copied, each fact on its own."""
        received = self.received or one_line(self.arrival)
        return (str(self.number), self.acted, received, self.who, self.stead, self.title, self.office,
                self.what, self.stands_for, self.before, self.after)  # fmt: skip


def lines_of(case: Case, context: Context) -> tuple[Line, ...]:
    """Every entry that is on this computer, oldest first."""
    found = moves(case)
    return tuple(_line(n, event, found.get(event.id, UNTOLD), context) for n, event in enumerate(case.events, 1))


def _line(number: int, event: Event, move: Move, context: Context) -> Line:
    by, received = event.by, event.received_at
    return Line(
        entry=event.id,
        number=number,
        acted=_exact(event.acted_at, context),
        received=_exact(received, context) if received else "",
        arrival=_arrival(event, context),
        apart=received is not None and abs(received - event.acted_at) > ARRIVAL_DIFFERS,
        who=one_line(_who(by)),
        stead=one_line(f"{by.on_behalf_of.capacity} {by.on_behalf_of.name}") if by.on_behalf_of else "",
        title=one_line(by.title),
        office=one_line(_office(by, context)),
        what=one_line(event_title(event, context.world())),
        stands_for=one_line(_stands_for(event)),
        before=status_word(move.before) if move.before else "",
        after=status_word(move.after) if move.after else "",
        status=_status(move),
        decides=event.kind in DECISIONS,
        people=_people(by),
    )


def _stacked(*lines: str) -> str:
    return "\n".join(filter(None, lines))


def _status(move: Move) -> str:
    if move == UNTOLD:
        return ""
    before, after = (status_mark(side).text if side else "" for side in (move.before, move.after))
    return _stacked(before, f"→ {after or '?'}")


def _exact(instant: datetime, context: Context) -> str:
    """With the year: a trail may be read long after."""
    there = zone(context)
    return f"{day(instant.astimezone(there).date(), date.min)} {clock_time(instant, there)}"


def _arrival(event: Event, context: Context) -> str:
    if event.received_at is None:
        return translate("Trail", "↥ not confirmed\nby the server yet")
    time = moment(event.received_at, event.acted_at, zone(context))
    if abs(event.received_at - event.acted_at) > ARRIVAL_DIFFERS:
        return translate("Trail", "≠ received\n{time}").format(time=time)
    return translate("Trail", "received {time}").format(time=time)


def _who(by: Signature) -> str:
    if by.person == REPORTER.id:
        return translate("Trail", "Reporter")
    if by.person == SYSTEM.id:
        return translate("Trail", "System")
    return by.name or translate("Trail", "Not visible to your role")


def _office(by: Signature, context: Context) -> str:
    agency = context.world().directory.agencies.get(AgencyId(by.agency))
    return agency.name if agency else by.agency


def _people(by: Signature) -> Mapping[PersonId, str]:
    """By name, those who can be asked for: who acted, and in whose place."""
    absent = {by.on_behalf_of.person: one_line(by.on_behalf_of.name)} if by.on_behalf_of else {}
    known = by.name and by.person not in (REPORTER.id, SYSTEM.id)
    return {by.person: one_line(by.name), **absent} if known else {}


def _stands_for(event: Event) -> str:
    """The exact text that an entry binds, and whose decision it was."""
    text, data = bound(event), event.data
    parts = [translate("Trail", "text {hash}").format(hash=text)] if text else []
    if data.get("approved_by"):
        parts.append(translate("Trail", "approved by {name}").format(name=data["approved_by"]))
    if data.get("asked_by"):
        parts.append(translate("Trail", "asked by {name}").format(name=data["asked_by"]))
    return " · ".join(parts)
