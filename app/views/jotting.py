"""What is written for no report in particular: kept like every draft, and found again where it was begun."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject

from app.context import Context
from app.models.drafts import Draft
from app.views.case.draft_keeper import DraftKeeper
from app.views.case.safety import Safety
from app.views.case.trouble import Trouble
from app.views.later import when_done
from domain.ids import CaseId

MANY: Final = CaseId("many")
"""Where the text of an action on several reports is kept."""
DELEGATION: Final = CaseId("delegation")


class Jotting(QObject):
    """One place's drafts, by purpose; `trouble` takes what the disk complains about."""

    def __init__(self, context: Context, place: CaseId, trouble: Trouble, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._place = place
        self._trouble = trouble
        self.keeper = DraftKeeper(context, self)
        self._safety = Safety(context, self.keeper, trouble, self)
        self.label = self._safety.label

    def begun(self, purpose: str) -> Draft | None:
        """What was begun there and not used yet."""
        drafts = self._context.queries.drafts()
        stored = next((draft for draft in drafts if (draft.case, draft.purpose) == (self._place, purpose)), None)
        return self._safety.newest(self._place, purpose, stored)

    def keep(self, purpose: str, text: str, answers: Mapping[str, str] | None = None) -> None:
        draft = Draft(self._place, purpose, "", "", text, self._context.clock(), answers=answers or {})
        self._safety.keep(draft)

    def done(self, purpose: str) -> None:
        """It has become what it was for."""
        self.keeper.forget(self._place, purpose)
        self.label.setText("")
        gone = self._context.desk.discard_draft(self._place, purpose)
        when_done(self, self._context.bus, gone, lambda _: None, self._trouble.say_error)
