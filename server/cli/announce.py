"""`announce`: show or change what this server offers beyond the procedure that every installation follows."""

from argparse import ArgumentParser, Namespace
from dataclasses import fields, replace

from domain.capabilities import Capabilities
from server.cli.terminal import DONE, Subcommand, Terminal, Text
from server.database import make_engine, writing
from server.directory import CAPABILITIES, head_of, load_reference, put_reference
from server.schema import migrate

_ON = Text("{capability}: ditawarkan", "{capability}: offered")
_OFF = Text("{capability}: tidak ditawarkan", "{capability}: not offered")
_WHICH = Text("reopening: laporan yang sudah ditutup boleh dibuka kembali", "reopening: closed reports may be reopened")
_WHAT = Text(
    "on: tawarkan; off: jangan tawarkan; tanpa kata ini keadaannya hanya ditampilkan",
    "on: offer it; off: do not; without this word it is only shown",
)


def _arguments(parser: ArgumentParser, language: str) -> None:
    names = [field.name for field in fields(Capabilities)]
    parser.add_argument("capability", choices=names, help=_WHICH.in_language(language))
    parser.add_argument("what", nargs="?", choices=("on", "off"), help=_WHAT.in_language(language))


def _run(asked: Namespace, terminal: Terminal) -> int:
    migrate(terminal.settings.database)
    engine = make_engine(terminal.settings.database)
    try:
        with writing(engine) as connection:
            offered = load_reference(connection, head_of(connection)).directory.capabilities
            if asked.what is not None:
                offered = replace(offered, **{asked.capability: asked.what == "on"})
                put_reference(connection, CAPABILITIES, CAPABILITIES, offered)
    finally:
        engine.dispose()
    terminal.say(_ON if getattr(offered, asked.capability) else _OFF, capability=asked.capability)
    return DONE


SUBCOMMAND = Subcommand(
    "announce", Text("lihat atau ubah apa yang ditawarkan", "show or change what is offered"), _arguments, _run
)
