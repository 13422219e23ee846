"""Account activity: a day of work counts where and when it was done, whenever it arrives."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from domain.activity import Activity, Deed, SignIn, activity
from domain.directory import TIME_ZONES
from domain.ids import PersonId

SARI, TONO = PersonId("sari"), PersonId("tono")
ZONES = {SARI: TIME_ZONES["WITA"], TONO: TIME_ZONES["WIB"]}
NOVEMBER = date(2026, 11, 1)


def zone_of(person: PersonId) -> timezone:
    return ZONES[person]


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


def test_work_done_offline_counts_on_its_own_day() -> None:
    deed = Deed(SARI, at(2026, 11, 27, 2), at(2026, 12, 4, 3))
    assert activity(NOVEMBER, [], [deed], zone_of) == {SARI: Activity(worked=frozenset({date(2026, 11, 27)}))}
    assert activity(date(2026, 12, 1), [], [deed], zone_of) == {}


def test_an_act_dated_too_far_back_counts_when_it_arrived() -> None:
    deed = Deed(SARI, at(2026, 11, 1, 2), at(2026, 12, 4, 3))
    assert activity(NOVEMBER, [], [deed], zone_of) == {}
    assert activity(date(2026, 12, 31), [], [deed], zone_of)[SARI].worked == {date(2026, 12, 4)}


def test_a_day_is_one_in_the_persons_own_zone() -> None:
    late = at(2026, 11, 30, 16, 30)  # half past midnight in WITA, half past eleven in WIB
    assert set(activity(NOVEMBER, [SignIn(SARI, late), SignIn(TONO, late)], [], zone_of)) == {TONO}


def test_signing_in_is_enough_and_both_are_told_apart() -> None:
    found = activity(
        NOVEMBER,
        [SignIn(SARI, at(2026, 11, 3)), SignIn(SARI, at(2026, 11, 3, 5))],
        [Deed(SARI, at(2026, 11, 4), at(2026, 11, 4))],
        zone_of,
    )[SARI]
    assert (found.signed_in, found.worked) == ({date(2026, 11, 3)}, {date(2026, 11, 4)})
    assert found.days == {date(2026, 11, 3), date(2026, 11, 4)} and found.is_active
    assert not Activity().is_active


instants = st.datetimes(datetime(2026, 10, 1), datetime(2026, 12, 31), timezones=st.just(UTC))


@given(st.lists(st.tuples(st.sampled_from([SARI, TONO]), instants, st.integers(0, 40 * 24)), max_size=12))
def test_each_act_counts_in_exactly_one_month_whatever_the_order(acts: list[tuple[PersonId, datetime, int]]) -> None:
    deeds = [Deed(person, acted, acted + timedelta(hours=later)) for person, acted, later in acts]
    months = [date(2026 + (month > 12), (month - 1) % 12 + 1, 1) for month in range(10, 16)]
    found = [activity(month, [], deeds, zone_of) for month in months]
    days = {(person, day) for each in found for person, one in each.items() for day in one.days}
    assert len(days) <= len(deeds) and {person for person, _ in days} == {person for person, _, _ in acts}
    assert found == [activity(month, [], reversed(deeds), zone_of) for month in months]
