"""After a restored backup, what the server had answered is asked again; what it cannot forget may go one day."""

from datetime import timedelta

import pytest

from app.models import lives
from app.models.engine import reading, writing
from app.models.outbox import State
from app.models.stores import Stores
from app.models.tables import owner
from domain.protocol import Outcome
from tests.app.models.test_outbox import acknowledged, add, in_state, items, result, states, take
from tests.app.models.test_outbox import stores as owned_stores
from tests.support.console import NOW

stores = owned_stores


def told(stores: Stores, epoch: str, durable_through: int = 0, known: str = "") -> bool:
    with writing(stores.work) as connection:
        return lives.take_epoch(connection, epoch, durable_through, known, NOW)


def kept(stores: Stores) -> tuple[str, int]:
    with reading(stores.work) as connection:
        row = connection.execute(owner.select()).one()
        return row.epoch, row.durable_through


def test_in_a_new_epoch_all_that_had_effect_is_asked_again_and_nothing_else(stores: Stores) -> None:
    assert not told(stores, "e1")
    everything = [state for state in State if state is not State.ORPHANED]
    for number, state in enumerate(everything, 1):
        add(stores, number)
        in_state(stores, number, state)
    before = states(stores)
    told(stores, "e1", 4)
    assert states(stores) == before
    assert told(stores, "e2", 2)
    asked = (State.APPLIED, State.SETTLED)
    assert states(stores) == [State.SENT if state in asked else state for state in before]
    assert kept(stores) == ("e2", 2)
    assert not told(stores, "e2", 2), "once"


def test_what_is_asked_again_is_no_longer_acknowledged_and_keeps_its_receipt_until_it_is_answered(
    stores: Stores,
) -> None:
    told(stores, "e1")
    for number in (1, 2, 3):
        add(stores, number)
        in_state(stores, number, (State.REJECTED, State.SETTLED, State.APPLIED)[number - 1])
    assert acknowledged(stores) == 3
    told(stores, "e2")
    assert acknowledged(stores) == 1
    take(stores, result(2, receipt="AB12", version=7))
    assert (acknowledged(stores), items(stores)["c2"].receipt) == (2, "AB12")
    take(stores, result(3, Outcome.REJECTED, code="wrong_status"))
    assert states(stores) == [State.REJECTED, State.APPLIED, State.REJECTED]
    assert acknowledged(stores) == 3


@pytest.mark.parametrize(("known", "asked"), [("e1", False), ("e0", True), ("", True)])
def test_a_store_that_did_not_keep_the_epoch_goes_by_what_the_cache_has_followed(
    stores: Stores, known: str, asked: bool
) -> None:
    add(stores, 1)
    in_state(stores, 1, State.SETTLED)
    assert told(stores, "e1", known=known) is asked


def test_what_the_server_says_is_durable_may_be_less_than_before(stores: Stores) -> None:
    told(stores, "e1", 9)
    told(stores, "e1", 3)
    assert kept(stores) == ("e1", 3)


def test_only_what_is_settled_durable_and_long_past_is_let_go(stores: Stores) -> None:
    told(stores, "e1", 3)
    fates = (State.SETTLED, State.REJECTED, State.SETTLED, State.SETTLED, State.APPLIED)
    for number, state in enumerate(fates, 1):
        add(stores, number)
        in_state(stores, number, state)

    def forget(days: float) -> int:
        with writing(stores.work) as connection:
            return lives.forget_durable(connection, NOW + timedelta(days=days))

    assert forget(29.9) == 0
    told(stores, "e1", 2)
    assert forget(31) == 1
    assert set(items(stores)) == {"c2", "c3", "c4", "c5"}
    told(stores, "e1", 5)
    assert forget(31) == 2
    assert set(items(stores)) == {"c2", "c5"}
    assert add(stores, 6) == 6, "no number is given twice"
    assert acknowledged(stores) == 5
