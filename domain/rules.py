"""How many working days the regulations give for what: data with dates and sources, which a server can amend."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.case import Classification


class ClockKind(StrEnum):
    """The clocks that SP4N-LAPOR! runs on a case. With OVERSIGHT's end the Ombudsman becomes aware of it."""

    NATIONAL_VERIFICATION = "national_verification"
    AGENCY_VERIFICATION = "agency_verification"
    FIRST_FOLLOW_UP = "first_follow_up"
    SETTLEMENT = "settlement"
    OVERSIGHT = "oversight"
    COMPLETENESS = "completeness"
    AUTO_CLOSE = "auto_close"


@dataclass(frozen=True)
class Rule:
    """One limit in working days, for clocks that start from `valid_from` through `valid_to` (None: without end).

    `classification` and `category` narrow it down; empty, it is for all. `source` is the text it stands in.
    """

    clock: str
    days: int
    source: str
    classification: str = ""
    category: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def holds(self, day: date) -> bool:
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    def covers(self, classification: str | None, category: str | None) -> bool:
        return self.classification in ("", classification) and self.category in ("", category)


@dataclass(frozen=True)
class RuleBook:
    """All limits, under a version that names them.

    An office is reminded `reminder_days` working days before a limit runs out: a choice of ours, no regulation's.
    """

    version: str = ""
    rules: tuple[Rule, ...] = ()
    reminder_days: int = 1

    def find(
        self, clock: str, started_on: date, classification: str | None = None, category: str | None = None
    ) -> Rule | None:
        """The rule for a clock that starts on that day: the narrowest, and of equally narrow ones the newest."""
        found = [r for r in self.rules if r.clock == clock and r.holds(started_on)]
        return max((r for r in found if r.covers(classification, category)), key=_precedence, default=None)


def _precedence(rule: Rule) -> tuple[bool, bool, date]:
    return bool(rule.category), bool(rule.classification), rule.valid_from or date.min


def _limits(source: str, valid_from: date | None = None, valid_to: date | None = None) -> Iterator[Rule]:
    def rule(clock: ClockKind, days: int, classification: str = "") -> Rule:
        return Rule(clock, days, source, classification, valid_from=valid_from, valid_to=valid_to)

    yield rule(ClockKind.NATIONAL_VERIFICATION, 3)
    yield rule(ClockKind.AGENCY_VERIFICATION, 3)
    yield rule(ClockKind.FIRST_FOLLOW_UP, 5)
    # Without a classification, or under one that is not known here, a report counts as not supervisory.
    yield rule(ClockKind.SETTLEMENT, 14)
    yield rule(ClockKind.SETTLEMENT, 5, Classification.INFORMATION_REQUEST)
    yield rule(ClockKind.SETTLEMENT, 5, Classification.ASPIRATION)
    yield rule(ClockKind.SETTLEMENT, 60, Classification.SUPERVISORY)
    yield rule(ClockKind.OVERSIGHT, 60)
    yield rule(ClockKind.COMPLETENESS, 10)
    yield rule(ClockKind.AUTO_CLOSE, 10)


# On which day of 2025 the newer regulation came into force was not found; the limits did not change with it.
_NEWER = date(2025, 1, 1)
STANDARD = RuleBook(
    "SP4N-2025",
    (
        *_limits("Permenpan RB 62/2018; Permenpan RB 46/2020", valid_to=date(2024, 12, 31)),
        *_limits("Permenpan RB 5/2025; Permenpan RB 46/2020", valid_from=_NEWER),
    ),
)
