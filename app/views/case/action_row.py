"""The row of what may be done with the case: the two things people do all day, and a menu for the rest."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from app.views.actions.action import Situation
from app.views.actions.case_actions import GROUPS, NOTE, REPLY, offered
from app.views.actions.menu_of import fill
from app.views.buttons import push_button
from app.views.case.inert import tooltip
from app.views.flow import Flow
from app.views.labels import plain_label
from domain.commands import SubmitReply


class ActionRow(QWidget):
    """Offers what the role may do; what the case does not allow just now is disabled and says why."""

    standing_asked = Signal()
    reply_asked = Signal()
    note_asked = Signal()
    action_asked = Signal(object)
    """An action of the menu."""

    def __init__(self) -> None:
        super().__init__()
        self.standing = push_button("", object_name="case.open_standing")
        self.reply = push_button(REPLY.title(), object_name="case.open_reply")
        self.note = push_button(NOTE.title(), object_name="case.open_note")
        self.more = push_button(self.tr("Action"), object_name="case.open_actions")
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)  # once more, for the room there is then
        self._situation = Situation()
        self.more.setMenu(self.menu)
        self.reason = plain_label(wrap=True, selectable=True, kind="muted")
        row = Flow()
        for button in (self.standing, self.reply, self.note):
            button.setCheckable(True)
            row.addWidget(button)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.reason)
        self.standing.clicked.connect(self.standing_asked)
        self.reply.clicked.connect(self.reply_asked)
        self.note.clicked.connect(self.note_asked)

    def show_offers(self, situation: Situation, standing: str) -> None:
        """`standing` names the answer that stands on the case."""
        self.standing.setText(standing)
        self.standing.setVisible(bool(standing))
        for button, action in ((self.reply, REPLY), (self.note, NOTE)):
            self._offer(button, action.standing(situation))
        self._situation = situation
        self._fill()
        self.more.setVisible(not self.menu.isEmpty())
        reason = offered(SubmitReply)(situation)
        self.reason.setText(self.tr("No answer just now: {reason}").format(reason=reason) if reason else "")
        self.reason.setVisible(bool(reason))

    def mark_open(self, *, standing: bool = False, reply: bool = False, note: bool = False) -> None:
        """Which page is open beneath."""
        for button, on in ((self.standing, standing), (self.reply, reply), (self.note, note)):
            button.setChecked(on)

    def _fill(self) -> None:
        fill(self.menu, GROUPS, self._situation, self.action_asked.emit)

    def _offer(self, button: QPushButton, reason: str | None) -> None:
        button.setVisible(reason is not None)
        button.setEnabled(not reason)
        button.setToolTip(tooltip(reason or ""))
