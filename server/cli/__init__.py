"""`python -m server …`: what the people who run the server can tell it, in Indonesian, or in English by `--lang en`."""

import getpass
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from sqlalchemy.exc import DatabaseError, OperationalError

from server.cli import (
    activity,
    announce,
    audit,
    backup,
    calendar,
    compact,
    deadline,
    dossier,
    durable,
    epoch,
    import_,
    migrate,
    number,
    rules,
    seed,
    serve,
    sweep,
    user,
    verify,
)
from server.cli.terminal import FAILED, LANGUAGES, AskPassword, Subcommand, Terminal, Text
from server.schema import NewerSchema
from server.settings import Settings

SUBCOMMANDS: tuple[Subcommand, ...] = (
    serve.SUBCOMMAND,
    seed.SUBCOMMAND,
    import_.SUBCOMMAND,
    user.SUBCOMMAND,
    migrate.SUBCOMMAND,
    epoch.SUBCOMMAND,
    announce.SUBCOMMAND,
    backup.SUBCOMMAND,
    durable.SUBCOMMAND,
    compact.SUBCOMMAND,
    audit.SUBCOMMAND,
    activity.SUBCOMMAND,
    dossier.SUBCOMMAND,
    verify.SUBCOMMAND,
    sweep.SUBCOMMAND,
    deadline.SUBCOMMAND,
    calendar.SUBCOMMAND,
    rules.SUBCOMMAND,
    number.SUBCOMMAND,
)

_ABOUT = Text("Server pusat Konsol Penghubung.", "The central server of Konsol Penghubung.")
_LANGUAGE = Text("bahasa pesan: id atau en", "language of the messages: id or en")
_DATA_DIR = Text("folder data: basis data, lampiran, dan epoch", "the data directory: database, attachments and epoch")
_UNREACHABLE = Text(
    "Basis data tidak dapat dihubungi. Periksa DATABASE_URL dan apakah basis datanya berjalan.",
    "The database cannot be reached. Check DATABASE_URL, and that the database is running.",
)
_NEWER = Text(
    "Basis data ini ditulis oleh server yang lebih baru (skema {revision}). Tidak ada yang diubah; perbarui server.",
    "This database was written by a newer server (schema {revision}). Nothing was changed; update the server.",
)
_DAMAGED = Text(
    "Basis data tidak dapat dibaca: berkasnya rusak atau bukan basis data. Tidak ada yang diubah; pulihkan cadangan.",
    "The database cannot be read: its file is damaged or no database. Nothing was changed; restore a backup.",
)
_NO_PASSWORD = Text("Kata sandi tidak diberikan. Tidak ada yang diubah.", "No password was given. Nothing was changed.")
_NOT_WRITABLE = Text(
    "Berkas tidak dapat dibuka atau ditulis: {name}.", "A file cannot be opened or written to: {name}."
)


def main(
    arguments: Sequence[str],
    settings: Settings | None = None,
    output: TextIO | None = None,
    ask_password: AskPassword = getpass.getpass,
) -> int:
    """Run one subcommand; its exit code. The settings come from the environment unless they are given."""
    language = _language_of(arguments)
    asked = _parser(language).parse_args(arguments)
    settings = settings or Settings.from_environment()
    if asked.data_dir is not None:
        settings = replace(settings, data_dir=asked.data_dir)
    terminal = Terminal(settings, language, output or sys.stdout, ask_password)
    chosen = next(one for one in SUBCOMMANDS if one.name == asked.subcommand)
    try:
        if chosen.needs_data_dir:
            settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        return chosen.run(asked, terminal)
    except NewerSchema as error:
        terminal.say(_NEWER, revision=error)
    except OperationalError:
        terminal.say(_UNREACHABLE)
    except DatabaseError:
        terminal.say(_DAMAGED)
    except EOFError:
        terminal.say(_NO_PASSWORD)
    except BrokenPipeError:
        raise
    except OSError as error:
        terminal.say(_NOT_WRITABLE, name=error.filename or settings.data_dir)
    return FAILED


def _language_of(arguments: Sequence[str]) -> str:
    """Known before everything else, because help and misuse are explained in it."""
    first = ArgumentParser(add_help=False)
    first.add_argument("--lang", nargs="?")
    found: str | None = first.parse_known_args(arguments)[0].lang
    return found if found in LANGUAGES else LANGUAGES[0]


def _parser(language: str) -> ArgumentParser:
    parser = ArgumentParser("python -m server", description=_ABOUT.in_language(language))
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help=_LANGUAGE.in_language(language))
    parser.add_argument("--data-dir", type=Path, help=_DATA_DIR.in_language(language))
    words = parser.add_subparsers(dest="subcommand", required=True, metavar="…")
    for one in SUBCOMMANDS:
        summary = one.summary.in_language(language)
        one.arguments(words.add_parser(one.name, help=summary, description=summary), language)
    return parser
