"""Searching as an officer does it: with keys, while typing, without a connection, and back to where one was."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.models.queries import View
from app.settings import Settings
from app.status import Link, Progress, SyncStatus
from app.views.case_list.model import LINE_ROLE
from app.views.main_window import MainWindow
from app.views.search.finder import Finder
from app.views.search.model import FoundModel
from domain.commands import AddNote
from domain.ids import CaseId
from tests.support.console import NOW, SARI, WORLD, Console, new_case
from tests.support.ui_thread import off_ui_thread_allowed

NAUGHTY = (
    "<img src='file:///etc/passwd'>",
    "\u202eterbalik\u202c",
    "a\u200bb\x00c",
    "'; DROP TABLE page; --",
    "NEAR(jalan lampu)",
    "title:* AND (",
    "😀 jalan 😀",
    "jalan " * 60,
    '"""',
    "-",
)


OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(console: Console, tmp_path: Path, qtbot: QtBot, indonesian: str) -> OpenWindow:
    with off_ui_thread_allowed():
        console.indexed()

    def opened(**changed: object) -> MainWindow:
        window = MainWindow(replace(console.context, **changed), Settings(tmp_path / "settings.ini"))  # type: ignore[arg-type]
        qtbot.addWidget(window)
        window.show()
        qtbot.waitActive(window)
        qtbot.waitUntil(lambda: window.case_list.list.cases.rowCount() == 16)
        window.case_list.list.setFocus()
        return window

    return opened


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window()


@pytest.fixture
def finder(window: MainWindow) -> Finder:
    return window.finder


