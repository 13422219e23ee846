"""A short list that is read line by line, with at most one thing to do about each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.buttons import push_button
from app.views.case.inert import one_line
from app.views.labels import plain_label


@dataclass(frozen=True)
class Row:
    """What it is about, what there is to know, and the words of the button, if it has one."""

    head: str
    below: str
    deed: str = ""


class Lines(QWidget):
    """Built anew only where something else is to be read, so that the keyboard stays where it is."""

    asked = Signal(int)
    """The number of the line whose button was pressed."""

    def __init__(self, name: str, nothing: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._rows: tuple[Row, ...] | None = None
        self._nothing = plain_label(nothing, kind="muted", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._nothing)
        self._page = QWidget()

    def text(self) -> str:
        """Everything that stands here."""
        return "\n".join(f"{row.head}\n{row.below}" for row in self._rows or ())

    def show_rows(self, rows: Sequence[Row]) -> None:
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        self._nothing.setVisible(not rows)
        self._page.hide()
        self._page.deleteLater()
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for number, row in enumerate(rows):
            column.addLayout(self._line(number, row))
        self._column.addWidget(self._page)

    def _line(self, number: int, row: Row) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(plain_label(one_line(row.head), wrap=True))
        words.addWidget(plain_label(one_line(row.below), kind="muted", wrap=True))
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addLayout(words, 1)
        if row.deed:
            button = push_button(row.deed, object_name=f"{self.objectName()}.{number}")
            button.setAccessibleName(f"{row.deed}: {one_line(row.head)}")
            button.clicked.connect(lambda: self.asked.emit(number))
            line.addWidget(button)
        return line
