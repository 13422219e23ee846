"""Role × endpoint × relation on the running server, against the table of `access_table`; no route is left out."""

import json
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
import requests
from fastapi.routing import APIRoute
from sqlalchemy import update

from domain.attachments import Attachment
from domain.case import Case, EventKind, Holder, Reporter, Signature, Task
from domain.commands import AddNote
from domain.ids import AgencyId, CommandId, PersonId, UnitId, new_id
from domain.people import Role
from domain.protocol import HintReply, RepairReply, RepairRequest
from domain.scope import buckets_of
from domain.wire import from_wire, to_wire
from server import blobs
from server.central import Central
from server.cursor import Cursor
from server.database import writing
from server.embedded import EmbeddedServer
from server.main import create_app
from server.metadata import without_metadata
from server.seed.files import make_attachment
from server.sessions import revoke_all
from server.settings import Settings
from server.tables import account, device
from tests.server.access_table import (
    GIVES_CASES,
    OPEN_TO_ALL,
    OWN_ONLY,
    RELATIONS,
    ROUTES,
    TURNED_AWAY,
    documents,
    note_code,
    reveal_code,
)
from tests.server.attaching import CONSOLE, PIECE, TUS, bring, create, digest, fetch, text64
from tests.server.conftest import SignIn
from tests.server.desk import TIMEOUT, Desk, sit_down
from tests.server.region import (
    ELSEWHERE,
    HEALTH,
    NATIONAL,
    NEIGHBOUR,
    NEIGHBOUR_ROADS,
    NOW,
    REGENCY,
    ROADS,
    Clock,
    Region,
)
from tests.server.sweeping import kept

SEATS = {
    Role.NATIONAL_ADMIN: "nadia",
    Role.AGENCY_ADMIN: "andi",
    Role.LIAISON_OFFICER: "budi",
    Role.SUPERVISOR: "citra",
    Role.OMBUDSMAN: "oka",
    Role.MONITOR: "gita",
}
PLACES: dict[Role, tuple[AgencyId, UnitId | None]] = {
    Role.NATIONAL_ADMIN: (NATIONAL, None),
    Role.AGENCY_ADMIN: (REGENCY, None),
    Role.LIAISON_OFFICER: (REGENCY, ROADS),
    Role.SUPERVISOR: (REGENCY, ROADS),
    Role.OMBUDSMAN: (ELSEWHERE, None),
    Role.MONITOR: (REGENCY, ROADS),  # in the region that is watched
}


@dataclass(frozen=True)
class Subject:
    """A case that stands in one relation to one role, with who reported it and a picture of theirs."""

    case: Case
    mark: str
    picture: str
    bare: str


@pytest.fixture
def settings(server_database_url: str, tmp_path: Any) -> Settings:
    return Settings(tmp_path / "data", server_database_url, mark_seconds=3600, snapshot_from=1_000_000)


def subject(region: Region, role: Role, relation: str) -> Subject:
    mark = f"Kenari-{role.value}-{relation}-ini"
    agency, unit = PLACES[role]
    outside = Holder(ELSEWHERE) if role is not Role.OMBUDSMAN else Holder(NEIGHBOUR, NEIGHBOUR_ROADS)
    holder = {
        "other_unit": Holder(agency, HEALTH if agency == REGENCY else UnitId(f"{agency}-lain")),
        "invited": outside,
        "tasked": outside,
        "overseen": outside,
        "other": outside,
    }.get(relation, Holder(agency, unit))
    content = make_attachment("png", mark, mark)
    with writing(region.central.engine) as connection:
        sha256 = blobs.put(region.central.settings.data_dir, content)
        blobs.keep(connection, region.central.settings.data_dir, sha256)
    draft = region.draft(
        holder=holder,
        supporting=(agency,) if relation in ("invited", "tasked") else (),
        secret=relation == "secret",
        anonymous=relation == "anonymous",
        reporter=Reporter(mark, "3201014101900001", "+62 812-0000-4321", f"{mark}@example.invalid"),
        title=f"Judul {role}-{relation}",
        original_text=f"Saya {mark}.",
        attachments=(Attachment(sha256, f"{mark}.png", len(content), "image/png"),),
    )
    if relation == "tasked":
        given_by = Signature(PersonId("orang-eko"), "Eko", "", outside.agency)
        task = Task(CommandId(new_id(NOW)), "Bahan teknis", agency, unit, 5, given_by, NOW)
        draft = replace(draft, tasks=(task,))
    if relation == "overseen":
        told = replace(draft.events[0], id=new_id(NOW), kind=EventKind.ESCALATED, data={"role": Role.OMBUDSMAN})
        draft = replace(draft, events=(*draft.events, told))
    (case,) = kept(region.central, draft)
    bare = without_metadata(content)
    assert bare is not None and mark.encode() not in bare
    return Subject(case, mark, sha256, digest(bare))


