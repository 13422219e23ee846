"""The question that comes before a large part of the reports leaves this computer."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QSpacerItem, QVBoxLayout, QWidget

from app.status import Link, SyncStatus
from app.views.buttons import push_button
from app.views.labels import plain_label


class HeldBackDialog(QDialog):
    """Waiting is the safe way, so Enter and Escape both mean it; nothing is removed before somebody accepts."""

    agreed = Signal()

    def __init__(self, status: SyncStatus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = (status.gone, status.total)
        self.setObjectName("held_back")
        self.setWindowTitle(self.tr("Many reports would leave"))
        number = QLocale().toString
        says = self.tr("The server says that {gone} of {total} reports are no longer in your scope.")
        says = says.format(gone=number(status.gone), total=number(status.total))
        nothing = self.tr("Nothing has been removed from this computer yet.")
        advice = self.tr(
            "This is right if you have changed your office or your tasks. If you did not expect it, wait and ask your "
            "administrator. Your drafts and your outbox stay either way, and what you write is sent meanwhile."
        )
        self.accept_button = push_button(self.tr("Accept the change"), object_name="held_back.accept")
        self.wait_button = push_button(self.tr("Wait for now"), object_name="held_back.wait", kind="primary")
        self.accept_button.clicked.connect(self._agree)
        self.wait_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.accept_button)
        buttons.addWidget(self.wait_button)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # grows with what it says, at any text size
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addItem(QSpacerItem(440, 0))  # so that heights are reckoned for the real width
        column.addWidget(plain_label(says, object_name="held_back.says", wrap=True, selectable=True, kind="heading"))
        column.addWidget(plain_label(nothing, object_name="held_back.nothing", wrap=True, selectable=True))
        column.addWidget(plain_label(advice, wrap=True, selectable=True, kind="muted"))
        column.addSpacing(8)
        column.addLayout(buttons)
        self.wait_button.setDefault(True)
        self.wait_button.setFocus()

    def take(self, status: SyncStatus) -> None:
        """An agreement holds for the figures that were read: where they are others, the question is over."""
        over = status.link is not Link.HELD or (status.gone, status.total) != self._figures
        if over and status.link is not Link.SYNCING:
            self.reject()

    def _agree(self) -> None:
        self.agreed.emit()
        self.accept()
