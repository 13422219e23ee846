"""One bit turned anywhere: the work keeps its file and all that is readable, the cache is begun anew."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from app.models import drafts
from app.models.drafts import Draft
from app.models.engine import PAGE_BYTES, reading, writing
from app.models.health import check_if_due
from app.models.stores import Stores, open_stores
from app.models.tables import cache_metadata, work_metadata
from app.paths import Profile
from app.problems import Problem
from domain.ids import CaseId
from tests.support.console import KEY, NOW
from tests.support.old_stores import released

SEED = 20_261_122
FLIPS = 40
NEW = Draft(CaseId("case-new"), "note", "8599999", "Baru", "ditulis sesudahnya", NOW)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile in good order, at the present schema."""
    root = tmp_path_factory.mktemp("whole") / "p"
    open_stores(released("0001", root), KEY, NOW).close()
    return root


def copy_of(whole: Path, root: Path) -> Profile:
    shutil.copytree(whole, root)
    return Profile(root)


def turn_a_bit(path: Path, dice: random.Random, *, at_the_front: bool = False) -> int:
    at = dice.randrange(PAGE_BYTES if at_the_front else path.stat().st_size)
    with path.open("r+b") as file:
        file.seek(at)
        old = file.read(1)[0]
        file.seek(at)
        file.write(bytes([old ^ 1 << dice.randrange(8)]))
    return at


def readings(metadata: sa.MetaData) -> dict[str, sa.Select[Any]]:
    return {name: sa.select(table) for name, table in metadata.tables.items()}


def readable(engine: sa.Engine, metadata: sa.MetaData, code: str) -> dict[str, list[Any] | None]:
    """Table by table what it holds; None for one with damage, which is said and nothing worse."""
    found: dict[str, list[Any] | None] = {}
    for name, query in readings(metadata).items():
        try:
            with reading(engine) as connection:
                found[name] = sorted(connection.execute(query).all(), key=repr)
        except Problem as problem:
            assert problem.code == code
            found[name] = None
    return found


def expected(whole: Path, of: Callable[[Stores], sa.Engine], metadata: sa.MetaData, scratch: Path) -> dict[str, Any]:
    stores = open_stores(copy_of(whole, scratch), KEY, NOW)
    found = readable(of(stores), metadata, "")
    stores.close()
    return found


def test_the_work_is_left_where_it_is_and_read_as_far_as_it_goes(whole: Path, tmp_path: Path) -> None:
    sound = expected(whole, lambda stores: stores.work, work_metadata, tmp_path / "sound")
    dice, refused, partly = random.Random(SEED), 0, 0
    for number in range(FLIPS):
        profile = copy_of(whole, tmp_path / f"{number}")
        at = turn_a_bit(profile.work_db, dice, at_the_front=number % 10 == 0)
        before, inode = profile.work_db.read_bytes(), profile.work_db.stat().st_ino
        try:
            stores = open_stores(profile, KEY, NOW)
        except Problem as problem:
            refused += 1
            assert (problem.code, problem.fields) == ("corrupt_work", {"store": "work"}), at
            assert profile.work_db.read_bytes() == before, at
        else:
            found = readable(stores.work, work_metadata, "corrupt_work")
            partly += None in found.values()
            assert all(rows is None or rows == sound[name] for name, rows in found.items()), at
            if found["draft"] is not None:  # what is sound goes on taking what is typed
                with writing(stores.work) as connection:
                    drafts.save(connection, NEW)
                with reading(stores.work) as connection:
                    assert drafts.find(connection, NEW.case, NEW.purpose) == NEW
            stores.close()
        assert profile.work_db.stat().st_ino == inode, at
        assert not list(profile.set_aside_dir.iterdir())
        shutil.rmtree(profile.root)
    assert refused >= FLIPS // 10 and partly > FLIPS // 3


def test_the_cache_ends_whole_or_new_and_the_work_is_untouched(whole: Path, tmp_path: Path) -> None:
    sound = expected(whole, lambda stores: stores.cache, cache_metadata, tmp_path / "sound")
    dice, begun_anew = random.Random(SEED), 0
    for number in range(FLIPS):
        profile = copy_of(whole, tmp_path / f"{number}")
        at = turn_a_bit(profile.cache_db, dice, at_the_front=number % 10 == 0)
        damaged, work = profile.cache_db.read_bytes(), profile.work_db.read_bytes()
        for _start in range(2):
            stores = open_stores(profile, KEY, NOW)
            found = readable(stores.cache, cache_metadata, "corrupt_cache")
            if _start == 0 and not stores.cache_was_lost:
                assert all(rows is None or rows == sound[name] for name, rows in found.items()), at
                if None not in found.values():
                    try:
                        check_if_due(stores.cache, profile.cache_db, NOW, lambda: False)
                    except Problem as problem:
                        assert problem.code == "corrupt_cache"
            stores.close()
        assert None not in found.values(), at
        aside = [path.read_bytes() for path in profile.set_aside_dir.glob("cache-*.db")]
        assert aside == [damaged] or (not aside and found == sound), at
        begun_anew += bool(aside)
        assert profile.work_db.read_bytes() == work, at
        shutil.rmtree(profile.root)
    assert begun_anew > FLIPS // 2
