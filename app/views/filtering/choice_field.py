"""One kind of condition in the filter panel: what is chosen as chips, and a box to choose more from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.context import Context
from app.models.listing import NONE
from app.views.choice_box import ChoiceBox
from app.views.filtering.chip import Chip
from app.views.filtering.words import field_word, value_word
from app.views.flow import Flow
from app.views.labels import plain_label


class ChoiceField(QWidget):
    """Any of several values; those that some report has are offered."""

    changed = Signal(tuple)

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self._context = context
        self._name = name
        self._values: tuple[str, ...] = ()
        self.box = ChoiceBox()
        self.box.setObjectName(f"filter_panel.{name}")
        self.box.setAccessibleName(field_word(name))
        self.box.setPlaceholderText(self.tr("Choose…"))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.box.setMaxVisibleItems(14)
        self.box.activated.connect(self._chose)
        self._chips = QWidget()
        self._flow = Flow(self._chips, spacing=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(plain_label(field_word(name), kind="muted"))
        column.addWidget(self.box)
        column.addWidget(self._chips)

    def show_values(self, values: tuple[str, ...]) -> None:
        self._values = values
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        previous: QWidget = self.box
        for value in values:
            text = value_word(self._name, value, self._context.world())
            spoken = self.tr("Take away: {value}").format(value=text)
            chip = Chip(text, object_name=f"filter_panel.chip.{self._name}", spoken=spoken)
            chip.clicked.connect(lambda _=False, value=value: self._drop(value))
            self._flow.addWidget(chip)
            QWidget.setTabOrder(previous, chip)
            previous = chip
        self._chips.setVisible(bool(values))
        self._chips.updateGeometry()

    def offer(self, values: tuple[str, ...]) -> None:
        """What can be chosen, by name; what lacks a value stands last."""
        world = self._context.world()
        named = sorted(
            ((value_word(self._name, v, world), v) for v in values), key=lambda p: (p[1] == NONE, p[0].casefold())
        )
        self.box.clear()
        for text, value in named:
            self.box.addItem(text, value)
        self.box.setCurrentIndex(-1)

    def _chose(self, index: int) -> None:
        value = self.box.itemData(index)
        self.box.setCurrentIndex(-1)
        if value not in self._values:
            self._set((*self._values, value))

    def _drop(self, value: str) -> None:
        self._set(tuple(each for each in self._values if each != value))
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set(self, values: tuple[str, ...]) -> None:
        self.show_values(values)
        self.changed.emit(values)
