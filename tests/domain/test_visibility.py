"""Whatever is said in whatever order, everybody receives what is meant for them and nothing else.

Every text of a random history is unique. Who may read it is written down here a second time, from the procedure: by
what was done, by whose office, and for whom, as those stand to the case when they look.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain import commands as c
from domain.case import Audience, Case, EventKind, Status
from domain.ids import AgencyId
from domain.people import Person, Role
from domain.scope import buckets_held, buckets_of, masked
from domain.wire import dumps
from tests.domain import choices
from tests.domain.cast import BALAI, EKA, MARIA, MUARA, PEOPLE, PUTU, TONO, directory, world

DIRECTORY = directory()
VIEWERS = (*PEOPLE, PUTU, EKA)
ENDS = {c.Archive, c.Close, c.BlockContent}
TALK = (c.AddNote, c.GiveTask, c.FinishTask, c.FinishTask, c.DeclineTask, c.CancelTask, c.SubmitReply, c.ApproveReply)
KINDS = (
    tuple(kind for kind in choices.KINDS if kind not in ENDS)
    + TALK * 10
    + (c.FinishTask, c.CancelTask, c.DeclineTask, c.DecideTransfer) * 20
)
TEXTS = ("text", "question", "reason", "note", "notes", "title", "edited_text", "despite_open_tasks")
CANARY = re.compile(r"KENARI-\d{5}")


@dataclass(frozen=True)
class Said:
    """One text: by which office, in doing what, in which field, and to whom besides."""

    text: str
    field: str
    command: c.Command
    office: AgencyId
    others: frozenset[AgencyId] = frozenset()


def everybody(said: Said, case: Case, involved: frozenset[AgencyId]) -> bool:
    return True


def whoever_works_on_it(said: Said, case: Case, involved: frozenset[AgencyId]) -> bool:
    return bool(involved)


def their_office(said: Said, case: Case, involved: frozenset[AgencyId]) -> bool:
    return said.office in involved


def those_named(said: Said, case: Case, involved: frozenset[AgencyId]) -> bool:
    return bool(involved & {said.office, *said.others})


def parties_of_a_task(said: Said, case: Case, involved: frozenset[AgencyId]) -> bool:
    return bool(involved & {said.office, *said.others, case.holder.agency})


def readers_of_a_note(said: Said, case: Case, involved: frozenset[AgencyId]) -> bool:
    note = said.command
    assert isinstance(note, c.AddNote)
    if note.to:
        return those_named(said, case, involved)
    return bool(involved) if note.audience == Audience.AGENCIES else said.office in involved


def readers_of_an_answer(said: Said, case: Case, involved: frozenset[AgencyId]) -> bool:
    sent = {e.text for e in case.events if e.kind == EventKind.FOLLOW_UP}
    return said.office in involved or (said.field == "text" and said.text in sent)


READERS: dict[type[c.Command], Callable[[Said, Case, frozenset[AgencyId]], bool]] = {
    **dict.fromkeys((c.Verify, c.AskInformation, c.GiveInformation, c.ReporterReply, c.Rate), everybody),
    **dict.fromkeys((c.Archive, c.Close, c.Reopen, c.Correct), everybody),
    **dict.fromkeys((c.Dispose, c.AskTransfer, c.DecideTransfer, c.WithdrawTransfer), whoever_works_on_it),
    **dict.fromkeys((c.BlockContent, c.Protect, c.InviteAgency, c.WithdrawInvitation), whoever_works_on_it),
    **dict.fromkeys((c.RecordFinding, c.AnswerFinding, c.AskReveal, c.DecideReveal), whoever_works_on_it),
    **dict.fromkeys((c.LinkDuplicate, c.UnlinkDuplicate, c.RecordDuplicate), whoever_works_on_it),
    **dict.fromkeys((c.ApproveReply, c.ReturnReply), their_office),
    **dict.fromkeys((c.GiveTask, c.FinishTask, c.DeclineTask, c.CancelTask), parties_of_a_task),
    **dict.fromkeys((c.SubmitReply, c.ChangeReply), readers_of_an_answer),
    c.AddNote: readers_of_a_note,
    c.ImportReport: lambda said, case, involved: said.field != "reason" or bool(involved),
}
# What the next correction or submission replaces is not there for ever.
REPLACED = {c.Correct, c.ImportReport, c.SubmitReply, c.ChangeReply}


def marked(command: c.Command, canaries: Iterator[str]) -> c.Command:
    """The command with a text of its own in each field in which something was said."""
    said = {name: next(canaries) for name in TEXTS if str(getattr(command, name, None) or "").strip()}
    return replace(command, **said)  # type: ignore[type-var]


def told_to(command: Any, before: Case) -> frozenset[AgencyId]:
    """Whom a note or a task was for, beside the office that said something."""
    task = next((t for t in before.tasks if t.id == getattr(command, "task", None)), None)
    named = {*getattr(command, "to", ()), *([task.agency] if task else [])}
    if isinstance(command, c.GiveTask):
        named.add(command.agency)
    if task or isinstance(command, c.GiveTask):
        named.add(before.holder.agency)
    return frozenset(named)


def history(seed: int, steps: int) -> tuple[Case, list[Said]]:
    rng, w = Random(seed), world()
    case = w.case(rng.choice((Status.DISPOSED, Status.IN_PROGRESS, Status.UNVERIFIED)), supporting=(BALAI, MUARA))
    canaries = (f"KENARI-{number:05}" for number in count())
    told: list[Said] = []
    for _ in range(steps):
        actor, meant = choices.deed(rng, case, kinds=KINDS)
        command = marked(meant, canaries)
        after = w.attempt(case, actor, command)
        if isinstance(after, Case):
            office = after.events[-1].by.agency
            told += [
                Said(getattr(command, name), name, command, office, told_to(command, case))
                for name in TEXTS
                if CANARY.fullmatch(str(getattr(command, name, "")))
            ]
            case = after
    return case, told


def involved_of(viewer: Person, case: Case) -> frozenset[AgencyId]:
    """For which of the agencies that work on the case or oversee it the viewer does, where they receive it."""
    there = {case.holder.agency, *case.supporting, *([case.transfer.decided_by] if case.transfer else [])}
    received = (
        m for m in viewer.memberships if buckets_held(replace(viewer, memberships=(m,)), DIRECTORY) & buckets_of(case)
    )
    oversees = {m for m in viewer.memberships if case.is_overseen and m.role is Role.OMBUDSMAN}
    works = (m for m in received if (m.agency in there or m in oversees) and m.role is not Role.MONITOR)
    return frozenset(m.agency for m in works)


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_nobody_reads_what_was_not_meant_for_them_and_everybody_what_was(seed: int) -> None:
    case, told = history(seed, steps=40)
    for viewer in VIEWERS:
        seen = set(CANARY.findall(dumps(masked(case, viewer))))
        involved = involved_of(viewer, case)
        for said in told:
            may = READERS[type(said.command)](said, case, involved)
            shown = said.text in seen
            assert may or not shown, f"{viewer.name} reads {said}"
            if type(said.command) not in REPLACED:
                assert shown or not may, f"{viewer.name} does not read {said}"


def test_the_histories_hold_private_exchanges() -> None:
    """Without this the property could hold because nothing private is ever said, or nobody takes part."""
    said_in: Counter[type] = Counter()
    hidden = 0
    for seed in range(40):
        case, told = history(seed, steps=40)
        said_in.update(type(said.command) for said in told)
        partners = [v for v in (MARIA, TONO) if involved_of(v, case)]
        hidden += sum(not READERS[type(s.command)](s, case, involved_of(v, case)) for v in partners for s in told)
    assert min(said_in[kind] for kind in {*TALK, c.WithdrawInvitation, c.DecideTransfer}) > 5, said_in
    assert hidden > 200
