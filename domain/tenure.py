"""Who held a case when, from its timeline: a day is a day in the holder's zone, with the holder's local holidays.

Where a case changes hands, the clock that ends with it stops on the day of whoever held it until then, and the clock
that begins with it starts on the day of whoever holds it from then on. The local holidays of a day are those of the
office that held the case when the day began.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timezone

from domain.case import Case, Event, EventKind
from domain.directory import Directory
from domain.ids import AgencyId

HANDS_OVER = frozenset({EventKind.VERIFIED, EventKind.TRANSFER_ACCEPTED})


@dataclass(frozen=True)
class Office:
    """What of a holder matters to a clock: its zone and its region."""

    zone: timezone
    region: str

    def day(self, instant: datetime) -> date:
        return instant.astimezone(self.zone).date()


@dataclass(frozen=True)
class Handover:
    """The place in the timeline from which on another office held the case, and the day there."""

    position: int
    office: Office
    day: date


@dataclass(frozen=True)
class Tenure:
    """The first holder of a case and all that followed."""

    first: Office
    handovers: tuple[Handover, ...] = ()

    @property
    def last(self) -> Office:
        return self.handovers[-1].office if self.handovers else self.first

    def office_at(self, position: int) -> Office:
        """Who held the case after the entry at `position` of the timeline."""
        return next((h.office for h in reversed(self.handovers) if h.position <= position), self.first)

    def region_on(self) -> Callable[[date], str]:
        """The region whose local holidays hold on a day."""
        if not self.handovers:
            region = self.first.region
            return lambda day: region
        later = [(h.day, h.office.region) for h in reversed(self.handovers)]
        return lambda day: next((region for since, region in later if since < day), self.first.region)


def tenure_of(case: Case, directory: Directory) -> Tenure:
    """Who held `case` when, as far as its timeline tells; where that contradicts its holder, the holder all along."""
    moves = [(position, event) for position, event in enumerate(case.events) if _hands_over(event)]
    holder = office_of(case.holder.agency, directory)
    if not moves or moves[-1][1].data["agency"] != case.holder.agency:
        return Tenure(holder)
    first, handovers = _first(moves[0][1], directory), _handovers(moves, directory)
    if all(handover.office == first for handover in handovers):
        return Tenure(first)
    return Tenure(first, tuple(handovers))


def office_of(agency: AgencyId, directory: Directory) -> Office:
    known = directory.agencies.get(agency)
    return Office(directory.zone_of(agency), known.region if known else "")


def _hands_over(event: Event) -> bool:
    return event.kind in HANDS_OVER and "agency" in event.data


def _first(move: Event, directory: Directory) -> Office:
    """Entries of earlier servers do not say from whom a verified case came: it counts as the receiver's."""
    return office_of(AgencyId(move.data.get("from") or move.data["agency"]), directory)


def _handovers(moves: Sequence[tuple[int, Event]], directory: Directory) -> list[Handover]:
    found = []
    for position, event in moves:
        office = office_of(AgencyId(event.data["agency"]), directory)
        found.append(Handover(position, office, office.day(event.counted_at)))
    return found
