"""The four numbers of an office are what somebody counts who reads report by report."""

import random
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.models import indicators
from app.models.engine import reading
from app.models.indicators import WEEKS, Indicators, Sums
from domain.case import Case, Holder
from domain.commands import ApproveReply, Archive, AskInformation, GiveInformation, ReporterReply, SubmitReply
from domain.directory import TIME_ZONES
from domain.ids import AgencyId, CaseId
from domain.people import REPORTER, Membership, Person, Role
from tests.support.console import (
    BAMBANG,
    HEALTH,
    NOW,
    RATNA,
    REGENCY,
    SARI,
    WORLD,
    CaseMaker,
    Console,
    new_case,
    open_console,
)

WITA = TIME_ZONES["WITA"]
TODAY = NOW.astimezone(WITA).date()
MONDAY = TODAY - timedelta(days=TODAY.weekday())


def read(console: Console, person: Person, today: date = TODAY) -> Indicators:
    with reading(console.stores.cache) as connection:
        return indicators.read(connection, person, today, WITA)


def answered(maker: CaseMaker, after: timedelta, *, holding: bool = False) -> CaseMaker:
    maker.act(SARI, SubmitReply("Sudah ditangani.", holding=holding), after=after)
    assert maker.case.reply is not None
    return maker.act(BAMBANG, ApproveReply(maker.case.reply.pin), after=timedelta(minutes=5))


def lived(number: int, chance: random.Random) -> Case:
    """A report with a life of its own: asked back, answered for the time being or in full, contradicted, rated."""
    maker = new_case(number, days_ago=chance.randint(0, 100))
    if chance.random() < 0.3:
        maker.act(SARI, AskInformation("Di mana?"), after=timedelta(hours=chance.randint(1, 70)))
        maker.act(REPORTER, GiveInformation("Di sana."), after=timedelta(hours=chance.randint(1, 200)))
    for _ in range(chance.choice((0, 1, 1, 2))):
        answered(maker, timedelta(hours=chance.randint(1, 250)), holding=chance.random() < 0.4)
        if chance.random() < 0.3:
            maker.act(REPORTER, ReporterReply("Belum."), after=timedelta(hours=2))
    if chance.random() < 0.25:
        maker.act(RATNA, Archive("Rangkap"), after=timedelta(hours=3))
    case = maker.case
    if chance.random() < 0.3:
        case = replace(case, rating=chance.randint(1, 5))
    if chance.random() < 0.3:
        case = replace(case, holder=Holder(REGENCY, HEALTH))
    return case


def outcome(case: Case) -> tuple[int | None, bool]:
    """Working days from the disposal to the first answer, and whether the last word was a full one, or it ended so."""
    day = {event.id: event.acted_at.astimezone(WITA).date() for event in case.events}
    start = next(day[e.id] for e in case.events if e.kind == "verified")
    asked = [day[e.id] for e in case.events if e.kind == "information_asked"]
    given = [day[e.id] for e in case.events if e.kind == "information_given"]
    first = next((day[e.id] for e in case.events if e.kind == "follow_up"), None)
    settled = False
    for event in case.events:
        if event.kind == "follow_up":
            settled = settled or not event.data.get("holding")
        elif event.kind == "reporter_reply":
            settled = False
    if first is None:
        return None, False
    settled = settled or not case.is_open
    days, count = start, 0
    while days < first:
        days += timedelta(days=1)
        paused = any(begun < days <= ended for begun, ended in zip(asked, given, strict=True))
        count += days.weekday() < 5 and days not in WORLD.calendar.holidays and not paused
    return count, settled


def counted_by_hand(cases: list[Case]) -> list[Sums]:
    weeks = [[] for _ in range(WEEKS)]  # type: list[list[Case]]
    for case in cases:
        reported = case.reported_at.astimezone(WITA).date()
        week = (reported - MONDAY).days // 7 + WEEKS - 1
        if 0 <= week < WEEKS:
            weeks[week].append(case)
    found = []
    for some in weeks:
        outcomes = [outcome(case) for case in some]
        days = [count for count, _ in outcomes if count is not None]
        stars = [case.rating for case in some if case.rating is not None]
        found.append(Sums(len(some), len(days), sum(s for _, s in outcomes), sum(days), len(stars), sum(stars)))
    return found


@pytest.mark.parametrize("seed", range(3))
def test_the_numbers_are_those_counted_by_hand(tmp_path: Path, qapp: object, seed: int) -> None:
    chance = random.Random(seed)
    cases = [lived(number, chance) for number in range(100, 190)]
    with ExitStack() as stack:
        console = open_console(tmp_path, RATNA, stack, fill=False)
        console.take(cases, reference=True)
        assert list(read(console, RATNA).weeks) == counted_by_hand(cases)
        own = [case for case in cases if case.holder.unit != HEALTH]
        found = read(console, SARI)
        assert list(found.weeks) == counted_by_hand(own) != counted_by_hand(cases)
        whole = found.total
        assert whole.reports == sum(week.reports for week in found.weeks) > 20
        assert whole.settled_share == whole.settled / whole.reports
        assert whole.average_days == whole.days / whole.followed_up
        assert 0 < whole.settled < whole.followed_up < whole.reports


def test_who_oversees_sees_all_and_who_has_nothing_sees_nothing(console: Console) -> None:
    monitor = Person(SARI.id, "Pemantau", "", (Membership(Role.MONITOR, AgencyId("prov")),))
    nobody = Person(SARI.id, "Tamu", "", ())
    assert read(console, monitor).total.reports == read(console, SARI).total.reports == 24
    empty = read(console, nobody).total
    assert empty == Sums()
    assert (empty.settled_share, empty.followed_up_share, empty.average_days, empty.average_rating) == (None,) * 4


def test_a_week_begins_on_the_office_s_monday(console: Console) -> None:
    """Sunday night and Monday morning in WITA are one Sunday in Greenwich."""
    before = read(console, SARI).weeks
    sunday = datetime.combine(MONDAY, datetime.min.time(), WITA) - timedelta(minutes=10)
    for number, at in enumerate((sunday, sunday + timedelta(minutes=20))):
        base = new_case(90 + number, days_ago=1).case
        console.take([replace(base, id=CaseId(f"edge-{number}"), reported_at=at.astimezone(UTC))])
    after = read(console, SARI)
    grown = [new.reports - old.reports for old, new in zip(before, after.weeks, strict=True)]
    assert grown == [0] * (WEEKS - 2) + [1, 1]
    assert after.first_days[-1] == MONDAY and after.last_day == MONDAY + timedelta(days=6)
    assert len(after.first_days) == len(after.weeks) == WEEKS


def test_unsent_work_is_no_follow_up_yet(console: Console) -> None:
    before = read(console, SARI)
    view = console.context.queries.case(CaseId("case-0007"), WORLD)
    assert view is not None
    console.context.desk.submit(view, SubmitReply("Sudah dijadwalkan.")).result(10)
    assert read(console, SARI) == before
