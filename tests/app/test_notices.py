"""A summary comes at most every quarter of an hour, tells only what came in, and knows nothing but numbers."""

from collections.abc import Mapping
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.queries import View
from app.notices import AT_MOST_EVERY, WORTH_TELLING, Summaries
from tests.support.console import NOW


@pytest.fixture
def summaries() -> Summaries:
    watched = Summaries()
    watched.take({View.NEW: 5, View.APPROVAL: 1, View.ALL: 40})
    return watched


def test_what_is_there_at_the_start_is_no_news(summaries: Summaries) -> None:
    assert summaries.due(NOW) == {}


def test_before_anything_was_counted_there_is_nothing_to_tell() -> None:
    assert Summaries().due(NOW) == {}


def test_what_came_in_is_told_once(summaries: Summaries) -> None:
    summaries.take({View.NEW: 7, View.APPROVAL: 1, View.ALL: 42})
    assert summaries.due(NOW) == {View.NEW: 2}
    assert summaries.due(NOW + timedelta(hours=1)) == {}


def test_what_comes_in_between_waits_for_the_next_summary(summaries: Summaries) -> None:
    summaries.take({View.NEW: 6, View.APPROVAL: 1})
    assert summaries.due(NOW) == {View.NEW: 1}
    summaries.take({View.NEW: 8, View.APPROVAL: 2})
    assert summaries.due(NOW + AT_MOST_EVERY - timedelta(seconds=1)) == {}
    assert summaries.due(NOW + AT_MOST_EVERY) == {View.NEW: 2, View.APPROVAL: 1}


def test_what_was_dealt_with_meanwhile_is_not_told(summaries: Summaries) -> None:
    summaries.take({View.NEW: 2, View.APPROVAL: 1})
    summaries.take({View.NEW: 3, View.APPROVAL: 1})
    assert summaries.due(NOW) == {View.NEW: 1}


def test_what_was_kept_quiet_is_not_told_later(summaries: Summaries) -> None:
    summaries.take({View.NEW: 9, View.APPROVAL: 1})
    summaries.forget()
    assert summaries.due(NOW) == {}


COUNTS = st.dictionaries(st.sampled_from(View), st.integers(0, 20))


@given(st.lists(st.tuples(COUNTS, st.integers(0, 1_200)), max_size=30))
def test_never_twice_within_a_quarter_of_an_hour(steps: list[tuple[Mapping[View, int], int]]) -> None:
    watched, now, told = Summaries(), NOW, []
    for counts, seconds in steps:
        now += timedelta(seconds=seconds)
        watched.take(counts)
        found = watched.due(now)
        if found:
            told.append(now)
            assert found.keys() <= set(WORTH_TELLING)
            assert all(0 < count <= counts.get(view, 0) for view, count in found.items())
    assert all(later - earlier >= AT_MOST_EVERY for earlier, later in pairwise(told))
