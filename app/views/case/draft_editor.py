"""A text as it is being written: its row of the drafts on the screen, and whether the disk has it yet."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.context import Context
from app.models.drafts import Draft
from app.views import words
from app.views.case.draft_keeper import DraftKeeper
from app.views.case.plain_editor import PlainEditor
from app.views.case.trouble import Trouble
from app.views.labels import plain_label
from domain.case import Case
from domain.ids import CaseId


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

    `changed` means that the person changed something, never that something was restored.
    """

    changed = Signal()
    restored = Signal()

    def __init__(self, context: Context, keeper: DraftKeeper, purpose: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._keeper = keeper
        self.purpose = purpose
        self.draft: Draft | None = None
        self.editor = PlainEditor(self)
        self.trouble = Trouble(self)
        self.state = plain_label("", self)
        self.counter = plain_label("", self)
        self._lay_out()
        self.editor.textChanged.connect(self._typed)
        self.editor.left.connect(keeper.flush)
        keeper.saved.connect(self._on_saved)
        keeper.failed.connect(self._on_failed)

    @property
    def case(self) -> CaseId | None:
        return self.draft.case if self.draft else None

    def text(self) -> str:
        return self.editor.text()

    def is_empty(self) -> bool:
        return self.draft is None or not (self.draft.text.strip() or self.draft.attachments)

    def open(self, about: About, stored: Draft | None) -> None:
        """Show the draft of this case: as it is held if the disk has not taken it yet, else as it is stored."""
        held = self._keeper.unsaved(about.case, self.purpose)
        blank = Draft(about.case, self.purpose, about.tracking, about.title, "", self._context.clock())
        self.draft = held or stored or blank
        self.editor.restore(self.draft.text)
        self.trouble.clear()
        self._count()
        self.state.setText(words.draft_state(stored.saved_at, self._context) if stored and not held else "")
        self.restored.emit()

    def close_text(self) -> None:
        """Show nothing; what was typed is with the keeper."""
        self.draft = None
        self.editor.restore("")
        self.state.setText("")
        self.trouble.clear()
        self.restored.emit()

    def amend(self, **changes: Any) -> None:
        """Change fields of the draft as the person did, and have it kept."""
        if self.draft is None:
            return
        self.draft = replace(self.draft, **changes)
        self.state.setText(self.tr("Saving…"))
        self._keeper.put(self.draft)
        self.changed.emit()

    def take_over(self, text: str, **changes: Any) -> None:
        """Put a text that was written before into the editor, as if the person had typed it there."""
        self.editor.restore(text)
        self._count()
        self.amend(text=text, **changes)
        self.restored.emit()

    def _typed(self) -> None:
        self._count()
        self.amend(text=self.editor.text())

    def _count(self) -> None:
        limit = self._context.world().limits.characters
        length = len(self.editor.text())
        locale = self.locale()
        self.counter.setText(f"{locale.toString(length)} / {locale.toString(limit)}")
        self.counter.setProperty("over", length > limit)

    def _on_saved(self, case: CaseId, purpose: str, at: datetime | None) -> None:
        if (case, purpose) == (self.case, self.purpose):
            self.trouble.clear()
            self.state.setText(words.draft_state(at, self._context) if at else "")

    def _on_failed(self, case: CaseId, purpose: str, error: BaseException) -> None:
        if (case, purpose) == (self.case, self.purpose):
            self.state.setText(self.tr("Not saved yet · your text stays here and is tried again"))
            self.trouble.show_error(error)

    def _lay_out(self) -> None:
        self.editor.setMinimumHeight(72)
        foot = QHBoxLayout()
        foot.addWidget(self.state, 1)
        foot.addWidget(self.counter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.editor, 1)
        column.addWidget(self.trouble)
        column.addLayout(foot)
