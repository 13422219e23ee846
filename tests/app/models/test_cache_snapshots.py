"""A bucket that comes as a snapshot: a chunk is worked with at once, never fetched twice, never believed blindly."""

import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.models import cache, snapshots
from app.models.cache import PageEffect
from app.models.engine import reading, writing
from app.models.snapshots import Load, Part
from app.models.stores import Stores, open_stores
from app.models.tables import snapshot_part
from app.paths import Profile
from app.problems import Problem
from domain.ids import CaseId
from domain.protocol import BucketDelta, Chunk, Manifest, Op, Position, SyncReply
from domain.scope import REFERENCE
from domain.wire import WireError
from tests.support.bucket_server import packed
from tests.support.console import KEY, NOW, WORLD, new_case
from tests.support.feeds import START, Feeds, cached, put, reference, sums

UNIT, AGENCY = "un:kab-th-pupr", "ag:kab-th"
CASE = new_case(1, days_ago=3).case
CASES = [replace(CASE, id=CaseId(f"case-{number}"), version=3) for number in range(6)]
END = Position(40, "anchor-40")


def offered(feeds: Feeds, manifest: Manifest) -> SyncReply:
    """The answer that names the snapshot; from then on the feed goes on where it was made."""
    delta = BucketDelta(
        manifest.bucket, START, manifest.position, False, True, manifest.digest, manifest.count, (), manifest.snapshot
    )
    feeds.places[manifest.bucket] = manifest.position
    return feeds.reply(delta)


def snapshot_of(ops: Iterable[Op], feeds: Feeds, bucket: str = UNIT) -> tuple[Manifest, list[bytes]]:
    whole = list(ops)
    feeds.members[bucket] = {op.id: op.version for op in whole}
    return packed(f"snapshot-of-{bucket}", bucket, END, whole, 2)


def take(stores: Stores, reply: SyncReply) -> PageEffect:
    with writing(stores.cache) as connection:
        return cache.take_page(connection, reply)


def next_load(stores: Stores) -> Load | None:
    with reading(stores.cache) as connection:
        return snapshots.next_load(connection)


def manifest_taken(stores: Stores, manifest: Manifest) -> None:
    with writing(stores.cache) as connection:
        load = snapshots.next_load(connection)
        assert load is not None and load.manifest is None
        snapshots.take_manifest(connection, load, manifest)


def part_taken(stores: Stores, data: bytes) -> Part:
    with writing(stores.cache) as connection:
        load = snapshots.next_load(connection)
        assert load is not None
        return snapshots.take_part(connection, load, data)


def chunk_taken(stores: Stores, bucket: str = UNIT) -> PageEffect:
    with writing(stores.cache) as connection:
        return snapshots.take_chunk(connection, bucket, WORLD)


def feed(stores: Stores) -> cache.FeedState:
    with reading(stores.cache) as connection:
        return cache.feed_position(connection)


@pytest.fixture
def feeds() -> Feeds:
    return Feeds()


def test_a_snapshot_is_brought_in_chunk_by_chunk(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, put(CASES[5]), put(CASES[0]))))
    manifest, chunks = snapshot_of(map(put, CASES[:5]), feeds)
    assert take(stores, offered(feeds, manifest)) == PageEffect()
    assert feed(stores).loading == (UNIT,)
    assert next_load(stores) == Load(UNIT, manifest.snapshot)
    manifest_taken(stores, manifest)
    for number, content in enumerate(chunks):
        assert next_load(stores) == Load(UNIT, manifest.snapshot, manifest, number)
        part_taken(stores, content)
        assert chunk_taken(stores).touched == {case.id for case in CASES[:5][number * 2 : number * 2 + 2]}
    assert (next_load(stores), feed(stores).loading) == (None, ())
    assert set(cached(stores)) == {case.id for case in CASES}, "what it did not hold may be newer than the snapshot"
    assert sums(stores)[UNIT] == (manifest.digest, 5)
    effect = take(stores, feeds.reply())
    assert (effect.gone, effect.diverged, feed(stores).unfinished) == ({CASES[5].id}, set(), ())


def test_the_first_chunk_is_worked_with_while_others_are_missing(stores: Stores, feeds: Feeds) -> None:
    manifest, chunks = snapshot_of(map(put, CASES[:5]), feeds)
    take(stores, offered(feeds, manifest))
    manifest_taken(stores, manifest)
    part_taken(stores, chunks[0])
    assert set(chunk_taken(stores).touched) == set(cached(stores)) == {CASES[0].id, CASES[1].id}
    take(stores, feeds.reply(feeds.delta(AGENCY, put(CASES[5]))))
    assert len(cached(stores)) == 3, "other buckets go on meanwhile"
    assert feed(stores).loading == (UNIT,)


