"""Over a line that loses, cuts and stops, everything gets through once, and nothing starts over."""

import base64
import hashlib
import random
import socket
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.models.outbox import State
from app.models.queries import View
from app.paths import Profile
from app.status import Link
from app.sync.uploading import FIRST_PIECE as PIECE_BYTES
from domain.commands import AddNote, SubmitReply
from domain.ids import CaseId
from tests.support.bad_server import Asked, BadServer, drip_body, hang, page, silent_close
from tests.support.central import CentralServer
from tests.support.console import SARI, new_case
from tests.support.relay import bad_line, breaking_after, breaking_pieces, losing_answers, passing, refusing, unsteady
from tests.support.station import TIMEOUTS, now, open_station

CASE = "case-0008"


def test_a_line_that_loses_a_third_brings_everything_over_exactly_once(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    line.behaviour = unsteady(central.url, random.Random(20261120), loss=0.3)
    while sari.queries.counts(now().date())[View.ALL] < 24:
        sari.synced()
    wanted: dict[str, list[str]] = {}
    for number in range(120):
        case = f"case-{8 + number % 12:04}"
        text = f"catatan {number}"
        sari.submit(case, AddNote(text))
        wanted.setdefault(case, []).append(text)
    for _ in range(200):
        sari.synced()
        if set(sari.states()) == {State.SETTLED}:
            break
    assert set(sari.states()) == {State.SETTLED}
    for case, texts in wanted.items():
        on_server = [event.text for event in central.case(CaseId(case)).events if event.kind == "note"]
        assert on_server == texts, "order within the case, and each exactly once"
        assert sari.notes(case) == texts


def test_answers_that_are_lost_are_asked_for_again_also_after_a_restart(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    line.behaviour = losing_answers(central.url, 2, "/v1/sync")
    sari.submit(CASE, AddNote("sekali"))
    assert (sari.synced().link, sari.states()) == (Link.OFFLINE, [State.SENT])
    assert sari.desk.withdraw(sari.items()[0]).result(10) is False, "it may have arrived"
    sari.close()
    again = open_station(tmp_path / "sari", SARI, line.url, stack)
    assert again.notes(CASE) == ["sekali"]
    again.synced()
    again.synced()
    assert (again.states(), again.notes(CASE)) == ([State.SETTLED], ["sekali"])
    assert [e.text for e in central.case(CaseId(CASE)).events if e.kind == "note"] == ["sekali"]


def test_a_server_that_goes_away_in_the_middle_of_a_load_is_gone_on_with(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    many = [replace(new_case(n, days_ago=3).case, id=CaseId(f"many-{n}"), tracking=f"9{n:06}") for n in range(900)]
    central.add(many)
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    line.behaviour = breaking_after(central.url, 2)
    assert sari.synced().link is Link.OFFLINE
    got = sari.queries.counts(now().date())[View.ALL]
    assert 0 < got < 924
    received = sari.api.traffic.received_bytes
    line.behaviour = passing(central.url)
    asked = len(line.asked)
    assert sari.synced().link is Link.CONNECTED
    assert sari.queries.counts(now().date())[View.ALL] == 924
    assert len(line.asked) > asked
    with ExitStack() as other:
        whole = open_station(tmp_path / "whole", SARI, central.url, other)
        whole.synced()
        total = whole.api.traffic.received_bytes
    assert sari.api.traffic.received_bytes - received < total * 0.95, "it started over"
    assert sari.api.traffic.received_bytes < total * 1.2  # the page that was cut, and smaller ones after it


def test_an_upload_that_is_cut_goes_on_where_it_was(central: CentralServer, tmp_path: Path, stack: ExitStack) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    content = random.Random(1).randbytes(3 * PIECE_BYTES + 12_345)
    path = tmp_path / "bukti.pdf"
    path.write_bytes(content)
    attachment = sari.desk.attach(path).result(10)
    line.behaviour = breaking_pieces(central.url, count=2, after=50_000)
    sari.submit(CASE, SubmitReply("Lihat berkas.", (attachment,)))
    sari.submit("case-0009", AddNote("kasus lain"))
    sari.synced()
    assert sari.states() == [State.SETTLED, State.SETTLED], "every try got further, so nothing was put off"
    offsets = [int(asked.headers["upload-offset"]) for asked in line.asked if asked.method == "PATCH"]
    assert offsets == sorted(offsets) and offsets[:3] == [0, 50_000, 100_000]
    reply = central.case(CaseId(CASE)).reply
    assert reply is not None
    assert [item.sha256 for item in reply.attachments] == [hashlib.sha256(content).hexdigest()]


def test_one_file_the_server_does_not_take_holds_up_no_other(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    line.behaviour = refusing(central.url, "/v1/uploads")
    files = []
    for number in range(3):
        path = tmp_path / f"foto {number}.png"
        path.write_bytes(f"foto {number}".encode() * 100)
        files.append(sari.desk.attach(path).result(10))
        sari.submit(f"case-{8 + number:04}", AddNote(f"foto {number}", attachments=(files[-1],)))
    assert sari.synced().link is Link.CONNECTED
    assert sari.states() == [State.QUEUED] * 3
    first = sorted(files, key=lambda item: item.sha256)[0]
    refused = refusing(central.url, "/v1/uploads")
    passes = passing(central.url)

    def one(server: BadServer, connection: socket.socket, asked: Asked) -> bool:
        named = asked.headers.get("upload-metadata", "")
        behaviour = refused if base64.b64encode(first.sha256.encode()).decode() in named else passes
        return behaviour(server, connection, asked)

    line.behaviour = one
    sari.synced()
    assert sorted(sari.states()) == [State.QUEUED, State.SETTLED, State.SETTLED]
    line.behaviour = passes
    sari.synced()
    assert sari.states() == [State.SETTLED] * 3


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_is_years_wrong_changes_nothing(
    central: CentralServer, tmp_path: Path, stack: ExitStack, years: int
) -> None:
    def wrong() -> datetime:
        return now() + timedelta(days=365 * years)

    sari = open_station(tmp_path / "sari", SARI, central.url, stack, clock=wrong)
    assert sari.synced().link is Link.CONNECTED
    sari.submit(CASE, AddNote("dari masa lain"))
    sari.submit("case-0009", SubmitReply("Sudah."))
    sari.synced()
    assert sari.states() == [State.SETTLED, State.SETTLED]
    [note] = [event for event in central.case(CaseId(CASE)).events if event.kind == "note"]
    assert note.received_at is not None
    assert abs(note.received_at - now()) < timedelta(minutes=1)
    assert abs(note.acted_at - wrong()) < timedelta(minutes=1), "recorded as it was said"
    assert note.counted_at == note.received_at
    assert note.clock_is_skewed is (years > 0)
    assert sari.status.data_as_of is not None and abs(sari.status.data_as_of - now()) < timedelta(minutes=1)
    with ExitStack() as other:
        right = open_station(tmp_path / "sari", SARI, central.url, other)
        assert right.synced().link is Link.CONNECTED


TROUBLES = {
    "portal": (page(200, b"<html>Masuk</html>", ours=False), "not_our_server"),
    "garbage": (page(200, b"\x00\xff{"), "not_our_server"),
    "500": (page(500), "server_error"),
    "busy": (page(503, Retry_After="99999999999999999999"), "server_error"),
    "too old": (page(426, b'{"code": "upgrade_needed"}'), "upgrade_needed"),
    "revoked": (page(403, b'{"code": "device_revoked"}'), "device_revoked"),
    "too large": (page(413), "page_too_large"),
    "closes": (silent_close, "server_down"),
    "hangs": (hang, "server_slow"),
    "drips": (drip_body, "server_slow"),
}


def test_after_every_trouble_the_console_goes_on_by_itself(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    hasty = replace(TIMEOUTS, stall=1.0, whole=2.0)
    sari = open_station(tmp_path / "sari", SARI, line.url, stack, timeouts=hasty)
    sari.synced()
    for number, (name, (behaviour, code)) in enumerate(TROUBLES.items()):
        line.behaviour = behaviour
        sari.submit(CASE, AddNote(f"catatan {name}"))
        status = sari.synced()
        assert (status.problem, status.link is not Link.CONNECTED) == (code, True), name
        assert sari.view(CASE).case.version == 2 + number + 1, "reading and writing go on"
        line.behaviour = passing(central.url)
        assert (sari.synced().link, set(sari.states())) == (Link.CONNECTED, {State.SETTLED}), name
    assert sari.notes(CASE) == [f"catatan {name}" for name in TROUBLES]
    assert not list(Profile(tmp_path / "sari").set_aside_dir.iterdir())
