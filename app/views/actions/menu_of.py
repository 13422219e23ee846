"""Menus made of actions: what is not offered is left out, what is impossible just now says why."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.views.actions.action import Action, Part, Situation

LONGEST_REASON: Final = 60
"""Characters; a menu as wide as a sentence would cover the report it is about."""
_BESIDE_WORDS: Final = 5  # lines of text, as wide as what stands around the words of an entry

Entries = Sequence[tuple[Action[Any], str]]
Asked = Callable[[Action[Any]], None]


def menu_in(place: QMenuBar | QMenu, title: str) -> QMenu:
    """A menu within a bar or a menu, made here: one that Qt makes is lost to Python with whatever Qt hands out."""
    menu = QMenu(title, place)
    place.addMenu(menu)
    return menu


def fill(menu: QMenu, groups: Iterable[Sequence[Action[Any]] | Part[Any]], situation: Situation, asked: Asked) -> None:
    """Fill the menu anew with the offered actions of each group, and a line between two groups.

    Where that would be higher than the window, the parts with a name, which come last, become menus of their own.
    """
    _empty(menu)
    offered = [(group, _offered(group, situation)) for group in groups]
    for _, entries in offered:
        menu.addSeparator()
        _add(menu, entries, asked)
    if not _is_too_high(menu):
        return
    _empty(menu)
    for group, entries in offered:
        if isinstance(group, Part) and entries:
            _add(menu_in(menu, group.title()), entries, asked)
        elif entries:
            _add(menu, entries, asked)
            menu.addSeparator()


def entry(menu: QMenu, action: Action[Any], why: str, asked: Asked) -> QAction:
    made = QAction(text_of(action, why, menu), menu)
    made.setObjectName(action.id)
    made.setEnabled(not why)
    made.triggered.connect(lambda _=False: asked(action))
    return made


def text_of(action: Action[Any], why: str, menu: QMenu) -> str:
    """Its name, and why not just now, as far as the window is wide."""
    if not why:
        return action.menu_text
    metrics = menu.fontMetrics()
    keys = (each.shortcut().toString(QKeySequence.SequenceFormat.NativeText) for each in menu.actions())
    beside = _BESIDE_WORDS * metrics.height() + max(map(metrics.horizontalAdvance, keys), default=0)
    room = _window_of(menu).width() - beside
    words = f"{action.menu_text} – {_short(why)}"
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room, Qt.TextFlag.TextShowMnemonic)


def _empty(menu: QMenu) -> None:
    menu.clear()
    for below in menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        below.deleteLater()


def _offered(group: Iterable[Action[Any]], situation: Situation) -> Entries:
    return [(action, why) for action in group if (why := action.standing(situation)) is not None]


def _add(menu: QMenu, entries: Entries, asked: Asked) -> None:
    for action, why in entries:
        menu.addAction(entry(menu, action, why, asked))


def _is_too_high(menu: QMenu) -> bool:
    """Higher than the window, or than the screen: Qt then goes on in a second column."""
    height = menu.sizeHint().height()
    columns = {menu.actionGeometry(action).left() for action in menu.actions() if not action.isSeparator()}
    return len(columns) > 1 or height > _window_of(menu).height()


def _window_of(menu: QMenu) -> QWidget:
    """The one that the menu lies over."""
    place: QWidget = menu
    while isinstance(place, QMenu) and (parent := place.parentWidget()) is not None:
        place = parent
    return place.window()


def _short(why: str) -> str:
    words = why.replace("&", "&&")
    return words if len(words) <= LONGEST_REASON else words[: LONGEST_REASON - 1].rstrip() + "…"
