"""A small form whose answer is checked elsewhere: it stays open, with everything typed, until the check succeeds."""

from concurrent.futures import Future
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from app.changes import ChangeBus
from app.problems import environment_problem
from app.views.buttons import push_button
from app.views.case.inert import is_plain
from app.views.case.plain_editor import PlainLine
from app.views.labels import plain_label
from app.views.later import when_done
from app.views.words import problem_sentence, unexpected_sentence

HINT_MS: Final = 200
_WIDTH: Final = 440
_MARGIN: Final = 24


class AttemptDialog(QDialog):
    """Subclasses lay out fields and give `begin` the Future of one attempt; success accepts the dialog.

    Nothing is blocked while an attempt runs: typing goes on and Cancel leaves at once.
    """

    def __init__(self, bus: ChangeBus, name: str) -> None:
        super().__init__()
        self._bus = bus
        self._name = name
        self._value: Any = None
        self._running: Future[Any] | None = None
        self._passwords: list[QLineEdit] = []
        self._title = plain_label(kind="title", wrap=True)
        self._intro = plain_label(kind="muted", wrap=True)
        self._submit = push_button("", object_name=f"{name}.submit", kind="primary")
        self._submit.setDefault(True)
        self._submit.clicked.connect(self._start)
        self._cancel = push_button(self.tr("Cancel"), object_name=f"{name}.cancel")
        self._cancel.clicked.connect(self.reject)
        self._error = plain_label(object_name=f"{name}.error", wrap=True, selectable=True, kind="error")
        self._busy = QWidget()
        self._show = QCheckBox(self.tr("Show what I type"))
        self._show.toggled.connect(self._show_passwords)
        self._hint = QTimer(self, singleShot=True, interval=HINT_MS)
        self._hint.timeout.connect(self._busy.show)
        self._lay_out()

    def begin(self) -> Future[Any] | None:
        """Start one attempt, or say what is missing and return None."""
        raise NotImplementedError

    def succeeded(self, value: Any) -> bool:
        """Whether the answer of the attempt is a yes; otherwise it has been said why not."""
        return True

    def result_value(self) -> Any:
        """What the successful attempt gave."""
        return self._value

    def set_texts(self, title: str, intro: str, submit: str) -> None:
        self.setWindowTitle(title)
        self._title.setText(title)
        self._intro.setText(intro)
        self._submit.setText(submit)

    def add_field(self, label: str, name: str, text: str = "") -> PlainLine:
        field = PlainLine()
        field.setText(text)
        self._add(field, label, name)
        return field

    def add_password(self, label: str, name: str) -> QLineEdit:
        """A field whose text is taken exactly as it is typed or pasted."""
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        self._passwords.append(field)
        self._add(field, label, name)
        return field

    def offer_instead(self, button: QPushButton) -> None:
        """Another way to go on, opposite to the usual one."""
        self._buttons.insertWidget(0, button)

    def fields_done(self) -> None:
        """After the last field: the box that shows passwords, and the first empty field takes the typing."""
        self._fields.addWidget(self._show)
        fields = [f for f in self.findChildren(QLineEdit) if not f.isReadOnly()]
        next((f for f in fields if not f.text()), fields[-1]).setFocus()

    def say(self, text: str, field: QLineEdit | None = None) -> None:
        """Show an error and put the typing where it can be mended."""
        if field in self._passwords and not is_plain(field.text()):
            unseen = self.tr("A character in it cannot be seen, such as a line break at its end: type it by hand.")
            text = f"{text} {unseen}"
        self._error.setText(text)
        self._error.setVisible(bool(text))
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.selectAll()

    def reject(self) -> None:
        self._running = None  # an answer that comes later is nobody's
        super().reject()

    def _add(self, field: QLineEdit, label: str, name: str) -> None:
        field.setObjectName(f"{self._name}.{name}")
        field.setAccessibleName(label)
        caption = plain_label(label)
        caption.setBuddy(field)
        self._fields.addWidget(caption)
        self._fields.addWidget(field)
        self._fields.addSpacing(8)

    def _start(self) -> None:
        if self._running is not None:
            return
        self.say("")
        future = self.begin()
        if future is None:
            return
        self._running = future
        self._submit.setEnabled(False)
        self._hint.start()
        when_done(self, self._bus, future, lambda value: self._took(future, value), lambda e: self._failed(future, e))

    def _took(self, future: Future[Any], value: Any) -> None:
        if self._ended(future) and self.succeeded(value):
            self._value = value
            self.accept()

    def _failed(self, future: Future[Any], error: BaseException) -> None:
        if self._ended(future):
            problem = environment_problem(error)
            sentence = problem_sentence(problem) if problem else unexpected_sentence()
            self.say(sentence.whole, self._passwords[-1])

    def _ended(self, future: Future[Any]) -> bool:
        """Whether this is the attempt that was waited for."""
        if future is not self._running:
            return False
        self._running = None
        self._hint.stop()
        self._busy.hide()
        self._submit.setEnabled(True)
        return True

    def _show_passwords(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in self._passwords:
            field.setEchoMode(mode)

    def _lay_out(self) -> None:
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedSize(80, 6)
        busy = QHBoxLayout(self._busy)
        busy.setContentsMargins(0, 0, 0, 0)
        busy.addWidget(bar)
        busy.addWidget(plain_label(self.tr("Checking…"), kind="muted"), 1)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(4)
        buttons = self._buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._submit)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # grows with what it says, at any text size
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(12)
        column.addItem(QSpacerItem(_WIDTH - 2 * _MARGIN, 0))  # so that heights are reckoned for the real width
        column.addWidget(self._title)
        column.addWidget(self._intro)
        column.addLayout(self._fields)
        column.addWidget(self._error)
        column.addWidget(self._busy)
        column.addStretch()
        column.addLayout(buttons)
        self._error.hide()
        self._busy.hide()
