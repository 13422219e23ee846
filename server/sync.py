"""One sync exchange: carry out what the console sends, then tell it, in one snapshot, what is new for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from domain.directory import Directory
from domain.protocol import (
    OLDEST_PROTOCOL,
    OLDEST_SCHEMA,
    PROTOCOL_VERSION,
    SCHEMA_VERSION,
    Result,
    SyncReply,
    SyncRequest,
)
from domain.representation import standing_in
from domain.scope import REFERENCE, buckets_held
from domain.wire import to_wire
from server import answers, devices
from server.callers import Caller, identify
from server.central import Central
from server.database import reading, writing
from server.execute import execute_all, put_off
from server.heads import Head, heads
from server.problems import Problem
from server.pull import pull
from server.substitutes import grants_under
from server.viewer import Viewer

LONGEST_ID: Final = 64


@dataclass(frozen=True)
class _Exchange:
    central: Central
    request: SyncRequest
    epoch: str
    now: datetime
    saved: datetime | None

    @property
    def acknowledged(self) -> int:
        """Up to where the console has its answers; what it was told in another epoch may be forgotten here."""
        return self.request.ack_results_through if self.request.epoch == self.epoch else 0

    @property
    def is_of_another_life(self) -> bool:
        """Whether the console does not know yet that earlier commands of its own may have been forgotten."""
        return self.request.epoch not in ("", self.epoch)


def exchange(central: Central, token: str, request: SyncRequest, now: datetime) -> SyncReply:
    """Answer one request. Raises Problem where the request as such is turned down."""
    if not OLDEST_PROTOCOL <= request.protocol <= PROTOCOL_VERSION:
        raise Problem(426, "upgrade_needed", {"protocol": [OLDEST_PROTOCOL, PROTOCOL_VERSION]})
    if request.schema < OLDEST_SCHEMA:  # a newer console reads older documents
        raise Problem(426, "upgrade_needed", {"schema": [OLDEST_SCHEMA, SCHEMA_VERSION]})
    asked = _Exchange(central, request, central.epoch.current(), now, central.durable.through())
    with reading(central.engine) as connection:
        caller = identify(connection, token, now, request.device, asked.saved)
        if not request.commands and asked.acknowledged <= caller.acknowledged_through:
            return _reply(asked, connection, caller, [])
    if asked.acknowledged > caller.acknowledged_through:
        with writing(central.engine) as connection:
            devices.acknowledge(connection, caller.device, asked.acknowledged)
    if asked.is_of_another_life:  # what was forgotten comes first, or its order on a case would be lost
        results = put_off(request.commands, now)
    else:
        results = execute_all(central, caller, request.commands, now)
    with reading(central.engine) as connection:
        return _reply(asked, connection, _identified_again(asked, connection, token), results)


def _identified_again(asked: _Exchange, connection: Connection, token: str) -> Caller:
    """The caller after their commands. Turned away now, they must not take them for turned down: some were done."""
    try:
        return identify(connection, token, asked.now, asked.request.device, asked.saved)
    except Problem as problem:
        raise Problem(503, "ended_midway") from problem


def _reply(asked: _Exchange, connection: Connection, caller: Caller, answered: list[Result]) -> SyncReply:
    """Everything in it comes from the connection's snapshot: no effect without its answer, no answer without it."""
    central, request = asked.central, asked.request
    viewer, found = _standing(central, connection, caller, asked.now, asked.epoch)
    page = pull(connection, viewer, found, request, central.snapshots, asked.now)
    older: list[Result] = []
    if caller.latest_result > asked.acknowledged:
        known = {result.id for result in answered}
        older = answers.not_acknowledged(connection, caller.device, asked.acknowledged, known)
    return SyncReply(
        epoch=asked.epoch,
        server_time=to_wire(asked.now),
        cursor=page.cursor,
        results=tuple(sorted([*older, *answered], key=lambda result: result.dseq)),
        grants=tuple(sorted(viewer.held)),
        buckets=page.buckets,
        more=page.more,
        poll_seconds=central.settings.poll_seconds,
        minimum_client=central.settings.minimum_client,
        durable_through=_durable_through(asked, caller),
        schema=SCHEMA_VERSION,
        request_id=request.request_id[:LONGEST_ID],
    )


def _durable_through(asked: _Exchange, caller: Caller) -> int:
    """Never beyond what the console has acknowledged: a number below it may still be on its way here."""
    if asked.saved is None:
        return 0
    first = caller.first_unsaved
    return asked.acknowledged if first is None else min(asked.acknowledged, first - 1)


def _standing(
    central: Central, connection: Connection, caller: Caller, now: datetime, epoch: str
) -> tuple[Viewer, dict[str, Head]]:
    """The caller as they may read now, and the heads of what they hold.

    It takes one statement unless the reference data has moved.
    """
    reference = central.reference.latest()
    viewer = _viewer(caller, reference.directory, now, epoch)
    found = heads(connection, viewer.held)
    head = found[REFERENCE].end.seq if REFERENCE in found else 0
    if reference.head != head:
        viewer = _viewer(caller, central.reference.known(connection, head).directory, now, epoch)
        found = heads(connection, viewer.held)
    return viewer, found


def _viewer(caller: Caller, directory: Directory, now: datetime, epoch: str) -> Viewer:
    reading = standing_in(caller.person, directory, now)
    grants = grants_under(caller.grant_version, caller.person, reading)
    return Viewer(reading, buckets_held(reading, directory), grants, epoch)


def viewer_of(central: Central, connection: Connection, caller: Caller, now: datetime) -> Viewer:
    """The caller as a reader of feeds outside of an exchange."""
    viewer, _ = _standing(central, connection, caller, now, central.epoch.current())
    return viewer
