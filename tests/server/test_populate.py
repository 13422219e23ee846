"""The invented region: whole or not at all, the same for the same seed, and as varied as a real one."""

import csv
import hashlib
import io
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from sqlalchemy import Connection, delete, func, select

from domain.attachments import media_type_of
from domain.case import Audience, Case, EventKind, Status
from domain.deadlines import clocks, next_due
from domain.directory import Directory
from domain.ids import AgencyId, PersonId, UnitId, new_id
from domain.people import Person, Role
from domain.scope import buckets_held, buckets_of, masked
from domain.wire import loads
from server import blobs
from server.central import Central
from server.cli import main
from server.database import reading, writing
from server.directory import head_of, load_reference
from server.embedded import EmbeddedServer
from server.passwords import is_right
from server.people import load_person
from server.records import attachments_of
from server.schema import migrate
from server.seed.cases import generate_cases
from server.seed.populate import NotEmpty, populate
from server.seed.region import RESOURCES
from server.settings import Settings
from server.tables import account, blob, blob_use, cases, event, feed, membership, metadata, reference
from server.working_calendar import national_calendar
from tests.server.books import assert_books_balance
from tests.server.import_office import ROOT
from tests.server.import_office import central as central
from tests.server.region import NOW, Region, everything

PASSWORD = "kata sandi rekaan"
OFFICE = AgencyId("KAB-TH")
DESK = UnitId("TH-PUPR")


@dataclass(frozen=True)
class Filled:
    """A populated database, read once."""

    central: Central
    cases: tuple[Case, ...]
    people: tuple[Person, ...]
    directory: Directory


def fill(settings: Settings, count: int, seed: int = 1) -> Central:
    migrate(settings.database)
    central = Central.over(settings, lambda: NOW)
    populate(central, seed=seed, count=count, password=PASSWORD, now=NOW)
    return central


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """A region with 2,000 cases."""
    central = fill(Settings(tmp_path_factory.mktemp("region")), 2_000)
    with reading(central.engine) as connection:
        found = tuple(loads(Case, doc) for doc in connection.execute(select(cases.c.doc)).scalars())
        names = connection.execute(select(account.c.person)).scalars().all()
        people = tuple(person for name in names if (person := load_person(connection, PersonId(name))))
        directory = load_reference(connection, head_of(connection)).directory
    yield Filled(central, found, people, directory)
    central.engine.dispose()


