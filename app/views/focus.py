"""Moving the keyboard between the panes of the window."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_into(pane: QWidget) -> bool:
    """Give the keyboard to the first place in `pane` that Tab would reach; False if there is none."""
    place: QWidget | None = pane
    while place is not None:
        here = place is pane or pane.isAncestorOf(place)
        if here and place.isVisible() and place.isEnabled() and place.focusPolicy() & Qt.FocusPolicy.TabFocus:
            place.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        place = place.nextInFocusChain()
        if place is pane:
            break
    return False


def take_place_in_order(place: QWidget, newcomer: QWidget) -> None:
    """Let Tab come through `newcomer`, which was made later than what surrounds it, where `place` stands."""
    stops = [stop for stop in _stops(newcomer, QWidget.nextInFocusChain) if newcomer.isAncestorOf(stop)]
    ahead = (stop for stop in _stops(place, QWidget.previousInFocusChain) if not newcomer.isAncestorOf(stop))
    for before, stop in pairwise([next(ahead, newcomer), *stops]):
        QWidget.setTabOrder(before, stop)


def _stops(start: QWidget, step: Callable[[QWidget], QWidget | None]) -> Iterator[QWidget]:
    """The widgets of the focus chain from here on, once round, without those behind which Qt puts nothing."""
    place = step(start)
    while place is not None and place is not start:
        if place.focusPolicy() != Qt.FocusPolicy.NoFocus:
            yield place
        place = step(place)


def pane_with_focus(panes: list[QWidget]) -> int:
    """The number of the pane that the keyboard is in, -1 for none of them."""
    place = QApplication.focusWidget()
    inside = (place is not None and (place is pane or pane.isAncestorOf(place)) for pane in panes)
    return next((number for number, found in enumerate(inside) if found), -1)
