"""Reads a whole "Laporan Ringkas" file: from a path to the reports in it."""

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from server.laporan_ringkas import columns, container, sheets
from server.laporan_ringkas.cells import Cell, excerpt, short
from server.laporan_ringkas.columns import Layout
from server.laporan_ringkas.export import Export, RefusedRow, Remark, Repeat, ReportRow
from server.laporan_ringkas.problems import ExportProblem, Problem, Reason, Warn
from server.laporan_ringkas.rows import differences, take

_HEADER_WITHIN = 60


def read(path: Path, *, max_rows: int = 50_000) -> Export:
    """The export in `path`. Raises ExportProblem and nothing else, whatever the file holds; writes nothing.

    `max_rows` counts rows that are not empty, below the header. Warnings of openpyxl are silenced for the
    process while it runs, so call it from a command or a thread of its own, not amid concurrent requests.
    """
    with _opened(path) as file:
        with sheets.unreadable():
            container.refuse_other_formats(file)
            with zipfile.ZipFile(file) as archive:
                container.inspect(archive, max_rows, above=_HEADER_WITHIN)
            file.seek(0)
        with sheets.opened(file) as book:
            return _read(book, max_rows)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        if path.exists() and not path.is_file():
            raise ExportProblem(Problem.NOT_XLSX, kind="folder" if path.is_dir() else "unknown")
        file = path.open("rb")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ExportProblem(Problem.MISSING_FILE) from error
    except PermissionError as error:
        raise ExportProblem(Problem.PERMISSION) from error
    except (OSError, ValueError) as error:  # a failing disk, a name that is too long or holds a NUL
        raise ExportProblem(Problem.UNREADABLE, detail=type(error).__name__) from error
    with file:
        yield file


def _read(book: sheets.Book, max_rows: int) -> Export:
    sheet, above, header_row, header = _find_header(book)
    layout = columns.layout(header)
    taken: dict[str, ReportRow] = {}
    refused: list[RefusedRow] = []
    repeats: list[Repeat] = []
    filled = 0
    for number, cells in sheet.rows(first=header_row + 1):
        outcome = take(layout, book.epoch, number, cells)
        if outcome is None:
            continue
        filled += 1
        if filled > max_rows:
            raise ExportProblem(Problem.TOO_MANY_ROWS, limit=max_rows, found=filled)
        if isinstance(outcome, RefusedRow):
            refused.append(outcome)
        elif (earlier := taken.get(outcome.tracking_id)) is None:
            taken[outcome.tracking_id] = outcome
        elif replace(outcome, row=earlier.row) == earlier:
            repeats.append(Repeat(number, outcome.tracking_id, earlier.row))
        else:
            refused.append(_differing(earlier, outcome, layout))
    return Export(
        sheet=sheet.title,
        header_row=header_row,
        metadata=_metadata(above),
        columns=tuple(name for name in layout.headers if name),
        unknown_columns=tuple(layout.unknown.values()),
        rows=tuple(taken.values()),
        refused=tuple(refused),
        repeats=tuple(repeats),
        warnings=_remarks(book, sheet, layout),
    )


def _find_header(book: sheets.Book) -> tuple[sheets.Sheet, list[sheets.Row], int, sheets.Row]:
    for accepts in (columns.is_header, columns.starts_like_header):
        for sheet in book.sheets:
            above: list[sheets.Row] = []
            for number, cells in sheet.rows(last=_HEADER_WITHIN):
                if accepts(cells):
                    return sheet, above, number, cells
                above.append(cells)
    raise ExportProblem(Problem.NO_HEADER, within=_HEADER_WITHIN)


def _metadata(above: Sequence[Sequence[Cell]]) -> dict[str, str]:
    """The lines above the header: label in column A, value in column C, or in the first filled one after A."""
    lines: dict[str, str] = {}
    for cells in above:
        label = short(cells[0]).rstrip(" :") if cells else ""
        if not label:
            continue
        values = [short(cell).removeprefix(":").strip() for cell in (*cells[2:3], *cells[1:2], *cells[3:])]
        name, again = label, 2
        while name in lines:
            name, again = f"{label} ({again})", again + 1
        lines[name] = next(filter(None, values), "")
    return lines


def _differing(earlier: ReportRow, later: ReportRow, layout: Layout) -> RefusedRow:
    where = excerpt(", ".join(differences(earlier, later, layout)), limit=200)
    fields = {"first_row": str(earlier.row), "columns": where}
    return RefusedRow(later.row, later.tracking_id, Reason.DUPLICATE_DIFFERS, fields)


def _remarks(book: sheets.Book, read_sheet: sheets.Sheet, layout: Layout) -> tuple[Remark, ...]:
    remarks = []
    if "time" not in layout.fields:
        remarks.append(Remark(Warn.NO_TIME_COLUMN, {}))
    if "visibility" not in layout.fields:
        remarks.append(Remark(Warn.NO_VISIBILITY_COLUMN, {}))
    for sheet in book.sheets:
        if sheet is not read_sheet and any(columns.is_header(cells) for _, cells in sheet.rows(last=_HEADER_WITHIN)):
            remarks.append(Remark(Warn.OTHER_SHEET, {"sheet": excerpt(sheet.title), "read": excerpt(read_sheet.title)}))
    return tuple(remarks)
