"""Unmasking: the one answer of the server that holds an identity its reader may not know by right."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from domain.protocol import RevealRequest
from server.callers import identify
from server.database import reading
from server.devices import is_id
from server.incoming import is_name
from server.problems import malformed
from server.requests import Bearer, Server, SmallBody, record_of, reply_with
from server.reveal import reveal

router = APIRouter()


@router.post("/v1/reveal")
def identity(request: Request, central: Server, bearer: Bearer, body: SmallBody) -> Response:
    asked = record_of(RevealRequest, body)
    if not is_id(asked.device) or not is_name(asked.case):
        raise malformed()
    now = central.now()
    with reading(central.engine) as connection:
        caller = identify(connection, bearer, now, asked.device)
    return reply_with(request, reveal(central, caller, asked.case, now))
