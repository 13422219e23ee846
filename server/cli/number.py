"""`number`: the final number of a report for its provisional one, and the other way round."""

from argparse import ArgumentParser, Namespace

from sqlalchemy import or_, select

from server.cli.terminal import DONE, FAILED, Subcommand, Terminal, Text
from server.database import make_engine, reading
from server.schema import migrate
from server.tables import cases

_FOUND = Text("Nomor {tracking}, nomor sementara {provisional}", "Number {tracking}, provisional number {provisional}")
_NONE = Text("Tidak ada laporan bernomor {number}.", "No report has the number {number}.")
_WHICH = Text("nomor laporan atau nomor sementara (S-…)", "a report's number, or a provisional one (S-…)")


def _arguments(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("number", help=_WHICH.in_language(language))


def _run(asked: Namespace, terminal: Terminal) -> int:
    migrate(terminal.settings.database)
    engine = make_engine(terminal.settings.database)
    wanted = str(asked.number).strip().removeprefix("#").upper()
    named = or_(cases.c.tracking == wanted, cases.c.provisional == wanted)
    with reading(engine) as connection:
        found = connection.execute(select(cases.c.tracking, cases.c.provisional).where(named)).all()
    engine.dispose()
    for row in found:
        terminal.say(_FOUND, tracking=row.tracking, provisional=row.provisional or "–")
    if not found:
        terminal.say(_NONE, number=wanted)
    return DONE if found else FAILED


SUBCOMMAND = Subcommand(
    "number",
    Text("cari nomor laporan dari nomor sementaranya", "find a report's number by its provisional one"),
    _arguments,
    _run,
)
