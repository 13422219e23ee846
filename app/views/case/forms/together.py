"""The forms of working together: invitations, tasks, notes to some, and reports about the same thing."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.views.case.forms import choices
from app.views.case.forms.form import Form
from app.views.case.forms.handling import AGENCY, UNIT, reason
from app.views.forms.fields import CaseNumber, Line, Pick, Scene, Several, Switch, Words, WorkingDays
from app.views.words import day
from domain import commands as c
from domain.coordination import LONGEST_DAYS
from domain.errors import Code
from domain.ids import AgencyId
from domain.tasks import due_after

translate = QCoreApplication.translate
_TOO_LONG: Final = (Code.TEXT_TOO_LONG,)
_TEXT_MISSING: Final = (Code.TEXT_REQUIRED, Code.TEXT_TOO_LONG)
TASK: Final = QT_TRANSLATE_NOOP("CaseAction", "Task")
WHOLE_AGENCY: Final = QT_TRANSLATE_NOOP("CaseAction", "The agency as a whole")


def _due(scene: Scene) -> str:
    """The last day in time, by the same counting as the task's own clock."""
    days, world = scene.answer("days"), scene.world
    if not days.isdecimal():
        return ""
    holder = AgencyId(scene.answer("agency") or scene.the_case.holder.agency)
    due = day(due_after(scene.at, int(days), holder, world.calendar, world.directory), scene.today)
    return translate("CaseAction", "Due {day}, without weekends and holidays").format(day=due)


def _may_be_passed_on(scene: Scene) -> bool:
    return bool(choices.units_of_task(scene))


