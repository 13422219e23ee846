"""What is to be decided about a letter: how much it insists, and its number where the office has given one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.views.choice_box import ChoiceBox
from app.views.dossier.paper import Letter, LetterKind
from app.views.labels import plain_label
from domain.people import Person


class LetterBar(QWidget):
    """Stands above the letter; every change shows on it."""

    changed = Signal()

    def __init__(self, signer: Person) -> None:
        super().__init__()
        self._signer = signer
        self.kind = ChoiceBox()
        self.kind.setObjectName("dossier.letter.kind")
        self.kind.setAccessibleName(self.tr("Kind of letter"))
        self.kind.addItem(self.tr("Reminder"), LetterKind.REMINDER.value)
        self.kind.addItem(self.tr("Reprimand"), LetterKind.REPRIMAND.value)
        self.number = QLineEdit()
        self.number.setObjectName("dossier.letter.number")
        self.number.setAccessibleName(self.tr("Number of the letter"))
        self.number.setPlaceholderText(self.tr("may stay empty"))
        self.number.setMaxLength(60)
        self.number.setMinimumWidth(18 * self.number.fontMetrics().averageCharWidth())
        label = plain_label(self.tr("Number"))
        label.setBuddy(self.number)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.kind, label, self.number):
            row.addWidget(part)
        self.kind.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.number.textChanged.connect(lambda _: self.changed.emit())

    def letter(self) -> Letter:
        return Letter(LetterKind(self.kind.currentData()), self.number.text(), self._signer)
