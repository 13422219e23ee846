"""What the window reads: keys and counts of a view (off the UI thread), a window of rows, one case (on it)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from heapq import merge

import sqlalchemy as sa

from app.models import delays, drafts, entries, numbers, outbox, unread
from app.models.engine import reading
from app.models.overlay import UNCOVERED, laid_over, still_ahead
from app.models.precedents import Precedent, precedents
from app.models.tables import cases, overlay
from app.models.tables import outbox as outbox_table
from app.models.tables import unread as unread_table
from app.models.usual_units import UsualUnit, usual_units
from app.models.world import World
from domain.case import Case
from domain.dossier import Delay
from domain.ids import AgencyId, CaseId, PersonId, UnitId
from domain.people import Person, Role
from domain.wire import loads

ROWS_AT_ONCE = 200
ROWS_TOGETHER = 50  # that a list reads with each that is looked at
OUTBOX_ROWS = 500
SOON = timedelta(days=3)


class View(StrEnum):
    """The built-in views of the left pane."""

    TODAY = "today"
    NEW = "new"
    APPROVAL = "approval"
    COORDINATION = "coordination"
    LATE = "late"
    WAITING = "waiting"
    OUTBOX = "outbox"
    ALL = "all"


@dataclass(frozen=True)
class CaseRow:
    """One line of the list. `due_on` is the last day in time, in the holder's zone; `pending` means unsent work.

    `person` is on whose desk it lies; `unread`: it holds something new to the person.
    """

    key: int
    id: CaseId
    tracking: str
    title: str
    status: str
    agency: AgencyId
    unit: UnitId | None
    reporter: str
    anonymous: bool
    secret: bool
    reported_at: datetime
    due_on: date | None
    due_clock: str | None
    reply_state: str | None
    is_open: bool
    category: str | None
    classification: str | None
    channel: str
    region: str
    person: PersonId | None
    pending: bool
    unread: bool = False


@dataclass(frozen=True)
class CaseView:
    """One case as it is to be shown: projected with the unsent commands, beside what the server last sent.

    `server_version` is 0 for a case that begins with a command the server has not answered yet. `mark`: how far it was
    read.
    """

    case: Case
    server_version: int
    pending: tuple[outbox.OutboxItem, ...]
    reply_draft: drafts.Draft | None
    note_draft: drafts.Draft | None
    mark: unread.Mark = unread.NO_MARK


DOCUMENT = sa.select(cases.c.doc).where(cases.c.id == sa.bindparam("of")).limit(1)
_ROW_COLUMNS = [name for name in CaseRow.__dataclass_fields__ if name not in ("key", "pending", "unread")]
_ROWS = {
    table: sa.select(table.c.row, unread_table.c.row.label("unread"), *(table.c[name] for name in _ROW_COLUMNS))
    .select_from(table.outerjoin(unread_table, unread_table.c.row == table.c.row))
    .where(table.c.row.in_(sa.bindparam("keys", expanding=True)))
    .limit(ROWS_AT_ONCE)
    for table in (cases, overlay)
}


class Queries:
    """All reads of the window over both stores, for one signed-in person."""

    def __init__(self, cache: sa.Engine, work: sa.Engine, person: Person) -> None:
        self._cache = cache
        self._work = work
        self._person = person

    def keys(self, view: View, today: date) -> list[int]:
        """The row keys of a view in its order. Unbounded: not for the UI thread."""
        with reading(self._cache) as connection:
            plain = connection.execute(self._ordered(view, cases, today).where(UNCOVERED))
            over = connection.execute(self._ordered(view, overlay, today))
            both = merge(plain, over, key=lambda row: (row.sort_key, row.row), reverse=newest_first(view))
            return [row.row for row in both]

    def counts(self, today: date) -> dict[View, int]:
        """How many cases each view holds, and how many commands the outbox. Not for the UI thread."""
        found: dict[View, int] = {}
        number = sa.select(sa.func.count())
        with reading(self._cache) as connection:
            for view in View:
                if view is View.OUTBOX:
                    continue
                plain = number.select_from(cases).where(view_condition(view, cases, today, self._person), UNCOVERED)
                over = number.select_from(overlay).where(view_condition(view, overlay, today, self._person))
                found[view] = (connection.scalar(plain) or 0) + (connection.scalar(over) or 0)
        with reading(self._work) as connection:
            shown = outbox_table.c.state.in_((*outbox.UNSENT, *outbox.NEEDS_REVIEW))
            found[View.OUTBOX] = connection.scalar(number.select_from(outbox_table).where(shown)) or 0
        return found

    def rows(self, keys: Sequence[int]) -> dict[int, CaseRow]:
        """The rows of at most ROWS_AT_ONCE keys; keys of cases that have gone are missing."""
        with reading(self._cache) as connection:
            return rows_of(connection, keys)

    def case(self, case: CaseId, world: World) -> CaseView | None:
        """One case with everything the case pane shows; None where it has left the cache."""
        with reading(self._cache) as connection:
            document = connection.scalar(DOCUMENT, {"of": case})
        known = loads(Case, document) if document is not None else None
        version = known.version if known else 0
        with reading(self._work) as connection:
            pending = [i for i in outbox.pending_of(connection, case) if still_ahead(i, version)]
            written = drafts.of_case(connection, case)
            mark = unread.mark_of(connection, case)
        shown = laid_over(known, [item.envelope for item in pending], self._person, world)
        if shown is None:
            return None
        reply, note = written.get(drafts.Purpose.REPLY), written.get(drafts.Purpose.NOTE)
        return CaseView(shown, version, tuple(pending), reply, note, mark)

    def key_of(self, case: CaseId) -> int | None:
        """Where a case is in the lists; one that the server has not sent yet stands among those with unsent work."""
        with reading(self._cache) as connection:
            number = connection.scalar(sa.select(cases.c.row).where(cases.c.id == case).limit(1))
            laid = sa.select(overlay.c.row).where(overlay.c.id == case).limit(1)
            return number if number is not None else connection.scalar(laid)

    def precedents(self, case: Case) -> list[Precedent]:
        """Published answers to reports like this one. Not for the UI thread."""
        return precedents(self._cache, case)

    def usual_units(self, case: Case) -> tuple[UsualUnit, ...]:
        """Who answered reports of the same category before. Not for the UI thread."""
        return usual_units(self._cache, case)

    def find(self, number: str) -> CaseId | None:
        """The case of a final or provisional number. Not for the UI thread."""
        with reading(self._cache) as connection, reading(self._work) as work:
            return numbers.find(connection, work, number)

    def directory(self, world: World) -> entries.DirectoryView:
        """The directory with one's own unsent changes. Not for the UI thread."""
        with reading(self._cache) as connection, reading(self._work) as work:
            return entries.view(connection, work, world.directory, self._person)

    def overdue(self, now: datetime) -> list[CaseId]:
        """The cases that may belong in the delay dossier. Not for the UI thread."""
        with reading(self._cache) as connection:
            return delays.overdue(connection, now)

    def delays(self, wanted: Sequence[CaseId], world: World, now: datetime) -> tuple[Delay, ...]:
        """The delays of these cases, as far as they are late. Not for the UI thread."""
        with reading(self._cache) as connection:
            return delays.delays_among(connection, wanted, world, now)

    def outbox_items(self) -> list[outbox.OutboxItem]:
        """The outbox, newest first, at most OUTBOX_ROWS; settled commands come after those that need somebody."""
        settled = outbox_table.c.state.in_((outbox.State.SETTLED, outbox.State.APPLIED, outbox.State.WITHDRAWN))
        query = sa.select(outbox_table).order_by(settled, outbox_table.c.dseq.desc()).limit(OUTBOX_ROWS)
        with reading(self._work) as connection:
            return [outbox.item_of(row) for row in connection.execute(query)]

    def held_back(self, now: datetime) -> list[outbox.OutboxItem]:
        """What waits here after `now` so that it can be taken back, newest first, at most OUTBOX_ROWS."""
        waits = outbox_table.c.held_until > now.astimezone(UTC).isoformat()
        query = sa.select(outbox_table).where(outbox_table.c.state == outbox.State.QUEUED, waits)
        with reading(self._work) as connection:
            rows = connection.execute(query.order_by(outbox_table.c.dseq.desc()).limit(OUTBOX_ROWS))
            return [outbox.item_of(row) for row in rows]

    def drafts(self) -> list[drafts.Draft]:
        """The unfinished texts, newest first, at most OUTBOX_ROWS."""
        with reading(self._work) as connection:
            return drafts.recent(connection, OUTBOX_ROWS)

    def is_cached(self, case: CaseId) -> bool:
        return self.key_of(case) is not None

    def _ordered(self, view: View, table: sa.Table, today: date) -> sa.Select[tuple[int, str]]:
        """In the view's order, and within a day in one that unsent work does not change."""
        by = table.c.reported_at if newest_first(view) else sa.func.coalesce(table.c.due_on, "9999")
        order = (by.desc(), table.c.row.desc()) if newest_first(view) else (by, table.c.row)
        return (
            sa.select(table.c.row, by.label("sort_key"))
            .where(view_condition(view, table, today, self._person))
            .order_by(*order)
        )


