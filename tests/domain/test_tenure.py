"""After a case has changed hands, each of its days is still a day of the office that held it then."""

from dataclasses import replace
from datetime import UTC, date, datetime

from domain.calendar import WorkingCalendar
from domain.case import Case, EventKind, Holder
from domain.commands import AskTransfer, DecideTransfer, Verify
from domain.deadlines import Clock, clocks
from domain.directory import Agency, Directory
from domain.ids import AgencyId
from domain.rules import ClockKind
from tests.domain.cast import HARAPAN, MUARA, PANRB, RATNA, WAYAN, world
from tests.domain.timelines import FRIDAY, OFFICIAL, Happening, told

E = EventKind
K = ClockKind
WEST, EAST = AgencyId("barat"), AgencyId("timur")
DIRECTORY = Directory(
    {
        WEST: Agency(WEST, "B", "Barat", "regency", "11.01", "WIB"),
        EAST: Agency(EAST, "T", "Timur", "regency", "91.01", "WIT"),
    }
)
WEST_TO_EAST = {"from": WEST, "agency": EAST}


def late_evening(day: int) -> datetime:
    """23.30 in the west, and the next day already in the east."""
    return datetime(2026, 3, day, 16, 30, tzinfo=UTC)


def held_by(agency: AgencyId, *happenings: Happening) -> Case:
    return replace(told(datetime(2026, 3, 10, 2, tzinfo=UTC), *happenings), holder=Holder(agency))


def on(case: Case, kind: ClockKind, calendar: WorkingCalendar = OFFICIAL) -> Clock:
    return next(clock for clock in clocks(case, calendar, DIRECTORY) if clock.kind == kind)


def test_a_clock_ends_on_the_day_of_who_gives_and_begins_on_the_day_of_who_takes() -> None:
    case = held_by(EAST, (E.VERIFIED, late_evening(13), WEST_TO_EAST))
    verification = on(case, K.NATIONAL_VERIFICATION)
    assert verification.due_on == verification.stopped_on == date(2026, 3, 13), "in time where it was done"
    assert on(case, K.AGENCY_VERIFICATION).started_on == date(2026, 3, 14)


def test_a_transfer_leaves_the_days_before_it_as_they_were() -> None:
    """A question at half past eleven stopped the clock on that evening, whoever holds the case now."""
    before = held_by(WEST, (E.VERIFIED, FRIDAY, {"agency": WEST}), (E.INFORMATION_ASKED, late_evening(16)))
    answered = (E.INFORMATION_GIVEN, late_evening(17))
    moved = (E.TRANSFER_ACCEPTED, datetime(2026, 3, 25, 2, tzinfo=UTC), WEST_TO_EAST)
    verified, asked = (E.VERIFIED, FRIDAY, {"agency": WEST}), (E.INFORMATION_ASKED, late_evening(16))
    kept, gone = held_by(WEST, verified, asked, answered), held_by(EAST, verified, asked, answered, moved)
    assert on(before, K.SETTLEMENT).due_on is None
    assert on(kept, K.SETTLEMENT).skipped == on(gone, K.SETTLEMENT).skipped
    assert on(kept, K.SETTLEMENT).due_on == on(gone, K.SETTLEMENT).due_on


def test_local_holidays_are_those_of_who_held_the_case_when_the_day_began() -> None:
    feast = {date(2026, 3, day): "Hari jadi" for day in (17, 18, 19)}
    in_the_west, in_the_east = (WorkingCalendar("x", {}, {area: feast}) for area in ("11", "91"))
    handed_over = (E.TRANSFER_ACCEPTED, datetime(2026, 3, 18, 2, tzinfo=UTC), WEST_TO_EAST)
    case = held_by(EAST, (E.VERIFIED, date(2026, 3, 16), {"agency": WEST}), handed_over)
    west, east = (on(case, K.SETTLEMENT, calendar) for calendar in (in_the_west, in_the_east))
    assert [s.day.day for s in west.skipped if s.why == "Hari jadi"] == [17, 18]
    assert [s.day.day for s in east.skipped if s.why == "Hari jadi"] == [19]


def test_a_case_that_moves_twice_has_three_places() -> None:
    back = (E.TRANSFER_ACCEPTED, late_evening(18), {"from": EAST, "agency": WEST})
    there = (E.TRANSFER_ACCEPTED, late_evening(16), WEST_TO_EAST)
    case = held_by(WEST, (E.VERIFIED, date(2026, 3, 16), {"agency": WEST}), there, back)
    feast = {date(2026, 3, day): "Hari jadi" for day in range(16, 25)}
    skipped = on(case, K.SETTLEMENT, WorkingCalendar("x", {}, {"91.01": feast})).skipped
    assert [s.day.day for s in skipped if s.why == "Hari jadi"] == [18], "held in the east when that day began"


def test_an_entry_that_does_not_say_from_whom_counts_as_the_receivers() -> None:
    case = held_by(EAST, (E.VERIFIED, late_evening(13), {"agency": EAST}))
    assert on(case, K.NATIONAL_VERIFICATION).stopped_on == date(2026, 3, 14)


def test_a_timeline_that_contradicts_the_holder_gives_way_to_the_holder() -> None:
    case = held_by(EAST, (E.VERIFIED, late_evening(13), {"agency": WEST}))
    assert on(case, K.AGENCY_VERIFICATION).started_on == date(2026, 3, 14)


def test_real_commands_leave_what_is_needed() -> None:
    w = world()
    w.now = datetime(2026, 3, 16, 16, 30, tzinfo=UTC)  # 23.30 in the ministry, half past midnight in the regency
    case = w.do(w.case("unverified", Holder(PANRB)), WAYAN, Verify(HARAPAN))
    found = {clock.kind: clock for clock in clocks(case, OFFICIAL, w.directory)}
    assert found[K.NATIONAL_VERIFICATION].stopped_on == date(2026, 3, 16)
    assert found[K.AGENCY_VERIFICATION].started_on == date(2026, 3, 17)
    asked = w.do(case, RATNA, AskTransfer(MUARA, "Jalan kota."))
    moved = w.do(asked, WAYAN, DecideTransfer(accept=True))
    found = {clock.kind: clock for clock in clocks(moved, OFFICIAL, w.directory)}
    assert found[K.SETTLEMENT].started_on == date(2026, 3, 17), "the citizen's clock does not restart"
