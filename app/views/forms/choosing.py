"""Places where an answer is chosen: one of a list, or any number of boxes."""

from PySide6.QtCore import QSignalBlocker, QStringListModel, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QListView, QVBoxLayout, QWidget

from app.views.case.inert import one_line
from app.views.case.plain_editor import PlainLine
from app.views.choice_box import ChoiceBox
from app.views.forms.fields import Choice, Scene, Several
from app.views.forms.places import TARGET, Place
from app.views.words.lookup import said

FIND_FROM = 12
"""From so many options on, a choice is found by typing a part of it."""


class ChoicePlace(Place):
    """A choice from a list; a long list is searched by typing any part of a name."""

    def __init__(self, field: Choice) -> None:
        self.box = ChoiceBox()
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

    def offer(self, scene: Scene) -> None:
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
        rows = QListView()
        rows.setObjectName("choices")  # high enough for a hand: resources/style.qss
        found.setPopup(rows)
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


class SeveralPlace(Place):
    """Boxes to tick, one for each option."""

    def __init__(self, field: Several) -> None:
        self._field = field
        self._boxes: dict[str, QCheckBox] = {}
        self._kept: tuple[str, ...] = ()
        self._all = QWidget()
        self._column = QVBoxLayout(self._all)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        super().__init__(field, self._all)

    def answer(self) -> str:
        return self._field.write(self._kept)

    def put(self, answer: str) -> None:
        self._kept = self._field.read(answer)
        for id, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setChecked(id in self._kept)

    def offer(self, scene: Scene) -> None:
        options = list(self._field.options(scene))
        if [id for _, id in options] == list(self._boxes):
            return
        for box in self._boxes.values():
            box.deleteLater()
        self._boxes = {id: self._box(words, id) for words, id in options}
        self.setFocusProxy(next(iter(self._boxes.values()), None))  # type: ignore[arg-type]

    def objection(self, scene: Scene) -> str:
        chosen = set(self._kept) & set(self._boxes)
        return self.tr("Choose at least one.") if self.field.required and not chosen else ""

    def _box(self, words: str, id: str) -> QCheckBox:
        box = QCheckBox(one_line(words).replace("&", "&&"))
        box.setObjectName(f"form.{self.field.name}.{id}")
        box.setMinimumHeight(TARGET)
        box.setChecked(id in self._kept)
        box.toggled.connect(lambda on: self._ticked(id, on))
        self._column.addWidget(box)
        return box

    def _ticked(self, id: str, on: bool) -> None:
        kept = [each for each in self._boxes if each in self._kept and each != id]
        self._kept = (*kept, id) if on else tuple(kept)
        self.changed.emit()
