"""The trail of a case: who did what, for whom, when and when it arrived; found, narrowed down and copied by keys."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.views.actions.action import Situation
from app.views.actions.case_actions import TRAIL
from app.views.case.view import CasePane
from app.views.main_window import MainWindow
from app.views.marks import MarkRole
from app.views.theme import mark_color
from app.views.trail.model import NUMBER, STATUS, WHAT, WHEN, WHO
from app.views.trail.page import TrailPage
from domain.case import Case, EventKind
from domain.commands import AddNote, ApproveReply, InviteAgency, SubmitReply
from domain.ids import CaseId, PersonId
from domain.people import Capacity, Membership, Person, Represented, Role
from tests.app.views.conflict.making import queued
from tests.support.console import BAMBANG, NEIGHBOUR, SARI, Console, new_case

CASE = CaseId("case-0030")
WAYAN = Person(PersonId("wayan"), "Wayan", "Penghubung", (Membership(Role.LIAISON_OFFICER, NEIGHBOUR),))
NURUL = Represented(PersonId("nurul"), "Nurul Hidayah", "Kepala Bidang", Capacity.ACTING)
LATE = timedelta(hours=40)


def told() -> Case:
    """Answered by Sari in Nurul's place while offline, and approved; a neighbour has a note of their own on it."""
    maker = new_case(30, days_ago=9).act(SARI, InviteAgency(NEIGHBOUR, "Ruas Anda?"))
    maker.act(WAYAN, AddNote("rahasia tetangga")).act(SARI, SubmitReply("Sudah ditambal."))
    assert maker.case.reply is not None
    case = maker.act(BAMBANG, ApproveReply(maker.case.reply.pin)).case
    offline = [
        replace(
            event,
            by=replace(event.by, on_behalf_of=NURUL, title="+62 <b>Penghubung"),
            acted_at=event.acted_at - LATE,
        )
        if event.kind == EventKind.REPLY_SUBMITTED
        else event
        for event in case.events
    ]
    return replace(case, events=tuple(offline))


def opened(console: Console, pane: CasePane) -> TrailPage:
    console.take([told()])
    pane.show_case(CASE)
    pane.reading.show_trail()
    return pane.reading.trail


def cells(trail: TrailPage, column: int) -> list[str]:
    return [str(trail.model.index(row, column).data()) for row in range(trail.model.rowCount())]


def row_of(trail: TrailPage, what: str) -> int:
    return next(row for row, text in enumerate(cells(trail, WHAT)) if text.startswith(what))


def test_each_entry_says_who_for_whom_when_and_what_became_of_the_case(console: Console, pane: CasePane) -> None:
    trail = opened(console, pane)
    submitted, answered = row_of(trail, "Answer submitted"), row_of(trail, "Follow-up for the reporter")
    assert cells(trail, NUMBER) == [str(n) for n in range(1, len(cells(trail, NUMBER)) + 1)]
    assert cells(trail, WHO)[submitted].splitlines()[:3] == [
        "Sari Wulandari",
        "Plt. Nurul Hidayah",
        "+62 <b>Penghubung",
    ]
    assert "Kabupaten Tanjung Harapan" in cells(trail, WHO)[submitted], "the agency as the directory has it"
    assert cells(trail, WHO)[0] == "Reporter"

    # Reported on 11 November, 10.00 in WITA; every act three hours after the one before.
    assert cells(trail, WHEN)[0] == "Wed 11 Nov 2026 10:00\nreceived 10:00"
    assert cells(trail, WHEN)[submitted] == "Tue 10 Nov 2026 06:00\n≠ received\nWed 11 Nov 22:00"
    marked = [trail.model.index(row, WHEN).data(Qt.ItemDataRole.ForegroundRole) for row in (0, submitted)]
    assert marked == [None, mark_color(MarkRole.DUE_SOON)]

    assert cells(trail, STATUS)[:2] == ["→ Not verified", "Not verified\n→ Assigned"]
    assert cells(trail, STATUS)[answered] == "Assigned\n→ In progress"
    assert cells(trail, STATUS)[submitted] == ""
    approved = cells(trail, WHAT)[row_of(trail, "Answer approved")].splitlines()[1]
    assert approved.startswith("text ") and approved in cells(trail, WHAT)[answered], "the same text left"

    everything = trail.text_of(trail.model.lines)
    assert "Wayan" not in everything and "tetangga" not in everything, "what her role may not read is not here"
    assert "WITA" in trail.about.text()


