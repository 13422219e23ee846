"""What a person can do about their own work in the outbox; none of it loses a text."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.context import Context
from app.models.drafts import Draft, Purpose
from app.models.outbox_item import NEEDS_REVIEW, OutboxItem, State, may_be_sent_again
from app.views.case.approval_bar import RETURN_NOTES
from app.views.case.forms import form_of
from app.views.case.joint_answer import DESPITE
from app.views.case.trouble import sentence_of
from app.views.conflict.dispute import is_reviewable
from app.views.intake.form import COUNTER, INTAKE
from app.views.later import when_done
from app.views.outbox.contents import Entry
from domain.commands import AddNote, IntakeReport, ReturnReply, SubmitReply

EDITABLE = (State.REJECTED, State.CONFLICT, State.QUARANTINED, State.BLOCKED)


def as_draft(item: OutboxItem) -> Draft | None:
    """The command's text as the draft it came from; None for a command that had none."""
    match item.envelope.command:
        case SubmitReply() as reply:
            made = Draft(item.case, Purpose.REPLY, item.tracking, item.title, reply.text, item.created_at)
            answers = {DESPITE: reply.despite_open_tasks} if reply.despite_open_tasks else {}
            made = replace(made, attachments=reply.attachments, holding=reply.holding, answers=answers)
            return replace(made, send_when_approved=reply.send_when_approved, staged=reply.staged)
        case AddNote(to=()) as note:
            made = Draft(item.case, Purpose.NOTE, item.tracking, item.title, note.text, item.created_at)
            return replace(made, attachments=note.attachments)
        case ReturnReply() as returned:
            return Draft(item.case, RETURN_NOTES, item.tracking, item.title, returned.notes, item.created_at)
        case IntakeReport():
            return replace(INTAKE.draft_of(item), case=COUNTER, tracking="")
        case command if (form := form_of(command)) is not None and (draft := form.draft_of(item)).says_something:
            return draft
    return None


def can_withdraw(entry: Entry) -> bool:
    return isinstance(entry.work, OutboxItem) and entry.work.state is State.QUEUED


def can_put_away(entry: Entry) -> bool:
    return isinstance(entry.work, OutboxItem) and entry.work.state in NEEDS_REVIEW


def can_retry(entry: Entry) -> bool:
    return isinstance(entry.work, OutboxItem) and may_be_sent_again(entry.work.state, entry.work.code)


def can_compare(entry: Entry) -> bool:
    return isinstance(entry.work, OutboxItem) and is_reviewable(entry.work)


def can_edit(entry: Entry) -> bool:
    work = entry.work
    if not isinstance(work, OutboxItem) or work.state not in EDITABLE:
        return False
    draft = as_draft(work)
    return draft is not None and (entry.cached or draft.case == COUNTER)


class Repairs(QObject):
    """Carries out one wish at a time at the desk and says what came of it."""

    said = Signal(str)
    case_asked = Signal(str)
    restored = Signal(str, str)
    """What was taken back is a draft of this case and purpose again."""
    discarded = Signal(object)
    """The draft that was let go, so that this can be undone."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def withdraw(self, item: OutboxItem, drafts: frozenset[str]) -> None:
        """Take back what has certainly not left; its text becomes a draft again, unless one of `drafts` is there."""

        def withdrawn(in_time: bool) -> None:
            draft = as_draft(item)
            if not in_time:
                self.said.emit(self.tr("It is too late to take this back: it may have reached the server already."))
            elif draft is None:
                self.said.emit(self.tr("Taken back. It was not sent."))
            elif Entry(draft, True).key in drafts:
                self.said.emit(self.tr("Taken back. There is another draft for this report, so the text stays here."))
            else:
                self._restore(draft, self.tr("Taken back. Its text is a draft again."), self.restored.emit)

        self._when(self._context.desk.withdraw(item), withdrawn)

    def send_now(self, item: OutboxItem) -> None:
        """Give up the time in which it could be undone."""
        self._when(self._context.desk.send_now(item), lambda _: self.said.emit(self.tr("It is on its way.")))

    def put_away(self, item: OutboxItem) -> None:
        """Mark what was turned down as seen; the text stays in the list."""
        self._when(
            self._context.desk.withdraw(item), lambda _: self.said.emit(self.tr("Marked as done. Its text stays here."))
        )

    def retry(self, item: OutboxItem) -> None:
        self._when(self._context.desk.retry(item), lambda _: self.said.emit(self.tr("It is on its way again.")))

    def edit(self, item: OutboxItem, drafts: frozenset[str]) -> None:
        """Make a draft of a text that was turned down, put the command away, and open the case."""
        draft = as_draft(item)
        if draft is None:
            return
        if Entry(draft, True).key in drafts:
            self.said.emit(self.tr("There is another draft for this report. Copy this text and add it there."))
            return

        def saved(_: object) -> None:
            self._when(self._context.desk.withdraw(item), lambda _: self.case_asked.emit(draft.case))

        self._when(self._context.desk.save_draft(draft), saved)

    def discard(self, draft: Draft) -> None:
        gone = self._context.desk.discard_draft(draft.case, draft.purpose)
        self._when(gone, lambda _: self.discarded.emit(draft))

    def bring_back(self, draft: Draft) -> None:
        self._restore(draft, self.tr("The draft is back."))

    def _restore(self, draft: Draft, words: str, then: Callable[[str, str], None] = lambda *_: None) -> None:
        def saved(_: object) -> None:
            self.said.emit(words)
            then(draft.case, draft.purpose)

        self._when(self._context.desk.save_draft(draft), saved)

    def _when(self, future: object, done: Callable[..., None]) -> None:
        when_done(self, self._context.bus, future, done, lambda error: self.said.emit(sentence_of(error)))  # type: ignore[arg-type]
