"""One line of the window: why a key did nothing, and what became of a wish that is not about what is on the screen."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.views.buttons import push_button
from app.views.case.inert import shown
from app.views.flow import Flow
from app.views.labels import plain_label


class HintBar(QFrame):
    """Stays until something else is done; it takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hint")
        self.text = plain_label(object_name="hint.text", wrap=True)
        self.close_button = push_button(self.tr("Close"), object_name="hint.close", kind="link")
        row = Flow()
        row.setContentsMargins(16, 4, 16, 4)
        for part in (self.text, self.close_button):
            row.addWidget(part)
        self.setLayout(row)
        self.hide()
        self.close_button.clicked.connect(self.hide)

    def say(self, text: str) -> None:
        """Also what stands there already: whoever asks again is told again. Without a text it goes."""
        self.text.setText(shown(text))
        self.setVisible(bool(text))
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
