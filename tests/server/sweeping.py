"""Cases that time is about to call for something on, told by the commands that made them so."""

from datetime import datetime, timedelta

from sqlalchemy import select

from domain.apply import apply
from domain.approvals import pin_of
from domain.case import Case, Event, EventKind, Holder, Status
from domain.commands import ApproveReply, AskInformation, Command, Envelope, SubmitReply, Verify
from domain.ids import CommandId, DeviceId, new_id
from domain.people import Person
from domain.wire import loads
from server.central import Central
from server.database import writing
from server.records import store_cases
from server.tables import cases
from tests.server.region import PEOPLE, REGENCY, ROADS, Region, read

ANDI, BUDI, CITRA = (PEOPLE[name] for name in ("andi", "budi", "citra"))
LATER = timedelta(days=40)


def verified(region: Region) -> Case:
    """On the desk of the roads unit since today."""
    fresh = region.draft(status=Status.UNVERIFIED, holder=Holder(REGENCY))
    return after(region.central, fresh, ANDI, Verify(REGENCY, ROADS))


def asked(region: Region) -> Case:
    return after(region.central, verified(region), BUDI, AskInformation("Di kilometer berapa?"))


def answered(region: Region) -> Case:
    waiting = after(region.central, verified(region), BUDI, SubmitReply("Sudah ditambal."))
    pin = pin_of(waiting.id, waiting.material_version, "Sudah ditambal.", (), False, True)
    return after(region.central, waiting, CITRA, ApproveReply(pin))


def after(central: Central, case: Case, actor: Person, command: Command) -> Case:
    now = central.now()
    with central.engine.connect() as connection:
        directory = central.reference.at(connection).directory
    envelope = Envelope(
        CommandId(new_id(now)), case.id, case.version, actor.id, DeviceId(f"meja-{actor.id}"), now, command
    )
    outcome = apply(case, envelope, actor, directory, now)
    assert isinstance(outcome, Case), outcome
    return outcome


def kept(central: Central, *told: Case) -> tuple[Case, ...]:
    with writing(central.engine) as connection:
        store_cases(connection, [(None, case) for case in told])
    return told


def now_of(central: Central, case: Case) -> Case:
    return loads(Case, read(central, select(cases.c.doc).where(cases.c.id == case.id))[0].doc)


def next_moment(central: Central, case: Case) -> datetime | None:
    moment: datetime | None = read(central, select(cases.c.next_moment).where(cases.c.id == case.id))[0].next_moment
    return moment


def said(central: Central, case: Case, kind: EventKind) -> list[Event]:
    return [event for event in now_of(central, case).events if event.kind == kind]