@pytest.fixture(scope="module")
def three_hundred(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    central = fill(Settings(tmp_path_factory.mktemp("first")), 300)
    told = contents(central)
    central.engine.dispose()
    return told


def contents(central: Central) -> list[str]:
    """Everything that does not hang on chance: all but password hashes and the feeds' anchors."""
    with reading(central.engine) as connection:
        rows = everything(connection, (reference, membership, cases, event, blob, blob_use)).splitlines()
        steps = select(feed.c.bucket, feed.c.seq, feed.c.op, feed.c.entity, feed.c.version)
        rows += [str(tuple(row)) for row in connection.execute(steps)]
    return sorted(rows)


def test_the_same_seed_and_day_give_the_same_region_on_every_database(
    settings: Settings, three_hundred: list[str]
) -> None:
    central = fill(settings, 300)

    assert contents(central) == three_hundred
    with reading(central.engine) as connection:
        assert_books_balance(connection)
    central.engine.dispose()


def test_another_seed_gives_another_region(tmp_path: Path) -> None:
    def texts(seed: int) -> set[str]:
        central = fill(Settings(tmp_path / str(seed)), 40, seed)
        with reading(central.engine) as connection:
            found = {loads(Case, doc).original_text for doc in connection.execute(select(cases.c.doc)).scalars()}
        central.engine.dispose()
        return found

    assert len(texts(1) & texts(2)) < 4


def test_a_database_with_accounts_is_left_alone(region: Region) -> None:
    with reading(region.central.engine) as connection:
        before = everything(connection, metadata.sorted_tables)

    with pytest.raises(NotEmpty):
        populate(region.central, seed=1, count=5, password=PASSWORD, now=NOW)

    with reading(region.central.engine) as connection:
        assert everything(connection, metadata.sorted_tables) == before


def test_a_region_that_cannot_be_finished_is_not_begun(central: Central) -> None:
    last = list(generate_cases(1, 5, NOW))[-1]
    taken = {"id": new_id(NOW), "tracking": last.tracking, "version": 1, "status": "", "agency": ""}
    with writing(central.engine) as connection:
        connection.execute(cases.insert().values(**taken, secret=False, reported_at=NOW, doc="{}"))

    with pytest.raises(Exception, match="(?i)unique"):
        populate(central, seed=1, count=5, password=PASSWORD, now=NOW)

    with writing(central.engine) as connection:
        counts = [connection.execute(select(func.count()).select_from(t)).scalar() for t in (account, reference, feed)]
        assert counts == [0, 0, 0]
        connection.execute(delete(cases))
    assert populate(central, seed=1, count=5, password=PASSWORD, now=NOW).cases == 5


class TestTwoThousand:
    """What a region with 2,000 cases holds."""

    def test_offices_and_people(self, filled: Filled) -> None:
        kinds = Counter(agency.kind for agency in filled.directory.agencies.values())

        assert len(filled.directory.agencies) >= 4
        assert kinds["regency"] >= 2 and kinds["province"] >= 1 and kinds["national"] == 1
        assert len(filled.people) >= 20
        roles = Counter(role for person in filled.people for role in person.roles())
        assert set(roles) == set(Role) - {Role.REPORTER, Role.SYSTEM}
        assert len(filled.cases) >= 2_000
        assert len({case.tracking for case in filled.cases}) == len(filled.cases)

    def test_every_status_occurs(self, filled: Filled) -> None:
        assert {case.status for case in filled.cases} == set(Status)

    def test_people_talk_answer_approve_and_reporters_reply(self, filled: Filled) -> None:
        kinds = Counter(event.kind for case in filled.cases for event in case.events)
        frequent = ("note", "follow_up", "reporter_reply", "reply_submitted", "reply_approved", "verified", "closed")

        assert all(kinds[kind] >= 100 for kind in frequent), kinds
        assert all(kinds[kind] >= 5 for kind in ("reply_returned", "information_asked", "invited", "transfer_asked"))
        assert any(case.reply for case in filled.cases) and any(case.transfer for case in filled.cases)
        speakers = (
            {
                event.by.agency
                for event in case.events
                if event.kind == EventKind.NOTE and event.audience == Audience.AGENCIES
            }
            for case in filled.cases
        )
        assert any(len(agencies) > 1 for agencies in speakers)

    def test_attachments_lie_on_the_disk_under_their_digest(self, filled: Filled) -> None:
        data_dir = filled.central.settings.data_dir
        items = {item for case in filled.cases for item in attachments_of(case)}
        assert len(items) > 500
        for item in items:
            content = blobs.path_of(data_dir, item.sha256).read_bytes()
            assert (hashlib.sha256(content).hexdigest(), len(content)) == (item.sha256, item.size)
            assert media_type_of(item.name) == item.media_type
        with reading(filled.central.engine) as connection:
            stored = {row.sha256: row.size for row in connection.execute(select(blob))}
            uses = {(row.sha256, row.case) for row in connection.execute(select(blob_use))}
        assert stored == {item.sha256: item.size for item in items}
        assert uses == {(item.sha256, case.id) for case in filled.cases for item in attachments_of(case)}
        assert {path.name for path in (data_dir / "blobs").rglob("*") if path.is_file()} == set(stored)

    def test_the_demonstrated_desk_has_work_that_is_late_that_is_due_and_that_can_wait(self, filled: Filled) -> None:
        zone = filled.directory.zone_of(OFFICE)
        region, calendar = filled.directory.agencies[OFFICE].region, national_calendar()
        today = NOW.astimezone(zone).date()
        dues: list[date] = []
        for case in filled.cases:
            if case.is_open and (case.holder.agency, case.holder.unit) == (OFFICE, DESK):
                due = next_due(clocks(case, calendar, zone, region))
                dues += [due.due_on] if due and due.due_on else []

        soon = today + timedelta(days=3)
        assert sum(day < today for day in dues) >= 10
        assert sum(today <= day <= soon for day in dues) >= 5
        assert sum(day > soon for day in dues) >= 10

    def test_nothing_lies_in_the_future(self, filled: Filled) -> None:
        for case in filled.cases:
            assert case.reported_at <= NOW
            assert case.incident_date is None or case.incident_date <= case.reported_at.astimezone(
                UTC
            ).date() + timedelta(1)
            moments = [event.acted_at for event in case.events]
            assert moments == sorted(moments) and moments[-1] <= NOW
            assert all(event.received_at == event.acted_at for event in case.events)

    def test_the_books_balance(self, filled: Filled) -> None:
        with reading(filled.central.engine) as connection:
            assert_books_balance(connection)

    def test_complaints_are_about_what_people_complain_of(self, filled: Filled) -> None:
        with (RESOURCES / "ref" / "category_weights.csv").open(encoding="utf-8", newline="") as file:
            weights = {row["main"]: int(row["weight"]) for row in csv.DictReader(file)}
        categories = filled.directory.categories
        found = Counter(categories[case.category].main for case in filled.cases if case.category)
        share = {main: found[main] / found.total() for main in found}

        assert set(found) <= set(weights)
        heaviest = sorted(weights, key=weights.__getitem__, reverse=True)
        assert set(heaviest[:2]) <= {main for main, _ in found.most_common(4)}
        assert sum(share.get(main, 0) for main in heaviest[: len(heaviest) // 2]) > 0.75
        assert all(0.03 < share.get(main, 0) < 0.45 for main in heaviest[:4]), share

    def test_no_officer_is_told_who_an_anonymous_reporter_is(self, filled: Filled) -> None:
        officers = [person for person in filled.people if person.roles() & {Role.LIAISON_OFFICER, Role.MONITOR}]
        held = {person.id: buckets_held(person, filled.directory) for person in officers}
        seen = 0
        for case in filled.cases:
            assert case.reporter, "the server knows; it is the masking that hides"
            for person in officers:
                if not case.anonymous or not buckets_of(case) & held[person.id]:
                    continue
                shown = masked(case, person)
                seen += 1
                assert shown.reporter is None
                assert case.reporter.name not in {event.by.name for event in shown.events}
        assert seen > 300

    def test_every_account_opens_with_the_password(self, filled: Filled) -> None:
        with reading(filled.central.engine) as connection:
            accounts = connection.execute(select(account)).all()
        assert len({row.password_hash for row in accounts}) == 1
        assert is_right(PASSWORD, accounts[0].password_hash)
        assert all(row.active and not row.failed and row.locked_until is None for row in accounts)
        assert all(person.memberships for person in filled.people)

    def test_the_demonstrated_officer_signs_in_over_http(self, filled: Filled) -> None:
        body = {"username": "sari", "password": PASSWORD, "request_id": new_id(NOW)}
        with EmbeddedServer(filled.central.settings, now=lambda: NOW) as server:
            answer = requests.post(f"{server.url}/v1/auth/token", json=body, timeout=30)

        assert answer.status_code == 200, answer.text
        assert answer.json()["person"]["memberships"] == [
            {"role": "liaison_officer", "agency": OFFICE, "unit": DESK},
        ]


def seed(settings: Settings, *more: str, lang: str = "id") -> tuple[int, str]:
    said = io.StringIO()
    code = main(["--lang", lang, "seed", "--cases", "5", "--password", PASSWORD, *more], settings, said)
    return code, said.getvalue()


def cases_in(settings: Settings) -> int:
    central = Central.over(settings)
    with reading(central.engine) as connection:
        found = _count(connection)
    central.engine.dispose()
    return found


def _count(connection: Connection) -> int:
    found: Any = connection.execute(select(func.count()).select_from(cases)).scalar_one()
    return int(found)


def test_the_command_fills_an_empty_database_once(settings: Settings) -> None:
    first = seed(settings, "--seed", "7", "--now", "2026-11-20")
    again = seed(settings), seed(settings, lang="en")

    assert (first[0], "87 orang, 5 laporan (benih 7)." in first[1]) == (0, True)
    assert [code for code, _ in again] == [1, 1]
    assert "sudah berisi akun. Tidak ada yang diubah" in again[0][1]
    assert "already has accounts. Nothing was changed" in again[1][1]
    assert cases_in(settings) == 5


@pytest.mark.parametrize("zone", ["UTC", "Asia/Jakarta", "America/New_York"])
def test_a_day_without_a_zone_is_one_of_this_computer(tmp_path: Path, zone: str) -> None:
    command = [sys.executable, "-m", "server", "seed", "--cases", "3", "--password", PASSWORD, "--now", "2026-11-20"]
    environment = os.environ | {"TZ": zone, "KONSOL_DATA_DIR": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, timeout=60, check=False)

    assert (done.returncode, done.stderr) == (0, b"")
    assert cases_in(Settings(tmp_path)) == 3


@pytest.mark.parametrize("written", ["kemarin", "2026-02-30", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_none_is_refused(tmp_path: Path, written: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        seed(Settings(tmp_path), "--now", written)

    assert ended.value.code == 2
    assert f"{written} bukan hari antara tahun 2000 dan 2100" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
