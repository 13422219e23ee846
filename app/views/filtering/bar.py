"""Above the list: what narrows it, a chip a condition, how it is sorted and grouped, and what its rows say."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from app.context import Context
from app.models.listing import EVERYTHING, Grouping, Listing, Order
from app.views.buttons import push_button
from app.views.case.inert import tooltip
from app.views.filtering.chip import Chip
from app.views.filtering.words import condition_word, fact_word, grouping_word, order_word
from app.views.flow import Flow

LARGE_LINE: Final = 24  # pixels of a line of text


class FilterBar(QWidget):
    """Shows a listing and tells which one is wanted instead; it changes nothing by itself."""

    wanted = Signal(object)
    """A Listing."""
    filter_asked = Signal()
    facts_asked = Signal()
    saving_asked = Signal()
    saved_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_bar")
        self._context = context
        self._listing = Listing()
        self.filter = push_button("", object_name="filter_bar.filter", kind="quiet")
        self.order = push_button("", object_name="filter_bar.order", kind="quiet")
        self.grouping = push_button("", object_name="filter_bar.grouping", kind="quiet")
        self.facts = push_button(self.tr("Row facts"), object_name="filter_bar.facts", kind="quiet")
        self.saved = push_button("☆", object_name="filter_bar.saved", kind="quiet")
        self.save = push_button(self.tr("Save this view"), object_name="filter_bar.save", kind="link")
        self.clear = push_button(self.tr("Clear the filter"), object_name="filter_bar.clear", kind="link")
        self._orders = self._menu(self.order, tuple(Order), order_word, "order")
        self._groupings = self._menu(self.grouping, (None, *Grouping), grouping_word, "grouping")
        self.chips: list[QPushButton] = []
        self.saved.setAccessibleName(self.tr("Saved views"))
        self.saved.setToolTip(tooltip(self.tr("Saved views")))
        self._conditions = QWidget()
        self._flow = Flow(self._conditions, spacing=6)
        self._lay_out()
        self.filter.clicked.connect(self.filter_asked)
        self.facts.clicked.connect(self.facts_asked)
        self.saved.clicked.connect(self.saved_asked)
        self.save.clicked.connect(self.saving_asked)
        self.clear.clicked.connect(self.clear_filter)

    def show_listing(self, listing: Listing, shown_order: Order, *, unsaved: bool) -> None:
        """`shown_order` is the one in force; `unsaved`: it differs from what it was opened as."""
        self._listing = listing
        conditions = listing.filter.conditions
        count = len(conditions)
        self.filter.setText(self.tr("Filter ({count})").format(count=count) if count else self.tr("Filter"))
        self.order.setText(self.tr("Sort: {order}").format(order=order_word(shown_order)) + " ▾")
        grouped = self.tr("Group: {group}").format(group=grouping_word(listing.grouping))
        self.grouping.setText((grouped if listing.grouping else self.tr("Group")) + " ▾")
        self.facts.setToolTip(tooltip(" · ".join(map(fact_word, listing.row_facts))))
        self._tick(self._orders, shown_order)
        self._tick(self._groupings, listing.grouping)
        self.clear.setVisible(bool(conditions))
        self.save.setVisible(unsaved)
        self._make_room()
        self._show_chips(conditions)

    def clear_filter(self) -> None:
        self._want(filter=EVERYTHING)
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chips(self, conditions: tuple[tuple[str, Any], ...]) -> None:
        held = next((n for n, chip in enumerate(self.chips) if chip.hasFocus()), None)
        for part in (*self.chips, self.clear, self.save):
            self._flow.removeWidget(part)
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(name, value) for name, value in conditions]
        previous: QWidget = self.facts
        for part in (*self.chips, self.clear, self.save):
            self._flow.addWidget(part)
            QWidget.setTabOrder(previous, part)
            previous = part
        self._conditions.setVisible(bool(conditions) or not self.save.isHidden())
        if held is not None:
            (self.chips[min(held, len(self.chips) - 1)] if self.chips else self.filter).setFocus()

    def _chip(self, name: str, value: Any) -> QPushButton:
        text = condition_word(name, value, self._listing.filter, self._context.world())
        spoken = self.tr("Take away from the filter: {condition}").format(condition=text)
        chip = Chip(text, object_name=f"filter_bar.chip.{name}", spoken=spoken)
        chip.clicked.connect(lambda: self._want(filter=self._listing.filter.without(name, value)))
        return chip

    def _menu(self, button: QPushButton, choices: tuple[Any, ...], word: Any, field: str) -> QActionGroup:
        menu = QMenu(button)
        group = QActionGroup(menu)
        for choice in choices:
            action = QAction(word(choice), menu)
            action.setCheckable(True)
            action.setData(choice)
            action.triggered.connect(lambda _=False, choice=choice: self._want(**{field: choice}))
            group.addAction(action)
            menu.addAction(action)
        button.setMenu(menu)
        return group

    def _tick(self, group: QActionGroup, value: Any) -> None:
        for action in group.actions():
            action.setChecked(action.data() == value)

    def _want(self, **changed: Any) -> None:
        self.wanted.emit(replace(self._listing, **changed))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        """With large letters a small screen has no line for the button; the menu and the palette have the action."""
        self.facts.setVisible(self.fontMetrics().height() <= LARGE_LINE)

    def _lay_out(self) -> None:
        self._flow.setContentsMargins(16, 2, 16, 8)
        buttons = QWidget()
        flow = Flow(buttons, spacing=0)
        flow.setContentsMargins(8, 0, 8, 6)
        for part in (self.filter, self.order, self.grouping, self.facts):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(buttons)
        column.addWidget(self._conditions)
