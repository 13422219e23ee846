"""A backup is one consistent, checked copy; consoles are told which of their commands it keeps."""

import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import select, update

from domain.case import Case
from domain.commands import AddNote
from server.backup import Unsound, back_up
from server.central import Central
from server.cli import main
from server.database import make_engine, reading
from server.durable import MARGIN
from server.embedded import EmbeddedServer
from server.settings import Settings
from server.tables import bucket, cases, member
from tests.server.books import assert_books_balance
from tests.server.conftest import SignIn
from tests.server.desk import Desk
from tests.server.region import NOW, Clock, Region, change
from tests.server.test_concurrency import write_much
from tests.server.test_pull import counted_statements

Run = Callable[..., tuple[int, str]]
# Beyond the margin, and not yet the end of a session.
LATER = MARGIN + timedelta(minutes=2)


@pytest.fixture
def run(settings: Settings) -> Run:
    def command(*arguments: str) -> tuple[int, str]:
        output = StringIO()
        return main(arguments, settings, output), output.getvalue()

    return command


@pytest.fixture
def sqlite_settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "data", mark_seconds=3600)


@pytest.fixture
def on_sqlite(sqlite_settings: Settings, clock: Clock) -> Region:
    with EmbeddedServer(sqlite_settings, now=clock):
        pass
    region = Region(Central.over(sqlite_settings, clock))
    region.found()
    return region


@pytest.fixture
def case(region: Region) -> Case:
    return region.report()


@pytest.fixture
def budi(at_desk: SignIn, case: Case) -> Desk:
    return at_desk("budi")


def note(desk: Desk, case: Case, text: str) -> int:
    return desk.must(case, AddNote(text)).dseq


def test_a_console_is_told_which_of_its_commands_a_backup_holds(
    budi: Desk, case: Case, clock: Clock, central: Central, at_desk: SignIn
) -> None:
    citra = at_desk("citra")
    note(budi, case, "satu")
    note(budi, case, "dua")
    assert budi.exchange(ack_results_through=2).durable_through == 0, "there is no backup yet"
    clock.advance(LATER)
    note(budi, case, "tiga")
    note(citra, case, "milik Citra")

    central.durable.backed_up(NOW + LATER)

    assert budi.exchange(ack_results_through=3).durable_through == 2
    assert budi.exchange(ack_results_through=1).durable_through == 1, "not beyond what the console has answers for"
    assert citra.exchange(ack_results_through=1).durable_through == 0
    central.durable.backed_up(NOW + timedelta(hours=2))
    assert budi.exchange(ack_results_through=3).durable_through == 3
    assert citra.exchange(ack_results_through=1).durable_through == 1
    central.epoch.raise_()
    assert budi.exchange(ack_results_through=3).durable_through == 0, "nothing is known of what was before"


def test_a_number_that_comes_late_is_not_counted_in_advance(
    budi: Desk, case: Case, clock: Clock, central: Central
) -> None:
    """Its case was waiting for an attachment, say, while the next command went ahead and into a backup."""
    late = budi.message(case, AddNote("terlambat"))
    assert note(budi, case, "lebih dulu") == 2
    clock.advance(LATER)
    central.durable.backed_up(clock())
    assert budi.exchange(ack_results_through=0).durable_through == 0
    reply = budi.exchange([late], ack_results_through=0)
    assert reply.durable_through == 0
    assert budi.exchange(ack_results_through=2).durable_through == 0


def test_a_command_that_arrived_just_before_the_backup_is_not_promised(
    budi: Desk, case: Case, central: Central, clock: Clock
) -> None:
    note(budi, case, "satu")
    central.durable.backed_up(NOW + MARGIN)
    assert budi.exchange(ack_results_through=1).durable_through == 0
    central.durable.backed_up(NOW + MARGIN + timedelta(seconds=1))
    assert budi.exchange(ack_results_through=1).durable_through == 1


def test_knowing_it_costs_no_statement(budi: Desk, case: Case, central: Central) -> None:
    note(budi, case, "satu")
    central.durable.backed_up(NOW + timedelta(hours=1))
    budi.exchange(ack_results_through=1)
    with counted_statements() as statements:
        answer = budi.ask(ack_results_through=1)
    assert answer.json()["durable_through"] == 1
    assert len(statements) == 2, statements


def test_the_instant_is_noted_by_hand_for_other_tools(run: Run, central: Central) -> None:
    assert run("durable") == (0, "Belum ada cadangan yang dicatat.\n")
    assert run("durable", "--as-of", "2026-11-22T01:00:00+07:00") == (
        0, "Tersimpan dalam cadangan: semua yang tiba sebelum 2026-11-21T17:50:00Z.\n",
    )  # fmt: skip
    assert central.durable.through() == datetime(2026, 11, 21, 17, 50, tzinfo=UTC)
    ahead = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    assert run("durable", "--as-of", ahead) == (2, "Saat itu belum tiba.\n")
    with pytest.raises(SystemExit):
        run("durable", "--as-of", "kemarin")
    assert central.durable.through() == datetime(2026, 11, 21, 17, 50, tzinfo=UTC)


