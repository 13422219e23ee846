"""Each clock of a case starts, stops and is limited as the regulation says, on the day of the holder's zone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.calendar import WorkingCalendar
from domain.case import Case, Classification, EventKind, Status
from domain.deadlines import Clock, clocks, next_due
from domain.directory import TIME_ZONES
from domain.rules import STANDARD, ClockKind
from tests.domain.timelines import FRIDAY, OFFICIAL, Happening, held_in, instant, told

K = ClockKind
E = EventKind
VERIFIED = (E.VERIFIED, FRIDAY)
TO_UNIT = {"unit": "jalan"}
HOLDING = (E.FOLLOW_UP, FRIDAY, {"holding": "yes"})
UNSETTLED = {K.SETTLEMENT, K.OVERSIGHT}


def on(
    case: Case, kind: ClockKind, zone: str = "WITA", region: str = "", calendar: WorkingCalendar = OFFICIAL
) -> Clock:
    return next(c for c in clocks(case, calendar, held_in(zone, region)) if c.kind == kind)


def running(case: Case) -> set[ClockKind]:
    return {c.kind for c in clocks(case, OFFICIAL, held_in()) if c.is_running}


@pytest.mark.parametrize(
    ("kind", "happenings", "limit", "due"),
    [
        (K.NATIONAL_VERIFICATION, (), 3, date(2026, 3, 25)),
        (K.AGENCY_VERIFICATION, (VERIFIED,), 3, date(2026, 3, 25)),
        (K.FIRST_FOLLOW_UP, (VERIFIED,), 5, date(2026, 3, 27)),
        (K.COMPLETENESS, (VERIFIED, (E.INFORMATION_ASKED, FRIDAY)), 10, date(2026, 4, 6)),
        (K.AUTO_CLOSE, (VERIFIED, (E.FOLLOW_UP, FRIDAY)), 10, date(2026, 4, 6)),
    ],
)
def test_limits_counted_from_friday_13_march(
    kind: ClockKind, happenings: tuple[Happening, ...], limit: int, due: date
) -> None:
    clock = on(told(FRIDAY, *happenings), kind)
    assert (clock.started_on, clock.limit, clock.due_on, clock.is_running) == (FRIDAY, limit, due, True)


@pytest.mark.parametrize(
    ("classification", "limit", "due"),
    [
        (Classification.INFORMATION_REQUEST, 5, date(2026, 3, 27)),
        (Classification.ASPIRATION, 5, date(2026, 3, 27)),
        (Classification.NOT_SUPERVISORY, 14, date(2026, 4, 10)),
        (Classification.SUPERVISORY, 60, date(2026, 6, 24)),
        (None, 14, date(2026, 4, 10)),
    ],
)
def test_settlement_depends_on_the_classification(classification: str | None, limit: int, due: date) -> None:
    clock = on(replace(told(FRIDAY, VERIFIED), classification=classification), K.SETTLEMENT)
    assert (clock.limit, clock.due_on) == (limit, due)


@pytest.mark.parametrize(
    ("happenings", "still_running"),
    [
        ((), {K.NATIONAL_VERIFICATION}),
        ((VERIFIED,), {K.AGENCY_VERIFICATION, K.FIRST_FOLLOW_UP, *UNSETTLED}),
        (((E.VERIFIED, FRIDAY, TO_UNIT),), {K.FIRST_FOLLOW_UP, *UNSETTLED}),
        (((E.HANDLED_HERE, FRIDAY),), {K.FIRST_FOLLOW_UP, *UNSETTLED}),
        ((VERIFIED, (E.DISPOSED, FRIDAY, TO_UNIT)), {K.FIRST_FOLLOW_UP, *UNSETTLED}),
        ((VERIFIED, HOLDING), UNSETTLED),
        ((VERIFIED, (E.FOLLOW_UP, FRIDAY)), {K.AUTO_CLOSE}),
        ((VERIFIED, (E.FOLLOW_UP, FRIDAY), HOLDING), {K.AUTO_CLOSE}),
        ((VERIFIED, (E.FOLLOW_UP, FRIDAY), (E.REPORTER_REPLY, FRIDAY)), UNSETTLED),
        ((VERIFIED, (E.FOLLOW_UP, FRIDAY), (E.REPORTER_REPLY, FRIDAY), HOLDING), UNSETTLED),
        ((VERIFIED, (E.FOLLOW_UP, FRIDAY), (E.REPORTER_REPLY, FRIDAY), (E.FOLLOW_UP, FRIDAY)), {K.AUTO_CLOSE}),
    ],
)
def test_what_runs_after_each_happening(happenings: tuple[Happening, ...], still_running: set[ClockKind]) -> None:
    assert running(told(FRIDAY, *happenings)) == still_running


@pytest.mark.parametrize("end", [E.CLOSED, E.ARCHIVED, E.BLOCKED])
def test_nothing_runs_on_an_ended_case(end: EventKind) -> None:
    case = told(FRIDAY, VERIFIED, (E.INFORMATION_ASKED, FRIDAY), (end, FRIDAY), status=Status.CLOSED_BY_ADMIN)
    assert running(case) == set()


def test_a_full_answer_settles_on_its_day_and_a_holding_one_does_not() -> None:
    answered, settled = date(2026, 3, 17), date(2026, 3, 26)
    case = told(FRIDAY, VERIFIED, (E.FOLLOW_UP, answered, {"holding": "yes"}), (E.FOLLOW_UP, settled))
    assert on(case, K.FIRST_FOLLOW_UP).stopped_on == answered
    assert on(case, K.SETTLEMENT).stopped_on == settled


def test_a_rebuttal_lets_settlement_run_on_from_its_old_start() -> None:
    """The citizen's clock does not restart: the due day is what it was."""
    settled = told(FRIDAY, VERIFIED, (E.FOLLOW_UP, date(2026, 3, 17)))
    rebutted = told(FRIDAY, VERIFIED, (E.FOLLOW_UP, date(2026, 3, 17)), (E.REPORTER_REPLY, date(2026, 4, 20)))
    assert not on(settled, K.SETTLEMENT).is_late(date(2026, 12, 1))
    assert on(rebutted, K.SETTLEMENT).due_on == on(settled, K.SETTLEMENT).due_on == date(2026, 4, 10)
    assert on(rebutted, K.SETTLEMENT).is_late(date(2026, 4, 20))


