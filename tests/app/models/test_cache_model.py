"""Whatever comes, goes, begins anew or breaks, the cache ends with what the server shows, and loses nothing on the way.

Each run is a random story of a server and a console: changes, moves between buckets, grants, pages and chunks that are
fetched or lost, restored backups, damage of single rows. At its end the console syncs until nothing is outstanding.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import sqlalchemy as sa
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from app.models import cache, repair, snapshots
from app.models.engine import reading, writing
from app.models.snapshots import Part
from app.models.stores import Stores
from app.models.tables import bucket, cache_metadata, cases, member, snapshot, snapshot_part
from app.models.world import World
from domain.case import Case
from domain.wire import loads
from tests.support.bucket_server import BucketServer, document_of
from tests.support.console import new_case
from tests.support.feeds import cached, document, sums

BUCKETS = ("ag:a", "un:b", "u:c")
CASES = tuple(f"case-{n}" for n in range(7))
DOCUMENT = document_of(new_case(1, days_ago=3).case)
ENOUGH = 60  # exchanges after which a console that is left alone must have everything


@dataclass(frozen=True)
class Step:
    """One event of the story; `number` is whatever the event needs: a case, a bucket, a size."""

    kind: str
    number: int
    buckets: frozenset[str]


SERVER_STEPS = ("write", "write", "write", "grant", "revoke", "back_up", "restore")
CONSOLE_STEPS = ("page", "page", "page", "page", "lost_page", "fetch", "fetch", "fetch", "again", "gone", "mend")
DAMAGE = ("version", "missing", "foreign", "digest", "row")


def stories(*kinds: str) -> st.SearchStrategy[list[Step]]:
    step = st.builds(Step, st.sampled_from(kinds), st.integers(0, 20), st.frozensets(st.sampled_from(BUCKETS)))
    return st.lists(step, min_size=10, max_size=50)


@dataclass
class Story:
    """A console and its server, and what the console may never lose: what was cached and has not moved since."""

    stores: Stores
    server: BucketServer = field(default_factory=lambda: BucketServer(DOCUMENT, grants=set(BUCKETS)))
    steady: set[str] = field(default_factory=set)

    def happens(self, step: Step) -> None:
        getattr(self, f"_{step.kind}")(step.number, step.buckets)

    def _write(self, number: int, buckets: frozenset[str]) -> None:
        id = CASES[number % len(CASES)]
        before = self.server.life.places.get(id, frozenset())
        self.server.write(id, before if number % 2 and before else buckets)
        if not self.server.life.places[id] >= before:
            self.steady.discard(id)

    def _grant(self, number: int, _: frozenset[str]) -> None:
        self.server.grant(BUCKETS[number % 3])

    def _revoke(self, number: int, _: frozenset[str]) -> None:
        self.server.revoke(BUCKETS[number % 3])
        self.steady.clear()

    def _back_up(self, *_: object) -> None:
        self.server.back_up()

    def _restore(self, *_: object) -> None:
        self.server.restore()
        self.steady.clear()

    def _lost_page(self, number: int, _: frozenset[str]) -> None:
        with reading(self.stores.cache) as connection:
            feed = cache.feed_position(connection)
        self.server.sync(feed.cursor, feed.loading, feed.again, number)

    def _page(self, number: int = 100, _: frozenset[str] = frozenset()) -> bool:
        """One exchange; whether more is to be had at once."""
        with reading(self.stores.cache) as connection:
            feed = cache.feed_position(connection)
        reply = self.server.sync(feed.cursor, feed.loading, feed.again, number)
        if cache.unchanged(feed, reply):
            return False
        before = set(cached(self.stores))
        with writing(self.stores.cache) as connection:
            effect = cache.take_page(connection, reply)
        after = set(cached(self.stores))
        assert before - after == set(effect.gone)
        assert after - before <= set(effect.touched)
        assert not effect.gone & self.steady, "what nobody took away was lost on the way"
        self.steady |= set(effect.touched) & self.server.visible().keys()
        return reply.more

    def _fetch(self, number: int = 0, _: frozenset[str] = frozenset()) -> bool:
        """The next piece of a snapshot, cut off after `number` tens of bytes; whether there was one."""
        with writing(self.stores.cache) as connection:
            load = snapshots.next_load(connection)
            if load is None:
                return False
            if not self.server.offers(load.snapshot):
                snapshots.forget_load(connection, load)
                return True
            manifest, chunks = self.server.snapshots[load.snapshot]
            if load.manifest is None:
                snapshots.take_manifest(connection, load, manifest)
                return True
            rest = b"" if load.whole else chunks[load.chunk][load.offset :]
            cut = rest[: number * 40] if number else rest
            if load.whole or snapshots.take_part(connection, load, cut) is Part.WHOLE:
                effect = snapshots.take_chunk(connection, load.bucket, World())
                assert not effect.gone
        return True

    def _again(self, _: int, buckets: frozenset[str]) -> None:
        with writing(self.stores.cache) as connection:
            cache.ask_again(connection, sorted(buckets & cache.feed_position(connection).buckets))

    def _gone(self, number: int, _: frozenset[str]) -> None:
        for id in list(self.server.snapshots)[number % 3 :]:
            del self.server.snapshots[id]

    def _mend(self, *_: object) -> None:
        with writing(self.stores.cache) as connection:
            repair.audit(connection)
            doubtful = cache.feed_position(connection).doubtful
        for name in doubtful:
            with writing(self.stores.cache) as connection:
                position = repair.position_of(connection, name)
                told = self.server.repair(name, position, repair.sums_of(connection, name))
                if told.moved:
                    continue
                rows = repair.rows_of(connection, name, told.parts)
                ops = self.server.repair_rows(name, told.parts, rows).ops if told.parts else ()
                effect = repair.take_repair(connection, name, ops, World())
            assert not effect.gone & self.steady

    def _version(self, number: int, _: frozenset[str]) -> None:
        self._damage(member.update().values(version=member.c.version + 1 + number), member, number)

    def _missing(self, number: int, _: frozenset[str]) -> None:
        self._damage(member.delete(), member, number)

    def _digest(self, number: int, _: frozenset[str]) -> None:
        self._damage(bucket.update().values(digest="no digest"), bucket, number)

    def _row(self, number: int, _: frozenset[str]) -> None:
        self._damage(cases.update().values(version=cases.c.version + number - 5), cases, number)

    def _foreign(self, number: int, _: frozenset[str]) -> None:
        with writing(self.stores.cache) as connection:
            for row in connection.execute(sa.select(bucket).limit(1)).all():
                values = {"bucket": row.name, "entity": f"alien-{number}", "kind": "case", "version": 1}
                connection.execute(member.insert().prefix_with("OR IGNORE"), {**values, "generation": row.generation})

    def _damage(self, change: sa.Update | sa.Delete, table: sa.Table, number: int) -> None:
        self.steady.clear()
        with writing(self.stores.cache) as connection:
            rows = connection.execute(sa.select(sa.column("rowid")).select_from(table)).scalars().all()
            if rows:
                connection.execute(change.where(sa.column("rowid") == rows[number % len(rows)]))  # type: ignore[union-attr]

    def settles(self) -> int:
        """How many exchanges it takes until nothing is outstanding."""
        for count in range(ENOUGH):
            self._mend()
            while self._fetch():
                pass
            if not self._page() and self._is_settled():
                return count
        raise AssertionError("a console that is left alone never gets there")

    def _is_settled(self) -> bool:
        with writing(self.stores.cache) as connection:
            assert connection.in_transaction()
            wrong = repair.audit(connection)
            feed = cache.feed_position(connection)
        cursor_moved = self.server.sync(feed.cursor, (), (), 100).buckets
        return not (wrong or feed.unfinished or feed.loading or feed.again or feed.doubtful or cursor_moved)


def rows_left(stores: Stores) -> Iterator[int]:
    with reading(stores.cache) as connection:
        for table in (snapshot, snapshot_part):
            yield connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def begun(stores: Stores) -> Story:
    """A console that has everything there is."""
    with writing(stores.cache) as connection:
        for table in cache_metadata.sorted_tables:
            connection.execute(table.delete())
    story = Story(stores)
    for number, id in enumerate(CASES):
        story.server.write(id, {BUCKETS[number % 3], BUCKETS[number // 3]})
    story.server.back_up()
    story.settles()
    assert set(cached(stores)) == set(CASES)
    return story


def ends_well(story: Story) -> None:
    event(f"exchanges: {story.settles()}")
    stores, server = story.stores, story.server
    assert cached(stores) == server.visible()
    for id, version in cached(stores).items():
        read = loads(Case, document(stores, id))  # type: ignore[arg-type]
        assert (read.id, read.version, read.title) == (id, version, f"versi {version}")
    assert {name: kept for name, kept in sums(stores).items() if kept[1]} == {
        name: server.sums(name) for name in server.grants if server.members(name)
    }
    assert list(rows_left(stores)) == [0, 0]


RUNS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@RUNS
@given(steps=stories(*SERVER_STEPS, *CONSOLE_STEPS))
def test_the_cache_ends_with_what_the_server_shows(stores: Stores, steps: list[Step]) -> None:
    story = begun(stores)
    for step in steps:
        story.happens(step)
    ends_well(story)
    assert not story.server.sent_for_repair, "rows were wrong that nothing had damaged"


@RUNS
@given(steps=stories(*SERVER_STEPS, *CONSOLE_STEPS, *DAMAGE))
def test_damage_of_single_rows_is_mended(stores: Stores, steps: list[Step]) -> None:
    story = begun(stores)
    for step in steps:
        story.happens(step)
    ends_well(story)
