"""Where an answer stands, for those who do not decide on it: waiting, returned with notes, or approved and held."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.context import Context
from app.models.outbox import OutboxItem, State
from app.models.queries import CaseView
from app.views.buttons import push_button
from app.views.case.inert import one_line, shown, tooltip
from app.views.case.offers import Offers
from app.views.case.reply_card import ReplyCard
from app.views.case.trouble import Trouble
from app.views.flow import Flow
from app.views.labels import plain_label
from app.views.marks import Mark, MarkRole
from app.views.office_time import when, zone
from app.views.theme import mark_color
from app.views.words import item_state_text
from domain.case import Reply, ReplyState
from domain.commands import PublishReply, RecallReply, SubmitReply
from domain.deciding import who_decides
from domain.staging import done_with


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
        self.card.show_reply(reply, None, done_with(view.case, reply) if reply else ())
        if reply is None:
            return
        self._mark = self._standing(reply)
        self._dress()
        returned = reply.state == ReplyState.RETURNED
        reasons = (
            self._offer(self.recall, RecallReply, offers, reply.state == ReplyState.SUBMITTED),
            self._offer(self.repair, SubmitReply, offers, reply.state != ReplyState.SUBMITTED),
            self._offer(self.publish, PublishReply, offers, reply.state == ReplyState.APPROVED),
        )
        said = dict.fromkeys(filter(None, (reply.notes, *reasons)))
        self.notes.setText(shown("\n".join(said)))
        self.notes.setVisible(bool(said))
        self.repair.setText(self.tr("Rework") if returned else self.tr("Change the text"))
        for button, main in ((self.repair, returned), (self.publish, not returned)):
            button.setProperty("kind", "primary" if main else "")
            button.style().polish(button)

    def let_go(self) -> None:
        self._view, self._mark = None, Mark("", MarkRole.CLOSED)
        self._dress()
        self.notes.setText("")
        self.card.show_reply(None, None, ())
        self.trouble.clear()

    def queued(self) -> OutboxItem | None:
        """The command that submitted this answer, while it is still here."""
        reply = self._view.case.reply if self._view else None
        return next((i for i in self._view.pending if reply and i.id == reply.id), None) if self._view else None

    def set_busy(self, busy: bool) -> None:
        for button in (self.recall, self.repair, self.publish):
            button.setDisabled(busy)

    def _offer(self, button: QPushButton, command: type, offers: Offers, fits: bool) -> str:
        """Why the button that is shown cannot be pressed; empty where it can, or is not shown."""
        reason = offers.reason(command)
        is_shown = fits and offers.offered(command)
        button.setVisible(is_shown)
        button.setEnabled(not reason)
        button.setToolTip(tooltip(reason))
        return reason if is_shown else ""

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
        """Whose approval it waits for; of several, how many it has."""
        words = self.tr("Waiting for the approval of {office}").format(office=self._office())
        if reply.edited_by and not reply.approvals:
            changed = self.tr("Changed by {name}").format(name=one_line(reply.edited_by.signed))
            return f"{changed} · {words}"
        if reply.steps < 2:
            return words
        taken = self.tr("{taken} of {needed} approvals").format(taken=len(reply.approvals), needed=reply.steps)
        return f"{taken} · {words}"

    def _office(self) -> str:
        """The title of whoever may approve it next; where many may, the first one's and how many others."""
        cards = who_decides(self._view.case, self._context.moment()) if self._view else ()
        titles = [*dict.fromkeys(one_line(card.title or card.name) for card in cards)]
        if not titles:
            return self.tr("the supervisor")
        if len(titles) < 3:
            return self.tr("{office} or {other}").format(office=titles[0], other=titles[1]) if titles[1:] else titles[0]
        return self.tr("{office} or {count} others").format(office=titles[0], count=len(titles) - 1)

    def _unsent(self, item: OutboxItem) -> Mark:
        sending = item_state_text(item, self._context.status(), self._context.clock(), zone(self._context))
        if item.state == State.APPLIED and self._view and self._view.case.reply:
            return Mark("◔", MarkRole.WAITING_TO_SEND, self._waiting(self._view.case.reply))
        text = self.tr("{state} · then it waits for the approval of {office}")
        text = text.format(state=sending.text, office=self._office())
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
        buttons = Flow()
        buttons.addStretch()
        for button in (self.recall, self.repair, self.publish):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part, stretch in ((self.state, 0), (self.notes, 0), (self.card, 1), (self.trouble, 0)):
            column.addWidget(part, stretch)
        column.addLayout(buttons)
