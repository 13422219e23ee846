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
    ALREADY_APPROVED = "already_approved"
    NOTHING_CHANGED = "nothing_changed"
    NOT_SUBSTITUTE = "not_substitute"
    APPROVAL_VOID = "approval_void"
    NO_REPLY_WAITING = "no_reply_waiting"
    NO_REPLY_APPROVED = "no_reply_approved"
    NOT_AUTHOR = "not_author"
    TRANSFER_PENDING = "transfer_pending"
    NO_TRANSFER_PENDING = "no_transfer_pending"
    SAME_HOLDER = "same_holder"
    ALREADY_INVITED = "already_invited"
    UNKNOWN_FINDING = "unknown_finding"
    UNKNOWN_PLAN = "unknown_plan"
    PLAN_CLOSED = "plan_closed"
    UNKNOWN_OWNER = "unknown_owner"
    TOO_MANY_CASES = "too_many_cases"
    DEPENDENCY_REFUSED = "dependency_refused"
    IDENTITY_KNOWN = "identity_known"
    IDENTITY_UNKNOWN = "identity_unknown"
    REVEAL_PENDING = "reveal_pending"
    NO_REVEAL_WAITING = "no_reveal_waiting"
    SELF_REVEAL = "self_reveal"
    NO_REVEAL_GRANTED = "no_reveal_granted"
    REVEAL_EXPIRED = "reveal_expired"
    NOT_FOR_ANOTHER = "not_for_another"
    ONLINE_ONLY = "online_only"
    NOT_ASKER = "not_asker"
    NOT_INVITED = "not_invited"
    NO_OPEN_TASK = "no_open_task"
    OPEN_TASKS = "open_tasks"
    SAME_CASE = "same_case"
    ALREADY_LINKED = "already_linked"
    NOT_LINKED = "not_linked"
    HAS_DUPLICATES = "has_duplicates"
    MAIN_IS_DUPLICATE = "main_is_duplicate"
    UNKNOWN_MAIN = "unknown_main"
    NOT_ANNOUNCED = "not_announced"
    ADMINS_ONLY = "admins_only"
    NATIONAL_ONLY = "national_only"
    UNKNOWN_ENTRY = "unknown_entry"
    CYCLE = "cycle"
    UNIT_IN_USE = "unit_in_use"
    UNIT_RETIRED = "unit_retired"
    CATEGORY_RETIRED = "category_retired"
    UNKNOWN_SUCCESSOR = "unknown_successor"
    LAST_ADMIN = "last_admin"
    LAST_ROLE = "last_role"
    OWN_ROLES = "own_roles"
    ALREADY_SO = "already_so"
    NAME_TAKEN = "name_taken"
    NOT_SHARER = "not_sharer"
    TOO_MANY_VIEWS = "too_many_views"
    ROW_FACTS = "row_facts"
    UNKNOWN_VARIABLE = "unknown_variable"
    BLANKS_LEFT = "blanks_left"


@dataclass(frozen=True)
class Refused:
    """A command that has no effect, with the reason as a code and the values its sentence needs."""

    code: Code
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Made:
    """Who made a change and when (`at`: an ISO instant), as far as the timeline tells."""

    name: str
    title: str = ""
    agency: str = ""
    at: str = ""


@dataclass(frozen=True)
class Conflict:
    """The same fields were changed on both sides; `theirs` holds the values that stand now, `made` who made them so."""

    theirs: Mapping[str, str]
    made: Mapping[str, Made] = field(default_factory=dict)

    @property
    def fields(self) -> Mapping[str, str]:
        """All of it as an answer carries it: beside a field's value, who and when under `<field>.by` and the like."""
        found = dict(self.theirs)
        for name, made in self.made.items():
            values = (made.name, made.title, made.agency, made.at)
            found |= {name + ending: value for ending, value in zip(_ENDINGS, values, strict=True) if value}
        return found


_ENDINGS = (".by", ".by_title", ".by_agency", ".at")


def theirs_of(fields: Mapping[str, str]) -> dict[str, str]:
    """The values that stand now, from the fields of a conflict's answer."""
    return {name: value for name, value in fields.items() if "." not in name}


def made_by(fields: Mapping[str, str], name: str) -> Made | None:
    """Who gave the field its value, from the fields of a conflict's answer."""
    values = [fields.get(name + ending, "") for ending in _ENDINGS]
    return Made(*values) if values[0] else None
