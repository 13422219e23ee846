"""In the place of the list while a filter is put together: a field a kind of condition, applied all at once."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.context import Context
from app.models.listing import LONGEST_WAIT, Deadline, Filter
from app.views.buttons import push_button
from app.views.case.trouble import Trouble
from app.views.choice_box import ChoiceBox
from app.views.filtering.choice_field import ChoiceField
from app.views.filtering.words import FIELDS, FLAGS, flag_word
from app.views.flow import Flow
from app.views.labels import plain_label
from app.views.refresh import Refresh
from app.views.scrolling import scrolling

_DEADLINES: Final = (None, *Deadline)
Choices = dict[str, tuple[str, ...]]


class FilterPanel(QFrame):
    """Edits a copy: the list changes when the filter is applied, and not at all when it is left."""

    applied = Signal(object)
    """A Filter."""
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_panel")
        self._context = context
        self._filter = Filter()
        self.deadline = ChoiceBox()
        self.days = QSpinBox()
        self.fields = {name: ChoiceField(context, name) for name in FIELDS}
        self.flags = {name: QCheckBox(flag_word(name)) for name in FLAGS}
        self.trouble = Trouble()
        self.apply = push_button(self.tr("Apply the filter"), object_name="filter_panel.apply", kind="primary")
        self.cancel = push_button(self.tr("Cancel"), object_name="filter_panel.cancel")
        self._lay_out()
        self._refresh = Refresh(context, self._reading, self._take, self.trouble.say_error, self)
        for name, field in self.fields.items():
            field.changed.connect(partial(self._set, name))
        self.deadline.currentIndexChanged.connect(self._deadline_chosen)
        self.apply.clicked.connect(lambda: self.applied.emit(self.asked()))
        self.cancel.clicked.connect(self.left)

    def open(self, asked: Filter) -> None:
        self._filter = asked
        self.trouble.clear()
        self.days.setValue(asked.days)
        self.deadline.setCurrentIndex(_DEADLINES.index(asked.deadline))
        for name, field in self.fields.items():
            field.show_values(getattr(asked, name))
        for name, flag in self.flags.items():
            flag.setChecked(getattr(asked, name))
        self._refresh.now()
        self.deadline.setFocus(Qt.FocusReason.OtherFocusReason)

    def asked(self) -> Filter:
        deadline = _DEADLINES[self.deadline.currentIndex()]
        asked = replace(self._filter, deadline=deadline, days=self.days.value())
        for name, flag in self.flags.items():
            asked = asked.with_(name, flag.isChecked())
        return asked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(self.focusWidget(), QPushButton):
            self.apply.click()
        else:
            super().keyPressEvent(event)

    def _set(self, name: str, values: tuple[str, ...]) -> None:
        self._filter = self._filter.with_(name, values)

    def _reading(self) -> Callable[[], Choices]:
        return self._context.lists.choices

    def _take(self, choices: Choices) -> None:
        for name, field in self.fields.items():
            field.offer(choices[name])

    def _deadline_chosen(self) -> None:
        self.days.setVisible(_DEADLINES[self.deadline.currentIndex()] is Deadline.WITHIN)

    def _lay_out(self) -> None:
        for text in (
            self.tr("Any"),
            self.tr("Past the deadline"),
            self.tr("Due within some days"),
            self.tr("Without a deadline"),
        ):
            self.deadline.addItem(text)
        self.deadline.setObjectName("filter_panel.deadline")
        self.deadline.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.deadline.setMinimumContentsLength(8)
        self.deadline.setAccessibleName(self.tr("Deadline"))
        self.days.setObjectName("filter_panel.days")
        self.days.setAccessibleName(self.tr("Days until the deadline"))
        self.days.setRange(0, LONGEST_WAIT)
        self.days.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.days.setSuffix(self.tr(" days"))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setContentsMargins(16, 0, 16, 8)
        form.setVerticalSpacing(6)
        due = QHBoxLayout()
        due.addWidget(self.deadline, 1)
        due.addWidget(self.days)
        form.addRow(plain_label(self.tr("Deadline"), kind="muted"), due)
        for field in self.fields.values():
            form.addRow(field)
        for name, flag in self.flags.items():
            flag.setObjectName(f"filter_panel.{name}")
            form.addRow(flag)
        inside = QWidget()
        inside.setObjectName("filter_panel.inside")
        inside.setLayout(form)
        scroll = scrolling(inside, "filter_panel.scroll")
        buttons = Flow()
        buttons.setContentsMargins(16, 8, 16, 12)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.trouble)
        column.addWidget(scroll, 1)
        column.addLayout(buttons)
        self._deadline_chosen()