def test_a_backup_taken_while_others_write_is_whole(
    on_sqlite: Region, sqlite_settings: Settings, tmp_path: Path
) -> None:
    central = on_sqlite.central
    with ThreadPoolExecutor(2) as pool:
        writers = [pool.submit(write_much, central, number) for number in (1, 2)]
        copies = [
            back_up(sqlite_settings.database, sqlite_settings.data_dir, tmp_path / f"salinan-{number}")
            for number in range(4)
        ]
        assert all(writer.result() for writer in writers)
    central.engine.dispose()
    held = [copy.cases for copy in copies]
    assert held == sorted(held) and held[-1] > 0
    for number in range(4):
        engine = make_engine(f"sqlite:///{tmp_path / f'salinan-{number}'}")
        with reading(engine) as connection:
            assert_books_balance(connection)
        engine.dispose()


def test_the_command_copies_checks_and_names_the_files(
    on_sqlite: Region, sqlite_settings: Settings, tmp_path: Path
) -> None:
    on_sqlite.reports(3)
    central, copy, output = on_sqlite.central, tmp_path / "salinan.db", StringIO()
    central.engine.dispose()

    assert main(["backup", str(copy)], sqlite_settings, output) == 0
    assert f"Cadangan selesai dan sudah diperiksa: {copy} (3 laporan)." in output.getvalue()
    assert f"folder {sqlite_settings.data_dir / 'blobs'}: 0 lampiran" in output.getvalue()
    through = central.durable.through()
    assert through is not None and abs(datetime.now(UTC) - MARGIN - through) < timedelta(minutes=1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "salinan.db", "salinan.db.attachments"]
    assert main(["backup", str(copy)], sqlite_settings, output) == 1
    assert "Sudah ada berkas" in output.getvalue()

    restored = Settings(tmp_path / "lain")
    restored.data_dir.mkdir()
    shutil.copyfile(copy, restored.data_dir / "server.db")
    with EmbeddedServer(restored):
        pass
    engine = make_engine(restored.database)
    with reading(engine) as connection:
        assert len(connection.execute(select(cases.c.id)).all()) == 3
        assert_books_balance(connection)
    engine.dispose()


def test_attachments_are_listed_so_that_they_can_be_checked(
    on_sqlite: Region, sqlite_settings: Settings, tmp_path: Path
) -> None:
    central = on_sqlite.central
    here, gone = "ab" * 32, "cd" * 32
    path = sqlite_settings.data_dir / "blobs" / "ab" / here
    path.parent.mkdir(parents=True)
    path.write_bytes(b"foto")
    with sqlite3.connect(sqlite_settings.data_dir / "server.db") as connection:
        connection.executemany("INSERT INTO blob VALUES (?, ?)", [(here, 4), (gone, 5)])
    connection.close()
    central.engine.dispose()
    output = StringIO()

    assert main(["--lang", "en", "backup", str(tmp_path / "copy")], sqlite_settings, output) == 0

    assert (tmp_path / "copy.attachments").read_text() == f"{here}  blobs/ab/{here}\n{gone}  blobs/cd/{gone}\n"
    assert f"Warning: 1 attachments are not in the data directory, the first is {gone}." in output.getvalue()


@pytest.mark.parametrize("table", ["bucket", "member"])
def test_a_copy_that_does_not_add_up_is_no_backup(
    table: str, on_sqlite: Region, sqlite_settings: Settings, tmp_path: Path
) -> None:
    on_sqlite.report()
    damaged = update(bucket).values(digest="0" * 32) if table == "bucket" else update(member).values(version=9)
    change(on_sqlite.central, damaged)
    on_sqlite.central.engine.dispose()
    output = StringIO()

    assert main(["backup", str(tmp_path / "salinan.db")], sqlite_settings, output) == 1

    assert "tidak lolos pemeriksaan (bucket" in output.getvalue()
    assert not [
        path for path in tmp_path.iterdir() if path.name.startswith("salinan.db") and path.suffix != ".attachments"
    ]
    assert on_sqlite.central.durable.through() is None
    with pytest.raises(Unsound):
        back_up(sqlite_settings.database, sqlite_settings.data_dir, tmp_path / "lagi.db")


@pytest.mark.postgres
def test_postgresql_is_backed_up_with_its_own_tools(postgres_database: str, tmp_path: Path) -> None:
    output = StringIO()
    assert main(["--lang", "en", "backup", str(tmp_path / "x")], Settings(tmp_path, postgres_database), output) == 1
    assert "python -m server durable --as-of" in output.getvalue()
    assert not (tmp_path / "durable").exists()
