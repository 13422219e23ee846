"""A large bucket comes as a whole, in pieces that never change, for one person alone; changes go on from its place."""

import gzip
import logging
import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from domain.case import Case, Holder, Status
from domain.commands import AddNote, Dispose, Protect
from domain.protocol import Manifest, Position
from domain.scope import unit_bucket
from domain.wire import from_wire
from server.central import Central
from server.cursor import Cursor
from server.database import writing
from server.people import set_memberships
from server.settings import Settings
from server.tables import bucket
from tests.server.conftest import SignIn
from tests.server.desk import Desk
from tests.server.region import HEALTH, REGENCY, ROADS, Clock, Region, change
from tests.support.guards import ExpectedLog

BUCKET = unit_bucket(ROADS)


@pytest.fixture
def settings(server_database_url: str, tmp_path: Path) -> Settings:
    return Settings(tmp_path / "data", server_database_url, snapshot_from=10, mark_seconds=3600)


def noise(size: int) -> str:
    """Text that hardly packs."""
    return random.Random(size).randbytes(size // 2).hex()


@pytest.fixture
def cases(region: Region) -> list[Case]:
    """Enough for several chunks; every third one is closed."""
    closed = [Status.CLOSED_BY_ADMIN if n % 3 == 0 else Status.DISPOSED for n in range(40)]
    return [region.report(status=status, original_text=noise(12_000 + n)) for n, status in enumerate(closed)]


def delta_of(reply: Any, name: str = BUCKET) -> Any:
    (found,) = [delta for delta in reply.buckets if delta.bucket == name]
    return found


def manifest_of(desk: Desk, snapshot: str) -> Manifest:
    answer = desk.get(f"/v1/snapshots/{snapshot}")
    assert answer.status_code == 200, answer.text
    return from_wire(Manifest, answer.json())


def refusal(desk: Desk, path: str) -> tuple[int, str]:
    answer = desk.get(path)
    return answer.status_code, answer.json()["code"]


def test_a_large_bucket_comes_whole_and_masked_like_the_feed(at_desk: SignIn, cases: list[Case]) -> None:
    budi, andi = at_desk("budi"), at_desk("andi")

    delta = delta_of(budi.exchange())
    manifest = manifest_of(budi, delta.snapshot)
    andi.must(cases[0], AddNote("hanya untuk instansi lain", audience="internal"))

    assert (delta.reset, delta.ops, delta.more, delta.start) == (True, (), False, Position())
    assert (manifest.position, manifest.digest, manifest.count) == (delta.end, delta.digest, 40)
    assert sum(chunk.entities for chunk in manifest.chunks) == 40 and len(manifest.chunks) > 2
    assert budi.cases() == {case.id for case in cases}
    assert budi.seen(cases[0]).version == 1, "what happens after the snapshot comes as a change"
    reply = budi.exchange()
    assert [op.id for op in delta_of(reply).ops] == [cases[0].id] and not delta_of(reply).reset


def test_open_cases_come_first_and_then_what_changed_last(at_desk: SignIn, cases: list[Case]) -> None:
    budi = at_desk("budi")
    ops = budi.load(delta_of(budi.exchange()).snapshot)
    open_first = [*[n for n in range(40) if n % 3][::-1], *[n for n in range(40) if not n % 3][::-1]]
    assert [op.id for op in ops] == [cases[n].id for n in open_first]


def test_what_a_role_may_not_know_is_in_no_chunk(at_desk: SignIn, region: Region) -> None:
    region.reports(12)
    gita = at_desk("gita")
    reply = gita.exchange()
    assert delta_of(reply, f"ag:{REGENCY}").snapshot
    assert len(gita.cases()) == 12
    assert "Pelapor Contoh" not in gita.everything_received()
    andi = at_desk("andi")
    andi.exchange()
    assert "Pelapor Contoh" in andi.everything_received()


def test_a_cut_download_goes_on_where_it_was_cut(at_desk: SignIn, cases: list[Case]) -> None:
    budi = at_desk("budi")
    snapshot = delta_of(budi.exchange()).snapshot
    path = f"/v1/snapshots/{snapshot}/0"
    whole = budi.get(path)
    tag = whole.headers["ETag"]

    rest = budi.get(path, **{"Range": "bytes=100-", "If-Range": tag})
    other = budi.get(path, **{"Range": "bytes=100-", "If-Range": '"lain"'})

    assert (rest.status_code, rest.content) == (206, whole.content[100:])
    assert rest.headers["Content-Range"] == f"bytes 100-{len(whole.content) - 1}/{len(whole.content)}"
    assert (other.status_code, other.content) == (200, whole.content)
    assert "Content-Encoding" not in whole.headers and gzip.decompress(whole.content)
    assert 40_000 < len(whole.content) < 200_000


def test_a_snapshot_is_one_persons_under_one_set_of_grants(
    at_desk: SignIn, cases: list[Case], central: Central
) -> None:
    budi, citra, second = at_desk("budi"), at_desk("citra"), at_desk("budi")
    path = f"/v1/snapshots/{delta_of(budi.exchange()).snapshot}"

    assert refusal(citra, path) == refusal(citra, f"{path}/0") == (404, "snapshot_gone"), "same bucket, other person"
    assert second.get(path).status_code == 200, "another console of the same person"
    assert refusal(budi, f"{path}/99") == refusal(budi, f"{path}/x") == (404, "snapshot_gone")
    assert refusal(budi, "/v1/snapshots/..%2F..%2Fkey") == (404, "not_found")
    assert refusal(budi, "/v1/snapshots/key") == (404, "snapshot_gone")
    assert budi.http.get(budi.url + path, timeout=5).status_code == 400, "no console named"
    with writing(central.engine) as connection:
        set_memberships(connection, budi.person.id, budi.person.memberships)
    assert refusal(budi, path) == (404, "snapshot_gone")


def test_a_new_epoch_ends_a_snapshot(at_desk: SignIn, cases: list[Case], central: Central) -> None:
    budi = at_desk("budi")
    before = delta_of(budi.exchange()).snapshot
    central.epoch.raise_()
    assert refusal(budi, f"/v1/snapshots/{before}") == (404, "snapshot_gone")
    assert delta_of(budi.exchange()).snapshot not in ("", before)


def test_snapshots_are_deleted_after_a_day(
    at_desk: SignIn, cases: list[Case], clock: Clock, settings: Settings, central: Central, region: Region
) -> None:
    budi = at_desk("budi")
    old = delta_of(budi.exchange()).snapshot
    clock.advance(timedelta(hours=25))
    other = at_desk("budi")

    assert refusal(other, f"/v1/snapshots/{old}") == (404, "snapshot_gone")
    assert delta_of(other.exchange()).snapshot != old
    assert not (settings.data_dir / "snapshots" / old).exists()


def test_a_snapshot_is_offered_again_while_changes_can_follow_it(
    at_desk: SignIn, cases: list[Case], central: Central, region: Region, clock: Clock
) -> None:
    budi, andi = at_desk("budi"), at_desk("andi")
    first = delta_of(budi.exchange())
    andi.must(cases[1], AddNote("sementara itu", audience="agencies"))

    budi.cursor, budi.buckets = "", {}
    second = delta_of(budi.exchange())
    assert (second.snapshot, second.end) == (first.snapshot, first.end)
    assert [op.op for op in delta_of(budi.exchange()).ops] == ["put"]

    andi.must(cases[1], Dispose(HEALTH))
    budi.cursor, budi.buckets = "", {}
    fresh = delta_of(budi.exchange())
    assert fresh.snapshot != first.snapshot and fresh.count == 39, "what has left is not offered again"
    assert all(op.id != cases[1].id for op in budi.load(fresh.snapshot))

    first = fresh
    andi.must(cases[2], AddNote("sesudahnya", audience="agencies"))
    change(central, update(bucket).where(bucket.c.name == BUCKET).values(floor=first.end.seq + 1))
    budi.cursor, budi.buckets = "", {}
    third = delta_of(budi.exchange())
    assert third.snapshot != first.snapshot and third.count == 39


def test_while_a_snapshot_is_fetched_its_place_is_kept_and_no_changes_come(
    at_desk: SignIn, cases: list[Case], region: Region, central: Central
) -> None:
    budi, andi = at_desk("budi"), at_desk("andi")
    place = delta_of(budi.exchange()).end
    andi.must(cases[0], AddNote("sementara itu", audience="agencies"))

    reply = budi.exchange(loading=(BUCKET,))
    assert (reply.buckets, reply.more) == ((), False)
    assert Cursor.read(reply.cursor).positions[BUCKET] == place
    assert [op.id for op in delta_of(budi.exchange()).ops] == [cases[0].id]

    change(central, update(bucket).where(bucket.c.name == BUCKET).values(floor=place.seq + 1))
    budi.cursor = replace(Cursor.read(reply.cursor), positions={BUCKET: place}).text()
    again = delta_of(budi.exchange(loading=(BUCKET,)))
    assert again.reset and again.snapshot, "a place that no longer holds starts anew, loading or not"


def test_a_bucket_asked_for_again_starts_anew(at_desk: SignIn, cases: list[Case], region: Region) -> None:
    budi = at_desk("budi")
    budi.sync()
    reply = budi.exchange(again=(BUCKET, "u:orang-budi", "ag:lain"))
    assert [(d.bucket, d.reset) for d in reply.buckets] == [("u:orang-budi", True), (BUCKET, True)]
    assert budi.exchange().buckets == ()
    assert delta_of(budi.exchange(again=("ref",)), "ref").reset


def test_only_one_snapshot_is_made_for_an_answer(at_desk: SignIn, region: Region) -> None:
    region.reports(12)
    region.reports(12, holder=Holder(REGENCY, ROADS), secret=True)
    andi = at_desk("andi")
    replies = andi.sync()
    assert [sum(bool(d.snapshot) for d in reply.buckets) for reply in replies] == [1, 1]
    assert len(andi.cases()) == 24


def test_where_no_snapshot_can_be_kept_the_bucket_comes_in_pages(
    at_desk: SignIn, cases: list[Case], settings: Settings, expected_log: ExpectedLog
) -> None:
    expected_log("konsol.server.edge", logging.ERROR, "a snapshot could not be kept")
    (settings.data_dir / "snapshots").write_text("in the way")
    budi = at_desk("budi")
    replies = budi.sync()
    assert len(replies) > 1 and not any(d.snapshot for reply in replies for d in reply.buckets)
    assert budi.cases() == {case.id for case in cases}


@pytest.mark.parametrize("protection", [Protect(anonymous=True), Protect(secret=True)], ids=["anonymous", "secret"])
def test_a_snapshot_ends_when_a_reporter_in_it_is_protected(
    at_desk: SignIn, region: Region, cases: list[Case], protection: Protect
) -> None:
    """Half-way through it, and for whoever would be offered it again: its pieces still say who reported."""
    budi, andi = at_desk("budi"), at_desk("andi")
    andi.sync()
    made = delta_of(budi.exchange())
    path = f"/v1/snapshots/{made.snapshot}"
    assert budi.get(f"{path}/0").status_code == 200
    andi.must(cases[1], AddNote("Tidak ada yang berubah bagi pelapor."))
    assert budi.get(f"{path}/0").status_code == 200
    andi.must(cases[0], protection)
    assert refusal(budi, path) == refusal(budi, f"{path}/0") == (404, "snapshot_gone")
    again = at_desk("budi")
    again.sync()
    seen = again.seen(cases[0])
    assert seen.secret or seen.reporter is None
    assert delta_of(again.replies[0]).snapshot != made.snapshot
