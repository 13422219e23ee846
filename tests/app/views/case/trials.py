"""One trial for every form: a case on which it is possible, who does it, what is answered, and what must come of it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from app.views.case.forms import Form, handling, oversight, together
from app.views.forms.fields import YES
from domain import commands as c
from domain.case import Case, EventKind, Holder, Status
from domain.ids import CaseId, CommandId
from domain.people import Person
from tests.support.console import BAMBANG, HEALTH, NEIGHBOUR, RATNA, REGENCY, SARI, new_case

TEXT = "Sudah dicek di lapangan."
MAIN = "case-0000"
MAIN_NUMBER = "8500000"
REPLY = "Lubang ditambal besok pagi."
TASK = c.GiveTask("Foto lokasi", REGENCY, HEALTH)


@dataclass(frozen=True)
class Trial:
    """`answers` are given with keys, everything else is as the form has it; `becomes` makes the expected command."""

    form: Form
    who: Person
    leaves: str
    becomes: Callable[[Case], c.Command]
    answers: dict[str, str] = field(default_factory=dict)
    before: tuple[tuple[Person, Callable[[Case], c.Command]], ...] = ()
    anonymous: bool = False
    unverified: bool = False

    @property
    def name(self) -> str:
        return self.form.purpose

    def case(self, number: int) -> Case:
        """The case of this trial, under a number of its own."""
        maker = new_case(number, days_ago=2, anonymous=self.anonymous)
        if self.unverified:
            maker.case = _unverified(maker.case)
        for person, command in self.before:
            maker.act(person, command(maker.case))
        return maker.case


def _unverified(case: Case) -> Case:
    (first, *_) = case.events
    return replace(
        case,
        events=(first,),
        version=1,
        material_version=1,
        status=Status.UNVERIFIED,
        holder=Holder(REGENCY),
        field_versions={},
    )


def _always(command: c.Command) -> Callable[[Case], c.Command]:
    return lambda case: command


def _pin(case: Case) -> str:
    assert case.reply is not None
    return case.reply.pin


SUBMITTED = (SARI, _always(c.SubmitReply(REPLY)))
ANSWERED = (SUBMITTED, (BAMBANG, lambda case: c.ApproveReply(_pin(case))))
ASKED = (SARI, _always(c.AskTransfer(NEIGHBOUR, "Ruas kabupaten sebelah.")))
TASKED = (SARI, _always(TASK))
INVITED = (SARI, _always(c.InviteAgency(NEIGHBOUR, "Apakah ini wilayah Bapak/Ibu?")))

TRIALS: tuple[Trial, ...] = (
    Trial(
        handling.VERIFY,
        RATNA,
        EventKind.VERIFIED,
        _always(c.Verify(REGENCY, HEALTH, "not_supervisory", "c1", TEXT)),
        {"unit": HEALTH, "note": TEXT},
        unverified=True,
    ),
    Trial(
        handling.DISPOSE,
        RATNA,
        EventKind.DISPOSED,
        _always(c.Dispose(HEALTH, None, TEXT)),
        {"unit": HEALTH, "note": TEXT},
    ),
    Trial(handling.HANDLE_HERE, RATNA, EventKind.HANDLED_HERE, _always(c.HandleHere())),
    Trial(
        handling.ASK_INFORMATION, SARI, EventKind.INFORMATION_ASKED, _always(c.AskInformation(TEXT)), {"question": TEXT}
    ),
    Trial(
        handling.ASK_TRANSFER,
        SARI,
        EventKind.TRANSFER_ASKED,
        _always(c.AskTransfer(NEIGHBOUR, TEXT)),
        {"to": NEIGHBOUR, "reason": TEXT},
    ),
    Trial(
        handling.DECIDE_TRANSFER,
        RATNA,
        EventKind.TRANSFER_REFUSED,
        _always(c.DecideTransfer(False, TEXT)),
        {"accept": "no", "reason": TEXT},
        (ASKED,),
    ),
    Trial(
        handling.WITHDRAW_TRANSFER,
        SARI,
        EventKind.TRANSFER_WITHDRAWN,
        _always(c.WithdrawTransfer(TEXT)),
        {"reason": TEXT},
        (ASKED,),
    ),
    Trial(
        handling.CORRECT,
        RATNA,
        EventKind.CORRECTED,
        _always(c.Correct(title="Jalan amblas", tags=("jalan", "lubang"))),
        {"title": "Jalan amblas", "tags": "jalan, lubang"},
    ),
    Trial(
        handling.PROTECT,
        RATNA,
        EventKind.PROTECTED,
        _always(c.Protect(anonymous=True, reason=TEXT)),
        {"anonymous": YES, "reason": TEXT},
    ),
    Trial(handling.CLOSE, RATNA, EventKind.CLOSED, _always(c.Close(TEXT)), {"reason": TEXT}, ANSWERED),
    Trial(
        handling.REOPEN,
        RATNA,
        EventKind.REOPENED,
        _always(c.Reopen(TEXT)),
        {"reason": TEXT},
        (*ANSWERED, (RATNA, _always(c.Close("Selesai.")))),
    ),
    Trial(handling.ARCHIVE, RATNA, EventKind.ARCHIVED, _always(c.Archive(TEXT)), {"reason": TEXT}),
    Trial(handling.BLOCK, RATNA, EventKind.BLOCKED, _always(c.BlockContent(TEXT)), {"reason": TEXT}),
    Trial(
        together.INVITE,
        SARI,
        EventKind.INVITED,
        _always(c.InviteAgency(NEIGHBOUR, TEXT)),
        {"agency": NEIGHBOUR, "question": TEXT},
    ),
    Trial(
        together.GIVE_TASK,
        SARI,
        EventKind.TASK_GIVEN,
        _always(c.GiveTask("Foto lokasi", REGENCY, HEALTH, 7, True, TEXT)),
        {"title": "Foto lokasi", "agency": REGENCY, "unit": HEALTH, "days": "7", "mandatory": YES, "question": TEXT},
    ),
    Trial(
        together.ACCEPT_TASK,
        RATNA,
        EventKind.TASK_ACCEPTED,
        lambda case: c.AcceptTask(case.tasks[0].id),
        before=(TASKED,),
    ),
    Trial(
        together.FINISH_TASK,
        RATNA,
        EventKind.TASK_DONE,
        lambda case: c.FinishTask(case.tasks[0].id, TEXT),
        {"text": TEXT},
        (TASKED,),
    ),
    Trial(
        together.DECLINE_TASK,
        RATNA,
        EventKind.TASK_DECLINED,
        lambda case: c.DeclineTask(case.tasks[0].id, TEXT),
        {"reason": TEXT},
        (TASKED,),
    ),
    Trial(
        together.CANCEL_TASK,
        SARI,
        EventKind.TASK_CANCELLED,
        lambda case: c.CancelTask(case.tasks[0].id, TEXT),
        {"reason": TEXT},
        (TASKED,),
    ),
    Trial(
        together.NAMED_NOTE,
        SARI,
        EventKind.NOTE,
        _always(c.AddNote(TEXT, to=(NEIGHBOUR,))),
        {"text": TEXT},
        (INVITED,),
    ),
    Trial(
        together.WITHDRAW,
        SARI,
        EventKind.UNINVITED,
        _always(c.WithdrawInvitation(NEIGHBOUR, TEXT)),
        {"reason": TEXT},
        (INVITED,),
    ),
    Trial(
        together.LINK,
        SARI,
        EventKind.DUPLICATE_LINKED,
        _always(c.LinkDuplicate(CaseId(MAIN), TEXT)),
        {"of": MAIN_NUMBER, "reason": TEXT},
    ),
    Trial(
        together.UNLINK,
        SARI,
        EventKind.DUPLICATE_UNLINKED,
        _always(c.UnlinkDuplicate(TEXT)),
        {"reason": TEXT},
        ((SARI, _always(c.LinkDuplicate(CaseId(MAIN)))),),
    ),
    Trial(
        oversight.ASK_REVEAL,
        SARI,
        EventKind.REVEAL_ASKED,
        _always(c.AskReveal(TEXT)),
        {"reason": TEXT},
        anonymous=True,
    ),
    Trial(
        oversight.DECIDE_REVEAL,
        BAMBANG,
        EventKind.REVEAL_GRANTED,
        lambda case: c.DecideReveal(case.reveals[0].id, True, TEXT),
        {"accept": YES, "reason": TEXT},
        ((SARI, _always(c.AskReveal("Alamatnya tidak jelas."))),),
        anonymous=True,
    ),
    Trial(
        oversight.RECORD_FINDING,
        RATNA,
        EventKind.FINDING_RECORDED,
        _always(c.RecordFinding(TEXT, "Susun jadwal.", date(2026, 12, 4))),
        {"text": TEXT, "recommendation": "Susun jadwal.", "due_on": "04/12/2026"},
    ),
    Trial(
        oversight.ANSWER_FINDING,
        SARI,
        EventKind.FINDING_ANSWERED,
        lambda case: c.AnswerFinding(CommandId(case.events[-1].id), TEXT),
        {"text": TEXT},
        ((RATNA, _always(c.RecordFinding("Lambat.", "Susun jadwal."))),),
    ),
    Trial(
        oversight.CHANGE_REPLY,
        BAMBANG,
        EventKind.REPLY_CHANGED,
        lambda case: c.ChangeReply(_pin(case), TEXT),
        {"text": TEXT},
        (SUBMITTED,),
    ),
)
