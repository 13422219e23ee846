"""The trend as a table: every number that the picture shows."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.models.indicators import Indicators, Sums
from app.views.dashboard.words import decimal, number, percent, short_day

Index = QModelIndex | QPersistentModelIndex
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
COLUMNS: Final = 5


class WeeksTableModel(QAbstractTableModel):
    """The newest week first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: Indicators | None = None

    def take(self, found: Indicators) -> None:
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() or self._found is None else len(self._found.weeks)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (self.tr("Week"), self.tr("Came in"), self.tr("Settled"), self.tr("Followed up"), self.tr("Days"))
        return names[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._found is None or not self.checkIndex(index, QAbstractTableModel.CheckIndexOption.IndexIsValid):
            return None
        week = len(self._found.weeks) - 1 - index.row()
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return _RIGHT
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        first, sums = self._found.first_days[week], self._found.weeks[week]
        shown = short_day(first) if index.column() == 0 else _number(sums, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return shown
        return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {shown}"


def _number(week: Sums, column: int) -> str:
    match column:
        case 1:
            return number(week.reports)
        case 2:
            return percent(week.settled_share)
        case 3:
            return percent(week.followed_up_share)
        case _:
            return decimal(week.average_days)
