"""What keeps the console from starting: what happened, whether the work is safe, what to do."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLayout, QPushButton, QSpacerItem, QVBoxLayout

from app.problems import Problem
from app.views.buttons import push_button
from app.views.labels import plain_label
from app.views.words import problem_sentence


class ProblemDialog(QDialog):
    """Explains one problem; `actions` are pairs of a name and the text of its button, beside Close."""

    requested = Signal(str)
    """The name of the action that was chosen."""

    def __init__(self, problem: Problem, actions: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Konsol Penghubung cannot start"))
        sentence = problem_sentence(problem)
        close = push_button(self.tr("Close"), object_name="problem.close")
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        for name, text in actions:
            buttons.addWidget(self._action(name, text))
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # grows with what it says, at any text size
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addItem(QSpacerItem(440, 0))  # so that heights are reckoned for the real width
        column.addWidget(self._part("what", sentence.what, "heading"))
        column.addWidget(self._part("safe", sentence.safe))
        column.addWidget(self._part("next", sentence.next))
        column.addSpacing(8)
        column.addStretch()
        column.addLayout(buttons)
        close.setDefault(True)
        close.setFocus()

    def _part(self, name: str, text: str, kind: str = "") -> QLabel:
        return plain_label(text, kind=kind, object_name=f"problem.{name}", wrap=True, selectable=True)

    def _action(self, name: str, text: str) -> QPushButton:
        button = push_button(text, object_name=f"problem.{name}", kind="primary")
        button.clicked.connect(lambda: self._request(name))
        return button

    def _request(self, name: str) -> None:
        self.requested.emit(name)
        self.accept()
