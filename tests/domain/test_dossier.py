"""The delay dossier names every case past a deadline and nothing else, with all that explains the delay."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from domain.case import Case, EventKind, Holder, Status
from domain.dossier import Age, Hop, age_of, dossier
from domain.ids import CaseId
from domain.rules import ClockKind
from domain.wire import dumps, loads
from tests.domain.cast import HARAPAN, JALAN, MUARA, SEHAT, directory
from tests.domain.timelines import FRIDAY, OFFICIAL, instant, told

DIRECTORY = directory()
K = EventKind
TO_UNIT = {"agency": HARAPAN, "unit": JALAN}
APRIL_17 = datetime(2026, 4, 17, 3, tzinfo=UTC)  # a Friday, 11.00 in WITA


def forwarded(*more: object, **changes: object) -> Case:
    """Received and forwarded on Friday, 13 March: first follow-up due on 27 March, settlement on 10 April."""
    case = told(FRIDAY, (K.VERIFIED, FRIDAY, TO_UNIT), *more)  # type: ignore[arg-type]
    return replace(case, **{"holder": Holder(HARAPAN, JALAN), **changes})  # type: ignore[arg-type]


def test_days_late_are_working_days_past_each_deadline() -> None:
    (delay,) = dossier([forwarded()], OFFICIAL, DIRECTORY, APRIL_17).delays
    days = {one.clock: (one.due_on, one.days) for one in delay.late}
    assert days[ClockKind.FIRST_FOLLOW_UP] == (date(2026, 3, 27), 14), "Good Friday does not count"
    assert days[ClockKind.SETTLEMENT] == (date(2026, 4, 10), 5)
    assert (delay.late[0].clock, delay.days_late, delay.age) == (ClockKind.FIRST_FOLLOW_UP, 14, Age.WEEKS)
    assert delay.late[0].source and delay.late[0].limit == 5


def test_what_is_in_time_answered_or_ended_is_not_in_it() -> None:
    answered = forwarded((K.FOLLOW_UP, date(2026, 3, 30)), status=Status.IN_PROGRESS)
    ended = forwarded((K.CLOSED, date(2026, 4, 16)), status=Status.CLOSED_BY_ADMIN)
    paused = forwarded((K.INFORMATION_ASKED, date(2026, 3, 16)), status=Status.AWAITING_INFORMATION)
    assert dossier([answered, ended, paused], OFFICIAL, DIRECTORY, APRIL_17).delays == ()
    on_the_day = datetime(2026, 3, 27, 15, 59, tzinfo=UTC)
    assert dossier([forwarded()], OFFICIAL, DIRECTORY, on_the_day).delays == ()
    assert len(dossier([forwarded()], OFFICIAL, DIRECTORY, on_the_day + timedelta(minutes=1)).delays) == 1


def test_hops_pauses_reminders_and_approvals_explain_it() -> None:
    case = forwarded(
        (K.TRANSFER_ASKED, date(2026, 3, 16), {"agency": HARAPAN}),
        (K.TRANSFER_ACCEPTED, date(2026, 3, 17), {"agency": HARAPAN, "from": MUARA}),
        (K.INFORMATION_ASKED, date(2026, 3, 25)),
        (K.INFORMATION_GIVEN, date(2026, 3, 26)),
        (K.REMINDED, date(2026, 3, 30), {"clock": "first_follow_up", "role": "liaison_officer"}),
        (K.REPLY_SUBMITTED, date(2026, 3, 31)),
        (K.REPLY_RETURNED, date(2026, 4, 2)),
        (K.REPLY_SUBMITTED, date(2026, 4, 6)),
        (K.ESCALATED, date(2026, 4, 7), {"clock": "first_follow_up", "role": "supervisor"}),
        (K.FINDING_RECORDED, date(2026, 4, 8), {"recommendation": "Putuskan konsep jawaban.", "due_on": "2026-04-14"}),
    )
    events = tuple(replace(e, text="Jalan kabupaten.") if e.kind == K.TRANSFER_ASKED else e for e in case.events)
    (delay,) = dossier([replace(case, events=events)], OFFICIAL, DIRECTORY, APRIL_17).delays
    assert delay.hops == (Hop(instant(date(2026, 3, 17)), MUARA, HARAPAN, "Jalan kabupaten."),)
    assert [(w.since, w.until) for w in delay.pauses] == [(instant(date(2026, 3, 25)), instant(date(2026, 3, 26)))]
    assert [(w.since.date().day, w.until and w.until.date().day, w.outcome) for w in delay.approvals] == [
        (31, 2, "reply_returned"),
        (6, None, ""),
    ]
    assert [(one.kind, one.role) for one in delay.told] == [
        ("reminded", "liaison_officer"),
        ("escalated", "supervisor"),
    ]
    (finding,) = delay.findings
    assert finding.recommendation == "Putuskan konsep jawaban." and finding.is_late(APRIL_17.date())


def test_by_unit_and_age_the_worst_first() -> None:
    young, old = forwarded(id=CaseId("a"), tracking="2"), forwarded(id=CaseId("b"), tracking="1")
    later = replace(told(date(2026, 4, 1), (K.VERIFIED, date(2026, 4, 1), TO_UNIT)), holder=Holder(HARAPAN, SEHAT))
    found = dossier([young, later, old], OFFICIAL, DIRECTORY, APRIL_17)
    assert [d.case.id for d in found.delays] == ["b", "a", later.id]
    groups = found.by_unit()
    assert list(groups) == [Holder(HARAPAN, JALAN), Holder(HARAPAN, SEHAT)]
    assert [d.case.id for d in groups[Holder(HARAPAN, JALAN)][Age.WEEKS]] == ["b", "a"]
    assert [age_of(days) for days in (1, 5, 6, 14, 15, 60, 61)] == [
        Age.DAYS, Age.DAYS, Age.WEEKS, Age.WEEKS, Age.MONTHS, Age.MONTHS, Age.OVER_SIXTY,
    ]  # fmt: skip


moves = st.lists(
    st.tuples(
        st.sampled_from([K.FOLLOW_UP, K.REPORTER_REPLY, K.INFORMATION_ASKED, K.INFORMATION_GIVEN, K.NOTE]),
        st.integers(0, 60),
    ),
    max_size=6,
)


@given(st.lists(moves, max_size=6), st.integers(0, 200), st.randoms(use_true_random=False))
def test_it_depends_on_the_cases_alone(histories: list[list[tuple[EventKind, int]]], days: int, rng: Random) -> None:
    """Not on their order, nor on which side of the wire they are; and nothing is in two groups."""
    cases = [
        forwarded(
            *((kind, FRIDAY + timedelta(days=n)) for kind, n in sorted(moves, key=lambda m: m[1])), id=CaseId(str(i))
        )
        for i, moves in enumerate(histories)
    ]
    now = instant(FRIDAY + timedelta(days=days))
    found = dossier(cases, OFFICIAL, DIRECTORY, now)
    received = [loads(Case, dumps(case)) for case in cases]
    rng.shuffle(received)
    assert dossier(received, OFFICIAL, DIRECTORY, now) == found
    grouped = [delay for ages in found.by_unit().values() for delays in ages.values() for delay in delays]
    assert sorted(d.case.id for d in grouped) == sorted(d.case.id for d in found.delays)
    assert all(
        one.days > 0 or OFFICIAL.working_days_between(one.due_on, now.date()) == 0 for d in grouped for one in d.late
    )
