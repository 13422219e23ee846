"""What became of a command, in the words that promise no more than is known."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from app.models.outbox import OutboxItem, State
from app.status import Link, SyncStatus
from app.views.marks import Mark, MarkRole
from app.views.words.moments import moment
from app.views.words.refusals import refusal_clause

translate = QCoreApplication.translate


def item_state_text(item: OutboxItem, status: SyncStatus, now: datetime, zone: tzinfo) -> Mark:
    """The state of one command; "sent" is said only where the server's receipt is stored here."""
    match item.state:
        case State.QUEUED:
            return Mark("↥", MarkRole.WAITING_TO_SEND, translate("Item", "Waiting for a connection"))
        case State.SENT if status.link is Link.SYNCING:
            return Mark("↥", MarkRole.WAITING_TO_SEND, translate("Item", "Sending…"))
        case State.SENT:
            text = translate("Item", "Not yet certain whether it was sent · checking with the server")
            return Mark("↥", MarkRole.WAITING_TO_SEND, text)
        case State.APPLIED | State.SETTLED:
            text = translate("Item", "Sent {time} · receipt {receipt}")
            time = moment(item.changed_at, now, zone)
            return Mark("✓", MarkRole.DONE, text.format(time=time, receipt=item.receipt or "–"))
        case State.REJECTED:
            text = translate("Item", "Refused: {reason}")
            return Mark("⚡", MarkRole.REVIEW, text.format(reason=refusal_clause(item.code, item.fields)))
        case State.CONFLICT:
            return Mark("⚡", MarkRole.REVIEW, _conflict(item))
        case State.QUARANTINED:
            text = translate("Item", "Needs review: the server failed on this item and keeps it for repair")
            return Mark("⚡", MarkRole.REVIEW, text)
        case State.ORPHANED:
            text = translate("Item", "Needs review: {reason}")
            return Mark(
                "⚡", MarkRole.REVIEW, text.format(reason=refusal_clause(item.code or "out_of_scope", item.fields))
            )
        case State.WITHDRAWN:
            text = translate("Item", "Withdrawn {time}")
            return Mark("▪", MarkRole.CLOSED, text.format(time=moment(item.changed_at, now, zone)))


def _conflict(item: OutboxItem) -> str:
    by = item.fields.get("by", "")
    if by:
        return translate("Item", "Needs review: the report was changed on the server by {agency}").format(agency=by)
    return translate("Item", "Needs review: the report was changed on the server")
