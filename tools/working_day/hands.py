"""Two hands at a real window: finds what is on the screen, presses keys and buttons, and waits for what comes.

A script is a generator. It yields a condition and goes on when the condition gives something true; the event loop runs
meanwhile, so dialogs, syncs and timers behave as they do for a person.
"""

import json
import queue
import sys
import threading
import time
from collections.abc import Callable, Generator
from pathlib import Path
from types import GeneratorType
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

W = TypeVar("W", bound=QWidget)
Condition = Callable[[], Any]
Script = Generator[Condition, Any, Any]

LOOK_EVERY_MS = 15
PATIENCE_SECONDS = 40.0


class StepFailed(Exception):
    """What the script waited for did not come, or was not what it should be."""


def seen(widget_type: type[W], name: str = "") -> Condition:
    """The visible widget of this type (and object name), once there is one."""

    def look() -> W | None:
        for top in QApplication.topLevelWidgets():
            if not top.isVisible():
                continue
            candidates = [top, *top.findChildren(widget_type)]
            for found in candidates:
                if isinstance(found, widget_type) and found.isVisible() and (not name or found.objectName() == name):
                    return found
        return None

    return look


def type_text(widget: QWidget, text: str) -> None:
    """By key events, one a character, as a keyboard would."""
    widget.setFocus(Qt.FocusReason.MouseFocusReason)
    for character in text:
        if character == "\n":
            QTest.keyClick(widget, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(widget, character)


def replace_text(widget: QWidget, text: str) -> None:
    widget.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    type_text(widget, text)


def press(widget: QWidget) -> None:
    """Click from the event loop, since what the click opens may run a loop of its own."""
    QTimer.singleShot(0, widget, lambda: QTest.mouseClick(widget, Qt.MouseButton.LeftButton))


class Day(QObject):
    """Plays one script and tells the parent process, line by line, what was done and seen."""

    def __init__(self, app: QApplication, out: Path | None, prefix: str) -> None:
        super().__init__(app)
        self._out = out
        self._prefix = prefix
        self._number = 0
        self._condition: Condition = lambda: True
        self._script: Script | None = None
        self._begun = False
        self._deadline = 0.0
        self.failed = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def play(self, script: Script) -> None:
        self._script = script
        self._deadline = time.monotonic() + PATIENCE_SECONDS
        self._timer.start(LOOK_EVERY_MS)

    def step(self, title: str, saw: str, window: QWidget | None = None) -> None:
        """A step has been done and verified; `saw` is what the screen said."""
        self._number += 1
        picture = ""
        if self._out is not None and window is not None:
            file = self._out / f"{self._prefix}-{self._number:02}.png"
            window.grab().save(str(file))
            picture = file.name
        tell({"step": title, "saw": saw, "picture": picture})

    def _look(self) -> None:
        if self._script is None:
            return
        self._timer.stop()  # a nested event loop of a dialog must not play the script twice
        try:
            found = self._condition()
            if found:
                self._condition = self._script.send(found if self._begun else None)
                self._begun = True
                self._deadline = time.monotonic() + PATIENCE_SECONDS
            elif time.monotonic() > self._deadline:
                raise StepFailed(f"waited in vain at {_standing(self._script)}")
        except StopIteration:
            self._script = None
            return
        except Exception as error:  # noqa: BLE001 - the edge of the script: whatever it was, the step failed
            self._fail(error)
            return
        self._timer.start(LOOK_EVERY_MS)

    def _fail(self, error: Exception) -> None:
        self._script = None
        self.failed = True
        frame = _innermost(error)
        window = QApplication.activeWindow() or next((w for w in QApplication.topLevelWidgets() if w.isVisible()), None)
        picture = ""
        if self._out is not None and window is not None:
            picture = f"{self._prefix}-failed.png"
            window.grab().save(str(self._out / picture))
        tell({"failed": f"{type(error).__name__}: {error}", "where": frame, "picture": picture})
        QApplication.closeAllWindows()
        QApplication.exit(1)


def _innermost(error: Exception) -> str:
    trace = error.__traceback__
    where = ""
    while trace is not None:
        where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return where


def _standing(script: Script) -> str:
    """Where a script waits, in the innermost of those that it is made of."""
    within: object = script
    while isinstance(within, GeneratorType) and within.gi_yieldfrom is not None:
        within = within.gi_yieldfrom
    if not isinstance(within, GeneratorType) or within.gi_frame is None:
        return "?"
    return f"{Path(within.gi_code.co_filename).name}:{within.gi_frame.f_lineno}"


def check(condition: object, expectation: str) -> None:
    if not condition:
        raise StepFailed(expectation)


def tell(message: dict[str, str]) -> None:
    """One line to the parent process."""
    sys.stdout.write(json.dumps(message, ensure_ascii=False) + "\n")
    sys.stdout.flush()


class Parent:
    """The process that plays the world around this console: it takes the network away, gives it back, or kills."""

    def __init__(self) -> None:
        self._answers: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._listen, name="parent", daemon=True).start()

    def ask(self, wish: str) -> Condition:
        """Tell the wish; the condition holds once the parent has answered."""
        tell({"ask": wish})
        return lambda: not self._answers.empty() and self._answers.get()

    def _listen(self) -> None:
        for line in sys.stdin:
            self._answers.put(line.strip())
