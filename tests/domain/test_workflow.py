"""Every cell of role × place × status × situation × command does what the procedure says, and no button lies."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from random import Random

import pytest

from domain import commands as c
from domain import workflow
from domain.apply import apply
from domain.approvals import pin_of
from domain.capabilities import NOTHING_ANNOUNCED, Capabilities
from domain.case import (
    Approval,
    Audience,
    Case,
    Event,
    EventKind,
    Reply,
    ReplyState,
    Reveal,
    Signature,
    Status,
    Task,
    Transfer,
)
from domain.errors import Code, Conflict, Refused
from domain.ids import CaseId, CommandId
from domain.intents import Subject
from domain.people import REPORTER, SYSTEM, Membership, Person, Role
from domain.policies import ApprovalPolicy
from domain.rules import ClockKind
from domain.workflow import Moment, Relation, Transition, available, find
from tests.domain.cast import (
    BALAI,
    HARAPAN,
    JALAN,
    MONDAY,
    MUARA,
    MUARA_JALAN,
    ORI,
    PANRB,
    SEHAT,
    World,
    person,
)
from tests.domain.table import PLACES, RULES, SITUATIONS, Situation, rule_for

COMMANDS = tuple(command for command in c.COMMANDS.values() if command.subject is Subject.CASE)
MEMBERSHIPS = {
    "unit": (HARAPAN, JALAN),
    "agency": (HARAPAN, None),
    "other_unit": (HARAPAN, SEHAT),
    "supporting": (BALAI, None),
    "nation": (PANRB, None),
    "elsewhere": (MUARA, MUARA_JALAN),
}
WORLD = World()
TASK = CommandId("tugas")
OTHER_CASE = CaseId("laporan-lain")
FINDING = CommandId("temuan")
NOW = MONDAY + timedelta(hours=1)
ADMIN_NEXT = ApprovalPolicy("harapan", HARAPAN, decision_days=2)
UNIT_FIRST = replace(ADMIN_NEXT, own_unit_first=True, escalates_to=Role.SUPERVISOR)
WORLDS = {
    (policy.own_unit_first, announced.reopening): World(
        replace(WORLD.directory, policies={policy.id: policy}, capabilities=announced)
    )
    for policy in (ADMIN_NEXT, UNIT_FIRST)
    for announced in (Capabilities(reopening=True), NOTHING_ANNOUNCED)
}


@dataclass(frozen=True)
class Cell:
    """One person before one case."""

    role: Role
    place: str
    status: Status
    situation: Situation

    @property
    def actor(self) -> Person:
        return person("Peraga", "", Membership(self.role, *MEMBERSHIPS[self.place]))

    @property
    def moment(self) -> Moment:
        return Moment(NOW, self.world.directory)

    def case(self) -> Case:
        here = self.situation
        supporting = () if here.alone else (BALAI,)
        case = WORLD.case(self.status, supporting=supporting, resume_status=Status.DISPOSED)
        if here.task_of:
            case = replace(case, tasks=(self.task(case),))
        if here.linked:
            case = replace(case, duplicate_of=OTHER_CASE)
        if here.main:
            case = replace(case, duplicates=(OTHER_CASE,))
        colleague = Signature(person("Rekan", "").id, "Rekan", "", HARAPAN)
        author = replace(colleague, person=self.actor.id) if self.situation.own_reply else colleague
        if self.situation.reply:
            case = replace(case, reply=self.reply(case, author))
        if self.situation.overtaken:
            case = replace(case, material_version=case.material_version + 1)
        if self.situation.overseen:
            case = replace(case, events=(*case.events, entry(EventKind.ESCALATED, case, role=Role.OMBUDSMAN)))
        if self.situation.finding:
            case = replace(case, events=(*case.events, entry(EventKind.FINDING_RECORDED, case)))
        if self.situation.transfer:
            national = self.situation.transfer == "national"
            decided_by = PANRB if national else HARAPAN
            asker = replace(colleague, person=self.actor.id) if here.own_transfer else colleague
            case = replace(case, transfer=Transfer(MUARA, "Jalan kota", asker, national, decided_by))
        if self.situation.reveal:
            case = self.asked(case, colleague)
        return replace(case, anonymous=self.situation.anonymous)

    def asked(self, case: Case, colleague: Signature) -> Case:
        own = self.situation.reveal != "colleague"
        by = replace(colleague, person=self.actor.id) if own else colleague
        asked = Reveal(CommandId("permintaan"), by, "Perlu dihubungi.", case.reported_at)
        if self.situation.reveal != "granted":
            return replace(case, reveals=(asked,))
        granted = replace(
            case.events[-1], id="izin", kind=EventKind.REVEAL_GRANTED, received_at=WORLD.now + timedelta(days=3650)
        )
        asked = replace(asked, granted=CommandId("izin"), granted_by=colleague)
        return replace(case, reveals=(asked,), events=(*case.events, granted))

    def task(self, case: Case) -> Task:
        agency, unit = MEMBERSHIPS[self.situation.task_of]
        by, at = case.events[0].by, case.reported_at
        state, mandatory = self.situation.task, self.situation.mandatory
        return Task(TASK, "Periksa jembatan", agency, unit, 5, by, at, mandatory, state)

    def reply(self, case: Case, author: Signature) -> Reply:
        submitted = WORLD.submitted().reply
        assert submitted is not None
        holding, why = self.situation.holding, "Warga menunggu." if self.situation.despite else ""
        submitted = replace(submitted, holding=holding, despite_open_tasks=why)
        pin = pin_of(case.id, case.material_version, submitted.text, submitted.attachments, holding, True, (), why)
        colleague = Signature(person("Atasan", "").id, "Atasan", "", HARAPAN)
        oneself = replace(colleague, person=self.actor.id)
        hands = {"another": colleague, "oneself": oneself}
        taken = hands.get(self.situation.taken)
        return replace(
            submitted,
            state=self.situation.reply,
            author=author,
            submitted_at=MONDAY - timedelta(days=14) if self.situation.late else MONDAY,
            basis=case.material_version,
            pin=pin,
            decided_by=colleague if self.situation.reply == ReplyState.APPROVED else None,
            steps=self.situation.steps,
            approvals=(Approval(taken, MONDAY, pin),) if taken else (),
            edited_by=hands.get(self.situation.edited),
        )

    @property
    def world(self) -> World:
        return WORLDS[self.situation.unit_first, self.situation.announced]

    def __str__(self) -> str:
        return f"{self.role} of {self.place}, {self.status}, {self.situation.name}"


def entry(kind: EventKind, case: Case, **data: str) -> Event:
    at = case.reported_at
    by = Signature(SYSTEM.id, SYSTEM.name, "", HARAPAN)
    return Event(FINDING, kind, by, at, at, Audience.AGENCIES, case.version, data=data)


@cache
def cells() -> tuple[tuple[Cell, Person, Case], ...]:
    found = [
        Cell(role, place, status, situation)
        for role in Role
        for place in PLACES
        for situation in SITUATIONS
        for status in situation.statuses
    ]
    shuffled = Random(0).sample(found, len(found))  # so that a mistake shows soon, whichever of them it touches
    return tuple((cell, cell.actor, cell.case()) for cell in shuffled)


def pin_waiting(case: Case) -> str:
    return case.reply.pin if case.reply else ""


SAMPLES: dict[type[c.Command], Callable[[Case], c.Command]] = {
    c.Verify: lambda case: c.Verify(case.holder.agency),
    c.Dispose: lambda case: c.Dispose(SEHAT),
    c.HandleHere: lambda case: c.HandleHere(),
    c.AskInformation: lambda case: c.AskInformation("Di mana?"),
    c.GiveInformation: lambda case: c.GiveInformation("Di pasar."),
    c.AskTransfer: lambda case: c.AskTransfer(MUARA, "Jalan kota."),
    c.DecideTransfer: lambda case: c.DecideTransfer(accept=True),
    c.Archive: lambda case: c.Archive("Berulang."),
    c.Close: lambda case: c.Close(),
    c.BlockContent: lambda case: c.BlockContent("Ujaran kebencian."),
    c.Correct: lambda case: c.Correct(title="Jalan berlubang di depan pasar"),
    c.Protect: lambda case: c.Protect(secret=True),
    c.AddNote: lambda case: c.AddNote("Sudah ditelepon."),
    c.InviteAgency: lambda case: c.InviteAgency(ORI, "Mohon pendapat."),
    c.SubmitReply: lambda case: c.SubmitReply("Sudah ditambal.", despite_open_tasks="Warga menunggu."),
    c.RecallReply: lambda case: c.RecallReply(),
    c.ApproveReply: lambda case: c.ApproveReply(pin_waiting(case)),
    c.ChangeReply: lambda case: c.ChangeReply(pin_waiting(case), "Sudah ditambal kemarin."),
    c.ReturnReply: lambda case: c.ReturnReply(pin_waiting(case), "Sebutkan tanggalnya."),
    c.PublishReply: lambda case: c.PublishReply(pin_waiting(case)),
    c.ReporterReply: lambda case: c.ReporterReply("Masih berlubang."),
    c.Rate: lambda case: c.Rate(4),
    c.ImportReport: lambda case: c.ImportReport(title="Dari ekspor"),
    c.AskReveal: lambda case: c.AskReveal("Alamatnya tidak jelas."),
    c.DecideReveal: lambda case: c.DecideReveal(case.reveals[0].id if case.reveals else CommandId(""), accept=True),
    c.ViewIdentity: lambda case: c.ViewIdentity(),
    c.Remind: lambda case: c.Remind(ClockKind.SETTLEMENT, date(2026, 4, 10)),
    c.Escalate: lambda case: c.Escalate(ClockKind.SETTLEMENT, date(2026, 4, 10)),
    c.WithdrawTransfer: lambda case: c.WithdrawTransfer(),
    c.Reopen: lambda case: c.Reopen("Jalan berlubang lagi."),
    c.WithdrawInvitation: lambda case: c.WithdrawInvitation(next(iter(case.supporting), BALAI)),
    c.GiveTask: lambda case: c.GiveTask("Periksa jembatan", ORI),
    c.AcceptTask: lambda case: c.AcceptTask(TASK),
    c.FinishTask: lambda case: c.FinishTask(TASK, "Jembatan aman."),
    c.DeclineTask: lambda case: c.DeclineTask(TASK, "Bukan jembatan kami."),
    c.CancelTask: lambda case: c.CancelTask(TASK),
    c.LinkDuplicate: lambda case: c.LinkDuplicate(OTHER_CASE),
    c.UnlinkDuplicate: lambda case: c.UnlinkDuplicate(),
    c.RecordDuplicate: lambda case: c.RecordDuplicate(CaseId("laporan-baru"), case.events[0].by),
    c.RecordFinding: lambda case: c.RecordFinding("Terlambat 12 hari kerja.", "Jawab sebelum akhir pekan."),
    c.AnswerFinding: lambda case: c.AnswerFinding(FINDING, "Sudah dijawab."),
    c.HandOver: lambda case: c.HandOver(case.holder.unit, None, "Ratna"),
    c.HandOverTasks: lambda case: c.HandOverTasks(next((task.unit for task in case.tasks), None), SEHAT, "Ratna"),
}


def good(command: type[c.Command], case: Case) -> c.Command:
    """The command with arguments to which nobody can object."""
    return SAMPLES[command](case)


def at_once(case: Case, actor: Person, command: c.Command, moment: Moment) -> Case | Refused | Conflict:
    """What the server answers at the very moment for which `find` was asked."""
    envelope = WORLD.envelope(case, actor, command, acted_at=moment.at)
    return apply(case, envelope, actor, moment.directory, moment.at)


def status_after(rule_target: str, case: Case) -> str:
    match rule_target:
        case "=":
            return case.status
        case "resumed":
            return case.resume_status or Status.UNVERIFIED
        case "approved":
            reply = case.reply
            last = reply is not None and len(reply.approvals) + 1 == reply.steps
            return Status.IN_PROGRESS if last else case.status
        case "decided":
            decides_now = case.transfer is not None and case.transfer.decided_by_national
            return Status.DISPOSED if decides_now else case.status
        case target:
            return target


def differences(only: tuple[type[c.Command], ...] = COMMANDS) -> Iterator[str]:
    """Every cell in which the program and the written table disagree on the answer or on the status that follows."""
    for cell, actor, case in cells():
        moment = cell.moment
        for command in only:
            found = find(case, actor, command, moment)
            answer = found.code if isinstance(found, Refused) else None
            rule = rule_for(command, cell.role, cell.place, cell.situation)
            wanted = rule.answer(cell.status, cell.situation, cell.role) if rule else Code.NOT_ALLOWED
            if answer != wanted:
                yield f"{command.__name__} by {cell}: {answer or 'accepted'}, not {wanted or 'accepted'}"
            elif rule and wanted is None:
                after = at_once(case, actor, good(command, case), moment)
                assert isinstance(after, Case), f"{command.__name__} by {cell}: {after}"
                after = after.status
                if after != status_after(rule.leads_to, case):
                    yield f"{command.__name__} by {cell}: leads to {after}, not {rule.leads_to}"


def test_every_command_has_a_line_in_both_tables() -> None:
    assert {rule.command for rule in RULES} == set(COMMANDS) == {row.command for row in workflow.TRANSITIONS}


def test_every_cell_answers_and_leads_on_as_written_down() -> None:
    assert list(differences()) == []


def test_what_is_offered_is_exactly_what_is_accepted() -> None:
    """With good arguments, `apply` accepts each open offer and refuses all else, with the reason the button shows.

    On one cell in five: what is behind `available` and `apply` alike is checked on all of them above.
    """
    wrong = []
    for cell, actor, case in cells()[::5]:
        moment = cell.moment
        offers = {offer.command: offer.reason for offer in available(case, actor, moment)}
        for command in COMMANDS:
            outcome = at_once(case, actor, good(command, case), moment)
            answer = outcome.code if isinstance(outcome, Refused) else None
            if isinstance(outcome, Case) and outcome.holder.agency not in WORLD.directory.agencies:
                wrong.append(f"{command.__name__} by {cell}: nobody holds the case")
            wanted = {offers[command]} if command in offers else {Code.NOT_ALLOWED, Code.NOT_ANNOUNCED}
            if answer not in wanted:
                wrong.append(f"{command.__name__} by {cell}: {outcome}")
    assert wrong == []


def test_under_an_unknown_status_only_what_every_status_allows_can_be_done() -> None:
    """Whatever depends on what the status means is refused; protecting a reporter never waits for an upgrade."""
    wrong = []
    accepted = set()
    for cell, actor, case in cells():
        strange, moment = replace(case, status="under_audit"), cell.moment
        for command in COMMANDS:
            found = find(strange, actor, command, moment)
            answer = found.code if isinstance(found, Refused) else None
            rule = rule_for(command, cell.role, cell.place, cell.situation)
            wanted = Code.NOT_ALLOWED if rule is None else rule.answer(strange.status, cell.situation, cell.role)
            if answer != wanted:
                wrong.append(f"{command.__name__} by {cell}: {answer}, not {wanted}")
            if answer is None:
                accepted.add(command)
    assert wrong == []
    assert {c.AddNote, c.Protect, c.ImportReport} <= accepted
    assert not strange.is_open and strange.text == case.text


def test_two_roles_are_one_person_with_the_rights_of_both() -> None:
    both = person("Peraga", "", Membership(Role.LIAISON_OFFICER, HARAPAN, JALAN), Membership(Role.SUPERVISOR, HARAPAN))
    offered = {offer.command for offer in available(WORLD.submitted(), both)}
    assert {c.SubmitReply, c.ApproveReply} <= offered


@pytest.mark.parametrize("actor", [REPORTER, SYSTEM], ids=["reporter", "system"])
def test_reporter_and_system_act_without_belonging_to_an_agency(actor: Person) -> None:
    case = WORLD.case(Status.AWAITING_INFORMATION)
    assert c.Archive in {offer.command for offer in available(case, actor) if offer.reason is None}


def _names_its_role(row: Transition) -> bool:
    """Whether further roles in the row would mean nothing: who decides late is named by the office's policy."""
    return row.condition is workflow._next_level


