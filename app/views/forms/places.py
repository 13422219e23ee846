"""Where an answer is given: one widget for each kind of field, all of them asked and told in the same way."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.views.case.inert import shown
from app.views.case.plain_editor import PlainEditor, PlainLine
from app.views.case.trouble import Trouble
from app.views.forms.fields import YES, Day, Field, Heading, Line, Scene, Switch, Words, WorkingDays
from app.views.labels import plain_label
from app.views.words.lengths import too_long
from app.views.words.lookup import said

TARGET = 24  # px, the least a finger or an unsteady hand needs
HEADING_ROOM = 8
WORDS_HEIGHT = 72


class Place(QWidget):
    """A label, the control, a hint and a word about what is wrong; `changed` means by the person."""

    changed = Signal()
    send_asked = Signal()
    left = Signal()

    def __init__(self, field: Field, control: QWidget) -> None:
        super().__init__()
        self.field = field
        self.control = control
        self.label = plain_label(said("CaseAction", field.label), kind="muted", wrap=True)
        self.label.setBuddy(control)
        self.hint = plain_label(wrap=True, selectable=True, kind="muted")
        self.hint.hide()
        self.trouble = Trouble()
        control.setObjectName(f"form.{field.name}")
        control.setAccessibleName(self.label.text())
        self.setFocusProxy(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.label)
        column.addWidget(control, 1)
        column.addWidget(self.hint)
        column.addWidget(self.trouble)
        self.changed.connect(self.trouble.clear)

    def answer(self) -> str:
        raise NotImplementedError

    def value(self) -> Any:
        """The answer as the command takes it."""
        return self.field.read(self.answer())

    def put(self, answer: str) -> None:
        """Show an answer as if it had just been opened; says nothing to those who listen for typing."""
        raise NotImplementedError

    def offer(self, scene: Scene) -> None:
        """Show what there is to choose from now; only choices have anything to show."""

    def look(self, scene: Scene) -> None:
        """The other answers are others now: say what follows from them."""
        hint = self.field.hint(scene)
        self.hint.setText(shown(hint))
        self.hint.setVisible(bool(hint))
        self.setVisible(self.field.shown(scene))

    def objection(self, scene: Scene) -> str:
        """What stands against this answer; empty where nothing does."""
        return ""

    def lock(self, locked: bool) -> None:
        self.control.setDisabled(locked)

    def _too_long(self, limit: int) -> str:
        return too_long(self.answer(), limit)


class _Words(PlainEditor):
    """As high as there is room for, and content with little."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), WORDS_HEIGHT)


class WordsPlace(Place):
    """A text field of several lines."""

    def __init__(self, field: Words) -> None:
        self.editor = _Words()
        self._limit = field.limit
        super().__init__(field, self.editor)
        self.editor.setMinimumHeight(WORDS_HEIGHT)
        self.editor.textChanged.connect(self.changed)
        self.editor.send_asked.connect(self.send_asked)
        self.editor.left.connect(self.left)

    def answer(self) -> str:
        return self.editor.text()

    def put(self, answer: str) -> None:
        self.editor.restore(answer)

    def objection(self, scene: Scene) -> str:
        if self.field.required and not self.answer().strip():
            return self.tr("This has to be filled in.")
        return self._too_long(self._limit(scene.world.limits))

    def lock(self, locked: bool) -> None:
        self.editor.setReadOnly(locked)


class LinePlace(Place):
    """A text field of one line."""

    def __init__(self, field: Field) -> None:
        self.edit = PlainLine()
        super().__init__(field, self.edit)
        self.edit.textEdited.connect(self.changed)
        self.edit.editingFinished.connect(self.left)

    def answer(self) -> str:
        return self.edit.line()

    def put(self, answer: str) -> None:
        self.edit.setText(answer)
        self.edit.setCursorPosition(0)

    def objection(self, scene: Scene) -> str:
        if self.field.required and not self.answer().strip():
            return self.tr("This has to be filled in.")
        return self._too_long(self.field.limit(scene.world.limits)) if isinstance(self.field, Line) else ""


class DayPlace(LinePlace):
    """A day as people write it here: 27/11/2026."""

    def __init__(self, field: Day) -> None:
        super().__init__(field)
        self.edit.setPlaceholderText(self.tr("dd/mm/yyyy"))

    def objection(self, scene: Scene) -> str:
        if self.answer().strip() and self.field.read(self.answer()) is None:
            return self.tr("Write the day like this: 27/11/2026.")
        return super().objection(scene)


class SwitchPlace(Place):
    """A box to tick; its words stand beside it, in as many lines as they need."""

    def __init__(self, field: Switch) -> None:
        self.box = QCheckBox()
        self.box.setFixedSize(TARGET, TARGET)
        super().__init__(field, self.box)
        self.label.setProperty("kind", "")
        self.label.installEventFilter(self)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertLayout(0, row)
        self.box.toggled.connect(self.changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The words can be clicked like the box."""
        if watched is self.label and event.type() == QEvent.Type.MouseButtonRelease and self.box.isEnabled():
            self.box.toggle()
        return super().eventFilter(watched, event)

    def answer(self) -> str:
        return YES if self.box.isChecked() else ""

    def put(self, answer: str) -> None:
        with QSignalBlocker(self.box):
            self.box.setChecked(answer == YES)


class WorkingDaysBox(QSpinBox):
    """How many working days, from one to `most`."""

    def __init__(self, name: str, most: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.lineEdit().setTextMargins(6, 0, 0, 0)  # the style sheet's padding does not reach it
        self.setRange(1, most)
        self.setSuffix(self.tr(" working days"))
        self.setMinimumHeight(TARGET)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the form: a number that somebody passes by stays."""
        event.ignore()


class WorkingDaysPlace(Place):
    """A number that goes up and down."""

    def __init__(self, field: WorkingDays) -> None:
        self.box = WorkingDaysBox(said("CaseAction", field.label), field.most)
        super().__init__(field, self.box)
        self.box.valueChanged.connect(self.changed)

    def answer(self) -> str:
        return str(self.box.value())

    def put(self, answer: str) -> None:
        with QSignalBlocker(self.box):
            self.box.setValue(int(answer) if answer.isdecimal() else 1)


class HeadingPlace(Place):
    """Words and no control."""

    def __init__(self, field: Heading) -> None:
        nothing = QWidget()
        super().__init__(field, nothing)
        nothing.hide()
        self.setFocusProxy(None)  # type: ignore[arg-type]
        font = self.label.font()
        font.setWeight(font.Weight.DemiBold)
        self.label.setFont(font)
        self.label.setProperty("kind", "")
        self.setContentsMargins(0, HEADING_ROOM, 0, 0)

    def answer(self) -> str:
        return ""

    def put(self, answer: str) -> None:
        """Nothing is answered here."""

    def lock(self, locked: bool) -> None:
        """Nothing can be changed here."""
