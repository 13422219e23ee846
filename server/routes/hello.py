"""What anybody may ask: which server this is, what it speaks, and what time it has."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from domain.protocol import OLDEST_PROTOCOL, PROTOCOL_VERSION
from domain.wire import to_wire
from server.requests import Server, reply_with

router = APIRouter()


@dataclass(frozen=True)
class Hello:
    """The greeting. `protocol` holds the oldest and the newest version spoken here."""

    server_time: str
    epoch: str
    protocol: tuple[int, ...]
    minimum_client: str
    spread_seconds: int
    name: str


@router.get("/v1/hello")
def hello(request: Request, central: Server) -> Response:
    greeting = Hello(
        to_wire(central.now()),
        central.epoch.current(),
        (OLDEST_PROTOCOL, PROTOCOL_VERSION),
        central.settings.minimum_client,
        central.settings.spread_seconds,
        central.settings.name,
    )
    return reply_with(request, greeting)
