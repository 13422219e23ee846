"""A stranger goes through the training alone: colleagues answer, the stores tick the exercises, and it begins anew."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.main import run
from app.models.outbox import State
from app.models.queries import View
from app.practice import Exercise, Part
from app.status import Link
from app.training.colleagues import Pace
from app.training.ground import Ground
from app.training.stage import train
from app.views.case.forms import handling, together
from app.views.case.undo_bar import UndoBar
from app.views.main_window import MainWindow
from app.views.outbox.view import OutboxScreen
from app.views.stamp import mark_training
from app.views.training.bar import TrainingBar
from app.views.training.sheet import ExerciseSheet
from domain.case import EventKind
from domain.commands import Correct
from domain.ids import CaseId
from tests.app.views.case.answering import give
from tools.working_day.eyes import Eyes, one, window_opened
from tools.working_day.hands import Day, Script, press, type_text

QUICK = Pace(look=0.1, think=0.2)
CTRL_ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


class Trainee(Eyes):
    """What somebody sees who is in the training."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.bar = one(window, TrainingBar)  # type: ignore[assignment]
        self.sheet = one(window, ExerciseSheet)

    def ticked(self, exercise: Exercise) -> bool:
        return exercise in self.sheet.done

    def note(self, case: CaseId, text: str) -> Script:
        self.open_case(case)
        yield self.shows_case(case)
        self.pane.begin_note()
        type_text(self.work.note.writing.editor, text)
        QTest.keyClick(self.work.note.writing.editor, *CTRL_ENTER)

    def cut(self, wanted: bool) -> Script:
        bar = one(self.window, TrainingBar)
        bar.connection.setChecked(wanted)
        yield self.link(Link.OFFLINE if wanted else Link.CONNECTED)

    def followed(self, case: CaseId, kind: EventKind) -> bool:
        return any(event.kind == kind for event in self.case(case).case.events)


def come_in() -> Script:
    eyes = yield from window_opened()
    yield eyes.link(Link.CONNECTED)
    return Trainee(eyes.window)


def leave_for(here: Trainee, exercise: Exercise) -> Script:
    """Through the exercise's own button, as somebody else; nothing may be on its way any more."""
    yield lambda: all(i.state not in (State.QUEUED, State.SENT) for i in here.context.queries.outbox_items())
    card = next(card for card in here.sheet.cards if card.exercise is exercise)
    if not card.become.isVisible():
        card.fold.click()
    card.become.click()
    yield lambda: _another_window(here.window)
    assert not isValid(here.window), "nothing of it runs on"
    there = yield from come_in()
    return there


def _another_window(window: MainWindow) -> bool:
    visible = [top for top in QApplication.topLevelWidgets() if isinstance(top, MainWindow) and top.isVisible()]
    return any(found is not window for found in visible)


def officer(sari: Trainee) -> Script:
    assert "LATIHAN" in sari.window.windowTitle() and "LATIHAN" in one(sari.window, TrainingBar).text.text()
    yield sari.has_rows
    first = sari.list.cases.case_at(0)
    assert first is not None and sari.sheet.done == frozenset()
    yield from sari.note(first, "Ini yang paling mendesak.")
    yield lambda: sari.ticked(Exercise.DUE_FIRST)
    yield lambda: one(sari.window, UndoBar).undo.isVisible()
    one(sari.window, UndoBar).undo.click()
    yield lambda: sari.ticked(Exercise.UNDO)

    answered, noted = sari.free()[:2]
    sari.open_case(answered)
    yield sari.shows_case(answered)
    sari.window.hands.choose_template()
    yield lambda: sari.work.reply.picker.use.isVisible() and sari.work.reply.picker.use.isEnabled()
    sari.work.reply.picker.use.click()
    editor = sari.work.reply.writing.editor
    yield lambda: "{isi:" in editor.toPlainText()
    editor.setPlainText(re.sub(r"\{isi:[^}]*\}", "dikeruk regu kebersihan", editor.toPlainText()))
    QTest.keyClick(editor, *CTRL_ENTER)
    yield lambda: sari.ticked(Exercise.ANSWER)
    yield lambda: one(sari.window, UndoBar).send.isVisible()
    one(sari.window, UndoBar).send.click()
    yield lambda: sari.followed(answered, EventKind.FOLLOW_UP)

    yield from sari.cut(True)
    yield from sari.note(noted, "Ditulis tanpa koneksi.")
    yield lambda: one(sari.window, UndoBar).send.isVisible()
    one(sari.window, UndoBar).send.click()
    yield from sari.cut(False)
    yield lambda: sari.ticked(Exercise.OFFLINE)

    sari.window.hands.begin_form(together.GIVE_TASK)
    give(sari.work.form.sheet, {"agency": "KAB-MS", "title": "Periksa tiang listrik"})
    sari.work.form.submit.click()
    yield lambda: one(sari.window, UndoBar).send.isVisible()
    one(sari.window, UndoBar).send.click()
    yield lambda: sari.ticked(Exercise.TASK)
    yield lambda: sari.followed(noted, EventKind.TASK_DONE)


