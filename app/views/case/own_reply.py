"""Where an answer stands, for those who do not decide on it: waiting, returned with notes, or approved and held."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.context import Context
from app.models.outbox import OutboxItem, State
from app.models.queries import CaseView
from app.views.buttons import push_button
from app.views.case.inert import shown, tooltip
from app.views.case.offers import Offers
from app.views.case.reply_card import ReplyCard
from app.views.case.trouble import Trouble
from app.views.labels import plain_label
from app.views.marks import Mark, MarkRole
from app.views.office_time import when, zone
from app.views.theme import mark_color
from app.views.words import item_state_text
from domain.case import Reply, ReplyState
from domain.commands import PublishReply, RecallReply, SubmitReply


class OwnReply(QWidget):
    """The state of the answer, its exact text, and what its author may do with it."""

    repair_asked = Signal()
    recall_asked = Signal()
    publish_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._view: CaseView | None = None
        self._mark = Mark("", MarkRole.CLOSED)
        self.state = plain_label(wrap=True, selectable=True)
        self.notes = plain_label(wrap=True, selectable=True, kind="banner")
        self.card = ReplyCard(context)
        self.trouble = Trouble()
        self.recall = push_button(self.tr("Take back"), object_name="case.standing.recall")
        self.repair = push_button(self.tr("Rework"), object_name="case.standing.repair")
        self.publish = push_button(self.tr("Send to the reporter"), object_name="case.standing.publish")
        self._lay_out()
        self.recall.clicked.connect(self.recall_asked)
        self.repair.clicked.connect(self.repair_asked)
        self.publish.clicked.connect(self.publish_asked)

    def open(self, view: CaseView, offers: Offers) -> None:
        self.trouble.clear()
        self.refresh(view, offers)

    def refresh(self, view: CaseView, offers: Offers) -> None:
        self._view = view
        reply = view.case.reply
        self.card.show_reply(reply, None)
        if reply is None:
            return
        self._mark = self._standing(reply)
        self._dress()
        returned = reply.state == ReplyState.RETURNED
        may_publish = reply.state == ReplyState.APPROVED and offers.offered(PublishReply)
        blocked = offers.reason(PublishReply) if may_publish else ""
        self.notes.setText(shown("\n".join(filter(None, (reply.notes, blocked)))))
        self.notes.setVisible(bool(self.notes.text()))
        self._offer(self.recall, RecallReply, offers, reply.state == ReplyState.SUBMITTED)
        self._offer(self.repair, SubmitReply, offers, reply.state != ReplyState.SUBMITTED)
        self._offer(self.publish, PublishReply, offers, reply.state == ReplyState.APPROVED)
        self.repair.setText(self.tr("Rework") if returned else self.tr("Change the text"))
        for button, main in ((self.repair, returned), (self.publish, not returned)):
            button.setProperty("kind", "primary" if main else "")
            button.style().polish(button)

    def let_go(self) -> None:
        self._view, self._mark = None, Mark("", MarkRole.CLOSED)
        self._dress()
        self.notes.setText("")
        self.card.show_reply(None, None)
        self.trouble.clear()

    def queued(self) -> OutboxItem | None:
        """The command that submitted this answer, while it is still here."""
        reply = self._view.case.reply if self._view else None
        return next((i for i in self._view.pending if reply and i.id == reply.id), None) if self._view else None

    def set_busy(self, busy: bool) -> None:
        for button in (self.recall, self.repair, self.publish):
            button.setDisabled(busy)

    def _offer(self, button: QPushButton, command: type, offers: Offers, fits: bool) -> None:
        reason = offers.reason(command)
        button.setVisible(fits and offers.offered(command))
        button.setEnabled(not reason)
        button.setToolTip(tooltip(reason))

    def _standing(self, reply: Reply) -> Mark:
        by = reply.decided_by.signed if reply.decided_by else ""
        at = when(self._context, reply.decided_at) if reply.decided_at else ""
        match reply.state:
            case ReplyState.SUBMITTED if item := self.queued():
                return self._unsent(item)
            case ReplyState.SUBMITTED:
                return Mark("◔", MarkRole.WAITING_TO_SEND, self._waiting(reply))
            case ReplyState.RETURNED:
                return Mark("⚡", MarkRole.REVIEW, self.tr("Returned by {name} · {time}").format(name=by, time=at))
            case ReplyState.APPROVED:
                return Mark("✓", MarkRole.DONE, self.tr("Approved by {name} · {time}").format(name=by, time=at))
        return Mark("▪", MarkRole.CLOSED, reply.state)

    def _waiting(self, reply: Reply) -> str:
        """What it waits for; of several approvals, how many it has."""
        if reply.edited_by and not reply.approvals:
            return self.tr("Changed by {name}, waiting for somebody else's approval").format(
                name=reply.edited_by.signed
            )
        if reply.steps < 2:
            return self.tr("Waiting for the supervisor's approval")
        return self.tr("{taken} of {needed} approvals, waiting for the next").format(
            taken=len(reply.approvals), needed=reply.steps
        )

    def _unsent(self, item: OutboxItem) -> Mark:
        sending = item_state_text(item, self._context.status(), self._context.clock(), zone(self._context))
        if item.state == State.APPLIED and self._view and self._view.case.reply:
            return Mark("◔", MarkRole.WAITING_TO_SEND, self._waiting(self._view.case.reply))
        text = self.tr("{state} · then it waits for the supervisor's approval").format(state=sending.text)
        return Mark(sending.glyph, sending.role, text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        self.state.setText(shown(f"{self._mark.glyph}  {self._mark.text}"))
        self.state.setStyleSheet(f"color: {mark_color(self._mark.role).name()}; font-weight: 600;")

    def _lay_out(self) -> None:
        self.card.setMinimumHeight(72)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.recall, self.repair, self.publish):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part, stretch in ((self.state, 0), (self.notes, 0), (self.card, 1), (self.trouble, 0)):
            column.addWidget(part, stretch)
        column.addLayout(buttons)
