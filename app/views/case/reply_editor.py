"""Where the answer to the reporter is written: an exact text with its files, on its way to approval."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.context import Context
from app.models.drafts import Draft, Purpose
from app.models.precedents import Precedent
from app.views.buttons import push_button
from app.views.case.attachment_strip import AttachmentStrip, ChooseFiles, choose_files
from app.views.case.draft_editor import About, DraftEditor
from app.views.case.draft_keeper import DraftKeeper
from app.views.case.inert import shown, tooltip
from app.views.case.joint_answer import DESPITE, JointAnswer
from app.views.case.reply_hints import ReplyHints
from app.views.case.staged_actions import StagedActions
from app.views.case.staging import obstacle_in, obstacle_to, staged_for
from app.views.case.template_picker import Example, TemplatePicker
from app.views.case.tones import Tone, head_line
from app.views.flow import Flow
from app.views.labels import plain_label
from app.views.later import in_background
from app.views.words import office_zone
from domain.attachments import Attachment
from domain.case import Case, ReplyState
from domain.commands import SubmitReply
from domain.directory import Template
from domain.ids import CaseId
from domain.staged import Staged
from domain.templates import blanks, filled, fitting

TARGET: Final = 24  # px, the least a finger or an unsteady hand needs


class ReplyEditor(QWidget):
    """The answer as it is written, with what an approval will bind to and what becomes of it afterwards."""

    submit_asked = Signal()

    def __init__(self, context: Context, keeper: DraftKeeper, choose: ChooseFiles = choose_files) -> None:
        super().__init__()
        self._context = context
        self._case: Case | None = None
        self._obstacle = ""
        self._left_behind: dict[CaseId, Draft] = {}
        self.writing = DraftEditor(context, keeper, Purpose.REPLY, "case.reply.text")
        self._keeper = keeper
        self.hint = plain_label(wrap=True, selectable=True)
        self.hints = ReplyHints()
        self.picker = TemplatePicker(context)
        self.strip = AttachmentStrip(context, self.writing.trouble, choose)
        self.joint = JointAnswer(context)
        self.staged = StagedActions(context)
        self.holding = QCheckBox(self.tr("Interim answer"))
        self.send = QCheckBox(self.tr("Send automatically once approved"))
        self.attach = push_button(self.tr("Attach a file…"), object_name="case.reply.attach")
        self.templates = push_button(self.tr("Examples…"), object_name="case.reply.templates")
        self.submit = push_button(self.tr("Submit for approval"), object_name="case.reply.submit", kind="primary")
        self._lay_out()
        self._connect()

    def open(self, about: About, stored: Draft | None) -> None:
        self._leave_behind()
        self.writing.open(about, stored)
        self._left_behind.pop(about.case, None)

    def let_go(self) -> None:
        self._leave_behind()
        self.picker.let_go()
        self.writing.let_go()

    def command(self) -> SubmitReply:
        draft = self.writing.draft
        if draft is None:
            return SubmitReply("")
        return SubmitReply(
            draft.text,
            draft.attachments,
            draft.holding,
            draft.send_when_approved,
            despite_open_tasks=draft.answers.get(DESPITE, ""),
            staged=draft.staged,
        )

    def show_case(self, case: Case | None) -> None:
        """The case as it is: what stands for it decides what submitting another text does, and which texts fit."""
        self._case = case
        self.joint.show_case(case)
        self._hint()

    def choose_template(self) -> None:
        """Offer the texts that fit the case, and what reports like it were answered."""
        case, context = self._case, self._context
        if case is None:
            return
        self.writing.hide()
        self.picker.show()
        self.picker.offer(fitting(context.world().directory.templates.values(), case), self._filled, self._staged)

        def found(answers: list[Precedent]) -> None:
            if self.picker.isVisible() and self._case is not None and self._case.id == case.id:
                zone = office_zone(context.person, context.world().directory)
                self.picker.add_precedents(answers, zone, context.today())

        in_background(self, context, lambda: context.queries.precedents(case), found)

    def set_busy(self, busy: bool) -> None:
        self.writing.editor.setReadOnly(busy)
        self.joint.set_busy(busy)
        self.staged.set_busy(busy)
        for control in (self.holding, self.send, self.attach, self.templates, self.strip, self.submit):
            control.setDisabled(busy)
        if not busy:
            self._enable_submit()

    def set_obstacle(self, reason: str) -> None:
        """Why nothing may be submitted now; empty where it may."""
        self._obstacle = reason
        self._enable_submit()

    def add_file(self, path: Path) -> None:
        if self.writing.case is not None:
            self.strip.add(self.writing.case, path)

    def _enable_submit(self) -> None:
        left = blanks(self.writing.draft.text) if self.writing.draft else ()
        open_text = self.tr("The text still has blanks to fill in.") if left else ""
        reason = self._obstacle or open_text or self.staged.obstacle()
        self.submit.setEnabled(not reason)
        self.submit.setToolTip(tooltip(reason or self.tr("Submit for approval (Ctrl+Enter)")))

    def _filled(self, text: str) -> str:
        assert self._case is not None, "templates are offered for a case"
        return filled(text, self._case, self._context.world().directory, self._context.person)

    def _use(self, example: Example) -> None:
        """At the cursor, as if it had been typed: Ctrl+Z takes it out again."""
        self._put_picker_away()
        editor = self.writing.editor
        if isinstance(example, Template):
            editor.insert_whole(self._filled(example.text))
            self.holding.setChecked(self.holding.isChecked() or example.holding)
            self._stage(example)
        else:
            editor.insert_whole(example.text)
        editor.setFocus()
        self._to_next_blank(from_start=True)

    def _staged(self, template: Template) -> list[tuple[Staged, str]]:
        """What the template stages on this case, each with the reason why it cannot be done now, if there is one."""
        return staged_for(template, self._filled, lambda each: obstacle_to(each, self._case, self._context))

    def _stage(self, template: Template) -> None:
        """What cannot be done now is not staged, and what stands there already is left as it is."""
        there = self.staged.staged()
        kinds = {each.kind for each in there}
        new = [each for each, obstacle in self._staged(template) if not obstacle and each.kind not in kinds]
        if new:
            self.staged.put((*there, *new))
            self.writing.amend(staged=self.staged.staged())

    def _answer(self, name: str, text: str) -> None:
        answers = {**(self.writing.draft.answers if self.writing.draft else {}), name: text}
        self.writing.amend(answers={each: said for each, said in answers.items() if said})

    def _leave_behind(self) -> None:
        """A file that is still being taken in will want the draft that it was meant for."""
        if self.writing.draft is not None:
            self._left_behind[self.writing.draft.case] = self.writing.draft
        self._put_picker_away()

    def _put_picker_away(self) -> None:
        self.picker.hide()
        self.writing.show()

    def _cancel_picking(self) -> None:
        self._put_picker_away()
        self.writing.editor.setFocus()

    def _to_next_blank(self, *, from_start: bool = False) -> None:
        """Select the next blank behind the cursor, and from the end the first one."""
        editor = self.writing.editor
        left = blanks(editor.toPlainText())
        if not left:
            return
        here = 0 if from_start else editor.selection_end()
        blank = next((each for each in left if each.start >= here), left[0])
        editor.select(blank.start, blank.end)
        editor.setFocus()

    def _connect(self) -> None:
        self.templates.clicked.connect(self.choose_template)
        self.picker.chosen.connect(self._use)
        self.picker.cancelled.connect(self._cancel_picking)
        self.hints.next_blank_asked.connect(self._to_next_blank)
        self.hints.interim_asked.connect(lambda: self.holding.setChecked(True))
        self.writing.restored.connect(self._restored)
        self.writing.changed.connect(self._hint)
        self.writing.editor.send_asked.connect(self.submit.click)
        self.writing.editor.files_dropped.connect(self._add_files)
        self.holding.toggled.connect(lambda on: self.writing.amend(holding=on))
        self.send.toggled.connect(lambda on: self.writing.amend(send_when_approved=on))
        self.joint.changed.connect(lambda reason: self._answer(DESPITE, reason))
        self.staged.changed.connect(lambda staged: self.writing.amend(staged=staged))
        self.staged.left_out.connect(self.writing.editor.setFocus)
        self.attach.clicked.connect(self._choose_files)
        self.submit.clicked.connect(self.submit_asked)
        self.strip.added.connect(self._added)
        self.strip.removed.connect(self._removed)

    def _add_files(self, paths: list[Path]) -> None:
        for path in paths:
            self.add_file(path)

    def _choose_files(self) -> None:
        if self.writing.case is not None:
            self.strip.ask_and_add(self.writing.case)

    def _restored(self) -> None:
        draft = self.writing.draft
        for box, on in ((self.holding, draft and draft.holding), (self.send, not draft or draft.send_when_approved)):
            blocked = box.blockSignals(True)
            box.setChecked(bool(on))
            box.blockSignals(blocked)
        self.strip.show_files(draft.attachments if draft else ())
        self.joint.put(draft.answers.get(DESPITE, "") if draft else "")
        self.staged.put(draft.staged if draft else ())
        self._hint()

    def _added(self, case: CaseId, item: Attachment) -> None:
        draft = self.writing.draft
        if draft is not None and draft.case == case:
            if item not in draft.attachments:
                self.writing.amend(attachments=(*draft.attachments, item))
                self.strip.show_files(self.writing.draft.attachments if self.writing.draft else ())
        elif case in self._left_behind:
            left = self._keeper.unsaved(case, Purpose.REPLY) or self._left_behind[case]
            self._left_behind[case] = kept = _with(left, item)
            self._keeper.put(kept)

    def _removed(self, item: Attachment) -> None:
        if self.writing.draft is not None:
            left = tuple(each for each in self.writing.draft.attachments if each != item)
            self.writing.amend(attachments=left)
            self.strip.show_files(left)

    def _hint(self) -> None:
        """Law of approvals: what is approved is an exact text, so another text needs another approval."""
        reply, draft = self._case.reply if self._case else None, self.writing.draft
        text = ""
        if reply is not None and draft is not None:
            same = replace(self.command(), staged=()) == SubmitReply(
                reply.text,
                reply.attachments,
                reply.holding,
                reply.send_when_approved,
                despite_open_tasks=reply.despite_open_tasks,
            )
            if reply.state == ReplyState.RETURNED:
                by = reply.decided_by.signed if reply.decided_by else ""
                text = self.tr("Returned by {name}: {notes}").format(name=by, notes=reply.notes)
            elif reply.state == ReplyState.APPROVED and draft.text and not same:
                text = self.tr("Changing the text voids the approval.")
            elif reply.state == ReplyState.SUBMITTED and draft.text and not same:
                text = self.tr("Submitting this replaces the text that is waiting for approval.")
        self.hint.setText(f"⚡ {shown(text)}" if text else "")
        self.hint.setVisible(bool(text))
        if draft is not None:
            left = blanks(draft.text)
            self.hints.show_text(draft.text, draft.attachments, holding=draft.holding, left=left)
            command = self.command()
            self.staged.judge(lambda each: obstacle_in(command, each, self._case, self._context))
        else:
            self.hints.show_text("", (), holding=False, left=())
        self._enable_submit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        head_line(self.writing.heading, Tone.ANSWER, self.tr("Answer to the reporter"))

    def _lay_out(self) -> None:
        self._dress()
        self.hint.setProperty("kind", "banner")
        self.hint.hide()
        self.writing.editor.setAccessibleName(self.tr("Text of the answer to the reporter"))
        self.writing.editor.setPlaceholderText(self.tr("Write the answer to the reporter here"))
        options = Flow(spacing=16)
        for box in (self.holding, self.send):
            box.setMinimumHeight(TARGET)
            options.addWidget(box)
        self.writing.middle.addWidget(self.hints)
        self.writing.middle.addWidget(self.joint)
        self.writing.middle.addWidget(self.staged)
        self.writing.middle.addWidget(self.strip)
        self.writing.middle.addLayout(options)
        self.writing.foot.addWidget(self.templates)
        self.writing.foot.addWidget(self.attach)
        self.writing.foot.addStretch(1)
        self.writing.foot.addWidget(self.submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.hint)
        column.addWidget(self.writing, 1)
        column.addWidget(self.picker, 1)
        self.picker.hide()


def _with(draft: Draft, item: Attachment) -> Draft:
    return draft if item in draft.attachments else replace(draft, attachments=(*draft.attachments, item))
