"""The internal note that comes with a template: seen, changed or left out before the answer goes."""

from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.buttons import push_button
from app.views.case.inert import typed
from app.views.case.plain_editor import PlainLine
from app.views.case.tones import Tone, head_line
from app.views.labels import plain_label

NOTE: Final = "note"
"""Under which name a draft keeps it."""


class StagedNote(QWidget):
    """Takes no room where no note is to go in."""

    changed = Signal(str)
    left_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading = plain_label(wrap=True)
        self.line = PlainLine()
        self.line.setObjectName("case.reply.note")
        self.line.setAccessibleName(self.tr("Internal note that goes in with the answer"))
        self.leave_out = push_button(self.tr("Leave it out"), object_name="case.reply.no_note", kind="link")
        self.line.textEdited.connect(lambda text: self.changed.emit(typed(text)))
        self.leave_out.clicked.connect(self._leave_out)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.leave_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.line)
        self._dress()
        self.hide()

    def put(self, text: str) -> None:
        with QSignalBlocker(self.line):
            if typed(self.line.text()) != text:
                self.line.setText(text)
                self.line.setCursorPosition(0)
        self.setVisible(bool(text))

    def set_busy(self, busy: bool) -> None:
        self.line.setReadOnly(busy)
        self.leave_out.setDisabled(busy)

    def _leave_out(self) -> None:
        self.put("")
        self.changed.emit("")
        self.left_out.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        head_line(self.heading, Tone.NOTE, self.tr("Internal note with it – not visible to the reporter"))