def test_a_transfer_does_not_restart_the_citizens_clock() -> None:
    case = told(FRIDAY, VERIFIED, (E.TRANSFER_ASKED, date(2026, 3, 25)), (E.TRANSFER_ACCEPTED, date(2026, 3, 26)))
    assert on(case, K.FIRST_FOLLOW_UP).due_on == date(2026, 3, 27)


def test_late_begins_the_day_after_the_due_day() -> None:
    clock = on(told(FRIDAY, VERIFIED), K.FIRST_FOLLOW_UP)
    assert not clock.is_late(date(2026, 3, 27))
    assert clock.is_late(date(2026, 3, 28))


def test_what_was_done_late_stays_late() -> None:
    clock = on(told(FRIDAY, VERIFIED, (E.FOLLOW_UP, date(2026, 3, 30))), K.FIRST_FOLLOW_UP)
    assert clock.is_late(today=date(2026, 3, 20))


@pytest.mark.parametrize(
    ("at", "wib", "wita", "wit"),
    [("13T14:59", 13, 13, 13), ("13T15:00", 13, 13, 14), ("13T16:00", 13, 14, 14), ("13T23:30", 14, 14, 14)],
)
def test_a_day_is_a_day_in_the_holders_zone(at: str, wib: int, wita: int, wit: int) -> None:
    case = told(datetime.fromisoformat(f"2026-03-{at}+00:00"))
    starts = [on(case, K.NATIONAL_VERIFICATION, zone).started_on.day for zone in ("WIB", "WITA", "WIT")]
    assert starts == [wib, wita, wit]


def test_a_local_holiday_moves_the_deadline_of_its_region() -> None:
    calendar = WorkingCalendar("x", {}, {"99.01": {date(2026, 3, 17): "Hari jadi kabupaten"}})
    case = told(FRIDAY, VERIFIED)
    assert on(case, K.FIRST_FOLLOW_UP, region="99.71", calendar=calendar).due_on == date(2026, 3, 20)
    assert on(case, K.FIRST_FOLLOW_UP, region="99.01", calendar=calendar).due_on == date(2026, 3, 23)


def test_a_clock_names_its_calendar_and_its_source() -> None:
    clock = on(told(FRIDAY), K.NATIONAL_VERIFICATION)
    assert clock.calendar_version == "ID-2026"
    assert "Permenpan RB 5/2025" in clock.source
    assert clock.rules_version == STANDARD.version


def test_work_done_offline_counts_on_the_day_it_was_done() -> None:
    """Within the tolerance of two weeks; an older date is credited on arrival."""
    arrived = instant(date(2026, 4, 15))
    for done, credited in ((date(2026, 4, 2), date(2026, 4, 2)), (date(2026, 3, 20), date(2026, 4, 15))):
        case = told(FRIDAY, VERIFIED, (E.FOLLOW_UP, done))
        sent = replace(case.events[-1], received_at=arrived)
        assert on(replace(case, events=(*case.events[:-1], sent)), K.FIRST_FOLLOW_UP).stopped_on == credited


def test_a_case_known_only_from_an_export_counts_from_the_report() -> None:
    case = told(FRIDAY, (E.IMPORTED, date(2026, 4, 20)), status=Status.IN_PROGRESS)
    assert on(case, K.SETTLEMENT).started_on == FRIDAY
    waiting = told(FRIDAY, (E.IMPORTED, date(2026, 4, 20)), status=Status.UNVERIFIED)
    assert running(waiting) == {K.NATIONAL_VERIFICATION}


def test_an_unknown_status_breaks_no_clock() -> None:
    found = clocks(told(FRIDAY, VERIFIED, status="under_audit"), OFFICIAL, held_in())
    assert {c.kind for c in found} >= {K.SETTLEMENT}


def test_next_due_is_the_offices_first_running_clock() -> None:
    """Verification (25 March) comes before the first follow-up (27 March); what the reporter owes is not shown."""
    waiting = next_due(clocks(told(FRIDAY, VERIFIED), OFFICIAL, held_in()))
    assert waiting is not None and waiting.kind == K.AGENCY_VERIFICATION
    settled = told(FRIDAY, VERIFIED, (E.FOLLOW_UP, FRIDAY))
    assert next_due(clocks(settled, OFFICIAL, held_in())) is None


def test_an_instant_is_read_in_utc_whatever_zone_it_is_written_in() -> None:
    late = datetime(2026, 3, 14, 1, 0, tzinfo=TIME_ZONES["WIT"])
    assert on(told(late), K.NATIONAL_VERIFICATION).started_on == date(2026, 3, 14)
    assert late.astimezone(UTC) - timedelta(hours=16) == datetime(2026, 3, 13, tzinfo=UTC)
