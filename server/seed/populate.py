"""Brings the invented region into an empty database: every case by the steps of its history, through the real rule."""

import csv
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, func, select

from domain import commands as c
from domain.apply import apply
from domain.attachments import Attachment, Limits, media_type_of
from domain.case import Audience, Case, Holder, Place, Reporter, Status
from domain.directory import Agency, Category, Directory, Unit
from domain.ids import AgencyId, CaseId, CommandId, DeviceId, PersonId, UnitId, new_id
from domain.intake import received
from domain.people import REPORTER, SYSTEM, Membership, Person, Role
from server import blobs
from server.central import Central
from server.database import writing
from server.directory import put_references
from server.passwords import hash_password
from server.people import card_of, create_account
from server.records import store_cases
from server.seed.answer_templates import answer_templates
from server.seed.cases import CaseSeed, generate_cases
from server.seed.files import make_attachment
from server.seed.history import Step
from server.seed.people import load_people
from server.seed.region import RESOURCES, load_region
from server.seed.shared_views import shared_views
from server.tables import account
from server.working_calendar import national_calendar

CASES_AT_A_TIME: Final = 500
SEED_DEVICE = DeviceId("seed")


class NotEmpty(Exception):
    """The database already holds accounts: an invented region is not mixed into anything."""


class StepRefused(Exception):
    """A step of an invented history that the rules do not allow; the text names case and step."""


@dataclass(frozen=True)
class Populated:
    """How much was brought in."""

    agencies: int
    people: int
    cases: int


def populate(
    central: Central,
    *,
    seed: int,
    count: int,
    password: str,
    now: datetime,
    each: Callable[[], None] = lambda: None,
) -> Populated:
    """Fill an empty database; the same seed, count and day give the same region. Raises NotEmpty.

    `each` is called before every case; what it raises leaves the database empty.
    """
    directory = _directory()
    people = {person.id: person for person in _people()}
    cards = {person.id: card_of(person) for person in people.values()}
    history = _Histories(central, replace(directory, people=cards), people, seed)
    hashed = hash_password(password)
    total = 0
    # One transaction: a region that is not finished would be taken for one, and could not be begun again.
    with writing(central.engine) as connection:
        if connection.execute(select(func.count()).select_from(account)).scalar_one():
            raise NotEmpty
        _put_reference_data(connection, directory, people.values())
        for person in people.values():
            create_account(connection, person, person.id, password, password_hash=hashed)
        seeds = generate_cases(seed, count, now)
        while chunk := list(islice(seeds, CASES_AT_A_TIME)):
            made = []
            for one in chunk:
                each()
                made.append((None, history.case(connection, one)))
            store_cases(connection, made)
            total += len(chunk)
    return Populated(len(directory.agencies), len(people), total)


def _directory() -> Directory:
    region = load_region()
    agencies = [
        Agency(
            AgencyId(a.code),
            a.code,
            a.name,
            a.kind,
            a.region_code,
            a.timezone,
            AgencyId(a.parent) if a.parent else None,
        )
        for a in region.agencies
    ]
    units = [
        Unit(UnitId(u.code), AgencyId(u.agency), u.name, UnitId(u.parent) if u.parent else None) for u in region.units
    ]
    with (RESOURCES / "ref" / "categories.csv").open(encoding="utf-8", newline="") as file:
        categories = [Category(row["id"], row["main"], row["sub"]) for row in csv.DictReader(file)]
    return Directory({a.id: a for a in agencies}, {u.id: u for u in units}, {k.id: k for k in categories})


def _people() -> Iterator[Person]:
    for known in load_people():
        memberships = tuple(
            Membership(Role(role), AgencyId(agency), UnitId(unit) if unit else None)
            for role, agency, unit in known.memberships
        )
        yield Person(PersonId(known.username), known.name, known.title, memberships, known.secret_clearance)


def _put_reference_data(connection: Connection, directory: Directory, people: Iterable[Person]) -> None:
    records: list[tuple[str, str, object]] = [
        ("calendar", "calendar", national_calendar()),
        ("limits", "limits", Limits()),
        ("rules", "rules", directory.rules),
    ]
    records += [("agency", agency.id, agency) for agency in directory.agencies.values()]
    records += [("unit", unit.id, unit) for unit in directory.units.values()]
    records += [("category", category.id, category) for category in directory.categories.values()]
    templates = answer_templates(directory.agencies.values(), directory.categories.values())
    records += [("template", template.id, template) for template in templates]
    records += [("shared_view", view.id, view) for view in shared_views(people)]
    put_references(connection, records)


