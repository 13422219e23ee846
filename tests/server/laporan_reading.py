"""Reads a built export the way its tests ask: one good row, or one problem whose sentences hold."""

from pathlib import Path

import pytest

from server.laporan_ringkas import ExportProblem, ReportRow, read, sentences

SHEET = "xl/worksheets/sheet1.xml"


def one(path: Path) -> ReportRow:
    export = read(path)
    assert [len(export.rows), export.refused, export.repeats] == [1, (), ()]
    return export.rows[0]


def refuse(path: Path, **limits: int) -> ExportProblem:
    with pytest.raises(ExportProblem) as caught:
        read(path, **limits)
    said = [sentences.problem(caught.value, lang) for lang in ("id", "en")]
    assert "Tidak ada data yang diubah." in said[0] and "Nothing was changed." in said[1]
    assert not any("{" in sentence for sentence in said)
    return caught.value
