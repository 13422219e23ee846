"""The attachments of the open case: one line of summary, and on demand each file with what can be done with it."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHBoxLayout, QListView, QVBoxLayout, QWidget

from app.changes import Changes
from app.context import Context
from app.models.queries import CaseView
from app.problems import Problem
from app.shelf import FileRow, FileState
from app.views.buttons import push_button
from app.views.case.file_list import FileListModel
from app.views.case.inert import tooltip
from app.views.case.saving import ChooseTarget, Saving, choose_target
from app.views.case.trouble import Trouble
from app.views.labels import plain_label
from app.views.later import when_done

COALESCE_MS: Final = 200
ROWS_SHOWN: Final = 4
TO_FETCH: Final = (FileState.ON_SERVER, FileState.FAILED)
AT_HAND: Final = (FileState.HERE, FileState.TO_UPLOAD, FileState.REFUSED)


class CaseFiles(QWidget):
    """Nothing is fetched before it is asked for, unless the case is kept offline; no other program is ever started."""

    open_asked = Signal(object)
    """An attachment that is on this computer, to be looked at."""

    def __init__(self, context: Context, choose: ChooseTarget = choose_target) -> None:
        super().__init__()
        self._context = context
        self._view: CaseView | None = None
        self.has_something = False
        self.model = FileListModel(self)
        self.summary = plain_label()
        self.toggle = push_button("", object_name="case.files", kind="link")
        self.toggle.setCheckable(True)
        self.keep = QCheckBox(self.tr("Keep offline"))
        self.keep.setObjectName("case.keep_offline")
        kept = self.tr("Fetches all attachments of this report and keeps them on this computer")
        self.keep.setToolTip(tooltip(kept))
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setAccessibleName(self.tr("Attachments of the report"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setUniformItemSizes(True)
        self.list.setStyleSheet("QListView::item { padding: 4px 6px; }")  # rows a hand can hit
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.look = push_button(self.tr("Look at it"), object_name="case.file_look")
        self.fetch = push_button(self.tr("Download"), object_name="case.file_download")
        self.save = push_button(self.tr("Save as…"), object_name="case.file_save")
        self.trouble = Trouble()
        self.saving = Saving(context, choose)
        self._soon = QTimer(self, singleShot=True, interval=COALESCE_MS)
        self._lay_out()
        self._connect()
        self.hide()
        self.show_view(None)

    def show_view(self, view: CaseView | None, *, opened: bool = False) -> None:
        self._view = view
        if opened or view is None:
            self._begin()
            self.toggle.setChecked(False)
        self.refresh()

    def refresh(self) -> None:
        """Read anew where the files are."""
        if self._view is None:
            self._appear(False)
            return
        case = self._view.case
        try:
            rows, pinned = self._context.shelf.rows(case), self._context.shelf.is_pinned(case.id)
        except Problem:  # a full disk, say: the case itself can be read, and the files come with the next change
            self._appear(False)
            return
        self._appear(bool(rows) or pinned)
        here = sum(row.state is FileState.HERE for row in rows)
        words = [self.tr("Attachments: {count}").format(count=len(rows))]
        words += [self.tr("{count} kept offline").format(count=here)] if here else []
        self.summary.setText("▤ " + " · ".join(words))
        self.keep.blockSignals(True)
        self.keep.setChecked(pinned)
        self.keep.blockSignals(False)
        self.model.show_rows(rows, self._context.status().link)
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        height = self.list.sizeHintForRow(0) if rows else 0
        self.list.setFixedHeight(max(1, min(len(rows), ROWS_SHOWN)) * max(height, 24) + 6)
        self._offer()

    def _appear(self, has_something: bool) -> None:
        """Come or go where that has changed: whoever gives the room to something else hides all of it."""
        if has_something != self.has_something:
            self.has_something = has_something
            self.setVisible(has_something)

    def chosen(self) -> FileRow | None:
        at = self.list.currentIndex().row()
        return self.model.files[at] if 0 <= at < len(self.model.files) else None

    def _offer(self) -> None:
        row, open_ = self.chosen(), self.toggle.isChecked() and bool(self.model.files)
        self._body.setVisible(open_)
        self.toggle.setVisible(bool(self.model.files))
        self.toggle.setText(self.tr("Hide") if open_ else self.tr("Show"))
        self.toggle.setAccessibleName(self.tr("Hide attachments") if open_ else self.tr("Show attachments"))
        self.fetch.setEnabled(row is not None and row.state in TO_FETCH)
        missing = "" if row is not None and row.state in AT_HAND else self.tr("Download the attachment first")
        for button in (self.look, self.save):
            button.setEnabled(not missing)
            button.setToolTip(tooltip(missing))

    def _fetch(self) -> None:
        row = self.chosen()
        if row is None or self._view is None or row.state not in TO_FETCH:
            return
        self._begin()
        wanted = self._context.shelf.fetch(self._view.case.id, row.item)
        when_done(self, self._context.bus, wanted, lambda _: self.refresh(), self.trouble.say_error)

    def _look(self) -> None:
        """What is here is looked at; what is not is fetched first."""
        row = self.chosen()
        if row is not None and row.state in AT_HAND:
            self.open_asked.emit(row.item)
        else:
            self._fetch()

    def _save(self) -> None:
        row = self.chosen()
        if row is not None and row.state in AT_HAND:
            self._begin()
            self.saving.save(row.item)

    def _pin(self, pinned: bool) -> None:
        if self._view is None:
            return
        self._begin()
        done = self._context.shelf.pin(self._view.case.id, pinned=pinned)
        when_done(self, self._context.bus, done, lambda _: self.refresh(), self._pin_failed)

    def _pin_failed(self, error: BaseException) -> None:
        self.trouble.say_error(error)
        self.refresh()

    def _begin(self) -> None:
        self.trouble.clear()
        self.saving.clear()

    def _on_changes(self, changes: Changes) -> None:
        if changes.files and changes.files & {row.item.sha256 for row in self.model.files}:
            self._soon.start()

    def _connect(self) -> None:
        self._context.bus.changed.connect(self._on_changes)
        self._context.bus.sync_status.connect(lambda _: self._soon.start() if self.model.files else None)
        self._soon.timeout.connect(self.refresh)
        self.toggle.toggled.connect(lambda _: self._offer())
        self.keep.toggled.connect(self._pin)
        self.look.clicked.connect(self._look)
        self.fetch.clicked.connect(self._fetch)
        self.save.clicked.connect(self._save)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self.list.activated.connect(self._look)
        self.list.clicked.connect(lambda _: self._look() if self.look.isEnabled() else None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        for part in (self.summary, self.toggle):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self.keep)
        self._body = QWidget()
        buttons = QVBoxLayout()
        for button in (self.look, self.fetch, self.save):
            buttons.addWidget(button)
        buttons.addStretch(1)
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.list, 1, Qt.AlignmentFlag.AlignTop)
        row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        for below in (self._body, self.saving, self.trouble):
            column.addWidget(below)
