"""Nobody is signed out by a bad line, a crash or a keyring that stalls: only the server ends a session."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from app.models.account import WorkSecrets
from app.models.stores import Stores
from app.problems import Problem
from app.secrets import open_keychain
from app.sync.api import Api, Timeouts
from app.sync.session import REFRESH_SECRET, SecretStore, Session, sign_in
from domain.ids import DeviceId, new_id
from domain.protocol import PROTOCOL_VERSION, SyncRequest
from server.database import writing
from server.people import open_again, shut
from server.sessions import revoke_all
from tests.support.bad_server import BadServer
from tests.support.central import PASSWORD, CentralServer, running_server
from tests.support.console import SARI
from tests.support.relay import bad_line, losing_answers

TIMEOUTS = Timeouts(10, 20, 40)


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Desk:
    """What a computer has: a line to the server, and a place for secrets that outlives the process."""

    line: BadServer
    central: CentralServer
    secrets: SecretStore
    device: DeviceId = field(default_factory=lambda: DeviceId(new_id(now())))

    def sign_in(self) -> Session:
        session = self.started()
        session.begin(sign_in(self.line.url, SARI.id, PASSWORD, self.device, now()).tokens)
        return session

    def started(self) -> Session:
        """As after the start of a new process: nothing in memory."""
        return Session(Api(self.line.url, TIMEOUTS), self.secrets, now)

    def works(self, session: Session) -> bool:
        with closing(Api(self.central.url, TIMEOUTS)) as api:
            return bool(api.sync(session.access_token, SyncRequest(PROTOCOL_VERSION, self.device)).grants)

    def kept(self) -> dict[str, str]:
        found: dict[str, str] = json.loads(self.secrets.get(REFRESH_SECRET) or "{}")
        return found

    def refresh_requests(self) -> list[dict[str, str]]:
        return [json.loads(asked.body) for asked in self.line.asked if asked.path == "/v1/auth/refresh"]


@pytest.fixture(scope="module")
def central(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CentralServer]:
    """One for all tests of this file: each signs in anew."""
    with running_server(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture(params=["store", pytest.param("keyring", marks=pytest.mark.secret_service)])
def desk(request: pytest.FixtureRequest, central: CentralServer) -> Iterator[Desk]:
    """With both keepers of secrets there are: the encrypted store, and a real keyring."""
    secrets: SecretStore
    if request.param == "store":
        stores: Stores = request.getfixturevalue("stores")
        secrets = WorkSecrets(stores.work)
    else:
        request.getfixturevalue("secret_service")
        secrets = open_keychain()
    with bad_line(central.url) as line:
        yield Desk(line, central, secrets)
    secrets.delete(REFRESH_SECRET)  # other tests use the same keyring


def test_the_next_request_is_kept_with_its_token_before_it_is_made(desk: Desk) -> None:
    session = desk.sign_in()
    kept = desk.kept()
    assert set(kept) == {"token", "request"}
    session.refresh()
    assert desk.refresh_requests() == [{"refresh_token": kept["token"], "request_id": kept["request"]}]
    assert desk.kept()["token"] != kept["token"] and desk.kept()["request"] != kept["request"]
    assert desk.works(session)


@pytest.mark.parametrize("times", [1, 3])
def test_a_refresh_whose_answer_is_lost_signs_nobody_out(desk: Desk, times: int) -> None:
    desk.sign_in()
    desk.line.behaviour = losing_answers(desk.central.url, times, "/v1/auth/refresh")
    for _ in range(times):
        session = desk.started()
        with pytest.raises(Problem, match="server_down"):
            session.refresh()
        with pytest.raises(Problem, match="session_expired"):
            _ = session.access_token
    restarted = desk.started()
    assert restarted.refresh().person == SARI
    assert desk.works(restarted)
    assert len({json.dumps(request) for request in desk.refresh_requests()}) == 1, "the same question each time"
    for _ in range(3):
        desk.started().refresh()


def test_a_process_that_ends_before_it_could_keep_the_answer_signs_nobody_out(desk: Desk) -> None:
    desk.sign_in()
    before = desk.kept()
    desk.started().refresh()
    desk.secrets.put(REFRESH_SECRET, json.dumps(before))  # as if the new token had never reached the keyring
    again = desk.started()
    again.refresh()
    assert desk.works(again)


def test_a_keyring_that_does_not_keep_the_new_token_signs_nobody_out(desk: Desk) -> None:
    desk.sign_in()
    stalled = Session(Api(desk.line.url, TIMEOUTS), Stalled(desk.secrets), now)
    with pytest.raises(Problem, match="keyring_failed"):
        stalled.refresh()
    again = desk.started()
    again.refresh()
    assert desk.works(again)


@dataclass
class Stalled:
    """A keyring that can be read and not written to."""

    behind: SecretStore

    def get(self, name: str) -> str | None:
        return self.behind.get(name)

    def put(self, name: str, value: str) -> None:
        raise Problem("keyring_failed", reason="timeout")

    def delete(self, name: str) -> None:
        self.behind.delete(name)


def test_a_secret_that_is_missing_or_damaged_asks_for_a_new_log_in(desk: Desk) -> None:
    desk.sign_in()
    for kept in ("not json", "[]", '{"token": "t"}', '{"token": 1, "request": 2}', "null", None):
        if kept is None:
            desk.secrets.delete(REFRESH_SECRET)
        else:
            desk.secrets.put(REFRESH_SECRET, kept)
        with pytest.raises(Problem, match="session_expired"):
            desk.started().refresh()
    assert desk.works(desk.sign_in())


def test_the_server_alone_ends_a_session(desk: Desk) -> None:
    session = desk.sign_in()
    with writing(desk.central.engine) as connection:
        revoke_all(connection, SARI.id, now())
    with pytest.raises(Problem, match="session_expired"):
        desk.works(session)
    with pytest.raises(Problem, match="session_expired"):
        desk.started().refresh()
    assert desk.works(desk.sign_in())


def test_wrong_passwords_lock_the_account_and_say_for_how_long(central: CentralServer) -> None:
    def attempt(password: str) -> Problem | None:
        try:
            sign_in(central.url, SARI.id, password, DeviceId(new_id(now())), now())
        except Problem as problem:
            return problem
        return None

    found = [attempt("salah") for _ in range(6)]
    assert [problem.code for problem in found if problem] == ["wrong_password"] * 5 + ["account_locked"]
    locked = attempt(PASSWORD)
    assert locked is not None and locked.code == "account_locked"
    assert 800 < float(str(locked.fields["retry_after"])) <= 900
    with writing(central.engine) as connection:
        open_again(connection, SARI.id)
    assert attempt(PASSWORD) is None
    with writing(central.engine) as connection:
        shut(connection, SARI.id, now())
    shut_out = attempt(PASSWORD)
    assert shut_out is not None and shut_out.code == "account_locked"
    with writing(central.engine) as connection:
        open_again(connection, SARI.id)
