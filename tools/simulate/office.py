"""What happens at the centre without any console: reporters, the system, and whoever hands out roles."""

import random
from dataclasses import replace
from datetime import datetime
from typing import Final

from domain import commands as c
from domain.apply import apply
from domain.case import Case, Status
from domain.commands import Command, Envelope
from domain.ids import CaseId, CommandId, DeviceId, new_id
from domain.people import REPORTER, SYSTEM, Person
from server.database import writing
from server.people import set_memberships
from server.records import load_case, store_case
from tools.simulate.centre import Centre
from tools.simulate.region import DIRECTORY, OTHER_ROLES, ROADS, WATER

NOWHERE: Final = DeviceId("")


def change_roles(centre: Centre, person: Person, rng: random.Random) -> None:
    """Give a person other roles, or back the ones they had."""
    roles = rng.choice((person.memberships, *OTHER_ROLES[person.id]))
    clearance = rng.choice((None, True, False))
    with writing(centre.central.engine) as connection:
        set_memberships(connection, person.id, roles, secret_clearance=clearance)


def change_case(centre: Centre, identity: CaseId, rng: random.Random, now: datetime) -> None:
    """The reporter writes, the system imports, or the case moves: whatever the case allows."""
    with writing(centre.central.engine) as connection:
        case = load_case(connection, identity, for_update=True)
        if case is None:
            return
        after = _moved(case, rng) if rng.random() < 0.4 else _acted(case, rng, now)
        if after is not None:
            store_case(connection, case, after)


def touch(centre: Centre, identity: CaseId, now: datetime) -> None:
    """The case changes a little, so that everybody hears of the buckets it is in."""
    with writing(centre.central.engine) as connection:
        case = load_case(connection, identity, for_update=True)
        after = case and _after(case, SYSTEM, c.ImportReport(reason="pemeriksaan"), now)
        if case and after:
            store_case(connection, case, after)


def _acted(case: Case, rng: random.Random, now: datetime) -> Case | None:
    choices: list[tuple[Person, Command]] = [
        (SYSTEM, c.ImportReport(title=f"judul impor {rng.randrange(100)}", reason="impor")),
        (SYSTEM, c.ImportReport(status=rng.choice((Status.IN_PROGRESS, Status.CLOSED_BY_SYSTEM)), reason="impor")),
        (SYSTEM, c.ImportReport(secret=not case.secret, reason="impor")),
        (SYSTEM, c.ImportReport(anonymous=not case.anonymous, reason="impor")),
        (REPORTER, c.ReporterReply("tanggapan pelapor")),
        (REPORTER, c.GiveInformation("keterangan pelapor")),
    ]
    return _after(case, *rng.choice(choices), now)


def _after(case: Case, actor: Person, command: Command, now: datetime) -> Case | None:
    envelope = Envelope(CommandId(new_id(now)), case.id, case.version, actor.id, NOWHERE, now, command)
    after = apply(case, envelope, actor, DIRECTORY, now)
    return after if isinstance(after, Case) else None


def _moved(case: Case, rng: random.Random) -> Case:
    """Another unit is given the case by somebody who is not simulated."""
    unit = rng.choice((ROADS, WATER, None))
    holder = replace(case.holder, unit=unit, person=None)
    version = case.version + 1
    return replace(case, holder=holder, version=version, material_version=version)
