"""`seed`: fill an empty database with an invented region, to try the console with."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import UTC, datetime

from server.central import Central, utc_now
from server.cli.terminal import DONE, FAILED, Subcommand, Terminal, Text
from server.schema import migrate
from server.seed.populate import NotEmpty, populate

_DONE = Text(
    "Wilayah rekaan siap: {agencies} instansi, {people} orang, {cases} laporan (benih {seed}).",
    "The invented region is ready: {agencies} agencies, {people} people, {cases} cases (seed {seed}).",
)
_NOT_EMPTY = Text(
    "Basis data ini sudah berisi akun. Tidak ada yang diubah; pakai --data-dir dengan folder kosong.",
    "This database already has accounts. Nothing was changed; use --data-dir with an empty folder.",
)
_NO_DAY = Text(
    "{written} bukan hari antara tahun 2000 dan 2100; tulis YYYY-MM-DD",
    "{written} is no day between the years 2000 and 2100; write YYYY-MM-DD",
)
_PASSWORD = Text("Kata sandi untuk semua akun rekaan: ", "Password for all invented accounts: ")


def _arguments(parser: ArgumentParser, language: str) -> None:
    count = Text("banyaknya laporan", "how many cases")
    seed = Text("angka benih: benih dan hari yang sama memberi wilayah yang sama", "same seed and day, same region")
    today = Text("hari yang dianggap hari ini (YYYY-MM-DD)", "the day taken for today (YYYY-MM-DD)")
    password = Text("kata sandi untuk semua akun rekaan", "password for all invented accounts")
    parser.add_argument("--cases", type=int, default=2_000, help=count.in_language(language))
    parser.add_argument("--seed", type=int, default=1, help=seed.in_language(language))
    parser.add_argument("--now", type=lambda written: _instant(written, language), help=today.in_language(language))
    parser.add_argument("--password", help=password.in_language(language))


def _instant(written: str, language: str) -> datetime:
    """In UTC; without a time zone it is meant in that of this computer."""
    try:
        found = datetime.fromisoformat(written).astimezone(UTC)
    except (OverflowError, ValueError):
        found = None
    if found is None or not 2000 <= found.year <= 2100:
        raise ArgumentTypeError(_NO_DAY.in_language(language).format(written=written))
    return found


def _run(asked: Namespace, terminal: Terminal) -> int:
    password = asked.password or terminal.ask_password(_PASSWORD.in_language(terminal.language))
    now = asked.now or utc_now()
    migrate(terminal.settings.database)
    central = Central.over(terminal.settings)
    try:
        done = populate(central, seed=asked.seed, count=asked.cases, password=password, now=now)
    except NotEmpty:
        terminal.say(_NOT_EMPTY)
        return FAILED
    finally:
        central.engine.dispose()
    terminal.say(_DONE, agencies=done.agencies, people=done.people, cases=done.cases, seed=asked.seed)
    return DONE


SUBCOMMAND = Subcommand(
    "seed",
    Text("isi basis data kosong dengan wilayah rekaan", "fill an empty database with an invented region"),
    _arguments,
    _run,
)
