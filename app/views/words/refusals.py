"""Why the server turned something down, in a sentence for every code a refusal may carry."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from app.models.outbox import ATTACHMENT_REFUSED, TOO_LARGE
from app.views.case.inert import one_line
from app.views.words.lookup import capitalised, readable, said
from app.views.words.vocabulary import status_mark, status_word
from domain.case import OPEN
from domain.errors import Code

translate = QCoreApplication.translate

OUT_OF_SCOPE: Final = "out_of_scope"

_CLAUSES: Final = {
    Code.NOT_ALLOWED: QT_TRANSLATE_NOOP("Refusal", "your role may not do this with this report"),
    Code.UNKNOWN_STATUS: QT_TRANSLATE_NOOP("Refusal", "the status of the report is newer than this application"),
    Code.UNKNOWN_CASE: QT_TRANSLATE_NOOP(
        "Refusal", "the server does not know this report or no longer lets you see it"
    ),
    Code.UNKNOWN_COMMAND: QT_TRANSLATE_NOOP("Refusal", "the server does not know this action yet"),
    Code.UNKNOWN_AGENCY: QT_TRANSLATE_NOOP("Refusal", "the agency chosen is no longer listed"),
    Code.UNKNOWN_UNIT: QT_TRANSLATE_NOOP("Refusal", "the unit chosen does not belong to that agency"),
    Code.MALFORMED: QT_TRANSLATE_NOOP("Refusal", "the server could not read what was sent"),
    Code.REUSED_ID: QT_TRANSLATE_NOOP("Refusal", "the server holds something else under the same number"),
    Code.TEXT_REQUIRED: QT_TRANSLATE_NOOP("Refusal", "the text is empty"),
    Code.REASON_REQUIRED: QT_TRANSLATE_NOOP("Refusal", "a reason has to be given"),
    Code.ATTACHMENT_MISSING: QT_TRANSLATE_NOOP("Refusal", "an attachment has not reached the server"),
    Code.SELF_APPROVAL: QT_TRANSLATE_NOOP("Refusal", "nobody approves their own answer"),
    Code.ALREADY_APPROVED: QT_TRANSLATE_NOOP(
        "Refusal", "you have approved this answer already, so somebody else has to take the next step"
    ),
    Code.NOTHING_CHANGED: QT_TRANSLATE_NOOP("Refusal", "the text is the one that stands there already"),
    Code.APPROVAL_VOID: QT_TRANSLATE_NOOP("Refusal", "the answer or the report changed after it was read for approval"),
    Code.NO_REPLY_WAITING: QT_TRANSLATE_NOOP("Refusal", "no answer is waiting for approval"),
    Code.NO_REPLY_APPROVED: QT_TRANSLATE_NOOP("Refusal", "there is no approved answer to send"),
    Code.NOT_AUTHOR: QT_TRANSLATE_NOOP("Refusal", "only the author of the answer may do this"),
    Code.TRANSFER_PENDING: QT_TRANSLATE_NOOP("Refusal", "a request to transfer the report is still undecided"),
    Code.NO_TRANSFER_PENDING: QT_TRANSLATE_NOOP("Refusal", "no request to transfer the report is open"),
    Code.SAME_HOLDER: QT_TRANSLATE_NOOP("Refusal", "the report is there already"),
    Code.ALREADY_INVITED: QT_TRANSLATE_NOOP("Refusal", "that agency already works on the report"),
    Code.UNKNOWN_FINDING: QT_TRANSLATE_NOOP("Refusal", "there is no such finding on the report"),
    Code.UNKNOWN_PLAN: QT_TRANSLATE_NOOP("Refusal", "the server does not know this action plan"),
    Code.PLAN_CLOSED: QT_TRANSLATE_NOOP("Refusal", "the action plan has been closed"),
    Code.UNKNOWN_OWNER: QT_TRANSLATE_NOOP("Refusal", "the person chosen does not work for that agency"),
    Code.DEPENDENCY_REFUSED: QT_TRANSLATE_NOOP("Refusal", "the action it was made on was turned down"),
    Code.IDENTITY_KNOWN: QT_TRANSLATE_NOOP("Refusal", "you may already see who the reporter is"),
    Code.IDENTITY_UNKNOWN: QT_TRANSLATE_NOOP("Refusal", "the server does not know who the reporter is either"),
    Code.REVEAL_PENDING: QT_TRANSLATE_NOOP("Refusal", "your request to see the reporter's identity is still undecided"),
    Code.NO_REVEAL_WAITING: QT_TRANSLATE_NOOP(
        "Refusal", "no request to see the reporter's identity is waiting for a decision"
    ),
    Code.SELF_REVEAL: QT_TRANSLATE_NOOP("Refusal", "a second person has to decide on your own request"),
    Code.NO_REVEAL_GRANTED: QT_TRANSLATE_NOOP("Refusal", "nobody has granted you a look at the reporter's identity"),
    Code.REVEAL_EXPIRED: QT_TRANSLATE_NOOP("Refusal", "the time to see the reporter's identity has run out"),
    Code.NOT_FOR_ANOTHER: QT_TRANSLATE_NOOP("Refusal", "this cannot be done on behalf of somebody else"),
    Code.ONLINE_ONLY: QT_TRANSLATE_NOOP("Refusal", "this needs a connection to the server"),
    Code.NOT_ASKER: QT_TRANSLATE_NOOP("Refusal", "only the person who asked for the transfer may take it back"),
    Code.NOT_INVITED: QT_TRANSLATE_NOOP("Refusal", "no agency that is named works on the report"),
    Code.NO_OPEN_TASK: QT_TRANSLATE_NOOP("Refusal", "no such task is open"),
    Code.SAME_CASE: QT_TRANSLATE_NOOP("Refusal", "a report is no duplicate of itself"),
    Code.ALREADY_LINKED: QT_TRANSLATE_NOOP("Refusal", "the report is already linked to a main report"),
    Code.NOT_LINKED: QT_TRANSLATE_NOOP("Refusal", "the report is not linked to a main report"),
    Code.HAS_DUPLICATES: QT_TRANSLATE_NOOP("Refusal", "other reports are linked to this one as duplicates"),
    Code.MAIN_IS_DUPLICATE: QT_TRANSLATE_NOOP("Refusal", "the report chosen is itself linked to another main report"),
    Code.UNKNOWN_MAIN: QT_TRANSLATE_NOOP(
        "Refusal", "the server does not know the report chosen or does not let you see it"
    ),
    Code.NOT_ANNOUNCED: QT_TRANSLATE_NOOP("Refusal", "the server does not offer this action"),
    Code.ADMINS_ONLY: QT_TRANSLATE_NOOP("Refusal", "only an admin of that agency or the national admin may do this"),
    Code.NATIONAL_ONLY: QT_TRANSLATE_NOOP("Refusal", "only the national admin gives or takes away this role"),
    Code.UNKNOWN_ENTRY: QT_TRANSLATE_NOOP("Refusal", "the directory no longer has this entry"),
    Code.CYCLE: QT_TRANSLATE_NOOP("Refusal", "it would then stand below itself"),
    Code.UNIT_IN_USE: QT_TRANSLATE_NOOP(
        "Refusal",
        "the unit still has open reports, sub-units or people, so it has to be said which unit takes them over",
    ),
    Code.CATEGORY_RETIRED: QT_TRANSLATE_NOOP("Refusal", "this category is no longer given to reports"),
    Code.UNKNOWN_SUCCESSOR: QT_TRANSLATE_NOOP("Refusal", "whoever is to take over does not work there"),
    Code.LAST_ADMIN: QT_TRANSLATE_NOOP("Refusal", "the agency would then have no admin any more"),
    Code.LAST_ROLE: QT_TRANSLATE_NOOP(
        "Refusal", "it is the person's last role, and leaving the agency is an action of its own"
    ),
    Code.OWN_ROLES: QT_TRANSLATE_NOOP("Refusal", "nobody changes their own roles"),
    Code.ALREADY_SO: QT_TRANSLATE_NOOP("Refusal", "it is so already"),
    Code.NAME_TAKEN: QT_TRANSLATE_NOOP("Refusal", "another agency bears this code or holds this place"),
    Code.NOT_SHARER: QT_TRANSLATE_NOOP(
        "Refusal",
        "views are shared with a unit by its supervisors, with the whole agency by its admins, and changed or taken "
        "back by who shared them or an admin",
    ),
    TOO_LARGE: QT_TRANSLATE_NOOP("Refusal", "this is more than the server takes at once"),
    OUT_OF_SCOPE: QT_TRANSLATE_NOOP("Refusal", "the report is no longer in your hands"),
}


def refusal_clause(code: str, fields: Mapping[str, str] | None = None) -> str:
    """The reason as the end of a sentence, without capital and full stop."""
    given = fields or {}
    match code:
        case Code.WRONG_STATUS:
            return _wrong_status(given.get("status", ""))
        case Code.OPEN_TASKS if given.get("tasks"):
            return translate("Refusal", "tasks that must be done first are still open: {tasks}").format(
                tasks=one_line(given["tasks"])
            )
        case Code.OPEN_TASKS:
            return translate("Refusal", "a task that must be done first is still open")
        case Code.NOT_SUBSTITUTE:
            return translate("Refusal", "you were not {name}'s substitute at that time").format(
                name=_given(given, "name")
            )
        case Code.TEXT_TOO_LONG:
            return translate("Refusal", "the text is longer than {limit} characters").format(limit=_number(given))
        case Code.TOO_MANY_ATTACHMENTS:
            return translate("Refusal", "more than {limit} attachments are not accepted").format(limit=_number(given))
        case Code.ATTACHMENT_TOO_LARGE:
            size = QLocale().formattedDataSize(_whole(given), 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
            return translate("Refusal", "the attachment {name} is larger than {limit}").format(
                name=_given(given, "name"), limit=size
            )
        case _ if code == ATTACHMENT_REFUSED:
            return translate("Refusal", "the server does not take the attachment {name}").format(
                name=_given(given, "name")
            )
        case Code.TOO_MANY_CASES:
            return translate("Refusal", "an action plan is linked to at most {limit} reports").format(
                limit=_number(given)
            )
        case Code.TOO_MANY_VIEWS:
            return translate("Refusal", "no more than {limit} views are shared with one office").format(
                limit=_number(given)
            )
        case Code.ROW_FACTS:
            return translate("Refusal", "a row says at most {limit} facts, and none of them twice").format(
                limit=_number(given)
            )
        case Code.ATTACHMENT_TYPE:
            return translate("Refusal", "the attachment {name} is of a kind that is not accepted").format(
                name=_given(given, "name")
            )
        case Code.UNIT_RETIRED:
            return translate("Refusal", "the unit {unit} has been dissolved").format(unit=_given(given, "unit"))
        case Code.BLANKS_LEFT:
            return translate("Refusal", "the text still has blanks to fill in: {names}").format(
                names=_given(given, "names")
            )
        case Code.UNKNOWN_VARIABLE:
            return translate("Refusal", "nothing can be filled in for {name}").format(name=_given(given, "name"))
    source = _CLAUSES.get(code)
    if source is None:
        return translate("Refusal", "the server gave a reason this application does not know ({code})").format(
            code=one_line(readable(code))
        )
    return said("Refusal", source)


def refusal_sentence(code: str, fields: Mapping[str, str] | None = None) -> str:
    """The reason as a sentence of its own."""
    return capitalised(refusal_clause(code, fields)) + "."


def _wrong_status(status: str) -> str:
    if not status:
        return translate("Refusal", "the status of the report does not allow it")
    if status in OPEN:
        return translate("Refusal", "the report has the status “{status}”").format(status=status_word(status))
    return translate("Refusal", "the report is already {status}").format(status=status_mark(status).text.lower())


def _whole(fields: Mapping[str, str]) -> int:
    limit = fields.get("limit", "")
    return int(limit) if limit.isdecimal() else 0


def _number(fields: Mapping[str, str]) -> str:
    return QLocale().toString(_whole(fields)) if _whole(fields) else "?"


def _given(fields: Mapping[str, str], name: str) -> str:
    return one_line(fields.get(name, "?"))
