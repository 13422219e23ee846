"""`serve`: bring the database up to date and answer consoles until told to stop."""

import asyncio
import ipaddress
import logging
from argparse import ArgumentParser, Namespace
from contextlib import suppress

from server.cli.terminal import DONE, FAILED, Subcommand, Terminal, Text
from server.listener import Serving, configured, listening
from server.main import create_app
from server.schema import migrate

_LISTENING = Text("Server siap di {address} (hentikan dengan Ctrl+C).", "The server is at {address} (Ctrl+C stops it).")
_OPEN = Text(
    "Peringatan: server dapat dihubungi dari komputer lain tanpa enkripsi. Pasang di belakang proksi HTTPS,"
    " lalu beri tahu dengan --behind-proxy.",
    "Warning: other computers can reach the server without encryption. Put it behind an HTTPS proxy,"
    " then say so with --behind-proxy.",
)
_TAKEN = Text("Alamat {host}:{port} tidak dapat dipakai.", "The address {host}:{port} cannot be used.")
_HOST = Text("alamat jaringan (bawaan: hanya komputer ini)", "network address (default: this computer only)")
_PORT = Text("nomor port", "port number")
_PROXY = Text("ada proksi HTTPS di depan server", "an HTTPS proxy stands in front of the server")


def _arguments(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("--host", default="127.0.0.1", help=_HOST.in_language(language))
    parser.add_argument("--port", type=int, default=8600, help=_PORT.in_language(language))
    parser.add_argument("--behind-proxy", action="store_true", help=_PROXY.in_language(language))


def _run(asked: Namespace, terminal: Terminal) -> int:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    migrate(terminal.settings.database)
    if not _is_loopback(asked.host) and not asked.behind_proxy:
        terminal.say(_OPEN)
    try:
        listener = listening(asked.host, asked.port)
    except (OSError, OverflowError):
        terminal.say(_TAKEN, host=asked.host, port=asked.port)
        return FAILED
    with listener:
        terminal.say(_LISTENING, address=f"http://{asked.host}:{listener.getsockname()[1]}")
        with suppress(KeyboardInterrupt):  # Ctrl+C has done its work by then: requests under way were finished
            asyncio.run(Serving(configured(create_app(terminal.settings))).serve([listener]))
    return DONE


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


SUBCOMMAND = Subcommand("serve", Text("jalankan server", "run the server"), arguments=_arguments, run=_run)
