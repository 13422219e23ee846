"""A command stays for a moment in which it can be taken back; whatever the clock does, it does not stay for good."""

from datetime import timedelta

import pytest

from app.models import outbox
from app.models.engine import reading, writing
from app.models.outbox import UNDO_SECONDS, State
from app.models.stores import Stores
from domain.commands import AddNote, Envelope
from domain.ids import CommandId, DeviceId
from tests.app.models.test_outbox import ONE, changed, items, states
from tests.app.models.test_outbox import stores as owned_stores
from tests.support.console import NOW, SARI

stores = owned_stores


def add(stores: Stores, number: int, undo_seconds: float = UNDO_SECONDS) -> None:
    envelope = Envelope(CommandId(f"c{number}"), ONE.id, 2, SARI.id, DeviceId("d"), NOW, AddNote(f"n{number}"))
    with writing(stores.work) as connection:
        outbox.enqueue(connection, envelope, ONE, NOW, undo_seconds=undo_seconds)


def held(stores: Stores, seconds: float) -> dict[int, float]:
    with reading(stores.work) as connection:
        return outbox.held(connection, NOW + timedelta(seconds=seconds))


def test_it_is_held_for_its_time_and_then_no_more(stores: Stores) -> None:
    add(stores, 1), add(stores, 2, 4), add(stores, 3, 0)
    assert held(stores, 0) == {1: 10, 2: 4}
    assert held(stores, 3.5) == {1: 6.5, 2: 0.5}
    assert held(stores, 4) == {1: 6}
    assert held(stores, 10) == {}
    assert items(stores)["c3"].held_until is None
    assert items(stores)["c1"].held_until == NOW + timedelta(seconds=10)


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_is_set_holds_nothing(stores: Stores, years: int) -> None:
    add(stores, 1)
    assert held(stores, years * 365 * 86_400) == {}


def test_the_person_need_not_wait(stores: Stores) -> None:
    add(stores, 1)
    assert changed(stores, outbox.send_now, 1)
    assert held(stores, 0) == {}
    assert not changed(stores, outbox.send_now, 1)
    assert states(stores) == [State.QUEUED]


def test_taken_back_in_time_it_never_leaves(stores: Stores) -> None:
    add(stores, 1)
    assert changed(stores, outbox.withdraw, 1)
    assert (states(stores), held(stores, 0)) == ([State.WITHDRAWN], {})
    assert not changed(stores, outbox.send_now, 1)
