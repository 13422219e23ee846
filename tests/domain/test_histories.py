"""Whatever happens in an office, a case keeps one holder, its reporter's words and a timeline that only grows."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import pairwise, product
from random import Random

from domain import commands as c
from domain.case import Audience, Case, EventKind, Holder, Status
from domain.deadlines import clocks
from domain.people import Person, Role
from domain.tasks import taking_part, undone
from domain.workflow import available
from tests.domain.cast import HARAPAN, JALAN, MUARA, PANRB, World, member, person, world
from tests.domain.choices import walk
from tests.domain.timelines import OFFICIAL

HOLDERS = (Holder(HARAPAN, JALAN), Holder(HARAPAN), Holder(PANRB), Holder(MUARA))


def check_step(before: Case, after: Case, w: World) -> None:
    assert after.version == before.version + 1
    new = after.events[len(before.events) :]
    assert after.events[: len(before.events)] == before.events
    assert new and {e.version for e in new} == {after.version}
    assert len({e.id for e in after.events}) == len(after.events)
    assert after.material_version in (before.material_version, after.version)
    assert after.holder.agency in w.directory.agencies
    unit = after.holder.unit
    assert unit is None or w.directory.units[unit].agency == after.holder.agency
    assert after.holder.agency not in after.supporting
    assert len(set(after.supporting)) == len(after.supporting)
    check_tasks(after, w)
    assert not (after.duplicate_of and after.duplicates), "a main case is nobody's duplicate"
    assert after.hops in (before.hops, before.hops + 1)
    assert {e.kind for e in new} <= set(EventKind) and {e.audience for e in new} <= set(Audience)
    if not after.is_open and after.status in set(Status):
        assert after.reply is None and after.transfer is None
    if new[0].kind != EventKind.IMPORTED:
        assert after.original_text == before.original_text
    found = clocks(after, OFFICIAL, w.directory)
    assert all(len(clock.counted) <= clock.limit for clock in found)


def check_tasks(case: Case, w: World) -> None:
    """What is still to be done has a holder who takes part; what gives a unit a part is that agency's own unit."""
    for task in undone(case):
        assert task.agency in taking_part(case)
    for task in case.tasks:
        assert task.unit is None or w.directory.units[task.unit].agency == task.agency
    assert case.is_open or case.status not in set(Status) or not any(undone(case))


# What takes a case further, as against what is said about it.
MOVES = set(c.COMMANDS.values()) - {c.AddNote, c.Correct, c.Protect, c.LinkDuplicate, c.UnlinkDuplicate}
MOVES -= {c.ImportReport, c.RecordDuplicate, c.Rate}


def moves_of(case: Case, person: Person) -> set[type[c.Command]]:
    return {offer.command for offer in available(case, person) if offer.reason is None} & MOVES


@contextmanager
def seed_named(seed: int) -> Iterator[None]:
    try:
        yield
    except AssertionError as failure:
        failure.add_note(f"history of seed {seed}")
        raise


@cache
def histories() -> tuple[tuple[int, World, list[Case]], ...]:
    """Eight histories from each status with each holder, with the seed that names each."""
    found = []
    for seed, (status, holder) in enumerate(product(Status, HOLDERS), start=1):
        for part in range(8):
            w = world()
            rng = Random(seed * 100 + part)
            found.append((seed * 100 + part, w, walk(rng, w, w.case(status, holder), steps=30)))
    return tuple(found)


def test_the_histories_reach_every_kind_of_entry_and_every_status() -> None:
    """Without this the checks below could pass on histories in which little happens."""
    last = [states[-1] for _, _, states in histories()]
    assert {e.kind for case in last for e in case.events} == set(EventKind)
    assert {case.status for _, _, states in histories() for case in states[1:]} >= set(Status) - {
        Status.ARCHIVED_BY_SYSTEM
    }
    assert sum(len(states) for _, _, states in histories()) > 4_000


def test_every_legal_history_keeps_what_a_case_must_keep() -> None:
    for seed, w, states in histories():
        for before, after in pairwise(states):
            with seed_named(seed):
                check_step(before, after, w)


def test_no_open_case_is_stuck_with_its_holder() -> None:
    """Whoever administers the holding agency can go on, whatever else waits; so can the holder of each task."""
    for seed, _, states in histories():
        for case in states:
            if not case.is_open:
                continue
            with seed_named(seed):
                agency = case.holder.agency
                assert moves_of(case, person("Admin", "", member(Role.AGENCY_ADMIN, agency))), case.status
                for task in undone(case):
                    helper = person("Pendamping", "", member(Role.LIAISON_OFFICER, task.agency, task.unit))
                    assert {c.FinishTask, c.DeclineTask} <= moves_of(case, helper)


def test_a_waiting_transfer_can_be_decided_one_level_up_from_every_working_status() -> None:
    waiting = 0
    for seed, _, states in histories():
        for case in states:
            if case.transfer and case.status in (Status.DISPOSED, Status.IN_PROGRESS, Status.REPORTER_REPLIED):
                waiting += 1
                role = Role.NATIONAL_ADMIN if case.transfer.decided_by_national else Role.AGENCY_ADMIN
                decider = person("Pemutus", "", member(role, case.transfer.decided_by))
                with seed_named(seed):
                    assert c.DecideTransfer in moves_of(case, decider)
    assert waiting > 100


def test_no_answer_reaches_the_reporter_without_a_second_person() -> None:
    """Each answer in a timeline was approved, for the same pin, by others than those who wrote and edited it."""
    answers = 0
    for seed, _, states in histories():
        events = states[-1].events
        for event in events:
            if event.kind == EventKind.FOLLOW_UP:
                answers += 1
                pin = event.data["pin"]
                approvers = {
                    e.by.person for e in events if (e.kind, e.data.get("pin")) == (EventKind.REPLY_APPROVED, pin)
                }
                editors = {e.by.person for e in events if (e.kind, e.data.get("pin")) == (EventKind.REPLY_CHANGED, pin)}
                assert approvers and not approvers & {event.by.person, *editors}, f"seed {seed}"
    assert answers > 50
