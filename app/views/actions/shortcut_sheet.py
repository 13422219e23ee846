"""The sheet of all keys, made from the registry: where each is heard, and what it does."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.models.queries import View
from app.views.actions.action import Action, Scope, WindowHands
from app.views.actions.registry import ACTIONS, GO
from app.views.help_windows import ReadingWindow
from app.views.labels import plain_label
from app.views.search.sentences import how_to_ask
from app.views.words import view_word
from app.views.words.lookup import said

SIDE_BY_SIDE = 24  # pixels of a line; with larger letters the two columns stand below each other
_HEADINGS = {
    Scope.WINDOW: QT_TRANSLATE_NOOP("ShortcutsWindow", "In the whole window"),
    Scope.CASE: QT_TRANSLATE_NOOP("ShortcutsWindow", "In a report"),
    Scope.LIST: QT_TRANSLATE_NOOP("ShortcutsWindow", "In the list"),
}


class ShortcutsWindow(ReadingWindow):
    """Every key the window knows, and what the search takes; letters only act where the list has the keyboard."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(self.tr("Keyboard shortcuts"), parent)
        columns = QHBoxLayout()
        columns.setSpacing(40)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, scopes in ((left, (Scope.WINDOW,)), (right, (Scope.LIST, Scope.CASE))):
            for scope in scopes:
                column.setSpacing(8)
                column.addWidget(plain_label(said("ShortcutsWindow", _HEADINGS[scope]), kind="heading"))
                column.addLayout(_grid(_keys(scope)))
                column.addSpacing(8)
            if column is left:
                column.addWidget(plain_label(self.tr("In the search"), kind="heading"))
                column.addWidget(plain_label(how_to_ask(), wrap=True))
            column.addStretch(1)
            columns.addLayout(column, 1)
        if self.fontMetrics().height() > SIDE_BY_SIDE:
            columns.setDirection(QBoxLayout.Direction.TopToBottom)
        self.column.addLayout(columns)
        hint = self.tr("Letters can be turned off in the menu View. Every other action is found with Ctrl+K.")
        self.column.addWidget(plain_label(hint, kind="muted", wrap=True))
        self.end()


def _keys(scope: Scope) -> list[tuple[str, str]]:
    """(key, what it does) of one place; the letters are the list's."""

    def of(action: Action[WindowHands]) -> list[str]:
        if scope is Scope.LIST:
            keys = [action.letter.upper()] if action.letter else []
            return [*action.shown_keys()[:1], *keys] if action.scope is Scope.LIST else keys
        return action.shown_keys()[:1] if action.keys and action.scope is scope else []

    shown = (action for action in ACTIONS if action not in GO[1:])
    return [_all_views() if action is GO[0] else (key, action.title()) for action in shown for key in of(action)]


def _all_views() -> tuple[str, str]:
    """One line for keys that differ in their number alone."""
    first, last = GO[0], GO[-1]
    keys = f"{first.shown_keys()[0]} … {last.shown_keys()[0]}"
    return keys, f"{first.title()} … {view_word(View.ALL)}"


def _grid(keys: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    for row, (key, meaning) in enumerate(keys):
        grid.addWidget(plain_label(key, kind="key"), row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(plain_label(meaning), row, 1)
    grid.setColumnStretch(1, 1)
    return grid
