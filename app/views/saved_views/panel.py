"""In the place of the list: all saved views, to be shown, renamed, pinned to the left pane, moved, deleted, shared."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.changes import Changes
from app.context import Context
from app.models.saved_views import SavedView
from app.views.buttons import push_button
from app.views.case.inert import one_line, tooltip
from app.views.case.trouble import Trouble
from app.views.flow import Flow
from app.views.labels import plain_label
from app.views.later import when_done
from app.views.refresh import Refresh
from app.views.saved_views.naming import NameForm
from app.views.saved_views.rows import Office, Row, rows_of, shared_as_it_is
from app.views.saved_views.sharing import ShareForm, offices
from app.views.wrapped_rows import WrappedRows
from domain.directory_commands import Amendment, WithdrawView
from domain.shared_views import may_withdraw, shares_views

_ID: Final = Qt.ItemDataRole.UserRole


class SavedViewsPanel(QFrame):
    """Every change is stored at once; a deletion can be undone as long as the panel is open.

    What colleagues share can be copied, and taken from the left pane. Sharing and its end go through the outbox.
    """

    open_asked = Signal(object)
    """A SavedView."""
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("saved_views")
        self._context = context
        self._rows: tuple[Row, ...] = ()
        self._deleted: tuple[SavedView, int] | None = None
        self.list = QListWidget()
        self.list.setObjectName("saved_views.list")
        self.list.setAccessibleName(self.tr("Saved views"))
        self.list.setWordWrap(True)
        self.list.setItemDelegate(WrappedRows(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)  # or lines would be broken for the width before
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = plain_label(
            self.tr("Nothing is saved yet. Narrow, sort or group a list, and save it under a name."),
            kind="muted",
            wrap=True,
        )
        self.message = plain_label(kind="muted", wrap=True, object_name="saved_views.message")
        self.trouble = Trouble()
        self.form = NameForm(context)
        self.sharing = ShareForm()
        self.deeds = QWidget()
        self.show_it = push_button(self.tr("Show"), object_name="saved_views.open", kind="primary")
        self.rename = push_button(self.tr("Rename"), object_name="saved_views.rename")
        self.pin = push_button("", object_name="saved_views.pin")
        self.up = push_button(self.tr("Move up"), object_name="saved_views.up")
        self.down = push_button(self.tr("Move down"), object_name="saved_views.down")
        self.delete = push_button(self.tr("Delete"), object_name="saved_views.delete")
        self.share = push_button(self.tr("Share…"), object_name="saved_views.share")
        self.share_change = push_button(self.tr("Share the change"), object_name="saved_views.share_change")
        self.copy = push_button(self.tr("Keep a copy"), object_name="saved_views.copy")
        self.withdraw = push_button(self.tr("Stop sharing"), object_name="saved_views.withdraw")
        self.take_back = push_button(self.tr("Take back"), object_name="saved_views.take_back")
        self.undo = push_button(self.tr("Undo"), object_name="saved_views.undo", kind="link")
        self.back = push_button(self.tr("Back to the list"), object_name="saved_views.back", kind="link")
        self._refresh = Refresh(context, self._reading, self._take, self.trouble.say_error, self)
        self._lay_out()
        self._connect()
        self._count_buttons()

    @property
    def row(self) -> Row | None:
        """The chosen line."""
        at = self.list.currentRow()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    @property
    def chosen(self) -> SavedView | None:
        return self.row.view if self.row else None

    def open(self) -> None:
        self._deleted = None
        self.message.clear()
        self._leave_form()
        self.trouble.clear()
        self._refresh.now()
        (self.list if self._rows else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.hasFocus():
            self.show_it.click()
        elif event.key() == Qt.Key.Key_Delete and self.list.hasFocus() and self.row and self.row.is_offered:
            (self.delete if self.row.is_own else self.pin).click()
        else:
            super().keyPressEvent(event)

    def _reading(self) -> Callable[[], tuple[Row, ...]]:
        return partial(rows_of, self._context.lists, self._context.queries, self._context.world())

    def _take(self, rows: tuple[Row, ...]) -> None:
        held = self.chosen.id if self.chosen else ""
        row = max(self.list.currentRow(), 0)
        self._rows = rows
        self.list.clear()
        for each in rows:
            item = QListWidgetItem(each.text())
            item.setToolTip(tooltip(each.text()))
            item.setData(_ID, each.view.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, each.text())
            self.list.addItem(item)
        found = next((n for n, each in enumerate(rows) if each.view.id == held), min(row, len(rows) - 1))
        self.list.setCurrentRow(found)
        self._count_buttons()

    def _count_buttons(self) -> None:
        row, at = self.row, self.list.currentRow()
        own, person = row is None or row.is_own, self._context.person
        for button in (self.show_it, self.rename, self.pin, self.delete):
            button.setEnabled(row is not None)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < sum(each.is_own for each in self._rows) - 1)
        for button in (self.rename, self.up, self.down, self.delete):
            button.setVisible(own)
        self.pin.setVisible(row is None or row.is_offered)
        self.copy.setVisible(not own)
        self.copy.setEnabled(row is not None and row.view.listing is not None)
        self.share.setVisible(own and shares_views(person))
        too_much = row is not None and not row.can_be_told
        self.share.setEnabled(row is not None and not too_much)
        self.share.setToolTip(tooltip(self.tr("It asks for more than can be shared.") if too_much else ""))
        stale = row is not None and row.has_moved_on and row.may_be_shared_again_by(person)
        self.share_change.setVisible(stale)
        self.share_change.setEnabled(not too_much)
        shared = row.shared if row else None
        waits = row is not None and row.can_be_taken_back
        self.take_back.setVisible(waits)
        self.withdraw.setVisible(shared is not None and not waits and may_withdraw(person, shared))
        pinned = row is not None and row.view.pinned
        self.pin.setText(self.tr("Take from the left pane") if pinned else self.tr("Show in the left pane"))
        self.list.setVisible(bool(self._rows))
        self.empty.setVisible(not self._rows)
        self.undo.setVisible(self._deleted is not None)
        self.message.setVisible(bool(self.message.text()))

    def _show_chosen(self) -> None:
        if self.chosen is not None:
            self.open_asked.emit(self.chosen)

    def _begin_rename(self) -> None:
        if self.chosen is not None:
            self.deeds.hide()
            self.form.open(self.chosen)
            self.form.update_it.hide()

    def _rename(self, name: str) -> None:
        if self.chosen is not None:
            self._do(self.form.shared.change(replace(self.chosen, name=name)))
        self._leave_form()

    def _leave_form(self) -> None:
        self.form.hide()
        self.sharing.hide()
        self.deeds.show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_pin(self) -> None:
        if self.row is not None:
            view, lists = self.row.view, self._context.lists
            turned = not view.pinned
            own = self.row.is_own
            self._do(lists.change(replace(view, pinned=turned)) if own else lists.pin(view.id, pinned=turned))

    def _begin_sharing(self) -> None:
        if self.row is not None:
            self.deeds.hide()
            self.sharing.open(self.row, offices(self._context.person, self._context.world().directory))

    def _share(self, row: Row, office: Office) -> None:
        command = shared_as_it_is(row.view, office)
        if command is not None:
            self._amend(row, command)
        self._leave_form()

    def _share_change(self) -> None:
        if self.row is not None and self.row.shared is not None:
            self._share(self.row, self.row.shared.office)

    def _withdraw(self) -> None:
        if self.row is not None:
            self._amend(self.row, WithdrawView())

    def _amend(self, row: Row, command: Amendment) -> None:
        self._do(self._context.desk.amend(row.view.id, row.version, row.view.name, command))

    def _take_back(self) -> None:
        def withdrawn(in_time: bool) -> None:
            self._say(
                self.tr("Taken back. It was not sent.")
                if in_time
                else self.tr("It is too late to take this back: it may have reached the server already.")
            )
            self._refresh.now()

        if self.row is not None and self.row.item is not None:
            self.trouble.clear()
            taken = self._context.desk.withdraw(self.row.item)
            when_done(self, self._context.bus, taken, withdrawn, self.trouble.say_error)

    def _copy(self) -> None:
        """Their own from then on; the colleague's leaves the left pane, or it would be there twice."""
        view = self.chosen
        if view is not None and view.listing is not None:
            self._do(self._context.lists.pin(view.id, pinned=False))
            self._do(self._context.lists.save(view.name, view.listing))

    def _move(self, step: int) -> None:
        if self.chosen is not None:
            self._do(self._context.lists.move(self.chosen.id, self.list.currentRow() + step))

    def _delete(self) -> None:
        if self.chosen is None:
            return
        self._deleted = (self.chosen, self.list.currentRow())
        self._say(self.tr("“{name}” is deleted.").format(name=one_line(self.chosen.name)))
        self._do(self._context.lists.delete(self.chosen.id))

    def _undo(self) -> None:
        if self._deleted is not None:
            (view, place), self._deleted = self._deleted, None
            self.message.clear()
            self._do(self._context.lists.put_back(view, place))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str) -> None:
        self.message.setText(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _do(self, future: Future[Any]) -> None:
        self.trouble.clear()
        when_done(self, self._context.bus, future, lambda _: self._refresh.now(), self.trouble.say_error)

    def _on_changes(self, changes: Changes) -> None:
        if (changes.views or changes.reference or changes.outbox) and self.isVisible():
            self._refresh.soon()

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._count_buttons())
        self.list.itemDoubleClicked.connect(lambda _item: self._show_chosen())
        self.show_it.clicked.connect(self._show_chosen)
        self.rename.clicked.connect(self._begin_rename)
        self.form.named.connect(self._rename)
        self.form.left.connect(self._leave_form)
        self.share.clicked.connect(self._begin_sharing)
        self.sharing.wanted.connect(self._share)
        self.sharing.left.connect(self._leave_form)
        self.share_change.clicked.connect(self._share_change)
        self.copy.clicked.connect(self._copy)
        self.withdraw.clicked.connect(self._withdraw)
        self.take_back.clicked.connect(self._take_back)
        self.pin.clicked.connect(self._turn_pin)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.delete.clicked.connect(self._delete)
        self.undo.clicked.connect(self._undo)
        self.back.clicked.connect(self.left)
        self._context.bus.changed.connect(self._on_changes)

    def _lay_out(self) -> None:
        flow = Flow(self.deeds, spacing=8)
        own = (self.rename, self.share_change, self.share, self.pin, self.up, self.down, self.delete)
        for part in (self.show_it, self.copy, *own, self.withdraw, self.take_back):
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
        column.addWidget(self.sharing)
        column.addLayout(gone)
        column.addWidget(self.trouble)
        column.addWidget(self.deeds)
