"""Signing in, staying signed in, and enrolling a console."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from domain.people import Person
from server.callers import identify
from server.database import reading, writing
from server.devices import enrol
from server.login import log_in
from server.people import load_person
from server.problems import malformed, unauthenticated
from server.requests import Bearer, Server, SmallBody, record_of, reply_with
from server.sessions import Tokens, renew

router = APIRouter()

REQUEST_ID_CHARACTERS = 200


@dataclass(frozen=True)
class LogIn:
    """A log-in. `request_id` is for the log of a console; repeating one makes another session, which is harmless."""

    username: str
    password: str
    request_id: str = ""


@dataclass(frozen=True)
class Refresh:
    """A wish for new tokens; asked again with the same `request_id`, the same tokens are the answer."""

    refresh_token: str
    request_id: str


@dataclass(frozen=True)
class Enrolment:
    """A console that names itself; `id` is a UUID it has made."""

    id: str
    name: str


@dataclass(frozen=True)
class Admitted:
    """The answer to a log-in or refresh; `expires_in` counts seconds."""

    access_token: str
    expires_in: int
    refresh_token: str
    person: Person


@router.post("/v1/auth/token")
def token(request: Request, central: Server, body: SmallBody) -> Response:
    asked = record_of(LogIn, body)
    tokens, person = log_in(
        central.engine, central.key, central.settings, asked.username, asked.password, central.now()
    )
    return reply_with(request, _admitted(tokens, person))


@router.post("/v1/auth/refresh")
def refresh(request: Request, central: Server, body: SmallBody) -> Response:
    asked = record_of(Refresh, body)
    if not 0 < len(asked.request_id) <= REQUEST_ID_CHARACTERS:
        raise malformed()
    with writing(central.engine) as connection:
        tokens = renew(connection, central.key, central.settings, asked.refresh_token, asked.request_id, central.now())
        person = load_person(connection, tokens.person) if tokens else None
    if tokens is None or person is None:
        raise unauthenticated()
    return reply_with(request, _admitted(tokens, person))


@router.post("/v1/devices")
def device(request: Request, central: Server, bearer: Bearer, body: SmallBody) -> Response:
    asked = record_of(Enrolment, body)
    now = central.now()
    with reading(central.engine) as connection:
        caller = identify(connection, bearer, now)
    with writing(central.engine) as connection:
        enrol(connection, caller.person.id, asked.id, asked.name, now, caller.session)
    return reply_with(request, asked)


def _admitted(tokens: Tokens, person: Person) -> Admitted:
    return Admitted(tokens.access_token, int(tokens.expires_in.total_seconds()), tokens.refresh_token, person)
