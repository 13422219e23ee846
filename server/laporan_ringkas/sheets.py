"""The one place that talks to openpyxl: streams the rows of a workbook and turns its many errors into one."""

import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from defusedxml import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.workbook import Workbook

from server.laporan_ringkas.cells import Cell
from server.laporan_ringkas.problems import ExportProblem, Problem

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

Row = tuple[Cell, ...]

# What zipfile, the XML parser and openpyxl raise on a damaged or hostile file; openpyxl checks little, so damage
# surfaces as whatever its code meets first. Only its own calls are wrapped: an error of ours still shows.
_DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    DefusedXmlException,
    EOFError,
    InvalidFileException,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
_LAST_EXCEL_ROW = 1_048_576


class Sheet:
    """A worksheet as a stream of rows, each as long as its last filled cell."""

    def __init__(self, sheet: "ReadOnlyWorksheet") -> None:
        # The declared dimension cuts rows and columns off when it is wrong, so it is not used.
        sheet.reset_dimensions()
        self._sheet = sheet
        self.title: str = sheet.title

    def rows(self, first: int = 1, last: int = _LAST_EXCEL_ROW) -> Iterator[tuple[int, Row]]:
        """(Number in the sheet, cells) from the top, empty rows included."""
        # An upper bound is always given: openpyxl fills gaps, and a row may claim to be number 10¹⁸.
        stream = self._sheet.iter_rows(min_row=1, max_row=last, values_only=True)  # type: ignore[misc]
        with unreadable(), closing(stream) as found:
            for number, cells in enumerate(found, start=1):
                if number >= first:
                    yield number, tuple(cells)


class Book:
    """An open workbook: its sheets, and day 0 of its serial dates (1900 or 1904)."""

    def __init__(self, workbook: Workbook) -> None:
        self.sheets = [Sheet(sheet) for sheet in workbook.worksheets]
        self.epoch: datetime = workbook.epoch


@contextmanager
def opened(file: BinaryIO) -> Iterator[Book]:
    """The workbook in `file`, closed afterwards. Formulas stay text; links and macros are not loaded."""
    with warnings.catch_warnings():
        # openpyxl warns of styles and extensions it would lose on saving; this program never saves.
        warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
        with unreadable():
            workbook = load_workbook(file, read_only=True, data_only=False, keep_links=False)
        try:
            yield Book(workbook)
        finally:
            workbook.close()


@contextmanager
def unreadable() -> Iterator[None]:
    """Turn damage met inside the block into the problem `unreadable`."""
    try:
        yield
    except _DAMAGE as error:
        raise ExportProblem(Problem.UNREADABLE, detail=type(error).__name__) from error
