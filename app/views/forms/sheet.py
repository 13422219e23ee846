"""A list of fields on the screen: what is answered so far, and a word beside each field that is not right yet."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from app.context import Context
from app.views.focus import take_place_in_order
from app.views.forms.fields import Field, Scene
from app.views.forms.kinds import place_for
from app.views.forms.places import LinePlace, Place, WordsPlace
from domain.errors import Refused

COLUMNS = 2
LINES_IN_SIGHT = 5


class FormSheet(QScrollArea):
    """The places of some fields, two narrow ones a row. It is built anew for every form, and scrolls where it must.

    `changed` means that the person changed an answer, `left` that one is finished for now.
    """

    changed = Signal()
    left = Signal()
    send_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._scene: Scene | None = None
        self.places: dict[str, Place] = {}
        self._begun: dict[str, str] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("FormSheet { background: transparent; }")

    def minimumSizeHint(self) -> QSize:
        """One field with its words, whatever the size of the letters."""
        return QSize(super().minimumSizeHint().width(), LINES_IN_SIGHT * self.fontMetrics().height())

    def ask(self, fields: tuple[Field, ...], scene: Scene, answers: Mapping[str, str]) -> None:
        """Show these fields; `answers` are those that were given before, the others begin as they do."""
        self._scene = scene
        paper = QWidget()
        self.places = {field.name: self._place(field) for field in fields}
        self._lay_out(paper)
        self.setWidget(paper)
        take_place_in_order(self, paper)
        self._begun = {}
        for name, place in self.places.items():
            self._begin(place, scene)
            if name in answers:
                place.put(answers[name])
        self._offer()

    def refresh(self, scene: Scene) -> None:
        """The case has moved: what nobody has touched moves along, what somebody has stays and says so."""
        self._scene = scene
        for name, place in self.places.items():
            before, mine = self._begun[name], place.answer()
            if place.field.only_changes:
                self._begin(place, scene)
                if mine != before:
                    self._keep_mine(place, before, mine)
        self._offer()

    def answers(self) -> dict[str, str]:
        """What the person has answered; where an answer is the one that stood there first, it is left out."""
        given = {name: place.answer() for name, place in self.places.items()}
        return {name: answer for name, answer in given.items() if answer != self._begun[name]}

    def has_changes(self) -> bool:
        """Whether there is something to send in a form that changes what stands already."""
        changing = [place for place in self.places.values() if place.field.only_changes]
        return not changing or not all(map(self._is_as_it_was, changing))

    def texts(self) -> list[str]:
        """What was typed in words, for the clipboard."""
        wordy = {name for name, place in self.places.items() if isinstance(place, WordsPlace | LinePlace)}
        return [text for name, text in self.answers().items() if name in wordy and text.strip()]

    def values(self) -> dict[str, Any]:
        """What the command takes, by the names of its attributes."""
        scene = self.scene()
        shown = (place for place in self.places.values() if place.field.asks and place.field.shown(scene))
        return {place.field.name: self._value(place) for place in shown}

    def scene(self) -> Scene:
        if self._scene is None:
            raise LookupError("no form is open")
        return replace(self._scene, answers={name: place.answer() for name, place in self.places.items()})

    def is_complete(self) -> bool:
        """Whether every answer can be sent; else each that cannot says why, and the first one has the keyboard."""
        scene = self.scene()
        first: Place | None = None
        for place in self.places.values():
            objection = place.objection(scene) if place.field.shown(scene) else ""
            if objection:
                place.trouble.say(objection)
                first = first or place
            else:
                place.trouble.clear()
        if first is not None:
            self._go_to(first)
        return first is None

    def place_to_blame(self, refused: Refused) -> Place | None:
        """Which field can mend a refusal."""
        return next((place for place in self.places.values() if refused.code in place.field.blames), None)

    def say_refusal(self, place: Place, words: str) -> None:
        place.trouble.say(words)
        self._go_to(place)

    def clear_troubles(self) -> None:
        for place in self.places.values():
            place.trouble.clear()

    def focus_first(self) -> bool:
        """To the first field that lacks an answer where one must still be given, else to the first; False without any.

        What may stay empty is not passed over on the way: a title, say, above the text that must be written.
        """
        places = [place for place in self.places.values() if place.field.asks and not place.isHidden()]
        open_ones = [place for place in places if not place.answer() and not place.field.only_changes]
        waits = any(place.field.required for place in open_ones)
        place = next(iter(open_ones if waits else places), None)
        if place is not None:
            self._go_to(place)
        return place is not None

    def lock(self, locked: bool) -> None:
        for place in self.places.values():
            place.lock(locked)

    def _value(self, place: Place) -> Any:
        return None if self._is_as_it_was(place) else place.value()

    def _is_as_it_was(self, place: Place) -> bool:
        return place.field.only_changes and place.answer() == self._begun[place.field.name]

    def _begin(self, place: Place, scene: Scene) -> None:
        """Put what stands there first; what the place makes of it is what a change is compared with."""
        place.put(place.field.initial(scene))
        self._begun[place.field.name] = place.answer()

    def _keep_mine(self, place: Place, before: str, mine: str) -> None:
        now = self._begun[place.field.name]
        place.put(mine)
        if now not in (before, mine):
            place.trouble.say(
                self.tr("This was changed meanwhile. If you send yours, it takes the place of the other.")
            )

    def _place(self, field: Field) -> Place:
        place = place_for(field, self._context)
        place.changed.connect(lambda: self._on_changed(place))
        place.left.connect(self.left)
        place.send_asked.connect(self.send_asked)
        return place

    def _on_changed(self, place: Place) -> None:
        if isinstance(place, WordsPlace | LinePlace):  # no choice depends on words, and typing has to stay light
            self._look()
        else:
            self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        scene = self.scene()
        for place in self.places.values():
            place.offer(scene)
        self._look()

    def _look(self) -> None:
        scene = self.scene()
        for place in self.places.values():
            place.look(scene)

    def _go_to(self, place: Place) -> None:
        place.setFocus()
        self.ensureWidgetVisible(place)

    def _lay_out(self, paper: QWidget) -> None:
        grid = QGridLayout(paper)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        row, column = 0, 0
        for place in self.places.values():
            if place.field.is_wide:
                row, column = row + bool(column), 0
                grid.addWidget(place, row, 0, 1, COLUMNS)
                grid.setRowStretch(row, isinstance(place, WordsPlace))
                row += 1
                continue
            grid.addWidget(place, row, column, Qt.AlignmentFlag.AlignTop)
            row, column = (row + 1, 0) if column else (row, 1)
        grid.setRowStretch(row + 1, not any(isinstance(place, WordsPlace) for place in self.places.values()))
        for number in range(COLUMNS):
            grid.setColumnStretch(number, 1)
