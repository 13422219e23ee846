"""A session may expire, be renewed over a bad line, or be ended: the network stops at most, the work goes on."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from app import log
from app.models.outbox import State
from app.secrets import Keychain, open_keychain
from app.status import Link
from app.sync.session import REFRESH_SECRET, sign_in
from domain.commands import AddNote
from domain.ids import CaseId
from server.database import writing
from server.sessions import revoke_all
from server.tables import access, device
from tests.support.canary import sightings
from tests.support.central import PASSWORD, CentralServer
from tests.support.console import SARI
from tests.support.relay import bad_line, losing_answers, passing
from tests.support.secret_service import SecretService
from tests.support.station import now, open_station

CASE = "case-0008"


def expire(central: CentralServer) -> None:
    """As if a quarter of an hour had passed."""
    with writing(central.engine) as connection:
        connection.execute(delete(access))


def test_an_expired_token_is_renewed_on_the_way(central: CentralServer, tmp_path: Path, stack: ExitStack) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    expire(central)
    sari.submit(CASE, AddNote("sekali"))
    asked = len(line.asked)
    assert sari.synced().link is Link.CONNECTED
    assert [each.path for each in line.asked[asked:]] == ["/v1/sync", "/v1/auth/refresh", "/v1/sync"]
    assert (sari.states(), sari.items()[0].attempts) == ([State.SETTLED], 1)
    assert sari.notes(CASE) == ["sekali"]


def test_a_renewal_whose_answer_is_lost_asks_nobody_for_a_password(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    expire(central)
    line.behaviour = losing_answers(central.url, 1, "/v1/auth/refresh")
    assert sari.synced().problem == "server_down"
    sari.close()
    again = open_station(tmp_path / "sari", SARI, line.url, stack)
    assert again.synced().link is Link.CONNECTED
    assert Link.SESSION_EXPIRED not in {status.link for status in (*sari.statuses, *again.statuses)}


def ended(central: CentralServer) -> None:
    with writing(central.engine) as connection:
        revoke_all(connection, SARI.id, now())


def test_an_ended_session_stops_the_network_and_a_new_log_in_sends_what_waited(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    sari.synced()
    ended(central)
    sari.submit(CASE, AddNote("satu"))
    status = sari.synced()
    assert (status.link, status.problem, status.next_try_at) == (Link.SESSION_EXPIRED, "session_expired", None)
    sari.submit(CASE, AddNote("dua"))
    assert sari.notes(CASE) == ["satu", "dua"]
    assert sari.states() == [State.QUEUED, State.QUEUED]
    device_id = sari.items()[0].envelope.device
    sari.session.begin(sign_in(central.url, SARI.id, PASSWORD, device_id, now()).tokens)
    sari.sync.signed_in()
    assert sari.at_rest().link is Link.CONNECTED
    assert sari.states() == [State.SETTLED, State.SETTLED]


def test_a_computer_that_is_shut_out_keeps_what_was_written_on_it(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    sari.synced()
    with writing(central.engine) as connection:
        connection.execute(update(device).values(revoked_at=now()))
    sari.submit(CASE, AddNote("satu"))
    status = sari.synced()
    assert (status.link, status.problem) == (Link.REVOKED, "device_revoked")
    assert sari.notes(CASE) == ["satu"]
    assert sari.items()[0].envelope.command == AddNote("satu")


@pytest.fixture
def keychain(secret_service: SecretService) -> Iterator[Keychain]:
    found = open_keychain()
    yield found
    found.delete(REFRESH_SECRET)  # other tests use the same keyring


@pytest.mark.secret_service
def test_with_a_keyring_no_file_of_the_profile_holds_a_token_or_the_password(
    central: CentralServer,
    tmp_path: Path,
    stack: ExitStack,
    keychain: Keychain,
    caplog: pytest.LogCaptureFixture,
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack, secrets=keychain)
    sari.synced()
    caplog.set_level(logging.DEBUG)
    secrets: set[str] = set()
    with log.written_to(sari.profile.log_dir):
        for trouble in (None, "/v1/auth/refresh", "/v1/sync"):
            line.behaviour = losing_answers(central.url, 1, trouble) if trouble else passing(central.url)
            sari.submit(CASE, AddNote("catatan"))
            expire(central)
            sari.synced()
            line.behaviour = passing(central.url)
            sari.synced()
            secrets |= {PASSWORD, sari.session.access_token, str(keychain.get(REFRESH_SECRET)).split('"')[3]}
    assert len(secrets) == 7, "each renewal gave a new pair"
    for secret in secrets:
        assert sightings(sari.profile.root, secret) == []
        assert secret not in caplog.text
    with sari.stores.work.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM secret").scalar_one() == 0


def test_work_carried_out_as_the_session_ends_is_unknown_and_never_withdrawn(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    sari.synced()
    ends = "CREATE TRIGGER ends AFTER INSERT ON event BEGIN UPDATE session SET revoked_at = '2026-01-01'; END"
    with writing(central.engine) as connection:
        connection.exec_driver_sql(ends)
    sari.submit(CASE, AddNote("sudah sampai"))
    assert sari.synced().problem == "server_error"
    assert sari.synced().link is Link.SESSION_EXPIRED
    assert sari.states() == [State.SENT]
    assert not sari.desk.withdraw(sari.items()[0]).result(10)
    assert [e.text for e in central.case(CaseId(CASE)).events if e.kind == "note"] == ["sudah sampai"]
