"""A line above the list in which a view gets its name; what it was opened from can be changed instead."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.context import Context
from app.models.saved_views import SavedView
from app.views.buttons import push_button
from app.views.case.inert import one_line, typed
from app.views.case.trouble import Trouble
from app.views.labels import plain_label
from app.views.saved_views.shared_too import SharedToo

LONGEST_NAME = 60


class NameForm(QWidget):
    """Enter saves, Esc leaves; hidden while nobody saves anything."""

    named = Signal(str)
    update_asked = Signal()
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("name_form")
        self.name = QLineEdit()
        self.name.setObjectName("name_form.name")
        self.name.setAccessibleName(self.tr("Name of the view"))
        self.name.setMaxLength(LONGEST_NAME)
        self.trouble = Trouble()
        self.shared = SharedToo(context)
        self.update_it = push_button(self.tr("Change the saved one"), object_name="name_form.update", kind="link")
        self.cancel = push_button(self.tr("Cancel"), object_name="name_form.cancel")
        self.save = push_button(self.tr("Save"), object_name="name_form.save", kind="primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addWidget(plain_label(self.tr("Name of the view"), kind="muted"))
        column.addWidget(self.name)
        column.addWidget(self.trouble)
        column.addWidget(self.shared)
        column.addWidget(self.update_it, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(buttons)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.left)
        self.update_it.clicked.connect(self.update_asked)
        self.name.textEdited.connect(self.trouble.clear)
        self.hide()

    def open(self, saved: SavedView | None) -> None:
        """For a new name; `saved` is the view that the list was opened from, as it would be kept."""
        self.trouble.clear()
        self.shared.ask_about(saved)
        self.name.setText(one_line(saved.name) if saved else "")
        self.name.selectAll()
        self.update_it.setVisible(saved is not None)
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.name.hasFocus():
            self._save()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        name = " ".join(typed(self.name.text()).split())
        if name:
            self.named.emit(name)
        else:
            self.trouble.say(self.tr("Give it a name first."))
            self.name.setFocus()
