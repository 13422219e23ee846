"""`verify`: read every timeline against its chain of hashes, and name the entries that were touched."""

from argparse import Namespace

from server.chain import verify
from server.cli.terminal import DONE, FAILED, Subcommand, Terminal, Text, no_arguments
from server.database import make_engine, reading
from server.schema import migrate

_WHOLE = Text("Semua linimasa utuh.", "Every timeline is whole.")
_BROKEN = Text(
    "Linimasa rusak: laporan {case}, catatan ke-{number}: {reason}.",
    "A timeline is broken: case {case}, entry {number}: {reason}.",
)
_REASONS = {
    "missing": Text("hilang", "missing"),
    "altered": Text("diubah", "altered"),
    "differs from the case": Text("berbeda dari isi laporan", "differs from the case"),
}


def _run(asked: Namespace, terminal: Terminal) -> int:
    migrate(terminal.settings.database)
    engine = make_engine(terminal.settings.database)
    whole = True
    with reading(engine) as connection:
        for found in verify(connection):
            whole = False
            reason = _REASONS[found.reason].in_language(terminal.language)
            terminal.say(_BROKEN, case=found.case, number=found.position + 1, reason=reason)
    engine.dispose()
    if whole:
        terminal.say(_WHOLE)
    return DONE if whole else FAILED


SUBCOMMAND = Subcommand(
    "verify", Text("periksa rantai hash semua linimasa", "check the hash chain of every timeline"), no_arguments, _run
)