def press(key: Qt.Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key as the keyboard sends it: to whatever has the focus."""
    place = QApplication.focusWidget()
    assert place is not None
    if isinstance(key, str):
        QTest.keyClicks(place, key)
    else:
        QTest.keyClick(place, key, modifiers)


def label(finder: Finder, name: str) -> str:
    found = finder.findChild(QWidget, f"finder.{name}")
    assert found is not None
    return str(found.text()) if found.isVisible() else ""  # type: ignore[attr-defined]


def ask(window: MainWindow, typed: str, qtbot: QtBot) -> list[str]:
    """Type the question and wait for its answer; the cases in the order of the list."""
    finder = window.finder
    finder.field.setFocus()
    finder.field.selectAll()
    press(typed)
    qtbot.waitUntil(lambda: finder.answered == typed)
    rows = finder.found.found
    return [str(rows.case_at(row)) for row in range(rows.rowCount())]


Answered = Callable[[str], list[str]]


@pytest.fixture
def answered(window: MainWindow, qtbot: QtBot) -> Answered:
    return lambda typed: ask(window, typed, qtbot)


def has_focus(pane: QWidget) -> bool:
    place = QApplication.focusWidget()
    return place is not None and (place is pane or pane.isAncestorOf(place))


@pytest.mark.parametrize("how", ["slash", "ctrl+f", "ctrl+f in the case", "ctrl+f in the outbox"])
def test_the_keyboard_gets_to_the_field(window: MainWindow, finder: Finder, how: str, qtbot: QtBot) -> None:
    match how:
        case "slash":
            press("/")
        case "ctrl+f in the outbox":
            window.navigation.choose(View.OUTBOX)
            window.navigation.setFocus()
            QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        case _:
            if "case" in how:
                press(Qt.Key.Key_Return)
                assert has_focus(window.case)
            QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(finder.field.hasFocus)
    assert finder.field.text() == ""
    assert finder.isVisible()


def test_the_slash_is_one_of_the_letters_that_can_be_turned_off(window: MainWindow, finder: Finder) -> None:
    window._settings.put("single_letters", False)
    press("/")
    assert not finder.field.hasFocus()


def test_typing_finds_and_the_words_are_marked(window: MainWindow, finder: Finder, answered: Answered) -> None:
    found = answered("lampu")
    assert set(found) == {f"case-{n:04}" for n in (2, 3, 7, 12, 17, 22)}
    assert label(finder, "count") == "Ditemukan: 6"
    line = finder.found.found.index(0).data(LINE_ROLE)
    assert [line.title[start:end] for start, end in line.title_marked] == ["Lampu"]
    answer = finder.found.found.index(found.index("case-0003")).data(LINE_ROLE)
    assert [answer.passage[start:end] for start, end in answer.passage_marked] == ["Lampu"]
    spoken = finder.found.found.index(found.index("case-0003")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Jawaban: Lampu sudah diganti" in spoken


def test_letter_by_letter_the_last_answer_stands(window: MainWindow, finder: Finder, qtbot: QtBot) -> None:
    press("/")
    for letter in "jembatan gantung":
        press(letter)
        qtbot.wait(5)  # faster than an answer comes
    qtbot.waitUntil(lambda: finder.answered == "jembatan gantung")
    assert finder.found.found.answer.asked.groups[0][0].words == ("jembatan",)
    assert finder.found.found.rowCount() == 5


def test_an_answer_to_what_is_no_longer_asked_is_dropped(
    window: MainWindow, console: Console, finder: Finder, qtbot: QtBot
) -> None:
    gate, shown = threading.Event(), list[tuple[object, str]]()
    finder.wanted.connect(lambda _: shown.append((finder.answered, finder.field.text())))
    with off_ui_thread_allowed():
        console.workers.background.submit(gate.wait, 10)
    press("/")
    press("drain")
    qtbot.waitUntil(lambda: finder.findChild(QWidget, "finder.count").text() == "Mencari…")  # type: ignore[union-attr]
    press("ase")
    gate.set()
    qtbot.waitUntil(lambda: finder.answered == "drainase")
    assert shown == [("drainase", "drainase")]


def test_a_number_alone_finds_its_case_and_enter_opens_it(window: MainWindow, answered: Answered) -> None:
    assert answered("#8500011") == ["case-0011"]
    press(Qt.Key.Key_Return)
    assert window.case.case_id == "case-0011"
    assert has_focus(window.case)


def test_down_goes_in_up_comes_back_and_escape_gives_the_view_back(
    window: MainWindow, finder: Finder, answered: Answered
) -> None:
    rows = window.case_list.list
    rows.setFocus()
    for _ in range(4):
        press(Qt.Key.Key_Down)
    kept = rows.selected_case
    found = answered("jembatan")
    assert window.case.case_id == kept, "nothing is opened while one types"
    press(Qt.Key.Key_Down)
    assert has_focus(finder.found) and window.case.case_id == found[0]
    press(Qt.Key.Key_Down)
    assert window.case.case_id == found[1]
    press(Qt.Key.Key_Return)
    assert has_focus(window.case)
    press(Qt.Key.Key_Escape)
    assert has_focus(finder.found) and finder.found.selected_case == found[1], "first back to the row"
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    assert finder.field.hasFocus()
    press(Qt.Key.Key_Escape)
    assert finder.field.text() == "" and has_focus(rows) and rows.isVisible()
    assert rows.selected_case == kept


def test_another_view_ends_the_search(window: MainWindow, finder: Finder, answered: Answered) -> None:
    answered("jembatan")
    window.navigation.choose(View.NEW)
    assert not finder.is_searching and window.case_list.isVisible()


def test_letters_act_on_what_was_found(window: MainWindow, answered: Answered) -> None:
    answered("drainase")
    press(Qt.Key.Key_Down)
    press("n")
    place = QApplication.focusWidget()
    assert place is not None and window.case.work.note.isAncestorOf(place)


def test_f6_goes_to_what_was_found(window: MainWindow, finder: Finder, answered: Answered) -> None:
    answered("drainase")
    window.navigation.setFocus()
    press(Qt.Key.Key_F6)
    assert has_focus(finder.found)


@pytest.mark.parametrize(
    ("typed", "tips"),
    [
        ("xilofon", ["Periksa ejaan"]),
        ("xilofon -jalan", ["Periksa ejaan", "Atau hapus pengecualian “-”."]),
        ("unit:xilofon ", ["Periksa ejaan", "Atau hapus syaratnya"]),
    ],
)
def test_nothing_found_says_what_to_try(finder: Finder, answered: Answered, typed: str, tips: list[str]) -> None:
    assert answered(typed) == []
    said = label(finder, "nothing")
    assert [tip in said for tip in tips] == [True] * len(tips) and len(said.splitlines()) == len(tips)
    assert label(finder, "count") == ""
    finder.clear.click()
    assert finder.field.hasFocus() and not finder.is_searching


def test_two_letters_alone_are_a_word_and_no_beginning(finder: Finder, answered: Answered) -> None:
    assert answered("la") == []
    assert label(finder, "nothing").startswith("Tidak ada laporan dengan kata ini. Ketik sedikitnya tiga huruf")
    assert answered("rt")


def test_what_is_not_understood_is_said_beside_the_answer(finder: Finder, answered: Answered) -> None:
    assert answered("sejak:kemarin drainase ")
    assert label(finder, "remarks").startswith("“kemarin” bukan tanggal.")


def test_while_it_is_indexed_that_is_said_and_news_come_in(
    open_window: OpenWindow, console: Console, qtbot: QtBot
) -> None:
    progress = Progress(1_200, 2_000)
    window = open_window(indexed=lambda: progress)
    assert ask(window, "xilofon", qtbot) == []
    assert label(window.finder, "remarks") == "Mengindeks… 1.200 dari 2.000"
    progress = Progress(25, 25)
    console.take([replace(new_case(100, 2).case, title="Xilofon hilang")])
    qtbot.waitUntil(lambda: window.finder.found.found.rowCount() == 1)
    qtbot.waitUntil(lambda: label(window.finder, "remarks") == "")


def test_before_the_index_is_open_nothing_is_said_about_spelling(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(indexed=lambda: None)
    ask(window, "xilofon", qtbot)
    assert label(window.finder, "nothing") == "Pencarian sedang disiapkan…"


def test_no_room_for_the_index_is_said(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(indexed=lambda: Progress(20, 24, "disk_full"))
    ask(window, "drainase", qtbot)
    assert label(window.finder, "remarks").startswith("Baru 20 dari 24 laporan yang dapat dicari.")


def test_the_chosen_case_stays_chosen_when_work_is_added(
    window: MainWindow, console: Console, finder: Finder, answered: Answered, qtbot: QtBot
) -> None:
    found = answered("jembatan")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    view = console.context.queries.case(CaseId(found[4]), WORLD)
    assert view is not None
    console.context.desk.submit(view, AddNote("jembatan jembatan")).result(10)
    qtbot.waitUntil(lambda: any(finder.found.found.index(n).data(LINE_ROLE).unsent for n in range(len(found))))
    assert finder.found.selected_case == found[1]
    assert finder.found.selectedIndexes()


def test_offline_it_finds_as_well(console: Console, answered: Answered) -> None:
    console.link(SyncStatus(Link.OFFLINE, NOW))
    assert len(answered("drainase")) == 5


def marked_words(sheet: QTextEdit | QPlainTextEdit) -> list[str]:
    return [one.cursor.selectedText() for one in sheet.extraSelections()]


def test_in_the_open_case_the_words_are_marked_until_the_search_ends(
    window: MainWindow, console: Console, answered: Answered, qtbot: QtBot
) -> None:
    emoji = replace(new_case(100, 2).act(SARI, AddNote("Kata 😀😀 xilofon di catatan.")).case)
    console.take([replace(emoji, title="Uji", original_text="Ada 😀 xilofon; xilofonnya dua.")])
    qtbot.waitUntil(lambda: (console.indexer.progress or Progress()).done == 25)
    answered("xilofon")
    press(Qt.Key.Key_Down)
    reading = window.case.reading
    qtbot.waitUntil(lambda: marked_words(reading.citizen.text) == ["xilofon", "xilofonnya"])
    qtbot.waitUntil(lambda: marked_words(reading.timeline) == ["xilofon"])
    press(Qt.Key.Key_Escape)
    assert marked_words(reading.citizen.text) == marked_words(reading.timeline) == []


def test_marks_follow_a_sheet_that_is_written_anew(window: MainWindow, answered: Answered, qtbot: QtBot) -> None:
    answered("ditindaklanjuti")
    press(Qt.Key.Key_Down)
    timeline = window.case.reading.timeline
    qtbot.waitUntil(lambda: "ditindaklanjuti" in marked_words(timeline))
    timeline.write()
    qtbot.waitUntil(lambda: marked_words(timeline) == ["ditindaklanjuti"])
    selection = timeline.extraSelections()[0]
    assert isinstance(selection.cursor, QTextCursor)
    assert selection.format.fontUnderline(), "not by colour alone"


@pytest.mark.parametrize("typed", NAUGHTY)
def test_whatever_is_typed_is_answered_and_painted(
    window: MainWindow, console: Console, finder: Finder, qtbot: QtBot, typed: str
) -> None:
    case = new_case(100, 2).case
    console.take([replace(case, title=f"jalan {typed}"[:250], original_text=f"{typed} lampu")])
    finder.field.setFocus()
    finder.field.setText(typed)
    qtbot.waitUntil(lambda: finder.answered == finder.field.text())
    window.grab()
    assert finder.found.found.rowCount() in range(26)


def test_the_field_says_what_it_is_and_is_large_enough(finder: Finder) -> None:
    assert finder.field.accessibleName() == "Cari di semua laporan"
    assert "-kecuali" in finder.field.toolTip()
    assert finder.field.height() >= 24


def test_as_a_qt_model_it_keeps_every_rule(console: Console, qtbot: QtBot) -> None:
    with off_ui_thread_allowed():
        console.indexed()
        answer = console.context.search.find("jembatan", WORLD, NOW.tzinfo)  # type: ignore[arg-type]
        other = console.context.search.find("drainase", WORLD, NOW.tzinfo)  # type: ignore[arg-type]
    model = FoundModel(console.context)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for one in (answer, other, answer, answer):
        model.take_answer(one)
        assert model.rowCount(QModelIndex()) == len(one.numbers)
        assert model.index(0).data(LINE_ROLE).passage
    tester.deleteLater()
