"""The server and the signed-in profile that every run begins from, made once and copied for each."""

import os
import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from domain.apply import apply
from domain.case import Case
from domain.commands import AddNote, Archive, Command, Envelope
from domain.ids import CaseId, CommandId, DeviceId, new_id
from domain.people import Person
from server.central import Clock, utc_now
from server.database import writing
from server.embedded import EmbeddedServer
from server.records import load_case, store_case
from server.settings import Settings
from tests.support.central import running_server
from tests.support.console import BAMBANG, RATNA, SARI, WORLD, sample_cases
from tests.support.station import open_station
from tools.crash.day import CHANGED, PERISHED
from tools.crash.processes import Child, fork, outlive_nobody

PHOTO = b"\x89PNG rekaan" * 2_000


@dataclass(frozen=True)
class Folder:
    """Where one run's files lie: the server's, the console's, and the photo she attaches."""

    root: Path

    @property
    def server(self) -> Path:
        return self.root / "server"

    @property
    def profile(self) -> Path:
        return self.root / "profile"

    @property
    def photo(self) -> Path:
        return self.root / "foto lokasi.png"

    def copied_to(self, root: Path) -> "Folder":
        shutil.copytree(self.root, root)
        return Folder(root)

    def remove(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)


def make_template(root: Path) -> Folder:
    """A region, an officer signed in and synced, and then things done by others that she has not seen yet."""
    folder = Folder(root)
    root.mkdir(parents=True)
    folder.photo.write_bytes(PHOTO)
    with running_server(folder.server) as central, ExitStack() as stack:
        central.add(sample_cases())
        open_station(folder.profile, SARI, central.url, stack).synced()
        act(central.engine, PERISHED, RATNA, Archive("Sudah ditangani lewat laporan lain."))
        for case in CHANGED:
            act(central.engine, case, BAMBANG, AddNote("Mohon segera ditindaklanjuti."))
    return folder


def serve(folder: Folder, now: Clock = utc_now, **settings: Any) -> tuple[Child, str]:
    """The real server over the folder's files, in a process of its own that ends with its reader's end."""

    def run(out: int) -> None:
        with EmbeddedServer(Settings(folder.server, **settings), now=now) as server:
            os.write(out, f"{server.url}\n".encode())
            outlive_nobody()

    child = fork(run)
    return child, child.read_line()


def act(engine: Engine, case: str, person: Person, command: Command) -> None:
    """Carry out a command of somebody else, past the protocol."""
    at = datetime.now(UTC)
    with writing(engine) as connection:
        before = load_case(connection, CaseId(case), for_update=True)
        assert before is not None
        id = CommandId(new_id(at))
        envelope = Envelope(id, before.id, before.version, person.id, DeviceId("others"), at, command)
        after = apply(before, envelope, person, WORLD.directory, at, WORLD.limits)
        assert isinstance(after, Case), after
        store_case(connection, before, after)
