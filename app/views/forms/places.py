"""Where an answer is given: one widget for each kind of field, all of them asked and told in the same way."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.views.case.inert import one_line, shown, typed
from app.views.case.plain_editor import PlainEditor, PlainLine
from app.views.case.trouble import Trouble
from app.views.forms.fields import YES, Choice, Day, Field, Heading, Line, Scene, Several, Switch, Words, WorkingDays
from app.views.labels import plain_label
from app.views.words.lookup import said

FIND_FROM = 12
"""From so many options on, a choice is found by typing a part of it."""
TARGET = 24  # px, the least a finger or an unsteady hand needs
BOXES_A_ROW = 2
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

    def look(self, scene: Scene) -> None:
        """The other answers are others now."""
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
        over = len(self.answer()) - limit
        if over <= 0:
            return ""
        number = self.locale().toString
        return self.tr("{over} characters too many; the limit is {limit}.").format(
            over=number(over), limit=number(limit)
        )


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
        return typed(self.edit.text()).replace("\n", " ")

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


class ChoicePlace(Place):
    """A choice from a list; a long list is searched by typing any part of a name."""

    def __init__(self, field: Choice) -> None:
        self.box = QComboBox()
        self._options: list[tuple[str, str]] = []
        self._kept = ""
        super().__init__(field, self.box)
        self._field = field
        self.box.setPlaceholderText(self.tr("Choose…"))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.activated.connect(self._chosen)

    def answer(self) -> str:
        return self._kept

    def put(self, answer: str) -> None:
        self._kept = answer
        self._show()

    def look(self, scene: Scene) -> None:
        super().look(scene)
        options = [(one_line(words), id) for words, id in self._field.options(scene)]
        if self._field.none:
            options.insert(0, (said("CaseAction", self._field.none), ""))
        if options != self._options:
            self._options = options
            self._fill()

    def objection(self, scene: Scene) -> str:
        ids = {id for _, id in self._options}
        if self._kept not in ids and (self._kept or self.field.required):
            return self.tr("Choose one first.")
        return self.tr("Choose one first.") if self.field.required and not self._kept else ""

    def _fill(self) -> None:
        with QSignalBlocker(self.box):
            self.box.clear()
            for words, id in self._options:
                self.box.addItem(words, id)
            self._make_searchable(len(self._options) >= FIND_FROM)
        self._show()

    def _show(self) -> None:
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(self.box.findData(self._kept))
            if self.box.isEditable() and self.box.currentIndex() < 0:
                self.box.clearEditText()

    def _make_searchable(self, searchable: bool) -> None:
        if not searchable:
            self.box.setEditable(False)
            return
        self.box.setLineEdit(PlainLine())
        found = QCompleter(QStringListModel([words for words, _ in self._options], self.box), self.box)
        found.setFilterMode(Qt.MatchFlag.MatchContains)
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        found.activated.connect(self._found)
        self.box.setCompleter(found)
        edit = self.box.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(self.tr("Type a part of the name…"))
            edit.setAccessibleName(self.label.text())
            edit.editingFinished.connect(self._typed)

    def _typed(self) -> None:
        """What was typed counts where it names one option, or is a part of one alone; else it stays and is said."""
        typed_text = self.box.currentText()
        text = typed_text.strip().casefold()
        whole = [id for words, id in self._options if words.casefold() == text]
        parts = [id for words, id in self._options if text and text in words.casefold()]
        if whole or len(parts) == 1 or not text:
            self._take((*whole, *parts, "")[0])
            return
        self._take("")
        self.box.setEditText(typed_text)
        several, none = self.tr("Several names fit. Choose one from the list."), self.tr("No name in the list fits.")
        self.trouble.say(several if parts else none)

    def _found(self, words: str) -> None:
        self._take(next((id for each, id in self._options if each == words), self._kept))

    def _chosen(self, row: int) -> None:
        self._take(self.box.itemData(row) or "")

    def _take(self, id: str) -> None:
        moved = id != self._kept
        self._kept = id
        self._show()
        if moved:
            self.changed.emit()
            self.left.emit()


class SwitchPlace(Place):
    """A box to tick; its words stand beside it."""

    def __init__(self, field: Switch) -> None:
        self.box = QCheckBox(said("CaseAction", field.label))
        self.box.setMinimumHeight(TARGET)
        super().__init__(field, self.box)
        self.label.hide()
        self.box.toggled.connect(self.changed)

    def answer(self) -> str:
        return YES if self.box.isChecked() else ""

    def put(self, answer: str) -> None:
        with QSignalBlocker(self.box):
            self.box.setChecked(answer == YES)


class SeveralPlace(Place):
    """Boxes to tick, one for each option."""

    def __init__(self, field: Several) -> None:
        self._field = field
        self._boxes: dict[str, QCheckBox] = {}
        self._kept: tuple[str, ...] = ()
        self._grid_of = QWidget()
        self._grid = QGridLayout(self._grid_of)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        super().__init__(field, self._grid_of)

    def answer(self) -> str:
        return self._field.write(self._kept)

    def put(self, answer: str) -> None:
        self._kept = self._field.read(answer)
        for id, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setChecked(id in self._kept)

    def look(self, scene: Scene) -> None:
        super().look(scene)
        options = list(self._field.options(scene))
        if [id for _, id in options] == list(self._boxes):
            return
        for box in self._boxes.values():
            box.deleteLater()
        self._boxes = {id: self._box(words, id, number) for number, (words, id) in enumerate(options)}
        self.setFocusProxy(next(iter(self._boxes.values()), None))  # type: ignore[arg-type]

    def objection(self, scene: Scene) -> str:
        chosen = set(self._kept) & set(self._boxes)
        return self.tr("Choose at least one.") if self.field.required and not chosen else ""

    def _box(self, words: str, id: str, number: int) -> QCheckBox:
        box = QCheckBox(one_line(words).replace("&", "&&"))
        box.setObjectName(f"form.{self.field.name}.{id}")
        box.setMinimumHeight(TARGET)
        box.setChecked(id in self._kept)
        box.toggled.connect(lambda on: self._ticked(id, on))
        self._grid.addWidget(box, number // BOXES_A_ROW, number % BOXES_A_ROW)
        return box

    def _ticked(self, id: str, on: bool) -> None:
        kept = [each for each in self._boxes if each in self._kept and each != id]
        self._kept = (*kept, id) if on else tuple(kept)
        self.changed.emit()


class WorkingDaysPlace(Place):
    """A number that goes up and down."""

    def __init__(self, field: WorkingDays) -> None:
        self.box = QSpinBox()
        super().__init__(field, self.box)
        self.box.lineEdit().setAccessibleName(self.label.text())
        self.box.lineEdit().setTextMargins(6, 0, 0, 0)  # the style sheet's padding does not reach it
        self.box.setRange(1, field.most)
        self.box.setSuffix(self.tr(" working days"))
        self.box.setMinimumHeight(TARGET)
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


_KINDS: tuple[tuple[type[Field], Any], ...] = (
    (Words, WordsPlace),
    (Day, DayPlace),
    (Line, LinePlace),
    (Choice, ChoicePlace),
    (Several, SeveralPlace),
    (Switch, SwitchPlace),
    (WorkingDays, WorkingDaysPlace),
    (Heading, HeadingPlace),
)


def place_for(field: Field) -> Place:
    """The widget that asks `field`."""
    made: Place = next(place for kind, place in _KINDS if isinstance(field, kind))(field)
    return made
