"""Where the person acts on the case: the row that opens pages, and one page at a time to write, decide or ask."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.context import Context
from app.models.drafts import Draft, Purpose
from app.models.queries import CaseView
from app.views.actions.action import Action, Situation
from app.views.case.action_form import ActionForm
from app.views.case.action_row import ActionRow
from app.views.case.approval_bar import RETURN_NOTES, ApprovalBar
from app.views.case.draft_editor import About, DraftEditor
from app.views.case.draft_keeper import DraftKeeper
from app.views.case.forms import Form, form_for
from app.views.case.forms.oversight import CHANGE_REPLY
from app.views.case.identity_page import IdentityPage
from app.views.case.note_editor import NoteEditor
from app.views.case.offers import Offers
from app.views.case.own_reply import OwnReply
from app.views.case.reply_editor import ReplyEditor
from app.views.wrapping import Wrapping
from domain.case import ReplyState
from domain.commands import AddNote, ApproveReply, ReturnReply, SubmitReply
from domain.reveals import is_in_force, own_grant


class Page(StrEnum):
    """What is open beneath the row."""

    NONE = "none"
    REPLY = "reply"
    NOTE = "note"
    DECISION = "decision"
    STANDING = "standing"
    FORM = "form"
    IDENTITY = "identity"


class WorkArea(Wrapping):
    """Keeps the pages in step with the case; a refresh never touches what is being typed."""

    page_changed = Signal(object)
    deadline_asked = Signal()
    trail_asked = Signal()
    look_asked = Signal(object)
    """An attachment of what is being written."""

    def __init__(self, context: Context, keeper: DraftKeeper) -> None:
        super().__init__()
        self._context = context
        self.view: CaseView | None = None
        self.offers = Offers()
        self.page = Page.NONE
        self._is_busy = False
        self._arrived: CaseView | None = None
        self.row = ActionRow()
        self.reply = ReplyEditor(context, keeper)
        self.note = NoteEditor(context, keeper)
        self.decision = ApprovalBar(context, keeper)
        self.standing = OwnReply(context)
        self.form = ActionForm(context, keeper)
        self.identity = IdentityPage(context)
        self._pages: dict[Page, QWidget] = {
            Page.REPLY: self.reply,
            Page.NOTE: self.note,
            Page.DECISION: self.decision,
            Page.STANDING: self.standing,
            Page.FORM: self.form,
            Page.IDENTITY: self.identity,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.row)
        for page in self._pages.values():
            page.hide()
            column.addWidget(page, 1)
        self.row.reply_asked.connect(lambda: self._toggle(Page.REPLY, self.begin_reply))
        self.row.note_asked.connect(lambda: self._toggle(Page.NOTE, self.begin_note))
        self.row.standing_asked.connect(lambda: self._toggle(self._standing_page(), self.show_standing))
        self.row.action_asked.connect(self._do)
        self.decision.change_asked.connect(lambda: self.begin_form(CHANGE_REPLY))
        self.form.cancelled.connect(self.leave_form)
        self.identity.closed.connect(lambda: self.go_to(Page.NONE))
        self.form.sheet.verticalScrollBar().rangeChanged.connect(lambda *_: self.needs_changed.emit())
        for strip in (self.reply.strip, self.form.strip):
            strip.open_asked.connect(self.look_asked)

    def open(self, view: CaseView) -> None:
        """Show a case anew: its drafts come from their rows."""
        self._lock(False)
        self.view = view
        about = About.of(view.case)
        self.reply.open(about, view.reply_draft)
        self.note.open(about, view.note_draft)
        self.offers = Offers(view.case, self._context.person, self._context.moment())
        self.decision.open(view, self._stored(RETURN_NOTES) if self._decides() else None)
        self.standing.trouble.clear()
        self._take_in(view)
        self.go_to(self._first_page())

    def refresh(self, view: CaseView) -> None:
        """Take in what the stores say now; what is locked while a command is handed over stays so until then."""
        if self._is_busy:
            self._arrived = view
            return
        self.view = view
        self.decision.refresh(view)
        self.form.refresh(view.case)
        self._adopt(view)
        self._take_in(view)
        if self.page is Page.STANDING and view.case.reply is None:
            self.go_to(Page.NONE)

    def open_without_case(self, about: About, drafts: list[Draft]) -> None:
        """The case is not here any more; what was typed stays in sight, but nothing can be done with it."""
        self.view = None
        self._take_in(None)
        for editor in (self.reply, self.note):
            stored = (draft for draft in drafts if draft.purpose == editor.writing.purpose)
            if editor.writing.case != about.case:
                editor.open(about, next(stored, None))
        for other in (self.decision, self.form):
            if other.case not in (about.case, None):
                other.let_go()
        shown = (page for page in (Page.REPLY, Page.NOTE) if not self._writing(page).is_empty())
        self.go_to(self.page if self.page is Page.NOTE and not self.note.writing.is_empty() else next(shown, Page.NONE))

    def let_go(self) -> None:
        """Hold nothing of the report that was here; the keeper has what was typed."""
        self._lock(False)
        self.view = None
        for page in (self.reply, self.note, self.decision, self.standing, self.form):
            page.let_go()
        self._take_in(None)
        self.go_to(Page.NONE)

    def is_free(self, draft: Draft) -> bool:
        """Whether its case is in sight, and nobody has begun another text of its purpose there."""
        if self.view is None or self.view.case.id != draft.case:
            return False
        purpose = draft.purpose
        writings = (self.reply.writing, self.note.writing, self.decision.notes, self.form)
        here = next((w for w in writings if w.purpose == purpose and w.draft is not None), None)
        return here.is_empty() if here is not None else self._stored(purpose) is None

    def go_on_writing(self, purpose: str) -> None:
        """Open the page of this purpose with the text that is stored for it."""
        if purpose == Purpose.REPLY:
            self.begin_reply()
        elif purpose == Purpose.NOTE:
            self.begin_note()
        elif purpose == RETURN_NOTES and self.view is not None and self._decides():
            self.decision.open(self.view, self._stored(RETURN_NOTES))
            self.go_to(Page.DECISION)
        elif (form := form_for(purpose)) is not None:
            self.begin_form(form)

    def is_returning(self) -> bool:
        """Whether notes are being written beside the text that is up for approval."""
        return self.page is Page.DECISION and not self.decision.notes.isHidden()

    def needs_much_room(self) -> bool:
        return self.is_returning() or (self.page is Page.FORM and self.form.is_large)

    def lacking_height(self) -> int:
        """By how many pixels the page is too low for its form, or for what is written to be read while one writes."""
        match self.page:
            case Page.FORM:
                return self.form.sheet.verticalScrollBar().maximum()
            case Page.REPLY | Page.NOTE:
                return (self.reply if self.page is Page.REPLY else self.note).writing.lacking_height()
            case _:
                return 0

    def typed_texts(self) -> list[str]:
        """What stands in the editors, for the clipboard."""
        writings = (self.reply.writing, self.note.writing, self.decision.notes)
        typed = [w.draft.text for w in writings if w.draft is not None and w.draft.text.strip()]
        return [*typed, *self.form.texts()]

    def go_to(self, page: Page) -> None:
        self.page = page
        for each, widget in self._pages.items():  # a stack would reserve the height of its highest page
            widget.setVisible(each is page)
        standing = page in (Page.DECISION, Page.STANDING)
        self.row.mark_open(standing=standing, reply=page is Page.REPLY, note=page is Page.NOTE)
        self._keep_room()  # before the height is shared out: the page that was open claims none any more
        self.page_changed.emit(page)

    def begin_reply(self) -> None:
        if self.row.reply.isEnabled() and self.offers.offered(SubmitReply):
            self.go_to(Page.REPLY)
            self.reply.writing.editor.setFocus()

    def choose_template(self) -> None:
        """Begin the answer with a text that is offered for the report."""
        self.begin_reply()
        if self.page is Page.REPLY:
            self.reply.choose_template()

    def begin_note(self) -> None:
        if self.row.note.isEnabled() and self.offers.offered(AddNote):
            self.go_to(Page.NOTE)
            self.note.writing.editor.setFocus()

    def begin_form(self, form: Form, given: Mapping[str, str] | None = None) -> None:
        """Open a form, with the answers `given` in it already."""
        if self.view is not None:
            case = self.view.case
            self.form.open(form, self.form.scene(case), About.of(case), self._stored(form.purpose), given)
            self.go_to(Page.FORM)
            self.form.focus_first()

    def situation(self) -> Situation:
        """What can be done here just now depends on this."""
        return Situation(
            self.view,
            self.offers,
            has_reply_draft=not self.reply.writing.is_empty(),
            sends=self.page in self._senders(),
            decides=self.page is Page.DECISION and self.decision.approve.isEnabled(),
            returns=self.page is Page.DECISION and self.decision.give_back.isEnabled(),
            holds_grant=self._holds_grant(),
        )

    def send_page(self) -> None:
        """Press the button under what is being written."""
        if (button := self._senders().get(self.page)) is not None:
            button.click()

    def approve(self) -> None:
        if self.page is Page.DECISION:
            self.decision.approve.click()

    def give_back(self) -> None:
        if self.page is Page.DECISION:
            self.decision.begin_return()

    def explain_deadline(self) -> None:
        self.deadline_asked.emit()

    def show_identity(self) -> None:
        if self.view is not None:
            self.identity.open(self.view)
            self.go_to(Page.IDENTITY)

    def show_decision(self) -> None:
        """What has come up for approval since the report was opened, unless something else is being done."""
        if self.page is Page.NONE and self._decides():
            self.show_standing()

    def show_trail(self) -> None:
        self.trail_asked.emit()

    def decide(self) -> bool:
        """To the text that the person decides on next; False where there is none."""
        if not self._decides():
            return False
        self.go_to(Page.DECISION)
        self.decision.card.setFocus()
        return True

    def show_standing(self) -> None:
        if self.view is not None and self.view.case.reply is not None:
            self.go_to(self._standing_page())

    def set_busy(self, busy: bool) -> None:
        """A command is being handed over, or has been: what arrived meanwhile is taken in then."""
        view = self._arrived or self.view
        self._lock(busy)
        if busy:
            return
        self._set_obstacles()
        if view is not None:
            self.refresh(view)

    def _lock(self, busy: bool) -> None:
        self._is_busy = busy
        self._arrived = None
        for page in (self.reply, self.note, self.decision, self.standing, self.form):
            page.set_busy(busy)

    def _adopt(self, view: CaseView) -> None:
        """Show a draft that was made elsewhere, in the outbox say, where nobody has written anything else."""
        for page, draft in ((Page.REPLY, view.reply_draft), (Page.NOTE, view.note_draft)):
            writing = self._writing(page)
            if draft is not None and not writing.editor.toPlainText() and not writing.is_held():
                editor = self.reply if page is Page.REPLY else self.note
                editor.open(About.of(view.case), draft)
                if self.page in (Page.NONE, Page.STANDING):
                    self.go_to(page)

    def _take_in(self, view: CaseView | None) -> None:
        case = view.case if view else None
        self.offers = Offers(case, self._context.person, self._context.moment())
        self.row.setVisible(view is not None)
        self.row.show_offers(self.situation(), self._standing_word())
        self.reply.show_case(case)
        if view is not None:
            self.standing.refresh(view, self.offers)
        self._set_obstacles()

    def _set_obstacles(self) -> None:
        gone = "" if self.view else self.tr("This report is no longer in your hands.")
        self.reply.set_obstacle(gone or self.offers.reason(SubmitReply))
        self.note.set_obstacle(gone or self.offers.reason(AddNote))

    def _standing_word(self) -> str:
        reply = self.view.case.reply if self.view else None
        if reply is None:
            return ""
        match reply.state:
            case ReplyState.SUBMITTED if self._decides() and self.offers.possible(ApproveReply):
                return "◔ " + self.tr("Decide on the answer")
            case ReplyState.SUBMITTED:
                return "◔ " + self.tr("Approval")
            case ReplyState.RETURNED:
                return "⚡ " + self.tr("Returned")
            case ReplyState.APPROVED:
                return "✓ " + self.tr("Approved")
        return reply.state

    def leave_form(self) -> None:
        """Back to the text that the form was to change, if it was one."""
        if self.form.form is not CHANGE_REPLY or not self.decide():
            self.go_to(Page.NONE)

    def _toggle(self, page: Page, begin: Callable[[], None]) -> None:
        if self.page is page:
            self.go_to(Page.NONE)
        else:
            begin()
            self.go_to(self.page)

    def _do(self, action: Action["WorkArea"]) -> None:
        action.run(self)

    def _senders(self) -> dict[Page, QPushButton]:
        """The button that sends what each page holds."""
        return {Page.REPLY: self.reply.submit, Page.NOTE: self.note.submit, Page.FORM: self.form.submit}

    def _holds_grant(self) -> bool:
        case, moment = self.view.case if self.view else None, self._context.moment()
        grant = own_grant(case, self._context.person.id) if case else None
        return case is not None and grant is not None and is_in_force(case, grant, moment.at)

    def _standing_page(self) -> Page:
        return Page.DECISION if self._decides() else Page.STANDING

    def _decides(self) -> bool:
        reply = self.view.case.reply if self.view else None
        if reply is None or reply.state != ReplyState.SUBMITTED:
            return False
        return self.offers.possible(ReturnReply)  # an approver of an earlier step may still change their mind

    def _first_page(self) -> Page:
        if self._decides():
            return Page.DECISION
        if not self.reply.writing.is_empty():
            return Page.REPLY
        if self.view is not None and self.view.case.reply is not None:
            return Page.STANDING
        return Page.NONE if self.note.writing.is_empty() else Page.NOTE

    def _writing(self, page: Page) -> DraftEditor:
        return self.reply.writing if page is Page.REPLY else self.note.writing

    def _stored(self, purpose: str) -> Draft | None:
        """A draft of a purpose that `CaseView` does not carry."""
        case = self.view.case.id if self.view else None
        found = (d for d in self._context.queries.drafts() if d.case == case and d.purpose == purpose)
        return next(found, None)
