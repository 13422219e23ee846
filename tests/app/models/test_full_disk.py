"""On a full disk nothing that was there is lost, each write says so, and all goes on once there is room again."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.models import cache, drafts, outbox
from app.models.drafts import Draft
from app.models.engine import reading, writing
from app.models.stores import Stores, open_stores
from app.paths import Profile
from app.problems import Problem
from domain.commands import AddNote, Envelope
from domain.ids import CommandId, DeviceId
from domain.scope import REFERENCE
from tests.support.console import KEY, NOW, SARI, new_case
from tests.support.feeds import Feeds, cached, put, reference, whole_cache
from tests.support.small_disk import SmallDisk

CASES = [new_case(number, days_ago=3).case for number in range(3)]
CASE = CASES[0]
LONG = "Jalan berlubang di depan sekolah. " * 6_000
UNIT = "un:kab-th-pupr"


@pytest.fixture
def profile(small_disk: SmallDisk) -> Profile:
    made = Profile(small_disk.folder / "profile")
    made.make_directories()
    return made


@pytest.fixture
def stores(profile: Profile, small_disk: SmallDisk) -> Iterator[Stores]:
    found = open_stores(profile, KEY, NOW)
    small_disk.holds(found.cache, found.work)
    yield found
    small_disk.free()
    found.close()


def draft(text: str) -> Draft:
    return Draft(CASE.id, "reply", CASE.tracking, CASE.title, text, NOW)


def note(number: int, text: str) -> Envelope:
    return Envelope(CommandId(f"command-{number}"), CASE.id, 2, SARI.id, DeviceId("d"), NOW, AddNote(text))


def save(stores: Stores, text: str) -> None:
    with writing(stores.work) as connection:
        drafts.save(connection, draft(text))


def saved(stores: Stores) -> str:
    with reading(stores.work) as connection:
        found = drafts.find(connection, CASE.id, "reply")
    assert found is not None
    return found.text


def waiting(stores: Stores) -> list[CommandId]:
    with reading(stores.work) as connection:
        return [message.envelope.id for message in outbox.waiting(connection)]


def test_saving_a_draft(stores: Stores, small_disk: SmallDisk) -> None:
    save(stores, "sebelum penuh")
    small_disk.fill()
    with pytest.raises(Problem) as caught:
        save(stores, LONG)
    assert (caught.value.code, caught.value.fields) == ("disk_full", {"store": "work"})
    assert saved(stores) == "sebelum penuh"
    small_disk.free()
    save(stores, LONG)
    assert saved(stores) == LONG


def test_queuing_a_command(stores: Stores, small_disk: SmallDisk) -> None:
    with writing(stores.work) as connection:
        outbox.enqueue(connection, note(1, "sebelum penuh"), CASE, NOW)
    small_disk.fill()
    with pytest.raises(Problem, match="disk_full"), writing(stores.work) as connection:
        outbox.enqueue(connection, note(2, LONG), CASE, NOW)
    assert waiting(stores) == ["command-1"]
    small_disk.free()
    with writing(stores.work) as connection:
        assert outbox.enqueue(connection, note(3, LONG), CASE, NOW) == 2
    assert waiting(stores) == ["command-1", "command-3"]


def test_taking_a_page(stores: Stores, small_disk: SmallDisk) -> None:
    feeds = Feeds()
    with writing(stores.cache) as connection:
        cache.take_page(connection, feeds.reply(feeds.delta(REFERENCE, *reference()), feeds.delta(UNIT, put(CASE))))
    before = whole_cache(stores)
    large = [put(replace(case, original_text=LONG)) for case in CASES[1:]]
    page = feeds.reply(feeds.delta(UNIT, *large))
    small_disk.fill()
    with pytest.raises(Problem) as caught, writing(stores.cache) as connection:
        cache.take_page(connection, page)
    assert (caught.value.code, caught.value.fields) == ("disk_full", {"store": "cache"})
    assert whole_cache(stores) == before
    small_disk.free()
    with writing(stores.cache) as connection:
        cache.take_page(connection, page)
    assert set(cached(stores)) == {case.id for case in CASES}


@pytest.mark.parametrize("small_disk", ["disk"], indirect=True)
@pytest.mark.parametrize("kept", [True, False])
def test_starting_up(profile: Profile, small_disk: SmallDisk, kept: bool) -> None:
    if not small_disk.mounted:
        pytest.skip("mounting a small disk takes root on Linux")
    if kept:
        first = open_stores(profile, KEY, NOW)
        save(first, "sebelum penuh")
        first.close()
    small_disk.fill()
    with pytest.raises(Problem, match="disk_full"):
        open_stores(profile, KEY, NOW)
    small_disk.free()
    again = open_stores(profile, KEY, NOW)
    assert not again.cache_was_lost
    assert not list(profile.set_aside_dir.iterdir())
    if kept:
        assert saved(again) == "sebelum penuh"
    again.close()
