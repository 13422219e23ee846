"""What was made on the effect of another command waits for a person if that will have none, however long the chain."""

import pytest

from app.models import outbox
from app.models.engine import reading
from app.models.outbox import OVERLAID, State
from app.models.stores import Stores
from domain.commands import AddNote
from domain.errors import Code
from domain.protocol import Outcome
from tests.app.models.test_outbox import ONE, add, changed, in_state, items, orphan, result, send, states, take
from tests.app.models.test_outbox import stores as owned_stores

stores = owned_stores

ENDS = (State.REJECTED, State.CONFLICT, State.QUARANTINED, State.ORPHANED, State.WITHDRAWN)


def chain(stores: Stores) -> None:
    """c2 was made on c1, c3 on c2; c4 on nothing, and c5 is about another case."""
    add(stores, 1)
    add(stores, 2, after=(1,))
    add(stores, 3, after=(1, 2))
    add(stores, 4)
    add(stores, 5, case=1)


@pytest.mark.parametrize("end", ENDS)
def test_dependants_of_what_has_no_effect_are_blocked_down_the_chain(stores: Stores, end: State) -> None:
    add(stores, 1)
    add(stores, 2, case=1, after=(1,))
    add(stores, 3, case=1, after=(2,))
    add(stores, 4, case=1)
    in_state(stores, 1, end)
    assert states(stores) == [end, State.BLOCKED, State.BLOCKED, State.QUEUED]
    blocked = items(stores)["c3"]
    assert (blocked.code, blocked.envelope.command) == (Code.DEPENDENCY_REFUSED, AddNote("catatan 3"))
    assert State.BLOCKED not in OVERLAID
    with reading(stores.work) as connection:
        assert [message.dseq for message in outbox.waiting(connection)] == [4]


@pytest.mark.parametrize("state", [State.SENT, State.APPLIED, State.SETTLED])
def test_what_has_or_may_have_effect_blocks_nothing(stores: Stores, state: State) -> None:
    chain(stores)
    in_state(stores, 1, state)
    assert states(stores)[1:] == [State.QUEUED] * 4


def test_what_may_have_reached_the_server_is_the_server_s_to_refuse(stores: Stores) -> None:
    chain(stores)
    send(stores, 1, 2)
    take(stores, result(1, Outcome.REJECTED))
    assert states(stores)[:3] == [State.REJECTED, State.SENT, State.BLOCKED]
    take(stores, result(2, Outcome.REJECTED, code="dependency_refused"))
    assert states(stores)[:3] == [State.REJECTED, State.BLOCKED, State.BLOCKED]


def test_what_is_queued_again_releases_what_was_made_on_it(stores: Stores) -> None:
    add(stores, 1)
    add(stores, 2, case=1, after=(1,))
    add(stores, 3, case=1, after=(2,))
    orphan(stores, ONE.id)
    assert states(stores) == [State.ORPHANED, State.BLOCKED, State.BLOCKED]
    assert changed(stores, outbox.retry, 1)
    assert states(stores) == [State.QUEUED] * 3
    assert {item.code for item in items(stores).values()} == {""}


def test_a_blocked_command_that_is_tried_again_stands_for_itself(stores: Stores) -> None:
    chain(stores)
    assert changed(stores, outbox.withdraw, 1)
    assert changed(stores, outbox.retry, 2)
    assert states(stores)[:3] == [State.WITHDRAWN, State.QUEUED, State.BLOCKED]
    again = items(stores)["c2"]
    assert (again.id, again.made_after, again.code) == ("c2", (), "")
    assert changed(stores, outbox.retry, 3)
    assert states(stores)[:3] == [State.WITHDRAWN, State.QUEUED, State.QUEUED]


def test_what_the_server_has_answered_goes_again_as_a_new_command(stores: Stores) -> None:
    """Under its old id it would get its old answer."""
    chain(stores)
    send(stores, 1, 2, 3)
    take(stores, result(1, Outcome.REJECTED), *(result(n, Outcome.REJECTED, code="dependency_refused") for n in (2, 3)))
    assert states(stores)[:3] == [State.REJECTED, State.BLOCKED, State.BLOCKED]
    assert changed(stores, outbox.retry, 2)
    assert not changed(stores, outbox.retry, 2)
    *_, fresh = items(stores).values()
    assert (fresh.dseq, fresh.state, fresh.made_after, fresh.attempts) == (6, State.QUEUED, (), 0)
    assert fresh.id not in ("c1", "c2", "c3") and fresh.envelope.id == fresh.id
    assert (fresh.envelope.command, fresh.answered_at) == (AddNote("catatan 2"), None)
    assert states(stores)[1:3] == [State.WITHDRAWN, State.BLOCKED], "each is the person's own decision"


def test_messages_say_what_they_were_made_on(stores: Stores) -> None:
    chain(stores)
    with reading(stores.work) as connection:
        assert [message.after for message in outbox.waiting(connection)] == [(), ("c1",), ("c1", "c2"), (), ()]