class _Histories:
    """Lets every invented case happen, step by step, by the rule that real commands go through."""

    def __init__(self, central: Central, directory: Directory, people: dict[PersonId, Person], seed: int) -> None:
        self._central = central
        self._directory = directory
        self._people = people
        self._random = random.Random(seed)

    def case(self, connection: Connection, told: CaseSeed) -> Case:
        draft = Case(
            id=CaseId(self._id(told.reported_at)),
            version=0,
            tracking=told.tracking,
            title=told.title,
            original_text=told.original_text,
            status=Status.UNVERIFIED,
            holder=Holder(AgencyId(told.intake)),
            reported_at=told.reported_at,
            channel=told.channel,
            edited_text=told.edited_text,
            classification=told.classification,
            category=told.category_id,
            tags=told.tags,
            incident_date=told.incident_date,
            place=Place(told.province, told.regency, told.district, told.village),
            anonymous=told.anonymous,
            secret=told.secret,
            reporter=Reporter(told.reporter_name, told.reporter_nik, told.reporter_phone, told.reporter_email),
        )
        files = self._files(connection, told.tracking, told.attachments)
        case = received(draft, self._id(told.reported_at), told.reported_at, files)
        for number, step in enumerate(told.steps):
            case = self._after(connection, case, step, f"{told.tracking} step {number} ({step.kind})")
        if case.status != told.final_status:
            raise StepRefused(f"{told.tracking} ended as {case.status}, not {told.final_status}")
        return case

    def _after(self, connection: Connection, case: Case, step: Step, name: str) -> Case:
        actor = {"reporter": REPORTER, "system": SYSTEM}.get(step.actor) or self._people[PersonId(step.actor)]
        files = self._files(connection, f"{name}", step.attachments)
        command = _COMMANDS[step.kind](step, case, files)
        id = CommandId(self._id(step.at))
        envelope = c.Envelope(id, case.id, case.version, actor.id, SEED_DEVICE, step.at, command)
        outcome = apply(case, envelope, actor, self._directory, step.at)
        if not isinstance(outcome, Case):
            raise StepRefused(f"{name}: {outcome}")
        return outcome

    def _id(self, at: datetime) -> str:
        return new_id(at, self._random.randbytes)

    def _files(
        self, connection: Connection, seed: str, told: tuple[tuple[str, str, str], ...]
    ) -> tuple[Attachment, ...]:
        return tuple(self._file(connection, seed, *one) for one in told)

    def _file(self, connection: Connection, seed: str, name: str, kind: str, caption: str) -> Attachment:
        content = make_attachment(kind, seed + name, caption)
        data_dir = self._central.settings.data_dir
        sha256 = blobs.put(data_dir, content)
        if blobs.size_of(connection, sha256) is None:
            blobs.keep(connection, data_dir, sha256)
        return Attachment(sha256, name, len(content), media_type_of(name) or "")


def _pin(case: Case) -> str:
    return case.reply.pin if case.reply else ""


_Maker = Callable[[Step, Case, tuple[Attachment, ...]], Any]
_COMMANDS: dict[str, _Maker] = {
    "verify": lambda s, k, f: c.Verify(AgencyId(s.agency), UnitId(s.unit) if s.unit else None, note=s.text),
    "dispose": lambda s, k, f: c.Dispose(UnitId(s.unit), note=s.text),
    "handle_here": lambda s, k, f: c.HandleHere(),
    "ask_information": lambda s, k, f: c.AskInformation(s.text),
    "give_information": lambda s, k, f: c.GiveInformation(s.text),
    "note": lambda s, k, f: c.AddNote(s.text, s.audience or Audience.INTERNAL, f),
    "invite": lambda s, k, f: c.InviteAgency(AgencyId(s.agency), s.text),
    "submit_reply": lambda s, k, f: c.SubmitReply(s.text, f, s.holding),
    "approve": lambda s, k, f: c.ApproveReply(_pin(k), s.text),
    "return": lambda s, k, f: c.ReturnReply(_pin(k), s.text),
    "reporter_reply": lambda s, k, f: c.ReporterReply(s.text, f),
    "ask_transfer": lambda s, k, f: c.AskTransfer(AgencyId(s.agency), s.text),
    "close": lambda s, k, f: c.Close(s.text),
    "archive": lambda s, k, f: c.Archive(s.text),
    "block": lambda s, k, f: c.BlockContent(s.text),
    "rate": lambda s, k, f: c.Rate(s.rating or 5, s.text),
}
