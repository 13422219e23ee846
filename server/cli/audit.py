"""`audit`: read every bucket's audit against the timelines and name what was touched; print where each audit ends.

The ends, kept by somebody who cannot write to the database, are what shows that a whole audit was written anew.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from sqlalchemy import Connection, select

from server.cli.terminal import DONE, FAILED, MISUSED, Subcommand, Terminal, Text
from server.database import make_engine, reading
from server.inspection import Finding, Wrong, inspect
from server.schema import migrate
from server.tables import audit, bucket

_WHOLE = Text("Semua linimasa dan catatan audit utuh.", "Every timeline and every audit is whole.")
_BROKEN = Text(
    "{bucket} audit ke-{number}, laporan {case}, catatan ke-{position}: {wrong}.",
    "{bucket} audit entry {number}, case {case}, timeline entry {position}: {wrong}.",
)
_UNKNOWN = Text("tidak diketahui", "unknown")
_NONE = Text("tanpa wadah", "no bucket")
_WRONG = {
    Wrong.MISSING: Text("catatan audit hilang", "the audit entry is missing"),
    Wrong.ALTERED: Text("catatan audit diubah", "the audit entry was altered"),
    Wrong.MISPLACED: Text(
        "catatan audit tidak menyambung dengan catatan sebelumnya (urutan diubah atau ada yang hilang)",
        "the audit entry does not follow the one before it (reordered, or something is missing)",
    ),
    Wrong.ADDED: Text("catatan audit ditambahkan di luar server", "the audit entry was added behind the server's back"),
    Wrong.EVENT_MISSING: Text("catatan linimasa hilang", "the timeline entry is missing"),
    Wrong.EVENT_ALTERED: Text("catatan linimasa diubah", "the timeline entry was altered"),
    Wrong.EVENT_MISPLACED: Text("urutan linimasa diubah", "the timeline was reordered"),
    Wrong.UNAUDITED: Text(
        "catatan linimasa tidak tercatat dalam audit", "the timeline entry was never entered in the audit"
    ),
    Wrong.CASE_DIFFERS: Text("isi laporan berbeda dari linimasanya", "the case says something else than its timeline"),
}
_GONE = Text(
    "{bucket} audit ke-{number}: berbeda dari yang disimpan di {file}.",
    "{bucket} audit entry {number}: differs from what is kept in {file}.",
)
_BAD_HEADS = Text(
    "Berkas {file} bukan keluaran `audit heads`. Tidak ada yang diperiksa.",
    "{file} is not what `audit heads` prints. Nothing was checked.",
)
_HEADS = Text("berkas yang pernah dicetak `audit heads`", "a file that `audit heads` once printed")


def _arguments(parser: ArgumentParser, language: str) -> None:
    words = parser.add_subparsers(dest="what", required=True, metavar="…")
    words.add_parser("verify").add_argument("--heads", type=Path, help=_HEADS.in_language(language))
    words.add_parser("heads")


def verify_arguments(parser: ArgumentParser, language: str) -> None:
    parser.set_defaults(what="verify", heads=None)


def run(asked: Namespace, terminal: Terminal) -> int:
    migrate(terminal.settings.database)
    engine = make_engine(terminal.settings.database)
    try:
        kept = _read(asked.heads) if asked.what == "verify" and asked.heads else []
        with reading(engine) as connection:
            return (
                _verify(connection, kept, asked, terminal) if asked.what == "verify" else _heads(connection, terminal)
            )
    except ValueError:
        terminal.say(_BAD_HEADS, file=asked.heads)
        return MISUSED
    finally:
        engine.dispose()


def _verify(connection: Connection, kept: list[tuple[str, int, str]], asked: Namespace, terminal: Terminal) -> int:
    whole = True
    for found in inspect(connection):
        whole = False
        _name(found, terminal)
    for name, number, expected in kept:
        entry = select(audit.c.hash).where(audit.c.bucket == name, audit.c.number == number)
        if connection.execute(entry).scalar_one_or_none() != expected:
            whole = False
            terminal.say(_GONE, bucket=name, number=number, file=asked.heads)
    if whole:
        terminal.say(_WHOLE)
    return DONE if whole else FAILED


def _name(found: Finding, terminal: Terminal) -> None:
    unknown = _UNKNOWN.in_language(terminal.language)
    terminal.say(
        _BROKEN,
        bucket=found.bucket or _NONE.in_language(terminal.language),
        number=found.number or unknown,
        case=found.case or unknown,
        position=found.position + 1 or unknown,
        wrong=_WRONG[found.wrong].in_language(terminal.language),
    )


def _heads(connection: Connection, terminal: Terminal) -> int:
    ends = select(bucket.c.name, bucket.c.audited, bucket.c.audit_hash).where(bucket.c.audited > 0)
    for row in connection.execute(ends.order_by(bucket.c.name)):
        terminal.output.write(f"{row.name}\t{row.audited}\t{row.audit_hash}\n")
    return DONE


def _read(file: Path) -> list[tuple[str, int, str]]:
    """The ends kept in a file. Raises ValueError if it is none of ours."""
    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines()]
    return [(name, int(number), kept) for name, number, kept in rows]


SUBCOMMAND = Subcommand(
    "audit", Text("periksa catatan audit semua wadah", "check the audit of every bucket"), _arguments, run
)
