"""One form for every action that needs no more than a reason or a choice; it lies in the pane, not over it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.context import Context
from app.models.drafts import Draft
from app.views.buttons import push_button
from app.views.case.actions import Action, action_title, choice_label, choices
from app.views.case.draft_editor import About, DraftEditor
from app.views.case.draft_keeper import DraftKeeper
from app.views.case.trouble import Trouble
from app.views.labels import plain_label
from domain.case import Case
from domain.commands import Command


class ActionForm(QWidget):
    """The form of one action at a time. What is typed into it is a draft of its own, named by the action."""

    submit_asked = Signal()
    cancelled = Signal()

    def __init__(self, context: Context, keeper: DraftKeeper) -> None:
        super().__init__()
        self._context = context
        self.action: Action | None = None
        self.heading = plain_label(kind="heading", wrap=True)
        self.choice_label = plain_label(kind="muted")
        self.choice = QComboBox()
        self.choice_trouble = Trouble()
        self.writing = DraftEditor(context, keeper, "")
        self.trouble = Trouble()
        self.cancel = push_button(self.tr("Cancel"), object_name="case.form.cancel")
        self.submit = push_button(self.tr("Send"), object_name="case.form.submit", kind="primary")
        self._lay_out()
        self.choice.currentIndexChanged.connect(self.choice_trouble.clear)
        self.submit.clicked.connect(self.submit_asked)
        self.cancel.clicked.connect(self.cancelled)
        self.writing.editor.send_asked.connect(self.submit.click)

    def open(self, action: Action, case: Case, stored: Draft | None) -> None:
        """Ask for what `action` needs on `case`; `stored` is a text that was begun for it before."""
        self.action = action
        self.heading.setText(action_title(action))
        self.writing.purpose = action.command.type
        self.writing.open(About.of(case), stored)
        self.writing.heading.setText(action.label())
        self.writing.editor.setAccessibleName(action.label())
        self.writing.setVisible(bool(action.ask))
        self.choice.clear()
        for name, value in choices(action, case, self._context.world()):
            self.choice.addItem(name, value)
        self.choice.setCurrentIndex(-1)
        self.choice_label.setText(choice_label(action))
        self.choice.setAccessibleName(choice_label(action))
        for part in (self.choice_label, self.choice):
            part.setVisible(bool(choice_label(action)))
        self.choice_trouble.clear()
        self.trouble.clear()

    def command(self) -> Command | None:
        """What the form says; None, and a word beside the field, while a choice is missing."""
        if self.action is None:
            return None
        if not self.choice.isHidden() and self.choice.currentIndex() < 0:
            self.choice_trouble.say(self.tr("Choose one first."))
            self.choice.setFocus()
            return None
        text = self.writing.draft.text if self.writing.draft else ""
        return self.action.build(text, self.choice.currentData())

    @property
    def purpose(self) -> str:
        return self.writing.purpose

    def focus_first(self) -> None:
        fields = (self.choice, self.writing)
        first = next((field for field in fields if not field.isHidden()), self.submit)
        (self.writing.editor if first is self.writing else first).setFocus()

    def set_busy(self, busy: bool) -> None:
        self.writing.editor.setReadOnly(busy)
        for control in (self.choice, self.submit):
            control.setDisabled(busy)

    def _lay_out(self) -> None:
        self.choice.setPlaceholderText(self.tr("Choose…"))
        chosen = QHBoxLayout()
        chosen.setSpacing(8)
        chosen.addWidget(self.choice_label)
        chosen.addWidget(self.choice, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addLayout(chosen)
        column.addWidget(self.choice_trouble)
        column.addWidget(self.writing, 1)
        column.addWidget(self.trouble)
        column.addLayout(buttons)
