"""Brings an official export into the database: new reports as cases, changed fields as changes, nothing twice.

An export is compared with the last one, not with the case: a field that the export did not change since is left as
people here have made it, and importing the same file again changes nothing. What an export does not say, because the
column is missing or the cell empty, it does not change either.
"""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, func, select

from domain.apply import apply
from domain.attachments import Limits
from domain.case import Case, Holder, Place, Reporter, Status
from domain.commands import Envelope, ImportReport
from domain.directory import Agency, Directory
from domain.ids import CaseId, CommandId, DeviceId, new_id
from domain.intake import received
from domain.people import SYSTEM
from domain.wire import dumps, loads
from server.central import Central
from server.database import writing
from server.directory import held_still
from server.laporan_ringkas import Export, RefusedRow, ReportRow, Warn
from server.records import load_case, store_cases
from server.tables import cases, imported

ROWS_A_TRANSACTION = 200
# Any number, as long as it stays the same and nothing else takes it.
_LOCK = 7_263_442
IMPORT_DEVICE = DeviceId("import")


class Fate(StrEnum):
    """What became of a row."""

    TAKEN = "taken"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True)
class RowFate:
    """One row of the sheet: what became of it, which fields moved, and why it was refused (a code)."""

    row: int
    tracking: str
    fate: Fate
    fields: tuple[str, ...] = ()
    reason: str = ""
    source: ReportRow | RefusedRow | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Snapshot:
    """A row as last imported: what the next export is compared with, and every column nobody here knows.

    None, and an empty part of the place, is what no export has said yet.
    """

    status: str | None = None
    title: str | None = None
    original_text: str | None = None
    edited_text: str | None = None
    classification: str | None = None
    category: str | None = None
    anonymous: bool | None = None
    secret: bool | None = None
    reporter_name: str | None = None
    place: Place = field(default_factory=Place)
    rating: int | None = None
    reason: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


COMPARED = (
    "status",
    "title",
    "original_text",
    "edited_text",
    "classification",
    "category",
    "anonymous",
    "secret",
    "reporter_name",
    "place",
    "rating",
)


def import_export(central: Central, export: Export, agency: Agency, now: datetime) -> Generator[RowFate]:
    """Import for `agency`, yielding the fate of every row; rows already yielded are committed."""
    for refused in export.refused:
        yield RowFate(refused.row, refused.tracking_id, Fate.REFUSED, reason=refused.reason, source=refused)
    for repeat in export.repeats:
        yield RowFate(repeat.row, repeat.tracking_id, Fate.UNCHANGED, reason="repeated")
    speaks_of_hiding = Warn.NO_VISIBILITY_COLUMN not in {remark.code for remark in export.warnings}
    for start in range(0, len(export.rows), ROWS_A_TRANSACTION):
        rows = export.rows[start : start + ROWS_A_TRANSACTION]
        with writing(central.engine) as connection:
            _wait_for_other_imports(connection)
            held_still(connection)
            _lock_known(connection, rows)
            reference = central.reference.at(connection)
            batch = _Batch(connection, agency, reference.directory, reference.limits, now)
            fates = [batch.take(row, speaks_of_hiding) for row in rows]
            batch.store()
        yield from fates


