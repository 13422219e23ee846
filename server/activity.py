"""The monthly report of account activity, from the sign-ins the server keeps and the audit of what people did."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final

from sqlalchemy import Connection, select

from domain.activity import Activity, Deed, SignIn, activity
from domain.case import BACKDATING_TOLERANCE
from domain.directory import TIME_ZONES, Directory
from domain.ids import AgencyId, PersonId
from domain.wire import to_wire
from server.directory import head_of, load_reference
from server.tables import account, audit, sign_in

_A_ZONE: Final = timedelta(days=1)  # no zone is further from UTC
_NOTHING: Final = Activity()


@dataclass(frozen=True)
class AccountMonth:
    """One open account and what its person did in a month."""

    username: str
    name: str
    agency: AgencyId
    activity: Activity


def report(connection: Connection, month: date) -> list[AccountMonth]:
    """Every account that may be used, by agency and user name; `month` is any day of the month."""
    directory = load_reference(connection, head_of(connection)).directory
    first = datetime.combine(month.replace(day=1), time(), UTC)
    last = datetime.combine(_following(month), time(), UTC)
    found = activity(
        month,
        _sign_ins(connection, first, last),
        _deeds(connection, first, last),
        lambda person: _zone_of(person, directory),
    )
    accounts = select(account.c.person, account.c.username, account.c.name).where(account.c.active.is_(True))
    rows = [
        AccountMonth(row.username, row.name, _agency_of(row.person, directory), found.get(row.person, _NOTHING))
        for row in connection.execute(accounts)
    ]
    return sorted(rows, key=lambda one: (one.agency, one.username))


def _following(month: date) -> date:
    """The first day of the month after."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def _sign_ins(connection: Connection, first: datetime, last: datetime) -> Iterator[SignIn]:
    near = sign_in.c.at.between(first - _A_ZONE, last + _A_ZONE)
    for row in connection.execute(select(sign_in.c.person, sign_in.c.at).where(near)):
        yield SignIn(PersonId(row.person), row.at)


def _deeds(connection: Connection, first: datetime, last: datetime) -> Iterator[Deed]:
    """What may count in the month: it has arrived by the end of the time that an act may be dated back."""
    near = audit.c.received_at.between(to_wire(first - _A_ZONE), to_wire(last + _A_ZONE + BACKDATING_TOLERANCE))
    wanted = select(audit.c.person, audit.c.acted_at, audit.c.received_at).where(near).distinct()
    for row in connection.execute(wanted):
        acted_at, received_at = (datetime.fromisoformat(text) for text in (row.acted_at, row.received_at))
        yield Deed(PersonId(row.person), acted_at, received_at)


def _agency_of(person: str, directory: Directory) -> AgencyId:
    card = directory.people.get(PersonId(person))
    return card.agency if card else AgencyId("")


def _zone_of(person: PersonId, directory: Directory) -> timezone:
    agency = _agency_of(person, directory)
    return directory.zone_of(agency) if agency else TIME_ZONES["WIB"]
