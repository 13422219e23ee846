"""The keyring stops answering, or another program holds a store, in the middle of a session: the work goes on."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import delete

from app.models import drafts
from app.models.drafts import Draft
from app.models.engine import reading
from app.models.outbox import State
from app.problems import Problem
from app.secrets import open_keychain
from domain.commands import AddNote
from domain.ids import CaseId
from server.database import writing
from server.tables import access
from tests.support.central import CentralServer
from tests.support.console import KEY, SARI
from tests.support.secret_service import SecretService, private_secret_service
from tests.support.station import Station, now, open_station

ROOT = Path(__file__).parents[2]
CASE, OTHER = "case-0008", "case-0009"

HOLDER = """
import sys
from pathlib import Path
from app.models.engine import open_store, writing
with writing(open_store(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), durable=True)):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def own_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    """A keyring for one test to disturb."""
    with private_secret_service(tmp_path / "keyring") as service:
        for name, value in service.environment.items():
            monkeypatch.setenv(name, value)
        yield service
    for left_behind in [thread for thread in threading.enumerate() if thread.name == "keyring"]:
        left_behind.join(10)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another process has begun to write and does not come to an end."""
    command = [sys.executable, "-c", HOLDER, str(path), KEY.hex()]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline() == b"held\n"
        try:
            yield
        finally:
            process.kill()


def draft(station: Station, text: str) -> None:
    station.desk.save_draft(Draft(CaseId(OTHER), "reply", "", "", text, now())).result(20)


def written(station: Station) -> list[str]:
    with reading(station.stores.work) as connection:
        return [item.text for item in drafts.recent(connection, 9)]


def noted(central: CentralServer, text: str) -> int:
    return [event.text for event in central.case(CaseId(CASE)).events].count(text)


def test_a_keyring_that_stops_answering_holds_up_sending_and_nothing_else(
    own_service: SecretService, central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    keychain = open_keychain(timeout_seconds=0.5)
    station = open_station(tmp_path / "sari", SARI, central.url, stack, secrets=keychain)
    assert station.synced().problem == ""
    own_service.daemon.send_signal(signal.SIGSTOP)
    with writing(central.engine) as connection:
        connection.execute(delete(access))  # as if a quarter of an hour had passed
    station.submit(CASE, AddNote("tanpa gantungan kunci"))
    assert station.synced().problem == "keyring_failed"
    draft(station, "tetap tersimpan")
    assert (written(station), noted(central, "tanpa gantungan kunci")) == (["tetap tersimpan"], 0)
    assert station.states()[0] in (State.QUEUED, State.SENT)
    own_service.daemon.send_signal(signal.SIGCONT)
    assert station.synced().problem == ""
    assert (station.states(), noted(central, "tanpa gantungan kunci")) == ([State.SETTLED], 1)


@pytest.mark.parametrize("name", ["work.db", "cache.db"])
def test_a_store_held_by_another_program_is_said_and_all_goes_on_afterwards(
    name: str, central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    station = open_station(tmp_path / "sari", SARI, central.url, stack)
    station.synced()
    station.submit(CASE, AddNote("sebelum terkunci"))
    with held(station.profile.root / name):
        if name == "work.db":
            with pytest.raises(Problem, match="store_locked"):
                draft(station, "belum tersimpan")
        else:
            draft(station, "tersimpan")
        assert station.synced().problem == "store_locked"
    if name == "work.db":
        draft(station, "tersimpan")
    assert station.synced().problem == ""
    assert (station.states(), written(station)) == ([State.SETTLED], ["tersimpan"])
    assert noted(central, "sebelum terkunci") == 1
