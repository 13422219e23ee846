"""The one place for every form of a case; it lies in the pane, not over it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.context import Context
from app.models.drafts import Draft
from app.models.usual_units import UsualUnit
from app.views.buttons import push_button
from app.views.case.attachment_strip import AttachmentStrip, ChooseFiles, choose_files
from app.views.case.draft_editor import About
from app.views.case.draft_keeper import DraftKeeper
from app.views.case.forms.form import Form
from app.views.case.safety import Safety
from app.views.case.trouble import Trouble
from app.views.flow import Flow
from app.views.forms.fields import Scene
from app.views.forms.sheet import FormSheet
from app.views.labels import plain_label
from app.views.later import in_background
from app.views.words import refusal_sentence
from app.views.words.lookup import said
from domain.attachments import Attachment
from domain.case import Case
from domain.commands import Command
from domain.errors import Refused
from domain.ids import CaseId

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ActionForm(QWidget):
    """One form at a time. What is answered in it is a draft of its own, named by the form."""

    submit_asked = Signal()
    cancelled = Signal()

    def __init__(self, context: Context, keeper: DraftKeeper, choose: ChooseFiles = choose_files) -> None:
        super().__init__()
        self._context = context
        self._keeper = keeper
        self._also: Mapping[str, Any] = {}
        self._usual: tuple[UsualUnit, ...] = ()
        self.form: Form | None = None
        self.draft: Draft | None = None
        self.heading = plain_label(kind="heading", wrap=True)
        self.note = plain_label(kind="muted", wrap=True)
        self.sheet = FormSheet(context)
        self.trouble = Trouble()
        self._safety = Safety(context, keeper, self.trouble, self)
        self.state = self._safety.label
        self.strip = AttachmentStrip(context, self.trouble, choose)
        self.attach = push_button(self.tr("Attach a file…"), object_name="case.form.attach")
        self.cancel = push_button(self.tr("Cancel"), object_name="case.form.cancel")
        self.submit = push_button(self.tr("Send"), object_name="case.form.submit", kind="primary")
        self._lay_out()
        self._connect()

    def open(
        self, form: Form, scene: Scene, about: About, stored: Draft | None, given: Mapping[str, str] | None = None
    ) -> None:
        """Ask for what `form` needs in `scene`; `stored` was begun for it before, `given` is answered already."""
        self.form = form
        blank = Draft(about.case, form.purpose, about.tracking, about.title, "", scene.at)
        newest = self._safety.newest(about.case, form.purpose, stored)
        self.draft = newest or blank
        self._also = form.also(scene)
        self.heading.setText(form.title().removesuffix("…"))
        note = said("CaseAction", form.note) if form.note else ""
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.sheet.ask(form.fields, scene, {**(form.answers(newest) if newest else {}), **(given or {})})
        self.strip.show_files(self.draft.attachments)
        self.attach.setVisible(form.files)
        self.trouble.clear()
        self._usual = ()
        if form.looks_back and scene.case is not None:
            self._look_back(form, scene.case)

    def let_go(self) -> None:
        """Ask nothing, and hold nothing of what was answered."""
        self.empty()
        self._usual = ()
        self.sheet.ask((), self.scene(None), {})
        self.strip.show_files(())
        self.trouble.clear()

    def refresh(self, case: Case) -> None:
        """The case has moved; what is being answered stays."""
        if self.form is not None and self.draft is not None and self.draft.case == case.id:
            self.sheet.refresh(self.scene(case))

    def command(self) -> Command | None:
        """What the form says; None, and a word beside each field that is not right yet."""
        if self.form is None or self.draft is None:
            return None
        self.trouble.clear()
        if not self.sheet.is_complete():
            return None
        if not self.sheet.has_changes():
            self.trouble.say(self.tr("Nothing has been changed yet."))
            return None
        files = {"attachments": self.draft.attachments} if self.form.files else {}
        return self.form.make({**self.sheet.values(), **self._also, **files})

    @property
    def case(self) -> CaseId | None:
        return self.draft.case if self.draft else None

    @property
    def purpose(self) -> str:
        return self.form.purpose if self.form else ""

    @property
    def is_large(self) -> bool:
        """Whether it needs more than the usual share of the pane's height."""
        return self.form is not None and len(self.form.fields) > 1

    def is_empty(self) -> bool:
        return self.draft is None or not self.draft.says_something

    def texts(self) -> list[str]:
        return self.sheet.texts() if self.draft is not None and not self.is_empty() else []

    def focus_first(self) -> None:
        if not self.sheet.focus_first():
            self.submit.setFocus()

    def empty(self) -> None:
        """The answers have become a command."""
        self.form = self.draft = None
        self.state.setText("")

    def say_refusal(self, refused: Refused) -> None:
        """Beside the field that can mend it, or else beneath all of them."""
        words = refusal_sentence(refused.code, refused.fields)
        place = self.sheet.place_to_blame(refused)
        if place is not None:
            self.sheet.say_refusal(place, words)
        else:
            self.trouble.say(words)

    def say_error(self, error: BaseException) -> None:
        self.trouble.say_error(error)

    def clear(self) -> None:
        self.trouble.clear()

    def set_busy(self, busy: bool) -> None:
        self.sheet.lock(busy)
        for control in (self.submit, self.attach, self.strip):
            control.setDisabled(busy)

    def add_file(self, path: Path) -> None:
        if self.draft is not None:
            self.strip.add(self.draft.case, path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control_only = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and control_only:
            self.submit.click()
        else:
            super().keyPressEvent(event)

    def scene(self, case: Case | None) -> Scene:
        """What the fields may look at now."""
        context = self._context
        return Scene(case, context.person, context.world(), context.clock(), context.today(), usual=self._usual)

    def _look_back(self, form: Form, case: Case) -> None:
        queries = self._context.queries

        def found(usual: tuple[UsualUnit, ...]) -> None:
            if self.form is form and self.draft is not None and self.draft.case == case.id:
                self._usual = usual
                self.refresh(case)

        in_background(self, self._context, lambda: queries.usual_units(case), found)

    def _on_changed(self) -> None:
        if self.form is not None and self.draft is not None:
            self._keep(self.form.draft(self.draft, self.sheet.answers()))

    def _keep(self, draft: Draft) -> None:
        self.draft = draft
        self._safety.keep(draft)

    def _choose_files(self) -> None:
        if self.draft is not None:
            self.strip.ask_and_add(self.draft.case)

    def _added(self, case: CaseId, item: Attachment) -> None:
        if self.draft is not None and self.draft.case == case and item not in self.draft.attachments:
            self._show_files((*self.draft.attachments, item))

    def _removed(self, item: Attachment) -> None:
        if self.draft is not None:
            self._show_files(tuple(each for each in self.draft.attachments if each != item))

    def _show_files(self, files: tuple[Attachment, ...]) -> None:
        if self.draft is not None:
            self._keep(replace(self.draft, attachments=files))
            self.strip.show_files(files)

    def _connect(self) -> None:
        self.sheet.changed.connect(self._on_changed)
        self.sheet.left.connect(self._keeper.flush)
        self.sheet.send_asked.connect(self.submit.click)
        self.attach.clicked.connect(self._choose_files)
        self.strip.added.connect(self._added)
        self.strip.removed.connect(self._removed)
        self.submit.clicked.connect(self.submit_asked)
        self.cancel.clicked.connect(self.cancelled)

    def _lay_out(self) -> None:
        head = Flow(spacing=16)
        head.addWidget(self.heading)
        head.addStretch()
        head.addWidget(self.state)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.attach)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.strip)
        column.addWidget(self.trouble)
        column.addLayout(buttons)