def supervisor(bambang: Trainee) -> Script:
    assert bambang.context.person.id == Part.SUPERVISOR and len(bambang.sheet.done) == 5, "what was done stays done"
    bambang.navigation.choose(View.APPROVAL)
    yield bambang.has_rows
    rows = range(bambang.list.cases.rowCount())
    waiting = (case for row in rows if (case := bambang.list.cases.case_at(row)))
    case = next(case for case in waiting if (reply := bambang.case(case).case.reply) and reply.author.person == "joko")
    bambang.open_case(case)
    yield lambda: bambang.work.decision.approve.isVisible() and bambang.work.decision.approve.isEnabled()
    bambang.work.decision.approve.click()
    yield lambda: bambang.ticked(Exercise.APPROVE)


def admin(ratna: Trainee) -> Script:
    yield ratna.has_rows
    case = ratna.list.cases.case_at(0)
    assert case is not None
    yield from ratna.cut(True)
    ratna.open_case(case)
    yield ratna.shows_case(case)
    ratna.window.hands.begin_form(handling.CORRECT)
    give(ratna.work.form.sheet, {"title": "Judul dari Ratna"})
    ratna.work.form.submit.click()
    yield lambda: one(ratna.window, UndoBar).send.isVisible()
    one(ratna.window, UndoBar).send.click()
    yield lambda: any(type(i.envelope.command) is Correct for i in ratna.context.queries.outbox_items())
    yield from ratna.cut(False)
    yield lambda: State.CONFLICT in ratna.outbox().get(case, [])
    ratna.navigation.choose(View.OUTBOX)
    screen = yield lambda: ratna.window.findChild(OutboxScreen)
    yield lambda: screen.model.rowCount() > 0 and screen.detail.compare.isVisible()
    screen.detail.compare.click()
    yield lambda: screen.review is not None and screen.review.dispute is not None
    assert "(sudah dicek)" in screen.review.panels[0].theirs.toPlainText()
    screen.review.parts.take_theirs.click()
    yield lambda: ratna.ticked(Exercise.CONFLICT)


def anew(ratna: Trainee) -> Script:
    """From Ratna, with everything done, to Sari in a fresh region where nothing is."""
    assert len(ratna.sheet.done) == len(Exercise)
    press(ratna.sheet.anew)
    yield ratna.sheet.sure.isVisible
    press(ratna.sheet.sure)
    yield lambda: _another_window(ratna.window)
    sari = yield from come_in()
    yield sari.has_rows
    assert sari.context.person.id == Part.OFFICER and sari.sheet.done == frozenset()
    assert sari.context.queries.outbox_items() == []
    sari.window.close()


def the_whole_way() -> Script:
    sari = yield from come_in()
    yield from officer(sari)
    bambang = yield from leave_for(sari, Exercise.APPROVE)
    yield from supervisor(bambang)
    ratna = yield from leave_for(bambang, Exercise.CONFLICT)
    yield from admin(ratna)
    yield from anew(ratna)


@pytest.mark.journey
@pytest.mark.timeout(240)
def test_the_whole_training_is_done_alone(
    qapp: QApplication, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    day = Day(qapp, tmp_path, "training")
    day.play(the_whole_way())
    try:
        code = train(run, Ground(tmp_path / "latihan"), tmp_path / "no settings", "id", QUICK)
    finally:
        mark_training(qapp, False)
    assert (code, day.failed) == (0, False), capfd.readouterr().out
