"""The reports of one view as a Qt model: all their keys, but only the rows that are being looked at."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.context import Context
from app.models.listing import USUAL_FACTS, Fact
from app.models.queries import ROWS_TOGETHER, CaseRow
from app.problems import Problem
from app.views.case.inert import tooltip
from app.views.case_list.arrangement import Entry, Heading
from app.views.case_list.line import Line, line_of
from app.views.words import office_zone
from domain.ids import CaseId

LINE_ROLE: Final = Qt.ItemDataRole.UserRole + 1  # what is painted: a Line, or the Heading of a group
CASE_ROLE: Final = Qt.ItemDataRole.UserRole + 2

WINDOW: Final = ROWS_TOGETHER
WINDOWS_KEPT: Final = 20
NO_ROWS: Final[Mapping[int, CaseRow]] = MappingProxyType({})

Index = QModelIndex | QPersistentModelIndex


class _Window:
    """Rows that were read together; each is worded once somebody looks at it, as of when they were read."""

    def __init__(self, rows: Mapping[int, CaseRow], word: Callable[[CaseRow], Line]) -> None:
        self._rows = rows
        self._word = word
        self._lines: dict[int, Line] = {}

    def row(self, key: int) -> CaseRow | None:
        return self._rows.get(key)

    def line(self, key: int) -> Line | None:
        if key not in self._lines and (row := self.row(key)):
            self._lines[key] = self._word(row)
        return self._lines.get(key)


class CaseListModel(QAbstractListModel):
    """Keys and some rows come from outside, read in the background; others are fetched when the view asks for them."""

    unreadable = Signal(object)
    """A Problem: the store could not be read. Connect it queued, it may be emitted while painting."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entries: Sequence[Entry] = ()
        self._at_hand = NO_ROWS
        self._windows: OrderedDict[int, _Window] = OrderedDict()
        self.heading_rows: tuple[int, ...] = ()
        self.facts: tuple[Fact, ...] = USUAL_FACTS
        """What the rows say, from when they are read the next time."""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading can be gone to, but not chosen."""
        flags = super().flags(index)
        return flags & ~Qt.ItemFlag.ItemIsSelectable if self.heading_at(index.row()) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, QAbstractListModel.CheckIndexOption.IndexIsValid):
            return None
        heading = self.heading_at(index.row())
        if heading is not None:
            return self._of_heading(heading, role)
        if role == CASE_ROLE:
            return self.case_at(index.row())
        line = self.line_at(index.row())
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.title
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(line.spoken)
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken
            case _ if role == LINE_ROLE:
                return line
        return None

    def keys_around(self, first: int, last: int) -> list[int]:
        """The keys of the rows from `first` to `last`, and of those that are read with them."""
        around = self._entries[first // WINDOW * WINDOW : (last // WINDOW + 1) * WINDOW]
        return [entry for entry in around if isinstance(entry, int)]

    def take_keys(self, entries: Sequence[Entry], rows: Mapping[int, CaseRow] = NO_ROWS) -> bool:
        """Show these reports; False where they are the same in the same order, and only their rows are read anew.

        `rows` are those that were read already.
        """
        if entries == self._entries:
            self.read_again(rows)
            return False
        self.beginResetModel()
        self._at_hand = rows
        self._entries = entries
        self.heading_rows = tuple(n for n, entry in enumerate(entries) if isinstance(entry, Heading))
        self._windows.clear()
        self.endResetModel()
        return True

    def read_again(self, rows: Mapping[int, CaseRow] = NO_ROWS) -> None:
        """Forget the rows but these: they, the day or the reference data may have changed."""
        self._at_hand = rows
        self._windows.clear()
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def heading_at(self, row: int) -> Heading | None:
        entry = self._entries[row] if 0 <= row < len(self._entries) else None
        return entry if isinstance(entry, Heading) else None

    def key_at(self, row: int) -> int | None:
        entry = self._entries[row] if 0 <= row < len(self._entries) else None
        return entry if isinstance(entry, int) else None

    def row_of_key(self, key: int | None) -> int | None:
        """Where a key is now; None if it is not in this view."""
        try:
            return self._entries.index(key) if key is not None else None
        except ValueError:
            return None

    def rows_of_keys(self, keys: Collection[int]) -> list[int]:
        wanted = frozenset(keys)
        return [row for row, entry in enumerate(self._entries) if entry in wanted]

    def row_of_heading(self, value: str) -> int | None:
        return next((row for row in self.heading_rows if getattr(self._entries[row], "value", None) == value), None)

    def row_at(self, row: int) -> CaseRow | None:
        key = self.key_at(row)
        return self._window_of(row).row(key) if key is not None else None

    def line_at(self, row: int) -> Line | None:
        key = self.key_at(row)
        return self._window_of(row).line(key) if key is not None else None

    def first_row(self) -> CaseRow | None:
        """The first report of what is read at once."""
        return next(filter(None, map(self.row_at, range(min(WINDOW, len(self._entries))))), None)

    def case_at(self, row: int) -> CaseId | None:
        found = self.row_at(row)
        return found.id if found else None

    def _of_heading(self, heading: Heading, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return heading.title
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(heading.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                if heading.folded:
                    text = self.tr("Group {title}, reports: {count}, folded")
                else:
                    text = self.tr("Group {title}, reports: {count}, unfolded")
                return text.format(title=heading.title, count=heading.count)
            case _ if role == LINE_ROLE:
                return heading
        return None

    def _window_of(self, row: int) -> _Window:
        number = row // WINDOW
        window = self._windows.get(number)
        if window is None:
            window = self._windows[number] = self._fetch(self._entries[number * WINDOW : (number + 1) * WINDOW])
            if len(self._windows) > WINDOWS_KEPT:
                self._windows.popitem(last=False)
        else:
            self._windows.move_to_end(number)
        return window

    def _fetch(self, entries: Sequence[Entry]) -> _Window:
        keys = [entry for entry in entries if isinstance(entry, int)]
        rows = {key: self._at_hand[key] for key in keys if key in self._at_hand}
        lacking = [key for key in keys if key not in rows]
        try:
            rows |= self._context.queries.rows(lacking) if lacking else {}
        except Problem as problem:
            self.unreadable.emit(problem)
        world, now = self._context.world(), self._context.clock()
        zone = office_zone(self._context.person, world.directory)
        return _Window(rows, partial(line_of, world=world, now=now, zone=zone, facts=self.facts))
