"""Defects of the server's commands and of what it tells to whom."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select

import domain.scope
import server.answers
import server.documents
import server.execute
import server.feed
import server.heads
import server.highwater
import server.incoming
import server.pull
import server.records
import server.routes.snapshots
import server.routes.sync
import server.snapshots
import server.sync
from domain.protocol import Outcome
from server import tables
from server.database import writing
from server.problems import Problem
from tools.simulate.mutants import mutant, replaced


@mutant("A command's id is not remembered: whatever comes is carried out.")
def no_idempotency() -> Iterator[None]:
    claim = server.answers.claim

    def forgetful(connection: Connection, caller: Any, incoming: Any, now: datetime) -> bool:
        connection.execute(delete(tables.command).where(tables.command.c.id == incoming.id))
        return claim(connection, caller, incoming, now)

    with replaced(server.answers, claim=forgetful):
        yield


@mutant("The answer is written in a second transaction, after the effect.")
def result_elsewhere() -> Iterator[None]:
    once = server.execute._once

    def execute(central: Any, caller: Any, message: Any, now: datetime) -> Any:
        if not message.is_answerable:
            return server.execute._result(message, now, Outcome.REJECTED, code=message.refusal)
        try:
            with writing(central.engine) as connection:
                result = once(central, connection, caller, message, now)
                row = connection.execute(select(tables.command).where(tables.command.c.id == message.id)).one()
                connection.execute(delete(tables.command).where(tables.command.c.id == message.id))
            with writing(central.engine) as connection:
                connection.execute(insert(tables.command).values(**row._mapping))
        except Exception:  # noqa: BLE001 - as the original
            return server.execute._broken_down(central, caller, message, now)
        return result

    with replaced(server.execute, execute=execute):
        yield


@mutant("Answers are forgotten after five minutes.")
def results_expire() -> Iterator[None]:
    claim = server.answers.claim

    def forgetful(connection: Connection, caller: Any, incoming: Any, now: datetime) -> bool:
        connection.execute(delete(tables.command).where(tables.command.c.at < now - timedelta(minutes=5)))
        return claim(connection, caller, incoming, now)

    with replaced(server.answers, claim=forgetful):
        yield


@mutant("What a person may see is remembered from their first request on.")
def cached_grants() -> Iterator[None]:
    standing = server.sync._standing
    remembered: dict[tuple[int, str], Any] = {}

    def once(central: Any, connection: Connection, caller: Any, *when: Any) -> Any:
        viewer, _ = standing(central, connection, caller, *when)
        names = remembered.setdefault((id(central), caller.person.id), (central, viewer.held))[1]
        return replace(viewer, held=names), server.heads.heads(connection, names)

    with replaced(server.sync, _standing=once):
        yield


@mutant("A command that breaks the server is tried for ever.")
def no_quarantine() -> Iterator[None]:
    with replaced(server.execute, BREAKDOWNS_ALLOWED=10**9):
        yield


@mutant("A request's commands are one transaction: if one breaks, none is carried out.")
def atomic_batch() -> Iterator[None]:
    def execute_all(central: Any, caller: Any, plains: Any, now: datetime) -> Any:
        messages = sorted(map(server.incoming.read, plains), key=lambda message: message.dseq)
        with writing(central.engine) as connection:
            return [server.execute._once(central, connection, caller, message, now) for message in messages]

    with replaced(server.sync, execute_all=execute_all):
        yield


@mutant("A command that has to wait lets later ones about its case pass.")
def no_lanes() -> Iterator[None]:
    def execute_all(central: Any, caller: Any, plains: Any, now: datetime) -> Any:
        messages = sorted(map(server.incoming.read, plains), key=lambda message: message.dseq)
        return [server.execute.execute(central, caller, message, now) for message in messages]

    with replaced(server.sync, execute_all=execute_all):
        yield


@mutant("Cases are sent as they are, whoever asks.")
def masking_off() -> Iterator[None]:
    with replaced(server.documents, masked_for=lambda connection, case, person: case):
        yield


@mutant("A case made secret stays in the bucket of everybody at its agency.")
def secret_ignored() -> Iterator[None]:
    with replaced(domain.scope, agency_bucket=lambda agency, secret=False: f"ag:{agency}"):
        yield


@mutant("A device that was shut out is still answered.")
def device_not_checked() -> Iterator[None]:
    identify = vars(server.sync)["identify"]

    def lenient(connection: Connection, token: str, now: datetime, at: Any = None, saved: Any = None) -> Any:
        try:
            return identify(connection, token, now, at, saved)
        except Problem as problem:
            if problem.code != "device_revoked":
                raise
        return replace(identify(connection, token, now), device=at)

    with replaced(server.sync, identify=lenient):
        yield
