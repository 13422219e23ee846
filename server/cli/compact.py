"""`compact`: cut the feeds by age, as a job of the night."""

from argparse import ArgumentParser, Namespace
from datetime import timedelta

from server.central import utc_now
from server.cli.terminal import DONE, MISUSED, Subcommand, Terminal, Text
from server.compaction import compact
from server.database import make_engine
from server.schema import migrate

KEPT_DAYS = 90

_DONE = Text(
    "{rows} baris umpan yang lebih tua dari {days} hari dihapus; {buckets} wadah dipotong.",
    "{rows} feed rows older than {days} days were deleted; {buckets} buckets were cut.",
)
_DAYS = Text("baris yang lebih muda dari sekian hari tetap ada", "rows younger than so many days are kept")
_BAD = Text("Jumlah hari tidak boleh kurang dari nol.", "The number of days cannot be less than zero.")


def _arguments(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("--keep-days", type=int, default=KEPT_DAYS, help=_DAYS.in_language(language))


def _run(asked: Namespace, terminal: Terminal) -> int:
    if not 0 <= asked.keep_days <= 36_500:
        terminal.say(_BAD)
        return MISUSED
    migrate(terminal.settings.database)
    engine = make_engine(terminal.settings.database)
    try:
        cut = compact(engine, utc_now() - timedelta(days=asked.keep_days))
    finally:
        engine.dispose()
    terminal.say(_DONE, rows=cut.rows, days=asked.keep_days, buckets=cut.buckets)
    return DONE


SUBCOMMAND = Subcommand(
    "compact", Text("potong umpan perubahan yang sudah lama", "cut old parts of the change feeds"), _arguments, _run
)
