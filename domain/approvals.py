"""What an approval binds to – the exact text, its files, the state of the case it answers – and who may not give it."""

import hashlib
import json

from domain.attachments import Attachment
from domain.case import Case, EventKind
from domain.ids import CaseId, PersonId

_PUTS_A_TEXT = frozenset({EventKind.REPLY_SUBMITTED, EventKind.REPLY_CHANGED})


def pin_of(
    case: CaseId, basis: int, text: str, attachments: tuple[Attachment, ...], holding: bool, send_when_approved: bool
) -> str:
    """The pin (64 hex digits) that names one exact answer to one exact state of one case.

    `basis` is the case's material version. Internal notes do not move it, so a colleague's remark never voids an
    approval, while the reporter's next words or a reclassification do.
    """
    content = {
        "case": case,
        "basis": basis,
        "text": text,
        "holding": holding,
        "send": send_when_approved,
        "files": [[item.sha256, item.name] for item in attachments],
    }
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def digest_of(text: str) -> str:
    """Names a text in the timeline, so that whoever put it up stays known when somebody else puts it up again."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def writers_of(case: Case) -> frozenset[PersonId]:
    """Who may not approve the answer as it stands: its author, its last editor, and whom these stood in for.

    A text that was put up before keeps its writers: an approver's words do not become approvable by the approver
    because the author has submitted them again.
    """
    reply = case.reply
    if reply is None:
        return frozenset()
    text = digest_of(reply.text)
    earlier = [e.by for e in case.events if e.kind in _PUTS_A_TEXT and e.data.get("text") == text]
    hands = [reply.author, *earlier, *([reply.edited_by] if reply.edited_by else [])]
    return frozenset().union(*(hand.signatories for hand in hands))


def approvers_of(case: Case) -> frozenset[PersonId]:
    """Whose names stand under the steps taken so far; each further step needs others."""
    return frozenset().union(*(given.by.signatories for given in case.reply.approvals)) if case.reply else frozenset()