def spoilt(row: Transition) -> Iterator[tuple[str, Transition]]:
    """The row with each possible small mistake."""
    for role in Role:
        if role in row.roles:
            yield f"without {role}", replace(row, roles=row.roles - {role})
        elif row.relation is not Relation.ONE_LEVEL_UP and not _names_its_role(row):
            yield f"with {role}", replace(row, roles=row.roles | {role})
    for status in Status:
        kind = "not from" if status in row.sources else "from"
        yield f"{kind} {status}", replace(row, sources=row.sources ^ {status})
    for guard in row.guards:
        yield f"without {guard.__name__}", replace(row, guards=tuple(g for g in row.guards if g is not guard))
    if row.condition is not None:
        yield "without its condition", replace(row, condition=None)
    for relation in Relation:
        if relation is not row.relation:
            yield f"{relation}", replace(row, relation=relation)
    yield "another target", replace(row, target=Status.UNVERIFIED)


@pytest.mark.parametrize(
    "index",
    range(len(workflow.TRANSITIONS)),
    ids=[f"{row.command.__name__}-{'-'.join(sorted(row.roles))}" for row in workflow.TRANSITIONS],
)
def test_every_small_mistake_in_a_row_is_noticed(index: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = workflow.TRANSITIONS
    row = rows[index]
    unnoticed = []
    for mistake, bad in [("row missing", None), *spoilt(row)]:
        changed = (*rows[:index], *([bad] if bad else []), *rows[index + 1 :])
        monkeypatch.setattr(workflow, "TRANSITIONS", changed)
        if next(differences((row.command,)), None) is None:
            unnoticed.append(mistake)
    assert unnoticed == []
