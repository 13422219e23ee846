"""A text field that takes words and nothing else: what is pasted loses its shape, and files are handed on."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.views.case.inert import left_out, typed
from app.views.left_out import say_left_out, say_one_line

_SENDING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlainLine(QLineEdit):
    """A text of one line that leaves the window's keys to the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unfit = (0, 0)
        self.textEdited.connect(self._look)

    def line(self) -> str:
        """What is written, as it can be kept: in one line, without what no store and no wire can carry."""
        return typed(self.text()).replace("\n", " ")

    def _look(self, text: str) -> None:
        """Say what of a pasted text is not kept as it was; Qt shows spaces in its place."""
        before, self._unfit = self._unfit, (left_out(text), typed(text).count("\n"))
        if self._unfit[0] > before[0]:
            say_left_out(self, self._unfit[0])
        elif self._unfit[1] > before[1]:
            say_one_line(self)

    def event(self, event: QEvent) -> bool:
        untouched = not (self.isUndoAvailable() or self.isRedoAvailable())
        return _leave_to_window(event, untouched=untouched) or super().event(event)


class PlainEditor(QPlainTextEdit):
    """Where a person writes. Tab leaves it, Ctrl+Enter sends."""

    left = Signal()
    send_asked = Signal()
    files_dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def text(self) -> str:
        """What is written, without what no store and no wire can carry."""
        return typed(self.toPlainText())

    def insert_whole(self, text: str) -> None:
        """Put `text` in at the cursor, to be undone as one piece."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.insertText(text)
        cursor.endEditBlock()

    def select(self, start: int, end: int) -> None:
        """Mark from `start` to `end`, counted in characters as Python counts them."""
        text, cursor = self.toPlainText(), self.textCursor()
        cursor.setPosition(_units(text[:start]))
        cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def selection_end(self) -> int:
        """Where the marked text, or else the cursor, ends: in characters."""
        units = self.toPlainText().encode("utf-16-le", "surrogatepass")[: 2 * self.textCursor().selectionEnd()]
        return len(units.decode("utf-16-le", "surrogatepass"))

    def restore(self, text: str) -> None:
        """Show `text` as if it had just been opened; says nothing to those who listen for typing."""
        blocked = self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(blocked)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if files:
            self.files_dropped.emit(files)
        elif source.hasText():
            self.insertPlainText(typed(source.text()))
            if lost := left_out(source.text()):
                say_left_out(self, lost)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _sends(event):
            event.accept()  # this field's own key, whatever the window binds to it
            return True
        document = self.document()
        untouched = not (document.isUndoAvailable() or document.isRedoAvailable())
        return _leave_to_window(event, untouched=untouched) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _sends(event):
            self.send_asked.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _units(text: str) -> int:
    """How long Qt takes a text to be."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _leave_to_window(event: QEvent, *, untouched: bool) -> bool:
    """Ctrl+K finds actions; under X11 it would delete the rest of the line in a text field.

    Ctrl+Z is the window's while the field is `untouched`: nothing was typed in it that it could undo, or has undone.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    finds = event.key() == Qt.Key.Key_K and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    ours = finds or (untouched and event.matches(QKeySequence.StandardKey.Undo))
    if ours:
        event.ignore()
    return ours


def _sends(event: QKeyEvent) -> bool:
    control_only = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
    return event.key() in _SENDING_KEYS and control_only
