"""The trail of a case: what each entry of its timeline did to the status, which of them decided, what they bound."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.case import Case, Event, EventKind, Status
from domain.originals import WAS
from domain.people import REPORTER, SYSTEM

DECISIONS = frozenset(
    {
        EventKind.VERIFIED,
        EventKind.DISPOSED,
        EventKind.HANDLED_HERE,
        EventKind.TRANSFER_ACCEPTED,
        EventKind.TRANSFER_REFUSED,
        EventKind.ARCHIVED,
        EventKind.CLOSED,
        EventKind.BLOCKED,
        EventKind.PROTECTED,
        EventKind.REOPENED,
        EventKind.REPLY_APPROVED,
        EventKind.REPLY_CHANGED,
        EventKind.REPLY_RETURNED,
        EventKind.REVEAL_GRANTED,
        EventKind.REVEAL_REFUSED,
    }
)
_LEADS_TO = {
    EventKind.REPORTED: Status.UNVERIFIED,
    EventKind.VERIFIED: Status.DISPOSED,
    EventKind.HANDLED_HERE: Status.DISPOSED,
    EventKind.INFORMATION_ASKED: Status.AWAITING_INFORMATION,
    EventKind.TRANSFER_ACCEPTED: Status.DISPOSED,
    EventKind.BLOCKED: Status.CONTENT_BLOCKED,
    EventKind.FOLLOW_UP: Status.IN_PROGRESS,
    EventKind.REPORTER_REPLY: Status.REPORTER_REPLIED,
    EventKind.REOPENED: Status.DISPOSED,
}
_ENDS = {
    EventKind.CLOSED: (Status.CLOSED_BY_SYSTEM, Status.CLOSED_BY_REPORTER, Status.CLOSED_BY_ADMIN),
    EventKind.ARCHIVED: (Status.ARCHIVED_BY_SYSTEM, Status.ARCHIVED_BY_REPORTER, Status.ARCHIVED_BY_ADMIN),
}
_HASH_SHOWN = 8


@dataclass(frozen=True)
class Move:
    """From one status to the next; a side that the timeline does not tell is empty."""

    before: str
    after: str


def moves(case: Case) -> Mapping[str, Move]:
    """The entries that changed the status, or after which it is known again, by id.

    They are worked out from the kinds of the entries. Where that does not end in the status the case has, some entry is
    not to be known here, or of a kind from a newer server: then nothing is claimed at all.
    """
    found: dict[str, Move] = {}
    status = resumes = open_end = ""
    for event in case.events:
        before, after = _told(event, status, resumes)
        if event.kind == EventKind.INFORMATION_ASKED:
            resumes = status
        if (before, after) == (status, status):
            continue
        if open_end and before:
            found[open_end] = Move(found[open_end].before, before)
        found[event.id] = Move(before, after)
        status, open_end = after, "" if after else event.id
    if open_end:
        found[open_end] = Move(found[open_end].before, case.status)
    return found if status in ("", case.status) else {}


def _told(event: Event, status: str, resumes: str) -> tuple[str, str]:
    """The status before and after an entry, as far as it can be told; `status` twice where it is left alone."""
    if event.kind == EventKind.IMPORTED:  # an export says where it found a case, not where it left it
        was = event.data.get(WAS + "status", "")
        return (was, "") if was else (status, status)
    if event.kind == EventKind.INFORMATION_GIVEN:
        return Status.AWAITING_INFORMATION, resumes
    if event.kind in _ENDS:
        by_system, by_reporter, by_admin = _ENDS[EventKind(event.kind)]
        return status, {SYSTEM.id: by_system, REPORTER.id: by_reporter}.get(event.by.person, by_admin)
    return status, _LEADS_TO.get(EventKind(event.kind), status) if event.kind in set(EventKind) else status


def bound(event: Event) -> str:
    """The text an entry stands for, files and case included, as the beginning of its hash (domain.approvals)."""
    return event.data.get("pin", "")[:_HASH_SHOWN]
