"""Small windows to read beside the work, and the one that says what program this is."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from app.version import VERSION
from app.views.buttons import push_button
from app.views.labels import plain_label
from app.views.sheet import Sheet

translate = QCoreApplication.translate

LEAST_WIDTH: Final = 392
ROOM_FOR_BAR: Final = 16
BESIDE: Final = 64  # pixels of the screen that stay free


class ReadingWindow(QDialog):
    """Stands beside the main window and blocks nothing."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._page = QWidget()
        self.column = QVBoxLayout(self._page)
        self.column.setContentsMargins(24, 24, 24, 8)
        self.column.setSpacing(16)
        self.column.addItem(QSpacerItem(LEAST_WIDTH, 0))  # so that heights are reckoned for the real width
        self.column.addWidget(plain_label(title, kind="title", wrap=True))
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(Sheet(self._page), 1)

    def end(self) -> None:
        """Put the button under everything else."""
        close = push_button(translate("ReadingWindow", "Close"), object_name="reading_window.close")
        close.setDefault(True)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setContentsMargins(24, 8, 24, 24)
        row.addStretch()
        row.addWidget(close)
        self.column.addStretch()
        self._whole.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        """As large as it likes, and scrolled where the screen is too small for that."""
        super().showEvent(event)
        room = self.screen().availableSize()
        width = min(self._page.sizeHint().width() + ROOM_FOR_BAR, room.width() - BESIDE)
        wanted = self.column.totalHeightForWidth(width) if self.column.hasHeightForWidth() else self._page.height()
        button = self.sizeHint().height() - self._page.sizeHint().height()
        self.resize(width, min(wanted + max(button, 0), room.height() - BESIDE))


class AboutWindow(ReadingWindow):
    """Name, version and purpose."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(self.tr("About Konsol Penghubung"), parent)
        purpose = self.tr("The desktop console of the liaison officers of SP4N-LAPOR!, also without a connection.")
        self.column.addWidget(plain_label(purpose, wrap=True))
        version = self.tr("Version {version}").format(version=VERSION)
        self.column.addWidget(plain_label(version, kind="muted", selectable=True))
        self.end()
