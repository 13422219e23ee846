"""Over TLS the console keeps its deadlines, and talks to nobody whose certificate it does not trust."""

import ssl
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.problems import Problem
from app.sync.api import Api, Timeouts
from domain.ids import DeviceId
from domain.protocol import PROTOCOL_VERSION, SyncReply, SyncRequest
from domain.wire import dumps
from tests.support.bad_server import BadServer, drip_body, drip_headers, hang, page, running_bad_server
from tests.support.presence import tool

REQUEST = SyncRequest(PROTOCOL_VERSION, DeviceId("d"))
REPLY = SyncReply("e1", "2026-11-20T02:00:00Z", "c1")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 that signs itself, with its key in the same file."""
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    command = [tool("openssl", "the package openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt"]
    command += ["ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(path), "-out", str(path.with_suffix(".crt"))]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    path.write_text(path.read_text() + path.with_suffix(".crt").read_text())
    return path


@pytest.fixture
def server(certificate: Path) -> Iterator[BadServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with running_bad_server(page(200, dumps(REPLY).encode()), context) as running:
        yield running


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate.with_suffix(".crt")))


@pytest.mark.usefixtures("trusted")
def test_an_encrypted_exchange_ends_with_its_own_deadline_and_the_next_is_taken(server: BadServer) -> None:
    with closing(Api(server.url, Timeouts(connect=5, stall=5, whole=0.8))) as api:
        assert api.sync("akses", REQUEST) == REPLY
        for trouble in (drip_headers, drip_body, hang):
            server.behaviour = trouble
            with pytest.raises(Problem, match="server_slow"):
                api.sync("akses", REQUEST)
            server.behaviour = page(200, dumps(REPLY).encode())
            assert api.sync("akses", REQUEST) == REPLY


def test_a_certificate_nobody_vouches_for_is_not_our_server_and_gets_no_token(server: BadServer) -> None:
    with closing(Api(server.url, Timeouts(connect=5, stall=5, whole=20))) as api:
        with pytest.raises(Problem, match="not_our_server"):
            api.sync("akses", REQUEST)
        with pytest.raises(Problem, match="not_our_server"):
            api.sign_in("sari", "rahasia", "r1")
    assert server.asked == []
