"""Marks the words that were searched in a text that is being read."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from app.models.search.matching import Wanted, hits
from app.views.drawing import mark_format, qt_length

MARKS_AT_MOST: Final = 500


class Marking(QObject):
    """Follows the text of one sheet, as it is written anew."""

    def __init__(self, sheet: QTextEdit | QPlainTextEdit) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._wanted: Sequence[Wanted] = ()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._mark)
        sheet.document().contentsChanged.connect(self._on_contents)

    def mark(self, wanted: Sequence[Wanted]) -> None:
        self._wanted = wanted
        self._mark()

    def _on_contents(self) -> None:
        if self._wanted:
            self._soon.start()

    def _mark(self) -> None:
        text = self._sheet.toPlainText() if self._wanted else ""
        found = hits(text, self._wanted)[:MARKS_AT_MOST]
        self._sheet.setExtraSelections([self._selection(text, start, end) for start, end in found])

    def _selection(self, text: str, start: int, end: int) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._sheet.document())
        cursor.setPosition(qt_length(text[:start]))
        cursor.setPosition(qt_length(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = mark_format()
        return selection
