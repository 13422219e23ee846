"""Texts to answer with: what is filled in, what is left open, which fit a case, and that no blank leaves the office."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import commands as c
from domain.case import Case, Status
from domain.directory import Template
from domain.errors import Code, Refused
from domain.templates import VARIABLES, Blank, blanks, filled, fitting, unknown_variables
from tests.domain.cast import BAMBANG, HARAPAN, MUARA, SARI, directory, world

DIRECTORY = directory()


def case(**changes: object) -> Case:
    return replace(world().case(Status.IN_PROGRESS), **changes)  # type: ignore[arg-type]


def test_what_the_case_has_is_filled_in_and_the_rest_stays() -> None:
    known = case(category=None)
    text = filled("{nomor}, {unit} {instansi}: {kategori} {isi: tanggal} {x} {petugas}", known, DIRECTORY, SARI)
    unit = DIRECTORY.units[known.holder.unit].name  # type: ignore[index]
    agency = DIRECTORY.agencies[known.holder.agency].name
    assert text == f"{known.tracking}, {unit} {agency}: {{kategori}} {{isi: tanggal}} {{x}} {SARI.name}"
    assert [blank.name for blank in blanks(text)] == ["kategori", "tanggal"]


def test_a_blank_is_found_where_it_stands() -> None:
    assert blanks("Pada {isi:  tanggal kerja } oleh {petugas}, {lain} {isi:} {isi}") == (
        Blank(5, 27, "tanggal kerja"),
        Blank(33, 42, "petugas"),
    )


@given(st.text(alphabet="{}is: nomor\n", max_size=60))
def test_any_text_is_read_without_trouble_and_blanks_lie_in_it(text: str) -> None:
    for blank in blanks(text):
        assert text[blank.start] == "{" and text[blank.end - 1] == "}" and blank.name
    assert not any(name in VARIABLES for name in unknown_variables(text))
    filled(text, case(), DIRECTORY, SARI)


def test_those_for_the_category_come_first_and_others_not_at_all() -> None:
    known = case(category="1-2")
    texts = [
        Template("a", HARAPAN, "Umum", "x"),
        Template("b", HARAPAN, "Jalan", "x", ("1-2",)),
        Template("c", HARAPAN, "Sekolah", "x", ("1-3",)),
        Template("d", HARAPAN, "Dalam proses", "x", statuses=("in_progress",)),
        Template("e", HARAPAN, "Tertutup", "x", statuses=("closed_by_admin",)),
        Template("f", HARAPAN, "Lama", "x", retired=True),
        Template("g", MUARA, "Tetangga", "x"),
    ]
    assert [each.id for each in fitting(texts, known)] == ["b", "d", "a"]


@pytest.mark.parametrize("left", ["{nomor}", "{isi: tanggal}", "{kategori}"])
def test_no_answer_leaves_with_a_blank(left: str) -> None:
    w = world()
    open_case = w.case(Status.IN_PROGRESS)
    outcome = w.attempt(open_case, SARI, c.SubmitReply(f"Sudah diperbaiki {left}."))
    assert isinstance(outcome, Refused) and outcome.code is Code.BLANKS_LEFT
    submitted = w.do(open_case, SARI, c.SubmitReply("Sudah diperbaiki {x}."))
    assert submitted.reply is not None, "braces of the author's own are no blank"
    changed = w.attempt(submitted, BAMBANG, c.ChangeReply(submitted.reply.pin, f"Sudah {left}."))
    assert isinstance(changed, Refused) and changed.code is Code.BLANKS_LEFT
