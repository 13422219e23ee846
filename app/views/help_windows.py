"""Two small windows to read beside the work: the keys, and what program this is."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLayout, QSpacerItem, QVBoxLayout, QWidget

from app.version import VERSION
from app.views.buttons import push_button
from app.views.labels import plain_label
from app.views.search.sentences import how_to_ask

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


class ShortcutsWindow(ReadingWindow):
    """Every key the window knows, and what the search takes."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(self.tr("Keyboard shortcuts"), parent)
        keys = (
            ("Enter", self.tr("Open the report of this row")),
            ("Esc", self.tr("Back to the row in the list")),
            ("Ctrl+F", self.tr("Search all reports; in the list also /")),
            ("F6", self.tr("To the next part of the window")),
            ("R", self.tr("Answer the report (in the list)")),
            ("N", self.tr("Write an internal note (in the list)")),
            ("?", self.tr("These shortcuts (in the list)")),
            ("Ctrl+Enter", self.tr("Submit what is being written")),
            ("Ctrl+Shift+Enter", self.tr("Approve the answer that is shown")),
            ("F5", self.tr("Sync now")),
            ("F1", self.tr("These shortcuts")),
            ("Ctrl+Q", self.tr("Quit")),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for row, (key, meaning) in enumerate(keys):
            shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(plain_label(shown, kind="key"), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(plain_label(meaning), row, 1)
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)
        self.column.addWidget(plain_label(self.tr("In the search"), kind="heading"))
        self.column.addWidget(plain_label(how_to_ask(), wrap=True))
        self.end()


class AboutWindow(ReadingWindow):
    """Name, version and purpose."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(self.tr("About Konsol Penghubung"), parent)
        purpose = self.tr("The desktop console of the liaison officers of SP4N-LAPOR!, also without a connection.")
        self.column.addWidget(plain_label(purpose, wrap=True))
        version = self.tr("Version {version}").format(version=VERSION)
        self.column.addWidget(plain_label(version, kind="muted", selectable=True))
        self.end()
