"""What the server does on a case by itself when time passes: when which of it is to be done, from the case's clocks.

Everything follows from the timeline, and what has been done stands in it: a duty that was carried out is no longer one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain import commands as c
from domain.calendar import WorkingCalendar
from domain.case import Case, EventKind, ReplyState, Status
from domain.deadlines import OFFICE_CLOCKS, Clock, clocks
from domain.directory import Directory
from domain.rules import ClockKind
from domain.tenure import Office, office_of

# The reporter reads these.
NO_REPLY = "Tidak ada tanggapan pelapor dalam {days} hari kerja setelah tindak lanjut terakhir."
NO_INFORMATION = "Kelengkapan informasi tidak diterima dalam {days} hari kerja."

UNDER_WAY = (ReplyState.SUBMITTED, ReplyState.APPROVED)


@dataclass(frozen=True)
class Duty:
    """A command of the server's own, and the instant from which it is to be carried out."""

    moment: datetime
    command: c.Command


def duties(case: Case, calendar: WorkingCalendar, directory: Directory, now: datetime) -> tuple[Duty, ...]:
    """All that is still to be done on the case as it stands, due or to come, in its order."""
    if not case.is_open:
        return ()
    office = office_of(case.holder.agency, directory)
    found = [
        duty
        for clock in clocks(case, calendar, directory)
        if clock.is_running
        for duty in _of(case, clock, office, directory.rules.reminder_days, now)
    ]
    return tuple(sorted(found, key=lambda duty: (duty.moment, not _ends(duty.command))))


def _of(case: Case, clock: Clock, office: Office, reminder_days: int, now: datetime) -> Iterator[Duty]:
    if clock.due_on is None:
        return
    over = _begin_of(clock.due_on + timedelta(days=1), office)
    if clock.kind == ClockKind.AUTO_CLOSE:
        if case.status == Status.IN_PROGRESS and not _is_being_worked_on(case):
            yield Duty(over, c.Close(NO_REPLY.format(days=clock.limit)))
    elif clock.kind == ClockKind.COMPLETENESS:
        if case.status == Status.AWAITING_INFORMATION:
            yield Duty(over, c.Archive(NO_INFORMATION.format(days=clock.limit)))
    else:
        if clock.kind in OFFICE_CLOCKS and 0 < reminder_days < clock.limit:
            morning = _begin_of(clock.counted[-1 - reminder_days], office)
            if now < over and not _told_since(case, EventKind.REMINDED, clock, morning):
                yield Duty(morning, c.Remind(clock.kind, clock.due_on))
        if not _told_since(case, EventKind.ESCALATED, clock, over):
            yield Duty(over, c.Escalate(clock.kind, clock.due_on))


def _begin_of(day: date, office: Office) -> datetime:
    return datetime.combine(day, time(), office.zone)


def _told_since(case: Case, kind: EventKind, clock: Clock, moment: datetime) -> bool:
    """Whether this was said at a time when it was true: a due day that has moved on since makes it due again."""
    told = (e for e in case.events if e.kind == kind and e.data.get("clock") == clock.kind)
    return any(event.counted_at >= moment for event in told)


def _is_being_worked_on(case: Case) -> bool:
    """An answer that waits for its approval, or a transfer: the reporter is to get more than a closed case."""
    return case.transfer is not None or (case.reply is not None and case.reply.state in UNDER_WAY)


def _ends(command: c.Command) -> bool:
    return isinstance(command, c.Close | c.Archive)
