"""The pin of an answer changes with everything that an approver looked at, and with nothing else."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.approvals import pin_of
from domain.attachments import Attachment
from domain.ids import CaseId
from tests.domain.cast import LETTER, PHOTO

BASE: dict[str, Any] = {"case": CaseId("c1"), "basis": 3, "text": "Sudah.", "attachments": (PHOTO,), "holding": False}
BASE |= {"send_when_approved": True}


@pytest.mark.parametrize(
    "change",
    [
        {"case": "c2"},
        {"basis": 4},
        {"text": "Sudah!"},
        {"text": "Sudah. "},
        {"attachments": ()},
        {"attachments": (PHOTO, LETTER)},
        {"attachments": (replace(PHOTO, sha256="c" * 64),)},
        {"attachments": (replace(PHOTO, name="lain.jpg"),)},
        {"holding": True},
        {"send_when_approved": False},
    ],
    ids=str,
)
def test_the_pin_names_every_part_of_the_answer(change: dict[str, object]) -> None:
    assert pin_of(**{**BASE, **change}) != pin_of(**BASE)


texts = st.text(st.characters(exclude_categories=()), max_size=30)  # with lone surrogates
files = st.lists(st.builds(Attachment, texts, texts, st.just(1), st.just("image/png")), max_size=3).map(tuple)
Answer = tuple[Any, ...]
answers = st.tuples(texts, st.integers(0, 9), texts, files, st.booleans(), st.booleans())


@given(answers, answers)
def test_two_answers_share_a_pin_only_if_they_are_one(one: Answer, other: Answer) -> None:
    def named(answer: Answer) -> tuple[Any, ...]:
        case, basis, text, attachments, *flags = answer
        return case, basis, text, [(a.sha256, a.name) for a in attachments], flags

    assert (pin_of(*one) == pin_of(*other)) == (named(one) == named(other))


def test_the_order_of_files_is_part_of_the_answer() -> None:
    assert pin_of(**{**BASE, "attachments": (PHOTO, LETTER)}) != pin_of(**{**BASE, "attachments": (LETTER, PHOTO)})
