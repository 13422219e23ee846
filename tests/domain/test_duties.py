"""What the server does by itself comes at its moment, once, and only while it is still true."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from domain.case import Audience, Case, EventKind, Holder, Reply, ReplyState, Status, Transfer
from domain.commands import Archive, Close, Command, Escalate, Remind
from domain.duties import Duty, duties
from domain.ids import AgencyId
from domain.people import SYSTEM
from domain.rules import ClockKind
from tests.domain.cast import HARAPAN, JALAN, ORI, PANRB, World, world
from tests.domain.choices import walk
from tests.domain.timelines import FRIDAY, OFFICIAL, Happening, held_in, told

E = EventKind
K = ClockKind
NOW = datetime(2026, 3, 13, 5, tzinfo=UTC)
ANSWERED = ((E.VERIFIED, FRIDAY), (E.FOLLOW_UP, FRIDAY))
MIDNIGHT_WITA = timedelta(hours=8)


def to_do(case: Case, now: datetime = NOW) -> tuple[Duty, ...]:
    return duties(case, OFFICIAL, held_in(), now)


def commands(case: Case, kind: type[Command], now: datetime = NOW) -> list[Command]:
    return [duty.command for duty in to_do(case, now) if isinstance(duty.command, kind)]


def answered(*more: Happening, status: str = Status.IN_PROGRESS) -> Case:
    return told(FRIDAY, *ANSWERED, *more, status=status)


def begin_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC) - MIDNIGHT_WITA


def test_a_case_is_closed_when_the_day_after_its_last_day_begins_where_it_is_held() -> None:
    found = to_do(answered())
    assert [type(duty.command) for duty in found] == [Close]
    assert found[0].moment == begin_of(date(2026, 4, 7)), "due on the 6th, after ten working days"


def test_a_case_is_archived_when_the_reporter_did_not_answer() -> None:
    asked = told(FRIDAY, (E.VERIFIED, FRIDAY), (E.INFORMATION_ASKED, FRIDAY), status=Status.AWAITING_INFORMATION)
    found = to_do(asked)
    assert [type(duty.command) for duty in found] == [Archive]
    assert found[0].moment == begin_of(date(2026, 4, 7))
    assert "10 hari kerja" in found[0].command.reason  # type: ignore[attr-defined] # an Archive


def _reply(state: str) -> Reply:
    waiting = World().submitted().reply
    assert waiting is not None
    return replace(waiting, state=state)


TRANSFER = Transfer(AgencyId("kota"), "", answered().events[0].by, False, AgencyId("kab-harapan"))


@pytest.mark.parametrize(
    ("case", "closes"),
    [
        (answered(), True),
        (answered((E.REPORTER_REPLY, FRIDAY), status=Status.REPORTER_REPLIED), False),
        (replace(answered(), reply=_reply(ReplyState.SUBMITTED)), False),
        (replace(answered(), reply=_reply(ReplyState.APPROVED)), False),
        (replace(answered(), reply=_reply(ReplyState.RETURNED)), True),
        (replace(answered(), transfer=TRANSFER), False),
        (answered(status=Status.CLOSED_BY_ADMIN), False),
        (answered(status="a_status_of_a_newer_server"), False),
        (told(FRIDAY, (E.VERIFIED, FRIDAY), (E.FOLLOW_UP, FRIDAY, {"holding": "yes"}), status="in_progress"), False),
    ],
    ids=["answered", "contradicted", "submitted", "approved", "returned", "transfer", "closed", "unknown", "holding"],
)
def test_only_what_nobody_is_at_work_on_is_closed(case: Case, closes: bool) -> None:
    assert bool(commands(case, Close)) is closes


def test_the_office_is_reminded_a_working_day_before_and_escalated_once_it_is_too_late() -> None:
    case = told(FRIDAY, (E.VERIFIED, FRIDAY, {"unit": "jalan"}))
    first = [duty for duty in to_do(case) if getattr(duty.command, "clock", "") == K.FIRST_FOLLOW_UP]
    due = date(2026, 3, 27)
    assert first == [
        Duty(begin_of(date(2026, 3, 26)), Remind(K.FIRST_FOLLOW_UP, due)),
        Duty(begin_of(date(2026, 3, 28)), Escalate(K.FIRST_FOLLOW_UP, due)),
    ]
    too_late = commands(case, Remind, begin_of(date(2026, 3, 28)))
    assert K.FIRST_FOLLOW_UP not in {c.clock for c in too_late if isinstance(c, Remind)}


def test_more_than_sixty_days_are_told_to_the_ombudsman_whatever_the_case_is() -> None:
    case = told(FRIDAY, (E.VERIFIED, FRIDAY))
    found = {duty.command: duty.moment for duty in to_do(case)}
    assert found[Escalate(K.OVERSIGHT, date(2026, 6, 24))] == begin_of(date(2026, 6, 25))


def test_what_was_said_while_it_was_true_is_not_said_again() -> None:
    due, told_on = date(2026, 3, 27), date(2026, 3, 28)
    data = {"clock": K.FIRST_FOLLOW_UP, "due_on": due.isoformat()}
    case = told(FRIDAY, (E.VERIFIED, FRIDAY), (E.ESCALATED, told_on, data))
    wanted = {c.clock for c in commands(case, Escalate) if isinstance(c, Escalate)}
    assert K.FIRST_FOLLOW_UP not in wanted and K.SETTLEMENT in wanted


def test_a_due_day_that_has_moved_on_since_makes_it_due_again() -> None:
    """A question to the reporter was answered after the escalation: the clock has working days left again."""
    data = {"clock": K.SETTLEMENT, "due_on": "2026-04-10"}
    case = told(
        FRIDAY,
        (E.VERIFIED, FRIDAY),
        (E.INFORMATION_ASKED, date(2026, 4, 9)),
        (E.ESCALATED, date(2026, 4, 11), data),
        (E.INFORMATION_GIVEN, date(2026, 4, 20)),
    )
    assert Escalate(K.SETTLEMENT, date(2026, 4, 21)) in commands(case, Escalate)


def test_who_is_told() -> None:
    w = world()
    told_of = {
        (Holder(HARAPAN, JALAN), K.SETTLEMENT): [("liaison_officer", HARAPAN, JALAN), ("supervisor", HARAPAN, JALAN)],
        (Holder(HARAPAN), K.SETTLEMENT): [("agency_admin", HARAPAN, ""), ("agency_admin", HARAPAN, "")],
        (Holder(PANRB), K.NATIONAL_VERIFICATION): [("national_admin", PANRB, ""), ("national_admin", PANRB, "")],
        (Holder(HARAPAN, JALAN), K.OVERSIGHT): [("liaison_officer", HARAPAN, JALAN), ("ombudsman", ORI, "")],
    }
    for (holder, clock), expected in told_of.items():
        case = w.case(holder=holder)
        for command in (Remind(clock, FRIDAY), Escalate(clock, FRIDAY)):
            case = w.do(case, SYSTEM, command)
        found = [(e.data["role"], e.data["agency"], e.data["unit"]) for e in case.events[-2:]]
        assert found == expected
        assert {e.audience for e in case.events[-2:]} == {Audience.AGENCIES}
        assert case.material_version == 1, "nobody's approval is void because time has passed"


def test_what_is_done_is_done_on_any_history() -> None:
    """Once everything due is carried out, nothing is due, and the next moment lies ahead."""
    carried_out: set[type[Command]] = set()
    for seed in range(40):
        w = world()
        case = walk(Random(seed), w, w.case((Status.DISPOSED, Status.UNVERIFIED)[seed % 2]), steps=12)[-1]
        for days in (0, 3, 10, 40, 200):
            w.now += timedelta(days=days)
            for _ in range(30):
                due = [d for d in duties(case, OFFICIAL, w.directory, w.now) if d.moment <= w.now]
                if not due:
                    break
                carried_out.add(type(due[0].command))
                case = w.do(case, SYSTEM, due[0].command)
            assert [d for d in duties(case, OFFICIAL, w.directory, w.now) if d.moment <= w.now] == []
    assert carried_out == {Close, Archive, Remind, Escalate}