def _wait_for_other_imports(connection: Connection) -> None:
    """One batch at a time: two that bring in the same new report would both find it missing. SQLite waits anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))


def _lock_known(connection: Connection, rows: Sequence[ReportRow]) -> None:
    """In the order in which everybody locks cases, whatever the order of the sheet."""
    known = select(cases.c.id).where(cases.c.tracking.in_([row.tracking_id for row in rows]))
    connection.execute(known.order_by(cases.c.id).with_for_update())


class _Batch:
    """Some rows in one transaction."""

    def __init__(
        self, connection: Connection, agency: Agency, directory: Directory, limits: Limits, now: datetime
    ) -> None:
        self._connection = connection
        self._agency = agency
        self._directory = directory
        self._limits = limits
        self._now = now
        self._changes: list[tuple[Case | None, Case]] = []
        self._snapshots: list[dict[str, str]] = []

    def take(self, row: ReportRow, speaks_of_hiding: bool) -> RowFate:
        said = _said(row, self._directory, speaks_of_hiding)
        wanted = select(cases.c.id).where(cases.c.tracking == row.tracking_id)
        known = self._connection.execute(wanted).scalar_one_or_none()
        before = load_case(self._connection, CaseId(known), for_update=True) if known else None
        if before is None:
            case = self._first(row, said)
            self._changes.append((None, case))
            self._remember(case, said)
            return RowFate(row.row, row.tracking_id, Fate.TAKEN, source=row)
        if before.holder.agency != self._agency.id:
            return RowFate(row.row, row.tracking_id, Fate.REFUSED, reason="held_elsewhere", source=row)
        last = self._last(row.tracking_id)
        snapshot = _completed(said, last)
        moved = _moved(last, snapshot, before)
        if snapshot != last:
            self._remember(before, snapshot)
        if not moved:
            return RowFate(row.row, row.tracking_id, Fate.UNCHANGED, source=row)
        self._changes.append((before, self._imported(before, moved, snapshot.reason)))
        return RowFate(row.row, row.tracking_id, Fate.CHANGED, tuple(moved), source=row)

    def store(self) -> None:
        store_cases(self._connection, self._changes)
        if self._snapshots:
            self._connection.execute(imported.insert(), self._snapshots)

    def _first(self, row: ReportRow, said: Snapshot) -> Case:
        original = said.original_text or ""
        draft = Case(
            id=CaseId(new_id(self._now)),
            version=0,
            tracking=row.tracking_id,
            title=said.title or "",
            original_text=original,
            status=Status.UNVERIFIED,
            holder=Holder(self._agency.id),
            reported_at=row.reported_at,
            channel=row.channel,
            edited_text=None if said.edited_text == original else said.edited_text,
            classification=said.classification,
            category=said.category,
            place=said.place,
            # Showing somebody who asked to be hidden cannot be undone, so whoever is not spoken of is hidden.
            anonymous=said.anonymous is not False,
            secret=said.secret is not False,
            reporter=None if said.reporter_name is None else Reporter(said.reporter_name),
            rating=said.rating,
        )
        begun = received(draft, new_id(self._now), self._now)
        return self._imported(begun, {"status": said.status}, said.reason)

    def _imported(self, case: Case, moved: Mapping[str, Any], reason: str) -> Case:
        command = replace(ImportReport(reason=reason), **moved)
        id = CommandId(new_id(self._now))
        envelope = Envelope(id, case.id, case.version, SYSTEM.id, IMPORT_DEVICE, self._now, command)
        outcome = apply(case, envelope, SYSTEM, self._directory, self._now, self._limits)
        if not isinstance(outcome, Case):
            raise TypeError("an import is never refused")
        return outcome

    def _last(self, tracking: str) -> Snapshot:
        doc = self._connection.execute(select(imported.c.doc).where(imported.c.tracking == tracking)).scalar()
        return loads(Snapshot, doc) if doc else Snapshot()

    def _remember(self, case: Case, snapshot: Snapshot) -> None:
        self._connection.execute(imported.delete().where(imported.c.tracking == case.tracking))
        self._snapshots.append({"tracking": case.tracking, "case": case.id, "doc": dumps(snapshot)})


def _said(row: ReportRow, directory: Directory, speaks_of_hiding: bool) -> Snapshot:
    return Snapshot(
        status=row.status_id or row.status or None,
        title=row.title or None,
        original_text=row.original_text or None,
        edited_text=row.final_text if row.final_text.strip() else None,
        classification=row.classification,
        category=_category(row.category_id, row.category, directory),
        anonymous=row.anonymous if speaks_of_hiding else None,
        secret=row.secret if speaks_of_hiding else None,
        reporter_name=row.reporter_name,
        place=Place(row.province, row.regency, row.district, row.village),
        rating=row.rating,
        reason=row.reason,
        extra=row.extra,
    )


def _completed(said: Snapshot, last: Snapshot) -> Snapshot:
    """What this export says; where it says nothing, what was said last still stands."""
    unsaid = {name: getattr(last, name) for name in COMPARED if getattr(said, name) is None}
    return replace(said, **unsaid, place=_filled(said.place, last.place), extra={**last.extra, **said.extra})


def _filled(place: Place, other: Place) -> Place:
    parts = {part.name: getattr(place, part.name) or getattr(other, part.name) for part in fields(Place)}
    return Place(**parts)


def _moved(last: Snapshot, now: Snapshot, case: Case) -> dict[str, Any]:
    """The fields this export brings that the last one did not say and the case does not have yet."""
    wanted: dict[str, Any] = {name: getattr(now, name) for name in COMPARED if getattr(now, name) is not None}
    changed = {name: value for name, value in wanted.items() if value != getattr(last, name)}
    if "place" in changed:
        changed["place"] = _filled(now.place, case.place)
    return {name: value for name, value in changed.items() if value != _standing(case, now, name)}


def _standing(case: Case, now: Snapshot, name: str) -> Any:
    if name == "reporter_name":
        return case.reporter.name if case.reporter else None
    if name == "edited_text" and case.edited_text is None:
        return now.original_text
    return getattr(case, name)


def _category(id: str | None, name: str | None, directory: Directory) -> str | None:
    """By id; by name only where exactly one category bears it, since sub-names repeat under several mains.

    A main category without further division goes by its own name.
    """
    if id is not None and id in directory.categories:
        return id
    wanted = (name or "").strip().casefold()
    named: Sequence[str] = [
        c.id for c in directory.categories.values() if wanted and (c.sub or c.main).casefold() == wanted
    ]
    return named[0] if len(named) == 1 else None
