"""The pane for everybody: by keyboard, by screen reader, with unsteady hands, and in both languages."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.views.case.forms import FORMS
from app.views.case.view import CasePane
from app.views.case.work_area import Page
from tests.app.views.case.conftest import OpenPane
from tests.app.views.case.reading import type_keys
from tests.support.console import Console
from tests.support.languages import untranslated
from tools import catalogue

SMALLEST_TARGET = 24


def situations(pane: CasePane) -> Iterator[str]:
    """Every page the pane has, one after the other, each with what it says."""
    for case in ("case-0000", "case-0001", "case-0002", "case-0003", "case-0004", "case-0005", "case-0006"):
        pane.show_case(case)
        yield case
    pane.show_case("case-0000")
    pane.reading.explain_deadline()
    yield "deadline"
    pane.reading.close_deadline()
    pane.begin_reply()
    yield "reply"
    pane.begin_note()
    pane.work.note.audience.setCurrentIndex(1)
    yield "note"
    pane.work.note.audience.setCurrentIndex(0)
    for form in FORMS:
        pane.work.begin_form(form)
        yield form.purpose
        pane.work.form.command()
        yield f"{form.purpose}, incomplete"
    pane.show_case("no-such-case")
    yield "gone"
    pane.show_case(None)
    yield "nothing chosen"


def controls(pane: CasePane) -> list[QWidget]:
    return [w for w in pane.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]


def spoken_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return str(interface.text(QAccessible.Text.Name))


def test_every_control_has_a_name_in_every_situation(
    console: Console, pane: CasePane, supervisor_pane: CasePane
) -> None:
    for shown in (pane, supervisor_pane):
        seen = 0
        for situation in situations(shown):
            for widget in controls(shown):
                seen += 1
                assert spoken_name(widget), f"{situation}: {widget.metaObject().className()} {widget.objectName()}"
        assert seen > 100


def test_labels_are_read_by_their_text(console: Console, pane: CasePane) -> None:
    pane.show_case("case-0002")
    named = [label for label in pane.findChildren(QLabel) if label.accessibleName()]
    assert named == [pane.reading.preview.sheet.picture]  # of a text a fixed name would hide how it changes


def test_every_target_is_large_enough(console: Console, pane: CasePane, supervisor_pane: CasePane) -> None:
    for shown in (pane, supervisor_pane):
        for situation in situations(shown):
            for widget in controls(shown):
                if isinstance(widget, QAbstractButton | QComboBox):
                    size = widget.size()
                    name = f"{situation}: {widget.objectName()} {spoken_name(widget)} {size.width()}×{size.height()}"
                    assert min(size.width(), size.height()) >= SMALLEST_TARGET, name


def test_nothing_is_cut_off(console: Console, pane: CasePane, qtbot: QtBot) -> None:
    def cut_off() -> list[str]:
        found = []
        for widget in controls(pane):
            pane.work.form.sheet.ensureWidgetVisible(widget)
            if widget.visibleRegion().boundingRect().width() < widget.width() - 1:
                found.append(f"{widget.objectName()} {spoken_name(widget)}")
        return found

    for situation in situations(pane):

        def nothing_is_cut_off(situation: str = situation) -> None:
            assert cut_off() == [], situation

        qtbot.waitUntil(nothing_is_cut_off, timeout=30_000)  # a scroll bar that comes makes the rest narrower


def test_tab_goes_down_the_page_as_it_is_read(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case("case-0000")
    pane.begin_reply()
    first, *rest = pane.header.why, pane.work.reply.submit
    first.setFocus()
    order = [first]
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget())
        if order[-1] in rest:
            break
    names = [
        pane.header.why,
        pane.reading.citizen.text,
        pane.reading.tabs,
        pane.reading.timeline,
        pane.work.row.reply,
        pane.work.row.note,
        pane.work.row.more,
        pane.work.reply.writing.editor,
        pane.work.reply.holding,
        pane.work.reply.send,
        pane.work.reply.templates,
        pane.work.reply.attach,
        pane.work.reply.submit,
    ]
    assert order == names


def test_the_pane_hands_the_keyboard_to_the_story(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case("case-0000")
    pane.setFocus()
    assert QApplication.focusWidget() is pane.reading.timeline


def test_double_size_text_is_not_cut_off(
    qtbot: QtBot, qapp: QApplication, console: Console, open_pane: OpenPane
) -> None:
    larger = qapp.font()
    larger.setPointSizeF(20.0)
    qapp.setFont(larger)
    pane = open_pane(console)
    pane.resize(1300, 1000)
    pane.show_case("case-0000")
    pane.begin_reply()
    submit = pane.work.reply.submit
    qtbot.waitUntil(lambda: submit.height() > 40)
    for button in pane.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()), button.text()
    assert submit.visibleRegion().boundingRect().size() == submit.size()


@pytest.mark.parametrize("who", ["sari", "bambang"])
def test_nothing_stays_english(
    who: str,
    qapp: QApplication,
    qtbot: QtBot,
    catalogues: Path,
    profiles: Callable[[str], Console],
    open_pane: OpenPane,
) -> None:
    with untranslated(qapp, catalogues) as left_over:
        pane = open_pane(profiles(who))
        for _ in situations(pane):
            qapp.processEvents()
        pane.show_case("case-0001")
        pane.begin_reply()
        type_keys(pane.work.reply.writing.editor, "Isi")
        qtbot.waitUntil(lambda: not pane.has_unsaved())
        assert "Draf · tersimpan" in pane.work.reply.writing.state.text() or who == "bambang"
    known = {message.source for message in catalogue.read(catalogue.CATALOGUE)}
    assert {text for _, text in left_over} <= known  # a subclass asks in its own name first


def test_the_words_of_the_design_are_the_words_on_the_screen(
    qapp: QApplication, qtbot: QtBot, catalogues: Path, profiles: Callable[[str], Console], open_pane: OpenPane
) -> None:
    with untranslated(qapp, catalogues):
        pane = open_pane(profiles("sari"))
        pane.show_case("case-0000")
        pane.begin_reply()
        assert pane.header.why.text() == "Kenapa tenggat ini?"
        assert pane.work.reply.holding.text() == "Jawaban sementara"
        assert pane.work.reply.send.text() == "Kirim otomatis setelah disetujui"
        assert pane.work.reply.submit.text() == "Ajukan persetujuan"
        assert "Catatan internal – tidak terlihat pelapor" in pane.reading.timeline.text()
        pane.show_case("case-0002")
        assert pane.work.page is Page.STANDING and pane.work.standing.repair.text() == "Perbaiki"
