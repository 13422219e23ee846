"""The window's thread waits for a worker without going dead; where that may take long, a sentence says why."""

from concurrent.futures import Future
from typing import Final, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QLayout, QSpacerItem, QVBoxLayout, QWidget

from app.views.labels import plain_label

T = TypeVar("T")

PATIENCE_MS: Final = 1_000
_LOOK_EVERY_MS: Final = 10


class OpeningNote(QWidget):
    """Shown while the stores are opened, if they take their time: after an update, or on a slow disk."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
        self.setObjectName("opening")
        self.setWindowTitle("Konsol Penghubung")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # grows with what it says, at any text size
        column.addItem(QSpacerItem(392, 0))  # so that heights are reckoned for the real width
        column.addWidget(
            plain_label(self.tr("Your work is being opened…"), kind="heading", object_name="opening.what", wrap=True)
        )
        text = self.tr(
            "After an update this may take a few minutes. Nothing is lost, even if the computer is turned off."
        )
        column.addWidget(plain_label(text, object_name="opening.safe", wrap=True))


def finish(future: Future[T], note: QWidget | None = None) -> T:
    """Wait for a worker's answer while the window stays alive; raises what the work raised.

    The `note` is shown if that takes longer than a moment, and closed at the end.
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
        note.close()
    return future.result()
