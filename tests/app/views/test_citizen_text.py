"""The reporter's own words, in the letters that the product has."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.queries import CaseView
from app.views.case.citizen_text import CitizenText
from tests.support.console import new_case


@pytest.mark.usefixtures("dressed")
def test_the_last_line_in_sight_is_whole(qtbot: QtBot) -> None:
    citizen = CitizenText()
    qtbot.addWidget(citizen)
    citizen.resize(470, 300)
    citizen.show()
    case = replace(new_case(1, 1).case, original_text="Kepada yth.\n" + "Jalan rusak, mohon diperbaiki. " * 12)
    citizen.show_view(CaseView(case, 1, (), None, None), opened=True)
    QApplication.processEvents()
    citizen.make_room(True)
    QApplication.processEvents()
    line = citizen.text.document().firstBlock().layout().lineAt(0).height()
    assert citizen.text.viewport().height() == 4 * line + citizen.text.document().documentMargin()
