"""Puts the training around the console's own contents: the banner above, the exercises beside."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.context import Context
from app.practice import Part, Practice
from app.views.training.bar import TrainingBar
from app.views.training.sheet import ExerciseSheet

_WIDTH: Final = 264
_USUAL_LINE: Final = 20  # pixels, as in app.views.main_window
_WIDEST: Final = 1.3


class TrainingFrame(QWidget):
    """Whoever is to be played next comes once this window has closed."""

    left = Signal()
    """The keyboard is to go back from the exercises to the work."""

    def __init__(self, context: Context, practice: Practice, contents: QWidget) -> None:
        super().__init__()
        self._practice = practice
        self.bar = TrainingBar(context, practice)
        self.sheet = ExerciseSheet(context, practice)
        larger = min(max(self.fontMetrics().height() / _USUAL_LINE, 1.0), _WIDEST)
        self.sheet.setFixedWidth(round(_WIDTH * larger))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(contents, 1)
        if larger < _WIDEST:
            self._put_beside(row)
        else:
            self._put_apart()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(row, 1)
        self.bar.part_asked.connect(self._follow)
        self.sheet.part_asked.connect(self._follow)
        self.sheet.anew_asked.connect(lambda: self._follow(None))
        self.sheet.left.connect(self.left)

    def _put_beside(self, row: QHBoxLayout) -> None:
        line = QFrame()
        line.setObjectName("training_line")
        line.setFixedWidth(1)
        for part in (line, self.sheet):
            row.addWidget(part)
            self.bar.exercises.toggled.connect(part.setVisible)

    def _put_apart(self) -> None:
        """With large letters the console itself needs all the room there is."""
        self.bar.exercises.setCheckable(False)
        self.sheet.setParent(self, Qt.WindowType.Tool)
        self.sheet.setWindowTitle(self.bar.exercises.text())
        self.bar.exercises.clicked.connect(self.sheet.show)

    def _follow(self, part: Part | None) -> None:
        """Close this console for the next; what is unsent may keep it open, and its person is asked as ever."""
        self._practice.stay()
        self._practice.follow(part)
        self.window().close()
