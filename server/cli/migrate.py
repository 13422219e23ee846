"""`migrate`: bring the database up to date without answering anybody, as an upgrade's first step."""

from argparse import Namespace

from server.cli.terminal import DONE, Subcommand, Terminal, Text, no_arguments
from server.schema import head_revision, migrate

_DONE = Text("Skema basis data: {before} → {after}.", "Database schema: {before} → {after}.")
_CURRENT = Text("Skema basis data sudah mutakhir ({after}).", "The database schema is up to date ({after}).")
_EMPTY = Text("kosong", "empty")


def _run(asked: Namespace, terminal: Terminal) -> int:
    before, after = migrate(terminal.settings.database), head_revision()
    if before == after:
        terminal.say(_CURRENT, after=after)
    else:
        terminal.say(_DONE, before=before or _EMPTY.in_language(terminal.language), after=after)
    return DONE


SUBCOMMAND = Subcommand(
    "migrate", Text("mutakhirkan skema basis data", "bring the database schema up to date"), no_arguments, _run
)
