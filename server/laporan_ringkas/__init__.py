"""Reads the official spreadsheet export "Laporan Ringkas" as rows of plain data, without touching any database."""

from server.laporan_ringkas.export import Export, RefusedRow, Remark, Repeat, ReportRow
from server.laporan_ringkas.problems import ExportProblem, Problem, Reason, Warn
from server.laporan_ringkas.reader import read

__all__ = [
    "Export",
    "ExportProblem",
    "Problem",
    "Reason",
    "RefusedRow",
    "Remark",
    "Repeat",
    "ReportRow",
    "Warn",
    "read",
]
