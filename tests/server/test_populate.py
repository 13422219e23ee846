"""The invented region: whole or not at all, the same for the same seed, and as varied as a real one."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from domain.case import Case
from domain.wire import loads
from server.central import Central
from server.cli import main
from server.database import reading
from server.seed.populate import NotEmpty, populate
from server.settings import Settings
from server.tables import account, blob, blob_use, cases, event, feed, membership, metadata, reference
from tests.server.books import assert_books_balance
from tests.server.import_office import ROOT, central
from tests.server.region import NOW, Region, everything
from tests.server.seeded import PASSWORD, fill

__all__ = ["central"]  # a fixture


@pytest.fixture(scope="module")
def three_hundred(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    central = fill(Settings(tmp_path_factory.mktemp("first")), 300)
    told = contents(central)
    central.engine.dispose()
    return told


def contents(central: Central) -> list[str]:
    """Everything that does not hang on chance: all but password hashes and the feeds' anchors."""
    with reading(central.engine) as connection:
        rows = everything(connection, (reference, membership, cases, event, blob, blob_use)).splitlines()
        steps = select(feed.c.bucket, feed.c.seq, feed.c.op, feed.c.entity, feed.c.version)
        rows += [str(tuple(row)) for row in connection.execute(steps)]
    return sorted(rows)


def test_the_same_seed_and_day_give_the_same_region_on_every_database(
    settings: Settings, three_hundred: list[str]
) -> None:
    central = fill(settings, 300)

    assert contents(central) == three_hundred
    with reading(central.engine) as connection:
        assert_books_balance(connection)
    central.engine.dispose()


def test_another_seed_gives_another_region(tmp_path: Path) -> None:
    def texts(seed: int) -> set[str]:
        central = fill(Settings(tmp_path / str(seed)), 40, seed)
        with reading(central.engine) as connection:
            found = {loads(Case, doc).original_text for doc in connection.execute(select(cases.c.doc)).scalars()}
        central.engine.dispose()
        return found

    assert len(texts(1) & texts(2)) < 4


def test_a_database_with_accounts_is_left_alone(region: Region) -> None:
    with reading(region.central.engine) as connection:
        before = everything(connection, metadata.sorted_tables)

    with pytest.raises(NotEmpty):
        populate(region.central, seed=1, count=5, password=PASSWORD, now=NOW)

    with reading(region.central.engine) as connection:
        assert everything(connection, metadata.sorted_tables) == before


def test_a_region_that_cannot_be_finished_is_not_begun(central: Central) -> None:
    obstacle = central.settings.data_dir / "blobs"
    obstacle.write_text("a file where the attachments' folder belongs")

    with pytest.raises(OSError):
        populate(central, seed=1, count=40, password=PASSWORD, now=NOW)

    with reading(central.engine) as connection:
        assert everything(connection, (account, reference, cases, feed)) == ""
    obstacle.unlink()
    assert populate(central, seed=1, count=40, password=PASSWORD, now=NOW).cases == 40


def seed(settings: Settings, *more: str, lang: str = "id") -> tuple[int, str]:
    said = io.StringIO()
    code = main(["--lang", lang, "seed", "--cases", "5", "--password", PASSWORD, *more], settings, said)
    return code, said.getvalue()


def cases_in(settings: Settings) -> int:
    central = Central.over(settings)
    with reading(central.engine) as connection:
        found = connection.execute(select(func.count()).select_from(cases)).scalar_one()
    central.engine.dispose()
    return found


def test_the_command_fills_an_empty_database_once(settings: Settings) -> None:
    first = seed(settings, "--seed", "7", "--now", "2026-11-20")
    again = seed(settings), seed(settings, lang="en")

    assert (first[0], "96 orang, 5 laporan (benih 7)." in first[1]) == (0, True)
    assert [code for code, _ in again] == [1, 1]
    assert "sudah berisi akun. Tidak ada yang diubah" in again[0][1]
    assert "already has accounts. Nothing was changed" in again[1][1]
    assert cases_in(settings) == 5


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes no time zone from the environment")
def test_a_day_without_a_zone_is_one_of_this_computer(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "server", "seed", "--cases", "3", "--password", PASSWORD, "--now", "2026-11-20"]
    environment = os.environ | {"TZ": "Asia/Makassar", "KONSOL_DATA_DIR": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, timeout=60, check=False)

    assert (done.returncode, done.stderr) == (0, b"")
    assert cases_in(Settings(tmp_path)) == 3


@pytest.mark.parametrize("written", ["kemarin", "2026-02-30", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_none_is_refused(tmp_path: Path, written: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        seed(Settings(tmp_path), "--now", written)

    assert ended.value.code == 2
    assert f"{written} bukan hari antara tahun 2000 dan 2100" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