def rows_of(connection: sa.Connection, keys: Sequence[int]) -> dict[int, CaseRow]:
    """The rows of at most ROWS_AT_ONCE keys, out of the cache; keys of cases that have gone are missing."""
    wanted = {"keys": list(keys)[:ROWS_AT_ONCE]}
    return {
        row.row: _row(row, pending=table is overlay)
        for table, rows in _ROWS.items()
        for row in connection.execute(rows, wanted)
    }


def view_condition(view: View, table: sa.Table, today: date, person: Person) -> sa.ColumnElement[bool]:
    """What a view holds, over either table of cases."""
    c = table.c
    match view:
        case View.TODAY:
            return c.is_open & (c.due_on <= (today + SOON).isoformat())
        case View.NEW:
            return c.is_open & c.is_new
        case View.APPROVAL:
            # A supervisor decides on what was submitted; its author follows it until it has left.
            decides = Role.SUPERVISOR in person.roles()
            return c.reply_state == "submitted" if decides else c.reply_state.is_not(None)
        case View.COORDINATION:
            return c.is_open & c.coordinated
        case View.LATE:
            return c.is_open & (c.due_on < today.isoformat())
        case View.WAITING:
            return c.is_open & c.waits_for_reporter
        case _:
            return sa.true()


def newest_first(view: View) -> bool:
    return view in (View.ALL, View.NEW)


def _row(row: sa.Row[tuple[object, ...]], *, pending: bool) -> CaseRow:
    return CaseRow(
        key=row.row,
        id=CaseId(row.id),
        tracking=row.tracking,
        title=row.title,
        status=row.status,
        agency=AgencyId(row.agency),
        unit=UnitId(row.unit) if row.unit else None,
        reporter=row.reporter,
        anonymous=row.anonymous,
        secret=row.secret,
        reported_at=datetime.fromisoformat(row.reported_at),
        due_on=date.fromisoformat(row.due_on) if row.due_on else None,
        due_clock=row.due_clock,
        reply_state=row.reply_state,
        is_open=row.is_open,
        category=row.category,
        classification=row.classification,
        channel=row.channel,
        region=row.region,
        person=PersonId(row.person) if row.person else None,
        pending=pending,
        unread=row.unread is not None,
    )
