"""The list of views with their live counts, as a Qt model."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.models.queries import View
from app.views.marks import MarkRole
from app.views.words import view_word
from domain.people import Person, Role

GLYPH_ROLE: Final = Qt.ItemDataRole.UserRole + 1
COUNT_ROLE: Final = Qt.ItemDataRole.UserRole + 2
VIEW_ROLE: Final = Qt.ItemDataRole.UserRole + 3

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

Index = QModelIndex | QPersistentModelIndex


def views_for(person: Person) -> tuple[View, ...]:
    """The views that mean something to `person`: who only looks on has nothing to approve and nothing to send."""
    looks_on = person.roles() <= {Role.MONITOR}
    return tuple(view for view in View if not (looks_on and view in (View.APPROVAL, View.OUTBOX)))


class NavigationListModel(QAbstractListModel):
    """One row a view; the counts come later than the rows."""

    def __init__(self, views: Sequence[View], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._views = tuple(views)
        self._counts: dict[View, int] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._views)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, QAbstractListModel.CheckIndexOption.IndexIsValid):
            return None
        view = self._views[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return view_word(view)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(view)
            case _ if role == GLYPH_ROLE:
                return _GLYPHS[view]
            case _ if role == COUNT_ROLE:
                return self._counts.get(view)
            case _ if role == VIEW_ROLE:
                return view
        return None

    def row_of(self, view: View) -> int:
        return self._views.index(view)

    def take_counts(self, counts: dict[View, int]) -> None:
        if counts != self._counts:
            self._counts = dict(counts)
            self.dataChanged.emit(self.index(0), self.index(len(self._views) - 1))

    def count(self, view: View) -> int | None:
        return self._counts.get(view)

    def _spoken(self, view: View) -> str:
        count = self._counts.get(view)
        if count is None:
            return view_word(view)
        if view is View.OUTBOX:
            return self.tr("{view}, items waiting: {count}").format(view=view_word(view), count=count)
        return self.tr("{view}, reports: {count}").format(view=view_word(view), count=count)
