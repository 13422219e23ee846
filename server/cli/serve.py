"""`serve`: bring the database up to date, answer consoles and sweep the cases, until told to stop."""

import asyncio
import ipaddress
import logging
import threading
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from server.central import Central
from server.cli.terminal import DONE, FAILED, MISUSED, Subcommand, Terminal, Text
from server.database import writing
from server.listener import Serving, configured, listening
from server.main import create_app
from server.schema import migrate
from server.settings import Settings
from server.sweep import keep_sweeping
from server.working_calendar import establish

SWEEP_SECONDS = 60.0

_LISTENING = Text("Server siap di {address} (hentikan dengan Ctrl+C).", "The server is at {address} (Ctrl+C stops it).")
_OPEN = Text(
    "Peringatan: server dapat dihubungi dari komputer lain tanpa enkripsi. Pasang di belakang proksi HTTPS,"
    " lalu beri tahu dengan --behind-proxy.",
    "Warning: other computers can reach the server without encryption. Put it behind an HTTPS proxy,"
    " then say so with --behind-proxy.",
)
_TAKEN = Text("Alamat {host}:{port} tidak dapat dipakai.", "The address {host}:{port} cannot be used.")
_BAD_INTERVAL = Text("Selang waktu tidak boleh kurang dari nol.", "The interval cannot be less than zero.")
_SWEEP = Text(
    "selang penutupan, pengarsipan, dan pengingat otomatis dalam detik; 0: tidak di sini",
    "seconds between two sweeps (automatic closing, archiving, reminders); 0: not here",
)
_HOST = Text("alamat jaringan (bawaan: hanya komputer ini)", "network address (default: this computer only)")
_PORT = Text("nomor port", "port number")
_PROXY = Text("ada proksi HTTPS di depan server", "an HTTPS proxy stands in front of the server")


def _arguments(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("--host", default="127.0.0.1", help=_HOST.in_language(language))
    parser.add_argument("--port", type=int, default=8600, help=_PORT.in_language(language))
    parser.add_argument("--behind-proxy", action="store_true", help=_PROXY.in_language(language))
    parser.add_argument("--sweep-every", type=float, default=SWEEP_SECONDS, help=_SWEEP.in_language(language))


def _run(asked: Namespace, terminal: Terminal) -> int:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    if not 0 <= asked.sweep_every <= threading.TIMEOUT_MAX:
        terminal.say(_BAD_INTERVAL)
        return MISUSED
    migrate(terminal.settings.database)
    if not _is_loopback(asked.host) and not asked.behind_proxy:
        terminal.say(_OPEN)
    try:
        listener = listening(asked.host, asked.port)
    except (OSError, OverflowError):
        terminal.say(_TAKEN, host=asked.host, port=asked.port)
        return FAILED
    with listener, _sweeping(terminal.settings, asked.sweep_every):
        terminal.say(_LISTENING, address=f"http://{asked.host}:{listener.getsockname()[1]}")
        with suppress(KeyboardInterrupt):  # Ctrl+C has done its work by then: requests under way were finished
            asyncio.run(Serving(configured(create_app(terminal.settings))).serve([listener]))
    return DONE


@contextmanager
def _sweeping(settings: Settings, seconds: float) -> Iterator[None]:
    """Sweeps on a thread of its own: any number of servers may, since a second one finds nothing left to do."""
    central, stop = Central.over(settings), threading.Event()
    thread = threading.Thread(target=keep_sweeping, args=(central, seconds, stop), name="sweep")
    try:
        with writing(central.engine) as connection:
            establish(connection)
        if seconds:
            thread.start()
        yield
    finally:
        stop.set()
        if thread.is_alive():
            thread.join()
        central.engine.dispose()


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


SUBCOMMAND = Subcommand("serve", Text("jalankan server", "run the server"), arguments=_arguments, run=_run)
