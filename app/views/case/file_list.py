"""The attachments of a case as rows: name, size, and where each is."""

from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.shelf import FileRow, FileState
from app.status import Link
from app.views.case.attachment_strip import size_text
from app.views.case.inert import one_line, tooltip

translate = QCoreApplication.translate

ONLINE: Final = (Link.CONNECTED, Link.SYNCING)


def state_text(row: FileRow, link: Link) -> str:
    """Where an attachment is, with a sign; nothing is promised while there is no connection."""
    percent = 100 * row.received // max(row.item.size, 1)
    match row.state:
        case FileState.HERE:
            return "✓ " + translate("FileList", "kept offline")
        case FileState.FETCHING if link in ONLINE:
            return "↓ " + translate("FileList", "downloading {percent}%").format(percent=percent)
        case FileState.FETCHING:
            return "↓ " + translate("FileList", "waiting for a connection, {percent}% is here").format(percent=percent)
        case FileState.FAILED:
            return "! " + translate("FileList", "failed: {reason}").format(reason=_reason(row.code))
        case FileState.TO_UPLOAD:
            return "↥ " + translate("FileList", "waiting for upload")
        case FileState.REFUSED:
            return "⚡ " + translate("FileList", "the server does not take it")
        case _:
            return "○ " + translate("FileList", "on the server")


def _reason(code: str) -> str:
    if code == "wrong_content":
        return translate("FileList", "what arrived was damaged")
    return translate("FileList", "the server does not have it")


class FileListModel(QAbstractListModel):
    """Rows in the order of the case; a refresh keeps selection and place as long as the files are the same."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FileRow, ...] = ()
        self._link = Link.NEVER

    @property
    def files(self) -> tuple[FileRow, ...]:
        return self._rows

    def show_rows(self, rows: tuple[FileRow, ...], link: Link) -> None:
        same = [row.item for row in rows] == [row.item for row in self._rows]
        if not same:
            self.beginResetModel()
        moved = (rows, link) != (self._rows, self._link)
        self._rows, self._link = rows, link
        if not same:
            self.endResetModel()
        elif rows and moved:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        text = f"{one_line(row.item.name)} · {size_text(row.item.size)} · {state_text(row, self._link)}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text
        return tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else None
