"""Defects of the console's side: outbox, order of writes, cache."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

import app.desk
import app.models.cache
import app.models.snapshots
import app.sync.exchange
from app.models import buckets, drafts, lives, outbox
from app.models.engine import writing
from app.models.feed_page import Page
from app.models.tables import bucket, feed_state, owner
from app.models.tables import outbox as outbox_table
from app.problems import ProblemCode
from app.sync.carrier import Carrier
from domain.protocol import Outcome, Position, SyncReply
from tools.simulate.mutants import mutant, replaced, undigested
from tools.simulate.script import Kind


@mutant("An answer to an earlier question is taken for this one's.", Kind.FLIP)
def any_answer() -> Iterator[None]:
    with unnumbered():
        yield


def unnumbered() -> AbstractContextManager[None]:
    """No answer says which question it is to."""
    return replaced(app.sync.exchange, new_request_id=lambda: "")


@mutant("A delta is taken wherever the cache is (and neither digest nor question stand behind that).", Kind.FLIP)
def no_compare_and_set() -> Iterator[None]:
    take = Page.take

    def anywhere(self: Page, delta: Any) -> None:
        held = buckets.find(self.connection, delta.bucket)
        take(self, delta if delta.reset else replace(delta, start=held.position if held else Position()))

    with replaced(Page, take=anywhere), undigested(), unnumbered():
        yield


@mutant("The cursor is stored before the rows it speaks of.")
def cursor_early() -> Iterator[None]:
    store = app.sync.exchange.store

    def early(stores: Any, reply: SyncReply, *more: Any, **named: Any) -> Any:
        with writing(stores.cache) as connection:
            connection.execute(feed_state.update().values(cursor=reply.cursor))
            for delta in reply.buckets:
                here = bucket.update().where(bucket.c.name == delta.bucket)
                connection.execute(here.values(seq=delta.end.seq, anchor=delta.end.anchor))
        with writing(stores.cache) as connection:
            for delta in reply.buckets:
                here = bucket.update().where(bucket.c.name == delta.bucket)
                connection.execute(here.values(seq=delta.start.seq, anchor=delta.start.anchor))
        return store(stores, reply, *more, **named)

    with replaced(app.sync.exchange, store=early):
        yield


@mutant("What the cache holds is never summed up: a difference stays.")
def no_digest() -> Iterator[None]:
    with undigested():
        yield


@mutant("Buckets a person no longer holds stay in the cache.")
def scope_kept() -> Iterator[None]:
    take_page = app.models.cache.take_page

    def keeping(connection: sa.Connection, reply: SyncReply, *more: Any, **named: Any) -> Any:
        held = connection.scalars(sa.select(bucket.c.name)).all()
        return take_page(connection, replace(reply, grants=(*reply.grants, *held)), *more, **named)

    with replaced(app.models.cache, take_page=keeping):
        yield


@mutant("One command that was turned down holds up all that were meant after it.")
def fifo_queue() -> Iterator[None]:
    waiting = outbox.waiting

    def in_line(connection: sa.Connection) -> Any:
        refused = outbox_table.c.state.in_(outbox.NEEDS_REVIEW)
        first = connection.scalar(sa.select(sa.func.min(outbox_table.c.dseq)).where(refused))
        return [message for message in waiting(connection) if first is None or message.dseq < first]

    with replaced(outbox, waiting=in_line):
        yield


@mutant("A command that the server puts off counts as turned down.")
def deferred_is_final() -> Iterator[None]:
    with replaced(outbox, _ANSWERED={**outbox._ANSWERED, Outcome.DEFERRED: outbox.State.REJECTED}):
        yield


@mutant("A time-out counts as proof that nothing arrived.")
def timeout_is_failure() -> Iterator[None]:
    failure = Carrier._failure

    def certain(self: Any, problem: Any) -> Any:
        failed = failure(self, problem)
        return replace(failed, unsent=failed.unsent or problem.code == ProblemCode.SERVER_SLOW)

    with replaced(Carrier, _failure=certain):
        yield


@mutant("A command is noted as possibly sent only once its answer is there.")
def marked_after_sending() -> Iterator[None]:
    with replaced(outbox, mark_sent=lambda connection, numbers, now: None):
        yield


@mutant("A draft is thrown away before the command made of it is stored.")
def draft_gone_first() -> Iterator[None]:
    submit = app.desk.Desk._submit

    def careless(self: Any, view: Any, command: Any, purposes: Any) -> Any:
        for purpose in purposes:
            with writing(self._work) as connection:
                drafts.discard(connection, view.case.id, purpose)
        return submit(self, view, command, purposes)

    with replaced(app.desk.Desk, _submit=careless):
        yield


@mutant("Commands lose their case between two pages of a reset.")
def orphaned_between_pages() -> Iterator[None]:
    reconcile = app.sync.exchange.reconcile

    def hasty(*values: Any, whole: bool) -> Any:
        return reconcile(*values, whole=True)

    with replaced(app.sync.exchange, reconcile=hasty):
        yield


@mutant("A command is no longer laid over its case once its answer is there, whether or not the case has its effect.")
def settled_at_once() -> Iterator[None]:
    def settle(connection: sa.Connection, versions: Iterable[Any], now: datetime) -> None:
        applied = outbox_table.c.state == outbox.State.APPLIED
        connection.execute(outbox_table.update().where(applied).values(state=outbox.State.SETTLED))

    with replaced(outbox, settle=settle):
        yield


@mutant("Pages are stored before the answers that came with them.")
def pages_before_results() -> Iterator[None]:
    store = app.sync.exchange.store

    def turned(
        stores: Any, reply: SyncReply, person: Any, world: Any, *more: Any, vanishing: bool, **named: Any
    ) -> Any:
        with writing(stores.cache) as connection:
            effect = app.models.cache.take_page(connection, reply, world, allow_vanishing=vanishing)
        with replaced(app.models.cache, take_page=lambda *values, **others: effect):
            return store(stores, reply, person, world, *more, vanishing=vanishing, **named)

    with replaced(app.sync.exchange, store=turned):
        yield


@mutant("A command is sent once; its answer is waited for, and acknowledged whether or not it comes.")
def sent_once() -> Iterator[None]:
    standing, waiting = outbox.standing, outbox.waiting

    def everything(connection: sa.Connection) -> Any:
        last = connection.scalar(sa.select(sa.func.max(outbox_table.c.dseq))) or 0
        return replace(standing(connection), acknowledged_through=last)

    def unsent(connection: sa.Connection) -> Any:
        return [message for message in waiting(connection) if message.dseq not in _sent(connection)]

    with replaced(outbox, standing=everything, waiting=unsent):
        yield


@mutant("A command of which nothing is known is asked about under a new id.")
def asked_with_new_id() -> Iterator[None]:
    waiting = outbox.waiting

    def renamed(connection: sa.Connection) -> Any:
        sent = _sent(connection)
        return [_renamed(message) if message.dseq in sent else message for message in waiting(connection)]

    with replaced(outbox, waiting=renamed):
        yield


def _sent(connection: sa.Connection) -> set[int]:
    sent = outbox_table.c.state == outbox.State.SENT
    return set(connection.scalars(sa.select(outbox_table.c.dseq).where(sent)))


def _renamed(message: Any) -> Any:
    identity = message.envelope.id
    other = identity[:-1] + ("0" if identity[-1] != "0" else "1")
    return replace(message, envelope=replace(message.envelope, id=other))


@mutant("A new epoch is noted, and nothing that the old one had answered is asked again.")
def nothing_asked_again() -> Iterator[None]:
    def noted(connection: sa.Connection, epoch: str, durable_through: int, *more: Any) -> bool:
        connection.execute(owner.update().values(epoch=epoch, durable_through=durable_through))
        return False

    with replaced(lives, take_epoch=noted):
        yield


@mutant("Snapshots count as loaded once their first chunk is here (and no digest stands behind that).", Kind.FLIP)
def snapshot_half_loaded() -> Iterator[None]:
    take_manifest = app.models.snapshots.take_manifest

    def shortened(connection: sa.Connection, load: Any, manifest: Any) -> None:
        first = replace(manifest, chunks=manifest.chunks[:1], digest="", count=0)
        take_manifest(connection, load, first)

    with replaced(app.models.snapshots, take_manifest=shortened), undigested():
        yield
