"""One way through the answers that wait for a person, in the order of their list; what is decided keeps its place."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from domain.ids import CaseId


@dataclass(frozen=True)
class Round:
    """The cases of one round. A decided one keeps its number, so that the way back to it stays the same."""

    cases: tuple[CaseId, ...] = ()
    decided: frozenset[CaseId] = frozenset()

    @property
    def left(self) -> int:
        """How many are still to be decided."""
        return sum(case not in self.decided for case in self.cases)

    def number(self, case: CaseId | None) -> int | None:
        """The place of a case, counted from 1; None where it is not in the round."""
        return self.cases.index(case) + 1 if case in self.cases else None

    def taking_in(self, waiting: Sequence[CaseId], stays: Collection[CaseId] = ()) -> "Round":
        """The round with what waits now: what came stands at the end, and what no longer waits has left.

        What is decided, and what is among `stays`, keeps its place.
        """
        kept = [case for case in self.cases if case in waiting or case in self.decided or case in stays]
        return Round((*kept, *(case for case in waiting if case not in self.cases)), self.decided - {*waiting})

    def with_decision(self, case: CaseId) -> "Round":
        return replace(self, decided=self.decided | {case}) if case in self.cases else self

    def without_decision(self, case: CaseId) -> "Round":
        return replace(self, decided=self.decided - {case})

    def after(self, case: CaseId | None) -> CaseId | None:
        """The next one that is not decided, behind the last the first put off; None where there is no other."""
        at = self.number(case) or 0
        in_a_circle = (*self.cases[at:], *self.cases[:at])
        return next((each for each in in_a_circle if each != case and each not in self.decided), None)

    def before(self, case: CaseId | None) -> CaseId | None:
        """The one before, decided or not; None at the beginning."""
        at = self.number(case)
        if at is None:
            return self.cases[-1] if self.cases else None
        return self.cases[at - 2] if at > 1 else None
