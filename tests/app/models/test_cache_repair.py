"""A bucket that does not add up is put right by the rows that differ, and by no others."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from app.models import cache, repair
from app.models.cache import PageEffect
from app.models.engine import reading, writing
from app.models.stores import Stores, open_stores
from app.models.tables import bucket, cases, member, read_reply
from app.models.world import World
from app.paths import Profile
from app.problems import Problem
from domain.case import Case
from domain.protocol import PARTS, Position
from domain.wire import loads
from tests.support.bucket_server import BucketServer, document_of
from tests.support.console import KEY, NOW, new_case
from tests.support.feeds import cached, document, sums

UNIT, AGENCY = "un:b", "ag:a"
DOCUMENT = document_of(new_case(1, days_ago=3).case)
IDS = [f"case-{number:03}" for number in range(60)]


@pytest.fixture
def server(stores: Stores) -> BucketServer:
    """Sixty cases, of which a third is in the second bucket too; the console has them all."""
    made = BucketServer(DOCUMENT, snapshot_from=1_000, grants={UNIT, AGENCY})
    for number, id in enumerate(IDS):
        made.write(id, {UNIT, AGENCY} if number % 3 == 0 else {UNIT})
    synced(stores, made)
    return made


def synced(stores: Stores, server: BucketServer) -> PageEffect:
    with writing(stores.cache) as connection:
        feed = cache.feed_position(connection)
        return cache.take_page(connection, server.sync(feed.cursor, feed.loading, feed.again, 1_000))


def mended(stores: Stores, server: BucketServer, name: str) -> PageEffect:
    with writing(stores.cache) as connection:
        told = server.repair(name, repair.position_of(connection, name), repair.sums_of(connection, name))
        assert not told.moved
        rows = repair.rows_of(connection, name, told.parts)
        ops = server.repair_rows(name, told.parts, rows).ops if told.parts else ()
        return repair.take_repair(connection, name, ops, World())


def feed(stores: Stores) -> cache.FeedState:
    with reading(stores.cache) as connection:
        return cache.feed_position(connection)


def audited(stores: Stores) -> frozenset[str]:
    with writing(stores.cache) as connection:
        return repair.audit(connection)


def is_right(stores: Stores, server: BucketServer) -> None:
    assert cached(stores) == server.visible()
    assert sums(stores) == {name: server.sums(name) for name in (UNIT, AGENCY)}
    for id, version in cached(stores).items():
        assert loads(Case, document(stores, id)).version == version  # type: ignore[arg-type]
    assert audited(stores) == set()
    assert (feed(stores).doubtful, feed(stores).again) == ((), ())


def _one(table: sa.Table) -> sa.ColumnElement[bool]:
    column = table.c.entity if table is member else table.c.id
    here = column == IDS[1]
    return here & (member.c.bucket == UNIT) if table is member else here


def _foreign(connection: sa.Connection) -> None:
    values = {"bucket": UNIT, "entity": "case-alien", "kind": "case", "version": 9, "generation": 1}
    connection.execute(member.insert(), values)


DAMAGE: dict[str, tuple[Callable[[sa.Connection], object], list[str]]] = {
    "a version flipped": (lambda c: c.execute(member.update().where(_one(member)).values(version=77)), [IDS[1]]),
    "a member dropped": (lambda c: c.execute(member.delete().where(_one(member))), [IDS[1]]),
    "a foreign member": (_foreign, ["case-alien"]),
    "a digest corrupted": (lambda c: c.execute(bucket.update().values(digest="f" * 32)), []),
    "a digest that is none": (lambda c: c.execute(bucket.update().values(digest="\x00é")), []),
    "a count corrupted": (lambda c: c.execute(bucket.update().values(members=-4)), []),
    "a case of another version": (lambda c: c.execute(cases.update().where(_one(cases)).values(version=9)), [IDS[1]]),
    "a case lost": (lambda c: c.execute(cases.delete().where(_one(cases))), [IDS[1]]),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_costs_the_rows_that_differ_and_no_others(stores: Stores, server: BucketServer, kind: str) -> None:
    harm, differing = DAMAGE[kind]
    with writing(stores.cache) as connection:
        generation = connection.scalar(sa.select(bucket.c.generation).where(bucket.c.name == UNIT))
        assert generation == 1
        harm(connection)
    wrong = audited(stores)
    assert wrong >= {UNIT} and set(feed(stores).doubtful) == wrong
    resets = list(server.resets)
    for name in sorted(wrong):
        mended(stores, server, name)
    assert server.sent_for_repair == differing
    synced(stores, server)
    assert server.resets == resets, "a bucket was loaded anew for a row"
    is_right(stores, server)


def test_sums_that_differ_from_the_servers_are_mended_without_an_audit(stores: Stores, server: BucketServer) -> None:
    """A change was missed, and its row is the only one that is sent."""
    server.life.versions[IDS[7]] += 1  # no feed row tells of it
    server.write(IDS[8], {UNIT})
    assert synced(stores, server).diverged == {UNIT}
    mended(stores, server, UNIT)
    assert server.sent_for_repair == [IDS[7]]
    assert synced(stores, server).diverged == set()
    is_right(stores, server)


def test_a_doubt_outlives_a_restart(profile: Profile) -> None:
    stores = open_stores(profile, KEY, NOW)
    server = BucketServer(DOCUMENT, snapshot_from=1_000, grants={UNIT, AGENCY})
    for id in IDS[:4]:
        server.write(id, {UNIT})
    synced(stores, server)
    server.life.versions[IDS[1]] += 1
    server.write(IDS[2], {UNIT})
    assert synced(stores, server).diverged == {UNIT}
    stores.close()
    stores = open_stores(profile, KEY, NOW)
    try:
        before = feed(stores)
        reply = server.sync(before.cursor, (), (), 100)
        assert (before.doubtful, cache.unchanged(before, reply)) == ((UNIT,), False)
        assert synced(stores, server).diverged == {UNIT}
    finally:
        stores.close()


def test_a_bucket_that_still_differs_is_asked_for_alone(stores: Stores, server: BucketServer) -> None:
    server.life.versions[IDS[7]] += 1
    server.write(IDS[8], {UNIT})
    synced(stores, server)
    before = cached(stores)
    with writing(stores.cache) as connection:
        repair.take_repair(connection, UNIT, (), World())
    after = feed(stores)
    assert (after.again, after.doubtful, cached(stores)) == ((UNIT,), (), before)
    server.resets.clear()
    synced(stores, server)
    assert server.resets == [UNIT]
    is_right(stores, server)


def test_sums_that_match_again_settle_a_doubt(stores: Stores, server: BucketServer) -> None:
    server.life.versions[IDS[7]] += 1
    server.write(IDS[8], {UNIT})
    assert synced(stores, server).diverged == {UNIT}
    server.write(IDS[7], {UNIT})
    assert synced(stores, server).diverged == set()
    assert feed(stores).doubtful == ()


def test_a_case_in_another_bucket_keeps_the_newer_version(stores: Stores, server: BucketServer) -> None:
    """A member may lag behind the case: then the other bucket speaks of the newer one, and nothing is wrong."""
    with writing(stores.cache) as connection:
        shared = (member.c.bucket == AGENCY) & (member.c.entity == IDS[0])
        connection.execute(member.update().where(shared).values(version=0))
        rows = repair.rows_of(connection, AGENCY, range(PARTS))
    assert rows[IDS[0]] == 0
    assert audited(stores) == {AGENCY}
    mended(stores, server, AGENCY)
    assert server.sent_for_repair == [IDS[0]]
    is_right(stores, server)


def test_a_repair_that_takes_many_cases_asks_first(stores: Stores, server: BucketServer) -> None:
    for id in IDS[:30]:
        del server.life.places[id]
    with writing(stores.cache) as connection:
        parts = server.repair(UNIT, server.head(UNIT), repair.sums_of(connection, UNIT)).parts
        ops = server.repair_rows(UNIT, parts, repair.rows_of(connection, UNIT, parts)).ops
    with writing(stores.cache) as connection:
        repair.take_repair(connection, AGENCY, [op for op in ops if op.op == "out"], World())
    with pytest.raises(Problem, match="many_cases_gone"), writing(stores.cache) as connection:
        repair.take_repair(connection, UNIT, ops, World())
    assert len(cached(stores)) == 60


def test_an_unknown_bucket_has_nothing_to_repair(stores: Stores, server: BucketServer) -> None:
    with writing(stores.cache) as connection:
        assert repair.position_of(connection, "ag:z") == Position()
        assert repair.rows_of(connection, "ag:z", range(PARTS)) == {}
        assert repair.take_repair(connection, "ag:z", (), World()) == PageEffect()


def test_an_audit_takes_out_cases_that_no_bucket_holds(stores: Stores, server: BucketServer) -> None:
    with writing(stores.cache) as connection:
        row = connection.execute(sa.select(cases).where(cases.c.id == IDS[0])).mappings().one()
        connection.execute(cases.insert(), {**row, "row": 999, "id": "case-lost"})
        connection.execute(read_reply.insert(), {"case_id": "case-lost", "pin": "p", "text": "x"})
    assert audited(stores) == set()
    assert cached(stores) == server.visible()
    with reading(stores.cache) as connection:
        assert connection.execute(sa.select(read_reply).limit(1)).first() is None
