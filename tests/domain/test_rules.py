"""A limit is data: it holds for clocks that start in its time, may be narrowed down, and names its source."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.case import Case, Classification, EventKind, Status
from domain.deadlines import Clock, clocks
from domain.rules import STANDARD, ClockKind, Rule, RuleBook
from tests.domain.timelines import FRIDAY, OFFICIAL, held_in, told

E = EventKind
SETTLEMENT = ClockKind.SETTLEMENT
VERIFIED = told(FRIDAY, (E.VERIFIED, FRIDAY))
FASTER = Rule(SETTLEMENT, 7, "Peraturan Contoh 1/2026", valid_from=date(2026, 3, 16))
IN_AN_OFFICE_THAT_NEEDS_MORE = Rule(SETTLEMENT, 14, "SOP Contoh", Classification.ASPIRATION, "1-2")


def book(*more: Rule) -> RuleBook:
    return RuleBook("uji", (*STANDARD.rules, *more))


def settled(case: Case, rules: RuleBook) -> Clock:
    found = clocks(case, OFFICIAL, held_in(rules=rules))
    return next(clock for clock in found if clock.kind == SETTLEMENT)


def test_a_new_rule_holds_for_what_starts_in_its_time_and_leaves_alone_what_runs() -> None:
    running = settled(VERIFIED, book(FASTER))
    begun_later = settled(told(FRIDAY, (E.VERIFIED, date(2026, 3, 16))), book(FASTER))
    assert (running.limit, running.due_on) == (14, date(2026, 4, 10))
    assert (begun_later.limit, begun_later.source, begun_later.rules_version) == (7, FASTER.source, "uji")


def test_a_rule_ends_with_its_last_day() -> None:
    last = date(2026, 3, 20)
    rules = book(replace(FASTER, valid_to=last))
    limits = [settled(told(FRIDAY, (E.VERIFIED, last + timedelta(n))), rules).limit for n in (0, 1)]
    assert limits == [7, 14]


def test_reclassification_takes_its_limit_from_the_rules_of_the_day_the_clock_started() -> None:
    rules = book(replace(FASTER, classification=Classification.SUPERVISORY))
    reclassified = replace(VERIFIED, classification=Classification.SUPERVISORY)
    assert (settled(VERIFIED, rules).limit, settled(reclassified, rules).limit) == (14, 60)


@pytest.mark.parametrize(
    ("classification", "category", "limit"),
    [
        (Classification.ASPIRATION, None, 5),
        (Classification.ASPIRATION, "1-3", 5),
        (Classification.ASPIRATION, "1-2", 14),
        (Classification.INFORMATION_REQUEST, "1-2", 5),
        ("a_kind_of_a_newer_server", None, 14),
        (None, None, 14),
    ],
)
def test_the_narrowest_rule_counts(classification: str | None, category: str | None, limit: int) -> None:
    case = replace(VERIFIED, classification=classification, category=category)
    assert settled(case, book(IN_AN_OFFICE_THAT_NEEDS_MORE)).limit == limit


def test_the_regulation_that_was_replaced_is_named_for_its_time() -> None:
    before = settled(told(date(2024, 12, 30), (E.VERIFIED, date(2024, 12, 31))), STANDARD)
    after = settled(told(date(2024, 12, 30), (E.VERIFIED, date(2025, 1, 1))), STANDARD)
    assert "62/2018" in before.source and "5/2025" in after.source
    assert before.limit == after.limit


def test_every_clock_has_one_rule_for_every_day_and_classification() -> None:
    days = [date(2015, 1, 1), date(2024, 12, 31), date(2025, 1, 1), date(2040, 1, 1)]
    for kind in ClockKind:
        for day in days:
            for classification in [*Classification, None]:
                assert STANDARD.find(kind, day, classification) is not None


def test_a_clock_without_a_rule_does_not_run() -> None:
    found = clocks(VERIFIED, OFFICIAL, held_in(rules=RuleBook("kosong")))
    assert found == ()


def test_an_export_that_tells_of_progress_ends_the_pause() -> None:
    happenings = (E.VERIFIED, FRIDAY), (E.INFORMATION_ASKED, FRIDAY)
    moved_on = (E.IMPORTED, date(2026, 3, 17), {"was.status": "awaiting_information"})
    other = (E.IMPORTED, date(2026, 3, 17), {"was.title": "Jalan"})
    assert settled(told(FRIDAY, *happenings, other, status=Status.AWAITING_INFORMATION), STANDARD).due_on is None
    assert settled(told(FRIDAY, *happenings, moved_on), STANDARD).due_on == OFFICIAL.add_working_days(
        date(2026, 3, 17), 14
    )
