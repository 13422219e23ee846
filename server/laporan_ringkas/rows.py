"""One row of cells as one report, or as a refusal that says why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime, time

from server.laporan_ringkas import vocabulary
from server.laporan_ringkas.cells import Cell, excerpt, short, text
from server.laporan_ringkas.columns import Layout
from server.laporan_ringkas.export import RefusedRow, Remark, ReportRow
from server.laporan_ringkas.moments import Day, instant, read_clock, read_day
from server.laporan_ringkas.problems import Reason, Warn

_TRACKING_ID = re.compile(r"#?\s*([0-9]{1,18})")
_RATING = re.compile(r"[0-9]{1,2}")
_MIDNIGHT = time(0)


def take(layout: Layout, epoch: datetime, number: int, cells: Sequence[Cell]) -> ReportRow | RefusedRow | None:
    """The report in row `number` of the sheet; None when the row is empty.

    A row without a readable tracking id or date is refused: it could not be found again, and a report without
    a date has no deadlines.
    """
    row = _Row(layout, cells)
    if not any(text(cell).strip() for cell in cells):
        return None
    label = row.short("tracking_id")
    found = _TRACKING_ID.fullmatch(label)
    if found is None:
        reason = Reason.TRACKING_ID_NOT_DIGITS if label else Reason.TRACKING_ID_MISSING
        return RefusedRow(number, excerpt(label), reason, {"text": excerpt(label)})
    day = read_day(row.cell("date"), epoch)
    if day is None:
        reason = Reason.DATE_UNREADABLE if row.short("date") else Reason.DATE_MISSING
        return RefusedRow(number, found[1], reason, {"text": excerpt(row.cell("date"))})
    return _report(row, number, found[1], day)


def differences(first: ReportRow, second: ReportRow, layout: Layout) -> tuple[str, ...]:
    """The headers of the columns in which two rows of the same report differ, in the file's order."""
    shared = {"reported_at": "date", "anonymous": "visibility", "secret": "visibility", "status_id": "status"}
    names = {
        layout.name_of(layout.fields[shared.get(each.name, each.name)])
        for each in fields(ReportRow)
        if each.name not in ("row", "warnings", "extra") and getattr(first, each.name) != getattr(second, each.name)
    }
    names |= {name for name in (*first.extra, *second.extra) if first.extra.get(name) != second.extra.get(name)}
    order = {header: index for index, header in enumerate(layout.headers)}
    return tuple(sorted(names, key=lambda name: (order.get(name, len(order)), name)))


@dataclass
class _Row:
    """A row being read, with what is kept and remarked on the way."""

    layout: Layout
    cells: Sequence[Cell]
    extra: dict[str, str] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def cell(self, name: str) -> Cell:
        index = self.layout.fields.get(name, len(self.cells))
        return self.cells[index] if index < len(self.cells) else None

    def short(self, name: str) -> str:
        return short(self.cell(name))

    def text(self, name: str) -> str:
        return text(self.cell(name))

    def remark(self, code: Warn, name: str) -> None:
        """Report a value that was not understood, and keep it."""
        column = self.layout.name_of(self.layout.fields[name])
        self.extra[column] = self.text(name)
        self.remarks.append(Remark(code, {"column": column, "text": excerpt(self.cell(name))}))


def _report(row: _Row, number: int, tracking_id: str, day: Day) -> ReportRow:
    visible = _visibility(row)
    clock = _clock(row, day)
    classification = vocabulary.classification(row.short("classification"))
    if classification is None and row.short("classification"):
        row.remark(Warn.CLASSIFICATION_UNKNOWN, "classification")
    status = vocabulary.status(row.short("status"))
    if status is None and row.short("status"):
        row.remark(Warn.STATUS_UNKNOWN, "status")
    rating = row.short("rating")
    if rating and not _RATING.fullmatch(rating):
        row.remark(Warn.RATING_UNREADABLE, "rating")
        rating = ""
    _keep_unknown(row)
    return ReportRow(
        row=number,
        tracking_id=tracking_id,
        reported_at=instant(day.date, clock),
        reporter_name=row.short("reporter_name") or None,
        classification=classification,
        category_id=row.short("category_id") or None,
        category=row.short("category") or None,
        title=row.text("title"),
        original_text=row.text("original_text"),
        final_text=row.text("final_text"),
        anonymous=visible.anonymous,
        secret=visible.secret,
        channel=row.short("channel"),
        parent_agency=row.short("parent_agency"),
        agency_id=row.short("agency_id") or None,
        agency=row.short("agency"),
        status=row.short("status"),
        status_id=status,
        reason=row.short("reason"),
        province=row.short("province"),
        regency=row.short("regency"),
        district=row.short("district"),
        village=row.short("village"),
        rating=int(rating) if rating else None,
        extra=row.extra,
        warnings=tuple(row.remarks),
    )


def _visibility(row: _Row) -> vocabulary.Visibility:
    if "visibility" not in row.layout.fields:
        return vocabulary.HIDE_ALL
    visible = vocabulary.visibility(row.short("visibility"))
    if visible is None:
        row.remark(Warn.VISIBILITY_UNKNOWN, "visibility")
        return vocabulary.HIDE_ALL
    return visible


def _clock(row: _Row, day: Day) -> time:
    """The time of its own column, else the one in the date's cell, else midnight: 07.00 WIB of the same day."""
    if "time" not in row.layout.fields:
        return day.clock or _MIDNIGHT
    clock = read_clock(row.cell("time"))
    if clock is None and row.short("time"):
        row.remark(Warn.TIME_UNREADABLE, "time")
    elif clock is None and day.clock is None:
        row.remark(Warn.TIME_MISSING, "time")
    return clock or day.clock or _MIDNIGHT


def _keep_unknown(row: _Row) -> None:
    """Keep every unknown column, filled or not, and whatever stands under no header at all."""
    known = set(row.layout.fields.values())
    for index in range(max(len(row.cells), len(row.layout.headers))):
        if index in known:
            continue
        value = text(row.cells[index]) if index < len(row.cells) else ""
        if index in row.layout.unknown or value:
            row.extra[row.layout.name_of(index)] = value
