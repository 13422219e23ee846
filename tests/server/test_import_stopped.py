"""An import that is killed or stopped in the middle is completed by importing again, without doubles."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from server.database import reading
from server.settings import Settings
from server.tables import cases
from tests.server.books import assert_books_balance
from tests.server.import_office import Office, central, office, process, run
from tests.server.laporan_files import OFFICIAL, record, write_export

__all__ = ["central", "office"]  # fixtures

PATIENCE = 60


def half_done(settings: Settings, tmp_path: Path) -> tuple[Path, subprocess.Popen[bytes]]:
    """An import that is in the middle: its report is longer than a pipe holds, and only its beginning was read."""
    rows = [record(Tracking_ID=str(7_000_000 + n), Status="Status yang belum dikenal") for n in range(1_000)]
    file = write_export(tmp_path / "a.xlsx", rows, [*OFFICIAL[:3], "Judul Laporan", "Status Laporan"])
    started = process(settings, file)
    assert started.stdout
    while b"diambil" not in started.stdout.readline():
        assert started.poll() is None, "the import ended before it began"
    return file, started


def finish(office: Office, settings: Settings, file: Path) -> None:
    saved = len(office.tracking_ids())
    assert 200 <= saved < 1_000

    code, said = run(settings, file)

    assert (code, said[-1]) == (0, f"a.xlsx: {1_000 - saved} diambil, 0 berubah, {saved} tidak berubah, 0 ditolak.")
    assert len(set(office.tracking_ids())) == 1_000
    with reading(office.central.engine) as connection:
        assert connection.execute(select(cases.c.version).distinct()).scalars().all() == [2]
        assert_books_balance(connection)


def test_killed_in_the_middle_it_is_completed_by_importing_again(
    office: Office, settings: Settings, tmp_path: Path
) -> None:
    file, started = half_done(settings, tmp_path)
    started.kill()
    started.communicate(timeout=PATIENCE)

    finish(office, settings, file)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal to send to one process alone")
def test_stopped_by_ctrl_c_it_says_what_is_saved(office: Office, settings: Settings, tmp_path: Path) -> None:
    file, started = half_done(settings, tmp_path)
    started.send_signal(signal.SIGINT)
    said, errors = started.communicate(timeout=PATIENCE)

    assert (started.returncode, errors) == (1, b"")
    assert "Dihentikan. Baris yang sudah disebut tersimpan" in said.decode().splitlines()[-2]
    finish(office, settings, file)
