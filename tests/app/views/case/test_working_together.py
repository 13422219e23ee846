"""Who else works on the case, and what an answer owes to them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.views.case.view import CasePane
from app.views.case.work_area import Page
from app.views.words import day
from domain.case import Case
from domain.commands import AcceptTask, DeclineTask, FinishTask, GiveTask, SubmitReply
from domain.counting import Explanation
from domain.tasks import due_on, why_due_on
from tests.app.views.case.conftest import OpenPane
from tests.app.views.case.reading import commands, mark_sent, paste, press, stored_draft, type_keys
from tests.support.console import HEALTH, NEIGHBOUR, RATNA, REGENCY, SARI, CaseMaker, Console, new_case

CASE = "case-0060"
TEXT = "Lubang ditambal besok pagi."
HOSTILE = "<img src='file:///etc/hostname'>\u202e"


def with_tasks(*titles: str, mandatory: bool = False) -> CaseMaker:
    maker = new_case(60, days_ago=4)
    for title in titles:
        maker.act(SARI, GiveTask(title, REGENCY, HEALTH, days=2, mandatory=mandatory))
    return maker


def show(console: Console, pane: CasePane, case: Case) -> None:
    console.take([case])
    pane.show_case(CASE)


def test_the_tasks_of_a_case_say_who_what_until_when_and_how_they_stand(console: Console, pane: CasePane) -> None:
    maker = with_tasks("Foto lokasi", "Data pasien", HOSTILE)
    first, second, _ = maker.case.tasks
    maker.act(RATNA, AcceptTask(first.id)).act(RATNA, DeclineTask(second.id, "Bukan tugas kami."))
    maker.act(SARI, GiveTask("Ukur lubang", NEIGHBOUR, mandatory=True))
    show(console, pane, maker.case)
    tabs = pane.reading.tabs
    assert tabs.isTabVisible(2) and tabs.tabText(2) == "Tasks (3 of 4 open)"
    tabs.setFocus()
    for _ in range(2):
        QTest.keyClick(tabs, Qt.Key.Key_Right)
    sheet = pane.reading.tasks
    assert sheet.isVisible() and not pane.reading.timeline.isVisible()
    text = sheet.text()
    assert "▶ Foto lokasi\nTaken on · Dinas Kesehatan, Kabupaten Tanjung Harapan · ! " in text
    assert "⚡ Data pasien\nReturned" in text
    assert "○ Ukur lubang\nNot taken on yet · Kabupaten Muara Seruni" in text
    assert "Mandatory: a full answer waits for it" in text
    assert "<img" in text and "\u202e" not in text and "\ufffc" not in text
    assert text.index("Ukur lubang") < text.index("Foto lokasi") < text.index("Data pasien"), "what is to be done first"
    press(pane.header.why)
    account = pane.reading.deadline.sheet.text().partition("Task: Ukur lubang")[2]
    world, task = console.context.world(), maker.case.tasks[-1]
    why, due = (account_of(task, world.calendar, world.directory) for account_of in (why_due_on, due_on))
    assert isinstance(why, Explanation)
    assert why.due_on == due and len(why.counted) == task.days
    assert day(why.due_on, console.context.today()) in account
    assert f"{task.days} working days" in account and "weekend" in account
    assert "Kabupaten Muara Seruni" in account and "Not taken on yet" in account


def test_without_tasks_there_is_no_such_tab_and_the_story_comes_back(console: Console, pane: CasePane) -> None:
    show(console, pane, with_tasks("Foto lokasi").case)
    pane.reading.tabs.setCurrentIndex(2)
    assert pane.reading.tasks.isVisible()
    pane.show_case("case-0000")
    assert not pane.reading.tabs.isTabVisible(2)
    assert pane.reading.timeline.isVisible() and not pane.reading.tasks.isVisible()


@pytest.mark.parametrize("width", [730, 1200])
def test_tasks_have_a_tab_in_a_wide_pane_too(console: Console, pane: CasePane, width: int, qtbot: QtBot) -> None:
    pane.resize(width, 640)
    show(console, pane, with_tasks("Foto lokasi").case)
    qtbot.waitUntil(lambda: pane.reading.tabs.isTabVisible(1) is (width < 736))
    assert pane.reading.tabs.isVisible() and pane.reading.tabs.isTabVisible(2)
    pane.show_case("case-0000")
    assert pane.reading.tabs.isVisible() is (width < 736)


def test_a_full_answer_names_what_it_waits_for_and_takes_a_reason_instead(
    console: Console, pane: CasePane, qtbot: QtBot
) -> None:
    show(console, pane, with_tasks("Foto lokasi", mandatory=True).case)
    pane.begin_reply()
    joint = pane.work.reply.joint
    assert joint.waiting.isVisible() and joint.reason.isVisible()
    assert "waits for: Foto lokasi (Dinas Kesehatan" in joint.waiting.text()
    type_keys(pane.work.reply.writing.editor, TEXT)
    press(pane.work.reply.submit)
    assert pane.work.reply.writing.trouble.text() != ""
    console.settled()
    assert commands(console) == []
    type_keys(joint.reason, "Tidak lagi diperlukan.")
    press(pane.work.reply.submit)
    qtbot.waitUntil(lambda: len(commands(console)) == 1)
    assert commands(console)[0].envelope.command == SubmitReply(TEXT, despite_open_tasks="Tidak lagi diperlukan.")
    qtbot.waitUntil(lambda: pane.work.page is Page.STANDING)
    assert joint.reason.text() == ""


def test_the_reason_is_kept_with_the_draft(console: Console, pane: CasePane, open_pane: OpenPane, qtbot: QtBot) -> None:
    case = with_tasks("Foto lokasi", mandatory=True).case
    show(console, pane, case)
    pane.begin_reply()
    paste(pane.work.reply.writing.editor, TEXT)
    type_keys(pane.work.reply.joint.reason, "Sudah jelas.")
    pane.flush()
    console.settled()
    draft = stored_draft(console, CASE)
    assert draft is not None and dict(draft.answers) == {"despite_open_tasks": "Sudah jelas."}
    again = open_pane(console)
    again.show_case(CASE)
    assert again.work.reply.joint.reason.text() == "Sudah jelas."
    again.show_case("case-0000")
    assert again.work.reply.joint.reason.text() == ""


def test_an_answer_names_those_whose_work_is_in_it_before_it_goes(console: Console, pane: CasePane) -> None:
    maker = new_case(60, days_ago=4).act(SARI, GiveTask("Ukur lubang", NEIGHBOUR))
    show(console, pane, maker.case)
    pane.begin_reply()
    assert not pane.work.reply.joint.isVisible()
    (task,) = maker.case.tasks
    neighbour = replace(RATNA, memberships=(replace(RATNA.memberships[0], agency=NEIGHBOUR),))
    console.take([maker.act(neighbour, FinishTask(task.id, "Lubang 40 cm.")).case])
    QApplication.processEvents()
    pane.reload()
    assert pane.work.reply.joint.contributors.text() == "⇄ With contributions of: Kabupaten Muara Seruni"
    assert pane.work.reply.joint.contributors.isVisible() and not pane.work.reply.joint.reason.isVisible()


def test_what_is_taken_back_has_its_reason_again(console: Console, pane: CasePane, qtbot: QtBot) -> None:
    show(console, pane, with_tasks("Foto lokasi", mandatory=True).case)
    pane.begin_reply()
    type_keys(pane.work.reply.writing.editor, TEXT)
    type_keys(pane.work.reply.joint.reason, "Sudah jelas.")
    press(pane.work.reply.submit)
    qtbot.waitUntil(pane.work.standing.recall.isVisible)
    mark_sent(console)
    pane.reload()
    press(pane.work.standing.recall)
    qtbot.waitUntil(lambda: pane.work.reply.writing.editor.text() == TEXT)
    assert pane.work.reply.joint.reason.text() == "Sudah jelas."
