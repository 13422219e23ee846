"""Asking the reporter for information stops the office's clocks and only those days; the explanation shows it."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.case import Case, Classification, EventKind, Status
from domain.commands import AskInformation, Correct, GiveInformation, Verify
from domain.counting import PAUSED
from domain.deadlines import Clock, clocks
from domain.people import REPORTER
from domain.rules import ClockKind
from tests.domain.cast import HARAPAN, JALAN, RATNA, world
from tests.domain.timelines import FRIDAY, OFFICIAL, Happening, held_in, told

E = EventKind
ASKED, GIVEN = E.INFORMATION_ASKED, E.INFORMATION_GIVEN
starts = st.dates(date(2018, 1, 1), date(2027, 6, 30))
# Days from the start to a question, then to its answer, then to the next question, and so on.
spans = st.lists(st.integers(0, 12), max_size=6)
classifications = st.sampled_from([*Classification, None])


def settlement(case: Case) -> Clock:
    return next(c for c in clocks(case, OFFICIAL, held_in()) if c.kind == ClockKind.SETTLEMENT)


def paused_case(start: date, steps: list[int], classification: str | None) -> tuple[Case, set[date]]:
    """A case verified on `start` with questions and answers, and the days that answered questions cover."""
    happenings: list[Happening] = [(E.VERIFIED, start)]
    covered: set[date] = set()
    day = start
    for number, step in enumerate(steps):
        if number % 2:
            covered |= {day + timedelta(n) for n in range(1, step + 1)}
        day += timedelta(step)
        happenings.append((GIVEN if number % 2 else ASKED, day))
    return replace(told(start, *happenings), classification=classification), covered


@given(starts, spans, classifications)
def test_a_pause_adds_its_working_days_and_nothing_else(start: date, steps: list[int], kind: str | None) -> None:
    answered_steps = steps[: len(steps) // 2 * 2]
    case, paused = paused_case(start, answered_steps, kind)
    clock = settlement(case)
    assert clock.due_on is not None
    lost = sum(d <= clock.due_on and OFFICIAL.why_not_working(d) is None for d in paused)
    assert OFFICIAL.working_days_between(start, clock.due_on) == clock.limit + lost
    assert clock.due_on not in paused


@given(starts, spans, classifications)
def test_the_explanation_holds_every_day_once(start: date, steps: list[int], kind: str | None) -> None:
    clock = settlement(paused_case(start, steps, kind)[0])
    listed = sorted([*clock.counted, *(s.day for s in clock.skipped)])
    assert listed == [start + timedelta(n + 1) for n in range(len(listed))]
    if clock.due_on is not None:
        assert listed[-1] == clock.due_on == clock.counted[-1]
        assert len(clock.counted) == clock.limit
    assert all(OFFICIAL.why_not_working(d) is None for d in clock.counted)
    assert all(s.why == (OFFICIAL.why_not_working(s.day) or PAUSED) for s in clock.skipped)


@given(starts, st.integers(0, 5), classifications)
def test_an_unanswered_question_leaves_the_due_day_open(start: date, asked_after: int, kind: str | None) -> None:
    asked = start + timedelta(asked_after)
    clock = settlement(replace(told(start, (E.VERIFIED, start), (ASKED, asked)), classification=kind))
    if OFFICIAL.working_days_between(start, asked) >= clock.limit:
        assert clock.due_on is not None and clock.due_on <= asked
    else:
        assert clock.due_on is None
        assert not clock.is_late(date(2100, 1, 1))


@given(starts, spans, classifications, classifications)
def test_reclassification_keeps_the_pauses(start: date, steps: list[int], was: str | None, now: str | None) -> None:
    before, paused = paused_case(start, steps, was)
    after = replace(before, classification=now)
    skipped = {s.day for s in settlement(after).skipped}
    end = max([*settlement(after).counted, *skipped], default=start)
    assert {d for d in paused if d <= end} <= skipped
    if settlement(before).limit == settlement(after).limit:
        assert settlement(before) == settlement(after)


def test_completeness_runs_while_the_others_wait_and_stops_with_the_answer() -> None:
    asked = told(FRIDAY, (E.VERIFIED, FRIDAY), (ASKED, FRIDAY), status=Status.AWAITING_INFORMATION)
    found = {c.kind: c for c in clocks(asked, OFFICIAL, held_in())}
    assert found[ClockKind.COMPLETENESS].due_on == date(2026, 4, 6)
    assert found[ClockKind.SETTLEMENT].due_on is None
    answered = told(FRIDAY, (E.VERIFIED, FRIDAY), (ASKED, FRIDAY), (GIVEN, date(2026, 3, 17)))
    found = {c.kind: c for c in clocks(answered, OFFICIAL, held_in())}
    assert found[ClockKind.COMPLETENESS].stopped_on == date(2026, 3, 17)
    assert found[ClockKind.SETTLEMENT].due_on == OFFICIAL.add_working_days(date(2026, 3, 17), 14)


def test_real_commands_pause_and_reclassify() -> None:
    w = world()
    case = w.do(w.case(Status.UNVERIFIED), RATNA, Verify(HARAPAN, JALAN))
    started = settlement(case)
    case = w.do(case, RATNA, AskInformation("Di kilometer berapa?"))
    w.now += timedelta(days=14)  # the 17th and the 25th, 26th, 27th and 30th of March are working days
    case = w.do(case, REPORTER, GiveInformation("Kilometer 4."))
    case = w.do(case, RATNA, Correct(classification=Classification.SUPERVISORY))
    assert case.status == Status.DISPOSED
    assert started.limit == 14 and settlement(case).limit == 60
    assert sum(s.why == PAUSED for s in settlement(case).skipped) == 5
