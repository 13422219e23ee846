"""In the place of the list: all saved views, to be shown, renamed, pinned to the left pane, moved and deleted."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.changes import Changes
from app.context import Context
from app.models.saved_views import SavedView
from app.views.buttons import push_button
from app.views.case.inert import one_line
from app.views.case.trouble import Trouble
from app.views.flow import Flow
from app.views.labels import plain_label
from app.views.later import when_done
from app.views.refresh import Refresh
from app.views.saved_views.naming import NameForm

_ID: Final = Qt.ItemDataRole.UserRole


class SavedViewsPanel(QFrame):
    """Every change is stored at once; a deletion can be undone as long as the panel is open."""

    open_asked = Signal(object)
    """A SavedView."""
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("saved_views")
        self._context = context
        self._views: tuple[SavedView, ...] = ()
        self._deleted: tuple[SavedView, int] | None = None
        self.list = QListWidget()
        self.list.setObjectName("saved_views.list")
        self.list.setAccessibleName(self.tr("Saved views"))
        self.empty = plain_label(
            self.tr("Nothing is saved yet. Narrow, sort or group a list, and save it under a name."),
            kind="muted",
            wrap=True,
        )
        self.message = plain_label(kind="muted", wrap=True, object_name="saved_views.message")
        self.trouble = Trouble()
        self.form = NameForm()
        self.show_it = push_button(self.tr("Show"), object_name="saved_views.open", kind="primary")
        self.rename = push_button(self.tr("Rename"), object_name="saved_views.rename")
        self.pin = push_button("", object_name="saved_views.pin")
        self.up = push_button(self.tr("Move up"), object_name="saved_views.up")
        self.down = push_button(self.tr("Move down"), object_name="saved_views.down")
        self.delete = push_button(self.tr("Delete"), object_name="saved_views.delete")
        self.undo = push_button(self.tr("Undo"), object_name="saved_views.undo", kind="link")
        self.back = push_button(self.tr("Back to the list"), object_name="saved_views.back", kind="link")
        self._refresh = Refresh(context, self._reading, self._take, self.trouble.say_error, self)
        self._lay_out()
        self._connect()
        self._count_buttons()

    @property
    def chosen(self) -> SavedView | None:
        row = self.list.currentRow()
        return self._views[row] if 0 <= row < len(self._views) else None

    def open(self) -> None:
        self._deleted = None
        self.form.hide()
        self.trouble.clear()
        self._refresh.now()
        (self.list if self._views else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.hasFocus():
            self.show_it.click()
        elif event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self.delete.click()
        else:
            super().keyPressEvent(event)

    def _reading(self) -> Callable[[], list[SavedView]]:
        return self._context.lists.saved

    def _take(self, views: list[SavedView]) -> None:
        held = self.chosen.id if self.chosen else ""
        row = max(self.list.currentRow(), 0)
        self._views = tuple(views)
        self.list.clear()
        for view in views:
            item = QListWidgetItem(self._line(view))
            item.setData(_ID, view.id)
            self.list.addItem(item)
        found = next((n for n, view in enumerate(views) if view.id == held), min(row, len(views) - 1))
        self.list.setCurrentRow(found)
        self._count_buttons()

    def _line(self, view: SavedView) -> str:
        name = one_line(view.name)
        if view.listing is None:
            return self.tr("{name} (of another version)").format(name=name)
        return name if view.pinned else self.tr("{name} (not in the left pane)").format(name=name)

    def _count_buttons(self) -> None:
        chosen, row = self.chosen, self.list.currentRow()
        for button in (self.show_it, self.rename, self.pin, self.delete):
            button.setEnabled(chosen is not None)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < len(self._views) - 1)
        pinned = chosen is not None and chosen.pinned
        self.pin.setText(self.tr("Take from the left pane") if pinned else self.tr("Show in the left pane"))
        self.list.setVisible(bool(self._views))
        self.empty.setVisible(not self._views)
        self.undo.setVisible(self._deleted is not None)
        self.message.setVisible(self._deleted is not None)

    def _show_chosen(self) -> None:
        if self.chosen is not None:
            self.open_asked.emit(self.chosen)

    def _begin_rename(self) -> None:
        if self.chosen is not None:
            self.form.open(self.chosen)
            self.form.update_it.hide()

    def _rename(self, name: str) -> None:
        if self.chosen is not None:
            self._do(self._context.lists.change(replace(self.chosen, name=name)))
        self._leave_form()

    def _leave_form(self) -> None:
        self.form.hide()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_pin(self) -> None:
        if self.chosen is not None:
            self._do(self._context.lists.change(replace(self.chosen, pinned=not self.chosen.pinned)))

    def _move(self, step: int) -> None:
        if self.chosen is not None:
            self._do(self._context.lists.move(self.chosen.id, self.list.currentRow() + step))

    def _delete(self) -> None:
        if self.chosen is None:
            return
        self._deleted = (self.chosen, self.list.currentRow())
        text = self.tr("“{name}” is deleted.").format(name=one_line(self.chosen.name))
        self.message.setText(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self._do(self._context.lists.delete(self.chosen.id))

    def _undo(self) -> None:
        if self._deleted is not None:
            (view, place), self._deleted = self._deleted, None
            self._do(self._context.lists.put_back(view, place))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self, future: Future[Any]) -> None:
        self.trouble.clear()
        when_done(self, self._context.bus, future, lambda _: self._refresh.now(), self.trouble.say_error)

    def _on_changes(self, changes: Changes) -> None:
        if changes.views and self.isVisible():
            self._refresh.soon()

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._count_buttons())
        self.list.itemDoubleClicked.connect(lambda _item: self._show_chosen())
        self.show_it.clicked.connect(self._show_chosen)
        self.rename.clicked.connect(self._begin_rename)
        self.form.named.connect(self._rename)
        self.form.left.connect(self._leave_form)
        self.pin.clicked.connect(self._turn_pin)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.delete.clicked.connect(self._delete)
        self.undo.clicked.connect(self._undo)
        self.back.clicked.connect(self.left)
        self._context.bus.changed.connect(self._on_changes)

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = Flow(buttons, spacing=8)
        for part in (self.show_it, self.rename, self.pin, self.up, self.down, self.delete):
            flow.addWidget(part)
        gone = QHBoxLayout()
        gone.addWidget(self.message, 1)
        gone.addWidget(self.undo)
        ways_out = QHBoxLayout()
        ways_out.addWidget(self.back)
        ways_out.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 12)
        column.setSpacing(8)
        column.addLayout(ways_out)
        column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.list, 1)
        column.addWidget(self.form)
        column.addLayout(gone)
        column.addWidget(self.trouble)
        column.addWidget(buttons)
