"""Outside text is inert: no label guesses HTML, and nothing in the views could be handed any."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.views.case.inert import cell, is_plain, left_out, one_line, shown, typed, unbroken
from app.views.case_list.model import CaseListModel
from app.views.conflict.review import ConflictReview
from app.views.labels import plain_label
from domain.commands import Correct
from domain.protocol import Outcome, Result
from tests.app.views.case.reading import commands, mark_sent
from tests.app.views.conflict.making import queued
from tests.support.console import Console, new_case
from tests.support.ui_thread import off_ui_thread_allowed

VIEWS = Path(__file__).parents[3] / "app" / "views"
HOSTILE = "<b>x</b><img src='file:///etc/hostname' width='300' height='300'>"

# What takes a text for HTML by itself or is made for it; the one module that may have a QLabel makes it plain.
GUESSERS = {"QLabel", "QMessageBox", "QTextBrowser", "setHtml", "insertHtml", "appendHtml", "setMarkdown", "toHtml"}
MAY = {("labels.py", "QLabel")}
ESCAPES = "tooltip"


def guessing_calls(tree: ast.AST, name: str) -> list[str]:
    """Calls that could take outside text for HTML, and tool tips that were not escaped."""
    found = []
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if called in GUESSERS and (name, called) not in MAY:
            found.append(f"{name}:{call.lineno} {called}")
        if called == "setToolTip":
            argument = call.args[0]
            escaped = isinstance(argument, ast.Call) and getattr(argument.func, "id", "") == ESCAPES
            if not escaped:
                found.append(f"{name}:{call.lineno} a tool tip that is not escaped")
    return found


def test_no_view_takes_text_for_html() -> None:
    modules = sorted(VIEWS.rglob("*.py"))
    assert len(modules) > 30
    assert [line for path in modules for line in guessing_calls(ast.parse(path.read_text("utf-8")), path.name)] == []


@pytest.mark.parametrize(
    "code",
    ["QLabel(case.title)", "box = QMessageBox()", "self.view.setHtml(text)", "self.setToolTip(case.title)"],
)
def test_the_guard_sees_each_way_to_do_it(code: str) -> None:
    assert guessing_calls(ast.parse(code), "screen.py")
    assert not guessing_calls(ast.parse("self.setToolTip(tooltip(case.title))"), "screen.py")


def test_a_label_shows_tags_as_letters(qtbot: QtBot) -> None:
    label, guessing = plain_label(HOSTILE), QLabel(HOSTILE)
    for one in (label, guessing):
        qtbot.addWidget(one)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.sizeHint().width() >= QFontMetrics(label.font()).horizontalAdvance(HOSTILE)
    assert guessing.sizeHint().height() >= 300, "the danger is real: Qt's own label made room for the picture"
    assert label.sizeHint().height() < 40
    label.setText(HOSTILE + "<i>")
    assert label.sizeHint().height() < 40


def test_a_conflict_shows_the_words_of_others_as_letters(console: Console, qtbot: QtBot) -> None:
    case = replace(new_case(40, days_ago=2).case, title=HOSTILE)
    console.take([case])
    id = queued(console, Correct(title=f"{HOSTILE} mine"), case.id)
    mark_sent(console)
    fields = {"title": f"{HOSTILE} theirs", "title.by": f"{HOSTILE}\u202e\n", "title.by_agency": HOSTILE}
    console.answer(Result(id, 1, Outcome.CONFLICT, case.id, 99, fields=fields))
    review = ConflictReview(console.context)
    qtbot.addWidget(review)
    review.resize(1126, 640)
    review.show()
    review.open(commands(console)[0])
    qtbot.waitUntil(lambda: bool(review.panels))
    (panel,) = review.panels
    assert HOSTILE in review.parts.heading.text() and HOSTILE in panel.story.text()
    assert "\u202e" not in panel.story.text() and "\n" not in panel.story.text()
    for sheet in (panel.base, panel.mine, panel.theirs):
        assert HOSTILE in sheet.text()
        assert "\ufffc" not in sheet.text(), "no picture was made of it"
    labels = review.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    panel.place.begin(panel.field, None)
    assert panel.place.value() == f"{HOSTILE} mine"


def test_a_row_hands_no_tag_to_a_tool_tip(console: Console) -> None:
    case = replace(new_case(40, days_ago=2).case, title=HOSTILE)
    console.take([case])
    model = CaseListModel(console.context)
    with off_ui_thread_allowed():
        key = console.context.queries.key_of(case.id)
    assert key is not None
    model.take_keys([key])
    tip = model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip and "&lt;img src=" in tip
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith(HOSTILE)


def test_a_name_that_runs_from_right_to_left_turns_nothing_beside_it_around() -> None:
    arabic = "\u0645\u0631\u062d\u0628\u0627 12"
    assert one_line(f"{arabic}\nb") == f"\u2068{arabic} b\u2069" and one_line("Sari") == "Sari"
    sentence = f"“{one_line(arabic)}” · 3"
    assert shown(sentence) == sentence, "a sentence that is made harmless once more keeps what was put around a part"
    broken_out = one_line(f"a\u2069{arabic}\u2068\u202e")
    assert shown(broken_out) == broken_out == f"\u2068a\ufffd{arabic}\ufffd\ufffd\u2069"
    assert unbroken(arabic) == arabic and cell(arabic) == arabic


def test_what_is_typed_keeps_its_lines_and_loses_only_what_nobody_sees() -> None:
    assert typed("a\r\nb\rc\vd\fe\u2028f\u2029g\x85h") == "a\nb\nc\nd\ne\nf\ng\nh"
    assert typed("a\x00b\x1b[31m\ttab\u200b👩🏽\u200d🚒") == "ab[31m\ttab\u200b👩🏽\u200d🚒"
    assert (left_out("a\x00b\x1b\r\n\v"), left_out("a\tb")) == (2, 0)
    assert is_plain("rahasia 12") and not is_plain("rahasia\n") and not is_plain("raha\x00sia")