INVITE: Final = Form(
    c.InviteAgency,
    QT_TRANSLATE_NOOP("CaseAction", "Invite a supporting agency…"),
    (
        Pick(
            "agency",
            AGENCY,
            required=True,
            options=choices.outside_agencies,
            wide=True,
            blames=(Code.ALREADY_INVITED, Code.UNKNOWN_AGENCY),
        ),
        Words("question", QT_TRANSLATE_NOOP("CaseAction", "Question to the agency"), blames=_TOO_LONG),
    ),
)
WITHDRAW: Final = Form(
    c.WithdrawInvitation,
    QT_TRANSLATE_NOOP("CaseAction", "Withdraw an invitation…"),
    (
        Pick(
            "agency",
            AGENCY,
            required=True,
            initial=lambda scene: choices.only(choices.supporting(scene)),
            options=choices.supporting,
            wide=True,
            blames=(Code.NOT_INVITED,),
        ),
        reason(False),
    ),
    note=QT_TRANSLATE_NOOP("CaseAction", "Its open tasks are cancelled; what it contributed stays."),
)
GIVE_TASK: Final = Form(
    c.GiveTask,
    QT_TRANSLATE_NOOP("CaseAction", "Give a task…"),
    (
        Line(
            "title",
            QT_TRANSLATE_NOOP("CaseAction", "What is to be done"),
            required=True,
            blames=(Code.TEXT_REQUIRED,),
            wide=True,
        ),
        Pick("agency", AGENCY, required=True, options=choices.agencies, wide=True, blames=(Code.UNKNOWN_AGENCY,)),
        Pick(
            "unit",
            UNIT,
            options=choices.units_to_ask,
            wide=True,
            none=WHOLE_AGENCY,
            blames=(Code.SAME_HOLDER, Code.UNKNOWN_UNIT),
        ),
        WorkingDays(
            "days",
            QT_TRANSLATE_NOOP("CaseAction", "Time for it"),
            initial=lambda scene: "5",
            hint=_due,
            most=LONGEST_DAYS,
        ),
        Switch("mandatory", QT_TRANSLATE_NOOP("CaseAction", "Mandatory: a full answer waits for it")),
        Words("question", QT_TRANSLATE_NOOP("CaseAction", "Explanation (may stay empty)"), blames=_TOO_LONG),
    ),
    note=QT_TRANSLATE_NOOP("CaseAction", "An agency that takes no part yet is invited with it."),
)
ACCEPT_TASK: Final = Form(
    c.AcceptTask,
    QT_TRANSLATE_NOOP("CaseAction", "Take a task on…"),
    (
        Pick(
            "task",
            TASK,
            required=True,
            initial=lambda scene: choices.only(choices.own_new_tasks(scene)),
            options=choices.own_new_tasks,
            wide=True,
            blames=(Code.NO_OPEN_TASK,),
        ),
        Pick(
            "unit",
            UNIT,
            options=choices.units_of_task,
            wide=True,
            none=WHOLE_AGENCY,
            shown=_may_be_passed_on,
            blames=(Code.UNKNOWN_UNIT,),
        ),
    ),
)
FINISH_TASK: Final = Form(
    c.FinishTask,
    QT_TRANSLATE_NOOP("CaseAction", "Contribute to a task…"),
    (
        Pick(
            "task",
            TASK,
            required=True,
            initial=lambda scene: choices.only(choices.own_standing_tasks(scene)),
            options=choices.own_standing_tasks,
            wide=True,
            blames=(Code.NO_OPEN_TASK,),
        ),
        Words("text", QT_TRANSLATE_NOOP("CaseAction", "What was done, and what came of it"), blames=_TEXT_MISSING),
    ),
    files=True,
    note=QT_TRANSLATE_NOOP("CaseAction", "The task counts as done. More can be added later."),
)
DECLINE_TASK: Final = Form(
    c.DeclineTask,
    QT_TRANSLATE_NOOP("CaseAction", "Return a task…"),
    (
        Pick(
            "task",
            TASK,
            required=True,
            initial=lambda scene: choices.only(choices.own_undone_tasks(scene)),
            options=choices.own_undone_tasks,
            wide=True,
            blames=(Code.NO_OPEN_TASK,),
        ),
        reason(),
    ),
)
CANCEL_TASK: Final = Form(
    c.CancelTask,
    QT_TRANSLATE_NOOP("CaseAction", "Cancel a task…"),
    (
        Pick(
            "task",
            TASK,
            required=True,
            initial=lambda scene: choices.only(choices.undone_tasks(scene)),
            options=choices.undone_tasks,
            wide=True,
            blames=(Code.NO_OPEN_TASK,),
        ),
        reason(False),
    ),
)
NAMED_NOTE: Final = Form(
    c.AddNote,
    QT_TRANSLATE_NOOP("CaseAction", "Note to named agencies…"),
    (
        Several(
            "to",
            QT_TRANSLATE_NOOP("CaseAction", "Who reads it, beside your own agency"),
            required=True,
            initial=lambda scene: choices.only(choices.fellow_agencies(scene)),
            options=choices.fellow_agencies,
            blames=(Code.NOT_INVITED,),
        ),
        Words(
            "text",
            QT_TRANSLATE_NOOP("CaseAction", "Note, not visible to the reporter"),
            required=True,
            blames=_TEXT_MISSING,
        ),
    ),
    own_purpose="note.named",
    made=lambda command: isinstance(command, c.AddNote) and bool(command.to),
)
LINK: Final = Form(
    c.LinkDuplicate,
    QT_TRANSLATE_NOOP("CaseAction", "Link as a duplicate…"),
    (
        CaseNumber(
            "of",
            QT_TRANSLATE_NOOP("CaseAction", "Number of the main report about the same matter"),
            required=True,
            blames=(Code.SAME_CASE, Code.UNKNOWN_MAIN, Code.MAIN_IS_DUPLICATE),
        ),
        reason(False),
    ),
    note=QT_TRANSLATE_NOOP("CaseAction", "Both reports go on, and both reporters get an answer."),
)
UNLINK: Final = Form(
    c.UnlinkDuplicate, QT_TRANSLATE_NOOP("CaseAction", "Undo the link to the main report…"), (reason(False),)
)

TOGETHER: Final = (
    INVITE,
    GIVE_TASK,
    ACCEPT_TASK,
    FINISH_TASK,
    DECLINE_TASK,
    CANCEL_TASK,
    NAMED_NOTE,
    WITHDRAW,
    LINK,
    UNLINK,
)
