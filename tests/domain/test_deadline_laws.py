"""What holds for every deadline: later is never earlier, a pause costs its working days, both sides agree."""

import os
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import WorkingCalendar
from domain.case import Case, Classification, EventKind, Holder, Status
from domain.counting import Pause, explain
from domain.deadlines import Clock, clocks
from domain.directory import Directory
from domain.rules import ClockKind
from domain.scope import masked
from domain.wire import dumps, loads
from tests.domain.cast import HARAPAN, JALAN, PANRB, PEOPLE, world
from tests.domain.choices import walk
from tests.domain.timelines import OFFICIAL, Happening, held_in, told

E = EventKind
starts = st.dates(date(2018, 1, 1), date(2027, 6, 30))
limits = st.integers(1, 60)
classifications = st.sampled_from([*Classification, None])
LOCAL = WorkingCalendar(
    "daerah",
    OFFICIAL.holidays,
    {"99": {date(year, 8, 14): "Hari jadi provinsi" for year in range(2018, 2029)}},
)


def settlement(case: Case, calendar: WorkingCalendar = OFFICIAL) -> Clock:
    found = clocks(case, calendar, held_in(region="99.01"))
    return next(clock for clock in found if clock.kind == ClockKind.SETTLEMENT)


def due(case: Case, calendar: WorkingCalendar = OFFICIAL) -> date:
    found = settlement(case, calendar).due_on
    assert found is not None
    return found


@given(starts, st.integers(0, 90), classifications)
def test_a_case_disposed_later_is_never_due_earlier(start: date, later: int, kind: str | None) -> None:
    early, late = (
        replace(told(day, (E.VERIFIED, day)), classification=kind) for day in (start, start + timedelta(later))
    )
    assert due(early) <= due(late)
    assert due(early, LOCAL) <= due(late, LOCAL)


@given(starts, limits, st.integers(1, 20), st.integers(0, 40), st.integers(0, 40))
def test_more_days_are_never_due_earlier(start: date, limit: int, more: int, after: int, length: int) -> None:
    asked = start + timedelta(after)
    pauses = (Pause(asked, asked + timedelta(length)),)
    short, long = (explain(OFFICIAL, start, days, lambda day: "", pauses) for days in (limit, limit + more))
    assert short.due_on is not None and long.due_on is not None and short.due_on < long.due_on
    assert long.counted[:limit] == short.counted


@given(starts, st.integers(0, 120), st.integers(0, 40), classifications)
def test_a_pause_moves_the_due_day_by_exactly_its_working_days(
    start: date, after: int, length: int, kind: str | None
) -> None:
    """Over the calendar with local holidays too; a question on or after the due day comes too late to move it."""
    asked = start + timedelta(after)
    answered = asked + timedelta(length)
    plain = replace(told(start, (E.VERIFIED, start)), classification=kind)
    happenings: list[Happening] = [(E.VERIFIED, start), (E.INFORMATION_ASKED, asked), (E.INFORMATION_GIVEN, answered)]
    paused = replace(told(start, *happenings), classification=kind)
    for calendar in (OFFICIAL, LOCAL):
        before = due(plain, calendar)
        lost = calendar.working_days_between(asked, answered, "99.01") if asked < before else 0
        assert due(paused, calendar) == calendar.add_working_days(before, lost, "99.01")


@given(starts, st.integers(0, 4), st.integers(0, 30), classifications, classifications)
def test_reclassification_keeps_the_pause_and_takes_the_other_limit(
    start: date, after: int, length: int, was: str | None, now: str | None
) -> None:
    asked = start + timedelta(after)
    answered = asked + timedelta(length)
    case = told(start, (E.VERIFIED, start), (E.INFORMATION_ASKED, asked), (E.INFORMATION_GIVEN, answered))
    corrected = told(
        start,
        (E.VERIFIED, start),
        (E.INFORMATION_ASKED, asked),
        (E.INFORMATION_GIVEN, answered),
        (E.CORRECTED, answered, {"was.classification": was or ""}),
    )
    told_at_first = replace(case, classification=now)
    assert settlement(replace(corrected, classification=now)) == settlement(told_at_first)
    unpaused = due(replace(told(start, (E.VERIFIED, start)), classification=now))
    lost = OFFICIAL.working_days_between(asked, answered) if asked < unpaused else 0
    assert due(told_at_first) == OFFICIAL.add_working_days(unpaused, lost)


def test_every_console_that_works_on_a_case_computes_what_the_server_computes() -> None:
    """From the documents it receives, masked for its person, over random histories across agencies."""
    w, compared = world(), 0
    directory, calendar = loads(Directory, dumps(w.directory)), loads(WorkingCalendar, dumps(LOCAL))
    for seed in range(int(os.environ.get("KONSOL_HISTORIES", "20"))):
        first = w.case(
            (Status.UNVERIFIED, Status.DISPOSED)[seed % 2], (Holder(PANRB), Holder(HARAPAN, JALAN))[seed % 2]
        )
        for case in walk(Random(seed), w, first, steps=20):
            here = clocks(case, LOCAL, w.directory)
            for person in PEOPLE:
                if person.agencies() & {case.holder.agency, *case.supporting}:
                    received = loads(Case, dumps(masked(case, person)))
                    assert clocks(received, calendar, directory) == here, f"{person.name}, history of seed {seed}"
                    compared += 1
    assert compared > 500
