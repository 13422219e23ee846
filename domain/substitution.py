"""Appointments of substitutes: who stands in for whom, in which role, from when until when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from domain.ids import AgencyId, PersonId, UnitId
from domain.people import Capacity, Membership, Role


@dataclass(frozen=True)
class Substitution:
    """One of the absent person's memberships, lent to a substitute from `since` until before `until` (aware UTC).

    It is lent and not passed on: it gives nobody the right to appoint a substitute of their own, and clearance for
    secret cases stays personal. `withdrawn` ends it at once, for acts that have not arrived yet as well.
    """

    id: str
    substitute: PersonId
    absent: PersonId
    role: str
    agency: AgencyId
    since: datetime
    until: datetime
    unit: UnitId | None = None
    capacity: str = Capacity.ON_BEHALF
    appointed_by: PersonId | None = None
    withdrawn: bool = False

    @property
    def membership(self) -> Membership | None:
        """What is lent; None for a role that this program does not know."""
        return Membership(Role(self.role), self.agency, self.unit) if self.role in set(Role) else None

    def days(self, zone: tzinfo) -> tuple[date, date]:
        """The first and the last day of it in `zone`."""
        return self.since.astimezone(zone).date(), (self.until.astimezone(zone) - timedelta.resolution).date()

    def in_force(self, at: datetime) -> bool:
        return not self.withdrawn and self.since <= at < self.until and self.substitute != self.absent


def whole_days(first: date, last: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """`since` and `until` of a substitution for these days of `zone`, both included."""
    begin, end = (datetime.combine(day, time.min, zone) for day in (first, last + timedelta(days=1)))
    return begin.astimezone(UTC), end.astimezone(UTC)


def lent_to(person: PersonId, substitutions: Iterable[Substitution], at: datetime) -> Iterator[Substitution]:
    """What `person` may use of other people's memberships at `at`."""
    return (each for each in substitutions if each.substitute == person and each.in_force(at))
