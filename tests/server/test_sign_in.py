"""Signing in, being guessed at, staying signed in over a bad line, and what a stolen token is worth."""

import statistics
import time
from datetime import timedelta
from typing import Any

import pytest
import requests
from sqlalchemy import select, update

from domain.ids import new_id
from domain.people import Person
from domain.wire import from_wire
from server.central import Central
from server.database import reading, writing
from server.embedded import EmbeddedServer
from server.people import find_account, open_again, set_password, shut
from server.settings import Settings
from server.tables import account, metadata, session
from tests.server.conftest import SignIn
from tests.server.desk import TIMEOUT, Desk
from tests.server.region import NOW, PASSWORD, PEOPLE, Clock, Region, change, everything, read


@pytest.fixture
def door(server: EmbeddedServer, region: Region) -> "Door":
    return Door(server.url)


class Door:
    """The log-in call, and what it answers."""

    def __init__(self, url: str) -> None:
        self.url = url

    def knock(self, username: object = "budi", password: object = PASSWORD) -> requests.Response:
        body = {"username": username, "password": password, "request_id": new_id(NOW)}
        return requests.post(f"{self.url}/v1/auth/token", json=body, timeout=TIMEOUT)

    def code(self, username: object = "budi", password: object = "salah sekali") -> tuple[int, str]:
        answer = self.knock(username, password)
        return answer.status_code, answer.json().get("code", "")


def refresh(desk: Desk, token: str, request_id: str) -> requests.Response:
    return desk.post("/v1/auth/refresh", {"refresh_token": token, "request_id": request_id})


def is_let_in(desk: Desk, access_token: str) -> bool:
    answer = desk.ask()
    assert answer.status_code in (200, 401)
    desk.http.headers["Authorization"] = f"Bearer {access_token}"
    return desk.ask().status_code == 200


def test_the_right_password_opens_a_session(door: Door) -> None:
    answer = door.knock("  BUDI ").json()

    assert answer["expires_in"] == 15 * 60
    assert from_wire(Person, answer["person"]) == PEOPLE["budi"]
    assert answer["access_token"] != answer["refresh_token"]


def test_a_wrong_password_and_an_unknown_name_are_told_alike(door: Door) -> None:
    assert door.code("budi") == door.code("siapa") == door.code("\x00") == door.code("x" * 5_000)
    assert door.code("budi") == (401, "wrong_password")


def test_an_unknown_name_costs_as_much_time_as_a_known_one(door: Door) -> None:
    def seconds(username: str) -> float:
        started = time.perf_counter()
        assert door.code(username) == (401, "wrong_password")
        return time.perf_counter() - started

    door.code("siapa")  # the first one also makes the hash that belongs to nobody
    known = statistics.median(seconds("budi") for _ in range(3))
    unknown = statistics.median(seconds("siapa") for _ in range(3))
    assert unknown > known / 3


def test_five_wrong_passwords_lock_the_account_for_a_while(door: Door, clock: Clock) -> None:
    assert {door.code() for _ in range(5)} == {(401, "wrong_password")}

    right = door.knock()
    assert (right.status_code, right.json()["code"]) == (429, "account_locked")
    assert (right.json()["retry_after"], right.headers["Retry-After"]) == (900, "900")

    clock.advance(timedelta(minutes=14, seconds=59))
    assert door.knock().json()["retry_after"] == 1
    assert door.code("andi", PASSWORD) == (200, ""), "other accounts are not touched"
    clock.advance(timedelta(seconds=1))
    assert door.knock().status_code == 200


def test_a_success_forgets_the_failures_before_it(door: Door) -> None:
    for _ in range(3):
        assert {door.code() for _ in range(4)} == {(401, "wrong_password")}
        assert door.knock().status_code == 200


def test_after_a_pause_five_more_tries_are_allowed(door: Door, clock: Clock) -> None:
    for _ in range(5):
        door.code()
    clock.advance(timedelta(minutes=15))
    assert [door.code()[1] for _ in range(6)] == ["wrong_password"] * 5 + ["account_locked"]


def test_a_shut_account_is_told_only_to_who_knows_its_password(
    at_desk: SignIn, door: Door, central: Central, clock: Clock
) -> None:
    budi = at_desk("budi")
    person = PEOPLE["budi"].id
    with writing(central.engine) as connection:
        shut(connection, person, clock())

    assert budi.ask().status_code == 401
    assert refresh(budi, budi.tokens["refresh_token"], "a").status_code == 401
    assert door.code() == (401, "wrong_password")
    assert door.code("budi", PASSWORD) == (403, "account_locked")
    with writing(central.engine) as connection:
        open_again(connection, person)
    assert door.knock().status_code == 200


def test_a_session_of_an_account_shut_behind_the_servers_back_ends(at_desk: SignIn, central: Central) -> None:
    budi = at_desk("budi")
    change(central, update(account).where(account.c.person == budi.person.id).values(active=False))

    assert (budi.ask().status_code, budi.ask().json()["code"]) == (403, "account_locked")


def test_a_new_password_ends_all_sessions(at_desk: SignIn, door: Door, central: Central, clock: Clock) -> None:
    budi = at_desk("budi")
    with writing(central.engine) as connection:
        person = find_account(connection, "budi")
        assert person is not None
        set_password(connection, person, "kata-sandi-baru", clock())

    assert budi.ask().json()["code"] == "session_expired"
    assert door.code("budi", PASSWORD)[0] == 401
    assert door.knock("budi", "kata-sandi-baru").status_code == 200


