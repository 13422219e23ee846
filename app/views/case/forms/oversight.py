"""The forms of second looks: who reported, what a review found, and an answer that an approver changes."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.views.case.forms import choices
from app.views.case.forms.form import Form
from app.views.forms.fields import YES, Day, Decision, Difference, Pick, Scene, Words
from app.views.words import day
from domain import commands as c
from domain.case import EventKind
from domain.errors import Code
from domain.tenure import office_of

translate = QCoreApplication.translate
_REASON_MISSING: Final = (Code.REASON_REQUIRED, Code.TEXT_TOO_LONG)
_TEXT_MISSING: Final = (Code.TEXT_REQUIRED, Code.TEXT_TOO_LONG)


def _granted_or_not(_: Scene) -> list[tuple[str, str]]:
    return [
        (translate("CaseAction", "Grant it for 24 hours"), YES),
        (translate("CaseAction", "Refuse it"), "no"),
    ]


def _usual_due(scene: Scene) -> str:
    office = office_of(scene.the_case.holder.agency, scene.world.directory)
    due = scene.world.calendar.add_working_days(office.day(scene.at), USUAL_DAYS, office.region)
    return _DUE.write(due)


def _readable(scene: Scene) -> str:
    """The day in words and, within a year, how many working days that leaves where the case is."""
    due = _DUE.read(scene.answer(_DUE.name))
    if due is None:
        return ""
    words = day(due, scene.today)
    office = office_of(scene.the_case.holder.agency, scene.world.directory)
    today = office.day(scene.at)
    if not today < due <= today + _COUNTED_AHEAD:
        return words
    left = scene.world.calendar.working_days_between(today, due, office.region)
    return translate("CaseAction", "{day} · working days until then: {number}").format(day=words, number=left)


def _recommended(scene: Scene) -> str:
    entry = next((e for e in scene.the_case.events if e.id == scene.answer("finding")), None)
    return entry.text if entry and entry.kind == EventKind.FINDING_RECORDED else ""


def _pin(scene: Scene) -> Mapping[str, Any]:
    reply = scene.the_case.reply
    return {"pin": reply.pin if reply else ""}


def _submitted(scene: Scene) -> str:
    reply = scene.the_case.reply
    return reply.text if reply else ""


USUAL_DAYS: Final = 5
"""In how many working days a finding is answered where nobody says otherwise."""
_COUNTED_AHEAD: Final = timedelta(days=366)

_DUE: Final = Day(
    "due_on",
    QT_TRANSLATE_NOOP("CaseAction", "To be done by (may stay empty)"),
    initial=_usual_due,
    hint=_readable,
)

ASK_REVEAL: Final = Form(
    c.AskReveal,
    QT_TRANSLATE_NOOP("CaseAction", "Ask to see the reporter's identity…"),
    (
        Words(
            "reason",
            QT_TRANSLATE_NOOP("CaseAction", "Why it is needed"),
            required=True,
            blames=_REASON_MISSING,
        ),
    ),
    note=QT_TRANSLATE_NOOP("CaseAction", "A second person decides. Asking, deciding and looking are all on record."),
)
DECIDE_REVEAL: Final = Form(
    c.DecideReveal,
    QT_TRANSLATE_NOOP("CaseAction", "Decide who may see the identity…"),
    (
        Pick(
            "request",
            QT_TRANSLATE_NOOP("CaseAction", "Request"),
            required=True,
            initial=lambda scene: choices.only(choices.reveal_requests(scene)),
            options=choices.reveal_requests,
            wide=True,
            blames=(Code.NO_REVEAL_WAITING, Code.SELF_REVEAL),
        ),
        Decision("accept", QT_TRANSLATE_NOOP("CaseAction", "Decision"), required=True, options=_granted_or_not),
        Words("reason", QT_TRANSLATE_NOOP("CaseAction", "Reason (needed to refuse)"), blames=_REASON_MISSING),
    ),
)
RECORD_FINDING: Final = Form(
    c.RecordFinding,
    QT_TRANSLATE_NOOP("CaseAction", "Record a finding…"),
    (
        Words("text", QT_TRANSLATE_NOOP("CaseAction", "What was found"), required=True, blames=_TEXT_MISSING),
        Words("recommendation", QT_TRANSLATE_NOOP("CaseAction", "What is recommended"), required=True),
        _DUE,
    ),
)
ANSWER_FINDING: Final = Form(
    c.AnswerFinding,
    QT_TRANSLATE_NOOP("CaseAction", "Answer a finding…"),
    (
        Pick(
            "finding",
            QT_TRANSLATE_NOOP("CaseAction", "Finding"),
            required=True,
            initial=lambda scene: choices.only(choices.findings(scene)),
            options=choices.findings,
            wide=True,
            hint=_recommended,
            blames=(Code.UNKNOWN_FINDING,),
        ),
        Words(
            "text",
            QT_TRANSLATE_NOOP("CaseAction", "What was done about it"),
            required=True,
            blames=_TEXT_MISSING,
        ),
    ),
    files=True,
)
CHANGE_REPLY: Final = Form(
    c.ChangeReply,
    QT_TRANSLATE_NOOP("CaseAction", "Approve with changes…"),
    (
        Words(
            "text",
            QT_TRANSLATE_NOOP("CaseAction", "Answer to the reporter"),
            required=True,
            initial=_submitted,
            limit=lambda limits: limits.characters,
            blames=(*_TEXT_MISSING, Code.NOTHING_CHANGED),
        ),
        Difference("difference", QT_TRANSLATE_NOOP("CaseAction", "Your changes"), initial=_submitted, of="text"),
        Words("note", QT_TRANSLATE_NOOP("CaseAction", "Note for the author (may stay empty)")),
    ),
    also=_pin,
    note=QT_TRANSLATE_NOOP("CaseAction", "Somebody else has to approve the changed text."),
)

OVERSIGHT: Final = (ASK_REVEAL, DECIDE_REVEAL, RECORD_FINDING, ANSWER_FINDING, CHANGE_REPLY)
