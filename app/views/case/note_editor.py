"""Where a note among colleagues is written, with the choice of who among them reads it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.context import Context
from app.models.drafts import Draft, Purpose
from app.views.buttons import push_button
from app.views.case.draft_editor import About, DraftEditor
from app.views.case.draft_keeper import DraftKeeper
from app.views.case.inert import tooltip
from app.views.case.tones import Tone, head_line
from app.views.choice_box import ChoiceBox
from app.views.words import audience_word
from domain.case import Audience
from domain.commands import AddNote


class NoteEditor(QWidget):
    """A note as it is written. Its readers are chosen anew for each note: the narrow circle is the safe one."""

    submit_asked = Signal()

    def __init__(self, context: Context, keeper: DraftKeeper) -> None:
        super().__init__()
        self.writing = DraftEditor(context, keeper, Purpose.NOTE)
        self.audience = ChoiceBox()
        self.submit = push_button(self.tr("Add note"), object_name="case.note.submit", kind="primary")
        self._lay_out()
        self.audience.currentIndexChanged.connect(self._dress)
        self.submit.clicked.connect(self.submit_asked)
        self.writing.editor.send_asked.connect(self.submit.click)

    def open(self, about: About, stored: Draft | None) -> None:
        self.audience.setCurrentIndex(0)
        self.writing.open(about, stored)

    def let_go(self) -> None:
        self.audience.setCurrentIndex(0)
        self.writing.let_go()

    def command(self) -> AddNote:
        return AddNote(self.writing.draft.text if self.writing.draft else "", self.audience.currentData())

    def set_busy(self, busy: bool) -> None:
        self.writing.editor.setReadOnly(busy)
        for control in (self.audience, self.submit):
            control.setDisabled(busy)

    def set_obstacle(self, reason: str) -> None:
        """Why nothing may be added now; empty where it may."""
        self.submit.setEnabled(not reason)
        self.submit.setToolTip(tooltip(reason or self.tr("Add the note (Ctrl+Enter)")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        if self.audience.currentData() == Audience.AGENCIES:
            text = self.tr("Note to all agencies – not visible to the reporter")
        else:
            text = self.tr("Internal note – not visible to the reporter")
        head_line(self.writing.heading, Tone.NOTE, text)

    def _lay_out(self) -> None:
        for audience in (Audience.INTERNAL, Audience.AGENCIES):
            self.audience.addItem(audience_word(audience), audience.value)
        self.audience.setAccessibleName(self.tr("Who reads the note"))
        self.writing.editor.setAccessibleName(self.tr("Text of the note"))
        self.writing.editor.setPlaceholderText(self.tr("Write the note to your colleagues here"))
        self.writing.foot.addWidget(self.audience)
        self.writing.foot.addStretch(1)
        self.writing.foot.addWidget(self.submit)
        self._dress()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.writing)
