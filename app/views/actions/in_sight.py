"""The buttons that can be seen in a window, by name."""

from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget


class ButtonsInSight:
    def __init__(self, window: QWidget) -> None:
        self._window = window

    def why_not(self, name: str) -> str | None:
        """Why it cannot be pressed, as its tool tip says; empty where it can. None: it is not to be seen."""
        button = self._find(name)
        if button is None or button.isEnabled():
            return None if button is None else ""
        return QTextDocumentFragment.fromHtml(button.toolTip()).toPlainText() or button.text()

    def press(self, name: str) -> bool:
        """False where it is not to be seen. A button that has a menu opens it."""
        button = self._find(name)
        if button is None:
            return False
        menu = button.menu() if isinstance(button, QPushButton) else None
        if menu is not None:
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        else:
            button.click()
        return True

    def _find(self, name: str) -> QAbstractButton | None:
        found = self._window.findChildren(QAbstractButton, name)
        return next((button for button in found if button.isVisible()), None)
