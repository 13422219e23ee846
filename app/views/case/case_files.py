"""The attachments of the open case: one line of summary, and on demand each file with what can be done with it."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QFileDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from app.changes import Changes
from app.context import Context
from app.models.file_names import safe_name
from app.models.queries import CaseView
from app.problems import Problem
from app.shelf import FileRow, FileState
from app.views.buttons import push_button
from app.views.case.file_list import FileListModel
from app.views.case.inert import one_line, tooltip
from app.views.case.trouble import Trouble
from app.views.labels import plain_label
from app.views.later import when_done
from app.views.stamp import stamped_name

translate = QCoreApplication.translate

COALESCE_MS: Final = 200
ROWS_SHOWN: Final = 4
TO_FETCH: Final = (FileState.ON_SERVER, FileState.FAILED)
AT_HAND: Final = (FileState.HERE, FileState.TO_UPLOAD, FileState.REFUSED)

ChooseTarget = Callable[[QWidget, str], Path | None]


def choose_target(parent: QWidget, name: str) -> Path | None:
    """Ask with the system's own dialog where to write a file; None when it was cancelled."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    title = translate("CaseFiles", "Save attachment as")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / name))
    return Path(chosen) if chosen else None


class CaseFiles(QWidget):
    """Nothing is fetched before it is asked for, unless the case is kept offline; nothing is ever opened from here."""

    def __init__(self, context: Context, choose: ChooseTarget = choose_target) -> None:
        super().__init__()
        self._context = context
        self.choose = choose
        self._view: CaseView | None = None
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
        self.fetch = push_button(self.tr("Download"), object_name="case.file_download")
        self.save = push_button(self.tr("Save as…"), object_name="case.file_save")
        self.trouble = Trouble()
        self.said = plain_label(wrap=True, kind="muted")
        self._soon = QTimer(self, singleShot=True, interval=COALESCE_MS)
        self._lay_out()
        self._connect()
        self.show_view(None)

    def show_view(self, view: CaseView | None, *, opened: bool = False) -> None:
        self._view = view
        if opened or view is None:
            self.trouble.clear()
            self._say("")
            self.toggle.setChecked(False)
        self.refresh()

    def refresh(self) -> None:
        """Read anew where the files are."""
        if self._view is None:
            self.hide()
            return
        case = self._view.case
        try:
            rows, pinned = self._context.shelf.rows(case), self._context.shelf.is_pinned(case.id)
        except Problem:  # a full disk, say: the case itself can be read, and the files come with the next change
            self.hide()
            return
        self.setVisible(bool(rows) or pinned)
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
        self.save.setEnabled(row is not None and row.state in AT_HAND)
        missing = "" if self.save.isEnabled() else self.tr("Download the attachment first")
        self.save.setToolTip(tooltip(missing))

    def _fetch(self) -> None:
        row = self.chosen()
        if row is None or self._view is None or row.state not in TO_FETCH:
            return
        self._begin()
        wanted = self._context.shelf.fetch(self._view.case.id, row.item)
        when_done(self, self._context.bus, wanted, lambda _: self.refresh(), self.trouble.say_error)

    def _save(self) -> None:
        row = self.chosen()
        if row is None or row.state not in AT_HAND:
            return
        self._begin()
        target = self.choose(self, stamped_name(safe_name(row.item.name)))
        if target is not None:
            saved = self._context.shelf.save_as(row.item, target)
            when_done(self, self._context.bus, saved, self._saved, self.trouble.say_error)

    def _saved(self, target: Path) -> None:
        text = self.tr("Saved as {name}").format(name=one_line(target.name))
        self._say(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

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
        self._say("")

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _on_changes(self, changes: Changes) -> None:
        if changes.files and changes.files & {row.item.sha256 for row in self.model.files}:
            self._soon.start()

    def _connect(self) -> None:
        self._context.bus.changed.connect(self._on_changes)
        self._context.bus.sync_status.connect(lambda _: self._soon.start() if self.model.files else None)
        self._soon.timeout.connect(self.refresh)
        self.toggle.toggled.connect(lambda _: self._offer())
        self.keep.toggled.connect(self._pin)
        self.fetch.clicked.connect(self._fetch)
        self.save.clicked.connect(self._save)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self.list.activated.connect(lambda _: self._save() if self.save.isEnabled() else self._fetch())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        for part in (self.summary, self.toggle):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self.keep)
        self._body = QWidget()
        buttons = QVBoxLayout()
        buttons.addWidget(self.fetch)
        buttons.addWidget(self.save)
        buttons.addStretch(1)
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.list, 1, Qt.AlignmentFlag.AlignTop)
        row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        for below in (self._body, self.said, self.trouble):
            column.addWidget(below)
