"""The line that says since when a draft is safe on this disk, and what is in the way of that."""

from datetime import datetime

from PySide6.QtCore import QObject, Qt

from app.context import Context
from app.models.drafts import Draft
from app.views.case.draft_keeper import DraftKeeper
from app.views.case.trouble import Trouble
from app.views.labels import plain_label
from app.views.office_time import when
from domain.ids import CaseId


class Safety(QObject):
    """Follows one draft at a time through the keeper; `trouble` takes what the disk complains about."""

    def __init__(self, context: Context, keeper: DraftKeeper, trouble: Trouble, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._keeper = keeper
        self._trouble = trouble
        self._said = ""
        self._key: tuple[CaseId, str] | None = None
        self.label = plain_label(kind="muted", wrap=True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight)
        keeper.saved.connect(self._on_saved)
        keeper.failed.connect(self._on_failed)

    def newest(self, case: CaseId, purpose: str, stored: Draft | None) -> Draft | None:
        """Begin to follow: the draft as it is held if the disk has not taken it yet, else as it is stored."""
        self._key = (case, purpose)
        held = self._keeper.unsaved(case, purpose)
        self.label.setText(self._saved_text(stored.saved_at) if stored and not held else "")
        return held or stored

    def let_go(self) -> None:
        """Follow no draft any more."""
        self._key = None
        self.label.setText("")

    def keep(self, draft: Draft) -> None:
        """Have the keeper take the draft as it is now."""
        self.label.setText(self.tr("Saving…"))
        self._keeper.put(draft)

    def _saved_text(self, at: datetime) -> str:
        return self.tr("Draft · saved on this computer {time}").format(time=when(self._context, at))

    def _on_saved(self, case: CaseId, purpose: str, at: datetime | None) -> None:
        if (case, purpose) == self._key:
            if self._trouble.text() == self._said:  # what is said about something else stays
                self._trouble.clear()
            self.label.setText(self._saved_text(at) if at else "")

    def _on_failed(self, case: CaseId, purpose: str, error: BaseException) -> None:
        if (case, purpose) == self._key:
            self.label.setText(self.tr("Not saved yet · trying again"))
            self._trouble.say_error(error)
            self._said = self._trouble.text()
