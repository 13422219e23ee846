"""A hand at a window: it clicks on places and presses keys, as the window system would deliver them, and counts.

What lies over a control is hit in its place, a key goes to whatever has the keyboard, and shortcuts are heard.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from PySide6.QtCore import QCoreApplication, QEventLoop, QKeyCombination, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QMenu, QMenuBar, QPushButton, QTabBar, QWidget

PATIENCE_SECONDS: Final = 30.0
LOOK_EVERY_MS: Final = 5


class InVain(AssertionError):
    """What the hand waited for did not come, or what it was to click on cannot be reached."""


@dataclass(frozen=True)
class Strokes:
    """What a hand has done: clicks, and keys by their names, runs of letters in quotes. A text counts as nothing."""

    clicks: int = 0
    keys: int = 0
    named: tuple[str, ...] = ()

    def since(self, before: "Strokes") -> "Strokes":
        return Strokes(self.clicks - before.clicks, self.keys - before.keys, self.named[len(before.named) :])

    @property
    def told(self) -> str:
        """In order; the same key again and again as `3 × Tab`."""
        runs = ((name, len(list(run))) for name, run in groupby(self.named))
        return " · ".join(name if times == 1 else f"{times} × {name}" for name, times in runs)


class Hand:
    """Notes what it does in `strokes`."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.strokes = Strokes()

    def until(self, is_so: Callable[[], object], what: str = "") -> None:
        """Let the window live until it is so; what an assertion has against it is told when patience ends."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        beat = QTimer(interval=LOOK_EVERY_MS)  # or the loop would sleep until something happens
        beat.start()
        while not is_so():
            if time.monotonic() > deadline:
                raise InVain(f"waited in vain {what}")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def click(self, widget: QWidget, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.until(lambda: widget.isVisible() and widget.isEnabled(), f"for {widget.objectName() or widget}")
        self._click_at(widget, widget.rect().center(), held)

    def click_row(self, view: QAbstractItemView, row: int) -> None:
        """On a row of a list, which is scrolled to as with the wheel."""
        self.until(view.isVisible, "for the list")  # something else may stand in its place while it is empty
        index = view.model().index(row, 0)
        view.scrollTo(index)
        self._click_at(view.viewport(), view.visualRect(index).center())

    def click_tab(self, tabs: QTabBar, number: int) -> None:
        self._click_at(tabs, tabs.tabRect(number).center())

    def click_in_menu(self, button: QPushButton, name: str) -> None:
        """Open the menu of a button and click on the action of this object name. The menu runs a loop of its own."""
        self._through_menu(lambda: self.click(button), name)

    def click_in_menu_bar(self, bar: QMenuBar, number: int, name: str) -> None:
        """The same in a menu of the window."""
        title = bar.actionGeometry(bar.actions()[number])
        self._through_menu(lambda: self._click_at(bar, title.center()), name)

    def click_choice(self, box: QComboBox, id: str) -> None:
        """Open a choice and click on the one with these data."""
        self.click(box)
        row = box.findData(id)
        if row < 0:
            raise InVain(f"{box.accessibleName()} does not offer {id}")
        self.until(box.view().isVisible, f"for the list of {box.accessibleName()}")
        self.click_row(box.view(), row)
        self._come_back()

    def press(self, *keys: str) -> None:
        """Each by its name, as `Ctrl+K`; whatever has the keyboard takes it."""
        for key in keys:
            self._note(key)
            self._send(QKeySequence(key)[0])

    def spell(self, word: str) -> None:
        """Type what is searched for: every letter counts."""
        self.type(word)
        self._note(f"“{word}”", len(word))

    def type(self, text: str) -> None:
        """Letter by letter into what has the keyboard."""
        self._keyboard()
        place = QApplication.focusWidget()
        if place is None:
            raise InVain("nothing has the keyboard")
        for character in text:
            if character == "\n":
                self._send(QKeyCombination(Qt.Key.Key_Return))
            else:
                QTest.keyClicks(place, character)

    def _send(self, key: QKeyCombination) -> None:
        place = self._keyboard()  # kept until the key is up: a list that Python let go of takes its window along
        QTest.keyClick(_handle(place), key.key(), key.keyboardModifiers())

    def _note(self, name: str, keys: int = 1) -> None:
        self.strokes = replace(self.strokes, keys=self.strokes.keys + keys, named=(*self.strokes.named, name))

    def _pick(self, menu: QMenu, name: str) -> None:
        action = next((each for each in menu.actions() if each.objectName() == name), None)
        if action is None or not action.isEnabled():
            raise InVain(f"{name} is not to be had")
        self._click_at(menu, menu.actionGeometry(action).center())

    def _through_menu(self, opens: Callable[[], None], name: str) -> None:
        done: list[BaseException | None] = []

        def look() -> None:
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                return
            looking.stop()
            try:
                self._pick(menu, name)
                done.append(None)
            except InVain as error:
                menu.close()
                done.append(error)

        looking = QTimer(interval=LOOK_EVERY_MS)
        looking.timeout.connect(look)
        looking.start()
        opens()
        self.until(lambda: done, "for a menu")
        if done[0] is not None:
            raise done[0]
        self._come_back()

    def _click_at(
        self, widget: QWidget, place: QPoint, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        top = widget.window()
        at = widget.mapTo(top, place)
        hit = top.childAt(at) or top
        if hit is not widget and not widget.isAncestorOf(hit):
            raise InVain(f"{widget.objectName() or widget} is under {hit.objectName() or hit}")
        self.strokes = replace(self.strokes, clicks=self.strokes.clicks + 1)
        QTest.mouseClick(_handle(top), Qt.MouseButton.LeftButton, held, at)

    def _keyboard(self) -> QWidget:
        """The list that is open over the window, or the window in front."""
        popup, active = QApplication.activePopupWidget(), QApplication.activeWindow()
        if popup is None and (active is None or not active.isVisible()):
            self._come_back()
            active = self._window
        return popup or active or self._window

    def _come_back(self) -> None:
        """To the window, from a popup that has closed: offscreen there is no window manager that would do it."""
        self._window.activateWindow()
        self.until(self._window.isActiveWindow, "for the window")


def _handle(widget: QWidget) -> QWindow:
    handle = widget.windowHandle()
    if handle is None:
        raise InVain(f"{widget.objectName() or widget} is not on the screen")
    return handle
