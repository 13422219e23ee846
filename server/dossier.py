"""The delay dossier of an agency, or of all, from the server's own cases."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, select

from domain.case import OPEN, Case
from domain.dossier import Dossier, dossier
from domain.ids import AgencyId
from domain.wire import loads
from server.directory import head_of, load_reference
from server.tables import cases
from server.working_calendar import national_calendar

AT_A_TIME: Final = 500


def delays(connection: Connection, now: datetime, agency: AgencyId | None = None) -> Dossier:
    """Every overdue case, as of this snapshot; unmasked, hence for the people who run the server."""
    reference = load_reference(connection, head_of(connection))
    calendar = reference.calendar or national_calendar()
    return dossier(_open_cases(connection, agency), calendar, reference.directory, now)


def _open_cases(connection: Connection, agency: AgencyId | None) -> Iterator[Case]:
    wanted = select(cases.c.doc).where(cases.c.status.in_(sorted(OPEN)))
    if agency is not None:
        wanted = wanted.where(cases.c.agency == agency)
    for doc in connection.execute(wanted, execution_options={"yield_per": AT_A_TIME}).scalars():
        yield loads(Case, doc)
