"""One way through the answers that wait for a person, in the order of their list; each keeps its number to the end."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from domain.ids import CaseId


class Fate(Enum):
    """Why an answer of the round waits no longer; GONE: by nothing that was done in the round."""

    APPROVED = auto()
    CHANGED = auto()
    RETURNED = auto()
    GONE = auto()


@dataclass(frozen=True)
class Round:
    """The cases of one round, and what became of those that are no longer to be decided."""

    cases: tuple[CaseId, ...] = ()
    fates: Mapping[CaseId, Fate] = field(default_factory=dict)

    @property
    def left(self) -> int:
        """How many are still to be decided."""
        return len(self.cases) - len(self.fates)

    def count(self, fate: Fate) -> int:
        return sum(each is fate for each in self.fates.values())

    def number(self, case: CaseId | None) -> int | None:
        """The place of a case, counted from 1; None where it is not in the round."""
        return self.cases.index(case) + 1 if case in self.cases else None

    def taking_in(self, waiting: Sequence[CaseId]) -> "Round":
        """The round with what waits now: what came stands at the end, and what waits again is to be decided again."""
        cases = (*self.cases, *(case for case in waiting if case not in self.cases))
        closed: Collection[CaseId] = {*cases} - {*waiting}
        return Round(cases, {case: self.fates.get(case, Fate.GONE) for case in cases if case in closed})

    def with_decision(self, case: CaseId, fate: Fate) -> "Round":
        """What was decided before it was seen to wait belongs to the round as well."""
        cases = self.cases if case in self.cases else (*self.cases, case)
        return Round(cases, {**self.fates, case: fate})

    def without_decision(self, case: CaseId) -> "Round":
        return replace(self, fates={each: fate for each, fate in self.fates.items() if each != case})

    def after(self, case: CaseId | None) -> CaseId | None:
        """The next one to be decided, behind the last the first put off; None where there is no other."""
        at = self.number(case) or 0
        in_a_circle = (*self.cases[at:], *self.cases[:at])
        return next((each for each in in_a_circle if each != case and each not in self.fates), None)

    def before(self, case: CaseId | None) -> CaseId | None:
        """The one before, decided or not; None at the beginning."""
        at = self.number(case)
        if at is None:
            return self.cases[-1] if self.cases else None
        return self.cases[at - 2] if at > 1 else None