def test_it_keeps_its_place_when_something_arrives_is_narrowed_and_copied(
    qtbot: QtBot, console: Console, pane: CasePane
) -> None:
    trail = opened(console, pane)
    assert trail.table.hasFocus() and trail.table.currentIndex().row() == 0
    submitted, before = row_of(trail, "Answer submitted"), trail.model.rowCount()
    trail.table.selectRow(submitted)
    queued(console, AddNote("Dicek lagi."), case=CASE)
    qtbot.waitUntil(lambda: trail.model.rowCount() == before + 1, timeout=30_000)
    assert trail.table.currentIndex().row() == submitted and trail.table.hasFocus()
    assert cells(trail, WHEN)[-1].endswith("↥ not confirmed\nby the server yet"), "nothing is called sent before it is"

    QTest.keyClick(trail.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    title, headings, row, about = QGuiApplication.clipboard().text().split("\n")
    assert title.startswith("#8500030 ") and about == trail.about.text()
    copied = dict(zip(headings.split("\t"), row.split("\t"), strict=True))
    assert copied["In place of"] == "Plt. Nurul Hidayah"
    assert copied["Title"] == "'+62 <b>Penghubung", "no spreadsheet takes it for a formula"
    assert (copied["Acted"], copied["Received"]) == ("Tue 10 Nov 2026 06:00", "Wed 11 Nov 2026 22:00")

    choose(trail, "Decisions")
    assert all(line.decides for line in trail.model.lines) and 0 < trail.model.rowCount() < before
    choose(trail, "Changes of status")
    assert [text for text in cells(trail, STATUS) if not text] == []
    assert trail.count.text() == f"Entries: {trail.model.rowCount()} of {before + 1}"
    choose(trail, "Nurul Hidayah")
    assert cells(trail, NUMBER) == [str(submitted + 1)], "what was done in her place, with its number among all"
    console.take([replace(told(), version=told().version + 1, title="Judul baru")])
    qtbot.waitUntil(lambda: pane.header.title.text() == "Judul baru", timeout=30_000)
    assert cells(trail, NUMBER) == [str(submitted + 1)], "a refresh does not widen it again"


def walk_back(count: int) -> list[QWidget]:
    """Where Shift+Tab leads."""
    found: list[QWidget] = []
    for _ in range(count):
        place = QApplication.focusWidget()
        assert place is not None
        found.append(place)
        QTest.keyClick(place, Qt.Key.Key_Backtab)
    return found


def choose(trail: TrailPage, text: str) -> None:
    """As the arrow keys do it in the box."""
    assert trail.narrowing.findText(text) >= 0
    trail.narrowing.setFocus()
    while trail.narrowing.currentText() != text:
        QTest.keyClick(trail.narrowing, Qt.Key.Key_Down)


def test_its_key_opens_it_from_anywhere_and_escape_goes_back_to_what_was_read(
    qtbot: QtBot, console: Console, tmp_path: Path, english: str
) -> None:
    window = MainWindow(console.context, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    qtbot.waitUntil(lambda: window.case_list.list.cases.rowCount() > 0, timeout=30_000)
    reading, trail = window.case.reading, window.case.reading.trail
    assert TRAIL.standing(Situation()) == "Choose a report first."
    maker = new_case(30, days_ago=9)
    for number in range(20):
        maker.act(SARI, AddNote(f"Catatan {number}"))
    console.take([maker.case])
    window.open_case(CASE)
    timeline = reading.timeline.verticalScrollBar()
    qtbot.waitUntil(lambda: timeline.maximum() > 0, timeout=30_000)
    timeline.setValue(timeline.maximum() // 2)
    read, place = timeline.value(), QApplication.focusWidget()
    assert place is not None
    QTest.keyClick(place, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert trail.table.hasFocus() and reading.timeline.isHidden() and reading.citizen.isVisible()

    order = [trail.narrowing, trail.copy_button, trail.close_button, trail.table]
    assert walk_back(len(order)) == order[::-1], "from the table back through the row above it"
    trail.table.setFocus()
    QTest.keyClick(trail.table, Qt.Key.Key_Escape)
    assert trail.isHidden() and QApplication.focusWidget() is place and timeline.value() == read

    window.resize(1180, 768)
    qtbot.waitUntil(lambda: reading.tabs.isTabVisible(1), timeout=30_000)
    reading.tabs.setCurrentIndex(1)
    assert reading.facts.isVisible() and not reading.timeline.isVisible(), "in a narrow window the facts have a tab"
    QTest.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(trail.table, Qt.Key.Key_Escape)
    assert reading.facts.isVisible() and reading.tabs.currentIndex() == 1
