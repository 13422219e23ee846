"""The list of views with their live counts, as a Qt model."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.models.queries import View
from app.models.saved_views import SavedView
from app.views.case.inert import one_line, tooltip
from app.views.marks import MarkRole
from app.views.words import view_word
from domain.people import Person, Role

GLYPH_ROLE: Final = Qt.ItemDataRole.UserRole + 1
COUNT_ROLE: Final = Qt.ItemDataRole.UserRole + 2
NUMBER_ROLE: Final = Qt.ItemDataRole.UserRole + 3

_GLYPHS: Final = {
    View.TODAY: ("◔", MarkRole.DUE_SOON),
    View.NEW: ("○", MarkRole.NEW),
    View.APPROVAL: ("✓", MarkRole.DONE),
    View.COORDINATION: ("⇄", MarkRole.DISPOSITION),
    View.LATE: ("!", MarkRole.LATE),
    View.WAITING: ("◌", MarkRole.CLOSED),
    View.OUTBOX: ("↥", MarkRole.WAITING_TO_SEND),
    View.ALL: ("▪", MarkRole.CLOSED),
}

_DASHBOARD: Final = ("▤", MarkRole.PROGRESS)
_SAVED: Final = ("☆", MarkRole.NEW)
_SHARED: Final = ("❖", MarkRole.DISPOSITION)
_UNREADABLE: Final = ("?", MarkRole.CLOSED)


class Place(StrEnum):
    """What the left pane leads to beside lists."""

    DASHBOARD = "dashboard"


Entry = View | Place | SavedView
"""What a row of the left pane leads to."""

Index = QModelIndex | QPersistentModelIndex


def views_for(person: Person) -> tuple[View, ...]:
    """The views that mean something to `person`: who only looks on has nothing to approve and nothing to send."""
    looks_on = person.roles() <= {Role.MONITOR}
    return tuple(view for view in View if not (looks_on and view in (View.APPROVAL, View.OUTBOX)))


class NavigationListModel(QAbstractListModel):
    """One row a view, the person's own below the built-in ones, and under a heading what colleagues share.

    The counts come later than the rows. The heading is none of them: it leads nowhere and cannot be gone to.
    """

    def __init__(self, views: Sequence[View | Place], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._views = tuple(views)
        self._saved: tuple[SavedView, ...] = ()
        self._shared: tuple[SavedView, ...] = ()
        self._counts: dict[str, int] = {}
        self._unread: Mapping[View, int] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._entries())

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self.entry(index.row()) else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, QAbstractListModel.CheckIndexOption.IndexIsValid):
            return None
        entry = self.entry(index.row())
        if entry is None:
            return self._of_heading(role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _word(entry)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(self._described(entry) if isinstance(entry, SavedView) else _word(entry))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(entry)
            case _ if role == GLYPH_ROLE:
                return _glyph(entry)
            case _ if role == COUNT_ROLE:
                return self._counts.get(_id(entry))
            case _ if role == NUMBER_ROLE:
                return self._number(entry)
        return None

    def names_of_views(self) -> list[str]:
        """Of the built-in ones."""
        return [_word(view) for view in self._views]

    def entry(self, row: int) -> Entry | None:
        """None for the heading."""
        return self._entries()[row]

    def _entries(self) -> tuple[Entry | None, ...]:
        return (*self._views, *self._saved, *((None, *self._shared) if self._shared else ()))

    def row_of(self, wanted: Entry) -> int | None:
        """Where a view is; a saved one is found by its id, whatever else of it has changed."""
        rows = range(self.rowCount())
        entries = ((row, self.entry(row)) for row in rows)
        return next((row for row, entry in entries if entry and _id(entry) == _id(wanted)), None)

    def take_saved(self, saved: Sequence[SavedView], shared: Sequence[SavedView] = ()) -> bool:
        """The saved views to show, and those of colleagues; False where they are the same as before."""
        if (tuple(saved), tuple(shared)) == (self._saved, self._shared):
            return False
        self.beginResetModel()
        self._saved, self._shared = tuple(saved), tuple(shared)
        self.endResetModel()
        return True

    def take_counts(
        self,
        counts: Mapping[View, int],
        saved: Mapping[str, int] | None = None,
        unread: Mapping[View, int] | None = None,
    ) -> None:
        """How many cases each view holds, the built-in ones by View and the saved ones by id; how many are `unread`."""
        both = {_id(view): count for view, count in counts.items()} | dict(saved or {})
        if (both, unread or {}) != (self._counts, self._unread):
            self._counts, self._unread = both, unread or {}
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def _of_heading(self, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.tr("Shared")
        return None

    def _described(self, entry: SavedView) -> str:
        """The name, and of a colleague's view who shares it."""
        if not entry.sharer:
            return entry.name
        return self.tr("{view}, shared by {name}").format(view=one_line(entry.name), name=one_line(entry.sharer))

    def _number(self, entry: Entry) -> str:
        """The count as it is written, with how many of them are unread where that is told."""
        count = self._counts.get(_id(entry))
        if count is None:
            return ""
        number, unread = QLocale().toString(count), self._unread_of(entry)
        return self.tr("{count} · {unread} new").format(count=number, unread=unread) if unread else number

    def _unread_of(self, entry: Entry) -> int:
        return self._unread.get(entry, 0) if isinstance(entry, View) else 0

    def _spoken(self, entry: Entry) -> str:
        count, word = self._counts.get(_id(entry)), _word(entry)
        if isinstance(entry, SavedView):
            word = one_line(self._described(entry))
        if count is None:
            return word
        if entry is View.OUTBOX:
            return self.tr("{view}, items waiting: {count}").format(view=word, count=count)
        if unread := self._unread_of(entry):
            text = self.tr("{view}, reports: {count}, unread: {unread}")
            return text.format(view=word, count=count, unread=unread)
        return self.tr("{view}, reports: {count}").format(view=word, count=count)


def _id(entry: Entry) -> str:
    return entry.id if isinstance(entry, SavedView) else f"built in: {entry}"


def _word(entry: Entry) -> str:
    if isinstance(entry, Place):
        return QCoreApplication.translate("View", "Dashboard")
    return one_line(entry.name) if isinstance(entry, SavedView) else view_word(entry)


def _glyph(entry: Entry) -> tuple[str, MarkRole]:
    if isinstance(entry, Place):
        return _DASHBOARD
    if isinstance(entry, SavedView):
        return _UNREADABLE if entry.listing is None else _SHARED if entry.sharer else _SAVED
    return _GLYPHS[entry]
