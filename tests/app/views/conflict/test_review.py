"""Nobody's text wins unseen: each way out of a conflict sends or keeps exactly what the person looked at."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.models.outbox import OutboxItem, State
from app.views.outbox.view import OutboxScreen
from domain.apply import apply
from domain.case import Case
from domain.commands import Correct
from domain.errors import Conflict
from tests.app.views.case.reading import commands, leave_scope, press, type_keys
from tests.app.views.conflict.conftest import OpenReview
from tests.app.views.conflict.making import CASE, RUDI, cached_case, changed_again, conflict, corrected_by, queued
from tests.support.console import NOW, WORLD, Console
from tests.support.ui_thread import off_ui_thread_allowed

MINE, THEIRS = "Jalan berlubang di depan SDN 3 Mekar Jaya", "Jalan rusak di depan SDN 3"


def title_conflict(admin: Console) -> OutboxItem:
    return conflict(admin, Correct(title=MINE), Correct(title=THEIRS))


def newest(admin: Console) -> OutboxItem:
    return commands(admin)[-1]


def on_the_server(admin: Console, case: Case, item: OutboxItem) -> Case | Conflict:
    """What the server makes of a command that is sent now."""
    outcome = apply(case, item.envelope, admin.person, WORLD.directory, NOW, WORLD.limits)
    assert isinstance(outcome, Case | Conflict)
    return outcome


def back_in_the_list(screen: OutboxScreen, item: OutboxItem) -> bool:
    return screen.review is None and screen.list.hasFocus() and getattr(screen.selected, "key", "") == item.id


def test_base_mine_and_theirs_stand_side_by_side_with_who_and_when(admin: Console, open_review: OpenReview) -> None:
    _, review = open_review(title_conflict(admin))
    (panel,) = review.panels
    assert panel.base.text() == "Jalan berlubang di depan SDN 3"
    assert panel.mine.text() == "Jalan berlubang di depan SDN 3+ Mekar Jaya"
    assert panel.theirs.text() == "Jalan −berlubang +rusak di depan SDN 3"
    assert panel.story.text() == (
        "Changed on the server by Rudi Hartono · Kepala Subbagian · Kabupaten Tanjung Harapan, 10:00"
    )
    review.parts.compare.setCurrentIndex(1)
    assert panel.theirs.text() == THEIRS
    assert panel.mine.text() == "Jalan −rusak +berlubang di depan SDN 3+ Mekar Jaya"
    assert panel.base.x() == panel.base.x() < panel.mine.x() < panel.theirs.x()
    review.resize(500, 640)
    review.parent().resize(500, 640)
    QApplication.processEvents()
    assert panel.base.y() < panel.mine.y() < panel.theirs.y()


def test_mine_is_a_new_command_on_the_version_that_was_shown(
    qtbot: QtBot, admin: Console, open_review: OpenReview
) -> None:
    old = title_conflict(admin)
    screen, review = open_review(old)
    press(review.parts.take_mine)
    qtbot.waitUntil(lambda: screen.review is None)
    new, server = newest(admin), cached_case(admin)
    assert new.id != old.id and new.state is State.QUEUED
    assert new.envelope.command == Correct(title=MINE)
    assert new.envelope.base_version > old.envelope.base_version
    assert new.base == {"title": THEIRS}
    answer = on_the_server(admin, corrected_by(server, RUDI, Correct(tags=("jalan",))), new)
    assert isinstance(answer, Case) and answer.title == MINE
    assert commands(admin)[0].state is State.WITHDRAWN
    assert "on its way" in screen.message.text()
    qtbot.waitUntil(lambda: back_in_the_list(screen, old))


def test_theirs_sends_nothing_and_keeps_my_text_in_the_list(
    qtbot: QtBot, admin: Console, open_review: OpenReview
) -> None:
    old = title_conflict(admin)
    screen, review = open_review(old)
    press(review.parts.take_theirs)
    qtbot.waitUntil(lambda: back_in_the_list(screen, old))
    (kept,) = commands(admin)
    assert kept.state is State.WITHDRAWN and kept.mine == {"title": MINE}
    assert "still here" in screen.message.text()
    qtbot.waitUntil(lambda: MINE in screen.detail.text.toPlainText())
    press(screen.detail.copy)
    assert MINE in QApplication.clipboard().text()


def test_theirs_does_not_swallow_what_nobody_disputed(qtbot: QtBot, admin: Console, open_review: OpenReview) -> None:
    old = conflict(admin, Correct(title=MINE, tags=("sekolah", "lubang")), Correct(title=THEIRS))
    screen, review = open_review(old)
    assert [panel.field.name for panel in review.panels] == ["title"]
    assert "Tags: sekolah, lubang" in review.parts.others.text()
    press(review.parts.take_theirs)
    qtbot.waitUntil(lambda: screen.review is None)
    assert newest(admin).envelope.command == Correct(tags=("sekolah", "lubang"))
    assert newest(admin).state is State.QUEUED


def test_a_merged_text_is_sent_and_no_longer_a_draft(qtbot: QtBot, admin: Console, open_review: OpenReview) -> None:
    old = title_conflict(admin)
    before = cached_case(admin)
    screen, review = open_review(old)
    press(review.parts.merge)
    writing = review.panels[0].place.writing
    assert writing.editor.text() == MINE
    press(review.panels[0].place.take_theirs)
    type_keys(writing.editor, " Mekar Jaya")
    press(review.parts.send)
    qtbot.waitUntil(lambda: screen.review is None)
    assert newest(admin).envelope.command == Correct(title=f"{THEIRS} Mekar Jaya")
    assert isinstance(on_the_server(admin, before, old), Conflict), "the old one would still be refused"
    admin.settled()
    assert admin.context.queries.drafts() == []


def test_a_text_that_is_being_merged_outlives_the_window(qtbot: QtBot, admin: Console, open_review: OpenReview) -> None:
    old = title_conflict(admin)
    screen, review = open_review(old)
    press(review.parts.merge)
    type_keys(review.panels[0].place.writing.editor, "Dekat gerbang: ")
    QTest.keyClick(review.panels[0].place.writing.editor, Qt.Key.Key_Escape)
    assert not review.is_merging and screen.review is review
    QTest.keyClick(review, Qt.Key.Key_Escape)
    assert screen.review is None
    admin.settled()
    (draft,) = admin.context.queries.drafts()
    assert draft.text == f"Dekat gerbang: {MINE}"
    again, review = open_review(old)
    assert review.is_merging
    assert review.panels[0].place.writing.editor.text() == draft.text
    assert review.parts.send.isEnabled()
    press(review.parts.back)
    qtbot.waitUntil(lambda: again.select(f"{draft.case}/{draft.purpose}"))
    assert "Merged text of a correction" in again.detail.heading.text()
    press(again.detail.open)
    qtbot.waitUntil(lambda: again.review is not None)


def test_a_state_that_arrives_meanwhile_has_to_be_looked_at_first(
    qtbot: QtBot, admin: Console, open_review: OpenReview
) -> None:
    screen, review = open_review(title_conflict(admin))
    latest = changed_again(admin, Correct(title="Jalan amblas"))
    qtbot.waitUntil(review.parts.newer_row.isVisible)
    assert THEIRS.split()[1] in review.panels[0].theirs.text(), "what is being read stays"
    for button in (review.parts.take_mine, review.parts.take_theirs, review.parts.merge):
        assert not button.isEnabled() and "newest state" in button.toolTip()
    review._decide(review.resolution.keep_mine)
    assert len(commands(admin)) == 1
    press(review.parts.show_newer)
    assert "+amblas" in review.panels[0].theirs.text()
    press(review.parts.take_mine)
    qtbot.waitUntil(lambda: screen.review is None)
    assert newest(admin).envelope.base_version == latest.version


def test_an_answer_that_came_before_its_page_is_decided_on_its_own_version(
    qtbot: QtBot, admin: Console, open_review: OpenReview
) -> None:
    old = conflict(admin, Correct(title=MINE), Correct(title=THEIRS), page=False)
    screen, review = open_review(old)
    assert "+rusak" in review.panels[0].theirs.text()
    press(review.parts.take_mine)
    qtbot.waitUntil(lambda: screen.review is None)
    assert newest(admin).envelope.base_version == old.result_version


def test_own_unsent_work_is_not_taken_for_the_servers_word(admin: Console, open_review: OpenReview) -> None:
    old = title_conflict(admin)
    queued(admin, Correct(title="Judul ketiga dari saya"))
    _, review = open_review(old)
    assert "+rusak" in review.panels[0].theirs.text()


def test_a_report_out_of_scope_is_shown_but_not_decided_on(
    qtbot: QtBot, admin: Console, open_review: OpenReview
) -> None:
    old = title_conflict(admin)
    leave_scope(admin, CASE)
    screen, review = open_review(old)
    assert "+ Mekar Jaya" in review.panels[0].mine.text()
    assert not review.parts.take_mine.isEnabled() and "no longer in your scope" in review.parts.take_mine.toolTip()
    press(review.parts.take_theirs)
    qtbot.waitUntil(lambda: screen.review is None)
    assert [item.state for item in commands(admin)] == [State.WITHDRAWN]


def test_what_the_rules_no_longer_allow_is_refused_at_once_and_nothing_is_lost(
    admin: Console, open_review: OpenReview
) -> None:
    old = conflict(admin, Correct(title="J" * 200), Correct(title=THEIRS))
    screen, review = open_review(old)
    press(review.parts.merge)
    type_keys(review.panels[0].place.writing.editor, "x" * 60)
    press(review.parts.send)
    assert "longer than 255" in review.parts.trouble.text()
    assert screen.review is review and [item.state for item in commands(admin)] == [State.CONFLICT]


def test_a_conflict_that_was_settled_elsewhere_closes_itself(
    qtbot: QtBot, admin: Console, open_review: OpenReview
) -> None:
    old = title_conflict(admin)
    screen, _ = open_review(old)
    admin.context.desk.withdraw(old).result(10)
    qtbot.waitUntil(lambda: screen.review is None)
    assert "settled meanwhile" in screen.message.text()


def test_tab_goes_the_way_one_reads_and_escape_back_to_the_row(
    qtbot: QtBot, admin: Console, open_review: OpenReview
) -> None:
    old = conflict(
        admin,
        Correct(title=MINE, classification="aspiration"),
        Correct(title=THEIRS, classification="information_request"),
    )
    screen, review = open_review(old)
    title, kind = review.panels
    assert title.base.hasFocus()
    order = [title.mine, title.theirs, kind.base, kind.mine, kind.theirs]
    order += [review.parts.take_theirs, review.parts.merge, review.parts.take_mine]
    for widget in order:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert widget.hasFocus(), widget.accessibleName() or widget.objectName()
    QTest.keyClick(review.parts.take_mine, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: back_in_the_list(screen, old))


def test_values_are_chosen_by_their_names(qtbot: QtBot, admin: Console, open_review: OpenReview) -> None:
    old = conflict(admin, Correct(classification="aspiration"), Correct(classification="information_request"))
    screen, review = open_review(old)
    (panel,) = review.panels
    assert panel.theirs.text() == "−Complaint, not of a supervisory kind +Information request"
    press(review.parts.merge)
    choice = panel.place.choice
    assert [choice.itemText(n) for n in range(choice.count())][:2] == ["Aspiration", "Information request"]
    choice.setCurrentIndex(2)
    press(review.parts.send)
    qtbot.waitUntil(lambda: screen.review is None)
    assert newest(admin).envelope.command == Correct(classification="not_supervisory")


def test_every_control_has_a_name_and_is_large_enough(admin: Console, open_review: OpenReview) -> None:
    _, review = open_review(title_conflict(admin))
    press(review.parts.merge)
    seen = 0
    for widget in review.findChildren(QWidget):
        tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        if tab and widget.objectName() not in ("qt_scrollarea_viewport", "qt_edit_focus"):
            seen += 1
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), f"{widget.metaObject().className()} {widget.objectName()}"
            assert widget.height() >= 24, widget.objectName()
    assert seen >= 9


@pytest.mark.parametrize("width", [1126, 760, 480])
def test_no_label_is_cut_off(admin: Console, open_review: OpenReview, width: int) -> None:
    screen, review = open_review(conflict(admin, Correct(edited_text="a " * 900), Correct(edited_text="b " * 900)))
    screen.resize(width, 640)
    QApplication.processEvents()
    for label in (review.parts.heading, review.parts.story, review.panels[0].story):
        assert label.height() >= label.heightForWidth(label.width())
    for button in (review.parts.take_mine, review.parts.merge, review.parts.take_theirs):
        assert button.width() >= button.sizeHint().width()
    assert review.panels[0].mine.verticalScrollBar().maximum() > 0 or width == 1126


def test_reading_the_conflict_is_the_background_threads_work(admin: Console, open_review: OpenReview) -> None:
    with off_ui_thread_allowed():
        item = title_conflict(admin)
    _, review = open_review(item)  # the guard of every test here fails it if the window's thread waits
    assert review.dispute is not None and review.dispute.version == cached_case(admin).version
