"""Shown while the region of the training is made or opened."""

from app.advance import Advance, Stretch
from app.views.waiting import WaitingNote


class BeginningNote(WaitingNote):
    """Counts the reports of the region as they are made; until all are there, one can turn back."""

    def __init__(self, advance: Advance) -> None:
        what = self.tr("Preparing the training…")
        why = self.tr("An invented region is being made on this computer. Nothing you do in it is sent anywhere.")
        super().__init__("beginning", advance, what, why, self._made)

    def _made(self, stretch: Stretch) -> str:
        return self.tr("{made} of {all} reports").format(made=int(stretch.done), all=int(stretch.whole))
