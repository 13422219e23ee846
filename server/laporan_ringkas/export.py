"""The shape of an export that has been read: what was taken, what was refused and what deserves a look."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.case import Classification, Status
from server.laporan_ringkas.problems import Reason, Warn


@dataclass(frozen=True)
class Remark:
    """Something to look at: `code` and the values for its sentence."""

    code: Warn
    fields: Mapping[str, str]


@dataclass(frozen=True)
class ReportRow:
    """One report as exported.

    Texts are as the citizen typed them (control characters removed), not trimmed and of any length; a column
    that the file lacks gives "" or None. `reported_at` is UTC (see `moments`). `status` is the exported text,
    `status_id` its meaning when known. `extra` holds the text of every column this program does not know, and
    the original text of a known one that could not be understood.
    """

    row: int
    tracking_id: str
    reported_at: datetime
    reporter_name: str | None
    classification: Classification | None
    category_id: str | None
    category: str | None
    title: str
    original_text: str
    final_text: str
    anonymous: bool
    secret: bool
    channel: str
    parent_agency: str
    agency_id: str | None
    agency: str
    status: str
    status_id: Status | None
    reason: str
    province: str
    regency: str
    district: str
    village: str
    rating: int | None
    extra: Mapping[str, str]
    warnings: tuple[Remark, ...]


@dataclass(frozen=True)
class RefusedRow:
    """A row that is not taken: its number in the sheet, its tracking id as far as readable, and why."""

    row: int
    tracking_id: str
    reason: Reason
    fields: Mapping[str, str]


@dataclass(frozen=True)
class Repeat:
    """A row that says exactly what an earlier row (`first_row`) said: counted, not taken twice."""

    row: int
    tracking_id: str
    first_row: int


@dataclass(frozen=True)
class Export:
    """A whole file. `columns` are the headers in the file's order, `unknown_columns` those kept in `extra`."""

    sheet: str
    header_row: int
    metadata: Mapping[str, str]
    columns: tuple[str, ...]
    unknown_columns: tuple[str, ...]
    rows: tuple[ReportRow, ...]
    refused: tuple[RefusedRow, ...]
    repeats: tuple[Repeat, ...]
    warnings: tuple[Remark, ...]
