"""What the server does by itself when time passes: closes, archives, reminds and escalates, each exactly once.

`cases.next_moment` says when a case has to be looked at. Whoever stores a case, and whoever changes what clocks are
computed from, sets it to "at once"; only the sweep works out what comes next, with the case's row locked. So it cannot
be out of date, two sweeps on two machines take turns case by case, and the second finds nothing left to do.
"""

import hashlib
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, select, update

from domain.apply import apply
from domain.case import Case
from domain.commands import Archive, Close, Command, Envelope, Escalate, Remind
from domain.duties import Duty, duties
from domain.ids import CaseId, CommandId, DeviceId, new_id
from domain.people import SYSTEM
from domain.wire import dumps, loads
from server import log
from server.central import Central
from server.database import reading, writing
from server.directory import Reference
from server.records import store_case
from server.tables import cases
from server.working_calendar import national_calendar

SWEEP_DEVICE: Final = DeviceId("sweep")
AT_A_TIME: Final = 200
# A case that cannot be looked at now is looked at again later, and holds up no other.
PUT_OFF: Final = timedelta(minutes=15)


@dataclass(frozen=True)
class Swept:
    """What one run has done: how many cases it looked at, what it did on them, and how many it had to put off."""

    looked_at: int = 0
    done: Counter[type[Command]] = field(default_factory=Counter)
    put_off: int = 0

    @property
    def closed(self) -> int:
        return self.done[Close]

    @property
    def archived(self) -> int:
        return self.done[Archive]

    @property
    def reminded(self) -> int:
        return self.done[Remind]

    @property
    def escalated(self) -> int:
        return self.done[Escalate]


def sweep(central: Central, now: datetime, stop: Callable[[], bool] = lambda: False) -> Swept:
    """Do all that is due at `now` (an aware instant), a case in a transaction; ends early once `stop` says so."""
    swept = Swept()
    for case in _due(central, now):
        if stop():
            break
        try:
            with writing(central.engine) as connection:
                done = _look_at(central, connection, case, now)
        except Exception as error:  # noqa: BLE001 - whatever one case breaks on, the others' must go on
            log.sweep.error("a case could not be swept: %s", log.describe(error))
            _put_off(central, case, now)
            swept = replace(swept, put_off=swept.put_off + 1)
        else:
            swept = Swept(swept.looked_at + (done is not None), swept.done + Counter(done or ()), swept.put_off)
    return swept


def _due(central: Central, now: datetime) -> Iterator[CaseId]:
    """The cases to look at, the longest due first; each leaves this list by being looked at, or put off."""
    wanted = select(cases.c.id).where(cases.c.next_moment <= now).order_by(cases.c.next_moment).limit(AT_A_TIME)
    while True:
        with reading(central.engine) as connection:
            found = list(connection.execute(wanted).scalars())
        if not found:
            return
        yield from map(CaseId, found)


def _look_at(central: Central, connection: Connection, case: CaseId, now: datetime) -> list[type[Command]] | None:
    """What was done; None if another sweep has been here since."""
    claimed = select(cases.c.doc).where(cases.c.id == case, cases.c.next_moment <= now).with_for_update()
    doc = connection.execute(claimed).scalar_one_or_none()
    if doc is None:
        return None
    reference = central.reference.at(connection)  # after the lock: see `records.look_again`
    before = loads(Case, doc)
    after, done, following = _brought_up_to(now, before, reference)
    if after.version == before.version:
        connection.execute(update(cases).where(cases.c.id == case).values(next_moment=following))
    else:
        store_case(connection, before, after, next_moment=following)
    return done


def _brought_up_to(
    now: datetime, case: Case, reference: Reference
) -> tuple[Case, list[type[Command]], datetime | None]:
    """The case with all done that is due by `now`, what that was, and when something is due next."""
    calendar = reference.calendar or national_calendar()
    done: list[type[Command]] = []
    tried: set[CommandId] = {CommandId(event.id) for event in case.events}
    while True:
        open_duties = [
            (identity, duty)
            for duty in duties(case, calendar, reference.directory, now)
            if (identity := _identity(case.id, duty)) not in tried
        ]
        if not open_duties or open_duties[0][1].moment > now:
            return case, done, open_duties[0][1].moment if open_duties else None
        identity, duty = open_duties[0]
        tried.add(identity)
        envelope = Envelope(identity, case.id, case.version, SYSTEM.id, SWEEP_DEVICE, now, duty.command)
        outcome = apply(case, envelope, SYSTEM, reference.directory, now, reference.limits)
        if isinstance(outcome, Case):
            case = outcome
            done.append(type(duty.command))
        else:
            log.sweep.error("a duty was refused: %s on %s", duty.command.type, case.id)


def _identity(case: CaseId, duty: Duty) -> CommandId:
    """The same for the same duty, whoever carries it out and how often: its time is the moment of the duty."""
    seed = f"{case}\x1f{dumps(duty.command)}".encode()
    return CommandId(new_id(duty.moment, lambda size: hashlib.blake2b(seed, digest_size=size).digest()))


def _put_off(central: Central, case: CaseId, now: datetime) -> None:
    later = update(cases).where(cases.c.id == case, cases.c.next_moment <= now)
    with writing(central.engine) as connection:
        connection.execute(later.values(next_moment=now + PUT_OFF))


def keep_sweeping(
    central: Central, seconds: float, stop: threading.Event, tell: Callable[[Swept], None] = lambda swept: None
) -> None:
    """Sweep now and every so often until told to stop; trouble with the database ends one run, not the sweeping."""
    while True:
        try:
            tell(sweep(central, central.now(), stop.is_set))
        except Exception as error:  # noqa: BLE001 - the next run may find the database where it was
            log.sweep.error("a sweep broke down: %s", log.describe(error))
        if stop.wait(seconds):
            return
