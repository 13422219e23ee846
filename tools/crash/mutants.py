"""Defects of the console to be switched on in its processes, to see that this tool would notice them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from app.desk import Desk
from app.models import drafts, outbox
from app.models.engine import writing
from app.models.stores import Stores
from app.models.tables import outbox as outbox_table
from app.sync import exchange
from app.views.case import draft_keeper
from domain.commands import Envelope
from domain.ids import CommandId, new_id
from domain.wire import dumps, loads


def _draft_first() -> None:
    """The draft is let go in a transaction of its own before its command is stored."""
    submit = Desk._submit

    def broken(desk: Desk, view: Any, command: Any, purposes: Sequence[str], *rest: Any) -> CommandId:
        for purpose in purposes:
            with writing(desk._work) as connection:
                drafts.discard(connection, view.case.id, purpose)
        return submit(desk, view, command, purposes, *rest)

    Desk._submit = broken  # type: ignore[method-assign, assignment]


def _draft_later() -> None:
    """The draft is let go in a transaction of its own after its command was stored."""
    submit = Desk._submit

    def broken(desk: Desk, view: Any, command: Any, purposes: Sequence[str], *rest: Any) -> CommandId:
        made = submit(desk, view, command, (), *rest)
        for purpose in purposes:
            with writing(desk._work) as connection:
                drafts.discard(connection, view.case.id, purpose)
        return made

    Desk._submit = broken  # type: ignore[method-assign, assignment]


def _sent_late() -> None:
    """A command counts as sent only once its answer is being stored."""
    mark, take = outbox.mark_sent, outbox.take_results

    def late(connection: sa.Connection, results: Iterable[Any], now: datetime) -> Any:
        answered = list(results)
        mark(connection, [result.dseq for result in answered], now)
        return take(connection, answered, now)

    outbox.mark_sent = lambda *_: None
    outbox.take_results = late


def _new_id() -> None:
    """A command that is tried again gets a new id."""
    prepare = exchange.prepare

    def broken(stores: Stores, *rest: Any) -> Any:
        query = sa.select(outbox_table).where(outbox_table.c.state == outbox.State.SENT)
        with writing(stores.work) as connection:
            for row in connection.execute(query).all():
                plain = loads(Envelope, row.envelope)
                fresh = CommandId(new_id(plain.acted_at))
                changed = dumps(_renamed(plain, fresh))
                here = outbox_table.update().where(outbox_table.c.dseq == row.dseq)
                connection.execute(here.values(id=fresh, envelope=changed))
        return prepare(stores, *rest)

    exchange.prepare = broken  # type: ignore[assignment]


def _believed() -> None:
    """A command counts as done once it is on its way."""

    def broken(connection: sa.Connection, dseqs: Iterable[int], now: datetime) -> None:
        here = outbox_table.c.dseq.in_(list(dseqs))
        connection.execute(outbox_table.update().where(here).values(state=outbox.State.SETTLED))

    outbox.mark_sent = broken


def _slow_keeper() -> None:
    """The keeper waits three seconds before it hands a draft over."""
    draft_keeper.LATEST_MS = draft_keeper.QUIET_MS = 3_000  # type: ignore[misc]


def _draft_in_memory() -> None:
    """A draft is said to be safe, and is not written."""
    Desk._save_draft = lambda desk, draft: desk._clock()  # type: ignore[method-assign, assignment]


def _renamed(envelope: Envelope, id: CommandId) -> Envelope:
    return Envelope(**{**envelope.__dict__, "id": id})


MUTANTS: Final[dict[str, Callable[[], None]]] = {
    "draft-first": _draft_first,
    "draft-later": _draft_later,
    "sent-late": _sent_late,
    "new-id": _new_id,
    "believed": _believed,
    "slow-keeper": _slow_keeper,
    "draft-in-memory": _draft_in_memory,
}


def switch_on(name: str) -> None:
    if name:
        MUTANTS[name]()
