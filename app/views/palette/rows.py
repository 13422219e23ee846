"""What the palette lists for what was typed: actions by how well they fit, the possible ones first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.views.actions.action import Action, Scope, Situation, WindowHands
from app.views.actions.registry import ACTIONS
from app.views.case.inert import tooltip
from app.views.palette.matching import fit
from app.views.words.lookup import said

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
_SCOPES: Final = {
    Scope.WINDOW: QT_TRANSLATE_NOOP("Palette", "Window"),
    Scope.LIST: QT_TRANSLATE_NOOP("Palette", "List"),
    Scope.CASE: QT_TRANSLATE_NOOP("Palette", "Report"),
}
_IMPOSSIBLE: Final = 15  # how much better an impossible action has to fit to stand before a possible one


@dataclass(frozen=True)
class Row:
    """One line: what it does, where that belongs, the keys for it, and why not just now."""

    title: str
    where: str
    keys: str
    why: str
    run: Callable[[WindowHands], None]

    @property
    def spoken(self) -> str:
        return ", ".join(filter(None, (self.title, self.where, self.keys, self.why)))


def scope_word(scope: Scope) -> str:
    return said("Palette", _SCOPES[scope])


def rows_for(query: str, situation: Situation) -> list[Row]:
    """All offered actions that fit; without a query all there are, as the registry has them."""
    found = []
    for number, action in enumerate(ACTIONS):
        why = action.standing(situation)
        score = fit(query, action.title(), action.words) if why is not None else None
        if score is not None:
            found.append((-score + (_IMPOSSIBLE if why else 0), number, _row(action, why or "")))
    if not query.strip():
        return [row for _, _, row in sorted(found, key=lambda each: (bool(each[2].why), each[1]))]
    return [row for _, _, row in sorted(found, key=lambda each: each[:2])]


def _row(action: Action[WindowHands], why: str) -> Row:
    return Row(action.title(), scope_word(action.scope), " · ".join(action.shown_keys()), why, action.run)


class PaletteModel(QAbstractListModel):
    """The rows as Qt wants them. An impossible one can be chosen too, so that its reason can be read."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def take(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(row.title)
            case _ if role == ROW_ROLE:
                return row
        return None
