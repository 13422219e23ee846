"""What is to be decided about a letter: how much it insists, and its number where the office has given one."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.case.plain_editor import PlainLine
from app.views.case.trouble import Trouble
from app.views.choice_box import ChoiceBox
from app.views.dossier.paper import Letter, LetterKind
from app.views.labels import plain_label
from app.views.words.lengths import too_long
from domain.people import Person

LONGEST_NUMBER: Final = 60


class LetterBar(QWidget):
    """Stands above the letter; every change shows on it. A number too long for its line is left out, and said."""

    changed = Signal()

    def __init__(self, signer: Person) -> None:
        super().__init__()
        self._signer = signer
        self.kind = ChoiceBox()
        self.kind.setObjectName("dossier.letter.kind")
        self.kind.setAccessibleName(self.tr("Kind of letter"))
        self.kind.addItem(self.tr("Reminder"), LetterKind.REMINDER.value)
        self.kind.addItem(self.tr("Reprimand"), LetterKind.REPRIMAND.value)
        self.number = PlainLine()
        self.number.setObjectName("dossier.letter.number")
        self.number.setAccessibleName(self.tr("Number of the letter"))
        self.number.setPlaceholderText(self.tr("may stay empty"))
        self.number.setMinimumWidth(18 * self.number.fontMetrics().averageCharWidth())
        label = plain_label(self.tr("Number"))
        label.setBuddy(self.number)
        self.trouble = Trouble()
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.kind, label, self.number):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.trouble)
        self.kind.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.number.textChanged.connect(self._numbered)

    def letter(self) -> Letter:
        number = "" if self._against() else self.number.line()
        return Letter(LetterKind(self.kind.currentData()), number, self._signer)

    def _against(self) -> str:
        return too_long(self.number.line(), LONGEST_NUMBER)

    def _numbered(self) -> None:
        if against := self._against():
            without = self.tr("Until then the letter has no number.")
            self.trouble.say(f"{against} {without}")
        else:
            self.trouble.clear()
        self.changed.emit()
