"""Commands that wait, are held, are too large or were made on others: none wedges the rest, none is lost."""

import random
import socket
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.models.engine import reading
from app.models.outbox import State
from app.models.tables import overlay
from app.status import Link
from domain.commands import AddNote, Archive, RecallReply, SubmitReply
from domain.errors import Code
from server.database import writing as server_writing
from server.tables import device
from tests.support.bad_server import Asked, BadServer, Behaviour, page
from tests.support.central import CentralServer
from tests.support.console import RATNA, SARI
from tests.support.relay import bad_line, losing_answers, passing
from tests.support.station import Station, now, open_station

CASE, OTHER = "case-0008", "case-0009"
LARGE = AddNote(random.Random(5).randbytes(30_000).hex())  # packed, it is still large


def refusing_large(target: str, size: int) -> Behaviour:
    """A gateway that takes bodies up to `size`."""
    passes = passing(target)

    def answer(server: BadServer, connection: socket.socket, asked: Asked) -> bool:
        refused = page(413, ours=False)
        return (refused if len(asked.body) > size else passes)(server, connection, asked)

    return answer


def laid_over(station: Station) -> set[str]:
    with reading(station.stores.cache) as connection:
        return set(connection.execute(overlay.select()).scalars(1))


def test_a_computer_the_server_has_forgotten_is_enrolled_again_and_goes_on(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    sari.synced()
    with server_writing(central.engine) as connection:
        connection.execute(device.delete())
    sari.submit(CASE, AddNote("sesudahnya"))
    assert sari.synced().link is Link.CONNECTED
    assert (sari.states(), sari.notes(CASE)) == ([State.SETTLED], ["sesudahnya"])


def test_a_command_that_no_request_can_carry_lets_the_others_pass(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    line.behaviour = refusing_large(central.url, 20_000)
    sari.submit(CASE, LARGE)
    sari.submit(OTHER, AddNote("kasus lain"))
    sari.submit(CASE, AddNote("kasus yang sama"))
    assert sari.synced().link is Link.CONNECTED
    assert sari.states() == [State.QUARANTINED, State.SETTLED, State.SETTLED]
    [large, *_] = sari.items()
    assert (large.code, large.envelope.command) == ("too_large", LARGE)
    assert laid_over(sari) == set(), "the lists no longer show what will not be"
    line.behaviour = passing(central.url)
    assert sari.desk.retry(large).result(10)
    sari.synced()
    assert sari.states()[0] is State.REJECTED, "the server's own word"


def test_a_gateway_that_refuses_everything_sets_nothing_aside(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    line.behaviour = page(413, ours=False)
    sari.submit(CASE, AddNote("catatan biasa"))
    assert sari.synced().link is Link.OFFLINE
    assert sari.states() == [State.SENT]


def test_what_was_set_aside_but_had_arrived_gets_the_server_s_answer(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    line.behaviour = losing_answers(central.url, 1, "/v1/sync")
    sari.submit(OTHER, LARGE)
    sari.synced()
    assert sari.states() == [State.SENT]
    line.behaviour = refusing_large(central.url, 20_000)
    sari.synced()
    assert sari.states() == [State.REJECTED]
    assert sari.items()[0].code == Code.TEXT_TOO_LONG


def test_what_is_set_aside_no_longer_shows_on_its_case(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    line.behaviour = refusing_large(central.url, 20_000)
    sari.submit(CASE, LARGE)
    assert laid_over(sari) == {CASE}
    sari.synced()
    assert (sari.states(), laid_over(sari), sari.notes(CASE)) == ([State.QUARANTINED], set(), [])


@pytest.fixture
def time() -> list[datetime]:
    return [now()]


def test_what_can_be_undone_waits_and_other_cases_do_not_wait_for_it(
    central: CentralServer, tmp_path: Path, stack: ExitStack, time: list[datetime]
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central.url, stack, clock=lambda: time[0], undo_seconds=10)
    sari.synced()
    sari.submit(CASE, AddNote("satu"))
    sari.submit(CASE, AddNote("dua"))
    sari.submit(OTHER, AddNote("tiga"))
    for item in sari.items()[1:]:
        assert sari.desk.send_now(item).result(10)
    status = sari.synced()
    assert sari.states() == [State.QUEUED, State.QUEUED, State.SETTLED]
    assert status.next_try_at is not None and status.next_try_at - time[0] <= timedelta(seconds=10)
    assert sari.desk.withdraw(sari.items()[0]).result(10)
    sari.synced()
    assert sari.states() == [State.WITHDRAWN, State.SETTLED, State.SETTLED]
    assert sari.notes(CASE) == ["dua"]
    sari.submit(CASE, AddNote("empat"))
    sari.synced()
    assert sari.states()[3] is State.QUEUED
    time[0] += timedelta(seconds=10.5)
    sari.synced()
    assert (sari.states()[3], sari.notes(CASE)) == (State.SETTLED, ["dua", "empat"])


@pytest.mark.parametrize("together", [True, False])
def test_what_was_made_on_a_refused_command_has_no_effect_and_is_kept(
    central: CentralServer, tmp_path: Path, stack: ExitStack, together: bool
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central.url, stack, undo_seconds=10)
    ratna = open_station(tmp_path / "ratna", RATNA, central.url, stack)
    for station in (sari, ratna):
        station.synced()
    ratna.submit(CASE, Archive("Laporan ganda."))
    ratna.synced()
    sari.submit(CASE, SubmitReply("Sudah ditambal."))
    sari.submit(CASE, RecallReply())
    submitted, recalled = sari.items()
    assert (submitted.made_after, recalled.made_after) == ((), (submitted.id,))
    for item in sari.items()[: 2 if together else 1]:
        assert sari.desk.send_now(item).result(10)
    assert sari.synced().link is Link.CONNECTED
    assert sari.states() == [State.REJECTED, State.BLOCKED]
    recalled = sari.items()[1]
    assert (recalled.code, recalled.answered_at is not None) == (Code.DEPENDENCY_REFUSED, together)
    assert laid_over(sari) == set()
    assert sari.desk.retry(recalled).result(10)
    sari.synced()
    assert sari.states() == [State.REJECTED, *([State.WITHDRAWN] if together else []), State.REJECTED]
    assert sari.items()[-1].code != Code.DEPENDENCY_REFUSED, "now it stands for itself"
