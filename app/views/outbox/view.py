"""The outbox screen: where every piece of a person's work can be found, whatever became of it or of its report."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from app.changes import Changes
from app.context import Context
from app.models.drafts import Draft
from app.models.outbox import OutboxItem
from app.models.queries import View
from app.views.buttons import push_button
from app.views.case.trouble import sentence_of
from app.views.conflict.dispute import is_reviewable
from app.views.conflict.review import ConflictReview
from app.views.divider import BELOW_ROWS, Divided
from app.views.labels import plain_label
from app.views.outbox.contents import Entry, read
from app.views.outbox.delegate import OutboxDelegate
from app.views.outbox.detail import Detail
from app.views.outbox.model import OutboxListModel
from app.views.outbox.repairs import Repairs
from app.views.refresh import Refresh
from app.views.words import view_word

HINT_MS: Final = 200
SECOND_MS: Final = 1_000


class OutboxScreen(QWidget):
    """List above, detail beneath. It reads in the background, and only while somebody can see it."""

    case_asked = Signal(str)
    """A report is to be opened."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entries: tuple[Entry, ...] = ()
        self._key = ""
        self._discarded: Draft | None = None
        self.list = QListView()
        self.model = OutboxListModel(context, self)
        self.detail = Detail(context)
        self.empty = plain_label(wrap=True, kind="muted")
        self.message = plain_label(wrap=True, selectable=True)
        self.undo = push_button(self.tr("Undo"), object_name="outbox.undo", kind="link")
        self.repairs = Repairs(context, self)
        self._refresh = Refresh(context, self._reading, self._take, self._failed, self)
        self._hint = QTimer(self, singleShot=True, interval=HINT_MS)
        self._second = QTimer(self, interval=SECOND_MS)
        self._review: ConflictReview | None = None
        self._lay_out()
        self._connect()

    @property
    def selected(self) -> Entry | None:
        return self.model.entry_at(self.list.currentIndex().row())

    def select(self, key: str) -> bool:
        """Choose a command by its id, or a draft by `case/purpose`; False where it is not here."""
        row = self.model.row_of(key)
        if row is not None:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self.model.index(row), flag)
        return row is not None

    @property
    def review(self) -> ConflictReview | None:
        """The conflict that is open in place of the list."""
        return self._review if self._review is not None and not self._review.isHidden() else None

    def refresh(self) -> None:
        self._refresh.soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._hint.start()
        self._refresh.now()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()
        for timer in self._refresh.findChildren(QTimer):  # nobody looks any more, or the console is closing
            timer.stop()

    def _reading(self) -> Callable[[], tuple[Entry, ...]]:
        return partial(read, self._context.queries)

    def _take(self, entries: tuple[Entry, ...]) -> None:
        self._hint.stop()
        self._entries = entries
        row = self.list.currentIndex().row()
        if self.model.take(entries):
            self._choose_again(row)
        self.empty.setVisible(not entries)
        self.empty.setText(
            self.tr("Nothing is waiting to be sent, and there are no drafts. What you write appears here.")
        )
        self._split.setVisible(bool(entries) and self.review is None)
        self._count()

    def _count(self) -> None:
        """Once a second, and only while something can be undone, say how long it still can."""
        rows = self.model.held_rows()
        self.model.forget_words(rows)
        for row in rows:
            self.list.update(self.model.index(row))
        if rows and self.isVisible():
            self._second.start()
            self.detail.count()
        elif self._second.isActive():
            self._second.stop()
            self._on_status(None)

    def _failed(self, error: BaseException) -> None:
        self._hint.stop()
        self.empty.setText("")
        self._say(sentence_of(error))

    def _choose_again(self, row: int) -> None:
        """The same entry, wherever it is now; where it has gone, the one that took its place."""
        if self._key and self.select(self._key):
            return
        rows = [*range(max(row, 0), self.model.rowCount()), *range(max(row, 0))]
        found = (entry for number in rows if (entry := self.model.entry_at(number)) is not None)
        if (entry := next(found, None)) is not None:
            self.select(entry.key)
        else:
            self._show_selected()

    def _show_selected(self) -> None:
        entry = self.selected
        self._key = entry.key if entry else ""
        self.detail.show_entry(entry)

    def _say(self, text: str, *, undo: bool = False) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.undo.setVisible(undo)
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.message, text))

    def _item(self) -> OutboxItem | None:
        entry = self.selected
        return entry.work if entry and isinstance(entry.work, OutboxItem) else None

    def _draft_keys(self) -> frozenset[str]:
        return frozenset(entry.key for entry in self._entries if isinstance(entry.work, Draft))

    def _withdraw(self) -> None:
        if (item := self._item()) is not None:
            self.repairs.withdraw(item, self._draft_keys())

    def _send_now(self) -> None:
        if (item := self._item()) is not None:
            self.repairs.send_now(item)

    def _compare(self) -> None:
        if (item := self._item()) is not None and is_reviewable(item):
            self._open_review(item)

    def _open_review(self, item: OutboxItem) -> None:
        if self._review is None:
            self._review = ConflictReview(self._context)
            self._review.left.connect(self._close_review)
            self._column.addWidget(self._review, 1)
        self._say("")
        self._split.hide()
        self._review.show()
        self._review.open(item)

    def _close_review(self, words: str) -> None:
        """Back to the same row."""
        if self._review is not None:
            self._review.hide()
        self._split.setVisible(bool(self._entries))
        self.list.setFocus()
        self._say(words)
        self._refresh.soon()

    def _put_away(self) -> None:
        if (item := self._item()) is not None:
            self.repairs.put_away(item)

    def _retry(self) -> None:
        if (item := self._item()) is not None:
            self.repairs.retry(item)

    def _edit(self) -> None:
        if (item := self._item()) is not None:
            self.repairs.edit(item, self._draft_keys())

    def _open(self) -> None:
        """Open what the row is about: a conflict in its review, anything else in its report."""
        entry = self.selected
        item = next((each.work for each in self._entries if entry and each.key == (entry.merges or entry.key)), None)
        if isinstance(item, OutboxItem) and is_reviewable(item):
            self._open_review(item)
        elif entry is not None and entry.cached:
            self.case_asked.emit(entry.case)

    def _open_report(self) -> None:
        entry = self.selected
        if entry is not None and entry.merges is not None:
            self._open()
        elif entry is not None and entry.cached:
            self.case_asked.emit(entry.case)

    def _discard(self) -> None:
        entry = self.selected
        if entry is not None and isinstance(entry.work, Draft):
            self.repairs.discard(entry.work)

    def _on_discarded(self, draft: Draft) -> None:
        self._discarded = draft
        self._say(self.tr("The draft was discarded."), undo=True)

    def _undo(self) -> None:
        if self._discarded is not None:
            self.repairs.bring_back(self._discarded)
            self._discarded = None

    def _on_changes(self, changes: Changes) -> None:
        if self.isVisible() and (changes.outbox or changes.drafts or changes.cases):
            self._refresh.soon()

    def _on_status(self, _: object) -> None:
        if self.isVisible():
            self.model.say_again()
            self.detail.show_entry(self.selected)

    def _connect(self) -> None:
        self._hint.timeout.connect(lambda: self.empty.setText(self.tr("Loading…")))
        self._context.bus.changed.connect(self._on_changes)
        self._context.bus.sync_status.connect(self._on_status)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_selected())
        self.list.activated.connect(lambda _: self._open())
        self._second.timeout.connect(self._count)
        self.detail.send_now_asked.connect(self._send_now)
        self.detail.compare_asked.connect(self._compare)
        self.detail.withdraw_asked.connect(self._withdraw)
        self.detail.put_away_asked.connect(self._put_away)
        self.detail.retry_asked.connect(self._retry)
        self.detail.edit_asked.connect(self._edit)
        self.detail.open_asked.connect(self._open_report)
        self.detail.discard_asked.connect(self._discard)
        self.undo.clicked.connect(self._undo)
        self.repairs.said.connect(self._say)
        self.repairs.case_asked.connect(self.case_asked)
        self.repairs.discarded.connect(self._on_discarded)

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(OutboxDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(view_word(View.OUTBOX))
        self.detail.show_entry(None)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._split = Divided(Qt.Orientation.Vertical, BELOW_ROWS, self.list, self.detail, shares=(1, 0))
        self._split.setSizes([420, 260])
        self._split.hide()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(8)
        head.addWidget(plain_label(view_word(View.OUTBOX), kind="heading"))
        head.addWidget(self.message)
        head.addWidget(self.undo)
        head.addStretch(1)
        self._say("")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._split, 1)
        column.addWidget(self.empty, 1)
