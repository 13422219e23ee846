"""Moving the keyboard between the panes of the window."""

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


def pane_with_focus(panes: list[QWidget]) -> int:
    """The number of the pane that the keyboard is in, -1 for none of them."""
    place = QApplication.focusWidget()
    inside = (place is not None and (place is pane or pane.isAncestorOf(place)) for pane in panes)
    return next((number for number, found in enumerate(inside) if found), -1)
