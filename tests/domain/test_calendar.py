"""Working days are right to the day: the law counts them, and joint leave moves a deadline by a week."""

from bisect import bisect_left
from datetime import date, timedelta

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import WEEKEND, WorkingCalendar
from domain.counting import explain
from tests.domain.timelines import OFFICIAL, PUBLIC_ONLY, WEEKENDS_ONLY

days = st.dates(date(2018, 1, 1), date(2027, 12, 31))
counts = st.integers(1, 80)
MONDAY = date(2026, 3, 16)


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        (MONDAY, 5, date(2026, 3, 30)),
        (date(2026, 3, 13), 3, date(2026, 3, 25)),
        (date(2026, 3, 13), 5, date(2026, 3, 27)),
        (date(2026, 3, 13), 14, date(2026, 4, 10)),
        (date(2026, 3, 13), 60, date(2026, 6, 24)),
    ],
)
def test_worked_examples_around_idul_fitri(start: date, count: int, due: date) -> None:
    assert OFFICIAL.add_working_days(start, count) == due


def test_joint_leave_is_what_makes_the_difference() -> None:
    assert PUBLIC_ONLY.add_working_days(MONDAY, 5) == date(2026, 3, 24)
    assert WEEKENDS_ONLY.add_working_days(MONDAY, 5) == date(2026, 3, 23)


@pytest.mark.parametrize("count", [1, 3, 5, 10, 14, 60])
def test_every_start_of_ten_years_against_numpys_business_days(count: int) -> None:
    """Rolled back to a business day, the `count`-th one after it is the `count`-th after the start."""
    first, last = date(2018, 1, 1), date(2027, 12, 31)
    every = [first + timedelta(n) for n in range((last - first).days + 1)]
    due = numpy.busday_offset(every, count, roll="backward", weekmask="1111100", holidays=list(OFFICIAL.holidays))
    expected = list(zip(every, due.astype(object), strict=True))
    assert [(start, OFFICIAL.add_working_days(start, count)) for start in every] == expected
    assert [(start, explain(OFFICIAL, start, count, lambda day: "").due_on) for start in every] == expected
    assert len(expected) == 3652


@given(days, days)
def test_days_between_counts_the_end_but_not_the_start(one: date, other: date) -> None:
    start, end = sorted((one, other))
    every = [start + timedelta(n) for n in range((end - start).days + 1)]
    working = [day for day in every if OFFICIAL.why_not_working(day) is None]
    assert OFFICIAL.working_days_between(start, end) == len(working) - bisect_left(working, start + timedelta(1))
    assert OFFICIAL.working_days_between(end, start) == -OFFICIAL.working_days_between(start, end)


@given(days, counts)
def test_adding_and_counting_are_each_other_s_inverse(start: date, count: int) -> None:
    due = OFFICIAL.add_working_days(start, count)
    assert OFFICIAL.why_not_working(due) is None
    assert OFFICIAL.working_days_between(start, due) == count


@given(days, days, counts)
def test_a_later_start_is_never_due_earlier(one: date, other: date, count: int) -> None:
    early, late = sorted((one, other))
    assert OFFICIAL.add_working_days(early, count) <= OFFICIAL.add_working_days(late, count)


@given(days, counts, st.integers(1, 20))
def test_a_larger_limit_is_due_later(start: date, count: int, more: int) -> None:
    assert OFFICIAL.add_working_days(start, count) < OFFICIAL.add_working_days(start, count + more)


@given(days)
def test_no_days_leave_the_start(start: date) -> None:
    assert OFFICIAL.add_working_days(start, 0) == start


def test_a_local_holiday_counts_in_its_region_only() -> None:
    nyepi_break = {date(2026, 3, 17): "Libur daerah"}
    calendar = WorkingCalendar("x", {}, {"51": nyepi_break})
    assert calendar.add_working_days(MONDAY, 1, region="51") == date(2026, 3, 18)
    assert calendar.add_working_days(MONDAY, 1, region="99") == date(2026, 3, 17)
    assert calendar.add_working_days(MONDAY, 1) == date(2026, 3, 17)


def test_a_holiday_of_a_province_is_one_in_each_of_its_regencies() -> None:
    calendar = WorkingCalendar("x", {}, {"51": {date(2026, 3, 17): "Libur daerah"}})
    assert calendar.add_working_days(MONDAY, 1, region="51.03") == date(2026, 3, 18)
    assert calendar.add_working_days(MONDAY, 1, region="5") == date(2026, 3, 17)
    assert calendar.add_working_days(MONDAY, 1, region="51x") == date(2026, 3, 17)


def test_a_day_says_why_it_does_not_count() -> None:
    assert OFFICIAL.why_not_working(MONDAY) is None
    assert OFFICIAL.why_not_working(date(2026, 3, 15)) == WEEKEND
    assert "Nyepi" in (OFFICIAL.why_not_working(date(2026, 3, 19)) or "")


def test_a_holiday_on_a_saturday_is_named_as_the_holiday() -> None:
    assert WorkingCalendar("x", {date(2026, 3, 21): "Idul Fitri"}).why_not_working(date(2026, 3, 21)) == "Idul Fitri"
