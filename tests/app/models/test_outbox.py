"""The outbox keeps every command with its fate: in order, answered once, acknowledged without gaps, never dropped."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from app.models import outbox
from app.models.account import Account, write_account
from app.models.engine import reading, writing
from app.models.outbox import NEEDS_REVIEW, OutboxItem, State
from app.models.stores import Stores
from app.models.tables import outbox as table
from domain.commands import AddNote, Envelope
from domain.ids import CaseId, CommandId, DeviceId
from domain.protocol import Outcome, Result
from tests.support.console import NOW, SARI, new_case

CASES = [new_case(number, days_ago=3).case for number in range(3)]
ONE, TWO, THREE = CASES


@pytest.fixture
def stores(stores: Stores) -> Stores:
    write_account(stores.work, Account(SARI, SARI.id, "http://127.0.0.1", DeviceId("d"), ""))
    return stores


def add(stores: Stores, number: int, case: int = 0, text: str = "catatan", *, after: tuple[int, ...] = ()) -> int:
    of = CASES[case]
    id = CommandId(f"c{number}")
    envelope = Envelope(id, of.id, of.version, SARI.id, DeviceId("d"), NOW, AddNote(f"{text} {number}"))
    needed = [CommandId(f"c{each}") for each in after]
    with writing(stores.work) as connection:
        return outbox.enqueue(connection, envelope, of, NOW, made_after=needed)


def result(number: int, outcome: str = Outcome.APPLIED, case: CaseId = ONE.id, version: int = 3, **told: str) -> Result:
    fields = {"theirs": "lain"} if outcome == Outcome.CONFLICT else {}
    return Result(CommandId(f"c{number}"), number, outcome, case, version, fields=fields, **told)


def take(stores: Stores, *results: Result) -> frozenset[CaseId]:
    with writing(stores.work) as connection:
        return outbox.take_results(connection, results, NOW)


def send(stores: Stores, *dseqs: int) -> None:
    with writing(stores.work) as connection:
        outbox.mark_sent(connection, dseqs, NOW)


def settle(stores: Stores, **versions: int) -> None:
    with writing(stores.work) as connection:
        outbox.settle(connection, {CASES[int(name[1:])].id: version for name, version in versions.items()}, NOW)


def changed(stores: Stores, change: Callable[..., bool], number: int) -> bool:
    with writing(stores.work) as connection:
        return change(connection, CommandId(f"c{number}"), NOW)


def orphan(stores: Stores, *cases: CaseId) -> None:
    with writing(stores.work) as connection:
        outbox.orphan(connection, cases, NOW)


def items(stores: Stores) -> dict[str, OutboxItem]:
    with reading(stores.work) as connection:
        rows = connection.execute(sa.select(table).order_by(table.c.dseq)).all()
        return {row.id: outbox.item_of(row) for row in rows}


def states(stores: Stores) -> list[State]:
    return [item.state for item in items(stores).values()]


def acknowledged(stores: Stores) -> int:
    with reading(stores.work) as connection:
        return outbox.standing(connection).acknowledged_through


def in_state(stores: Stores, number: int, state: State) -> None:
    """Bring a queued command into `state` the way it gets there."""
    if state in (State.QUEUED, State.WITHDRAWN, State.ORPHANED):
        if state is State.WITHDRAWN:
            changed(stores, outbox.withdraw, number)
        if state is State.ORPHANED:
            orphan(stores, ONE.id)
        return
    send(stores, number)
    if state is State.BLOCKED:
        take(stores, result(number, Outcome.REJECTED, code="dependency_refused"))
        return
    outcomes = {State.APPLIED: Outcome.APPLIED, State.SETTLED: Outcome.APPLIED, State.REJECTED: Outcome.REJECTED}
    outcomes |= {State.CONFLICT: Outcome.CONFLICT, State.QUARANTINED: Outcome.QUARANTINED}
    if state in outcomes:
        take(stores, result(number, outcomes[state]))
    if state is State.SETTLED:
        settle(stores, c0=3)


def test_commands_are_numbered_and_sent_in_the_order_they_were_meant(stores: Stores) -> None:
    assert [add(stores, number, number % 3) for number in range(1, 8)] == list(range(1, 8))
    with reading(stores.work) as connection:
        waiting = outbox.waiting(connection)
        assert [message.dseq for message in waiting] == list(range(1, 8))
        assert [message.envelope.command for message in waiting] == [AddNote(f"catatan {n}") for n in range(1, 8)]


def test_a_number_is_never_given_twice(stores: Stores) -> None:
    add(stores, 1)
    with pytest.raises(ZeroDivisionError), writing(stores.work) as connection:
        connection.execute(table.delete())
        raise ZeroDivisionError
    with writing(stores.work) as connection:
        connection.execute(table.delete().where(table.c.id == "c1"))  # nobody does; the number must not come back
    assert add(stores, 2) == 2


def test_sent_means_possibly_sent(stores: Stores) -> None:
    add(stores, 1), add(stores, 2), add(stores, 3)
    send(stores, 1, 2)
    send(stores, 1)
    assert states(stores) == [State.SENT, State.SENT, State.QUEUED]
    assert [item.attempts for item in items(stores).values()] == [2, 1, 0]
    with reading(stores.work) as connection:
        assert [message.dseq for message in outbox.waiting(connection)] == [1, 2, 3]
    take(stores, result(1))
    send(stores, 1)
    assert states(stores)[0] is State.APPLIED


def test_a_try_that_certainly_did_not_arrive_is_forgotten_and_an_uncertain_one_is_not(stores: Stores) -> None:
    for number in (1, 2, 3):
        add(stores, number)
    send(stores, 1, 2)
    take(stores, result(2))
    send(stores, 1, 3)
    with writing(stores.work) as connection:
        outbox.mark_not_sent(connection, [1, 2, 3], NOW)
    assert states(stores) == [State.SENT, State.APPLIED, State.QUEUED]
    assert [item.attempts for item in items(stores).values()] == [1, 1, 0]
    assert not changed(stores, outbox.withdraw, 1)
    assert changed(stores, outbox.withdraw, 3)


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome.APPLIED, State.APPLIED),
        (Outcome.REJECTED, State.REJECTED),
        (Outcome.CONFLICT, State.CONFLICT),
        (Outcome.QUARANTINED, State.QUARANTINED),
        (Outcome.DEFERRED, State.SENT),
        ("of a newer server", State.SENT),
    ],
)
def test_each_outcome_and_that_only_the_first_final_one_counts(stores: Stores, outcome: str, state: State) -> None:
    add(stores, 1)
    send(stores, 1)
    told = result(1, outcome, code="self_approval", receipt="3F1C")
    assert take(stores, told) == ({ONE.id} if state is not State.SENT else set())
    first = items(stores)["c1"]
    assert first.state is state
    if state is not State.SENT:
        assert (first.code, first.receipt, first.result_version) == ("self_approval", "3F1C", 3)
        assert first.fields == told.fields
        assert take(stores, told, result(1, Outcome.REJECTED, code="other"), result(1, version=9)) == set()
        assert items(stores)["c1"] == first
    else:
        assert take(stores, result(1)) == {ONE.id}


def test_answers_to_strangers_and_to_what_was_taken_back_change_nothing(stores: Stores) -> None:
    add(stores, 1), add(stores, 2)
    changed(stores, outbox.withdraw, 1)
    before = items(stores)
    assert take(stores, result(1), result(99)) == set()
    assert items(stores) == before


def test_an_answer_may_arrive_before_anything_was_marked_as_sent(stores: Stores) -> None:
    """A restored profile: the server knows more than the outbox does."""
    add(stores, 1)
    take(stores, result(1))
    assert states(stores) == [State.APPLIED]


def test_applied_commands_are_settled_by_the_version_of_their_case(stores: Stores) -> None:
    for number, case, version in ((1, 0, 3), (2, 0, 5), (3, 1, 3), (4, 0, 4)):
        add(stores, number, case)
        send(stores, number)
        if number != 4:
            take(stores, result(number, case=CASES[case].id, version=version))
    take(stores, result(4, Outcome.REJECTED, version=0))
    settle(stores, c0=2)
    assert states(stores) == [State.APPLIED] * 3 + [State.REJECTED]
    settle(stores, c0=4, c2=99)
    assert states(stores) == [State.SETTLED, State.APPLIED, State.APPLIED, State.REJECTED]
    settle(stores, c0=5, c1=3)
    assert states(stores) == [State.SETTLED] * 3 + [State.REJECTED]


def test_acknowledged_is_what_has_its_answer_without_a_gap(stores: Stores) -> None:
    for number in range(1, 7):
        add(stores, number)
    send(stores, 1, 2, 3, 4)
    take(stores, result(1), result(3), result(4, Outcome.REJECTED))
    assert acknowledged(stores) == 1
    take(stores, result(2, Outcome.DEFERRED))
    assert acknowledged(stores) == 1
    take(stores, result(2, Outcome.QUARANTINED))
    assert acknowledged(stores) == 4
    changed(stores, outbox.withdraw, 5)
    take(stores, result(6))
    assert acknowledged(stores) == 6
    add(stores, 7)
    take(stores)
    assert acknowledged(stores) == 6


def test_what_was_acknowledged_is_not_taken_back_when_an_orphan_goes_again(stores: Stores) -> None:
    add(stores, 1), add(stores, 2, case=1)
    orphan(stores, ONE.id)
    take(stores, result(2, case=TWO.id))
    assert acknowledged(stores) == 2
    assert changed(stores, outbox.retry, 1)
    take(stores)
    assert (acknowledged(stores), states(stores)) == (2, [State.QUEUED, State.APPLIED])


@pytest.mark.parametrize("state", State)
def test_taken_back_only_what_has_certainly_not_left_or_was_turned_down(stores: Stores, state: State) -> None:
    add(stores, 1)
    in_state(stores, 1, state)
    assert states(stores) == [state]
    may = state in (State.QUEUED, *NEEDS_REVIEW)
    assert changed(stores, outbox.withdraw, 1) is may
    assert states(stores) == [State.WITHDRAWN if may else state]


@pytest.mark.parametrize("state", State)
def test_only_what_lost_its_case_or_what_it_was_made_on_may_be_queued_again(stores: Stores, state: State) -> None:
    add(stores, 1)
    in_state(stores, 1, state)
    may = state in (State.ORPHANED, State.BLOCKED)
    assert changed(stores, outbox.retry, 1) is may
    after = {State.ORPHANED: [State.QUEUED], State.BLOCKED: [State.WITHDRAWN, State.QUEUED]}
    assert states(stores) == after.get(state, [state])
    assert list(items(stores).values())[-1].code == ""


def test_a_case_that_left_orphans_what_has_not_left_and_nothing_else(stores: Stores) -> None:
    for number in range(1, 5):
        add(stores, number)
    add(stores, 5, case=1)
    send(stores, 1, 2, 3)
    take(stores, result(2), result(3, Outcome.REJECTED))
    orphan(stores, ONE.id, THREE.id)
    assert states(stores) == [State.SENT, State.SETTLED, State.REJECTED, State.ORPHANED, State.QUEUED]
    lost = items(stores)["c4"]
    assert (lost.envelope.command, lost.tracking, lost.code) == (AddNote("catatan 4"), ONE.tracking, "out_of_scope")


def test_pending_commands_of_a_case(stores: Stores) -> None:
    for number in range(1, 6):
        add(stores, number)
    add(stores, 6, case=1)
    send(stores, 1, 2, 3)
    take(stores, result(1), result(2, Outcome.CONFLICT))
    changed(stores, outbox.withdraw, 4)
    with reading(stores.work) as connection:
        assert [item.id for item in outbox.pending_of(connection, ONE.id)] == ["c1", "c3", "c5"]
        assert outbox.cases_with_overlay(connection) == {ONE.id, TWO.id}
