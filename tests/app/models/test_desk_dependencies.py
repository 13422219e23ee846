"""What the desk notes beside a command: what it was made on, what the person saw, and until when it can be undone."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.desk import LARGEST_COMMAND, Desk
from app.models.drafts import Draft
from app.models.outbox import OutboxItem, State
from app.models.queries import CaseView
from app.problems import Problem, ProblemCode
from domain.commands import AddNote, ApproveReply, Command, Correct, RecallReply, SubmitReply
from domain.ids import CaseId, DeviceId
from domain.protocol import Outcome, Result
from tests.support.console import NOW, WORLD, Console

CASE = CaseId("case-0008")


def view_of(console: Console) -> CaseView:
    found = console.context.queries.case(CASE, WORLD)
    assert found is not None
    return found


def submitted(console: Console, command: Command) -> OutboxItem:
    id = console.context.desk.submit(view_of(console), command).result(10)
    return next(item for item in console.context.queries.outbox_items() if item.id == id)


def desk_with(console: Console, *, now: datetime = NOW, undo_seconds: float = 0.0) -> Desk:
    stores = console.stores
    return Desk(
        stores.cache,
        stores.work,
        console.person,
        DeviceId("device-1"),
        console.workers.background,
        lambda: WORLD,
        lambda: now,
        console.bus.tell,
        lambda: console.wakes.append("wake"),
        undo_seconds,
    )


def test_what_is_only_possible_after_an_unsent_command_depends_on_it(console: Console) -> None:
    note = submitted(console, AddNote("bebas"))
    reply = submitted(console, SubmitReply("Sudah ditambal."))
    recall = submitted(console, RecallReply())
    assert (note.made_after, reply.made_after) == ((), ()), "both are possible on the server's case as it is"
    assert recall.made_after == (note.id, reply.id)
    console.answer(Result(reply.id, reply.dseq, Outcome.REJECTED, CASE, code="wrong_status"))
    states = {item.id: item.state for item in console.context.queries.outbox_items()}
    assert states == {note.id: State.QUEUED, reply.id: State.REJECTED, recall.id: State.BLOCKED}


def test_what_is_possible_neither_way_depends_on_nothing(console: Console) -> None:
    submitted(console, AddNote("bebas"))
    assert submitted(console, ApproveReply("pin dari tempat lain")).made_after == ()


def test_a_correction_keeps_what_the_person_saw(console: Console) -> None:
    case = view_of(console).case
    item = submitted(console, Correct(title="Judul baru", tags=("a", "b")))
    assert item.base == {"title": case.title, "tags": ", ".join(case.tags)}
    assert item.mine == {"title": "Judul baru", "tags": "a, b"}
    assert submitted(console, AddNote("catatan")).base == {} == submitted(console, AddNote("lain")).mine


def test_what_no_server_takes_is_not_queued_and_its_draft_stays(console: Console) -> None:
    case = view_of(console).case
    text = "x" * LARGEST_COMMAND
    desk = console.context.desk
    desk.save_draft(Draft(CASE, "note", case.tracking, case.title, text, NOW)).result(10)
    with pytest.raises(Problem) as caught:
        desk.submit(view_of(console), AddNote(text), "note").result(10)
    assert caught.value.code is ProblemCode.COMMAND_TOO_LARGE
    view = view_of(console)
    assert view.note_draft is not None and view.note_draft.text == text
    assert (console.context.queries.outbox_items(), console.wakes) == ([], [])
    desk.submit(view, AddNote("x" * (LARGEST_COMMAND - 1_000)), "note").result(10)


def test_a_command_can_be_undone_for_a_while_unless_the_person_will_not_wait(console: Console) -> None:
    desk = desk_with(console, undo_seconds=10)
    desk.submit(view_of(console), AddNote("satu")).result(10)
    [item] = console.context.queries.outbox_items()
    assert item.held_until is not None and (item.held_until - NOW).total_seconds() == 10
    assert desk.send_now(item).result(10)
    [item] = console.context.queries.outbox_items()
    assert (item.held_until, item.state) == (None, State.QUEUED)
    assert not desk.send_now(replace(item)).result(10)


@pytest.mark.parametrize("clock", [datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)])
def test_a_clock_gone_mad_costs_no_text(console: Console, clock: datetime) -> None:
    desk = desk_with(console, now=clock, undo_seconds=10)
    id = desk.submit(view_of(console), AddNote("tetap ada")).result(10)
    [item] = console.context.queries.outbox_items()
    assert (item.id, item.envelope.command) == (id, AddNote("tetap ada"))
    assert datetime(1999, 12, 31, tzinfo=UTC) < item.envelope.acted_at < datetime(9001, 1, 1, tzinfo=UTC)
    assert desk.withdraw(item).result(10)
