"""Filling in a form as a person does: with keys, in whatever place it asks."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.views.forms.choosing import ChoicePlace, SeveralPlace
from app.views.forms.fields import YES
from app.views.forms.places import Place, SwitchPlace, WorkingDaysPlace
from app.views.forms.sheet import FormSheet
from tests.app.views.case.reading import type_keys


def give(sheet: FormSheet, answers: dict[str, str]) -> None:
    """Answer each field by its name, the way its draft would hold the answer."""
    for name, answer in answers.items():
        _answer(sheet.places[name], answer)
        assert sheet.places[name].answer() == answer, name


def _answer(place: Place, answer: str) -> None:
    match place:
        case ChoicePlace():
            _choose(place, answer)
        case SwitchPlace():
            if (answer == YES) != place.box.isChecked():
                QTest.keyClick(place.box, Qt.Key.Key_Space)
        case SeveralPlace():
            for id in answer.split():
                box = place._boxes[id]
                if not box.isChecked():
                    QTest.keyClick(box, Qt.Key.Key_Space)
        case WorkingDaysPlace():
            while place.answer() != answer:
                QTest.keyClick(place.box, Qt.Key.Key_Up if int(place.answer()) < int(answer) else Qt.Key.Key_Down)
        case _:
            _erase(place)
            type_keys(place.control, answer)


def _choose(place: ChoicePlace, answer: str) -> None:
    place.box.setFocus()
    QTest.keyClick(place.box, Qt.Key.Key_Home)
    for _ in range(place.box.count()):
        if place.answer() == answer:
            return
        QTest.keyClick(place.box, Qt.Key.Key_Down)


def _erase(place: Place) -> None:
    place.control.setFocus()
    QTest.keyClick(place.control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(place.control, Qt.Key.Key_Delete)
