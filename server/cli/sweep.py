"""`sweep`: do now what time calls for on the cases, or keep doing it, beside servers that leave it alone."""

import threading
from argparse import ArgumentParser, Namespace
from contextlib import suppress

from server.central import Central
from server.cli.terminal import DONE, FAILED, MISUSED, Subcommand, Terminal, Text
from server.database import writing
from server.schema import migrate
from server.sweep import Swept, keep_sweeping, sweep
from server.working_calendar import establish

_SWEPT = Text(
    "{looked_at} laporan diperiksa: {closed} ditutup, {archived} diarsipkan, {reminded} pengingat,"
    " {escalated} eskalasi, {put_off} ditunda.",
    "{looked_at} cases looked at: {closed} closed, {archived} archived, {reminded} reminders,"
    " {escalated} escalations, {put_off} put off.",
)
_ONCE = Text("sekali saja (bawaan)", "once only (default)")
_EVERY = Text("terus-menerus, setiap sekian detik", "again and again, every so many seconds")
_BAD = Text("Selang waktu harus lebih dari nol detik.", "The interval must be more than zero seconds.")


def _arguments(parser: ArgumentParser, language: str) -> None:
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--once", action="store_true", help=_ONCE.in_language(language))
    how.add_argument("--every", type=float, metavar="SECONDS", help=_EVERY.in_language(language))


def _run(asked: Namespace, terminal: Terminal) -> int:
    if asked.every is not None and not 0 < asked.every <= threading.TIMEOUT_MAX:
        terminal.say(_BAD)
        return MISUSED
    migrate(terminal.settings.database)
    central = Central.over(terminal.settings)

    def tell(swept: Swept) -> None:
        names = ("looked_at", "closed", "archived", "reminded", "escalated", "put_off")
        terminal.say(_SWEPT, **{name: getattr(swept, name) for name in names})

    try:
        with writing(central.engine) as connection:
            establish(connection)
        if asked.every is None:
            swept = sweep(central, central.now())
            tell(swept)
            return FAILED if swept.put_off else DONE
        with suppress(KeyboardInterrupt):  # Ctrl+C between two cases leaves nothing half done
            keep_sweeping(central, asked.every, threading.Event(), tell)
        return DONE
    finally:
        central.engine.dispose()


SUBCOMMAND = Subcommand(
    "sweep",
    Text("tutup, arsipkan, ingatkan, dan eskalasi sesuai waktunya", "close, archive, remind and escalate in time"),
    _arguments,
    _run,
)