def letter(text: str, found: Subject) -> str:
    """What a text gives of a case, in the letters of the table."""
    if found.case.id not in text:
        return "-"
    return "I" if f'"name":"{found.mark}"' in text.replace('": ', '":') else "C"


def repaired(desk: Desk) -> str:
    """Everything that `/v1/repair` gives to a console that says it has nothing."""
    told = []
    for name, bucket in desk.buckets.items():
        asked = RepairRequest(desk.device, name, bucket.position, parts=tuple(range(256)))
        answer = desk.post("/v1/repair", to_wire(asked))
        assert not from_wire(RepairReply, answer.json()).moved
        told.append(answer.text)
    return "\n".join(told)


def hinted(desk: Desk, found: Subject) -> bool:
    """Whether a hint names a bucket in which the case is."""
    named = from_wire(HintReply, desk.get("/v1/hint?wait=0", **{"X-Konsol-Cursor": Cursor("").text()}).json())
    return bool(buckets_of(found.case) & set(named.buckets))


def differences(desk: Desk, role: Role, relation: str, found: Subject, texts: dict[str, str]) -> Iterator[str]:
    """Every way in which the running server and the table disagree about one cell."""
    cell, wanted = f"{role} {relation}", documents()[role, relation]
    for route, text in texts.items():
        if (got := letter(text, found)) != wanted:
            yield f"{cell} by {route}: {got}, not {wanted}"
        if wanted != "I" and found.mark in text:
            yield f"{cell} by {route}: the reporter is named"
    if hinted(desk, found) != (wanted != "-"):
        yield f"{cell}: hint"
    files = (fetch(desk, found.picture).status_code, fetch(desk, found.bare).status_code)
    if files != {"I": (200, 404), "C": (404, 200), "-": (404, 404)}[wanted]:
        yield f"{cell}: files {files}"
    code = desk.post("/v1/reveal", {"device": desk.device, "case": found.case.id}).json().get("code", "")
    if code != reveal_code(role, relation, wanted):
        yield f"{cell}: reveal {code}"
    code = desk.do(found.case, AddNote("dibaca")).code
    if code != note_code(role, relation, wanted):
        yield f"{cell}: note {code}"


def test_every_cell_is_answered_as_written_down(
    server: EmbeddedServer, region: Region, settings: Settings, clock: Clock
) -> None:
    subjects = {(role, relation): subject(region, role, relation) for role in SEATS for relation in RELATIONS}
    wrong: list[str] = []
    with EmbeddedServer(replace(settings, snapshot_from=0), now=clock) as second, ExitStack() as stack:
        for role, name in SEATS.items():
            desk, other = sit_down(server.url, region.central, name), sit_down(second.url, region.central, name)
            stack.callback(desk.http.close)
            stack.callback(other.http.close)
            desk.sync()
            other.sync()
            assert any(delta.snapshot for reply in other.replies for delta in reply.buckets)
            texts = {
                "sync": desk.everything_received(),
                "snapshots": other.everything_received(),
                "repair": repaired(desk),
            }
            for relation in RELATIONS:
                wrong += differences(desk, role, relation, subjects[role, relation], texts)
    assert wrong == []


def routes_of(routes: Iterable[object]) -> Iterator[str]:
    """Method and path of every route; of routers too that were taken in as a whole."""
    for route in routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from routes_of(inner.routes)
        else:
            assert isinstance(route, APIRoute), "a kind of route this test does not know"
            yield from (f"{method} {route.path}" for method in route.methods)


def test_every_route_has_its_line(settings: Settings) -> None:
    assert sorted(routes_of(create_app(settings).routes)) == sorted(ROUTES)


def test_what_is_one_persons_own_is_not_there_for_another(at_desk: SignIn) -> None:
    budi, citra, andi = at_desk("budi"), at_desk("citra"), at_desk("andi")
    unfinished = create(budi, b"separuh")
    where = unfinished.headers["Location"]
    finished = bring(budi, b"rancangan")
    for stranger in (citra, andi):
        answers = [
            stranger.http.head(stranger.url + where, headers=TUS, timeout=TIMEOUT),
            stranger.http.patch(stranger.url + where, b"s", headers={**PIECE, "Upload-Offset": "0"}, timeout=TIMEOUT),
            stranger.http.delete(stranger.url + where, headers=TUS, timeout=TIMEOUT),
            fetch(stranger, finished.sha256),
            stranger.post("/v1/devices", {"id": budi.device, "name": "x"}),
        ]
        assert [answer.status_code for answer in answers] == [404, 404, 404, 404, 409]
        assert int(create(stranger, b"rancangan").headers["Upload-Offset"]) == 0, "nor is it said that it is known"


