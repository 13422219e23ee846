"""A closed case is taken up again only where the server announces it, and its clocks go on where they stood."""

from dataclasses import replace
from datetime import date

import pytest

from domain import commands as c
from domain.capabilities import NOTHING_ANNOUNCED, Capabilities
from domain.case import EventKind, Status
from domain.counting import PAUSED
from domain.deadlines import clocks
from domain.errors import Code, Refused
from domain.people import REPORTER
from domain.rules import ClockKind
from domain.workflow import Moment, available
from tests.domain.cast import RATNA, SARI, World, directory, world
from tests.domain.timelines import FRIDAY, OFFICIAL, Happening, told

E = EventKind
CLOSED = (Status.CLOSED_BY_ADMIN, Status.CLOSED_BY_REPORTER, Status.CLOSED_BY_SYSTEM)
ANSWERED: tuple[Happening, ...] = ((E.VERIFIED, FRIDAY), (E.FOLLOW_UP, date(2026, 3, 17)))


def due(*happenings: Happening) -> dict[ClockKind, tuple[date | None, date | None]]:
    """When each clock is due and when it stopped."""
    found = clocks(told(FRIDAY, *happenings), OFFICIAL, directory())
    return {clock.kind: (clock.due_on, clock.stopped_on) for clock in found}


@pytest.mark.parametrize("status", CLOSED)
def test_a_closed_case_is_taken_up_again_by_the_one_who_held_it(status: Status) -> None:
    w = world()
    case = w.case(status, rating=2)
    assert w.attempt(case, RATNA, c.Reopen(" ")) == Refused(Code.REASON_REQUIRED)
    again = w.do(case, RATNA, c.Reopen("Lubangnya muncul lagi."))
    assert (again.status, again.holder, again.rating) == (Status.DISPOSED, case.holder, 2)
    assert again.events[-1].text == "Lubangnya muncul lagi." and again.material_version == again.version
    assert w.do(again, SARI, c.SubmitReply("Kami tambal lagi.")).reply is not None


@pytest.mark.parametrize("status", CLOSED)
def test_where_it_is_not_announced_it_is_neither_offered_nor_accepted(status: Status) -> None:
    w = World()
    w = World(replace(w.directory, capabilities=NOTHING_ANNOUNCED))
    case = w.case(status)
    outcome = w.attempt(case, RATNA, c.Reopen("Muncul lagi."))
    assert isinstance(outcome, Refused) and outcome.code is Code.NOT_ANNOUNCED
    offered = [
        {o.command for o in available(case, RATNA, Moment(w.now, replace(w.directory, capabilities=server)))}
        for server in (NOTHING_ANNOUNCED, Capabilities(True))
    ]
    assert [c.Reopen in commands for commands in offered] == [False, True]


def test_the_days_in_which_it_was_closed_do_not_count() -> None:
    """Settled after one day of fourteen; closed from 30 March to 6 April, so four working days later than 10 April."""
    closed, again = (E.CLOSED, date(2026, 3, 30)), (E.REOPENED, date(2026, 4, 6))
    assert due(*ANSWERED, closed)[ClockKind.SETTLEMENT] == (date(2026, 4, 10), date(2026, 3, 17))
    found = due(*ANSWERED, closed, again)
    assert found[ClockKind.SETTLEMENT] == (date(2026, 4, 16), None)
    assert found[ClockKind.FIRST_FOLLOW_UP][1] == date(2026, 3, 17), "it was followed up in time, and stays so"
    assert found[ClockKind.AUTO_CLOSE][1] == date(2026, 4, 6), "what was taken up again does not close by itself"
    assert due(*ANSWERED, closed, again, (E.FOLLOW_UP, date(2026, 4, 8)))[ClockKind.SETTLEMENT][1] == date(2026, 4, 8)
    assert ClockKind.COMPLETENESS not in found


def test_the_explanation_lists_the_days_in_which_it_was_closed() -> None:
    case = told(FRIDAY, *ANSWERED, (E.CLOSED, date(2026, 3, 30)), (E.REOPENED, date(2026, 4, 6)))
    clock = next(c for c in clocks(case, OFFICIAL, directory()) if c.kind == ClockKind.SETTLEMENT)
    assert [s.day.day for s in clock.skipped if s.why == PAUSED] == [31, 1, 2, 6]


def test_a_question_after_an_answer_stops_the_automatic_closing() -> None:
    found = due(*ANSWERED, (E.INFORMATION_ASKED, date(2026, 3, 25)))
    assert found[ClockKind.AUTO_CLOSE][1] == date(2026, 3, 25)


def test_a_case_in_progress_may_wait_for_the_reporter_and_returns_there() -> None:
    w = world()
    case = w.do(w.case(Status.IN_PROGRESS), SARI, c.AskInformation("Kilometer berapa?"))
    assert case.status == Status.AWAITING_INFORMATION
    assert w.attempt(case, REPORTER, c.GiveInformation(" ")) == Refused(Code.TEXT_REQUIRED)
    assert w.do(case, REPORTER, c.GiveInformation("Kilometer 4.")).status == Status.IN_PROGRESS


def test_words_of_the_reporter_are_not_empty() -> None:
    w = world()
    case = w.case(Status.IN_PROGRESS)
    assert w.attempt(case, REPORTER, c.ReporterReply("\n")) == Refused(Code.TEXT_REQUIRED)
    outcome = w.attempt(case, REPORTER, c.ReporterReply("a" * 20_001))
    assert isinstance(outcome, Refused) and outcome.code is Code.TEXT_TOO_LONG
