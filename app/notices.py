"""When a summary of news is due: never at the start, at most once in a while, and made of numbers only."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from app.models.queries import View

AT_MOST_EVERY: Final = timedelta(minutes=15)
WORTH_TELLING: Final = (View.NEW, View.APPROVAL, View.COORDINATION, View.LATE)


class Summaries:
    """Watches the counts of the views, and says what has come in since it was last told.

    It knows numbers and nothing else: no summary can hold a word of a report.
    """

    def __init__(self) -> None:
        self._known: dict[View, int] | None = None
        self._counts: Mapping[View, int] = {}
        self._told_at: datetime | None = None

    def take(self, counts: Mapping[View, int]) -> None:
        """The newest counts; the first ones are what the person finds in any case."""
        self._counts = counts
        if self._known is None:
            self._known = {view: counts.get(view, 0) for view in WORTH_TELLING}
        else:
            self._known = {view: min(known, counts.get(view, 0)) for view, known in self._known.items()}

    def due(self, now: datetime) -> dict[View, int]:
        """How many more there are in each view, once that may be told; asking takes it as told. `now` is aware."""
        if self._known is None or (self._told_at is not None and now - self._told_at < AT_MOST_EVERY):
            return {}
        gains = {view: self._counts.get(view, 0) - known for view, known in self._known.items()}
        found = {view: gain for view, gain in gains.items() if gain > 0}
        if found:
            self._told_at = now
            self.forget()
        return found

    def forget(self) -> None:
        """Whatever is there now is no news any more."""
        self._known = {view: self._counts.get(view, 0) for view in WORTH_TELLING}
