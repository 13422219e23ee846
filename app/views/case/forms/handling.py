"""The forms by which a report goes its way: verified, assigned, moved, postponed, completed, and what describes it."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.views.case.forms import choices
from app.views.case.forms.form import Form
from app.views.case.inert import one_line
from app.views.forms.fields import YES, Decision, Field, Line, Pick, Scene, Switch, Tags, Words
from app.views.words.fields import value_text
from domain import commands as c
from domain.errors import Code
from domain.originals import original, shown

translate = QCoreApplication.translate
_TOO_LONG: Final = (Code.TEXT_TOO_LONG,)
_REASON_MISSING: Final = (Code.REASON_REQUIRED, Code.TEXT_TOO_LONG)

REASON: Final = QT_TRANSLATE_NOOP("CaseAction", "Reason")
REASON_IF_ANY: Final = QT_TRANSLATE_NOOP("CaseAction", "Reason (may stay empty)")
NOT_YET: Final = QT_TRANSLATE_NOOP("CaseAction", "Not yet")
AGENCY: Final = QT_TRANSLATE_NOOP("CaseAction", "Agency")
UNIT: Final = QT_TRANSLATE_NOOP("CaseAction", "Unit")


def reason(required: bool = True) -> Words:
    return Words("reason", REASON if required else REASON_IF_ANY, required=required, blames=_REASON_MISSING)


def _kept(name: str) -> Callable[[Scene], str]:
    """The field of the case as it stands."""
    return lambda scene: shown(getattr(scene.the_case, name))


def _was(name: str) -> Callable[[Scene], str]:
    """What stood there when the report came in, where that is not what stands or is written there now."""

    def words(scene: Scene) -> str:
        before, now = original(scene.the_case, name), shown(getattr(scene.the_case, name))
        if before == now and scene.answer(name) in (now, ""):
            return ""
        text = value_text(name, before, scene.world) or translate("CaseAction", "nothing")
        return translate("CaseAction", "Originally: {text}").format(text=text)

    return words


def _flag_was(name: str) -> Callable[[Scene], str]:
    def words(scene: Scene) -> str:
        yes, no = translate("CaseAction", "yes"), translate("CaseAction", "no")
        first = original(scene.the_case, name).lower() == "true"
        return translate("CaseAction", "When it came in: {answer}").format(answer=yes if first else no)

    return words


def _decision(scene: Scene) -> list[tuple[str, str]]:
    case = scene.the_case
    target = choices.agency_name(case.transfer.to, scene) if case.transfer else "?"
    return [
        (translate("CaseAction", "Agree: transfer to {agency}").format(agency=target), YES),
        (translate("CaseAction", "Refuse: the report stays here"), "no"),
    ]


def _asked(scene: Scene) -> str:
    asked = scene.the_case.transfer
    text = translate("CaseAction", "{name} asked: {reason}")
    return text.format(name=one_line(asked.asked_by.signed), reason=asked.reason) if asked else ""


def _classification(**how: Any) -> Pick:
    label = QT_TRANSLATE_NOOP("CaseAction", "Classification")
    return Pick("classification", label, options=choices.classifications, wide=True, **how)


def _category(**how: Any) -> Pick:
    return Pick("category", QT_TRANSLATE_NOOP("CaseAction", "Category"), options=choices.categories, wide=True, **how)


VERIFY: Final = Form(
    c.Verify,
    QT_TRANSLATE_NOOP("CaseAction", "Verify…"),
    (
        Pick(
            "agency",
            QT_TRANSLATE_NOOP("CaseAction", "Competent agency"),
            required=True,
            initial=lambda scene: scene.the_case.holder.agency,
            options=choices.competent_agencies,
            wide=True,
        ),
        Pick(
            "unit",
            UNIT,
            options=choices.units_chosen,
            hint=choices.usual_unit,
            wide=True,
            none=QT_TRANSLATE_NOOP("CaseAction", "The agency as a whole"),
        ),
        _classification(initial=_kept("classification"), none=NOT_YET),
        _category(initial=_kept("category"), none=NOT_YET),
        Words("note", QT_TRANSLATE_NOOP("CaseAction", "Note (may stay empty)"), blames=_TOO_LONG),
    ),
    looks_back=True,
)
DISPOSE: Final = Form(
    c.Dispose,
    QT_TRANSLATE_NOOP("CaseAction", "Assign to a unit…"),
    (
        Pick(
            "unit",
            UNIT,
            required=True,
            options=choices.units_here,
            hint=choices.usual_unit,
            wide=True,
            blames=(Code.SAME_HOLDER, Code.UNIT_RETIRED),
        ),
        Pick(
            "person",
            QT_TRANSLATE_NOOP("CaseAction", "Person"),
            options=choices.people_of_unit,
            wide=True,
            none=QT_TRANSLATE_NOOP("CaseAction", "Whoever works in the unit"),
        ),
        Words("note", QT_TRANSLATE_NOOP("CaseAction", "Note for the unit (may stay empty)"), blames=_TOO_LONG),
    ),
    looks_back=True,
)
HANDLE_HERE: Final = Form(
    c.HandleHere,
    QT_TRANSLATE_NOOP("CaseAction", "Handle it myself"),
    note=QT_TRANSLATE_NOOP("CaseAction", "Your own desk will answer this report."),
)
ASK_INFORMATION: Final = Form(
    c.AskInformation,
    QT_TRANSLATE_NOOP("CaseAction", "Ask the reporter (postpone)…"),
    (
        Words(
            "question",
            QT_TRANSLATE_NOOP("CaseAction", "Question to the reporter, which they will read"),
            required=True,
            blames=(Code.TEXT_REQUIRED, Code.TEXT_TOO_LONG),
        ),
    ),
    note=QT_TRANSLATE_NOOP("CaseAction", "The other clocks pause until the reporter answers."),
)
ASK_TRANSFER: Final = Form(
    c.AskTransfer,
    QT_TRANSLATE_NOOP("CaseAction", "Not our authority: ask to transfer…"),
    (
        Pick(
            "to",
            QT_TRANSLATE_NOOP("CaseAction", "Competent agency"),
            required=True,
            options=choices.other_agencies,
            wide=True,
            blames=(Code.SAME_HOLDER, Code.UNKNOWN_AGENCY),
        ),
        reason(),
    ),
    note=QT_TRANSLATE_NOOP(
        "CaseAction", "It is decided one level up; until then the report and its deadlines stay here."
    ),
)
DECIDE_TRANSFER: Final = Form(
    c.DecideTransfer,
    QT_TRANSLATE_NOOP("CaseAction", "Decide on a transfer…"),
    (
        Decision(
            "accept",
            QT_TRANSLATE_NOOP("CaseAction", "Decision"),
            required=True,
            options=_decision,
            wide=True,
            hint=_asked,
        ),
        Words("reason", QT_TRANSLATE_NOOP("CaseAction", "Reason (needed to refuse)"), blames=_REASON_MISSING),
    ),
)
WITHDRAW_TRANSFER: Final = Form(
    c.WithdrawTransfer, QT_TRANSLATE_NOOP("CaseAction", "Take back the request to transfer…"), (reason(False),)
)
CLOSE: Final = Form(c.Close, QT_TRANSLATE_NOOP("CaseAction", "Close…"), (reason(False),))
ARCHIVE: Final = Form(c.Archive, QT_TRANSLATE_NOOP("CaseAction", "Archive…"), (reason(),))
BLOCK: Final = Form(
    c.BlockContent,
    QT_TRANSLATE_NOOP("CaseAction", "Block the content…"),
    (reason(),),
    note=QT_TRANSLATE_NOOP("CaseAction", "The report ends, and nobody outside sees its content any more."),
)
REOPEN: Final = Form(c.Reopen, QT_TRANSLATE_NOOP("CaseAction", "Reopen…"), (reason(),))

_DESCRIBED: tuple[Field, ...] = (
    Line(
        "title",
        QT_TRANSLATE_NOOP("CaseAction", "Title"),
        initial=_kept("title"),
        hint=_was("title"),
        only_changes=True,
        wide=True,
    ),
    _classification(initial=_kept("classification"), hint=_was("classification"), only_changes=True),
    _category(initial=_kept("category"), hint=_was("category"), only_changes=True, blames=(Code.CATEGORY_RETIRED,)),
    Tags(
        "tags",
        QT_TRANSLATE_NOOP("CaseAction", "Tags, with commas between them"),
        initial=_kept("tags"),
        hint=_was("tags"),
        only_changes=True,
        wide=True,
    ),
    Words(
        "edited_text",
        QT_TRANSLATE_NOOP("CaseAction", "Text of the report"),
        initial=lambda scene: scene.the_case.text,
        only_changes=True,
        hint=lambda scene: translate("CaseAction", "What the reporter wrote is kept beside it."),
        limit=lambda limits: limits.report_characters,
        blames=_TOO_LONG,
    ),
)
CORRECT: Final = Form(
    c.Correct,
    QT_TRANSLATE_NOOP("CaseAction", "Correct title, category or text…"),
    _DESCRIBED,
)
PROTECT: Final = Form(
    c.Protect,
    QT_TRANSLATE_NOOP("CaseAction", "Protect the reporter (anonymous, secret)…"),
    (
        Switch(
            "anonymous",
            QT_TRANSLATE_NOOP("CaseAction", "Anonymous: nobody may name the reporter"),
            initial=lambda scene: YES if scene.the_case.anonymous else "",
            hint=_flag_was("anonymous"),
            only_changes=True,
        ),
        Switch(
            "secret",
            QT_TRANSLATE_NOOP("CaseAction", "Secret: the public does not see this report"),
            initial=lambda scene: YES if scene.the_case.secret else "",
            hint=_flag_was("secret"),
            only_changes=True,
        ),
        reason(False),
    ),
)

HANDLING: Final = (
    VERIFY,
    DISPOSE,
    HANDLE_HERE,
    ASK_INFORMATION,
    ASK_TRANSFER,
    DECIDE_TRANSFER,
    WITHDRAW_TRANSFER,
    CORRECT,
    PROTECT,
    CLOSE,
    REOPEN,
    ARCHIVE,
    BLOCK,
)
