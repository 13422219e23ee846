"""The window's thread waits for a worker without going dead; where that may take long, a note says why and how far."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Final, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QProgressBar, QSpacerItem, QVBoxLayout, QWidget

from app.advance import Advance, Stretch
from app.views.buttons import push_button
from app.views.labels import plain_label
from app.views.stamp import titled

T = TypeVar("T")

PATIENCE_MS: Final = 1_000
_LOOK_EVERY_MS: Final = 10
_SAY_EVERY_MS: Final = 100
_WIDTH: Final = 392
_PARTS: Final = 1_000  # a bar's own numbers are whole ones


class WaitingNote(QWidget):
    """A small window with what is being done, how far it has come, and the way back.

    `counted` puts into words how far it has come.
    """

    def __init__(self, name: str, advance: Advance, what: str, why: str, counted: Callable[[Stretch], str]) -> None:
        super().__init__(None, Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
        self.setObjectName(name)
        self.setWindowTitle(titled("Konsol Penghubung"))
        self._advance = advance
        self._counted = counted
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(6)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.count = plain_label(kind="muted", object_name=f"{name}.count")
        self.cancel = push_button(self.tr("Cancel"), object_name=f"{name}.cancel")
        self.cancel.clicked.connect(self.turn_back)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self, self.turn_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # grows with what it says, at any text size
        column.addItem(QSpacerItem(_WIDTH, 0))  # so that heights are reckoned for the real width
        column.addWidget(plain_label(what, kind="heading", object_name=f"{name}.what", wrap=True))
        column.addWidget(plain_label(why, object_name=f"{name}.safe", wrap=True))
        column.addWidget(self.progress)
        column.addWidget(self.count)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignRight)
        self._look = QTimer(self, interval=_SAY_EVERY_MS)
        self._look.timeout.connect(self._say)
        self._look.start()
        self._say()

    def turn_back(self) -> None:
        self.cancel.setEnabled(False)
        self._advance.give_up()
        self._say()

    def _say(self) -> None:
        stretch = self._advance.stretch
        self.progress.setRange(0, _PARTS if stretch else 0)  # without an end it only shows that something moves
        if stretch:
            self.progress.setValue(round(_PARTS * stretch.done / stretch.whole))
        if self._advance.is_unwanted:
            self.count.setText(self.tr("Stopping…"))
        else:
            self.count.setText(self._counted(stretch) if stretch else "")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever closes the note by the system's means does not want to wait either."""
        self.turn_back()
        super().closeEvent(event)


class OpeningNote(WaitingNote):
    """Shown while the stores are opened, if they take their time: after an update, or on a slow disk."""

    def __init__(self, advance: Advance) -> None:
        what = self.tr("Your work is being opened…")
        why = self.tr(
            "After an update this may take a few minutes. Nothing is lost if you cancel or the computer is turned off: "
            "the next start begins it again."
        )
        super().__init__("opening", advance, what, why, self._share)

    def _share(self, stretch: Stretch) -> str:
        percent = int(100 * stretch.done / stretch.whole)
        if stretch.name == "work":
            return self.tr("Your own work: {percent} %").format(percent=percent)
        return self.tr("Reports kept on this computer: {percent} %").format(percent=percent)


def finish(future: Future[T], note: WaitingNote | None = None) -> T:
    """Wait for a worker's answer while the window stays alive; raises what the work raised.

    The `note` is shown if that takes longer than a moment, and hidden at the end.
    """
    loop = QEventLoop()
    look = QTimer(interval=_LOOK_EVERY_MS)
    look.timeout.connect(lambda: loop.quit() if future.done() else None)
    look.start()
    patience = QTimer(interval=PATIENCE_MS, singleShot=True)
    if note is not None:
        patience.timeout.connect(note.show)
        patience.start()
    if not future.done():
        loop.exec()
    patience.stop()
    if note is not None:
        note.hide()
    return future.result()
