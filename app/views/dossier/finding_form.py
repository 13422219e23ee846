"""Where a finding of a review is written: what was found, what is recommended, and until when."""

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.context import Context
from app.models.drafts import Draft
from app.views.buttons import push_button
from app.views.case.draft_editor import About, DraftEditor
from app.views.case.draft_keeper import DraftKeeper
from app.views.case.trouble import Trouble
from app.views.labels import plain_label
from app.views.words import day
from domain.case import Case
from domain.commands import RecordFinding
from domain.errors import Code, Refused
from domain.tenure import office_of

FINDING: Final = "dossier.finding"
RECOMMENDATION: Final = "dossier.recommendation"
"""The purposes under which the two texts of a finding are drafts."""

DAYS: Final = (3, 5, 10, 14, 30, 60)
"""In how many working days an answer may be asked for."""
USUAL_DAYS: Final = 5


class FindingForm(QWidget):
    """Two texts, each a draft of its own, and a number of working days that is chosen anew for each finding."""

    submit_asked = Signal()
    cancelled = Signal()

    def __init__(self, context: Context, keeper: DraftKeeper) -> None:
        super().__init__()
        self._context = context
        self._case: Case | None = None
        self.heading = plain_label(self.tr("Finding of a review"), kind="heading")
        self.finding = DraftEditor(context, keeper, FINDING)
        self.recommendation = DraftEditor(context, keeper, RECOMMENDATION)
        self.days = QComboBox()
        self.due = plain_label(kind="muted", object_name="dossier.finding.due")
        self.trouble = Trouble()
        self.cancel = push_button(self.tr("Cancel"), object_name="dossier.finding.cancel")
        self.submit = push_button(self.tr("Record finding"), object_name="dossier.finding.submit", kind="primary")
        self._lay_out()
        self.days.currentIndexChanged.connect(self._say_due)
        self.submit.clicked.connect(self.submit_asked)
        self.cancel.clicked.connect(self.cancelled)
        for writing in self.writings:
            writing.editor.send_asked.connect(self.submit.click)

    @property
    def writings(self) -> tuple[DraftEditor, DraftEditor]:
        return self.finding, self.recommendation

    def open(self, case: Case, stored: dict[str, Draft]) -> None:
        """Begin a finding on `case`, or go on with the texts that are `stored` by their purposes."""
        self._case = case
        for writing in self.writings:
            writing.limit = self._context.world().limits.note_characters
            writing.open(About.of(case), stored.get(writing.purpose))
        self.days.setCurrentIndex(DAYS.index(USUAL_DAYS))
        self.trouble.clear()
        self._say_due()

    def is_empty(self) -> bool:
        return all(writing.is_empty() for writing in self.writings)

    def command(self) -> RecordFinding | None:
        """What the form says; None, and a word beside the field, while one of the texts is missing."""
        texts = [writing.draft.text if writing.draft else "" for writing in self.writings]
        for writing, text in zip(self.writings, texts, strict=True):
            writing.trouble.clear()
            if not text.strip():
                writing.trouble.say_refusal(Refused(Code.TEXT_REQUIRED))
                writing.editor.setFocus()
                return None
        return RecordFinding(texts[0], texts[1], self._due_on())

    def take_over(self, command: RecordFinding) -> None:
        """Put back a finding that was taken back before it left."""
        self.finding.take_over(command.text)
        self.recommendation.take_over(command.recommendation)

    def empty(self) -> None:
        for writing in self.writings:
            writing.empty()

    def set_busy(self, busy: bool) -> None:
        for writing in self.writings:
            writing.editor.setReadOnly(busy)
        self.days.setDisabled(busy)
        self.submit.setDisabled(busy)

    def _due_on(self) -> date | None:
        """The day by the calendar where the case is; None where no day is asked for."""
        days = self.days.currentData()
        if self._case is None or not days:
            return None
        world = self._context.world()
        office = office_of(self._case.holder.agency, world.directory)
        today = office.day(self._context.clock())
        return world.calendar.add_working_days(today, days, office.region)

    def _say_due(self) -> None:
        due = self._due_on()
        self.due.setText(self.tr("until {day}").format(day=day(due, self._context.today())) if due else "")

    def _lay_out(self) -> None:
        texts = (self.tr("What was found"), self.tr("What is recommended"))
        for writing, text in zip(self.writings, texts, strict=True):
            writing.heading.setText(text)
            writing.editor.setAccessibleName(text)
        self.finding.editor.setObjectName("dossier.finding.text")
        self.recommendation.editor.setObjectName("dossier.finding.recommendation")
        self.days.setObjectName("dossier.finding.days")
        for days in DAYS:
            self.days.addItem(self.tr("{days} working days").format(days=days), days)
        self.days.addItem(self.tr("no day"), 0)
        self.days.setAccessibleName(self.tr("Working days for an answer"))
        asked = plain_label(self.tr("Answer within"))
        asked.setBuddy(self.days)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for part in (asked, self.days, self.due):
            foot.addWidget(part)
        foot.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        for writing in self.writings:
            column.addWidget(writing, 1)
        column.addLayout(foot)
        column.addWidget(self.trouble)
        column.addLayout(buttons)
