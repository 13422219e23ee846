"""`backup`: copy the running SQLite database, check the copy, and note up to when it keeps everything."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from sqlalchemy import make_url

from server.backup import Unsound, back_up
from server.central import utc_now
from server.cli.terminal import DONE, FAILED, Subcommand, Terminal, Text
from server.durable import Durable
from server.schema import migrate

_DONE = Text(
    "Cadangan selesai dan sudah diperiksa: {path} ({cases} laporan).",
    "The backup is complete and was checked: {path} ({cases} cases).",
)
_FILES = Text(
    "Sekarang salin juga folder {folder}: {count} lampiran, menurut daftar {list}.",
    "Now copy the folder {folder} as well: {count} attachments, listed in {list}.",
)
_MISSING = Text(
    "Peringatan: {count} lampiran tidak ada di folder data, yang pertama {first}.",
    "Warning: {count} attachments are not in the data directory, the first is {first}.",
)
_THERE = Text("Sudah ada berkas {path}; tidak ada yang ditimpa.", "{path} is there already; nothing was overwritten.")
_UNSOUND = Text(
    "Salinan tidak lolos pemeriksaan ({what}) dan dihapus. Periksa basis data sebelum melanjutkan.",
    "The copy did not pass the check ({what}) and was deleted. Examine the database before you go on.",
)
_POSTGRESQL = Text(
    "PostgreSQL dicadangkan dengan alatnya sendiri, misalnya pg_dump. Sesudahnya jalankan:"
    " python -m server durable --as-of SAAT-CADANGAN-DIMULAI",
    "PostgreSQL is backed up with its own tools, such as pg_dump. Afterwards run:"
    " python -m server durable --as-of INSTANT-THE-BACKUP-BEGAN",
)
_TO = Text("berkas salinan yang akan dibuat", "the file to be made")


def _arguments(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("destination", type=Path, help=_TO.in_language(language))


def _run(asked: Namespace, terminal: Terminal) -> int:
    settings = terminal.settings
    if make_url(settings.database).get_backend_name() != "sqlite":
        terminal.say(_POSTGRESQL)
        return FAILED
    migrate(settings.database)
    began = utc_now()
    try:
        copy = back_up(settings.database, settings.data_dir, asked.destination)
    except FileExistsError as error:
        terminal.say(_THERE, path=error)
        return FAILED
    except Unsound as error:
        terminal.say(_UNSOUND, what=error)
        return FAILED
    Durable(settings.data_dir / "durable").backed_up(began)
    terminal.say(_DONE, path=asked.destination, cases=copy.cases)
    terminal.say(_FILES, folder=settings.data_dir / "blobs", count=copy.attachments, list=copy.list)
    if copy.missing:
        terminal.say(_MISSING, count=len(copy.missing), first=copy.missing[0])
    return DONE


SUBCOMMAND = Subcommand(
    "backup",
    Text("cadangkan basis data SQLite yang sedang berjalan", "back up the running SQLite database"),
    _arguments,
    _run,
)
