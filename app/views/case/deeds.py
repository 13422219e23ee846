"""What the buttons of the work area do: each becomes a command at the desk, or a text back in the editor."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.context import Context
from app.models.drafts import Purpose
from app.models.outbox import State
from app.models.queries import CaseView
from app.views.case.approval_bar import RETURN_NOTES
from app.views.case.joint_answer import DESPITE
from app.views.case.submission import Submission
from app.views.case.work_area import Page, WorkArea
from app.views.later import in_background, when_done
from domain.case import Reply
from domain.commands import ApproveReply, ChangeReply, Command, PublishReply, RecallReply, ReturnReply, SubmitReply
from domain.staged import Staged

Decision = ApproveReply | ChangeReply | ReturnReply


class Deeds(QObject):
    """Connects the pages of `area` with the desk."""

    decided = Signal(str, object, object)
    """The case of an answer, the Decision that was just made on it, and its OutboxItem while that is here."""

    def __init__(self, context: Context, area: WorkArea, submission: Submission) -> None:
        super().__init__(area)
        self._context = context
        self._area = area
        self._submission = submission
        submission.busy.connect(area.set_busy)
        area.reply.submit_asked.connect(self.submit_reply)
        area.note.submit_asked.connect(self._submit_note)
        area.decision.approve_asked.connect(self.approve)
        area.decision.return_asked.connect(self._give_back)
        area.standing.repair_asked.connect(self._repair)
        area.standing.recall_asked.connect(self._recall)
        area.standing.publish_asked.connect(self._publish)
        area.form.submit_asked.connect(self._submit_form)

    def submit_reply(self) -> None:
        area, page = self._area, self._area.reply
        if area.view is not None and page.submit.isEnabled():
            self._submission.submit(area.view, page.command(), page.writing.trouble, Purpose.REPLY, self._reply_queued)

    def approve(self) -> None:
        area, page = self._area, self._area.decision
        if area.view is None or area.page is not Page.DECISION:
            return
        if page.may_sign():
            self._decide(area.view, page.approval(), None)
        else:
            page.not_yet()

    def _submit_note(self) -> None:
        area, page = self._area, self._area.note
        if area.view is not None and page.submit.isEnabled():
            self._submission.submit(area.view, page.command(), page.writing.trouble, Purpose.NOTE, self._note_queued)

    def _give_back(self) -> None:
        area, page = self._area, self._area.decision
        if area.view is not None and page.give_back.isEnabled():
            self._decide(area.view, page.return_(), RETURN_NOTES)

    def _decide(self, view: CaseView, decision: Decision, notes: str | None) -> None:
        trouble = self._area.decision.trouble
        self._submission.submit(view, decision, trouble, notes, lambda: self._decided(decision))

    def _publish(self) -> None:
        view, page = self._area.view, self._area.standing
        if view is not None and view.case.reply is not None:
            self._submission.submit(view, PublishReply(view.case.reply.pin), page.trouble)

    def _submit_form(self) -> None:
        area, form = self._area, self._area.form
        command = form.command() if area.view is not None else None
        if area.view is not None and command is not None:
            self._submission.submit(area.view, command, form, form.purpose, lambda: self._form_queued(command))

    def _repair(self) -> None:
        """Back to the editor with what was returned or approved; a text begun there since then stays."""
        reply = self._area.view.case.reply if self._area.view else None
        if reply is not None:
            self._load(reply)
            self._area.begin_reply()

    def _recall(self) -> None:
        """Take the answer back: out of the outbox if it has certainly not left, else by asking the server."""
        view, page = self._area.view, self._area.standing
        reply = view.case.reply if view else None
        if view is None or reply is None:
            return
        item = page.queued()
        if item is None or item.state is not State.QUEUED:
            self._submission.submit(view, RecallReply(), page.trouble, None, lambda: self._recalled(reply))
            return
        command = item.envelope.command
        unsent = command.staged if isinstance(command, SubmitReply) else ()

        def withdrawn(in_time: bool) -> None:
            if in_time and self._submission.on_screen == view.case.id:
                self._recalled(reply, unsent)

        future = self._context.desk.withdraw(item)
        when_done(self, self._context.bus, future, withdrawn, page.trouble.say_error)

    def _recalled(self, reply: Reply, staged: tuple[Staged, ...] = ()) -> None:
        self._load(reply, staged)
        self._area.go_to(Page.REPLY)
        self._area.reply.writing.editor.setFocus()

    def _load(self, reply: Reply, staged: tuple[Staged, ...] = ()) -> None:
        """`staged` is what was to go in with it and has not."""
        writing = self._area.reply.writing
        if writing.is_empty():
            writing.take_over(
                reply.text,
                attachments=reply.attachments,
                holding=reply.holding,
                send_when_approved=reply.send_when_approved,
                answers={DESPITE: reply.despite_open_tasks} if reply.despite_open_tasks else {},
                staged=staged,
            )

    def _reply_queued(self) -> None:
        area = self._area
        area.reply.writing.empty()
        if area.page is Page.REPLY:
            area.show_standing()
            area.standing.card.setFocus()

    def _note_queued(self) -> None:
        self._area.note.writing.empty()
        self._close(Page.NOTE, self._area.row.note)

    def _decided(self, decision: Decision) -> None:
        self._area.decision.done()
        self._close(Page.DECISION, self._area.row.note)
        self._tell(decision)

    def _tell(self, decision: Decision) -> None:
        view = self._area.view
        if view is not None:
            made = [item for item in view.pending if item.envelope.command == decision]
            self.decided.emit(view.case.id, decision, made[-1] if made else None)

    def _form_queued(self, command: Command) -> None:
        self._area.form.empty()
        self._close(Page.FORM, self._area.row.more)
        if isinstance(command, ChangeReply):
            self._note_own_words()
            self._tell(command)

    def _note_own_words(self) -> None:
        """Whoever changed an answer has read it as it is now."""
        view, context = self._area.view, self._context
        if view is not None and (reply := view.case.reply) is not None:
            case = view.case.id
            in_background(self, context, lambda: context.shelf.note_read(case, reply), lambda _: None)

    def _close(self, page: Page, next_focus: QWidget) -> None:
        """Close the page whose work is done, unless the person has opened another one meanwhile."""
        if self._area.page is page:
            self._area.go_to(Page.NONE)
            next_focus.setFocus()
