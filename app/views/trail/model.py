"""The trail as rows and columns."""

from typing import Any, Final

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.views.case.inert import tooltip
from app.views.marks import MarkRole
from app.views.theme import mark_color
from app.views.trail.lines import Line
from app.views.words.lookup import said

HEADINGS: Final = (
    QT_TRANSLATE_NOOP("Trail", "No."),
    QT_TRANSLATE_NOOP("Trail", "When"),
    QT_TRANSLATE_NOOP("Trail", "Who"),
    QT_TRANSLATE_NOOP("Trail", "What"),
    QT_TRANSLATE_NOOP("Trail", "Status"),
)
NUMBER, WHEN, WHO, WHAT, STATUS = range(len(HEADINGS))
_ALIGNED: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

Index = QModelIndex | QPersistentModelIndex


class TrailTableModel(QAbstractTableModel):
    """The entries that are asked for; each keeps the number it has among all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def row_of(self, entry: str) -> int | None:
        return next((row for row, line in enumerate(self.lines) if line.entry == entry), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        text = line.cells[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.AccessibleTextRole:
                return text or "–"
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(text)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _ALIGNED
            case Qt.ItemDataRole.ForegroundRole if index.column() == WHEN and (line.apart or line.waits):
                return mark_color(MarkRole.WAITING_TO_SEND if line.waits else MarkRole.DUE_SOON)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED
        return said("Trail", HEADINGS[section]) if role == Qt.ItemDataRole.DisplayRole else None