def test_what_happened_after_the_snapshot_never_flickers(stores: Stores, feeds: Feeds) -> None:
    """One that was made a while ago and offered again: what came since is here already, from before the reset."""
    newer, later = replace(CASES[0], version=4), CASES[5]
    take(stores, feeds.reply(feeds.delta(UNIT, put(newer), put(later))))
    manifest, chunks = snapshot_of(map(put, CASES[:2]), feeds)
    take(stores, offered(feeds, manifest))
    manifest_taken(stores, manifest)
    part_taken(stores, chunks[0])
    assert chunk_taken(stores).gone == set()
    assert cached(stores) == {newer.id: 4, CASES[1].id: 3, later.id: 3}
    effect = take(stores, feeds.reply(feeds.delta(UNIT, put(newer), put(later))))
    assert (effect.gone, effect.diverged) == (set(), set())
    assert cached(stores) == {newer.id: 4, CASES[1].id: 3, later.id: 3}


def test_a_cut_download_goes_on_at_its_byte_also_after_a_restart(profile: Profile, feeds: Feeds) -> None:
    manifest, chunks = snapshot_of(map(put, CASES[:4]), feeds)
    stores = open_stores(profile, KEY, NOW)
    take(stores, offered(feeds, manifest))
    manifest_taken(stores, manifest)
    assert part_taken(stores, chunks[0][:100]) is Part.MORE
    assert part_taken(stores, b"") is Part.MORE
    stores.close()
    stores = open_stores(profile, KEY, NOW)
    try:
        assert next_load(stores) == Load(UNIT, manifest.snapshot, manifest, 0, 100)
        assert part_taken(stores, chunks[0][100:]) is Part.WHOLE
        found = next_load(stores)
        assert found is not None and found.whole
        chunk_taken(stores)
        assert next_load(stores) == Load(UNIT, manifest.snapshot, manifest, 1, 0)
    finally:
        stores.close()


def test_content_with_another_hash_is_fetched_again(stores: Stores, feeds: Feeds) -> None:
    manifest, chunks = snapshot_of(map(put, CASES[:4]), feeds)
    take(stores, offered(feeds, manifest))
    manifest_taken(stores, manifest)
    part_taken(stores, chunks[0][:50])
    assert part_taken(stores, b"x" * (len(chunks[0]) - 50)) is Part.WRONG
    assert (next_load(stores), cached(stores)) == (Load(UNIT, manifest.snapshot, manifest, 0, 0), {})
    assert part_taken(stores, chunks[0] + b"more than it has") is Part.WRONG
    assert part_taken(stores, chunks[0]) is Part.WHOLE


def test_content_that_is_wrong_three_times_is_asked_for_anew(stores: Stores, feeds: Feeds) -> None:
    manifest, chunks = snapshot_of(map(put, CASES[:4]), feeds)
    take(stores, offered(feeds, manifest))
    manifest_taken(stores, manifest)
    for _ in range(snapshots.TRIES):
        assert part_taken(stores, bytes(len(chunks[0]))) is Part.WRONG
    assert (feed(stores).loading, feed(stores).again) == ((), (UNIT,))


def test_a_snapshot_that_is_gone_is_asked_for_anew_and_what_came_stays(stores: Stores, feeds: Feeds) -> None:
    manifest, chunks = snapshot_of(map(put, CASES[:4]), feeds)
    take(stores, offered(feeds, manifest))
    manifest_taken(stores, manifest)
    part_taken(stores, chunks[0])
    chunk_taken(stores)
    with writing(stores.cache) as connection:
        load = snapshots.next_load(connection)
        assert load is not None
        snapshots.forget_load(connection, load)
        assert connection.execute(sa.select(snapshot_part)).all() == []
    assert (feed(stores).again, feed(stores).loading, len(cached(stores))) == ((UNIT,), (), 2)


def test_a_reset_or_a_lost_grant_ends_a_load(stores: Stores, feeds: Feeds) -> None:
    for ending in ("reset", "lost"):
        manifest, chunks = snapshot_of(map(put, CASES[:4]), feeds)
        take(stores, offered(feeds, manifest))
        manifest_taken(stores, manifest)
        part_taken(stores, chunks[0][:10])
        if ending == "reset":
            take(stores, feeds.reply(feeds.delta(UNIT, put(CASES[0]), reset=True)))
        else:
            take(stores, feeds.reply(without=frozenset({UNIT})))
        assert next_load(stores) is None
        with reading(stores.cache) as connection:
            assert connection.execute(sa.select(snapshot_part)).all() == []


