"""Menus made of actions: what is not offered is left out, what is impossible just now says why."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.views.actions.action import Action, Situation

LONGEST_REASON: Final = 60
"""Characters; a menu as wide as a sentence would cover the report it is about."""


def fill(
    menu: QMenu,
    groups: Iterable[Sequence[Action[Any]]],
    situation: Situation,
    asked: Callable[[Action[Any]], None],
) -> None:
    """Put the offered actions of each group into the menu, with a line between two groups."""
    for group in groups:
        entries = [(action, why) for action in group if (why := action.standing(situation)) is not None]
        if entries and not menu.isEmpty():
            menu.addSeparator()
        for action, why in entries:
            menu.addAction(entry(menu, action, why, asked))


def entry(menu: QMenu, action: Action[Any], why: str, asked: Callable[[Action[Any]], None]) -> QAction:
    made = QAction(text_of(action, why), menu)
    made.setObjectName(action.id)
    made.setEnabled(not why)
    made.triggered.connect(lambda _=False: asked(action))
    return made


def text_of(action: Action[Any], why: str) -> str:
    """Its name, and why not just now."""
    return f"{action.menu_text} – {_short(why)}" if why else action.menu_text


def _short(why: str) -> str:
    words = why.replace("&", "&&")
    return words if len(words) <= LONGEST_REASON else words[: LONGEST_REASON - 1].rstrip() + "…"
