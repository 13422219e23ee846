"""What is unread: what others added since one last had the case open here, whatever becomes of the cache meanwhile."""

from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.models import unread
from app.models.engine import reading, writing
from app.models.listing import Filter, Listing
from app.models.queries import View
from app.models.tables import unread as unread_table
from domain.case import Case
from domain.commands import AddNote, Command, InviteAgency, ReporterReply, ReturnReply
from domain.ids import CaseId
from domain.people import REPORTER, SYSTEM, Person, Represented
from tests.support.console import BAMBANG, NEIGHBOUR, NOW, RATNA, SARI, CaseMaker, Console, open_console, sample_cases
from tests.support.old_stores import released

TODAY = NOW.date()
BEFORE = NOW - timedelta(hours=1)
CASE = CaseId("case-0000")
RETURNED = CaseId("case-0002")
COORDINATED = CaseId("case-0005")


@pytest.fixture
def reader(console: Console) -> Console:
    """Sari's console, on which everything counts as read that was there an hour ago."""
    with writing(console.stores.work) as connection:
        unread.begin(connection, BEFORE)
    return console


def known(case: CaseId) -> CaseMaker:
    return CaseMaker(next(each for each in sample_cases() if each.id == case), NOW - timedelta(minutes=30), ids=100)


def adds(console: Console, case: CaseId, person: Person, command: Command) -> Case:
    """Somebody does something half an hour ago, and it arrives."""
    changed = known(case).act(person, command, timedelta()).case
    console.take([changed])
    return changed


def marked(console: Console) -> set[CaseId]:
    """The unread ones, as the list marks them, as its filter finds them, and as they are counted: all the same."""
    queries, lists = console.context.queries, console.context.lists
    listing = Listing(View.ALL, Filter(unread=True))
    keys = lists.read(listing, TODAY).keys
    rows = queries.rows(queries.keys(View.ALL, TODAY)).values()
    shown = {row.id for row in rows if row.unread}
    assert {row.id for row in queries.rows(keys).values()} == shown
    assert lists.unread([View.ALL], TODAY) == {View.ALL: len(shown)}
    return shown


@pytest.mark.parametrize(
    ("case", "person", "command"),
    [
        (CASE, BAMBANG, AddNote("Alat berat sudah datang.")),
        (CASE, RATNA, InviteAgency(NEIGHBOUR, "Mohon dibantu.")),
        (CaseId("case-0003"), REPORTER, ReporterReply("Masih gelap.")),
        (CaseId("case-0001"), BAMBANG, None),
    ],
)
def test_what_somebody_else_adds_is_unread(
    reader: Console, case: CaseId, person: Person, command: Command | None
) -> None:
    assert marked(reader) == set(), "what is old counts as read"
    reply = known(case).case.reply
    adds(reader, case, person, command or ReturnReply(reply.pin if reply else "", "Sebutkan tanggalnya."))
    assert marked(reader) == {case}


def test_what_one_did_oneself_is_not(reader: Console) -> None:
    changed = adds(reader, CASE, SARI, AddNote("Saya sudah menelepon."))
    *rest, last = changed.events
    for by in (SYSTEM.id, ""):
        entry = replace(last, id=f"x-{by}", by=replace(last.by, person=by), version=changed.version + 1)
        reader.take([replace(changed, events=(*rest, entry), version=changed.version + 1)])
        assert marked(reader) == set(), "neither what time called for nor what one may not read"
    in_her_name = replace(
        last, by=replace(last.by, person=BAMBANG.id, on_behalf_of=Represented(SARI.id, SARI.name)), version=9
    )
    reader.take([replace(changed, events=(*rest, in_her_name), version=changed.version + 2)])
    assert marked(reader) == {CASE}, "done in her name is not done by her"


def test_a_case_is_read_up_to_what_was_shown_of_it(reader: Console) -> None:
    shown = adds(reader, CASE, BAMBANG, AddNote("Satu."))
    later = known(CASE).act(BAMBANG, AddNote("Satu."), timedelta()).act(RATNA, AddNote("Dua."), timedelta(minutes=9))
    reader.take([later.case])
    seen = unread.received_through(shown)
    assert seen is not None
    reader.context.unread.read(CASE, seen).result(10)
    assert marked(reader) == {CASE}, "the second note was not on the screen yet"
    last = unread.received_through(later.case)
    assert last is not None
    reader.context.unread.read(CASE, last).result(10)
    assert marked(reader) == set()
    reader.context.unread.read(CASE, seen).result(10)
    assert marked(reader) == set(), "nobody reads back"


def test_a_person_can_keep_one_unread(reader: Console) -> None:
    reader.context.unread.leave_unread(RETURNED).result(10)
    assert marked(reader) == {RETURNED}
    adds(reader, RETURNED, SARI, AddNote("x"))
    assert marked(reader) == {RETURNED}, "until it is opened again, whatever arrives"
    reader.context.unread.read(RETURNED, BEFORE).result(10)
    assert marked(reader) == set()


def test_before_the_first_sync_nothing_can_be_new(console: Console) -> None:
    adds(console, CASE, BAMBANG, AddNote("Lama."))
    assert marked(console) == set()


def test_unsent_work_hides_no_mark_and_a_case_that_goes_leaves_none(reader: Console) -> None:
    changed = adds(reader, COORDINATED, BAMBANG, AddNote("Mohon dicek."))
    view = reader.context.queries.case(COORDINATED, reader.context.world())
    assert view is not None
    reader.context.desk.submit(view, AddNote("Sudah.")).result(10)
    assert marked(reader) == {COORDINATED}
    assert reader.context.lists.unread([View.COORDINATION], TODAY) == {View.COORDINATION: 1}
    reader.take([], out=(COORDINATED,))
    with reading(reader.stores.cache) as connection:
        assert connection.scalars(sa.select(unread_table.c.row)).all() == []
    reader.take([changed])
    assert marked(reader) == {COORDINATED}, "and back again it is as it was"


def test_marks_outlive_the_cache_and_the_console(tmp_path: Path, qapp: object) -> None:
    note = known(CASE).act(BAMBANG, AddNote("Satu."), timedelta()).case
    other = known(RETURNED).act(BAMBANG, AddNote("Dua."), timedelta()).case
    with ExitStack() as stack:
        first = open_console(tmp_path, SARI, stack)
        with writing(first.stores.work) as connection:
            unread.begin(connection, BEFORE)
        first.take([note, other])
        first.context.unread.read(CASE, NOW).result(10)
        assert marked(first) == {RETURNED}
    with ExitStack() as stack:
        assert marked(open_console(tmp_path, SARI, stack, fill=False)) == {RETURNED}
    (tmp_path / "cache.db").unlink()
    with ExitStack() as stack:
        again = open_console(tmp_path, SARI, stack)
        with writing(again.stores.work) as connection:
            unread.begin(connection, NOW)  # as the first page of a new cache does
        again.take([note, other])
        assert marked(again) == {RETURNED}


def test_what_a_released_console_had_counts_as_read(tmp_path: Path, qapp: object) -> None:
    released("0003", tmp_path)
    with ExitStack() as stack:
        assert marked(open_console(tmp_path, SARI, stack, fill=False)) == set()
