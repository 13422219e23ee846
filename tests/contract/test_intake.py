"""A report taken in without a connection is in the lists at once, and becomes one case with one number."""

import logging
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from app.models.engine import writing
from app.models.outbox import State
from app.models.queries import CaseRow, View
from app.models.repair import audit
from app.status import Link
from domain.case import Reporter, Status
from domain.commands import AddNote, IntakeReport
from domain.ids import CaseId
from domain.intake import provisional_number
from tests.support.bad_server import silent_close
from tests.support.central import CentralServer
from tests.support.console import HEALTH, RATNA, REGENCY, ROADS, SARI
from tests.support.guards import ExpectedLog
from tests.support.relay import bad_line, losing_answers, passing
from tests.support.station import PATIENCE_SECONDS, Station, now, open_station

REPORTER = Reporter("Pelapor Loket", "9988776655443322", "+62 999")
REPORT = IntakeReport(REGENCY, "Got mampet", "Got di RT 04 meluap.", "face_to_face", ROADS, reporter=REPORTER)


def taken_in(station: Station, report: IntakeReport = REPORT) -> CaseId:
    return station.desk.take_in(report).result(PATIENCE_SECONDS)


def row_of(station: Station, case: CaseId) -> CaseRow | None:
    keys = station.queries.keys(View.NEW, now().date())
    key = station.queries.key_of(case)
    if key is None:
        return None
    assert key in keys, "it is new work, in the list of it"
    return station.queries.rows(keys)[key]


def test_offline_with_a_file_and_a_note_and_later_one_final_number(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    ratna = open_station(tmp_path / "ratna", RATNA, central.url, stack)
    sari.synced()
    line.behaviour = silent_close
    photo = tmp_path / "got.jpg"
    photo.write_bytes(bytes(range(256)) * 100)
    item = sari.desk.attach(photo).result(PATIENCE_SECONDS)
    case = taken_in(sari, replace(REPORT, attachments=(item,)))
    number = provisional_number(case)
    shown = row_of(sari, case)
    assert shown and (shown.tracking, shown.status, shown.pending) == (number, Status.UNVERIFIED, True)
    sari.submit(case, AddNote("Pelapor menunggu di loket."))
    assert sari.synced().link is not Link.CONNECTED
    assert sari.states() == [State.QUEUED, State.QUEUED], "what no answer came for stays, whatever the sync brings"
    seen = sari.view(case)
    assert (seen.server_version, len(seen.pending), seen.case.reporter) == (0, 2, REPORTER)
    assert sari.items()[1].made_after == (sari.items()[0].id,)
    line.behaviour = losing_answers(central.url, 1, "/v1/sync")
    sari.synced()
    line.behaviour = passing(central.url)
    sari.synced()
    sari.synced()
    assert sari.states() == [State.SETTLED, State.SETTLED]
    final = central.case(case)
    assert sari.items()[0].fields == {"tracking": final.tracking, "provisional": number}
    after = row_of(sari, case)
    assert after and (after.tracking, after.pending, after.key > 0) == (final.tracking, False, True)
    assert sari.notes(case) == ["Pelapor menunggu di loket."]
    assert central.case(case).attachments == (item,)
    ratna.synced()
    assert ratna.view(case).case == final == sari.view(case).case
    for station in (sari, ratna):
        assert station.queries.find(final.tracking) == station.queries.find(number.lower()) == case
        assert station.queries.find("S-00000-00000") is None


def test_whole_syncs_before_it_has_left_do_not_orphan_it(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    """The server cannot hold what it was never told: its silence means nothing."""
    sari = open_station(tmp_path / "sari", SARI, central.url, stack, undo_seconds=10)
    sari.synced()
    case = taken_in(sari)
    sari.synced()
    with writing(sari.stores.cache) as connection:
        assert audit(connection) == frozenset()
    assert sari.states() == [State.QUEUED] and row_of(sari, case) is not None
    assert sari.desk.withdraw(sari.items()[0]).result(PATIENCE_SECONDS)
    assert sari.states() == [State.WITHDRAWN] and row_of(sari, case) is None


def test_a_restored_server_gives_the_number_it_gave_before(
    central: CentralServer, tmp_path: Path, stack: ExitStack, expected_log: ExpectedLog
) -> None:
    expected_log("konsol.server.epoch", logging.WARNING, "restored")
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    sari.synced()
    data = central.server.settings.data_dir
    central.server.stop()
    before = {path.name: path.read_bytes() for path in data.glob("server.db*")}
    central.server.start()
    case = taken_in(sari)
    sari.synced()
    told = sari.view(case).case.tracking
    central.server.stop()
    central.engine.dispose()
    for path in data.glob("server.db*"):
        path.unlink()
    for name, content in before.items():
        (data / name).write_bytes(content)
    central.server.start()
    sari.synced()
    sari.synced()
    assert sari.view(case).case.tracking == told == central.case(case).tracking
    assert sari.states() == [State.SETTLED]


def test_a_refused_one_leaves_the_lists_and_keeps_its_text(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    """The desk is another one's: this console does not show a case that cannot be, and the server says why."""
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    sari.synced()
    case = taken_in(sari, replace(REPORT, unit=HEALTH))
    assert row_of(sari, case) is None
    sari.synced()
    [item] = sari.items()
    assert (item.state, item.code) == (State.REJECTED, "not_allowed")
    assert isinstance(item.envelope.command, IntakeReport) and item.envelope.command.text == REPORT.text
    assert sari.queries.outbox_items()[0].tracking == provisional_number(case)


def test_an_anonymous_reporter_s_name_is_gone_once_the_server_has_it(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    sari.synced()
    case = taken_in(sari, replace(REPORT, anonymous=True))
    sari.synced()
    assert sari.view(case).case.reporter is None and central.case(case).reporter == REPORTER
