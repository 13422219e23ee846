"""A training talks to its own server and to nothing else, whatever profile, surroundings or answers say."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from app.console import Options, Training
from app.main import run
from app.models.account import WorkSecrets
from app.models.stores import open_stores
from app.models.training_mark import mark_folder
from app.paths import Profile
from app.problems import Problem, ProblemCode
from app.secrets import ProfileKey
from app.status import Link
from app.sync.api import Api, Timeouts, Tokens
from app.sync.own_server import HOST, OwnServer
from app.sync.session import Session
from app.views.main_window import MainWindow
from tests.app.training.practising import practice
from tests.support.console import SARI
from tests.support.start_up import LOOK_EVERY_MS, PASSPHRASE, Onlooker, used_profile
from tests.support.ui_thread import off_ui_thread_allowed
from tests.support.windows import seen_out

ROOT = Path(__file__).parents[3]


class Elsewhere:
    """A real server, as far as a training knows: it only notes that somebody came."""

    def __init__(self) -> None:
        self.socket = socket.create_server((HOST, 0))
        self.socket.setblocking(False)
        self.address = f"http://{HOST}:{self.socket.getsockname()[1]}"

    def was_reached(self) -> bool:
        try:
            self.socket.accept()[0].close()
        except BlockingIOError:
            return False
        return True


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    found = Elsewhere()
    yield found
    found.socket.close()


@pytest.fixture
def own(elsewhere: Elsewhere) -> Iterator[OwnServer]:
    """A server of the training's own that would send everybody on to the other one."""

    class SendsOn(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(307)
            self.send_header("Location", f"{elsewhere.address}{self.path}")
            self.send_header("X-Konsol-Protocol", "1")
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = HTTPServer((HOST, 0), SendsOn)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield OwnServer(server.server_port)
    server.shutdown()
    thread.join()
    server.server_close()


def refused(api: Api) -> str:
    with pytest.raises(Problem) as told:
        api.sign_in("sari", "latihan", "1")
    return told.value.code


def test_the_address_that_a_profile_or_an_answer_names_does_not_count(own: OwnServer, elsewhere: Elsewhere) -> None:
    for api in (own.api(elsewhere.address), own.api("https://lapor.example").another(Timeouts())):
        assert api.server == own.address
        refused(api)
        api.server = elsewhere.address
        assert refused(api) == ProblemCode.NOT_OUR_SERVER
        api.server = f"http://{HOST}:{own.port}@{elsewhere.address.removeprefix('http://')}"
        assert refused(api) == ProblemCode.NOT_OUR_SERVER
        api.close()
    assert not elsewhere.was_reached()


def test_a_redirect_leads_nowhere_even_if_somebody_followed_it(own: OwnServer, elsewhere: Elsewhere) -> None:
    api = own.api("")
    refused(api)
    with pytest.raises(Problem) as told:
        api._session.get(f"{own.address}/v1/hello", allow_redirects=True, timeout=5)
    assert told.value.code == ProblemCode.NOT_OUR_SERVER
    api.close()
    assert not elsewhere.was_reached()


def test_no_proxy_of_the_surroundings_is_asked(
    own: OwnServer, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, elsewhere.address)
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    api = own.api("")
    refused(api)
    with pytest.raises(Problem):
        api._session.get(f"{own.address}/v1/hello", proxies={"http": elsewhere.address}, timeout=5)
    api.close()
    assert not elsewhere.was_reached()


def remember_session(profile: Profile) -> None:
    """So that the console tries its server as soon as it is open."""
    known = ProfileKey.read(profile)
    assert known is not None
    with off_ui_thread_allowed():
        now = datetime.now(UTC)
        stores = open_stores(profile, known.unlock_with_passphrase(PASSPHRASE).key, now, training=True)
        Session(Api("http://127.0.0.1:9"), WorkSecrets(stores.work), lambda: now).begin(Tokens("a", "r", 900, SARI))
        stores.close()


def test_the_whole_console_tries_its_own_server_only(elsewhere: Elsewhere, tmp_path: Path, qapp: QApplication) -> None:
    """Both ways in: a first sign-in that was given another address, and an account that remembers one."""
    with socket.create_server((HOST, 0)) as gone:
        own = OwnServer(gone.getsockname()[1])
    training = Training(own, practice(), tmp_path / "settings.ini")
    mark_folder(tmp_path / "used")
    mark_folder(tmp_path / "new")
    used = used_profile(tmp_path / "used", elsewhere.address, training=True)
    remember_session(used)

    def close_once_it_tried(window: QDialog) -> None:
        assert isinstance(window, MainWindow)
        look = QTimer(window, interval=LOOK_EVERY_MS)
        look.timeout.connect(lambda: window.context.status().link is Link.OFFLINE and window.close())
        look.start()

    def options(profile: Profile) -> Options:
        return Options(profile, elsewhere.address, "id", credentials=("sari", PASSPHRASE), training=training)

    onlooker = Onlooker({MainWindow: close_once_it_tried})
    with off_ui_thread_allowed(), seen_out():
        assert run(options(used)) == 0
        with pytest.raises(Problem) as told:
            run(options(Profile(tmp_path / "new")))
    assert onlooker.said and told.value.code == ProblemCode.SERVER_DOWN
    assert not elsewhere.was_reached()


def test_a_cut_line_is_offline_and_comes_back(own: OwnServer) -> None:
    api = own.api("")
    own.is_cut = True
    with pytest.raises(Problem) as told:
        api.sign_in("sari", "latihan", "1")
    assert told.value.code == ProblemCode.OFFLINE and told.value.fields["unsent"]
    own.is_cut = False
    assert refused(api) != ProblemCode.OFFLINE
    api.close()


def test_a_sealed_process_does_not_leave_this_computer() -> None:
    tried = """
import socket
from app.training.seal import Sealed, seal_process
seal_process()
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
here = socket.create_server(("127.0.0.1", 0))
socket.create_connection(here.getsockname()).close()
for leave in (
    lambda: socket.create_connection(("192.0.2.1", 80), 1),
    lambda: socket.socket().connect_ex(("192.0.2.1", 80)),
    lambda: udp.sendto(b"x", ("192.0.2.1", 53)),
    lambda: socket.getaddrinfo("lapor.example", 443),
    lambda: socket.gethostbyname("lapor.example"),
):
    try:
        leave()
    except Sealed:
        print("sealed")
"""
    done = subprocess.run([sys.executable, "-c", tried], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["sealed"] * 5, done.stderr


def test_the_training_is_sealed_before_anything_else(tmp_path: Path) -> None:
    """The command itself, on a folder that it refuses: by then the process no longer gets out."""
    Profile(tmp_path).work_db.write_bytes(b"real work")
    tried = f"""
import socket, app.training.stage, app.main
def train(*_):
    try:
        socket.getaddrinfo("lapor.example", 443)
    except PermissionError:
        return 7
app.training.stage.train = train
raise SystemExit(app.main.main(["--training", "--profile", {str(tmp_path)!r}]))
"""
    done = subprocess.run([sys.executable, "-c", tried], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 7, done.stderr
