"""Whatever the bytes of a file, the answer is an export or a problem with a sentence."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.laporan_ringkas import Export, ExportProblem, read, sentences
from tests.server.laporan_files import change_member, record, write_export
from tests.server.laporan_reading import SHEET, refuse

PARTS = ["[Content_Types].xml", "xl/workbook.xml", SHEET, "xl/sharedStrings.xml", "xl/styles.xml"]
FLIP = st.tuples(st.integers(0, 1 << 20), st.integers(1, 255))
ODD = ["", "-1", "0", "99999999999", "1e999", "nan", "ZZZZ1", "XFD1048576", "x", "٣", "true"]


@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=3000))
def test_random_bytes(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "random.xlsx"
    path.write_bytes(content)

    refuse(path)


@settings(max_examples=200, deadline=None)
@given(flips=st.lists(FLIP, min_size=1, max_size=20))
def test_flipped_bytes(flips: list[tuple[int, int]], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = export(tmp_path_factory)
    path.write_bytes(flipped(path.read_bytes(), flips))

    readable_or_refused(path)


@settings(max_examples=200, deadline=None)
@given(part=st.sampled_from(PARTS), flips=st.lists(FLIP, min_size=1, max_size=3))
def test_flipped_bytes_behind_correct_checksums(
    part: str, flips: list[tuple[int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = change_member(export(tmp_path_factory), part, lambda xml: flipped(xml, flips))

    readable_or_refused(path)


@settings(max_examples=200, deadline=None)
@given(part=st.sampled_from(PARTS), which=st.integers(0, 500), value=st.sampled_from(ODD))
def test_odd_values_in_wellformed_xml(
    part: str, which: int, value: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    def change(xml: bytes) -> bytes:
        pieces = xml.split(b'"')
        pieces[1 + which * 2 % (len(pieces) - 1)] = value.encode()
        return b'"'.join(pieces)

    readable_or_refused(change_member(export(tmp_path_factory), part, change))


def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.getbasetemp() / "damaged.xlsx"
    path.write_bytes(sound(path.with_name("sound.xlsx")))
    return path


@cache
def sound(path: Path) -> bytes:
    """An export before anything happens to it; written once, as that takes longer than reading it."""
    return write_export(path, [record(), record(Tracking_ID=2)]).read_bytes()


def flipped(content: bytes, flips: list[tuple[int, int]]) -> bytes:
    changed = bytearray(content)
    for position, bits in flips:
        changed[position % len(changed)] ^= bits
    return bytes(changed)


def readable_or_refused(path: Path) -> None:
    try:
        export = read(path)
    except ExportProblem as problem:
        assert sentences.problem(problem, "id") != sentences.problem(problem, "en")
    else:
        assert isinstance(export, Export)
