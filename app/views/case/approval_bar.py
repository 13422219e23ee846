"""The supervisor's decision on an exact text: approve it, or return it with notes."""

from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.context import Context
from app.models.drafts import Draft
from app.models.queries import CaseView
from app.views.buttons import push_button
from app.views.case.differences import Earlier, submitted_before
from app.views.case.draft_editor import About, DraftEditor
from app.views.case.draft_keeper import DraftKeeper
from app.views.case.inert import one_line, shown, tooltip
from app.views.case.offers import Offers
from app.views.case.rehearsal import refusal_of
from app.views.case.reply_card import ReplyCard
from app.views.case.tones import Tone, head_line
from app.views.case.trouble import Trouble
from app.views.flow import Flow
from app.views.labels import plain_label
from app.views.later import in_background
from app.views.words import refusal_sentence
from domain.case import Case, Reply
from domain.commands import ApproveReply, ChangeReply, Command, ReturnReply
from domain.errors import Refused
from domain.ids import CaseId
from domain.staging import done_with

RETURN_NOTES: Final = "return"
HOLD_OFF_MS: Final = 400  # longer than a key that is held, or a double click, takes to come again
NOTES_HEIGHT: Final = 88  # the text that is decided on has the room


class ApprovalBar(QWidget):
    """Keeps showing the text that was opened: one that arrives meanwhile has to be asked for before it is decided."""

    approve_asked = Signal()
    return_asked = Signal()
    change_asked = Signal()
    grew = Signal()

    def __init__(self, context: Context, keeper: DraftKeeper) -> None:
        super().__init__()
        self._context = context
        self._view: CaseView | None = None
        self._reply: Reply | None = None
        self._before: Earlier | None = None
        self._is_busy = False
        self._held_off = QTimer(self, singleShot=True, interval=HOLD_OFF_MS)
        self.heading = plain_label(wrap=True)
        self.name = plain_label(wrap=True, kind="banner", object_name="case.decision.name")
        self.warning = plain_label(wrap=True, selectable=True, kind="banner")
        self.card = ReplyCard(context)
        self.trouble = Trouble()
        self.notes = DraftEditor(context, keeper, RETURN_NOTES, "case.decision.notes")
        self.show_new = push_button(self.tr("Show the new text"), object_name="case.decision.show_new", kind="primary")
        self.give_back = push_button(self.tr("Return…"), object_name="case.decision.give_back")
        self.change = push_button(self.tr("Approve with changes…"), object_name="case.decision.change")
        self.approve = push_button(self.tr("Approve"), object_name="case.decision.approve", kind="primary")
        self._lay_out()
        self.card.painted.connect(self._on_painted)
        self.approve.clicked.connect(self.approve_asked)
        self.give_back.clicked.connect(self._give_back)
        self.change.clicked.connect(self.change_asked)
        self.notes.editor.send_asked.connect(self._give_back)
        self.show_new.clicked.connect(self._take_new)

    def open(self, view: CaseView, notes: Draft | None) -> None:
        """Show the answer of a case that was just opened, with notes that were begun for it."""
        self._view, self._reply = view, view.case.reply
        self._before = self._read_before(view.case)
        self.notes.open(About.of(view.case), notes)
        self.trouble.clear()
        self._show_notes(not self.notes.is_empty())

    @property
    def case(self) -> CaseId | None:
        return self._view.case.id if self._view else None

    def let_go(self) -> None:
        self._view = self._reply = self._before = None
        self.card.show_reply(None, None, ())
        self.notes.let_go()
        self._show_notes(False)
        for label in (self.name, self.warning):
            label.setText("")
        self.trouble.clear()

    def refresh(self, view: CaseView) -> None:
        """Take in what arrived without changing the text under the reader's eyes."""
        self._view = view
        if self._reply is None:
            self._reply, self._before = view.case.reply, self._read_before(view.case)
        self._show()

    def approval(self) -> ApproveReply:
        """Of exactly what is shown."""
        return ApproveReply(self._reply.pin if self._reply else "")

    def hold_off(self) -> None:
        """A decision was just made: the key or button that made it does not decide on the next answer as well."""
        self._held_off.start()

    def may_sign(self) -> bool:
        """Whether what would be approved is what the eyes have."""
        in_sight = self._reply is not None and self.card.is_in_sight(self._reply)
        return in_sight and self.approve.isEnabled() and not self._held_off.isActive()

    def not_yet(self) -> None:
        """It was tried too early: whatever does not rest puts it off further."""
        if self._held_off.isActive():
            self.hold_off()

    def return_(self) -> ReturnReply:
        return ReturnReply(self._reply.pin if self._reply else "", self.notes.draft.text if self.notes.draft else "")

    def begin_return(self) -> None:
        self._show_notes(True)
        self.notes.editor.setFocus()

    def done(self) -> None:
        """The decision is in the outbox."""
        self.notes.empty()
        self._show_notes(False)

    def set_busy(self, busy: bool) -> None:
        self._is_busy = busy
        self.notes.editor.setReadOnly(busy)
        for button in (self.approve, self.change, self.give_back):
            button.setDisabled(busy)
        if not busy and self._view:
            self._show()

    def _give_back(self) -> None:
        if self.notes.isHidden():
            self.begin_return()
        else:
            self.return_asked.emit()

    def _show_notes(self, visible: bool) -> None:
        self.notes.setVisible(visible)
        self._show()
        self.grew.emit()
        self.give_back.setText(self.tr("Return to the author") if visible else self.tr("Return…"))

    def _take_new(self) -> None:
        self._before = Earlier(self._reply.text, read=True) if self._reply else None
        self._reply = self._view.case.reply if self._view else None
        self._show()

    def _show(self) -> None:
        if self._view is None:
            return
        case = self._view.case
        replaced = case.reply is not None and self._reply is not None and case.reply.pin != self._reply.pin
        beside = done_with(case, self._reply) if self._reply else ()
        self.card.show_reply(self._reply, None if replaced else self._before, beside)
        self._dress()
        obstacle = self._obstacle(self.approval())
        offers = Offers(case, self._context.person, self._context.moment())
        self._enable(self.approve, obstacle, self._hint(offers.name(ApproveReply)))
        self._enable(self.give_back, self._obstacle(ReturnReply(self.approval().pin, "?")), self.tr("Ctrl+Shift+K"))
        self.change.setVisible(offers.offered(ChangeReply) and self.notes.isHidden() and not replaced)
        self._enable(self.change, offers.reason(ChangeReply), self.tr("Ctrl+Shift+E"))
        office = offers.office(ApproveReply) or offers.office(ReturnReply)
        self.name.setText(shown(self.tr("You decide {name}").format(name=one_line(office))) if office else "")
        self.name.setVisible(bool(office))
        self.warning.setText(f"⚡ {obstacle}" if obstacle else "")
        self.warning.setVisible(bool(obstacle))
        self.show_new.setVisible(replaced)

    def _read_before(self, case: Case) -> Earlier | None:
        """What the person had before them when they last decided on this answer, else what was submitted before it."""
        if case.reply is None:
            return None
        last = self._context.shelf.last_read(case.id)
        if last is None:
            return Earlier(submitted_before(case))
        return Earlier(last.to_compare(case.reply), read=True)

    def _on_painted(self, reply: Reply) -> None:
        if self._view is not None:
            shelf, case = self._context.shelf, self._view.case.id
            in_background(self, self._context, lambda: shelf.note_read(case, reply), lambda _: None)

    def _news(self) -> str:
        """What the text is to the person who reads it."""
        if self._reply is None or self._before is None:
            return ""
        if not self._before.read:
            return self.tr("you see it for the first time")
        changed = self._before.text not in (None, self._reply.text)
        return self.tr("changed since you read it") if changed else ""

    def _hint(self, name: str) -> str:
        """What approving means; it says so where it would be done in an absent person's place."""
        hint = self.tr("Approve this exact text (Ctrl+Shift+Enter)")
        return self.tr("{hint}, signed {name}").format(hint=hint, name=name) if name else hint

    def _obstacle(self, command: Command) -> str:
        refused = refusal_of(self._context, self._view.case, command) if self._view else None
        return refusal_sentence(refused.code, refused.fields) if isinstance(refused, Refused) else ""

    def _enable(self, button: QPushButton, obstacle: str, hint: str) -> None:
        button.setEnabled(not obstacle and not self._is_busy)
        button.setToolTip(tooltip(obstacle or hint))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        heading = (self.tr("This text is up for approval"), self._news())
        head_line(self.heading, Tone.ANSWER, " · ".join(filter(None, heading)))
        head_line(self.notes.heading, Tone.NOTE, self.tr("Notes to the author – not visible to the reporter"))

    def _lay_out(self) -> None:
        self._dress()
        self.warning.hide()
        self.name.hide()
        self.notes.hide()
        for banner in (self.name, self.warning):
            banner.setIndent(0)  # or Qt adds half a letter where a style sheet gives the label a frame
        self.card.setMinimumHeight(72)
        self.notes.editor.setMaximumHeight(NOTES_HEIGHT)
        self.notes.editor.setAccessibleName(self.tr("Notes to the author"))
        self.notes.editor.setPlaceholderText(self.tr("What is missing or has to be changed"))
        buttons = Flow()
        buttons.addWidget(self.show_new)
        buttons.addStretch(1)
        buttons.addWidget(self.give_back)
        buttons.addWidget(self.change)
        buttons.addWidget(self.approve)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part, stretch in (
            (self.heading, 0),
            (self.name, 0),
            (self.warning, 0),
            (self.card, 1),
            (self.notes, 0),
            (self.trouble, 0),
        ):
            column.addWidget(part, stretch)
        column.addLayout(buttons)
