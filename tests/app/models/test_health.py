"""A damaged cache is found at the latest by the daily check, condemned, and begun anew at the next start."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.models import cache, drafts, health
from app.models.drafts import Draft
from app.models.engine import PAGE_BYTES, checkpoint, reading, writing
from app.models.health import check_if_due, is_condemned
from app.models.stores import Stores, open_stores
from app.paths import Profile
from app.problems import Problem
from tests.support.console import KEY, NOW, new_case
from tests.support.feeds import Feeds, cached, put

LONG = "Jalan berlubang di depan sekolah. " * 3_000  # most pages then belong to a case in the middle
CASES = [replace(new_case(number, days_ago=3).case, original_text=LONG) for number in range(30)]


def never() -> bool:
    return False


def filled(profile: Profile) -> Stores:
    stores = open_stores(profile, KEY, NOW)
    feeds = Feeds()
    with writing(stores.cache) as connection:
        cache.take_page(connection, feeds.reply(feeds.delta("un:kab-th-pupr", *map(put, CASES))))
    with writing(stores.work) as connection:
        case = CASES[0]
        drafts.save(connection, Draft(case.id, "note", case.tracking, case.title, "belum selesai", NOW))
    checkpoint(stores.cache, truncate=True)
    return stores


@pytest.fixture
def stores(profile: Profile) -> Iterator[Stores]:
    found = filled(profile)
    yield found
    found.close()


def damage_the_middle(path: Path) -> None:
    middle = path.stat().st_size // 2 // PAGE_BYTES
    with path.open("r+b") as file:
        for page in range(middle, middle + 3):
            file.seek(page * PAGE_BYTES + 100)
            file.write(bytes(64))


def test_every_page_is_read_once_a_day(profile: Profile, stores: Stores) -> None:
    def checked(now: datetime) -> bool:
        return check_if_due(stores.cache, profile.cache_db, now, never)

    assert [checked(NOW), checked(NOW), checked(NOW + timedelta(hours=23))] == [True, False, False]
    assert [checked(NOW + timedelta(hours=25)), checked(NOW + timedelta(hours=26))] == [True, False]
    assert checked(NOW - timedelta(days=3_650)), (
        "a clock that was ten years ahead would have it unchecked for ten years"
    )


def test_a_check_that_is_told_to_stop_is_done_another_time(profile: Profile, stores: Stores) -> None:
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return True

    health_before = sorted(path.name for path in profile.root.iterdir())
    with pytest.MonkeyPatch.context() as patch:  # a store as large as a province's would take a minute to fill
        patch.setattr("app.models.engine._STEPS_BETWEEN_LOOKS", 10)
        assert not check_if_due(stores.cache, profile.cache_db, NOW, stop)
    assert asked and sorted(path.name for path in profile.root.iterdir()) == health_before
    assert check_if_due(stores.cache, profile.cache_db, NOW, never)


def test_damage_that_no_start_meets_is_found_by_the_check_and_ends_in_a_new_cache(profile: Profile) -> None:
    filled(profile).close()
    damage_the_middle(profile.cache_db)
    damaged = profile.cache_db.read_bytes()
    stores = open_stores(profile, KEY, NOW)
    assert not stores.cache_was_lost
    with pytest.raises(Problem) as caught:
        check_if_due(stores.cache, profile.cache_db, NOW, never)
    assert (caught.value.code, caught.value.fields) == ("corrupt_cache", {"store": "cache"})
    assert not check_if_due(stores.cache, profile.cache_db, NOW, never), "what is condemned is not checked again"
    with writing(stores.work) as connection:
        drafts.save(connection, Draft(CASES[1].id, "note", "", "", "danach", NOW))
    stores.close()
    again = open_stores(profile, KEY, NOW)
    assert (again.cache_was_lost, cached(again)) == (True, {})
    with reading(again.work) as connection:
        assert [draft.text for draft in drafts.recent(connection, 9)] == ["belum selesai", "danach"]
    again.close()
    assert [path.read_bytes() for path in profile.set_aside_dir.glob("cache-*.db")] == [damaged]
    third = open_stores(profile, KEY, NOW)
    assert not third.cache_was_lost
    third.close()


def test_damage_that_anybody_meets_condemns_the_cache_and_spares_what_is_sound(profile: Profile) -> None:
    filled(profile).close()
    damage_the_middle(profile.cache_db)
    stores = open_stores(profile, KEY, NOW)
    with pytest.raises(Problem, match="corrupt_cache"), reading(stores.cache) as connection:
        connection.exec_driver_sql("SELECT doc FROM cases").all()
    assert is_condemned(profile.cache_db)
    with reading(stores.cache) as connection:  # over the same pool: SQLCipher's own connection would refuse
        assert cache.feed_position(connection).cursor
        assert connection.exec_driver_sql("SELECT doc FROM cases ORDER BY row LIMIT 1").scalar()
    with writing(stores.cache) as connection:
        connection.exec_driver_sql("UPDATE feed_state SET cursor = 'x'")
    stores.close()


def test_after_an_unclean_end_the_check_is_due_at_once(profile: Profile, stores: Stores) -> None:
    assert check_if_due(stores.cache, profile.cache_db, NOW, never)
    stores.close()
    clean = open_stores(profile, KEY, NOW)
    assert not check_if_due(clean.cache, profile.cache_db, NOW, never)
    with writing(clean.cache) as connection:  # a killed console leaves its log behind
        connection.exec_driver_sql("UPDATE feed_state SET cursor = 'x'")
    left = profile.cache_db.with_name("cache.db-wal").read_bytes()
    clean.close()
    profile.cache_db.with_name("cache.db-wal").write_bytes(left)
    health.note_unclean_end(profile.cache_db)
    profile.cache_db.with_name("cache.db-wal").unlink()
    after = open_stores(profile, KEY, NOW)
    assert check_if_due(after.cache, profile.cache_db, NOW, never)
    after.close()


def test_a_start_does_not_read_the_whole_cache(profile: Profile) -> None:
    filled(profile).close()
    damage_the_middle(profile.cache_db)
    stores = open_stores(profile, KEY, NOW)  # had it read every page, it would have met the damage
    assert not stores.cache_was_lost and not is_condemned(profile.cache_db)
    stores.close()
