"""What time calls for is done once: at its moment, whoever sweeps, how often, and how many at the same time."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, text, update

from domain.case import EventKind, Status
from domain.commands import AddNote
from domain.people import SYSTEM
from domain.rules import STANDARD, ClockKind, Rule
from server import sweep as sweeping
from server.central import Central
from server.database import reading, writing
from server.directory import put_reference
from server.records import AT_ONCE
from server.settings import Settings
from server.sweep import PUT_OFF, Swept, keep_sweeping, sweep
from server.tables import cases, event
from server.working_calendar import amended, national_calendar
from tests.server.books import assert_books_balance
from tests.server.conftest import SignIn
from tests.server.desk import TIMEOUT
from tests.server.region import AGENCIES, NOW, REGENCY, Clock, Region, change, read
from tests.server.sweeping import LATER, answered, asked, kept, next_moment, now_of, said, verified
from tests.support.guards import ExpectedLog

DUE_CLOSED = datetime(2026, 12, 4, 16, tzinfo=UTC)  # ten working days after Friday 20 November, midnight in WITA


def test_an_answered_case_is_closed_at_its_moment_and_not_before(region: Region, central: Central) -> None:
    (case,) = kept(central, answered(region))
    assert next_moment(central, case) == AT_ONCE, "nobody has looked at it yet"
    assert sweep(central, NOW) == Swept(1)
    assert next_moment(central, case) == DUE_CLOSED
    assert sweep(central, DUE_CLOSED - timedelta(seconds=1)) == Swept()
    assert sweep(central, DUE_CLOSED).closed == 1

    closed = now_of(central, case)
    (entry,) = said(central, case, EventKind.CLOSED)
    assert (closed.status, closed.version) == (Status.CLOSED_BY_SYSTEM, case.version + 1)
    assert (entry.by.person, entry.acted_at, entry.text[:23]) == (SYSTEM.id, DUE_CLOSED, "Tidak ada tanggapan pel")
    assert next_moment(central, case) is None
    with reading(central.engine) as connection:
        assert_books_balance(connection)


def test_what_the_reporter_did_not_complete_is_archived(region: Region, central: Central) -> None:
    (case,) = kept(central, asked(region))
    assert sweep(central, NOW + LATER).archived == 1
    assert now_of(central, case).status == Status.ARCHIVED_BY_SYSTEM


def test_an_office_is_reminded_then_the_level_above_is_told_and_the_consoles_hear_of_it(
    at_desk: SignIn, region: Region, central: Central, clock: Clock
) -> None:
    (case,) = kept(central, verified(region))
    for _ in range(14):
        clock.advance(timedelta(days=1))
        sweep(central, clock())
    first = [e for e in now_of(central, case).events if e.data.get("clock") == ClockKind.FIRST_FOLLOW_UP]
    assert [(e.kind, e.data["role"], e.data["unit"], e.data["due_on"]) for e in first] == [
        (EventKind.REMINDED, "liaison_officer", case.holder.unit, "2026-11-27"),
        (EventKind.ESCALATED, "supervisor", case.holder.unit, "2026-11-27"),
    ]
    assert [e.acted_at.date() for e in first] == [date(2026, 11, 26), date(2026, 11, 28)]
    budi = at_desk("budi")
    budi.sync()
    assert EventKind.ESCALATED in {e.kind for e in budi.seen(case).events}


def test_after_a_long_silence_everything_due_is_done_in_one_run(region: Region, central: Central) -> None:
    kept(central, verified(region))
    swept = sweep(central, NOW + timedelta(days=120))
    assert (swept.looked_at, swept.reminded, swept.escalated) == (1, 0, 3), "a reminder would come too late"
    assert sweep(central, NOW + timedelta(days=120)) == Swept()


def test_a_second_run_has_no_second_effect_even_if_it_is_made_to_look_again(region: Region, central: Central) -> None:
    kept(central, *(make(region) for make in (answered, asked, verified) for _ in range(3)))
    now = NOW + LATER
    assert sweep(central, now).looked_at == 9
    entries = read(central, select(event.c.id))
    change(central, update(cases).values(next_moment=AT_ONCE))
    again = sweep(central, now)
    assert (again.looked_at, sum(again.done.values()), again.put_off) == (9, 0, 0)
    assert read(central, select(event.c.id)) == entries


def test_two_machines_that_sweep_at_once_do_everything_once(
    region: Region, central: Central, settings: Settings, clock: Clock
) -> None:
    told = kept(central, *(make(region) for make in (answered, asked, verified) for _ in range(15)))
    clock.advance(LATER)
    gate = threading.Barrier(2)
    machines = [Central.over(settings, clock) for _ in range(2)]

    def run(machine: Central) -> Swept:
        gate.wait(TIMEOUT)
        return sweep(machine, clock())

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(run, machines)
    for machine in machines:
        machine.engine.dispose()

    assert (first.closed + second.closed, first.archived + second.archived) == (15, 15)
    assert first.escalated + second.escalated == 15 * 2
    assert first.put_off == second.put_off == 0
    for case in told:
        ids = [entry.id for entry in now_of(central, case).events]
        assert len(ids) == len(set(ids))
        assert len(said(central, case, EventKind.CLOSED) + said(central, case, EventKind.ARCHIVED)) <= 1
    with reading(central.engine) as connection:
        assert_books_balance(connection)


def test_a_sweep_and_the_people_at_work_do_not_overwrite_each_other(
    at_desk: SignIn, region: Region, central: Central, clock: Clock
) -> None:
    told = kept(central, *(verified(region) for _ in range(12)))
    clock.advance(LATER)
    budi = at_desk("budi")
    with ThreadPoolExecutor(2) as pool:
        swept = pool.submit(sweep, central, clock())
        noted = pool.submit(lambda: [budi.must(case, AddNote("sedang dikerjakan")) for case in told])
    noted.result()
    assert swept.result().put_off == 0
    sweep(central, clock())
    for case in told:
        kinds = [entry.kind for entry in now_of(central, case).events]
        assert (kinds.count(EventKind.NOTE), kinds.count(EventKind.ESCALATED)) == (1, 2)
    with reading(central.engine) as connection:
        assert_books_balance(connection)


def test_an_amended_calendar_moves_what_comes_next(region: Region, central: Central) -> None:
    (case,) = kept(central, answered(region))
    sweep(central, NOW)
    assert next_moment(central, case) == DUE_CLOSED
    later = amended(national_calendar(), date(2026, 11, 30), "Cuti bersama")
    for calendar, moved in ((later, timedelta(days=3)), (national_calendar(), timedelta())):
        with writing(central.engine) as connection:
            put_reference(connection, "calendar", "calendar", calendar)
        assert next_moment(central, case) == AT_ONCE
        sweep(central, NOW)
        assert next_moment(central, case) == DUE_CLOSED + moved


@pytest.mark.parametrize("what", ["rules", "agency"])
def test_other_rules_and_another_zone_move_it_too(what: str, region: Region, central: Central) -> None:
    (case,) = kept(central, answered(region))
    sweep(central, NOW)
    shorter = replace(STANDARD, rules=(*STANDARD.rules, Rule(ClockKind.AUTO_CLOSE, 9, "Uji", valid_from=NOW.date())))
    further_east = next(replace(a, time_zone="WIT") for a in AGENCIES if a.id == REGENCY)
    record, moved = {
        "rules": (("rules", "rules", shorter), timedelta(days=-1)),
        "agency": (("agency", REGENCY, further_east), timedelta(hours=-1)),
    }[what]
    with writing(central.engine) as connection:
        put_reference(connection, *record)
    sweep(central, NOW)
    assert next_moment(central, case) == DUE_CLOSED + moved


def test_an_amendment_during_a_sweep_is_not_lost(region: Region, central: Central) -> None:
    """The sweep has read the old calendar; the amendment waits for it, and has the case looked at again."""
    (case,) = kept(central, answered(region))
    started = threading.Event()

    def amend() -> None:
        started.set()
        with writing(central.engine) as connection:
            put_reference(connection, "calendar", "calendar", amended(national_calendar(), date(2026, 11, 30), "Libur"))

    thread = threading.Thread(target=amend)
    with writing(central.engine) as connection:
        assert sweeping._look_at(central, connection, case.id, NOW) == []
        thread.start()
        assert started.wait(TIMEOUT)
        thread.join(0.3)
        assert thread.is_alive(), "it waits for the case"
    thread.join(TIMEOUT)

    assert next_moment(central, case) == AT_ONCE
    sweep(central, NOW)
    assert next_moment(central, case) == DUE_CLOSED + timedelta(days=3)


def test_a_case_that_cannot_be_read_holds_up_no_other(
    region: Region, central: Central, expected_log: ExpectedLog
) -> None:
    expected_log("konsol.server.sweep", logging.ERROR, "a case could not be swept: WireError at domain.wire:")
    broken, sound = kept(central, answered(region), answered(region))
    change(central, update(cases).where(cases.c.id == broken.id).values(doc="{}"))
    now = NOW + LATER
    swept = sweep(central, now)
    assert (swept.closed, swept.put_off) == (1, 1)
    assert now_of(central, sound).status == Status.CLOSED_BY_SYSTEM
    assert next_moment(central, broken) == now + PUT_OFF


def test_it_ends_between_two_cases_when_told_to(region: Region, central: Central) -> None:
    kept(central, *(answered(region) for _ in range(3)))
    stop = iter([False, True])
    assert sweep(central, NOW, lambda: next(stop)).looked_at == 1


def test_it_goes_on_sweeping_until_told_to_stop(region: Region, central: Central, clock: Clock) -> None:
    kept(central, answered(region))
    stop, runs, twice = threading.Event(), [], threading.Event()

    def tell(swept: Swept) -> None:
        runs.append(swept)
        clock.advance(LATER)
        if len(runs) == 2:
            twice.set()

    thread = threading.Thread(target=keep_sweeping, args=(central, 0.01, stop, tell))
    thread.start()
    assert twice.wait(TIMEOUT)
    stop.set()
    thread.join(TIMEOUT)
    assert not thread.is_alive()
    assert (runs[0].closed, runs[1].closed) == (0, 1)


def test_what_is_due_is_found_by_an_index(central: Central) -> None:
    wanted = "SELECT id FROM cases WHERE next_moment <= '2026-01-01' ORDER BY next_moment LIMIT 200"
    with writing(central.engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL enable_seqscan = off"))
            plan = connection.execute(text(f"EXPLAIN {wanted}"))
        else:
            plan = connection.execute(text(f"EXPLAIN QUERY PLAN {wanted}"))
        assert "ix_cases_next_moment" in str(list(plan))