def samples(desk: Desk) -> dict[str, Callable[[dict[str, str]], requests.Response]]:
    """One well-formed request for each route, with the headers given."""
    ask = {"protocol": 1, "device": desk.device}
    repair = {"device": desk.device, "bucket": "ref", "position": {}}
    upload, identity = {**CONSOLE, **TUS}, str(uuid.uuid4())
    named = {"Upload-Length": "1", "Upload-Metadata": f"sha256 {text64(digest(b'x'))}"}
    first = {**PIECE, "Upload-Offset": "0"}

    def send(method: str, path: str, body: object = b"", **more: str) -> Callable[[dict[str, str]], requests.Response]:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        told = {"X-Konsol-Device": desk.device, **more}
        return lambda headers: requests.request(
            method, desk.url + path, data=content, headers={**told, **headers}, timeout=TIMEOUT
        )

    return {
        "POST /v1/sync": send("POST", "/v1/sync", ask),
        "GET /v1/snapshots/{identity}": send("GET", f"/v1/snapshots/{identity}"),
        "GET /v1/snapshots/{identity}/{number}": send("GET", f"/v1/snapshots/{identity}/0"),
        "POST /v1/repair": send("POST", "/v1/repair", repair),
        "GET /v1/hint": send("GET", "/v1/hint?wait=0"),
        "GET /v1/blobs/{sha256}": send("GET", f"/v1/blobs/{'a' * 64}"),
        "POST /v1/reveal": send("POST", "/v1/reveal", {"device": desk.device, "case": "x"}),
        "POST /v1/uploads": send("POST", "/v1/uploads", **upload, **named),
        "HEAD /v1/uploads/{identity}": send("HEAD", f"/v1/uploads/{identity}", **upload),
        "PATCH /v1/uploads/{identity}": send("PATCH", f"/v1/uploads/{identity}", b"x", **first),
        "DELETE /v1/uploads/{identity}": send("DELETE", f"/v1/uploads/{identity}", **upload),
        "POST /v1/devices": send("POST", "/v1/devices", {"id": str(uuid.uuid4()), "name": "baru"}),
        "GET /v1/hello": send("GET", "/v1/hello"),
        "OPTIONS /v1/uploads": send("OPTIONS", "/v1/uploads"),
        "POST /v1/auth/token": send("POST", "/v1/auth/token", {"username": "x", "password": "x"}),
        "POST /v1/auth/refresh": send("POST", "/v1/auth/refresh", {"refresh_token": "x", "request_id": "x"}),
    }


def shut_out(state: str, desk: Desk, central: Central, clock: Clock) -> dict[str, str]:
    """Bring the person into the state, and give the headers they come with."""
    with writing(central.engine) as connection:
        if state == "session ended":
            revoke_all(connection, desk.person.id, clock())
        if state == "account shut":
            # The tokens of a shut account are gone too; this one slipped through.
            connection.execute(update(account).where(account.c.person == desk.person.id).values(active=False))
        if state == "device revoked":
            connection.execute(update(device).where(device.c.id == desk.device).values(revoked_at=clock()))
    if state == "token run out":
        clock.advance(timedelta(minutes=15))
    if state == "signed out":
        return {}
    token = "x" * 40 if state.startswith("token that") else desk.tokens["access_token"]
    return {"Authorization": f"Bearer {token}"}


@pytest.mark.parametrize("state", TURNED_AWAY)
def test_who_is_not_let_in_gets_nothing_anywhere(state: str, at_desk: SignIn, central: Central, clock: Clock) -> None:
    budi = at_desk("budi")
    headers = shut_out(state, budi, central, clock)
    wrong = []
    for route in GIVES_CASES + OWN_ONLY:
        answer = samples(budi)[route](headers)
        code = answer.json()["code"] if answer.content else TURNED_AWAY[state][1]  # an answer to HEAD has no body
        if (answer.status_code, code) != TURNED_AWAY[state]:
            wrong.append(f"{route}: {answer.status_code} {code}")
    assert wrong == []


def test_what_is_open_to_all_answers_whoever_asks(at_desk: SignIn) -> None:
    budi = at_desk("budi")
    for route in OPEN_TO_ALL:
        answer = samples(budi)[route]({})
        assert answer.status_code in (200, 204) or answer.json()["code"] in ("wrong_password", "session_expired"), route
    assert set(samples(budi)) == set(ROUTES)
