"""A finding is written where its delay is read: kept as it is typed, queued as one command, and only by who may."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from app.models.outbox import UNDO_SECONDS, State
from app.views.case.forms.oversight import RECORD_FINDING
from app.views.case.plain_editor import PlainEditor
from app.views.dossier.view import DossierScreen
from app.views.forms.places import LinePlace
from app.views.outbox.contents import Entry
from app.views.outbox.line import line_of, written_text
from domain.case import EventKind
from domain.commands import RecordFinding
from domain.ids import CaseId
from domain.people import Person
from tests.app.views.case.reading import commands, leave_scope, paste, stored_draft, stored_text, type_keys
from tests.app.views.dossier.conftest import OpenConsole, OpenScreen
from tests.app.views.dossier.late import LAID_OUT, OMBUDSMAN, WATCHER, late_cases, told
from tests.support.console import BAMBANG, RATNA, Console, new_case

FINDING = RECORD_FINDING.purpose
FOUND, WANTED = "Konsep jawaban tertahan tiga hari.", "Tunjuk pengganti atasan."


def field(screen: DossierScreen, name: str) -> PlainEditor:
    """One of the two texts."""
    control: PlainEditor = screen.detail.form.sheet.places[name].control
    return control


def due(screen: DossierScreen) -> LinePlace:
    place = screen.detail.form.sheet.places["due_on"]
    assert isinstance(place, LinePlace)
    return place


def kept(console: Console) -> tuple[str, str] | None:
    """The two texts as they are on the disk."""
    draft = stored_draft(console, LAID_OUT, FINDING)
    return (draft.text, draft.answers["recommendation"]) if draft and "recommendation" in draft.answers else None


def chosen(screen: DossierScreen, case: str = LAID_OUT) -> DossierScreen:
    assert screen.tree.select(CaseId(case))
    return screen


def written(screen: DossierScreen) -> DossierScreen:
    """A finding as it is typed, by the keyboard alone."""
    chosen(screen).detail.write.setFocus()
    QTest.keyClick(screen.detail.write, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is field(screen, "text")
    type_keys(field(screen, "text"), FOUND)
    QTest.keyClick(field(screen, "text"), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is field(screen, "recommendation")
    type_keys(field(screen, "recommendation"), WANTED)
    return screen


def send(screen: DossierScreen) -> None:
    editor = field(screen, "recommendation")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_it_becomes_one_command_and_is_shown_as_waiting(
    screen: DossierScreen, admin_console: Console, qtbot: QtBot
) -> None:
    transactions: list[list[str]] = []

    @event.listens_for(admin_console.stores.work, "before_cursor_execute")
    def executed(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement == "BEGIN IMMEDIATE":
            transactions.append([])
        elif statement.startswith(("INSERT", "DELETE")):
            transactions[-1].append(statement.split()[0])

    written(screen)
    assert due(screen).hint.text() == "Fri 27 Nov · working days until then: 5"
    qtbot.waitUntil(lambda: kept(admin_console) == (FOUND, WANTED))
    send(screen)
    send(screen)  # a finger that slips
    qtbot.waitUntil(screen.detail.form.isHidden)
    (item,) = commands(admin_console)
    assert ["INSERT", "DELETE"] in transactions, "the command comes and its draft goes in one transaction"
    command = item.envelope.command
    assert isinstance(command, RecordFinding)
    assert (command.text, command.recommendation, str(command.due_on)) == (FOUND, WANTED, "2026-11-27")
    assert item.state is State.QUEUED
    shown = screen.detail.history.text()
    assert FOUND in shown and WANTED in shown and "to be done by Fri 27 Nov" in shown
    assert "↥ Waiting for a connection" in shown and "○ not answered yet" in shown
    index = screen.tree.cases.index_of
    qtbot.waitUntil(lambda: index(LAID_OUT).siblingAtColumn(6).data() == "1 (1 open)")
    assert stored_draft(admin_console, LAID_OUT, FINDING) is None
    assert not screen.has_unsaved()


def test_a_day_is_counted_by_the_calendar_or_not_asked_for(
    screen: DossierScreen, admin_console: Console, qtbot: QtBot
) -> None:
    written(screen)
    form, day = screen.detail.form, due(screen)
    day.edit.selectAll()
    QTest.keyClicks(day.edit, "5/1/2027")
    said = "Tue 5 Jan 2027 · working days until then: 30"
    assert day.hint.text() == said, "Christmas and its joint leave do not count"
    day.edit.selectAll()
    QTest.keyClick(day.edit, Qt.Key.Key_Delete)
    assert day.hint.text() == ""
    form.submit.click()
    qtbot.waitUntil(lambda: len(commands(admin_console)) == 1)
    assert commands(admin_console)[0].envelope.command == RecordFinding(FOUND, WANTED)


def test_what_is_missing_or_too_long_is_said_beside_it(
    screen: DossierScreen, admin_console: Console, qtbot: QtBot
) -> None:
    chosen(screen).detail.begin_finding()
    form = screen.detail.form
    found, wanted = form.sheet.places["text"], form.sheet.places["recommendation"]
    form.submit.click()
    assert found.trouble.text() == "This has to be filled in."
    type_keys(found.control, FOUND)
    form.submit.click()
    assert found.trouble.text() == "" and wanted.trouble.text() == "This has to be filled in."
    assert QApplication.focusWidget() is wanted.control
    paste(field(screen, "recommendation"), "a" * 5_001)
    form.submit.click()
    assert wanted.trouble.text() == "1 characters too many; the limit is 5,000."
    admin_console.settled()
    assert commands(admin_console) == []


def test_a_text_that_was_left_is_found_as_it_was(
    screen: DossierScreen, admin_console: Console, open_screen: OpenScreen, qtbot: QtBot
) -> None:
    written(screen)
    QTest.keyClick(field(screen, "recommendation"), Qt.Key.Key_Escape)
    assert screen.detail.form.isHidden()
    qtbot.waitUntil(lambda: not screen.has_unsaved())
    qtbot.waitUntil(lambda: screen.detail.write.text() == "Go on with the finding")
    chosen(screen, "case-0055")
    assert screen.detail.form.isHidden() and screen.detail.write.text() == "Write a finding"
    chosen(screen)
    assert field(screen, "text").text() == FOUND
    again = chosen(open_screen(admin_console))
    assert field(again, "text").text() == FOUND, "as after a restart"
    assert field(again, "recommendation").text() == WANTED


def test_going_to_another_case_hands_the_last_letters_over(
    screen: DossierScreen, admin_console: Console, qtbot: QtBot
) -> None:
    written(screen)
    chosen(screen, "case-0055")  # before any timer has run
    admin_console.settled()
    assert stored_text(admin_console, LAID_OUT, FINDING) == FOUND
    assert stored_text(admin_console, "case-0055", FINDING) is None


def test_what_is_being_written_stays_when_its_case_leaves(
    screen: DossierScreen, admin_console: Console, qtbot: QtBot
) -> None:
    written(screen)
    leave_scope(admin_console, LAID_OUT)
    qtbot.waitUntil(lambda: screen.summary.text().startswith("Reports: 10"))
    assert not screen.detail.form.isHidden() and field(screen, "text").text() == FOUND
    qtbot.waitUntil(lambda: stored_text(admin_console, LAID_OUT, FINDING) == FOUND)


def test_in_the_first_seconds_it_can_be_undone_and_stands_in_the_form_again(
    console_of: OpenConsole, open_screen: OpenScreen, qtbot: QtBot
) -> None:
    console = console_of(RATNA, undo_seconds=UNDO_SECONDS)
    screen = written(open_screen(console))
    send(screen)
    detail = screen.detail
    qtbot.waitUntil(lambda: detail.undoing.bar.isVisible() and detail.form.isHidden(), timeout=30_000)
    detail.undoing.bar.undo.click()
    qtbot.waitUntil(lambda: not detail.form.isHidden(), timeout=30_000)
    assert [item.state for item in commands(console)] == [State.WITHDRAWN]
    assert field(screen, "text").text() == FOUND
    assert field(screen, "recommendation").text() == WANTED
    assert kept(console) == (FOUND, WANTED)


@pytest.mark.parametrize("person", [WATCHER, BAMBANG], ids=["monitor", "supervisor"])
def test_who_may_not_write_one_is_offered_no_form_and_told_why(
    person: Person, console_of: OpenConsole, open_screen: OpenScreen
) -> None:
    screen = chosen(open_screen(console_of(person)))
    assert screen.detail.open.isVisible()
    assert not screen.detail.write.isVisible()
    assert screen.detail.reason.text() == (
        "Findings are written by the admin of the agency that holds the report, or the Ombudsman."
    )
    screen.detail.begin_finding()
    assert screen.detail.form.isHidden()


def test_the_ombudsman_writes_one_where_the_case_was_escalated_to_them(
    console_of: OpenConsole, open_screen: OpenScreen
) -> None:
    overseen = new_case(55, days_ago=60).case
    overseen = told(overseen, (EventKind.ESCALATED, 9, "", {"clock": "settlement", "role": "ombudsman"}))
    screen = open_screen(console_of(OMBUDSMAN, [*late_cases()[:1], overseen]))
    assert chosen(screen, overseen.id).detail.write.isVisible()
    assert not chosen(screen, LAID_OUT).detail.write.isVisible()


def test_the_outbox_calls_its_texts_by_name(screen: DossierScreen, admin_console: Console, qtbot: QtBot) -> None:
    written(screen)
    qtbot.waitUntil(lambda: not screen.has_unsaved())
    drafts = {d.purpose: d for d in admin_console.context.queries.drafts()}
    words = {purpose: line_of(Entry(draft, True), admin_console.context).what for purpose, draft in drafts.items()}
    assert words == {FINDING: "Finding of a review"}
    assert written_text(drafts[FINDING]) == f"What was found: {FOUND}\nWhat is recommended: {WANTED}"
    assert written_text(RecordFinding(FOUND, WANTED)) == f"What was found: {FOUND}\nWhat is recommended: {WANTED}"
