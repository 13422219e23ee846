"""What an approval binds to: the SHA-256 of the exact text, its files, and the state of the case it answers."""

import hashlib
import json

from domain.attachments import Attachment
from domain.ids import AgencyId, CaseId


def pin_of(
    case: CaseId,
    basis: int,
    text: str,
    attachments: tuple[Attachment, ...],
    holding: bool,
    send_when_approved: bool,
    contributors: tuple[AgencyId, ...] = (),
    despite_open_tasks: str = "",
) -> str:
    """The pin (64 hex digits) that names one exact answer to one exact state of one case.

    `basis` is the case's material version. Internal notes do not move it, so a colleague's remark never voids an
    approval, while the reporter's next words or a reclassification do.
    """
    content: dict[str, object] = {
        "case": case,
        "basis": basis,
        "text": text,
        "holding": holding,
        "send": send_when_approved,
        "files": [[item.sha256, item.name] for item in attachments],
    }
    if contributors:
        content["contributors"] = contributors
    if despite_open_tasks:
        content["despite_open_tasks"] = despite_open_tasks
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
