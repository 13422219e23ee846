"""What an invented region with 2,000 cases holds: as varied as a real one, and true to every rule."""

import csv
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, timedelta

import pytest
import requests
from sqlalchemy import select

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
from server.database import reading
from server.directory import head_of, load_reference
from server.embedded import EmbeddedServer
from server.passwords import is_right
from server.people import load_person
from server.records import attachments_of
from server.seed.region import RESOURCES
from server.settings import Settings
from server.tables import account, blob, blob_use, cases
from server.working_calendar import national_calendar
from tests.server.books import assert_books_balance
from tests.server.region import NOW
from tests.server.seeded import PASSWORD, fill

OFFICE = AgencyId("KAB-TH")
DESK = UnitId("TH-PUPR")


@dataclass(frozen=True)
class Filled:
    """A populated database, read once."""

    central: Central
    cases: tuple[Case, ...]
    people: tuple[Person, ...]
    directory: Directory


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


def test_offices_and_people(filled: Filled) -> None:
    kinds = Counter(agency.kind for agency in filled.directory.agencies.values())

    assert len(filled.directory.agencies) >= 4
    assert kinds["regency"] >= 2 and kinds["province"] >= 1 and kinds["national"] == 1
    assert len(filled.people) >= 20
    roles = Counter(role for person in filled.people for role in person.roles())
    assert set(roles) == set(Role) - {Role.REPORTER, Role.SYSTEM}
    assert len(filled.cases) >= 2_000
    assert len({case.tracking for case in filled.cases}) == len(filled.cases)


def test_every_status_occurs(filled: Filled) -> None:
    assert {case.status for case in filled.cases} == set(Status)


def test_people_talk_answer_approve_and_reporters_reply(filled: Filled) -> None:
    kinds = Counter(event.kind for case in filled.cases for event in case.events)
    frequent = ("note", "follow_up", "reporter_reply", "reply_submitted", "reply_approved", "verified", "closed")

    assert all(kinds[kind] >= 100 for kind in frequent), kinds
    assert all(kinds[kind] >= 20 for kind in ("reply_returned", "information_asked", "invited")), kinds
    assert any(case.reply for case in filled.cases) and any(case.transfer for case in filled.cases)
    notes = [[event.audience for event in case.events if event.kind == EventKind.NOTE] for case in filled.cases]
    heard = Counter(audience for thread in notes for audience in thread)
    assert heard[Audience.INTERNAL] >= 50 and heard[Audience.AGENCIES] >= 50
    assert sum(len(thread) >= 3 for thread in notes) >= 10


def test_attachments_lie_on_the_disk_under_their_digest(filled: Filled) -> None:
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
    assert stored.items() >= {item.sha256: item.size for item in items}.items()
    assert uses == {(item.sha256, case.id) for case in filled.cases for item in attachments_of(case)}
    assert {path.name for path in (data_dir / "blobs").rglob("*") if path.is_file()} == set(stored)


def test_the_demonstrated_desk_has_work_that_is_late_that_is_due_and_that_can_wait(filled: Filled) -> None:
    zone = filled.directory.zone_of(OFFICE)
    today = NOW.astimezone(zone).date()
    dues: list[date] = []
    for case in filled.cases:
        if case.is_open and (case.holder.agency, case.holder.unit) == (OFFICE, DESK):
            due = next_due(clocks(case, national_calendar(), filled.directory))
            dues += [due.due_on] if due and due.due_on else []

    soon = today + timedelta(days=3)
    assert sum(day < today for day in dues) >= 10
    assert sum(today <= day <= soon for day in dues) >= 5
    assert sum(day > soon for day in dues) >= 10


def test_nothing_lies_in_the_future(filled: Filled) -> None:
    for case in filled.cases:
        assert case.reported_at <= NOW
        assert case.incident_date is None or case.incident_date <= case.reported_at.astimezone(UTC).date() + timedelta(
            1
        )
        moments = [event.acted_at for event in case.events]
        assert moments == sorted(moments) and moments[-1] <= NOW
        assert all(event.received_at == event.acted_at for event in case.events)


def test_the_books_balance(filled: Filled) -> None:
    with reading(filled.central.engine) as connection:
        assert_books_balance(connection)


def test_complaints_are_about_what_people_complain_of(filled: Filled) -> None:
    with (RESOURCES / "ref" / "category_weights.csv").open(encoding="utf-8", newline="") as file:
        weights = {row["main"]: int(row["weight"]) for row in csv.DictReader(file)}
    categories = filled.directory.categories
    found = Counter(categories[case.category].main for case in filled.cases if case.category)
    share = {main: found[main] / found.total() for main in weights}
    expected = {main: weight / sum(weights.values()) for main, weight in weights.items()}

    assert set(found) <= set(weights)
    assert {main for main in weights if expected[main] > 0.005} <= set(found)
    far_off = {
        m: (share[m], expected[m]) for m in weights if expected[m] > 0.02 and not 0.5 < share[m] / expected[m] < 2
    }
    assert far_off == {}


def test_no_officer_is_told_who_an_anonymous_reporter_is(filled: Filled) -> None:
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


def test_every_account_opens_with_the_password(filled: Filled) -> None:
    with reading(filled.central.engine) as connection:
        accounts = connection.execute(select(account)).all()
    assert len({row.password_hash for row in accounts}) == 1
    assert is_right(PASSWORD, accounts[0].password_hash)
    assert all(row.active and not row.failed and row.locked_until is None for row in accounts)
    assert all(person.memberships for person in filled.people)


def test_the_demonstrated_officer_signs_in_over_http(filled: Filled) -> None:
    body = {"username": "sari", "password": PASSWORD, "request_id": new_id(NOW)}
    with EmbeddedServer(filled.central.settings, now=lambda: NOW) as server:
        answer = requests.post(f"{server.url}/v1/auth/token", json=body, timeout=30)

    assert answer.status_code == 200, answer.text
    assert answer.json()["person"]["memberships"] == [
        {"role": "liaison_officer", "agency": OFFICE, "unit": DESK},
    ]
