"""One of each command there is, to try what a role may do at all."""

from datetime import date

from domain import commands as c
from domain import directory_commands as d
from domain.case import Case, Signature
from domain.directory import Template
from domain.ids import CommandId, new_id
from domain.intents import Command
from domain.people import Role
from domain.plans import new_plan_id
from domain.shared_views import Recommended, SharedView
from domain.substitution import Substitution
from server.database import writing
from server.directory import put_references
from tests.server.region import HEALTH, NEIGHBOUR, NOW, PEOPLE, REGENCY, ROADS, Region

ONE = CommandId("satu")
DAY = date(2026, 12, 1)
BUDI, HADI = PEOPLE["budi"].id, PEOPLE["hadi"].id

ABOUT_CASES: tuple[Command, ...] = (
    c.Verify(REGENCY), c.Dispose(HEALTH), c.HandleHere(), c.AskInformation("x"), c.GiveInformation("x"),
    c.AskTransfer(NEIGHBOUR, "x"), c.DecideTransfer(True), c.WithdrawTransfer(), c.Archive("x"), c.Close("x"),
    c.Reopen("x"), c.BlockContent("x"), c.Correct(title="x"), c.Protect(secret=True), c.AddNote("x"),
    c.InviteAgency(NEIGHBOUR, "x"), c.WithdrawInvitation(NEIGHBOUR), c.GiveTask("x", NEIGHBOUR), c.AcceptTask(ONE),
    c.FinishTask(ONE, "x"), c.DeclineTask(ONE, "x"), c.CancelTask(ONE), c.UnlinkDuplicate(), c.SubmitReply("x"),
    c.RecallReply(), c.ApproveReply("0" * 64), c.ChangeReply("0" * 64, "x"), c.ReturnReply("0" * 64, "x"),
    c.PublishReply("0" * 64), c.ReporterReply("x"), c.Rate(3), c.ImportReport(title="x"), c.RecordFinding("x", "x"),
    c.AnswerFinding(ONE, "x"), c.AskReveal("x"), c.DecideReveal(ONE, True), c.ViewIdentity(),
    c.Remind("settlement", DAY), c.Escalate("oversight", DAY), c.HandOver(unit=HEALTH),
    c.HandOverTasks(HEALTH, ROADS),
)  # fmt: skip
ABOUT_PLANS: tuple[Command, ...] = (
    c.MakePlan("x", REGENCY, owner=BUDI), c.ChangePlan(progress=1), c.AddToPlan("x"), c.LinkCases(), c.ClosePlan("x"),
    c.HandOverPlan(HEALTH),
)  # fmt: skip
# What is changed, by the id of the entry it is tried on.
ABOUT_ENTRIES: tuple[tuple[str, Command], ...] = (
    ("", d.AddAgency("BARU", "Baru", "regency", "99.03", "WITA")),
    (REGENCY, d.ChangeAgency(name="x")),
    ("", d.AddUnit(REGENCY, "x")),
    (ROADS, d.ChangeUnit(name="x")),
    (ROADS, d.RetireUnit(HEALTH)),
    ("", d.AddCategory("x", "x")),
    ("1001", d.ChangeCategory(sub="x")),
    ("", d.AddTemplate(REGENCY, "x", "x")),
    ("teks", d.ChangeTemplate(text="x")),
    (BUDI, d.DescribePerson(name="x")),
    (BUDI, d.GrantRole(Role.SUPERVISOR, REGENCY)),
    (BUDI, d.EndRole(Role.LIAISON_OFFICER, REGENCY, ROADS)),
    (BUDI, d.LeaveAgency(REGENCY)),
    (BUDI, d.TakeLeave(DAY, DAY)),
    (BUDI, d.CancelLeave(DAY)),
    ("", d.SetPolicy(NEIGHBOUR)),
    ("", d.AppointSubstitute(HADI, BUDI, Role.LIAISON_OFFICER, REGENCY, NOW, NOW.replace(month=12), ROADS)),
    ("ganti", d.EndSubstitution()),
    ("", d.ShareView(REGENCY, "x", Recommended("late"), ROADS)),
    ("bersama", d.WithdrawView()),
)


def every_command(region: Region, case: Case, other: Case, plan: str) -> list[tuple[str, Command]]:
    """Each with what it is tried on: something that is there, or a fresh id where it begins something."""
    lent = Substitution("ganti", HADI, BUDI, Role.LIAISON_OFFICER, REGENCY, NOW, NOW.replace(month=12), ROADS)
    entries: list[tuple[str, str, object]] = [
        ("template", "teks", Template("teks", REGENCY, "x", "x")),
        ("substitution", "ganti", lent),
        ("shared_view", "bersama", SharedView("bersama", REGENCY, ROADS, "x", Recommended("late"), BUDI)),
    ]
    with writing(region.central.engine) as connection:
        put_references(connection, entries)
    made_by = Signature(BUDI, "Budi", "", REGENCY)
    tries: list[tuple[str, Command]] = [(case.id, command) for command in ABOUT_CASES]
    tries += [(case.id, c.LinkDuplicate(other.id)), (case.id, c.RecordDuplicate(other.id, made_by))]
    tries += [(new_id(NOW), c.IntakeReport(REGENCY, "x", "x", "face_to_face"))]
    tries += [(new_plan_id(NOW) if command.begins else plan, command) for command in ABOUT_PLANS]
    tries += [(entry or new_id(NOW), command) for entry, command in ABOUT_ENTRIES]
    assert {type(command) for _, command in tries} == set(c.COMMANDS.values()), "a command that nobody tries"
    return tries
