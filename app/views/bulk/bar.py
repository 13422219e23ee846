"""Below the list while several reports are chosen: how many, and the way to what can be done to all of them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame

from app.views.bulk.trial import AT_ONCE
from app.views.buttons import push_button
from app.views.flow import Flow
from app.views.labels import plain_label


class BulkBar(QFrame):
    """Takes no room while one report is chosen, or none."""

    act_asked = Signal()
    drop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bulk_bar")
        self.text = plain_label(object_name="bulk_bar.text")
        self.act = push_button(self.tr("Act on all…"), object_name="bulk_bar.act", kind="primary")
        self.drop = push_button(self.tr("Choose one only"), object_name="bulk_bar.drop", kind="link")
        row = Flow(self, spacing=8)
        row.setContentsMargins(16, 8, 16, 8)
        for part in (self.text, self.act, self.drop):
            row.addWidget(part)
        self.act.clicked.connect(self.act_asked)
        self.drop.clicked.connect(self.drop_asked)
        self.hide()

    def show_count(self, count: int) -> None:
        several = count > 1
        words = self.tr("{count} chosen").format(count=self.locale().toString(count))
        if count > AT_ONCE:
            words = self.tr("{count} chosen, {limit} at most at once").format(
                count=self.locale().toString(count), limit=AT_ONCE
            )
        if several and words != self.text.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.text.setText(words)
        self.act.setEnabled(count <= AT_ONCE)
        self.setVisible(several)
