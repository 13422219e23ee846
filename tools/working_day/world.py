"""The world around the consoles of a working day: the central server, its network, and the processes of two people."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from domain.case import Case
from domain.deadlines import clocks, next_due
from domain.ids import CaseId
from server.central import Central
from server.database import reading
from server.embedded import EmbeddedServer
from server.records import load_case
from server.schema import migrate
from server.seed.populate import populate
from server.settings import Settings
from server.tables import cases

PASSWORD = "demo-konsol"
SEED = 2026
OFFICER, SUPERVISOR = "sari", "bambang"
UNIT = "TH-PUPR"
CONSOLE_SECONDS = 240


class ConsoleFailed(Exception):
    """A console's part of the day did not go as it should."""


@dataclass(frozen=True)
class Step:
    """One verified step: what was done, what was seen, and the picture of it, if there is one."""

    title: str
    saw: str
    picture: str = ""


def seeded_server(folder: Path, count: int) -> EmbeddedServer:
    """A server on loopback with the invented region in `folder`; not started yet."""
    settings = Settings(folder)
    folder.mkdir(parents=True, exist_ok=True)
    migrate(settings.database)
    central = Central.over(settings)
    try:
        # Begun at midnight, so that the same region comes out whenever it is played on one day.
        midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        populate(central, seed=SEED, count=count, password=PASSWORD, now=midnight)
    finally:
        central.engine.dispose()
    return EmbeddedServer(settings)


class World:
    """Holds the server and plays fate: takes the network away, gives it back, kills.

    `program` is the module that runs one console's part.
    """

    def __init__(self, server: EmbeddedServer, program: str = "tools.working_day.console") -> None:
        self.server = server
        self._program = program
        self.central = Central.over(server.settings)

    def close(self) -> None:
        self.server.stop()
        self.central.engine.dispose()

    def case(self, case: str) -> Case:
        with reading(self.central.engine) as connection:
            found = load_case(connection, CaseId(case))
        if found is None:
            raise ConsoleFailed("the server has no such case")
        return found

    def console(self, part: str, arguments: list[str], tell: Callable[[Step], None]) -> dict[str, str]:
        """Run one console through its part of the day; returns what it wants remembered for the next part."""
        command = [sys.executable, "-m", self._program, part, "--server", self.server.url, *arguments]
        remembered: dict[str, str] = {}
        killed = False
        pipe = subprocess.PIPE
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8") as process:
            assert process.stdin is not None and process.stdout is not None
            try:
                for line in process.stdout:
                    message = json.loads(line)
                    if "step" in message:
                        tell(Step(message["step"], message["saw"], message["picture"]))
                    elif "remember" in message:
                        remembered[message["remember"]] = message["value"]
                    elif "failed" in message:
                        raise ConsoleFailed(f"{message['failed']} ({message['where']}) {message['picture']}")
                    elif message["ask"] == "kill me":
                        process.kill()
                        killed = True
                    else:
                        self.grant(message["ask"])
                        process.stdin.write("done\n")
                        process.stdin.flush()
                code = process.wait(CONSOLE_SECONDS)
            finally:
                process.kill()
        if not killed and code != 0:
            raise ConsoleFailed(f"the console ended with {code}")
        return remembered

    def grant(self, wish: str) -> None:
        """Do what a console asked for. Raises ConsoleFailed for what nobody can do."""
        if wish == "network off":
            self.server.stop()
        elif wish == "network on":
            self.server.start()
        else:
            raise ConsoleFailed(f"unknown wish: {wish}")

    def due_first(self) -> str:
        """The day on which the unit's first open case is due, by the domain's own rule, as an ISO date."""
        return min(self._due())

    def _due(self) -> Iterator[str]:
        with reading(self.central.engine) as connection:
            reference = self.central.reference.at(connection)
            found = connection.execute(cases.select().where(cases.c.unit == UNIT)).all()
        for row in found:
            case = self.case(row.id)
            if case.is_open and reference.calendar is not None:
                due = next_due(clocks(case, reference.calendar, reference.directory))
                if due is not None and due.due_on is not None:
                    yield due.due_on.isoformat()
