"""Where a finding of a review is written: what was found, what is recommended, and until when."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

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


class FindingForm(QScrollArea):
    """Two texts, each a draft of its own, and a number of working days that is chosen anew for each finding.

    Where it has not the height it needs, it is scrolled and not squeezed.
    """

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
        self.trouble = Trouble()
        self.cancel = push_button(self.tr("Cancel"), object_name="dossier.finding.cancel")
        self.submit = push_button(self.tr("Record finding"), object_name="dossier.finding.submit", kind="primary")
        self._lay_out()
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
        self._offer_days()
        self.trouble.clear()

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
        return RecordFinding(texts[0], texts[1], self._due_on(self.days.currentData()))

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

    def _offer_days(self) -> None:
        self.days.clear()
        today = self._context.today()
        for number in DAYS:
            due = self._due_on(number)
            text = self.tr("Answer within {number} working days, until {day}")
            self.days.addItem(text.format(number=number, day=day(due, today) if due else "?"), number)
        self.days.addItem(self.tr("No day for the answer"), 0)
        self.days.setCurrentIndex(DAYS.index(USUAL_DAYS))

    def _due_on(self, days: int) -> date | None:
        """The day by the calendar where the case is; None where no day is asked for."""
        if self._case is None or not days:
            return None
        world = self._context.world()
        office = office_of(self._case.holder.agency, world.directory)
        return world.calendar.add_working_days(office.day(self._context.clock()), days, office.region)

    def _lay_out(self) -> None:
        texts = (self.tr("What was found"), self.tr("What is recommended"))
        for writing, text in zip(self.writings, texts, strict=True):
            writing.heading.setText(text)
            writing.editor.setAccessibleName(text)
            # As high as there is room, whatever Qt would like: it asks for 192 pixels each.
            writing.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.finding.editor.setObjectName("dossier.finding.text")
        self.recommendation.editor.setObjectName("dossier.finding.recommendation")
        self.days.setObjectName("dossier.finding.days")
        self.days.setAccessibleName(self.tr("Working days for an answer"))
        self.days.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.submit)
        self.page = QWidget()
        column = QVBoxLayout(self.page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        for writing in self.writings:
            column.addWidget(writing, 1)
        column.addWidget(self.days)
        column.addWidget(self.trouble)
        column.addLayout(buttons)
        self.setWidget(self.page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for ground in (self.viewport(), self.page):
            ground.setAutoFillBackground(False)
