"""Unsent work shows in the lists from the moment it is meant until the server's own case shows it, never twice."""

from collections.abc import Iterable

import pytest
import sqlalchemy as sa

from app.models import outbox, overlay
from app.models.engine import reading, writing
from app.models.outbox import State
from app.models.tables import cases
from app.models.tables import outbox as outbox_table
from app.models.tables import overlay as table
from domain.apply import apply
from domain.case import Case
from domain.commands import AddNote, AskInformation, Command, Envelope, SubmitReply
from domain.ids import CaseId, CommandId, DeviceId
from domain.protocol import Outcome, Result
from domain.wire import loads
from tests.support.console import NOW, SARI, WORLD, Console, sample_cases

CASE = sample_cases()[8]


def enqueue(console: Console, id: str, command: Command, case: Case = CASE) -> Envelope:
    envelope = Envelope(CommandId(id), case.id, case.version, SARI.id, DeviceId("device-1"), NOW, command)
    with writing(console.stores.work) as connection:
        outbox.enqueue(connection, envelope, case, NOW)
    rebuild(console)
    return envelope


def rebuild(console: Console, changed: Iterable[CaseId] = (CASE.id,)) -> None:
    with reading(console.stores.work) as work, writing(console.stores.cache) as cache:
        overlay.rebuild(cache, work, changed, SARI, WORLD)


def answer(console: Console, dseq: int, id: str, version: int, outcome: str = Outcome.APPLIED) -> None:
    with writing(console.stores.work) as connection:
        outbox.take_results(connection, [Result(CommandId(id), dseq, outcome, CASE.id, version)], NOW)
    rebuild(console)


def laid_over(console: Console) -> dict[str, Case]:
    with reading(console.stores.cache) as connection:
        rows = connection.execute(sa.select(table, cases.c.row.label("under")).join(cases, cases.c.id == table.c.id))
        found = {}
        for row in rows:
            assert row.row == row.under, "the line in the list would be another one"
            found[row.id] = loads(Case, row.doc)
    return found


def notes(console: Console) -> list[str]:
    """What the case pane shows of the notes on the case."""
    view = console.context.queries.case(CASE.id, WORLD)
    assert view is not None
    return [event.text for event in view.case.events if event.kind == "note"]


def pulled(console: Console, *envelopes: Envelope) -> Case:
    """The case arrives as the server has it once it carried out `envelopes`."""
    case = CASE
    for envelope in envelopes:
        outcome = apply(case, envelope, SARI, WORLD.directory, NOW, WORLD.limits)
        assert isinstance(outcome, Case)
        case = outcome
    console.take([case])
    rebuild(console)
    return case


def test_a_command_shows_until_the_case_has_caught_up_and_never_twice(console: Console) -> None:
    assert laid_over(console) == {}
    envelope = enqueue(console, "c1", AddNote("sekali"))
    for step in (lambda: None, lambda: mark_sent(console, 1), lambda: answer(console, 1, "c1", CASE.version + 1)):
        step()
        assert [event.text for event in laid_over(console)[CASE.id].events if event.kind == "note"] == ["sekali"]
        assert notes(console) == ["sekali"]
    pulled(console, envelope)
    assert laid_over(console) == {}
    assert notes(console) == ["sekali"]


def mark_sent(console: Console, dseq: int) -> None:
    with writing(console.stores.work) as connection:
        outbox.mark_sent(connection, [dseq], NOW)
    rebuild(console)


def test_the_effect_may_come_down_before_its_answer_is_settled(console: Console) -> None:
    """Killed between two stores: the answer is in, the page is in, the command is not settled yet."""
    envelope = enqueue(console, "c1", AddNote("sekali"))
    answer(console, 1, "c1", CASE.version + 1)
    case = pulled(console, envelope)
    with reading(console.stores.work) as connection:
        assert [item.state for item in outbox.pending_of(connection, CASE.id)] == [State.APPLIED]
    assert (laid_over(console), notes(console)) == ({}, ["sekali"])
    with writing(console.stores.work) as connection:
        outbox.settle(connection, {case.id: case.version}, NOW)
    rebuild(console)
    assert (laid_over(console), notes(console)) == ({}, ["sekali"])


def test_what_is_still_ahead_is_laid_over_what_has_arrived(console: Console) -> None:
    first = enqueue(console, "c1", AddNote("pertama"))
    enqueue(console, "c2", AddNote("kedua"))
    answer(console, 1, "c1", CASE.version + 1)
    pulled(console, first)
    assert notes(console) == ["pertama", "kedua"]
    assert [event.text for event in laid_over(console)[CASE.id].events if event.kind == "note"] == ["pertama", "kedua"]


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.CONFLICT, Outcome.QUARANTINED])
def test_what_was_turned_down_is_not_shown_as_if_it_counted(console: Console, outcome: str) -> None:
    enqueue(console, "c1", SubmitReply("Sudah ditambal."))
    assert laid_over(console)[CASE.id].reply is not None
    answer(console, 1, "c1", 0, outcome)
    assert laid_over(console) == {}


def test_a_command_that_the_rules_refuse_by_now_hides_nothing_else(console: Console) -> None:
    asking = enqueue(console, "c1", AskInformation("Di jalan apa?"))
    enqueue(console, "c2", AddNote("sudah ditanya"))
    pulled(console, Envelope(CommandId("another"), *_rest(asking)))
    assert notes(console) == ["sudah ditanya"]
    assert laid_over(console)[CASE.id].status == "awaiting_information"


def _rest(envelope: Envelope) -> tuple[object, ...]:
    fields = (envelope.case, envelope.base_version, envelope.actor, envelope.device, envelope.acted_at)
    return (*fields, envelope.command)


def test_a_case_that_is_gone_has_no_overlay_and_comes_back_with_it(console: Console) -> None:
    enqueue(console, "c1", AddNote("sekali"))
    console.take([], out=(CASE.id,))
    rebuild(console)
    assert laid_over(console) == {}
    assert console.context.queries.case(CASE.id, WORLD) is None
    console.take([CASE])
    rebuild(console)
    assert notes(console) == ["sekali"]
    assert set(laid_over(console)) == {CASE.id}


def test_only_the_cases_asked_for_are_derived_again(console: Console) -> None:
    enqueue(console, "c1", AddNote("sekali"))
    with writing(console.stores.work) as connection:
        connection.execute(outbox_table.update().values(state=State.WITHDRAWN))
    rebuild(console, [CaseId("case-0009")])
    assert set(laid_over(console)) == {CASE.id}
    rebuild(console)
    assert laid_over(console) == {}
