"""Leave and substitutes, arranged without a mouse and without a connection, by those who may and for nobody else."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.models.outbox import State
from app.models.queries import View
from app.settings import Settings
from app.views.case.work_area import Page
from app.views.delegation.standing import on_their_way
from app.views.delegation.window import DelegationWindow
from app.views.jotting import DELEGATION
from app.views.main_window import MainWindow
from domain.commands import ApproveReply, SubmitReply
from domain.directory import Leave
from domain.directory_commands import AppointSubstitute, CancelLeave, TakeLeave
from domain.people import Capacity, Person, Role
from domain.substitution import Substitution, whole_days
from tests.app.views.case.reading import commands, press, stored_text, type_keys, until
from tests.support import console as support
from tests.support.console import BAMBANG, RATNA, REGENCY, ROADS, SARI, Console, new_case, open_console

OpenConsole = Callable[[Person], Console]
TODAY = date(2026, 11, 20)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def consoles(tmp_path: Path, qapp: QApplication) -> Iterator[OpenConsole]:
    with ExitStack() as stack:
        yield lambda person: open_console(tmp_path / person.id, person, stack, undo_seconds=10)


@pytest.fixture
def behind(qtbot: QtBot) -> QWidget:
    """The window that theirs stands beside."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def opened(console: Console, behind: QWidget, qtbot: QtBot) -> DelegationWindow:
    window = DelegationWindow(console.context, behind)
    window.show()
    qtbot.waitActive(window)
    until(qtbot, lambda: window.isVisible() and not window.waiting.isVisible())
    return window


def choose(window: DelegationWindow, field: str, words: str) -> None:
    """By typing the beginning of what stands in the list, and Enter."""
    place = window.asking.sheet.places[field]
    place.setFocus()
    box = place.control
    wanted = next(row for row in range(box.count()) if words in box.itemText(row))  # type: ignore[attr-defined]
    while box.currentIndex() != wanted:  # type: ignore[attr-defined]
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < wanted else Qt.Key.Key_Up)  # type: ignore[attr-defined]
    assert place.answer()


def write(window: DelegationWindow, field: str, words: str) -> None:
    control = window.asking.sheet.places[field].control
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_A, CTRL)
    type_keys(control, words)


def endings(window: DelegationWindow) -> list[str]:
    return [button.text() for button in window.absent.findChildren(QPushButton) if button.isVisible()]


def test_an_admin_appoints_a_substitute_for_whole_days_of_the_region(
    consoles: OpenConsole, behind: QWidget, qtbot: QtBot, english: str
) -> None:
    console = consoles(RATNA)
    window = opened(console, behind, qtbot)
    press(window.appoint)
    asking = window.asking
    choose(window, "office", "Bambang Prakoso · Supervisor, Dinas PUPR")
    offered = asking.sheet.places["substitute"].control
    assert [offered.itemText(row) for row in range(offered.count())] == [SARI.name], "neither him nor herself"  # type: ignore[attr-defined]
    choose(window, "substitute", SARI.name)
    choose(window, "capacity", "Plt.")
    write(window, "first", "23/11/2026")
    write(window, "last", "20/11/2026")
    press(asking.submit)
    assert asking.sheet.places["last"].trouble.text() == "The last day lies before the first."
    write(window, "last", "25/11/2026")
    press(asking.submit)
    until(qtbot, window.waiting.isVisible)
    made = commands(console)[0]
    assert made.envelope.command == AppointSubstitute(
        SARI.id,
        BAMBANG.id,
        Role.SUPERVISOR,
        REGENCY,
        datetime(2026, 11, 22, 16, tzinfo=UTC),  # midnight in the WITA zone
        datetime(2026, 11, 25, 16, tzinfo=UTC),
        ROADS,
        Capacity.ACTING,
    )
    assert window.substitutes.text() == (
        "Sari Wulandari Plt. Bambang Prakoso\nSupervisor, Dinas PUPR · Mon 23 Nov to Wed 25 Nov"
    )
    assert window.waiting.text().startswith("Appointment of a substitute · Sari Wulandari Plt. Bambang Prakoso\n↥ ")
    window.waiting.asked.emit(0)
    until(qtbot, lambda: not window.waiting.isVisible())
    assert commands(console)[0].state is State.WITHDRAWN and window.substitutes.text() == ""
    assert window.said.text() == "Taken back. It was not sent."


