"""`activity`: who used their account in a month, and who did not."""

import re
from argparse import ArgumentParser, Namespace
from datetime import date

from server.activity import AccountMonth, report
from server.cli.terminal import DONE, MISUSED, Subcommand, Terminal, Text
from server.database import make_engine, reading
from server.schema import migrate

_ROW = Text(
    "{username}\t{name}\t{agency}\t{state}\tmasuk {signed_in} hari\tbekerja {worked} hari",
    "{username}\t{name}\t{agency}\t{state}\tsigned in on {signed_in} days\tworked on {worked} days",
)
_ACTIVE, _IDLE = Text("aktif", "active"), Text("tidak aktif", "not active")
_SUM = Text("{active} dari {all} akun aktif pada {month}.", "{active} of {all} accounts were active in {month}.")
_MONTH = Text("bulan, misalnya 2026-11", "the month, such as 2026-11")
_AGENCY = Text("hanya akun instansi ini", "only the accounts of this agency")
_BAD = Text("Tulis bulan sebagai TAHUN-BULAN, misalnya 2026-11.", "Write the month as YEAR-MONTH, such as 2026-11.")
_WRITTEN = re.compile(r"(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])")


def _arguments(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("--month", required=True, help=_MONTH.in_language(language))
    parser.add_argument("--agency", help=_AGENCY.in_language(language))


def _run(asked: Namespace, terminal: Terminal) -> int:
    written = _WRITTEN.fullmatch(asked.month)
    if written is None or not 2000 <= int(written["year"]) <= 9000:
        terminal.say(_BAD)
        return MISUSED
    migrate(terminal.settings.database)
    engine = make_engine(terminal.settings.database)
    try:
        with reading(engine) as connection:
            found = report(connection, date(int(written["year"]), int(written["month"]), 1))
    finally:
        engine.dispose()
    shown = [one for one in found if asked.agency in (None, one.agency)]
    for one in shown:
        _say(one, terminal)
    terminal.say(_SUM, active=sum(one.activity.is_active for one in shown), all=len(shown), month=asked.month)
    return DONE


def _say(one: AccountMonth, terminal: Terminal) -> None:
    terminal.say(
        _ROW,
        username=one.username,
        name=one.name,
        agency=one.agency,
        state=(_ACTIVE if one.activity.is_active else _IDLE).in_language(terminal.language),
        signed_in=len(one.activity.signed_in),
        worked=len(one.activity.worked),
    )


SUBCOMMAND = Subcommand(
    "activity", Text("keaktifan akun dalam satu bulan", "account activity in a month"), _arguments, _run
)
