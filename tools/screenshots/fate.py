"""The world around the consoles that are photographed: others who act, sessions that end, a line that stalls."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

import sqlalchemy as sa

from app.training.colleagues import act
from domain.case import Status
from domain.commands import Command, Verify
from domain.ids import AgencyId, CaseId, PersonId, UnitId
from domain.people import REPORTER
from domain.wire import dumps, loads
from server.database import reading, writing
from server.directory import CAPABILITIES, head_of, load_reference, put_reference
from server.embedded import EmbeddedServer
from server.people import load_person, set_memberships
from server.sessions import revoke_all
from server.tables import cases, device
from tools.lines import Line, Passage, Send, Way
from tools.working_day.world import ConsoleFailed, Step, World

ACT: Final = "act"
OFFICE, ADMIN = AgencyId("KAB-TH"), PersonId("slamet")


@dataclass(frozen=True)
class Deed:
    """What somebody else does to a report."""

    actor: PersonId
    case: CaseId
    command: Command


class Stalling(Passage):
    """While it stalls, whatever the server answers stays on the way."""

    def __init__(self) -> None:
        self.stalls = False

    def carry(self, way: Way, piece: bytes, onward: Send, back: Send) -> None:
        if way is Way.UP or not self.stalls:
            onward(piece)


class Fate(World):
    """Grants what the scripts of the scenes ask for."""

    def __init__(self, server: EmbeddedServer) -> None:
        super().__init__(server, "tools.screenshots.console")
        self._passage = Stalling()
        self._line: Line | None = None
        self._wishes: dict[str, Callable[[str], None]] = {
            ACT: self._act,
            "end sessions": self._end_sessions,
            "bar computers": self._bar_computers,
            "take away units": self._take_away_units,
            "offer reopening": lambda _: self._offer_reopening(),
            "new report for": self._new_report,
            "stall": lambda _: self._stall(True),
            "flow": lambda _: self._stall(False),
        }

    def close(self) -> None:
        if self._line is not None:
            self._line.__exit__(None, None, None)
        super().close()

    def console_on_a_line(self, part: str, arguments: list[str], tell: Callable[[Step], None]) -> dict[str, str]:
        """One console that reaches the server over a line that can stall."""
        if self._line is None:
            self._line = Line(self.server.url, lambda: self._passage)
        return self.console(part, [*arguments, "--server", self._line.url], tell)

    def grant(self, wish: str) -> None:
        for name, carry_out in self._wishes.items():
            if wish.startswith(name):
                carry_out(wish.removeprefix(name).strip())
                return
        super().grant(wish)

    def _act(self, told: str) -> None:
        deed = loads(Deed, told)
        with reading(self.central.engine) as connection:
            person = REPORTER if deed.actor == REPORTER.id else load_person(connection, deed.actor)
        if person is None or not act(self.central, person, deed.case, deed.command, datetime.now(UTC)):
            raise ConsoleFailed(f"{deed.actor} may not do {deed.command.type} to {deed.case}")

    def _new_report(self, unit: str) -> None:
        """An admin verifies a report that waited for that, and hands it to the unit."""
        waits = sa.and_(cases.c.agency == OFFICE, cases.c.status == Status.UNVERIFIED)
        with reading(self.central.engine) as connection:
            case = connection.scalar(sa.select(cases.c.id).where(waits).limit(1))
        if case is None:
            raise ConsoleFailed("no report waits to be verified")
        self._act(dumps(Deed(ADMIN, case, Verify(OFFICE, UnitId(unit)))))

    def _end_sessions(self, person: str) -> None:
        with writing(self.central.engine) as connection:
            revoke_all(connection, PersonId(person), datetime.now(UTC))

    def _bar_computers(self, person: str) -> None:
        with writing(self.central.engine) as connection:
            theirs = sa.update(device).where(device.c.person == person)
            connection.execute(theirs.values(revoked_at=datetime.now(UTC)))

    def _take_away_units(self, person: str) -> None:
        """All of their offices but the last."""
        with writing(self.central.engine) as connection:
            found = load_person(connection, PersonId(person))
            if found is not None:
                set_memberships(connection, found.id, found.memberships[-1:])

    def _offer_reopening(self) -> None:
        with writing(self.central.engine) as connection:
            offered = load_reference(connection, head_of(connection)).directory.capabilities
            put_reference(connection, CAPABILITIES, CAPABILITIES, replace(offered, reopening=True))

    def _stall(self, stalls: bool) -> None:
        self._passage.stalls = stalls
