"""The ways a command can be turned down: values, not exceptions, because a refusal is an ordinary answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Code(StrEnum):
    """Wire codes of refusals; every code has a sentence in each language of the console."""

    NOT_ALLOWED = "not_allowed"
    WRONG_STATUS = "wrong_status"
    UNKNOWN_STATUS = "unknown_status"
    UNKNOWN_CASE = "unknown_case"
    UNKNOWN_COMMAND = "unknown_command"
    UNKNOWN_AGENCY = "unknown_agency"
    UNKNOWN_UNIT = "unknown_unit"
    MALFORMED = "malformed"
    REUSED_ID = "reused_id"
    TEXT_REQUIRED = "text_required"
    REASON_REQUIRED = "reason_required"
    TEXT_TOO_LONG = "text_too_long"
    TOO_MANY_ATTACHMENTS = "too_many_attachments"
    ATTACHMENT_TOO_LARGE = "attachment_too_large"
    ATTACHMENT_TYPE = "attachment_type"
    ATTACHMENT_MISSING = "attachment_missing"
    SELF_APPROVAL = "self_approval"
    APPROVAL_VOID = "approval_void"
    NO_REPLY_WAITING = "no_reply_waiting"
    NO_REPLY_APPROVED = "no_reply_approved"
    NOT_AUTHOR = "not_author"
    TRANSFER_PENDING = "transfer_pending"
    NO_TRANSFER_PENDING = "no_transfer_pending"
    SAME_HOLDER = "same_holder"
    ALREADY_INVITED = "already_invited"


@dataclass(frozen=True)
class Refused:
    """A command that has no effect, with the reason as a code and the values its sentence needs."""

    code: Code
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Conflict:
    """The same fields were changed on both sides; `theirs` holds the values that stand now."""

    theirs: Mapping[str, str]
