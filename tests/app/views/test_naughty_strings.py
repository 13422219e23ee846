"""Strings that break programs, in the reports that arrive and in every field that is typed into: text stays text."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.models.queries import View
from app.settings import Settings
from app.views.case.inert import one_line, shown, typed
from app.views.main_window import MainWindow
from domain.case import Place, Reporter
from domain.ids import CaseId
from tests.support import access
from tests.support.console import Console, new_case
from tests.support.screens import SCREENS, case_states

NAUGHTY = {
    "html": "<b>x</b><img src='file:///etc/hostname' width='300' height='300'><script>1</script>",
    "remote": "<img src='http://192.0.2.1/x.png'>[a](http://192.0.2.1)",
    "right to left": "\u202egnp.exe \u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd",
    "zero width": "la\u200bpor\u200d\ufeff\u2060an",
    "long": "Jalan rusak " * 667,
    "nul": "a\x00b\x07c\x1b[31m",
    "emoji": "👩🏽\u200d🚒🇮🇩 rusak 🚧",
    "one": "x",
    "format": "{0} %s %n %1 {name} && &amp;",
}


@pytest.mark.parametrize("name", NAUGHTY)
def test_a_report_made_of_it_is_shown_as_text(name: str, console: Console, qtbot: QtBot, english: str) -> None:
    bad = NAUGHTY[name]
    plain = new_case(0, days_ago=1).case
    case = replace(
        plain,
        id=CaseId("case-0000"),
        version=plain.version + 9,
        title=bad,
        original_text=bad,
        place=Place(bad, bad, bad, bad),
        reporter=Reporter(bad, phone=bad),
        events=tuple(replace(event, text=bad) for event in plain.events),
    )
    console.take([case])
    window = MainWindow(console.context, Settings(console.profile.root / "settings.ini"))
    qtbot.addWidget(window)
    window.show()
    window.navigation.choose(View.ALL)
    qtbot.waitUntil(lambda: window.case_list.list.cases.rowCount() == 24)
    assert window.case_list.list.select_case(case.id)
    row = window.case_list.list.currentIndex()
    assert str(row.data(Qt.ItemDataRole.AccessibleTextRole)).startswith(one_line(bad)[:50])
    assert "<img" not in str(row.data(Qt.ItemDataRole.ToolTipRole))
    for _ in case_states(window.case):
        if window.case.case_id != case.id:
            continue
        QApplication.processEvents()
        assert window.case.header.title.text() == one_line(bad)
        assert shown(bad).strip()[:200] in window.case.reading.citizen.text.toPlainText().replace("\u2029", "\n")
        labels = window.findChildren(QLabel)
        assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
        assert window.minimumSizeHint().width() <= access.SMALL_SCREEN[0]
        assert "\ufffc" not in window.case.text(), "no picture was made of it"


@pytest.mark.parametrize("name", NAUGHTY)
def test_every_field_takes_it_and_gives_it_back(name: str, console: Console, qtbot: QtBot, english: str) -> None:
    bad, fields = NAUGHTY[name], 0
    for screen in SCREENS:
        if screen.startswith("window"):
            continue
        window = SCREENS[screen](console)
        qtbot.addWidget(window)
        window.show()
        for field in window.findChildren(QLineEdit):
            if field.isVisible() and not field.isReadOnly():
                fields += 1
                field.setText(bad)
                assert field.text() == bad[: field.maxLength()]
        window.hide()
    assert fields >= 5


@pytest.mark.parametrize("name", NAUGHTY)
def test_every_editor_of_a_case_keeps_it_as_a_draft(
    name: str, console: Console, qtbot: QtBot, english: str, tmp_path: Path
) -> None:
    window = MainWindow(console.context, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.show()
    wanted, editors = typed(NAUGHTY[name]), 0
    for state in case_states(window.case):
        for editor in window.case.findChildren(QPlainTextEdit):
            if editor.isVisible() and not editor.isReadOnly():
                editors += 1
                editor.setPlainText(NAUGHTY[name])
                assert typed(editor.toPlainText()) == wanted, state
    assert editors > 5
    window.case.flush()
    qtbot.waitUntil(lambda: not window.case.has_unsaved())
