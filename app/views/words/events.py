"""The headings of timeline entries."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.models.world import World
from app.views.case.inert import one_line
from app.views.words.lookup import readable, said
from app.views.words.moments import day
from app.views.words.vocabulary import clock_word, role_word
from domain.case import Audience, Event, EventKind
from domain.findings import due_day
from domain.ids import AgencyId, UnitId

translate = QCoreApplication.translate

_TITLES: Final = {
    EventKind.REPORTED: QT_TRANSLATE_NOOP("Event", "Report came in"),
    EventKind.IMPORTED: QT_TRANSLATE_NOOP("Event", "Imported from an official export"),
    EventKind.HANDLED_HERE: QT_TRANSLATE_NOOP("Event", "Handled at the agency's own desk"),
    EventKind.INFORMATION_ASKED: QT_TRANSLATE_NOOP("Event", "Question to the reporter, clocks paused"),
    EventKind.INFORMATION_GIVEN: QT_TRANSLATE_NOOP("Event", "Information from the reporter"),
    EventKind.TRANSFER_REFUSED: QT_TRANSLATE_NOOP("Event", "Transfer refused"),
    EventKind.ARCHIVED: QT_TRANSLATE_NOOP("Event", "Archived"),
    EventKind.CLOSED: QT_TRANSLATE_NOOP("Event", "Closed"),
    EventKind.BLOCKED: QT_TRANSLATE_NOOP("Event", "Content blocked"),
    EventKind.CORRECTED: QT_TRANSLATE_NOOP("Event", "Report data corrected"),
    EventKind.PROTECTED: QT_TRANSLATE_NOOP("Event", "Protection of the reporter changed"),
    EventKind.REPLY_SUBMITTED: QT_TRANSLATE_NOOP("Event", "Answer submitted for approval"),
    EventKind.REPLY_RECALLED: QT_TRANSLATE_NOOP("Event", "Answer recalled before a decision"),
    EventKind.REPLY_RETURNED: QT_TRANSLATE_NOOP("Event", "Answer returned with notes"),
    EventKind.REPLY_CHANGED: QT_TRANSLATE_NOOP("Event", "Answer changed by an approver, in place of this text"),
    EventKind.REPLY_APPROVED: QT_TRANSLATE_NOOP("Event", "Answer approved"),
    EventKind.APPROVAL_VOIDED: QT_TRANSLATE_NOOP("Event", "Approval void, the text was changed"),
    EventKind.REVEAL_ASKED: QT_TRANSLATE_NOOP("Event", "Request to see the reporter's identity"),
    EventKind.REVEAL_REFUSED: QT_TRANSLATE_NOOP("Event", "Request to see the reporter's identity refused"),
    EventKind.REVEAL_GRANTED: QT_TRANSLATE_NOOP("Event", "Look at the reporter's identity granted"),
    EventKind.IDENTITY_VIEWED: QT_TRANSLATE_NOOP("Event", "Reporter's identity viewed"),
    EventKind.FINDING_RECORDED: QT_TRANSLATE_NOOP("Event", "Finding of a review, with a recommendation"),
    EventKind.FINDING_ANSWERED: QT_TRANSLATE_NOOP("Event", "Answer to a finding"),
    EventKind.HANDED_OVER: QT_TRANSLATE_NOOP("Event", "Handed over inside the agency"),
    EventKind.REPORTER_REPLY: QT_TRANSLATE_NOOP("Event", "Reply of the reporter"),
    EventKind.REMINDED: QT_TRANSLATE_NOOP("Event", "Reminder of a deadline"),
    EventKind.ESCALATED: QT_TRANSLATE_NOOP("Event", "Deadline passed"),
    EventKind.TRANSFER_WITHDRAWN: QT_TRANSLATE_NOOP("Event", "Request to transfer taken back"),
    EventKind.DUPLICATE_LINKED: QT_TRANSLATE_NOOP("Event", "Linked to a main report about the same matter"),
    EventKind.DUPLICATE_UNLINKED: QT_TRANSLATE_NOOP("Event", "Link to the main report undone"),
    EventKind.REOPENED: QT_TRANSLATE_NOOP("Event", "Reopened, the clocks run on"),
}

_TASKS: Final = {
    EventKind.TASK_GIVEN: QT_TRANSLATE_NOOP("Event", "Task for {place}: {title}"),
    EventKind.TASK_ACCEPTED: QT_TRANSLATE_NOOP("Event", "Task accepted by {place}: {title}"),
    EventKind.TASK_DONE: QT_TRANSLATE_NOOP("Event", "Contribution of {place} to the task: {title}"),
    EventKind.TASK_DECLINED: QT_TRANSLATE_NOOP("Event", "Task declined by {place}: {title}"),
    EventKind.TASK_CANCELLED: QT_TRANSLATE_NOOP("Event", "Task for {place} cancelled: {title}"),
    EventKind.TASK_HANDED_OVER: QT_TRANSLATE_NOOP("Event", "Task handed on to {place}: {title}"),
}


def event_title(event: Event, world: World) -> str:
    """What happened; who and when stand beside it. An entry of an unknown kind keeps its own name."""
    place = _place(event, world)
    clock = clock_word(event.data.get("clock", ""))
    match event.kind:
        case EventKind.VERIFIED if place:
            return translate("Event", "Verified and forwarded to {place}").format(place=place)
        case EventKind.VERIFIED:
            return translate("Event", "Verified")
        case EventKind.DISPOSED:
            return translate("Event", "Assigned to {place}").format(place=place or "?")
        case EventKind.TRANSFER_ASKED if event.data.get("forwarded"):
            return translate("Event", "Request to transfer to {place}, passed one level up").format(place=place or "?")
        case EventKind.TRANSFER_ASKED:
            return translate("Event", "Request to transfer to {place} (not our authority)").format(place=place or "?")
        case EventKind.TRANSFER_ACCEPTED:
            return translate("Event", "Transferred to {place}").format(place=place or "?")
        case EventKind.INVITED:
            return translate("Event", "{place} invited to coordinate").format(place=place or "?")
        case EventKind.UNINVITED:
            return translate("Event", "{place} no longer takes part").format(place=place or "?")
        case EventKind.DUPLICATE_LINKED if event.data.get("duplicate"):
            return translate("Event", "Another report about the same matter was linked to this one")
        case EventKind.DUPLICATE_UNLINKED if event.data.get("duplicate"):
            return translate("Event", "The link of another report to this one was undone")
        case EventKind.REPLY_SUBMITTED if reason := event.data.get("despite_open_tasks"):
            return translate("Event", "Answer submitted for approval before all tasks were done: {reason}").format(
                reason=one_line(reason)
            )
        case kind if kind in _TASKS:
            return _task_title(event, place)
        case EventKind.NOTE if event.audience == Audience.NAMED:
            return translate("Event", "Note to {agencies}").format(agencies=_agencies(event.shared_with, world))
        case EventKind.NOTE if event.audience == Audience.AGENCIES:
            return translate("Event", "Note to all agencies on the report")
        case EventKind.NOTE:
            return translate("Event", "Internal note")
        case EventKind.FOLLOW_UP if event.data.get("holding"):
            return translate("Event", "Interim answer to the reporter")
        case EventKind.FOLLOW_UP:
            return translate("Event", "Follow-up for the reporter")
        case EventKind.REMINDED if clock:
            return translate("Event", "Reminder: the time for {clock} is about to end").format(clock=clock)
        case EventKind.ESCALATED if clock:
            role = role_word(event.data.get("role", ""))
            text = translate("Event", "The time for {clock} has passed; reported to: {role}")
            return text.format(clock=clock, role=role or "–")
        case EventKind.RATED:
            return translate("Event", "Rating of the reporter: {rating} of 5").format(
                rating=event.data.get("rating", "?")
            )
    source = _TITLES.get(EventKind(event.kind)) if event.kind in set(EventKind) else None
    return said("Event", source) if source else readable(event.kind)


def _task_title(event: Event, place: str) -> str:
    return said("Event", _TASKS[EventKind(event.kind)]).format(
        place=place or "?", title=one_line(event.data.get("title", ""))
    )


def _agencies(ids: Iterable[str], world: World) -> str:
    known = world.directory.agencies
    return ", ".join(one_line(known[AgencyId(id)].name if id in known else id) for id in ids)


def contributor_names(event: Event, world: World) -> str:
    """The agencies whose work is in an answer; empty where its office answered alone."""
    return _agencies(event.data.get("contributors", "").split(), world)


def event_text(event: Event, today: date) -> str:
    """What an entry says, with what it asks for; outside text stays as it came."""
    asked, due = event.data.get("recommendation", ""), due_day(event)
    if event.kind != EventKind.FINDING_RECORDED or not asked:
        return event.text
    if due is None:
        return f"{event.text}\n\n" + translate("Event", "Recommendation: {text}").format(text=asked)
    until = translate("Event", "Recommendation, to be done by {day}: {text}").format(day=day(due, today), text=asked)
    return f"{event.text}\n\n{until}"


def _place(event: Event, world: World) -> str:
    """The unit, or else the agency, that an entry names; empty where it names none."""
    unit = world.directory.units.get(UnitId(event.data.get("unit", "")))
    if unit:
        return one_line(unit.name)
    agency = world.directory.agencies.get(AgencyId(event.data.get("agency", "")))
    return one_line(agency.name if agency else event.data.get("unit") or event.data.get("agency", ""))
