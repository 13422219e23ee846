"""Small windows to read beside the work, and the one that says what program this is."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QSpacerItem, QVBoxLayout, QWidget

from app.version import VERSION
from app.views.buttons import push_button
from app.views.labels import plain_label

translate = QCoreApplication.translate


class ReadingWindow(QDialog):
    """Stands beside the main window and blocks nothing."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.column = QVBoxLayout(self)
        self.column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # at any text size
        self.column.setContentsMargins(24, 24, 24, 24)
        self.column.setSpacing(16)
        self.column.addItem(QSpacerItem(392, 0))  # so that heights are reckoned for the real width
        self.column.addWidget(plain_label(title, kind="title"))

    def end(self) -> None:
        """Put the button under everything else."""
        close = push_button(translate("ReadingWindow", "Close"), object_name="reading_window.close")
        close.setDefault(True)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        self.column.addStretch()
        self.column.addLayout(row)


class AboutWindow(ReadingWindow):
    """Name, version and purpose."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(self.tr("About Konsol Penghubung"), parent)
        purpose = self.tr("The desktop console of the liaison officers of SP4N-LAPOR!, also without a connection.")
        self.column.addWidget(plain_label(purpose, wrap=True))
        version = self.tr("Version {version}").format(version=VERSION)
        self.column.addWidget(plain_label(version, kind="muted", selectable=True))
        self.end()
