"""The one call of the steady state: what the console has done goes up, what is new for it comes down."""

import json
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from domain.protocol import SyncReply, SyncRequest
from domain.wire import to_wire
from server.devices import is_id
from server.incoming import is_number
from server.problems import malformed
from server.requests import Bearer, Server, plain_body_up_to, record_of, reply_with_json
from server.sync import exchange
from server.viewer import plain_op

router = APIRouter()

LARGEST_BODY = 2 * 1024 * 1024


@router.post("/v1/sync")
def sync(
    request: Request, central: Server, bearer: Bearer, body: Annotated[bytes, Depends(plain_body_up_to(LARGEST_BODY))]
) -> Response:
    asked = record_of(SyncRequest, body)
    if not is_id(asked.device) or not is_number(asked.ack_results_through):
        raise malformed()
    return reply_with_json(request, text_of(exchange(central, bearer, asked, central.now())))


def text_of(reply: SyncReply) -> str:
    """The reply's JSON. Documents are plain data already, so they are not gone through once more (half of the time)."""
    plain = to_wire(replace(reply, buckets=()))
    buckets = [
        {**to_wire(replace(delta, ops=())), "ops": [plain_op(op) for op in delta.ops]} for delta in reply.buckets
    ]
    return json.dumps({**plain, "buckets": buckets}, ensure_ascii=False, separators=(",", ":"))
