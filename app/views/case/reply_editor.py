"""Where the answer to the reporter is written: an exact text with its files, on its way to approval."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.context import Context
from app.models.drafts import Draft, Purpose
from app.views.buttons import push_button
from app.views.case.attachment_strip import AttachmentStrip, ChooseFiles, choose_files
from app.views.case.draft_editor import About, DraftEditor
from app.views.case.draft_keeper import DraftKeeper
from app.views.case.inert import shown, tooltip
from app.views.case.tones import Tone, head_line
from app.views.flow import Flow
from app.views.labels import plain_label
from domain.attachments import Attachment
from domain.case import Reply, ReplyState
from domain.commands import SubmitReply
from domain.ids import CaseId

TARGET: Final = 24  # px, the least a finger or an unsteady hand needs


class ReplyEditor(QWidget):
    """The answer as it is written, with what an approval will bind to and what becomes of it afterwards."""

    submit_asked = Signal()

    def __init__(self, context: Context, keeper: DraftKeeper, choose: ChooseFiles = choose_files) -> None:
        super().__init__()
        self._reply: Reply | None = None
        self._left_behind: dict[CaseId, Draft] = {}
        self.writing = DraftEditor(context, keeper, Purpose.REPLY)
        self._keeper = keeper
        self.hint = plain_label(wrap=True, selectable=True)
        self.strip = AttachmentStrip(context, self.writing.trouble, choose)
        self.holding = QCheckBox(self.tr("Interim answer"))
        self.send = QCheckBox(self.tr("Send automatically once approved"))
        self.attach = push_button(self.tr("Attach a file…"), object_name="case.reply.attach")
        self.submit = push_button(self.tr("Submit for approval"), object_name="case.reply.submit", kind="primary")
        self._lay_out()
        self._connect()

    def open(self, about: About, stored: Draft | None) -> None:
        if self.writing.draft is not None:
            self._left_behind[self.writing.draft.case] = self.writing.draft
        self.writing.open(about, stored)
        self._left_behind.pop(about.case, None)

    def command(self) -> SubmitReply:
        draft = self.writing.draft
        if draft is None:
            return SubmitReply("")
        return SubmitReply(draft.text, draft.attachments, draft.holding, draft.send_when_approved)

    def show_standing(self, reply: Reply | None) -> None:
        """What already stands for this case: it decides what submitting another text does."""
        self._reply = reply
        self._hint()

    def set_busy(self, busy: bool) -> None:
        self.writing.editor.setReadOnly(busy)
        for control in (self.holding, self.send, self.attach, self.strip, self.submit):
            control.setDisabled(busy)

    def set_obstacle(self, reason: str) -> None:
        """Why nothing may be submitted now; empty where it may."""
        self.submit.setEnabled(not reason)
        self.submit.setToolTip(tooltip(reason or self.tr("Submit for approval (Ctrl+Enter)")))

    def add_file(self, path: Path) -> None:
        if self.writing.case is not None:
            self.strip.add(self.writing.case, path)

    def _connect(self) -> None:
        self.writing.restored.connect(self._restored)
        self.writing.changed.connect(self._hint)
        self.writing.editor.send_asked.connect(self.submit.click)
        self.writing.editor.files_dropped.connect(self._add_files)
        self.holding.toggled.connect(lambda on: self.writing.amend(holding=on))
        self.send.toggled.connect(lambda on: self.writing.amend(send_when_approved=on))
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
        reply, draft = self._reply, self.writing.draft
        text = ""
        if reply is not None and draft is not None:
            same = self.command() == SubmitReply(reply.text, reply.attachments, reply.holding, reply.send_when_approved)
            if reply.state == ReplyState.RETURNED:
                by = reply.decided_by.signed if reply.decided_by else ""
                text = self.tr("Returned by {name}: {notes}").format(name=by, notes=reply.notes)
            elif reply.state == ReplyState.APPROVED and draft.text and not same:
                text = self.tr("Changing the text voids the approval.")
            elif reply.state == ReplyState.SUBMITTED and draft.text and not same:
                text = self.tr("Submitting this replaces the text that is waiting for approval.")
        self.hint.setText(f"⚡ {shown(text)}" if text else "")
        self.hint.setVisible(bool(text))

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
        options = Flow(16)
        for box in (self.holding, self.send):
            box.setMinimumHeight(TARGET)
            options.addWidget(box)
        self.writing.middle.addWidget(self.strip)
        self.writing.middle.addLayout(options)
        self.writing.foot.addWidget(self.attach)
        self.writing.foot.addStretch(1)
        self.writing.foot.addWidget(self.submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.hint)
        column.addWidget(self.writing, 1)


def _with(draft: Draft, item: Attachment) -> Draft:
    return draft if item in draft.attachments else replace(draft, attachments=(*draft.attachments, item))