def test_an_access_token_ends_by_itself(at_desk: SignIn, clock: Clock) -> None:
    budi = at_desk("budi")
    clock.advance(timedelta(minutes=14, seconds=59))
    assert budi.ask().status_code == 200
    clock.advance(timedelta(seconds=1))
    answer = budi.ask()
    assert (answer.status_code, answer.json()["code"]) == (401, "session_expired")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_refresh_gives_new_tokens_and_leaves_requests_under_way_alone(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    old = budi.tokens["access_token"]

    new = refresh(budi, budi.tokens["refresh_token"], "satu").json()

    assert new["refresh_token"] != budi.tokens["refresh_token"]
    assert new["access_token"] != old
    assert from_wire(Person, new["person"]) == PEOPLE["budi"]
    assert is_let_in(budi, new["access_token"])
    assert is_let_in(budi, old), "until it ends by itself"


def test_asking_again_for_a_lost_answer_gives_the_same_answer(at_desk: SignIn, clock: Clock) -> None:
    budi = at_desk("budi")
    token = budi.tokens["refresh_token"]

    lost = refresh(budi, token, "satu").json()
    clock.advance(timedelta(days=2))
    again = refresh(budi, token, "satu").json()

    assert again == lost
    assert is_let_in(budi, again["access_token"]), "it counts from when it arrives"
    assert refresh(budi, again["refresh_token"], "dua").status_code == 200


def test_a_spent_token_from_another_request_ends_the_whole_session(at_desk: SignIn) -> None:
    budi, other = at_desk("budi"), at_desk("budi")
    stolen = budi.tokens["refresh_token"]
    fresh = refresh(budi, stolen, "satu").json()

    assert refresh(budi, stolen, "dua").status_code == 401

    assert refresh(budi, fresh["refresh_token"], "tiga").status_code == 401
    assert refresh(budi, stolen, "satu").status_code == 401
    assert not is_let_in(budi, fresh["access_token"])
    assert not is_let_in(budi, budi.tokens["access_token"])
    assert other.ask().status_code == 200, "another session of the same person goes on"


def test_an_older_token_ends_the_session_even_from_its_own_request(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    first = budi.tokens["refresh_token"]
    second = refresh(budi, first, "satu").json()["refresh_token"]
    third = refresh(budi, second, "dua").json()["refresh_token"]

    assert refresh(budi, first, "satu").status_code == 401
    assert refresh(budi, third, "tiga").status_code == 401


def test_a_token_nobody_gave_out_changes_nothing(at_desk: SignIn, central: Central) -> None:
    budi = at_desk("budi")
    token: str = budi.tokens["refresh_token"]
    identity, generation, seed, signature = token.split(".")
    forged = [
        "", ".", "...", "x" * 4000, "\x00.1.y.z", token + "x", token.upper(),
        f"{identity}.0.{seed}.{signature}", f"{identity}.99.{seed}.{signature}",
        f"{identity}.{generation}.x.{signature}",
    ]  # fmt: skip

    assert {refresh(budi, attempt, "satu").status_code for attempt in forged} == {401}
    assert read(central, select(session.c.revoked_at)) == [(None,)]
    assert refresh(budi, token, "satu").status_code == 200


def test_a_refresh_token_ends_after_sixty_days_of_silence(at_desk: SignIn, clock: Clock) -> None:
    budi = at_desk("budi")
    clock.advance(timedelta(days=59))
    second = refresh(budi, budi.tokens["refresh_token"], "satu").json()["refresh_token"]
    clock.advance(timedelta(days=59))
    third = refresh(budi, second, "dua").json()["refresh_token"]
    clock.advance(timedelta(days=60))
    assert refresh(budi, third, "tiga").status_code == 401


def test_without_a_valid_token_nothing_is_answered(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    for header in ("", "Bearer", "Bearer ", "Basic YTpi", "Bearer tidak-ada", "bearer é"):
        budi.http.headers["Authorization"] = header.encode("latin-1")  # type: ignore[assignment] # as bytes may come
        for answer in (budi.ask(), budi.post("/v1/devices", {"id": budi.device, "name": ""})):
            assert (answer.status_code, answer.json()["code"]) == (401, "session_expired")


def test_a_log_in_that_cannot_be_read_is_told_so(door: Door) -> None:
    bodies: list[Any] = [
        {},
        [],
        {"username": "budi"},
        {"username": 1, "password": "x"},
        {"username": "budi", "password": None},
    ]
    for body in bodies:
        answer = requests.post(f"{door.url}/v1/auth/token", json=body, timeout=TIMEOUT)
        assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def test_a_refresh_needs_an_id_of_its_own(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    assert refresh(budi, budi.tokens["refresh_token"], "").status_code == 400
    assert refresh(budi, budi.tokens["refresh_token"], "x" * 201).status_code == 400
    assert refresh(budi, budi.tokens["refresh_token"], "satu").status_code == 200


def test_no_secret_lies_readable_in_the_database(at_desk: SignIn, central: Central, settings: Settings) -> None:
    budi = at_desk("budi")
    new = refresh(budi, budi.tokens["refresh_token"], "permintaan-rahasia").json()
    secrets = [PASSWORD, "permintaan-rahasia"]
    secrets += [tokens[name] for tokens in (budi.tokens, new) for name in ("access_token", "refresh_token")]
    secrets += [part for token in secrets[2:] for part in token.split(".") if len(part) == 43]

    with reading(central.engine) as connection:
        stored = everything(connection, metadata.sorted_tables)

    assert budi.person.id in stored
    assert [secret for secret in secrets if secret in stored] == []
    assert (settings.data_dir / "key").stat().st_mode & 0o077 == 0
    assert PASSWORD not in repr(settings) and central.key.secret.hex() not in repr(central.key)
