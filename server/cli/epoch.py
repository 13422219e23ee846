"""`epoch`: show it, or raise it after a backup was restored, so that consoles send again what was forgotten."""

from argparse import ArgumentParser, Namespace

from server.cli.terminal import DONE, Subcommand, Terminal, Text
from server.epoch import Epoch

_SHOW = Text("Epoch: {epoch}", "Epoch: {epoch}")
_RAISED = Text(
    "Epoch dinaikkan: {before} → {after}. Setiap konsol akan mengirim ulang pekerjaan yang mungkin terlupa.",
    "Epoch raised: {before} → {after}. Every console will send again the work that may have been forgotten.",
)
_WHAT = Text("show: lihat; raise: naikkan sesudah memulihkan cadangan", "show it; raise it after restoring a backup")


def _arguments(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("what", choices=("show", "raise"), help=_WHAT.in_language(language))


def _run(asked: Namespace, terminal: Terminal) -> int:
    epoch = Epoch(terminal.settings.data_dir / "epoch")
    before = epoch.current()
    if asked.what == "show":
        terminal.say(_SHOW, epoch=before)
    else:
        terminal.say(_RAISED, before=before, after=epoch.raise_())
    return DONE


SUBCOMMAND = Subcommand("epoch", Text("lihat atau naikkan epoch", "show or raise the epoch"), _arguments, _run)