def test_who_is_no_admin_takes_leave_and_comes_back_early(
    consoles: OpenConsole, behind: QWidget, qtbot: QtBot, english: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = support.WORLD.directory
    away = replace(directory.people[BAMBANG.id], leave=(Leave(TODAY - timedelta(days=2), TODAY, "dinas luar"),))
    others = replace(directory.people[SARI.id], leave=(Leave(TODAY, TODAY),))
    people = {**directory.people, BAMBANG.id: away, SARI.id: others}
    monkeypatch.setattr(support, "WORLD", replace(support.WORLD, directory=replace(directory, people=people)))
    console = consoles(BAMBANG)
    window = opened(console, behind, qtbot)
    until(qtbot, lambda: "Bambang" in window.absent.text())
    assert not window.appoint.isVisible()
    window.take_leave.setFocus()
    QTest.keyClick(window.take_leave, Qt.Key.Key_Space)
    assert not window.asking.sheet.places["person"].isVisible(), "nobody else's leave is theirs to take"
    write(window, "first", "20/11/2026")
    write(window, "last", "24/11/2026")
    write(window, "note", "cuti tahunan")
    press(window.asking.submit)
    assert window.asking.sheet.places["first"].trouble.text() == "Part of these days is leave already."
    assert commands(console) == []
    write(window, "first", "23/11/2026")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    until(qtbot, lambda: "cuti tahunan" in (stored_text(console, DELEGATION, "leave") or ""))
    press(window.take_leave)
    assert window.asking.sheet.places["note"].answer() == "cuti tahunan"
    QTest.keyClick(window.asking.sheet.places["first"].control, Qt.Key.Key_Return, CTRL)
    until(qtbot, window.waiting.isVisible)
    taken = TakeLeave(date(2026, 11, 23), date(2026, 11, 24), "cuti tahunan")
    assert commands(console)[0].envelope.command == taken
    until(qtbot, lambda: stored_text(console, DELEGATION, "leave") is None)
    assert "Mon 23 Nov to Tue 24 Nov · cuti tahunan" in window.absent.text()
    assert "Wed 18 Nov to Fri 20 Nov · dinas luar" in window.absent.text()

    until(qtbot, lambda: endings(window) == ["Back from today", "Cancel the leave"])  # and nobody else's
    window.absent.asked.emit(0)
    until(qtbot, lambda: len(commands(console)) == 3)
    ordered = on_their_way(commands(console))
    shorter = TakeLeave(TODAY - timedelta(days=2), TODAY - timedelta(days=1), "dinas luar")
    assert [item.envelope.command for item in ordered] == [taken, CancelLeave(TODAY - timedelta(days=2)), shorter]
    until(qtbot, lambda: "dinas luar" not in window.absent.text())
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_substitute_decides_in_the_round_but_not_on_a_text_of_their_own(
    consoles: OpenConsole, qtbot: QtBot, english: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    since, end = whole_days(TODAY, TODAY, support.WORLD.directory.zone_of(REGENCY))
    stands = Substitution("s", SARI.id, BAMBANG.id, Role.SUPERVISOR, REGENCY, since, end, ROADS)
    assert stands.days(support.WORLD.directory.zone_of(REGENCY)) == (TODAY, TODAY)
    colleague = replace(SARI, id=type(SARI.id)("wati"), name="Wati Lestari")
    directory = replace(support.WORLD.directory, substitutes={stands.id: stands})
    monkeypatch.setattr(support, "WORLD", replace(support.WORLD, directory=directory))
    console = consoles(SARI)
    theirs = new_case(7, 9).act(colleague, SubmitReply("Jalan diperbaiki Senin.")).case
    own = new_case(8, 9).act(SARI, SubmitReply("Drainase dibersihkan Senin.")).case
    console.take([theirs, own])
    window = MainWindow(console.context, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window)
    window.navigation.choose(View.APPROVAL)
    until(qtbot, window.rounds.bar.isVisible)
    assert window.rounds.bar.place.text() == "1 of 1 · 1 still to be decided"
    window.open_case(own.id)
    assert window.case.work.page is Page.STANDING and not window.case.work.decision.may_sign()
    window.open_case(theirs.id)
    decision = window.case.work.decision
    until(qtbot, decision.may_sign)
    assert decision.name.text() == "You decide a.n. Kepala Dinas PUPR (Bambang Prakoso)"
    QTest.keyClick(
        QApplication.focusWidget(),
        Qt.Key.Key_Return,
        CTRL | Qt.KeyboardModifier.ShiftModifier,  # type: ignore[arg-type]
    )
    until(qtbot, lambda: window.case.case_id is None)
    [made] = commands(console)
    assert isinstance(made.envelope.command, ApproveReply) and made.envelope.on_behalf_of == BAMBANG.id
