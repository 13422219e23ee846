"""Differences are marked word by word in bounded work, and nothing in a text is lost or taken as a format."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.views.case import differences
from app.views.case.differences import Fate, Piece, pieces
from app.views.conflict.sheet import Sheet

PARTS = ["satu", "dua", "tiga", " ", "  ", "\n", "👩‍👩‍👧", "שלום", "\u202e", "e\u0301"]
WORDS = st.lists(st.sampled_from(PARTS), max_size=40)
NAUGHTY = (
    "<b>x</b><img src='file:///etc/hostname' width='300'>",
    "a  b\tc\n\nd",
    "👩‍👩‍👧‍👦 🇮🇩 e\u0301 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉",
    "مرحبا בעולם abc",
    "\u202eevil\u202c \u2066x\u2069",
    "\x00\x07\x1b[31m",
    "&lt;b&gt; &amp; %s {0} {who} \\n",
    "\ud800 half",
)


def side(found: list[Piece], left_out: Fate) -> str:
    return "".join(piece.text for piece in found if piece.fate is not left_out)


@given(WORDS, WORDS)
def test_both_texts_can_be_read_out_of_their_difference(before: list[str], after: list[str]) -> None:
    old, new = "".join(before), "".join(after)
    found = list(pieces(old, new))
    assert (side(found, Fate.NEW), side(found, Fate.GONE)) == (old, new)
    assert all(piece.text for piece in found)


def test_a_word_changed_in_a_long_text_is_all_that_is_marked() -> None:
    words = [f"kata{n % 90}" for n in range(1_600)]
    changed = [*words]
    for place in (5, 700, 1_400):
        changed[place] = "BARU"
    found = list(pieces(" ".join(words), " ".join(changed)))
    assert [piece.text for piece in found if piece.fate is Fate.NEW] == ["BARU"] * 3
    assert len(found) == 10


@pytest.mark.parametrize("length", [4_000, 10_000])
def test_the_worst_texts_are_not_compared_word_by_word(length: int, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []

    class Counting(differences.SequenceMatcher):  # type: ignore[type-arg]
        def __init__(self, junk: None, old: list[str], new: list[str], autojunk: bool) -> None:
            compared.append(len(old) * len(new))
            super().__init__(junk, old, new, autojunk)

    monkeypatch.setattr(differences, "SequenceMatcher", Counting)
    chance = random.Random(3)
    for alphabet in ("ab", "abcdefghij"):
        compared.clear()
        old, new = (" ".join(chance.choice(alphabet) for _ in range(length)) for _ in range(2))
        found = list(pieces(old, new))
        assert (side(found, Fate.NEW), side(found, Fate.GONE)) == (old, new)
        assert sum(compared) <= 250_000


@pytest.mark.parametrize("text", NAUGHTY)
@pytest.mark.parametrize("before", [None, "", "lain sama sekali", "<i>dulu</i>"])
def test_a_sheet_shows_hostile_text_as_text(qtbot: QtBot, text: str, before: str | None) -> None:
    sheet = Sheet("Text", whole=False)
    qtbot.addWidget(sheet)
    sheet.resize(360, 200)
    sheet.show_text(text, before)
    shown = sheet.text()
    assert "\u202e" not in shown and "\x1b" not in shown and "\x00" not in shown
    for word in ("<b>x</b><img", "src='file:///etc/hostname'", "&lt;b&gt;", "{who}", "🇮🇩"):
        assert (word in text) == (word in shown)
    assert "￼" not in shown, "nothing was taken for a picture"


def test_a_change_of_white_space_alone_can_be_seen(qtbot: QtBot) -> None:
    sheet = Sheet("Text", whole=False)
    qtbot.addWidget(sheet)
    sheet.show_text("satu  dua\ntiga", "satu dua tiga")
    assert "+␣␣" in sheet.text() and "+⏎" in sheet.text()


def test_what_is_gone_and_what_is_new_differ_by_sign_stroke_and_weight(qtbot: QtBot) -> None:
    sheet = Sheet("Text", whole=False)
    qtbot.addWidget(sheet)
    sheet.show_text("jalan baru", "jalan lama")
    shapes = {}
    block = sheet.document().begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            fragment = parts.fragment()
            shapes[fragment.text().strip()] = fragment.charFormat()
            parts += 1
        block = block.next()
    assert shapes["−lama"].fontStrikeOut() and not shapes["+baru"].fontStrikeOut()
    assert shapes["+baru"].fontWeight() > shapes["−lama"].fontWeight()
    assert QColor(shapes["+baru"].foreground().color()) != QColor(shapes["−lama"].foreground().color())


def test_a_long_text_is_begun_at_its_top(qtbot: QtBot) -> None:
    sheet = Sheet("Text", whole=False)
    qtbot.addWidget(sheet)
    sheet.resize(300, 120)
    sheet.show()
    sheet.show_text("kata " * 1_600, None)
    assert sheet.verticalScrollBar().maximum() > 0 and sheet.verticalScrollBar().value() == 0
