"""A banner over the case for what concerns the whole of it, with the one thing that can be done about it."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.views.buttons import push_button
from app.views.case.inert import shown
from app.views.labels import plain_label


class Notice(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._label = plain_label(wrap=True, selectable=True, kind="banner")
        self.copy = push_button(self.tr("Copy my text"), object_name="case.copy")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        row.addWidget(self.copy)
        self.hide()

    def text(self) -> str:
        return self._label.text()

    def say(self, text: str, *, with_copy: bool) -> None:
        self.copy.setVisible(with_copy)
        self.show()
        if text != self._label.text():
            self._label.setText(shown(text))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def clear(self) -> None:
        self._label.setText("")
        self.hide()
