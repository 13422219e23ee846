"""A choice among many is found by a part of its name; what fits none or several stays and is said."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.models.world import World
from app.views.forms.choosing import ChoicePlace
from app.views.forms.fields import Day, Field, Pick, Scene, Switch, Tags, Words, WorkingDays
from app.views.forms.kinds import place_for
from app.views.forms.places import Place
from tests.support.console import NOW, SARI, Console

NAMES = [f"Dinas {word}" for word in ("Kesehatan", "Pendidikan", "Perhubungan", "Sosial", "Pertanian", "Perikanan")]
MANY = [*NAMES, *(f"Kecamatan {number}" for number in range(10))]


def scene(**answers: str) -> Scene:
    return Scene(None, SARI, World(), NOW, NOW.date(), answers)


@pytest.fixture
def shown(qtbot: QtBot, english: str) -> Callable[[Place], Place]:
    windows: list[QWidget] = []

    def show(place: Place) -> Place:
        window = QWidget()
        windows.append(window)
        column = QVBoxLayout(window)
        column.addWidget(place)
        column.addWidget(QLineEdit())  # somewhere else to go
        qtbot.addWidget(window)
        place.offer(scene())
        place.look(scene())
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return place

    return show


@pytest.fixture
def many(shown: Callable[[Place], Place], console: Console) -> ChoicePlace:
    options = [(name, str(number)) for number, name in enumerate(MANY)]
    place = shown(place_for(Pick("agency", "Agency", required=True, options=lambda scene: options), console.context))
    assert isinstance(place, ChoicePlace)
    return place


def edit_of(place: ChoicePlace) -> QLineEdit:
    edit = place.box.lineEdit()
    assert edit is not None
    return edit


def type_into(place: ChoicePlace, text: str) -> None:
    edit_of(place).setFocus()
    edit_of(place).selectAll()
    QTest.keyClicks(edit_of(place), text)


def leave(place: ChoicePlace) -> None:
    popup = edit_of(place).completer().popup()
    if popup.isVisible():
        QTest.keyClick(popup, Qt.Key.Key_Escape)
    QTest.keyClick(edit_of(place), Qt.Key.Key_Tab)
    assert not edit_of(place).hasFocus()


def test_a_part_of_one_name_alone_is_enough(many: ChoicePlace) -> None:
    type_into(many, "didik")
    leave(many)
    assert (many.answer(), many.box.currentText()) == ("1", "Dinas Pendidikan")
    assert many.objection(scene()) == ""


def test_what_fits_several_stays_and_is_said(many: ChoicePlace) -> None:
    type_into(many, "dinas per")
    leave(many)
    assert (many.answer(), many.box.currentText()) == ("", "dinas per")
    assert many.trouble.text() == "Several names fit. Choose one from the list."
    assert many.objection(scene()) == "Choose one first."


def test_what_fits_none_is_said_and_an_emptied_field_is_no_answer(many: ChoicePlace) -> None:
    type_into(many, "kejaksaan")
    leave(many)
    assert many.trouble.text() == "No name in the list fits."
    many.put("3")
    assert many.box.currentText() == "Dinas Sosial"
    edit_of(many).clear()
    edit_of(many).editingFinished.emit()
    assert many.answer() == ""


def test_an_entry_of_the_popup_is_chosen_by_keys(many: ChoicePlace, qtbot: QtBot) -> None:
    type_into(many, "per")
    popup = edit_of(many).completer().popup()
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert many.box.currentText() == "Dinas Pertanian" and many.answer() == "4"


@pytest.mark.parametrize("text", ["<b>x</b>", "\u202e", "👷🏽‍♀️", "a" * 8_000, "\x00"])
def test_whatever_is_typed_into_a_choice_is_no_answer(many: ChoicePlace, text: str) -> None:
    edit_of(many).setFocus()
    commit = QInputMethodEvent()
    commit.setCommitString(text)
    QApplication.sendEvent(edit_of(many), commit)
    leave(many)
    assert many.answer() == ""


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("27/11/2026", "2026-11-27"),
        ("1.2.2026", "2026-02-01"),
        ("2026-11-27", "2026-11-27"),
        (" 7 - 8 - 2026 ", "2026-08-07"),
        ("31/02/2026", None),
        ("27/11", None),
        ("besok", None),
        ("٢٧/١١/٢٠٢٦", "2026-11-27"),
        ("1/1/99999", None),
        ("0/0/0", None),
    ],
)
def test_days_are_read_as_people_write_them(typed: str, day: str | None) -> None:
    read = Day("due_on", "Due").read(typed)
    assert (read.isoformat() if read else None) == day


def test_tags_lose_their_blanks_and_doubles() -> None:
    assert Tags("tags", "Tags").read(" jalan, ,lubang ,jalan") == ("jalan", "lubang")


def test_a_text_that_is_too_long_says_by_how_much(shown: Callable[[Place], Place], console: Console) -> None:
    place = shown(place_for(Words("reason", "Reason", limit=lambda limits: 10), console.context))
    QTest.keyClicks(place.control, "a" * 13)
    assert place.objection(scene()) == "3 characters too many; the limit is 10."


def test_days_stay_within_what_the_rule_allows(shown: Callable[[Place], Place], console: Console) -> None:
    place = shown(place_for(WorkingDays("days", "Time", most=60), console.context))
    place.put("60")
    QTest.keyClick(place.control, Qt.Key.Key_Up)
    assert place.value() == 60
    place.put("1")
    QTest.keyClick(place.control, Qt.Key.Key_Down)
    assert place.value() == 1


@pytest.mark.parametrize(
    "field", [Pick("a", "A", options=lambda scene: [("x", "x"), ("y", "y")]), WorkingDays("b", "B")]
)
def test_the_wheel_scrolls_the_form_and_changes_no_answer(
    shown: Callable[[Place], Place], console: Console, field: Field
) -> None:
    place = shown(place_for(field, console.context))
    place.put("x" if isinstance(field, Pick) else "7")
    before = place.answer()
    middle = place.control.rect().center()
    for by in (-120, 120):
        wheel = QWheelEvent(
            QPointF(middle),
            QPointF(place.control.mapToGlobal(middle)),
            QPoint(),
            QPoint(0, by),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(place.control, wheel)
        assert place.answer() == before


def test_a_switch_takes_no_more_room_than_its_form_has_and_its_words_can_be_clicked(
    shown: Callable[[Place], Place], console: Console
) -> None:
    place = shown(place_for(Switch("mandatory", "Mandatory: a full answer waits for it " * 4), console.context))
    assert place.minimumSizeHint().width() < 200
    QTest.mouseClick(place.label, Qt.MouseButton.LeftButton)
    assert place.value() is True
    QTest.mouseClick(place.control, Qt.MouseButton.LeftButton)
    assert place.value() is False
    QTest.keyClick(place.control, Qt.Key.Key_Space)
    assert place.value() is True
