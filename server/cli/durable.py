"""`durable`: note that a backup made with other tools holds everything as of an instant."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import datetime

from domain.wire import to_wire
from server.central import utc_now
from server.cli.terminal import DONE, MISUSED, Subcommand, Terminal, Text
from server.durable import Durable

_SHOW = Text(
    "Tersimpan dalam cadangan: semua yang tiba sebelum {through}.", "Backed up: what arrived before {through}."
)
_NEVER = Text("Belum ada cadangan yang dicatat.", "No backup has been noted yet.")
_FUTURE = Text("Saat itu belum tiba.", "That instant is still to come.")
_AS_OF = Text(
    "saat cadangan dimulai, mis. 2026-11-22T01:00:00+07:00; tanpa zona: zona komputer ini",
    "the instant the backup began, such as 2026-11-22T01:00:00+07:00; without a zone, that of this computer",
)
_NO_INSTANT = Text("bukan saat yang dikenal: {written}", "no instant: {written}")


def _arguments(parser: ArgumentParser, language: str) -> None:
    def instant(written: str) -> datetime:
        try:
            return datetime.fromisoformat(written).astimezone()
        except (ValueError, OverflowError) as error:
            raise ArgumentTypeError(_NO_INSTANT.in_language(language).format(written=written)) from error

    parser.add_argument("--as-of", type=instant, help=_AS_OF.in_language(language))


def _run(asked: Namespace, terminal: Terminal) -> int:
    durable = Durable(terminal.settings.data_dir / "durable")
    if asked.as_of is not None:
        if asked.as_of > utc_now():
            terminal.say(_FUTURE)
            return MISUSED
        durable.backed_up(asked.as_of)
    through = durable.through()
    if through is None:
        terminal.say(_NEVER)
    else:
        terminal.say(_SHOW, through=to_wire(through))
    return DONE


SUBCOMMAND = Subcommand(
    "durable",
    Text("catat sampai kapan semuanya ada dalam cadangan", "note up to when everything is in a backup"),
    _arguments,
    _run,
)
