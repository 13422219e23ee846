"""Buckets that come as snapshots, over the real server: whole, resumed, begun anew, and never before a command."""

import random
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.models import cache
from app.models.engine import reading, writing
from app.models.outbox import State
from app.models.tables import bucket, cases, member
from app.status import Link
from app.sync import engine
from domain.commands import AddNote
from domain.ids import CaseId
from tests.support.bad_server import BadServer
from tests.support.central import CentralServer, running_server
from tests.support.console import SARI, new_case, sample_cases
from tests.support.relay import bad_line, breaking_after, cutting_chunks, passing, unsteady
from tests.support.station import Station, open_station

MANY = 60
CASE = "case-0008"
UNIT = "un:kab-th-pupr"


@pytest.fixture
def central(tmp_path: Path) -> Iterator[CentralServer]:
    """Every bucket of more than a few cases comes as a snapshot."""
    with running_server(tmp_path / "server", snapshot_from=10) as server:
        server.add(sample_cases())
        many = [new_case(100 + n, days_ago=3).case for n in range(MANY)]
        dice = random.Random(1)  # text that does not pack, so that a snapshot is more than one piece
        words = [" ".join(str(dice.random()) for _ in range(60)) for _ in many]
        server.add(
            [
                replace(case, id=CaseId(f"many-{n:03}"), original_text=text)
                for n, (case, text) in enumerate(zip(many, words, strict=True))
            ]
        )
        yield server


def held(station: Station) -> set[str]:
    with reading(station.stores.cache) as connection:
        return set(connection.scalars(sa.select(cases.c.id)))


def agrees(station: Station) -> bool:
    with reading(station.stores.cache) as connection:
        feed = cache.feed_position(connection)
        return not (feed.loading or feed.again or feed.doubtful or feed.unfinished)


def asked_paths(line: BadServer) -> list[str]:
    return [asked.path for asked in line.asked]


def test_a_large_bucket_comes_as_a_snapshot_and_later_changes_as_pages(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    status = sari.synced()
    assert (status.link, len(held(sari)), agrees(sari)) == (Link.CONNECTED, 24 + MANY, True)
    assert any(path.startswith("/v1/snapshots/") for path in asked_paths(line))
    assert status.expected == 24 + MANY == status.done
    before = len(line.asked)
    central.add([replace(new_case(999, 3).case, id=CaseId("later"))])
    sari.synced()
    assert "later" in held(sari)
    assert set(asked_paths(line)[before:]) == {"/v1/sync"}


@pytest.mark.parametrize("requests", range(1, 5))
def test_a_load_that_is_cut_off_goes_on_where_it_was(
    central: CentralServer, tmp_path: Path, stack: ExitStack, requests: int
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    line.behaviour = breaking_after(central.url, requests)
    sari.synced()
    sari.close()
    line.behaviour = passing(central.url)
    again = open_station(tmp_path / "sari", SARI, line.url, stack)
    assert again.synced().link is Link.CONNECTED
    assert (len(held(again)), agrees(again)) == (24 + MANY, True)


def test_a_chunk_of_which_only_part_arrives_goes_on_at_that_byte(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    starts: list[int] = []
    line.behaviour = cutting_chunks(central.url, 3_000, starts)
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    for _ in range(200):
        if sari.synced().link is Link.CONNECTED:
            break
    assert len(set(starts)) == len(starts) > 5, "no byte was fetched twice"
    assert (len(held(sari)), agrees(sari)) == (24 + MANY, True)


def test_commands_go_between_two_pieces_of_a_snapshot(central: CentralServer, tmp_path: Path, stack: ExitStack) -> None:
    sari = open_station(tmp_path / "sari", SARI, central.url, stack)
    sari.synced()
    with writing(sari.stores.cache) as connection:
        cache.ask_again(connection, [UNIT])
    carrier, sent = sari.sync._carrier, False
    state = replace(engine.SyncState(), limit_bytes=8 * 1024)
    events: list[engine.Event] = [engine.Asked()]
    kinds: list[str] = []
    while events:
        state, effects = engine.step(state, events.pop(0))
        for effect in effects:
            kinds.append(type(effect).__name__)
            if isinstance(effect, engine.Arm):
                continue
            if isinstance(effect, engine.Load) and kinds.count("Load") == 3 and not sent:
                sari.submit(CASE, AddNote("tidak menunggu"))
                sent = True
                events.append(engine.Asked())
            follow = carrier.carry_out(effect)
            if follow is not None:
                events.append(follow)
    after = kinds[[n for n, kind in enumerate(kinds) if kind == "Load"][2] + 1 :]
    assert after[:3] == ["Prepare", "Exchange", "Store"] and "Load" in after, "the rest of the snapshot came later"
    assert sari.states() == [State.SETTLED]
    assert (len(held(sari)), agrees(sari)) == (24 + MANY, True)


@pytest.mark.parametrize("requests", [1, 2])
def test_a_snapshot_that_the_server_deleted_is_begun_anew(
    central: CentralServer, tmp_path: Path, stack: ExitStack, requests: int
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    line.behaviour = breaking_after(central.url, requests)
    sari.synced()
    with reading(sari.stores.cache) as connection:
        assert cache.feed_position(connection).loading
    for folder in (central.server.settings.data_dir / "snapshots").iterdir():
        folder.rename(folder.with_name(folder.name[::-1]))
    line.behaviour = passing(central.url)
    sari.synced()
    assert sari.synced().link is Link.CONNECTED
    assert (len(held(sari)), agrees(sari)) == (24 + MANY, True)


def test_rows_that_differ_are_mended_without_fetching_the_bucket(
    central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    sari.synced()
    with writing(sari.stores.cache) as connection:  # as after a bit that fell over, or a bug of ours
        connection.execute(member.delete().where(member.c.bucket == UNIT, member.c.entity == "many-007"))
        connection.execute(cases.delete().where(cases.c.id == "many-007"))
        connection.execute(bucket.update().where(bucket.c.name == UNIT).values(digest="0" * 32))
    central.add([replace(new_case(999, 3).case, id=CaseId("later"))])
    before, traffic = len(line.asked), sari.api.traffic.received_bytes
    sari.synced()
    assert (len(held(sari)), agrees(sari)) == (24 + MANY + 1, True)
    assert asked_paths(line)[before:].count("/v1/repair") == 2
    assert not any("snapshots" in path for path in asked_paths(line)[before:])
    assert sari.api.traffic.received_bytes - traffic < 30_000


@pytest.mark.parametrize("seed", range(4))
def test_over_an_unsteady_line_everything_arrives(
    central: CentralServer, tmp_path: Path, stack: ExitStack, seed: int
) -> None:
    line = stack.enter_context(bad_line(central.url))
    sari = open_station(tmp_path / "sari", SARI, line.url, stack)
    line.behaviour = unsteady(central.url, random.Random(seed), 0.2)
    for number in range(60):
        if number < 3 and CASE in held(sari):
            sari.submit(CASE, AddNote(f"catatan {number}"))
        if sari.synced().link is Link.CONNECTED and number > 3:
            break
    assert (len(held(sari)), agrees(sari)) == (24 + MANY, True)
    assert set(sari.states()) <= {State.SETTLED}
