"""The one call of the steady state: what the console has done goes up, what is new for it comes down."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from domain.protocol import SyncRequest
from server.devices import is_id
from server.incoming import is_number
from server.problems import malformed
from server.requests import Bearer, Server, body_up_to, record_of, reply_with
from server.sync import exchange

router = APIRouter()

LARGEST_BODY = 2 * 1024 * 1024


@router.post("/v1/sync")
def sync(
    request: Request, central: Server, bearer: Bearer, body: Annotated[bytes, Depends(body_up_to(LARGEST_BODY))]
) -> Response:
    asked = record_of(SyncRequest, body)
    if not is_id(asked.device) or not is_number(asked.ack_results_through):
        raise malformed()
    return reply_with(request, exchange(central, bearer, asked, central.now()))
