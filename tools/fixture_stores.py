"""`python -m tools.fixture_stores`: writes stores of the console's present schema to tests/fixtures/stores/SCHEMA.

With `--of COMMIT` the code of that commit writes them, in a worktree of its own: that is how the stores of a release
are made again; 0001 is of f241f15. Of each schema that was ever released one profile is kept, and every later console
must bring it up to date (tests/app/models/test_migration.py). Synthetic people and the tests' own key only.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

# Of the worktree's own code where there is one: this file must find its way in every release.
from app.models import stores as schemas
from app.models.account import Account, WorkSecrets, write_account
from app.models.drafts import Draft
from app.models.engine import checkpoint, writing
from app.paths import Profile
from domain.commands import AddNote, SubmitReply
from domain.ids import CaseId, DeviceId
from tests.support.console import NOW, SARI, WORLD, Console, open_console

ROOT: Final = Path(__file__).resolve().parents[1]
DEVICE: Final = DeviceId("01990000-0000-7000-8000-00000000d0d0")
IN_THE_TESTS: Final = "device-1"  # what tests.support.console signs commands with; no server would enrol it

# Every fate of a command, with what the console knew of it.
FATES: Final[dict[str, dict[str, Any]]] = {
    "queued": {},
    "sent": {"attempts": 1},
    "applied": {"attempts": 1, "result_version": 9, "receipt": "7F3A"},
    "settled": {"attempts": 1, "result_version": 2, "receipt": "7F3B"},
    "rejected": {"attempts": 1, "code": "closed", "fields": json.dumps({"status": "closed"})},
    "conflict": {"attempts": 2, "code": "version", "result_version": 4},
    "quarantined": {"attempts": 5, "code": "quarantined"},
    "orphaned": {"code": "out_of_scope"},
    "withdrawn": {},
}


def content(name: str, size: int) -> bytes:
    """Bytes that are different everywhere, so that a piece in the wrong place is seen."""
    return b"".join(f"{name} {number:07}\n".encode() for number in range(size // 8))[:size]


def fill(console: Console, folder: Path) -> None:
    """Drafts with and without files, a command of every fate, and blobs of one piece and of several."""
    desk, cases = console.context.desk, [CaseId(f"case-{number:04}") for number in range(7, 24)]

    def attached(name: str, size: int) -> Any:
        path = folder / name
        path.write_bytes(content(name, size))
        return desk.attach(path).result(10)

    large, small = attached("foto lokasi.png", 300_000), attached("surat tugas.pdf", 9_000)
    for number, (state, told) in enumerate(FATES.items()):
        view = console.context.queries.case(cases[number], WORLD)
        assert view is not None
        files = {"queued": (large,), "sent": (small,)}.get(state, ())
        reply = number % 2 == 0
        command = (
            SubmitReply(f"Jawaban rekaan, {state}.", attachments=files)
            if reply
            else AddNote(f"Catatan {state}.", attachments=files)
        )
        id = desk.submit(view, command).result(10)
        values = {"state": state, "changed_at": (NOW + timedelta(minutes=number)).isoformat(), **told}
        with writing(console.stores.work) as connection:
            columns = ", ".join(f"{name} = ?" for name in values)
            connection.exec_driver_sql(f"UPDATE outbox SET {columns} WHERE id = ?", (*values.values(), id))
            connection.exec_driver_sql(
                "UPDATE outbox SET envelope = replace(envelope, ?, ?)", (f'"{IN_THE_TESTS}"', f'"{DEVICE}"')
            )
    photo = attached("foto draf.jpg", 140_000)
    unfinished = ((cases[0], "reply", (photo, small)), (cases[1], "note", ()), (cases[9], "reply", ()))
    for case, purpose, attachments in unfinished:
        text = f"Belum selesai “{purpose}” – tinjau lagi 🚧\nbaris kedua"
        desk.save_draft(Draft(case, purpose, "8500001", "Jalan rusak", text, NOW, attachments=attachments)).result(10)


def save_views(console: Any) -> None:
    """One that this console can read, and one of a console that comes after it."""
    from app.models import saved_views
    from app.models.listing import Deadline, Filter, Listing

    late = saved_views.SavedView.of("view-1", "Terlambat – PUPR 🚧", Listing(filter=Filter(deadline=Deadline.LATE)))
    later = saved_views.SavedView("view-2", "Warna", False, '{"order":"by colour"}')
    with writing(console.stores.work) as connection:
        saved_views.keep(connection, [late, later])


def write(destination: Path) -> None:
    """Make the stores with the code at hand, closed in good order."""
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as stack:
        root = Path(scratch)
        console = open_console(root / "profile", SARI, stack)
        write_account(console.stores.work, Account(SARI, "sari", "http://127.0.0.1:9", DEVICE, ""))
        WorkSecrets(console.stores.work).put("remembered", "rekaan")
        if schemas.WORK_SCHEMA >= "0003":
            save_views(console)
        fill(console, root)
        for engine in (console.stores.work, console.stores.cache):
            checkpoint(engine, truncate=True)
        stack.close()
        profile = Profile(root / "profile")
        found = destination / schemas.WORK_SCHEMA
        found.mkdir(parents=True, exist_ok=True)
        for path in (profile.work_db, profile.cache_db):
            shutil.copyfile(path, found / f"{path.stem}.sqlcipher")
            print(found / f"{path.stem}.sqlcipher", path.stat().st_size)


def write_with(commit: str, destination: Path) -> None:
    """Make them with the code of `commit`, which need not know this file."""
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch) / "tree"
        git = ("git", "-C", str(ROOT), "worktree")
        subprocess.run([*git, "add", "--quiet", "--detach", str(tree), commit], check=True)
        try:
            environment = os.environ | {"PYTHONPATH": str(tree), "PYTHONSAFEPATH": "1"}
            command = [sys.executable, str(Path(__file__).resolve()), "--out", str(destination)]
            subprocess.run(command, cwd=tree, env=environment, check=True)
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.fixture_stores", description=__doc__)
    parser.add_argument("--of", metavar="COMMIT", default="", help="let the code of this commit write them")
    parser.add_argument("--out", type=Path, default=ROOT / "tests" / "fixtures" / "stores")
    chosen = parser.parse_args(arguments)
    out = chosen.out.resolve()
    if chosen.of:
        write_with(chosen.of, out)
    else:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        write(out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
