"""What the tests of the case pane look at: rows of the stores as they are on the disk, and keys as they are pressed."""

from collections.abc import Callable

import sqlalchemy as sa
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.changes import Changes
from app.models import drafts, outbox
from app.models.engine import reading, writing
from app.models.tables import outbox as outbox_table
from app.views.case.plain_editor import PlainEditor
from domain.ids import CaseId
from tests.support.console import NOW, Console
from tests.support.ui_thread import off_ui_thread_allowed


def stored_draft(console: Console, case: str, purpose: str = "reply") -> drafts.Draft | None:
    with reading(console.stores.work) as connection:
        return drafts.find(connection, CaseId(case), purpose)


def stored_text(console: Console, case: str, purpose: str = "reply") -> str | None:
    draft = stored_draft(console, case, purpose)
    return draft.text if draft else None


def commands(console: Console) -> list[outbox.OutboxItem]:
    """Everything in the outbox, oldest first."""
    with reading(console.stores.work) as connection:
        rows = connection.execute(sa.select(outbox_table).order_by(outbox_table.c.dseq).limit(100)).all()
    return [outbox.item_of(row) for row in rows]


def mark_sent(console: Console) -> None:
    """As the sync does before a request leaves."""
    with off_ui_thread_allowed(), writing(console.stores.work) as connection:
        outbox.mark_sent(connection, [item.dseq for item in commands(console)], NOW)
    console.bus.tell(Changes(outbox=True))


def leave_scope(console: Console, *cases: str) -> None:
    """As the sync takes in that cases are no longer this person's."""
    with off_ui_thread_allowed(), writing(console.stores.work) as connection:
        outbox.orphan(connection, map(CaseId, cases), NOW)
    console.take([], out=tuple(map(CaseId, cases)))


def type_keys(widget: QWidget, text: str) -> None:
    """One key event a character, as a keyboard sends them."""
    widget.setFocus()
    for character in text:
        if character == "\n":
            QTest.keyClick(widget, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(widget, character)


def paste(editor: PlainEditor, text: str, html: str = "") -> None:
    """What Qt does when somebody pastes, without the clipboard of the whole test run."""
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    editor.insertFromMimeData(data)


def until(qtbot: QtBot, is_so: Callable[[], object]) -> None:
    """Let the window live until it is so, however busy the machine is."""
    qtbot.waitUntil(is_so, timeout=30_000)


def press(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
