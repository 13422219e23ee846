"""What became of a command, in the words that promise no more than is known."""

from datetime import datetime, tzinfo
from math import ceil

from PySide6.QtCore import QCoreApplication

from app.models.outbox import UNDO_SECONDS, OutboxItem, State
from app.models.world import World
from app.status import Link, SyncStatus
from app.views.case.inert import one_line
from app.views.marks import Mark, MarkRole
from app.views.words.moments import moment
from app.views.words.refusals import refusal_clause
from app.views.words.vocabulary import command_word
from domain.errors import made_by, theirs_of
from domain.ids import AgencyId
from domain.intents import Subject

translate = QCoreApplication.translate


def undo_seconds(item: OutboxItem, now: datetime) -> int:
    """How long the command can still be undone; 0 where it cannot, or a clock that was set cannot tell."""
    if item.state is not State.QUEUED or item.held_until is None:
        return 0
    left = (item.held_until - now).total_seconds()
    return ceil(left) if 0 < left <= UNDO_SECONDS else 0


def item_state_text(
    item: OutboxItem,
    status: SyncStatus,
    now: datetime,
    zone: tzinfo,
    *,
    world: World | None = None,
    cause: OutboxItem | None = None,
    counted: bool = False,
) -> Mark:
    """The state of one command; "sent" is said only where the server's receipt is stored here.

    `cause` is what a blocked command was made on. `counted`: the words are said again every second.
    """
    match item.state:
        case State.QUEUED:
            return Mark("↥", MarkRole.WAITING_TO_SEND, _queued(undo_seconds(item, now), status.link, counted=counted))
        case State.SENT if status.link is Link.SYNCING:
            return Mark("↥", MarkRole.WAITING_TO_SEND, translate("Item", "Sending…"))
        case State.SENT:
            text = translate("Item", "Not yet certain whether it was sent · checking with the server")
            return Mark("↥", MarkRole.WAITING_TO_SEND, text)
        case State.APPLIED | State.SETTLED:
            text = translate("Item", "Sent {time} · receipt {receipt}")
            time = moment(item.answered_at or item.changed_at, now, zone)
            return Mark("✓", MarkRole.DONE, text.format(time=time, receipt=item.receipt or "–"))
        case State.REJECTED:
            text = translate("Item", "Refused: {reason}")
            return Mark("⚡", MarkRole.REVIEW, text.format(reason=refusal_clause(item.code, item.fields)))
        case State.CONFLICT:
            return Mark("⚡", MarkRole.REVIEW, _conflict(item, world))
        case State.QUARANTINED if not item.code:
            text = translate("Item", "Needs review: the server failed on this item and keeps it for repair")
            return Mark("⚡", MarkRole.REVIEW, text)
        case State.QUARANTINED | State.ORPHANED:
            text = translate("Item", "Needs review: {reason}")
            return Mark(
                "⚡", MarkRole.REVIEW, text.format(reason=refusal_clause(item.code or "out_of_scope", item.fields))
            )
        case State.BLOCKED:
            return Mark("⚡", MarkRole.REVIEW, _blocked(cause))
        case State.WITHDRAWN:
            text = translate("Item", "Withdrawn {time}")
            return Mark("▪", MarkRole.CLOSED, text.format(time=moment(item.changed_at, now, zone)))


def _queued(undoable: int, link: Link, *, counted: bool) -> str:
    if undoable and counted:
        return translate("Item", "Sending in {seconds} s").format(seconds=undoable)
    if undoable:
        return translate("Item", "About to be sent · can still be undone")
    match link:
        case Link.SESSION_EXPIRED:
            return translate("Item", "Waiting until you sign in again")
        case Link.UPGRADE_NEEDED:
            return translate("Item", "Waiting for a newer version of the application")
        case Link.REVOKED:
            return translate("Item", "Kept here: this computer may no longer send")
    return translate("Item", "Waiting for a connection")


def _blocked(cause: OutboxItem | None) -> str:
    if cause is None:
        return translate("Item", "Waiting: what it was made on had no effect")
    if cause.state is State.WITHDRAWN:
        text = translate("Item", "Waiting: “{action}” was taken back")
    elif cause.state is State.REJECTED:
        text = translate("Item", "Waiting: “{action}” was refused")
    else:
        text = translate("Item", "Waiting: “{action}” needs your review")
    return text.format(action=command_word(cause.envelope.command))


def _conflict(item: OutboxItem, world: World | None) -> str:
    made = next(filter(None, (made_by(item.fields, name) for name in theirs_of(item.fields))), None)
    if made is not None and item.envelope.command.subject is Subject.ENTRY:
        return translate("Item", "Needs review: {name} changed the same on the server").format(name=one_line(made.name))
    if made is None:
        return translate("Item", "Needs review: the report was changed on the server")
    agency = world.directory.agencies.get(AgencyId(made.agency)) if world else None
    text = translate("Item", "Needs review: the report was changed on the server by {agency}")
    return text.format(agency=one_line(agency.name if agency else made.name))