def test_a_part_for_a_load_that_ended_meanwhile_is_dropped(stores: Stores, feeds: Feeds) -> None:
    manifest, chunks = snapshot_of(map(put, CASES[:4]), feeds)
    take(stores, offered(feeds, manifest))
    manifest_taken(stores, manifest)
    before = next_load(stores)
    assert before is not None
    take(stores, feeds.reply(feeds.delta(UNIT, put(CASES[0]), reset=True)))
    with writing(stores.cache) as connection:
        assert snapshots.take_part(connection, before, chunks[0]) is Part.MORE
    assert chunk_taken(stores) == PageEffect()
    assert set(cached(stores)) == {CASES[0].id}


def test_sums_that_do_not_match_the_manifest_are_noticed(stores: Stores, feeds: Feeds) -> None:
    manifest, chunks = snapshot_of(map(put, CASES[:2]), feeds)
    manifest = replace(manifest, count=3)
    take(stores, offered(feeds, manifest))
    manifest_taken(stores, manifest)
    part_taken(stores, chunks[0])
    assert chunk_taken(stores).diverged == set(), "it is told with the page that follows"
    assert take(stores, feeds.reply()).diverged == {UNIT}


def test_an_empty_snapshot_is_whole_at_once(stores: Stores, feeds: Feeds) -> None:
    take(stores, feeds.reply(feeds.delta(UNIT, put(CASES[0]))))
    manifest, _ = snapshot_of([], feeds)
    take(stores, offered(feeds, manifest))
    manifest_taken(stores, manifest)
    load = next_load(stores)
    assert load is not None and load.whole
    assert chunk_taken(stores) == PageEffect()
    assert take(stores, feeds.reply()).gone == {CASES[0].id}
    assert sums(stores)[UNIT] == (manifest.digest, 0)


def test_reference_data_comes_first_and_moves_the_world(stores: Stores, feeds: Feeds) -> None:
    cases, _ = snapshot_of(map(put, CASES[:2]), feeds)
    world, chunks = snapshot_of(reference(), feeds, REFERENCE)
    for manifest in (cases, world):
        take(stores, offered(feeds, manifest))
    manifest_taken(stores, world)
    effects = []
    for content in chunks:
        part_taken(stores, content)
        effects.append(chunk_taken(stores, REFERENCE))
    assert effects[-1].world == WORLD
    following = next_load(stores)
    assert following is not None and following.bucket == UNIT


def _as_one_chunk(content: bytes, entities: int, feeds: Feeds) -> tuple[Manifest, bytes]:
    data = gzip.compress(content)
    manifest, _ = snapshot_of(map(put, CASES[:1]), feeds)
    return replace(manifest, chunks=(Chunk(hashlib.sha256(data).hexdigest(), len(data), entities),)), data


OUT = b'{"op": "out", "id": "x", "version": 0}'
BAD = {
    "a bomb": (OUT + b" " * snapshots.LARGEST_UNPACKED, 1, WireError),
    "no lines": (b"", 1, WireError),
    "not JSON": (b"{", 1, WireError),
    "another number": (OUT, 2, WireError),
    "an unknown change": (b'{"op": "merge", "id": "x", "version": 0}\n', 1, Problem),
}


@pytest.mark.parametrize("kind", BAD)
def test_content_that_is_none_costs_nothing(stores: Stores, feeds: Feeds, kind: str) -> None:
    content, entities, error = BAD[kind]
    manifest, data = _as_one_chunk(content, entities, feeds)
    take(stores, offered(feeds, manifest))
    manifest_taken(stores, manifest)
    assert part_taken(stores, data) is Part.WHOLE
    with pytest.raises(error):
        chunk_taken(stores)
    load = next_load(stores)
    assert load is not None and load.whole and cached(stores) == {}


def test_what_is_not_gzip_costs_nothing(stores: Stores, feeds: Feeds) -> None:
    manifest, _ = snapshot_of(map(put, CASES[:1]), feeds)
    for data in (b"plain text", gzip.compress(b"{}")[:-3], gzip.compress(b"{}") + b"more"):
        manifest = replace(manifest, chunks=(Chunk(hashlib.sha256(data).hexdigest(), len(data), 1),))
        take(stores, offered(feeds, manifest))
        manifest_taken(stores, manifest)
        assert part_taken(stores, data) is Part.WHOLE
        with pytest.raises(WireError):
            chunk_taken(stores)


@pytest.mark.parametrize("size", [0, -1, snapshots.LARGEST_CHUNK + 1])
def test_a_manifest_of_another_snapshot_or_of_impossible_chunks_is_refused(
    stores: Stores, feeds: Feeds, size: int
) -> None:
    manifest, _ = snapshot_of(map(put, CASES[:2]), feeds)
    take(stores, offered(feeds, manifest))
    impossible = replace(manifest, chunks=(Chunk("0" * 64, size, 1),))
    for wrong in (impossible, replace(manifest, snapshot="another"), replace(manifest, bucket=AGENCY)):
        with pytest.raises(WireError):
            manifest_taken(stores, wrong)
    assert next_load(stores) == Load(UNIT, manifest.snapshot)
