"""Brings an official export into the database: new reports as cases, changed fields as changes, nothing twice.

An export is compared with the last one, not with the case: a field that the export did not change since is left as
people here have made it, and importing the same file again changes nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select

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
from server.laporan_ringkas import Export, RefusedRow, ReportRow
from server.records import load_case, store_cases
from server.tables import cases, imported

ROWS_A_TRANSACTION = 200
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
    """A row as last imported: what the next export is compared with, and every column nobody here knows."""

    status: str
    title: str
    original_text: str
    edited_text: str | None
    classification: str | None
    category: str | None
    anonymous: bool
    secret: bool
    reporter_name: str | None
    place: Place
    rating: int | None
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


def import_export(central: Central, export: Export, agency: Agency, now: datetime) -> Iterator[RowFate]:
    """Import for `agency`, yielding the fate of every row; rows already yielded are committed."""
    for refused in export.refused:
        yield RowFate(refused.row, refused.tracking_id, Fate.REFUSED, reason=refused.reason, source=refused)
    for repeat in export.repeats:
        yield RowFate(repeat.row, repeat.tracking_id, Fate.UNCHANGED, reason="repeated")
    for start in range(0, len(export.rows), ROWS_A_TRANSACTION):
        rows = export.rows[start : start + ROWS_A_TRANSACTION]
        with writing(central.engine) as connection:
            reference = central.reference.at(connection)
            batch = _Batch(connection, agency, reference.directory, reference.limits, now)
            fates = [batch.take(row) for row in rows]
            batch.store()
        yield from fates


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

    def take(self, row: ReportRow) -> RowFate:
        snapshot = _snapshot(row, self._directory)
        wanted = select(cases.c.id, cases.c.agency).where(cases.c.tracking == row.tracking_id)
        known = self._connection.execute(wanted).one_or_none()
        before = load_case(self._connection, CaseId(known.id), for_update=True) if known else None
        if before is None:
            case = self._first(row, snapshot)
            self._changes.append((None, case))
            self._remember(case, snapshot)
            return RowFate(row.row, row.tracking_id, Fate.TAKEN, source=row)
        if before.holder.agency != self._agency.id:
            return RowFate(row.row, row.tracking_id, Fate.REFUSED, reason="held_elsewhere", source=row)
        moved = _moved(self._last(row.tracking_id), snapshot, before)
        self._remember(before, snapshot)
        if not moved:
            return RowFate(row.row, row.tracking_id, Fate.UNCHANGED, source=row)
        self._changes.append((before, self._imported(before, moved, snapshot.reason)))
        return RowFate(row.row, row.tracking_id, Fate.CHANGED, tuple(moved), source=row)

    def store(self) -> None:
        store_cases(self._connection, self._changes)
        if self._snapshots:
            self._connection.execute(imported.insert(), self._snapshots)

    def _first(self, row: ReportRow, snapshot: Snapshot) -> Case:
        draft = Case(
            id=CaseId(new_id(self._now)),
            version=0,
            tracking=row.tracking_id,
            title=snapshot.title,
            original_text=snapshot.original_text,
            status=Status.UNVERIFIED,
            holder=Holder(self._agency.id),
            reported_at=row.reported_at,
            channel=row.channel,
            edited_text=snapshot.edited_text,
            classification=snapshot.classification,
            category=snapshot.category,
            place=snapshot.place,
            anonymous=snapshot.anonymous,
            secret=snapshot.secret,
            reporter=None if snapshot.reporter_name is None else Reporter(snapshot.reporter_name),
            rating=snapshot.rating,
        )
        begun = received(draft, new_id(self._now), self._now)
        return self._imported(begun, {"status": snapshot.status}, snapshot.reason)

    def _imported(self, case: Case, moved: Mapping[str, Any], reason: str) -> Case:
        command = replace(ImportReport(reason=reason), **moved)
        id = CommandId(new_id(self._now))
        envelope = Envelope(id, case.id, case.version, SYSTEM.id, IMPORT_DEVICE, self._now, command)
        outcome = apply(case, envelope, SYSTEM, self._directory, self._now, self._limits)
        if not isinstance(outcome, Case):
            raise TypeError("an import is never refused")
        return outcome

    def _last(self, tracking: str) -> Snapshot | None:
        doc = self._connection.execute(select(imported.c.doc).where(imported.c.tracking == tracking)).scalar()
        return loads(Snapshot, doc) if doc else None

    def _remember(self, case: Case, snapshot: Snapshot) -> None:
        self._connection.execute(imported.delete().where(imported.c.tracking == case.tracking))
        self._snapshots.append({"tracking": case.tracking, "case": case.id, "doc": dumps(snapshot)})


def _moved(last: Snapshot | None, now: Snapshot, case: Case) -> dict[str, Any]:
    """The fields this export brings that the last one did not say and the case does not have yet."""
    moved = {}
    for name in COMPARED:
        value = getattr(now, name)
        if value is None or (last is not None and value == getattr(last, name)):
            continue
        stands = (case.reporter.name if case.reporter else None) if name == "reporter_name" else getattr(case, name)
        if value != stands:
            moved[name] = value
    return moved


def _snapshot(row: ReportRow, directory: Directory) -> Snapshot:
    final = row.final_text.strip()
    return Snapshot(
        status=row.status_id or row.status or Status.UNVERIFIED,
        title=row.title,
        original_text=row.original_text,
        edited_text=row.final_text if final and row.final_text != row.original_text else None,
        classification=row.classification,
        category=_category(row.category_id, row.category, directory),
        anonymous=row.anonymous,
        secret=row.secret,
        reporter_name=row.reporter_name,
        place=Place(row.province, row.regency, row.district, row.village),
        rating=row.rating,
        reason=row.reason,
        extra=row.extra,
    )


def _category(id: str | None, name: str | None, directory: Directory) -> str | None:
    """By id; by name only where exactly one category bears it, since sub-names repeat under several mains."""
    if id is not None and id in directory.categories:
        return id
    wanted = (name or "").strip().casefold()
    named: Sequence[str] = [c.id for c in directory.categories.values() if wanted and c.sub.casefold() == wanted]
    return named[0] if len(named) == 1 else None
