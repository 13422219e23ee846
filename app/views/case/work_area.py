"""Where the person acts on the case: one page at a time for writing, deciding or asking, and the row that opens them."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.context import Context
from app.models.drafts import Draft, Purpose
from app.models.outbox import State
from app.models.queries import CaseView
from app.views.case.action_form import ActionForm
from app.views.case.action_row import ActionRow
from app.views.case.actions import Action
from app.views.case.approval_bar import RETURN_NOTES, ApprovalBar
from app.views.case.draft_editor import About
from app.views.case.draft_keeper import DraftKeeper
from app.views.case.note_editor import NoteEditor
from app.views.case.offers import Offers
from app.views.case.own_reply import OwnReply
from app.views.case.reply_editor import ReplyEditor
from app.views.case.submission import Submission
from app.views.later import when_done
from domain.case import ReplyState
from domain.commands import AddNote, ApproveReply, PublishReply, RecallReply, SubmitReply


class Page(StrEnum):
    """What is open beneath the row."""

    NONE = "none"
    REPLY = "reply"
    NOTE = "note"
    DECISION = "decision"
    STANDING = "standing"
    FORM = "form"


class WorkArea(QWidget):
    """Keeps the pages in step with the case; a refresh never touches what is being typed."""

    page_changed = Signal(object)

    def __init__(self, context: Context, keeper: DraftKeeper, submission: Submission) -> None:
        super().__init__()
        self._context = context
        self._submission = submission
        self._view: CaseView | None = None
        self._offers = Offers()
        self.page = Page.NONE
        self.row = ActionRow()
        self.reply = ReplyEditor(context, keeper)
        self.note = NoteEditor(context, keeper)
        self.decision = ApprovalBar(context, keeper)
        self.standing = OwnReply(context)
        self.form = ActionForm(context, keeper)
        self.pages: dict[Page, QWidget] = {
            Page.REPLY: self.reply,
            Page.NOTE: self.note,
            Page.DECISION: self.decision,
            Page.STANDING: self.standing,
            Page.FORM: self.form,
        }
        self.stack = QStackedWidget()
        for page in self.pages.values():
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.row)
        column.addWidget(self.stack, 1)
        self._connect()

    def open(self, view: CaseView) -> None:
        """Show a case anew: its drafts come from their rows."""
        self._set_busy(False)
        self._view = view
        about = About.of(view.case)
        self.reply.open(about, view.reply_draft)
        self.note.open(about, view.note_draft)
        self.decision.open(view, self._stored(RETURN_NOTES))
        self.standing.trouble.clear()
        self.row.show()
        self._refresh(view)
        self.go_to(self._first_page())

    def refresh(self, view: CaseView) -> None:
        self._refresh(view)
        self.decision.refresh(view)
        if self.page is Page.STANDING and view.case.reply is None:
            self.go_to(Page.NONE)

    def leave(self) -> None:
        """The case is not here any more; what was typed stays in sight, but nothing can be done with it."""
        self._view = None
        self._offers = Offers()
        self.row.hide()
        for page in (Page.REPLY, Page.NOTE):
            self._set_obstacles(self.tr("This report is no longer in your hands."))
            if not self._writing(page).is_empty():
                self.go_to(page)
                return
        self.go_to(Page.NONE)

    def typed_texts(self) -> list[str]:
        """What stands in the editors, for the clipboard."""
        writings = (self.reply.writing, self.note.writing, self.decision.notes, self.form.writing)
        return [w.draft.text for w in writings if w.draft is not None and w.draft.text.strip()]

    def go_to(self, page: Page) -> None:
        self.page = page
        self.stack.setVisible(page is not Page.NONE)
        if page is not Page.NONE:
            self.stack.setCurrentWidget(self.pages[page])
        standing = page in (Page.DECISION, Page.STANDING)
        self.row.mark_open(standing=standing, reply=page is Page.REPLY, note=page is Page.NOTE)
        self.page_changed.emit(page)

    def begin_reply(self) -> None:
        if self._view is not None and self._offers.offered(SubmitReply):
            self.go_to(Page.REPLY)
            self.reply.writing.editor.setFocus()

    def begin_note(self) -> None:
        if self._view is not None and self._offers.offered(AddNote):
            self.go_to(Page.NOTE)
            self.note.writing.editor.setFocus()

    def begin_action(self, action: Action) -> None:
        if self._view is not None:
            self.form.open(action, self._view.case, self._stored(action.command.type))
            self.go_to(Page.FORM)
            self.form.focus_first()

    def submit_reply(self) -> None:
        if self._view is not None and self.reply.submit.isEnabled():
            trouble = self.reply.writing.trouble
            self._submission.submit(self._view, self.reply.command(), trouble, Purpose.REPLY, self._reply_submitted)

    def approve(self) -> None:
        if self._view is not None and self.page is Page.DECISION and self.decision.approve.isEnabled():
            self._submission.submit(self._view, self.decision.approval(), self.decision.trouble, None, self._decided)

    def _connect(self) -> None:
        self._submission.busy.connect(self._set_busy)
        self.row.reply_asked.connect(lambda: self._toggle(Page.REPLY, self.begin_reply))
        self.row.note_asked.connect(lambda: self._toggle(Page.NOTE, self.begin_note))
        self.row.standing_asked.connect(lambda: self._toggle(self._standing_page(), self._show_standing))
        self.row.action_asked.connect(self.begin_action)
        self.reply.submit_asked.connect(self.submit_reply)
        self.note.submit_asked.connect(self._submit_note)
        self.decision.approve_asked.connect(self.approve)
        self.decision.return_asked.connect(self._return)
        self.standing.repair_asked.connect(self._repair)
        self.standing.recall_asked.connect(self._recall)
        self.standing.publish_asked.connect(self._publish)
        self.form.submit_asked.connect(self._submit_form)
        self.form.cancelled.connect(lambda: self.go_to(Page.NONE))

    def _toggle(self, page: Page, begin: Callable[[], None]) -> None:
        if self.page is page:
            self.go_to(Page.NONE)
        else:
            begin()

    def _show_standing(self) -> None:
        self.go_to(self._standing_page())

    def _standing_page(self) -> Page:
        return Page.DECISION if self._decides() else Page.STANDING

    def _decides(self) -> bool:
        reply = self._view.case.reply if self._view else None
        if reply is None or reply.state != ReplyState.SUBMITTED:
            return False
        return self._offers.offered(ApproveReply) and reply.author.person != self._context.person.id

    def _first_page(self) -> Page:
        if self._view is None:
            return Page.NONE
        if self._decides():
            return Page.DECISION
        if not self.reply.writing.is_empty():
            return Page.REPLY
        if self._view.case.reply is not None:
            return Page.STANDING
        return Page.NONE if self.note.writing.is_empty() else Page.NOTE

    def _writing(self, page: Page) -> DraftEditor:
        return self.reply.writing if page is Page.REPLY else self.note.writing

    def _stored(self, purpose: str) -> Draft | None:
        """A draft of a purpose that `CaseView` does not carry."""
        case = self._view.case.id if self._view else None
        found = (d for d in self._context.queries.drafts() if d.case == case and d.purpose == purpose)
        return next(found, None)
