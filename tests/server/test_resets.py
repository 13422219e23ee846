"""When a console must start a bucket anew, and what it may claim to have already."""

import base64
import json
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, update

from domain.case import Holder
from domain.commands import AddNote
from domain.protocol import Position, digest_text
from domain.scope import unit_bucket
from server.central import Central
from server.cursor import Cursor
from server.database import writing
from server.people import set_memberships
from server.tables import bucket, feed
from tests.server.conftest import SignIn
from tests.server.region import (
    HEALTH,
    REGENCY,
    ROADS,
    Region,
    change,
    notes,
    read,
)


class Places:
    """The cursor of a desk, opened up to be spoiled."""

    def __init__(self, text: str) -> None:
        self.cursor = Cursor.read(text)
        self.roads = self.cursor.positions[unit_bucket(ROADS)]

    def with_roads(self, place: Position) -> str:
        positions = {**self.cursor.positions, unit_bucket(ROADS): place}
        return replace(self.cursor, positions=positions).text()


def resets(reply: Any) -> set[str]:
    return {delta.bucket for delta in reply.buckets if delta.reset}


@pytest.fixture
def budi(at_desk: SignIn, region: Region) -> Any:
    region.reports(3)
    region.report()
    desk = at_desk("budi")
    desk.sync()
    return desk


GARBAGE = ["x", "====", "bnVsbA==", "e30=", "\x00", "🙂", base64.b64encode(b"[" * 9000).decode()] + [
    base64.urlsafe_b64encode(json.dumps(plain).encode()).decode()
    for plain in (["", 1], ["e", "1", {}], ["e", 1, []], ["e", 1, {"ref": [1]}], ["e", 1, {"ref": [-1, "x"]}])
]


def test_a_new_epoch_starts_every_bucket_anew(budi: Any, central: Central) -> None:
    before = {name: held.docs for name, held in budi.buckets.items()}
    central.epoch.raise_()

    reply = budi.exchange()

    assert resets(reply) == {"ref", unit_bucket(ROADS)}
    assert reply.epoch == central.epoch.current() != budi.replies[0].epoch
    assert {name: held.docs for name, held in budi.buckets.items()} == before


def test_a_console_of_another_epoch_first_hears_of_it(budi: Any, central: Central, region: Region) -> None:
    case = region.report()
    budi.sync()
    central.epoch.raise_()
    message = budi.message(case, AddNote("Menyusul."))

    early = budi.exchange([message])
    assert [(r.outcome, r.fields) for r in early.results] == [("deferred", {"retry_after": "0"})]
    assert notes(central, case.id) == 0

    [result] = budi.exchange([message]).results
    assert (result.outcome, notes(central, case.id)) == ("applied", 1)


def test_other_grants_start_all_but_the_reference_data_anew(budi: Any, central: Central) -> None:
    with writing(central.engine) as connection:
        set_memberships(connection, budi.person.id, budi.person.memberships)
    assert resets(budi.exchange()) == {unit_bucket(ROADS)}
    assert budi.exchange().buckets == ()


def test_a_place_beyond_the_head_is_proof_of_another_history(budi: Any) -> None:
    places = Places(budi.cursor)
    budi.cursor = places.with_roads(Position(places.roads.seq + 1, places.roads.anchor))
    assert resets(budi.exchange()) == {unit_bucket(ROADS)}
    assert len(budi.cases()) == 4


@pytest.mark.parametrize("back", [0, 1])
def test_another_anchor_at_the_same_place_is_another_history(back: int, budi: Any) -> None:
    places = Places(budi.cursor)
    budi.cursor = places.with_roads(Position(places.roads.seq - back, "lain"))
    assert resets(budi.exchange()) == {unit_bucket(ROADS)}


def test_a_place_before_the_floor_is_too_old(budi: Any, central: Central) -> None:
    places = Places(budi.cursor)
    anchor = read(central, select(feed.c.anchor).where(feed.c.bucket == unit_bucket(ROADS), feed.c.seq == 1))[0].anchor
    old = places.with_roads(Position(1, anchor))
    budi.cursor, budi.buckets[unit_bucket(ROADS)].position = old, Position(1, anchor)
    assert resets(budi.exchange()) == set(), "as long as the bucket reaches back, it goes on from there"

    change(central, update(bucket).where(bucket.c.name == unit_bucket(ROADS)).values(floor=2))
    budi.cursor = old
    assert resets(budi.exchange()) == {unit_bucket(ROADS)}


def test_a_bucket_this_database_never_had_is_emptied_at_the_console(budi: Any) -> None:
    cursor = Cursor.read(budi.cursor)
    own = "u:orang-budi"
    budi.cursor = replace(cursor, positions={**cursor.positions, own: Position(7, "lain")}).text()

    reply = budi.exchange()

    assert [(d.bucket, d.reset, d.ops, d.digest, d.count) for d in reply.buckets] == [
        (own, True, (), digest_text(0), 0)
    ]
    assert budi.exchange().buckets == ()


def test_a_cursor_that_cannot_be_read_is_that_of_an_empty_console(budi: Any) -> None:
    for cursor in GARBAGE:
        budi.cursor = cursor
        assert resets(budi.exchange()) == {"ref", unit_bucket(ROADS)}, cursor


def test_a_cursor_opens_no_bucket_that_is_not_held(budi: Any, region: Region) -> None:
    region.report(holder=Holder(REGENCY, HEALTH))
    cursor = Cursor.read(budi.cursor)
    budi.cursor = replace(cursor, positions={**cursor.positions, unit_bucket(HEALTH): Position()}).text()
    assert budi.exchange().buckets == ()
