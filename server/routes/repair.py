"""What a console asks when a bucket does not add up: which rows differ, and then those rows."""

import json
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from domain.protocol import PARTS, RepairReply, RepairRequest
from domain.wire import to_wire
from server.callers import identify
from server.database import reading
from server.devices import is_id
from server.incoming import is_number
from server.problems import malformed
from server.repair import repair
from server.requests import Bearer, Server, body_up_to, record_of, reply_with_json
from server.sync import viewer_of
from server.viewer import plain_op

router = APIRouter()

LARGEST_BODY = 2 * 1024 * 1024


@router.post("/v1/repair")
def differences(
    request: Request, central: Server, bearer: Bearer, body: Annotated[bytes, Depends(body_up_to(LARGEST_BODY))]
) -> Response:
    asked = record_of(RepairRequest, body)
    sound = (
        is_id(asked.device)
        and len(asked.sums) in (0, PARTS)
        and all(0 <= part < PARTS for part in asked.parts)
        and all(is_number(version) for version in asked.rows.values())
    )
    if not sound:
        raise malformed()
    now = central.now()
    with reading(central.engine) as connection:
        caller = identify(connection, bearer, now, asked.device)
        found = repair(connection, viewer_of(central, connection, caller, now), asked)
    return reply_with_json(request, text_of(found))


def text_of(reply: RepairReply) -> str:
    plain = {**to_wire(replace(reply, ops=())), "ops": [plain_op(op) for op in reply.ops]}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
