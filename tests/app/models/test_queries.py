"""Every view holds the cases a plain reading of the rules says it holds, in its order, unsent work included."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pytest

from app.models.outbox import State
from app.models.queries import OUTBOX_ROWS, ROWS_AT_ONCE, SOON, CaseRow, View
from domain.case import Case
from domain.commands import AddNote, AskInformation, GiveTask, InviteAgency, RecallReply, SubmitReply
from domain.deadlines import clocks, next_due
from domain.ids import CaseId
from domain.people import Role
from domain.protocol import Outcome, Result
from domain.scope import masked
from tests.support.console import HEALTH, NEIGHBOUR, NOW, REGENCY, SARI, WORLD, Console, new_case, sample_cases

TODAY = NOW.date()
LISTS = [view for view in View if view is not View.OUTBOX]
DEEDS = {
    "case-0000": AddNote("Alat berat sudah datang."),
    "case-0007": SubmitReply("Sudah dijadwalkan."),
    "case-0009": AskInformation("Patokannya apa?"),
    "case-0010": InviteAgency(NEIGHBOUR, "Apakah ini ruas Bapak/Ibu?"),
    "case-0001": RecallReply(),
    "case-0014": AddNote("Sudah ditelepon."),
}


@dataclass(frozen=True)
class Line:
    """One case as the model lists it."""

    case: Case
    due: date | None
    pending: bool

    @property
    def id(self) -> CaseId:
        return self.case.id


def lines(console: Console) -> dict[CaseId, Line]:
    """Read case by case, as the case pane shows it, and judged by the domain alone."""
    found = {}
    for case in (*sample_cases(), *EXTRA):
        view = console.context.queries.case(case.id, WORLD)
        assert view is not None
        clock = next_due(clocks(view.case, WORLD.calendar, WORLD.directory)) if view.case.is_open else None
        found[case.id] = Line(view.case, clock.due_on if clock else None, bool(view.pending))
    return found


def answered(case: Case) -> bool:
    return any(event.kind == "follow_up" for event in case.events)


def belongs(view: View, line: Line, supervisor: bool, today: date) -> bool:
    case, due = line.case, line.due
    if view is View.ALL:
        return True
    if view is View.APPROVAL:
        return case.reply is not None and (case.reply.state == "submitted" or not supervisor)
    if not case.is_open:
        return False
    if view in (View.TODAY, View.LATE):
        return due is not None and (due <= today + SOON if view is View.TODAY else due < today)
    if view is View.NEW:
        return case.status in ("unverified", "disposed") and not answered(case) and case.reply is None
    if view is View.COORDINATION:
        return bool(case.supporting) or case.transfer is not None or any(task.state == "open" for task in case.tasks)
    return case.status == "awaiting_information" or (case.status == "in_progress" and answered(case))


EXTRA = [
    replace(new_case(50, days_ago=40).case, status="closed_by_admin"),
    replace(new_case(51, days_ago=2).case, status="of_a_newer_server"),
    replace(new_case(52, days_ago=3).case, reported_at=NOW - timedelta(days=3, microseconds=1)),
    new_case(53, days_ago=4).act(SARI, GiveTask("Hitung pasien", REGENCY, HEALTH)).case,
]


def prepared(console: Console) -> Console:
    console.take(EXTRA)
    for id, command in DEEDS.items():
        view = console.context.queries.case(CaseId(id), WORLD)
        assert view is not None
        if console.person == SARI:
            console.context.desk.submit(view, command).result(10)
    return console


@pytest.fixture(params=["officer", "supervisor"])
def person(request: pytest.FixtureRequest) -> Console:
    name = "console" if request.param == "officer" else "supervisor_console"
    console: Console = request.getfixturevalue(name)
    return prepared(console)


def listed(console: Console, view: View, today: date = TODAY) -> list[CaseRow]:
    keys = console.context.queries.keys(view, today)
    rows = {}
    for start in range(0, len(keys), ROWS_AT_ONCE):
        rows |= console.context.queries.rows(keys[start : start + ROWS_AT_ONCE])
    assert len(set(keys)) == len(keys) == len(rows)
    return [rows[key] for key in keys]


@pytest.mark.parametrize("days", [-30, 0, 4, 60])
def test_each_view_holds_what_the_rules_say(person: Console, days: int) -> None:
    today = TODAY + timedelta(days=days)
    supervisor = Role.SUPERVISOR in person.person.roles()
    model = lines(person)
    counts = person.context.queries.counts(today)
    for view in LISTS:
        found = listed(person, view, today)
        wanted = {line.id for line in model.values() if belongs(view, line, supervisor, today)}
        assert {row.id for row in found} == wanted, view
        assert counts[view] == len(found), view
    assert not supervisor or counts[View.APPROVAL] > 0


def test_no_view_is_empty_for_want_of_examples(console: Console) -> None:
    counts = prepared(console).context.queries.counts(TODAY)
    assert {view for view in LISTS if counts[view] == 0} == set()
    assert sum(line.pending for line in lines(console).values()) == len(DEEDS)


@pytest.mark.parametrize("view", LISTS)
def test_each_view_has_its_order_and_a_steady_one_within_a_day(person: Console, view: View) -> None:
    model = lines(person)
    found = listed(person, view)
    newest_first = view in (View.ALL, View.NEW)

    def place(row: CaseRow) -> tuple[str, int]:
        line = model[row.id]
        return (line.case.reported_at.isoformat() if newest_first else str(line.due or "9999"), row.key)

    assert [place(row) for row in found] == sorted(map(place, found), reverse=newest_first)


def test_unsent_work_moves_no_line_within_its_day(console: Console) -> None:
    """Cases that are due on the same day keep their places when one of them gets a note."""
    before = console.context.queries.keys(View.TODAY, TODAY)
    for case in sample_cases():
        view = console.context.queries.case(case.id, WORLD)
        assert view is not None
        if case.is_open and case.reply is None:
            console.context.desk.submit(view, AddNote("catatan")).result(10)
            assert console.context.queries.keys(View.TODAY, TODAY) == before
    assert any(row.pending for row in listed(console, View.TODAY))


def test_a_line_shows_the_case_as_it_will_be(person: Console) -> None:
    model = lines(person)
    for row in listed(person, View.ALL):
        line = model[row.id]
        case = line.case
        assert row == CaseRow(
            key=row.key,
            id=case.id,
            tracking=case.tracking,
            title=case.title,
            status=case.status,
            agency=case.holder.agency,
            unit=case.holder.unit,
            reporter=case.reporter.name if case.reporter else "",
            anonymous=case.anonymous,
            secret=case.secret,
            reported_at=case.reported_at,
            due_on=line.due,
            due_clock=row.due_clock,
            reply_state=case.reply.state if case.reply else None,
            is_open=case.is_open,
            category=case.category,
            classification=case.classification,
            channel=case.channel,
            region=f"{case.place.district}, {case.place.regency}",
            person=case.holder.person,
            pending=line.pending,
        )
        assert (row.due_clock is None) is (line.due is None)
        assert person.context.queries.key_of(case.id) == row.key
        if case.anonymous:
            assert row.reporter == ""


def test_no_more_rows_than_a_window_takes(console: Console) -> None:
    case = masked(new_case(1, days_ago=3).case, SARI)
    console.take([replace(case, id=CaseId(f"many-{n:04}")) for n in range(ROWS_AT_ONCE + 50)])
    keys = console.context.queries.keys(View.ALL, TODAY)
    assert set(console.context.queries.rows(keys)) == set(keys[:ROWS_AT_ONCE])
    assert console.context.queries.rows([]) == {}
    assert console.context.queries.rows([10_000_000]) == {}


def test_the_case_pane_gets_drafts_pending_work_and_the_server_s_version(console: Console) -> None:
    prepared(console)
    view = console.context.queries.case(CaseId("case-0007"), WORLD)
    assert view is not None
    assert (view.server_version, view.case.version) == (2, 3)
    assert [item.envelope.command for item in view.pending] == [DEEDS["case-0007"]]
    assert (view.reply_draft, view.note_draft) == (None, None)
    assert console.context.queries.case(CaseId("unknown"), WORLD) is None
    assert console.context.queries.key_of(CaseId("unknown")) is None


def test_the_outbox_shows_what_needs_somebody_first_and_counts_it(console: Console) -> None:
    prepared(console)
    items = {item.dseq: item for item in console.context.queries.outbox_items()}
    assert list(items) == [6, 5, 4, 3, 2, 1]
    console.answer(
        Result(items[6].id, 6, Outcome.APPLIED, items[6].case, 9),
        Result(items[5].id, 5, Outcome.REJECTED, items[5].case, 0, "wrong_status"),
    )
    assert console.context.desk.withdraw(items[3]).result(10)
    found = console.context.queries.outbox_items()
    assert [item.dseq for item in found] == [5, 4, 2, 1, 6, 3]
    assert [item.state for item in found][-2:] == [State.APPLIED, State.WITHDRAWN]
    assert console.context.queries.counts(TODAY)[View.OUTBOX] == 4
    assert len(found) <= OUTBOX_ROWS
    assert found[0].created_at == datetime.fromisoformat(NOW.isoformat())
