"""Which cases hold something new: kept as how far the person has read, derived for the lists as rows of the cache."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from app.models import buckets
from app.models.tables import cases, owner, seen, unread
from domain.case import Case, Event
from domain.ids import CaseId, PersonId
from domain.news import is_news
from domain.wire import from_wire


@dataclass(frozen=True)
class Mark:
    """How far a case was read: what reached the server after `since` is new; None: nothing can be yet.

    `kept`: the person wants it to count as unread, whatever is in it.
    """

    since: datetime | None = None
    kept: bool = False


NO_MARK: Final = Mark()


def begin(work: sa.Connection, since: datetime) -> None:
    """What the server had received until then counts as read, once and for all: a new computer starts quietly."""
    work.execute(owner.update().where(owner.c.news_since == "").values(news_since=since.isoformat()))


def mark_of(work: sa.Connection, case: CaseId) -> Mark:
    row = work.execute(_MARK, {"of": case}).first()
    return _mark(row.news_since, row) if row else NO_MARK


def mark_read(work: sa.Connection, case: CaseId, through: datetime) -> None:
    """Everything in the case that had reached the server by then has been read."""
    before = mark_of(work, case).since
    last = max(through, before) if before else through
    work.execute(_KEEP, {"case_id": case, "through": last.isoformat(), "kept": False})


def mark_unread(work: sa.Connection, case: CaseId) -> None:
    before = mark_of(work, case).since
    work.execute(_KEEP, {"case_id": case, "through": before.isoformat() if before else "", "kept": True})


def look(cache: sa.Connection, work: sa.Connection, changed: Iterable[str]) -> None:
    """Derive anew whether these cases are unread: with what came, in its own transaction, and after one was read."""
    person, start = work.execute(_OWNER).one_or_none() or ("", "")
    for ids in buckets.chunks(changed):
        marks = {row.case_id: row for row in work.execute(_MARKS, {"ids": ids})}
        rows = cache.execute(_CACHED, {"ids": ids}).all()
        new = [row.row for row in rows if _is_unread(row, PersonId(person), _mark(start, marks.get(row.id)))]
        cache.execute(_FORGET, {"rows": [row.row for row in rows]})
        if new:
            cache.execute(unread.insert(), [{"row": row} for row in new])


def news_in(case: Case, reader: PersonId, since: datetime | None) -> tuple[Event, ...]:
    return tuple(event for event in case.events if since and is_news(event, reader, since))


def received_through(case: Case) -> datetime | None:
    """When the server had received all that the case holds; None where it knows nothing of it yet."""
    return max((event.received_at for event in case.events if event.received_at), default=None)


def _is_unread(row: Any, reader: PersonId, mark: Mark) -> bool:
    if mark.kept or mark.since is None:
        return mark.kept
    if row.changed_at and datetime.fromisoformat(row.changed_at) <= mark.since:
        return False  # told without the document, as nearly all of a first sync is
    entries = json.loads(row.doc).get("events", ())
    since = mark.since
    return any(is_news(from_wire(Event, entry), reader, since) for entry in reversed(entries))


def _mark(start: str, row: Any) -> Mark:
    since = (row.through if row else None) or start
    return Mark(datetime.fromisoformat(since) if since else None, bool(row and row.kept))


_ids: Final[sa.BindParameter[str]] = sa.bindparam("ids", expanding=True)
_OWNER: Final = sa.select(owner.c.person, owner.c.news_since).limit(1)
_MARK: Final = (
    sa.select(owner.c.news_since, seen.c.through, seen.c.kept)
    .select_from(owner.outerjoin(seen, seen.c.case_id == sa.bindparam("of")))
    .limit(1)
)
_MARKS: Final = sa.select(seen).where(seen.c.case_id.in_(_ids))
_KEEP: Final = seen.insert().prefix_with("OR REPLACE")
_CACHED: Final = sa.select(cases.c.row, cases.c.id, cases.c.changed_at, cases.c.doc).where(cases.c.id.in_(_ids))
_FORGET: Final = unread.delete().where(unread.c.row.in_(sa.bindparam("rows", expanding=True)))
