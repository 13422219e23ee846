"""Who is asking: the person behind an access token, with their roles and device, in one statement."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, String, bindparam, func, null, select

from domain.ids import DeviceId
from domain.people import Person
from server.key import stored_form
from server.people import person_of
from server.problems import Problem, unauthenticated
from server.tables import Instant, access, account, command, device, membership, session

NO_DEVICE = DeviceId("")


@dataclass(frozen=True)
class Caller:
    """A person at one of their consoles, as of one snapshot.

    `latest_result` is the highest number among the device's commands that have been answered, `first_unsaved` the
    lowest among those that no backup holds.
    """

    person: Person
    grant_version: int
    device: DeviceId = NO_DEVICE
    acknowledged_through: int = 0
    latest_result: int = 0
    first_unsaved: int | None = None
    session: str = ""


def identify(
    connection: Connection,
    token: str,
    now: datetime,
    at: DeviceId | None = None,
    saved: datetime | None = None,
) -> Caller:
    """The caller behind `token`, at the device `at` if one is named. Raises Problem.

    Commands that arrived before `saved` are in a backup.
    """
    asked = {"token": stored_form(token), "device": at} | ({"saved": saved} if saved else {})
    rows = connection.execute(_caller(saved is not None), asked).all()
    if not rows or rows[0].session_revoked is not None or rows[0].expires_at <= now:
        raise unauthenticated()
    first = rows[0]
    if not first.active:
        raise Problem(403, "account_locked")
    person = person_of(rows)
    if first.console_revoked is not None:
        raise Problem(403, "device_revoked")
    if at is None:
        return Caller(person, first.grant_version, session=first.session)
    if first.device_person != person.id:
        raise Problem(403, "device_unknown")
    if first.device_revoked is not None:
        raise Problem(403, "device_revoked")
    return Caller(person, first.grant_version, at, first.acknowledged_through, first.latest or 0, first.unsaved)


@cache  # it is asked with every request, and building it takes longer than answering it
def _caller(backed_up: bool) -> Select[Any]:
    here, console = bindparam("device", type_=String), device.alias()
    latest = select(func.max(command.c.dseq)).where(command.c.device == here).scalar_subquery()
    since = command.c.at >= bindparam("saved", type_=Instant)
    unsaved = select(func.min(command.c.dseq)).where(command.c.device == here, since).scalar_subquery()
    return (
        select(account, membership.c.role, membership.c.agency, membership.c.unit)
        .add_columns(access.c.expires_at, session.c.revoked_at.label("session_revoked"), latest.label("latest"))
        .add_columns(access.c.session, console.c.revoked_at.label("console_revoked"))
        .add_columns((unsaved if backed_up else null()).label("unsaved"), device.c.person.label("device_person"))
        .add_columns(device.c.revoked_at.label("device_revoked"), device.c.acknowledged_through)
        .select_from(access)
        .join(session, session.c.id == access.c.session)
        .join(account, account.c.person == session.c.person)
        .join(membership, membership.c.person == account.c.person, isouter=True)
        .join(device, device.c.id == here, isouter=True)
        .join(console, console.c.id == session.c.device, isouter=True)
        .where(access.c.hash == bindparam("token"))
        .order_by(membership.c.position)
    )
