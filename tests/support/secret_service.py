"""A real Secret Service of the tests' own: a private session bus and an unlocked GNOME keyring on it."""

import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.support.presence import tool

HOW_TO_GET = "apt-get install --no-install-recommends dbus gnome-keyring"
READY_SECONDS = 20.0

# Starts no services by name: only the keyring below can answer here.
_BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>"""


@dataclass(frozen=True)
class SecretService:
    """What a program needs in its environment to reach it, and the process to disturb."""

    environment: Mapping[str, str]
    daemon: subprocess.Popen[bytes]


@contextmanager
def private_secret_service(folder: Path) -> Iterator[SecretService]:
    """Runs while the block does; the folder becomes its users' HOME."""
    with TemporaryDirectory(prefix="bus-") as sockets:  # a socket's path has at most 107 characters
        yield from _served(folder, Path(sockets))


def _served(folder: Path, sockets: Path) -> Iterator[SecretService]:
    bus_program, keyring_program = tool("dbus-daemon", HOW_TO_GET), tool("gnome-keyring-daemon", HOW_TO_GET)
    places = {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache"}
    environment = {"HOME": str(folder)} | {name: str(folder / place) for name, place in places.items()}
    environment["XDG_RUNTIME_DIR"] = str(sockets)
    for name in places:
        Path(environment[name]).mkdir(mode=0o700, parents=True)
    config = folder / "bus.conf"
    config.write_text(_BUS_CONFIG.format(folder=environment["XDG_RUNTIME_DIR"]))
    bus_command = [bus_program, f"--config-file={config}", "--nofork", "--nopidfile", "--print-address"]
    with _running(bus_command, environment) as bus:
        assert bus.stdout
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        keyring_command = [keyring_program, "--foreground", "--unlock", "--components=secrets"]
        with _running(keyring_command, environment) as daemon:
            assert daemon.stdin
            daemon.stdin.write(b"a password of the tests\n")
            daemon.stdin.close()
            _wait_until(lambda: _answers(environment["DBUS_SESSION_BUS_ADDRESS"]), daemon)
            yield SecretService(environment, daemon)


@contextmanager
def _running(command: list[str], environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, env=os.environ | environment, stdin=pipe, stdout=pipe, stderr=nowhere) as process:
        try:
            yield process
        finally:
            process.kill()


def _answers(address: str) -> bool:
    import secretstorage  # only Linux has it

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        bus = secretstorage.dbus_init()
    with closing(bus):
        if not secretstorage.check_service_availability(bus):
            return False
        return any(not each.is_locked() for each in secretstorage.get_all_collections(bus))


def _wait_until(ready: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    deadline, pause = time.monotonic() + READY_SECONDS, threading.Event()
    while not ready():
        assert process.poll() is None, "the keyring's daemon ended by itself"
        assert time.monotonic() < deadline, "the keyring's daemon did not get ready"
        pause.wait(0.02)


@pytest.fixture(scope="session")
def secret_service_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecretService]:
    with private_secret_service(tmp_path_factory.mktemp("keyring")) as service:
        yield service


@pytest.fixture
def secret_service(secret_service_session: SecretService, monkeypatch: pytest.MonkeyPatch) -> SecretService:
    """An unlocked keyring for this test and the processes it starts; what other tests stored is still in it."""
    for name, value in secret_service_session.environment.items():
        monkeypatch.setenv(name, value)
    return secret_service_session


@pytest.fixture
def no_secret_service(monkeypatch: pytest.MonkeyPatch) -> None:
    """No keyring at all, as is the rule in every test that does not ask for one; this says that it matters."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
