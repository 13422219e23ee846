"""A text as it is being written: its row of the drafts on the screen, and whether the disk has it yet."""

from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.context import Context
from app.models.drafts import Draft, Purpose
from app.views.case.draft_keeper import DraftKeeper
from app.views.case.plain_editor import PlainEditor
from app.views.case.safety import Safety
from app.views.case.trouble import Trouble
from app.views.flow import Flow
from app.views.labels import plain_label
from domain.case import Case
from domain.ids import CaseId

LINES_TO_WRITE_IN: Final = 6


@dataclass(frozen=True)
class About:
    """Which case a text is for, with what keeps it findable once the case has gone."""

    case: CaseId
    tracking: str
    title: str

    @classmethod
    def of(cls, case: Case) -> "About":
        return cls(case.id, case.tracking, case.title)


class DraftEditor(QWidget):
    """The editor of one purpose's drafts, its counter, and the line that says since when the text is safe.

    `changed` means that the person changed something, `restored` that another draft is shown.
    """

    changed = Signal()
    restored = Signal()

    def __init__(self, context: Context, keeper: DraftKeeper, purpose: str) -> None:
        super().__init__()
        self._context = context
        self._keeper = keeper
        self.purpose = purpose
        self.limit: int | None = None
        """How many characters the server takes, where that is not the number for answers or notes."""
        self.draft: Draft | None = None
        self.heading = plain_label(wrap=True)
        self.editor = PlainEditor()
        self.trouble = Trouble()
        self._safety = Safety(context, keeper, self.trouble, self)
        self.state = self._safety.label
        self.counter = plain_label(kind="muted")
        self.middle = QVBoxLayout()
        self.foot = Flow()
        self._lay_out()
        self.editor.textChanged.connect(self._typed)
        self.editor.left.connect(keeper.flush)

    @property
    def case(self) -> CaseId | None:
        return self.draft.case if self.draft else None

    def is_empty(self) -> bool:
        return self.draft is None or not (self.draft.text.strip() or self.draft.attachments or self.draft.staged)

    def is_held(self) -> bool:
        """Whether something newer than the row is on its way to the disk."""
        return self.case is not None and self._keeper.unsaved(self.case, self.purpose) is not None

    def open(self, about: About, stored: Draft | None) -> None:
        """Show the draft of this case: as it is held if the disk has not taken it yet, else as it is stored."""
        self._show(self._safety.newest(about.case, self.purpose, stored) or self._blank(about))

    def let_go(self) -> None:
        """Hold no draft of any case."""
        self.draft = None
        self.editor.restore("")
        self.trouble.clear()
        self._safety.let_go()
        self._count()
        self.restored.emit()

    def empty(self) -> None:
        """The text has become a command: begin anew on the same case."""
        if self.draft is not None:
            self.state.setText("")
            self._show(self._blank(self.draft))

    def suggest(self, text: str) -> None:
        """Show a text to begin with; it becomes a draft once the person changes it."""
        if self.draft is not None:
            self._show(replace(self.draft, text=text))

    def take_over(self, text: str, **changes: Any) -> None:
        """Put a text that was written before into the editor, to be kept as if the person had typed it there."""
        if self.draft is not None:
            self._show(self.draft)
            self.editor.restore(text)
            self.editor.moveCursor(QTextCursor.MoveOperation.End)
            self._count()
            self.amend(text=text, **changes)
            self.restored.emit()

    def amend(self, **changes: Any) -> None:
        """Change fields of the draft as the person did, and have it kept."""
        if self.draft is None:
            return
        self.draft = replace(self.draft, **changes)
        self._safety.keep(self.draft)
        self.changed.emit()

    def _blank(self, about: About | Draft) -> Draft:
        return Draft(about.case, self.purpose, about.tracking, about.title, "", self._context.clock())

    def _show(self, draft: Draft) -> None:
        self.draft = draft
        self.editor.restore(draft.text)
        self.trouble.clear()
        self._count()
        self.restored.emit()

    def lacking_height(self) -> int:
        """By how many pixels the editor is lower than the lines that a writer has to see."""
        margins = 2 * round(self.editor.document().documentMargin()) + 2 * self.editor.frameWidth()
        wanted = LINES_TO_WRITE_IN * self.editor.fontMetrics().lineSpacing() + margins
        return max(0, wanted - self.editor.height())

    def _typed(self) -> None:
        self._count()
        self.amend(text=self.editor.text())

    def _count(self) -> None:
        limits = self._context.world().limits
        limit = self.limit or (limits.characters if self.purpose == Purpose.REPLY else limits.note_characters)
        length = len(self.editor.text())
        if length > limit:
            text = self.tr("{length} of {limit} characters, {over} too many")
        else:
            text = self.tr("{length} of {limit} characters")
        number = QLocale().toString
        self.counter.setText(text.format(length=number(length), limit=number(limit), over=number(length - limit)))
        kind = "error" if length > limit else "muted"
        if self.counter.property("kind") != kind:
            self.counter.setProperty("kind", kind)
            self.counter.style().polish(self.counter)

    def _lay_out(self) -> None:
        self.editor.setMinimumHeight(64)
        said = QHBoxLayout()
        said.setSpacing(16)
        said.addWidget(self.counter)
        said.addWidget(self.state, 1)
        self.middle.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.editor, 1)
        column.addLayout(said)
        column.addWidget(self.trouble)
        column.addLayout(self.middle)
        column.addLayout(self.foot)
