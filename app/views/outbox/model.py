"""The outbox as a Qt model: headings and rows, the words made when they are looked at."""

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.context import Context
from app.views.case.inert import tooltip
from app.views.outbox.contents import Entry, Row, Section, in_sections
from app.views.outbox.line import Line, line_of, section_word

LINE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex


class OutboxListModel(QAbstractListModel):
    """Holds at most what the queries hand out; a heading can neither be chosen nor opened."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: tuple[Row, ...] = ()
        self._lines: dict[int, Line] = {}

    def take(self, entries: tuple[Entry, ...]) -> bool:
        """Show these; False where nothing is different."""
        rows = tuple(in_sections(entries))
        if rows == self._rows:
            return False
        self.beginResetModel()
        self._rows, self._lines = rows, {}
        self.endResetModel()
        return True

    def say_again(self) -> None:
        """The words may be others now: the connection or the day has changed."""
        self._lines = {}
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def held_rows(self) -> list[int]:
        """The rows whose words change with every second."""
        now = self._context.clock()
        rows = enumerate(self._rows)
        return [n for n, row in rows if isinstance(row, Entry) and row.undo_seconds(now)]

    def forget_words(self, rows: Iterable[int]) -> None:
        """Say these anew when they are painted next; nobody is told, or a screen reader would hear every second."""
        for row in rows:
            self._lines.pop(row, None)

    def row_of(self, key: str) -> int | None:
        rows = enumerate(self._rows)
        return next((number for number, row in rows if isinstance(row, Entry) and row.key == key), None)

    def entry_at(self, row: int) -> Entry | None:
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Entry) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, QAbstractListModel.CheckIndexOption.IndexIsValid):
            return None
        row = self._rows[index.row()]
        if isinstance(row, Section):
            texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return section_word(row) if role in texts else None
        line = self._lines.get(index.row()) or self._lines.setdefault(index.row(), line_of(row, self._context))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.what
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(line.spoken)
            case _ if role == LINE_ROLE:
                return line
            case _ if role == ENTRY_ROLE:
                return row
        return None
