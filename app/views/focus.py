"""Moving the keyboard between the panes of the window."""

from itertools import pairwise, takewhile

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_into(pane: QWidget) -> bool:
    """Give the keyboard to the first place in `pane` that Tab would reach; False if there is none."""
    for place in _in_order(pane):
        if place.isVisible() and place.isEnabled() and place.focusPolicy() & Qt.FocusPolicy.TabFocus:
            place.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False


def take_place_in_order(place: QWidget, newcomer: QWidget) -> None:
    """Let Tab come through `newcomer`, which was made later than what surrounds it, where `place` stands."""
    stops = [stop for stop in _in_order(newcomer) if _is_stop(stop)]
    ahead = [stop for stop in takewhile(lambda each: each is not place, _in_order(place.window())) if _is_stop(stop)]
    for before, stop in pairwise([*ahead[-1:], *stops]):
        QWidget.setTabOrder(before, stop)


def _in_order(place: QWidget) -> list[QWidget]:
    """A widget and all within it as they were put together, but not what opens in a window of its own.

    Not by Qt's chain: PySide takes each widget of it for a child of the one before, and the window at its end for one
    of a field that a form lets go of; with that the window's menus would go, too.
    """
    window = place.window()
    return [place, *(within for within in place.findChildren(QWidget) if within.window() is window)]


def _is_stop(place: QWidget) -> bool:
    """Whether Qt puts anything behind it."""
    return place.focusPolicy() != Qt.FocusPolicy.NoFocus


def pane_with_focus(panes: list[QWidget]) -> int:
    """The number of the pane that the keyboard is in, -1 for none of them."""
    place = QApplication.focusWidget()
    inside = (place is not None and (place is pane or pane.isAncestorOf(place)) for pane in panes)
    return next((number for number, found in enumerate(inside) if found), -1)
