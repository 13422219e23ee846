"""The people of the region whom nobody plays: they answer what was begun in the training, by the real rule."""

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import select

from app import log
from app.practice import Part
from domain import commands as c
from domain.apply import apply
from domain.case import Case, EventKind, ReplyState, Status, TaskState
from domain.ids import AgencyId, CaseId, CommandId, DeviceId, PersonId, UnitId, new_id
from domain.people import REPORTER, Person
from domain.policies import steps_needed
from domain.wire import loads
from domain.workflow import Moment, Permit, find
from server.audit import Origin
from server.central import Central
from server.database import reading, writing
from server.directory import held_still
from server.people import load_person
from server.records import load_case, store_case
from server.settings import Settings
from server.tables import account, cases

_DEVICE: Final = DeviceId("rekan")
_OFFICE, _UNIT = AgencyId("KAB-TH"), UnitId("TH-PUPR")
_STAND_IN: Final = PersonId("joko")
_OTHER_ADMIN: Final = PersonId("slamet")
_PLAYED: Final = frozenset(PersonId(part) for part in Part)
_TO_APPROVE: Final = 2
_TOO_SHORT: Final = 60  # characters; a supervisor wants to know what was done, by whom and when

# The colleagues of an Indonesian region speak Indonesian, in whatever language the window is.
_ANSWER: Final = (
    "Yth. Pelapor, lokasi yang dilaporkan sudah kami periksa bersama ketua RT. Perbaikan dikerjakan regu pemeliharaan "
    "Dinas PUPR pada hari Senin dan selesai hari itu juga. Bila masih ada kendala, silakan membalas laporan ini."
)
_BETTER: Final = _ANSWER + " Penanggung jawab: Kepala Seksi Pemeliharaan, loket pengaduan Dinas PUPR."
_NOTES: Final = "Mohon sebutkan apa yang sudah dikerjakan, oleh siapa, dan kapan."
_APPROVED: Final = "Setuju, silakan dikirim."
_TASK_DONE: Final = "Sudah kami periksa di lapangan. Pekerjaan bagian kami selesai; fotonya kami simpan di kantor."
_INFORMATION: Final = "Lokasinya di depan SDN 3, sebelah kiri jalan dari arah pasar."
_REBUTTAL: Final = "Terima kasih, tetapi baru sebagian yang diperbaiki. Yang di ujung gang masih rusak."
_CONTENT: Final = "Sudah beres. Terima kasih banyak."
_SEEN_TOO: Final = "(sudah dicek)"


@dataclass(frozen=True)
class Pace:
    """Seconds: how often the colleagues look, and how long they think."""

    look: float = 2.0
    think: float = 20.0


@dataclass(frozen=True)
class Wish:
    """What a colleague would do next on a case, because of something that happened at `since`."""

    actor: Person
    command: c.Command
    since: datetime


class Colleagues:
    """Looks at the region on a thread of its own. Whoever is played now is left to do their own work."""

    def __init__(self, settings: Settings, playing: Callable[[], Part], pace: Pace, began: datetime) -> None:
        self._central = Central.over(settings)
        self._playing = playing
        self._pace = pace
        self._began = began
        self._ended = threading.Event()
        self._known: dict[str, int] = {}
        self._in_play: dict[str, Case] = {}
        self._people: dict[PersonId, Person] = {}
        self._thread = threading.Thread(target=self._run, name="colleagues", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._ended.set()
        self._thread.join()
        self._central.engine.dispose()

    def contradict(self, meant: c.Envelope) -> None:
        """Correct the same field of the same case first, so that the two corrections have to be compared."""
        with reading(self._central.engine) as connection:
            case = load_case(connection, meant.case)
            other = load_person(connection, _OTHER_ADMIN)
        if case is None or other is None or case.version > meant.base_version:
            return
        act(self._central, other, case.id, c.Correct(title=f"{case.title} {_SEEN_TOO}".strip()), datetime.now(UTC))

    def _run(self) -> None:
        while not self._ended.wait(self._pace.look):
            try:
                self.look()
            except Exception as error:  # noqa: BLE001 - a colleague who breaks down must not end the training
                log.background.info("a colleague broke down: %s", log.describe(error))

    def look(self) -> None:
        """Do what is due now, one thing a case."""
        self._take_in()
        now = datetime.now(UTC)
        for case in list(self._in_play.values()):
            for wish in wishes(case, self._people, self._playing(), self._began, self._moment(now)):
                is_due = wish.since + timedelta(seconds=self._pace.think) <= now
                if is_due and act(self._central, wish.actor, case.id, wish.command, now):
                    break

    def _moment(self, now: datetime) -> Moment:
        with reading(self._central.engine) as connection:
            return Moment(now, self._central.reference.at(connection).directory)

    def _take_in(self) -> None:
        """The cases that have changed since the last look, and have been touched in the training at all."""
        with reading(self._central.engine) as connection:
            if not self._people:
                persons = (load_person(connection, PersonId(id)) for id in connection.scalars(select(account.c.person)))
                self._people = {person.id: person for person in persons if person is not None}
            versions = {row.id: row.version for row in connection.execute(select(cases.c.id, cases.c.version))}
            changed = [id for id, version in versions.items() if self._known.get(id) != version]
            docs = connection.execute(select(cases.c.id, cases.c.doc).where(cases.c.id.in_(changed))).all()
        self._known = versions
        for row in docs:
            case = loads(Case, row.doc)
            if any(event.by.person in _PLAYED and event.acted_at > self._began for event in case.events):
                self._in_play[row.id] = case


def wishes(
    case: Case, people: Mapping[PersonId, Person], playing: Part, began: datetime, moment: Moment
) -> Iterator[Wish]:
    """What the colleagues would do now, each as far as the rule lets them and nobody who is played would."""
    played = people[PersonId(playing)]
    yield from _about_the_answer(case, people, played, began, moment)
    for task in case.tasks:
        if task.given_by.person not in _PLAYED or task.given_at <= began:
            continue
        for kind, state, command in (
            (c.AcceptTask, TaskState.OPEN, c.AcceptTask(task.id)),
            (c.FinishTask, TaskState.ACCEPTED, c.FinishTask(task.id, _TASK_DONE)),
        ):
            there = (p for p in people.values() if any(m.covers(task.agency, task.unit) for m in p.memberships))
            actor = next((p for p in there if p != played and _may(case, p, kind, moment)), None)
            if task.state == state and actor is not None:
                yield Wish(actor, command, case.events[-1].acted_at)
    yield from _of_the_reporter(case, began)


def _about_the_answer(
    case: Case, people: Mapping[PersonId, Person], played: Person, began: datetime, moment: Moment
) -> Iterator[Wish]:
    reply = case.reply
    if reply is None:
        return
    if reply.state == ReplyState.SUBMITTED and reply.author.person in _PLAYED and reply.submitted_at > began:
        deciders = [p for p in people.values() if _may(case, p, c.ApproveReply, moment)]
        if played in deciders or not deciders:
            return
        returned = any(event.kind == EventKind.REPLY_RETURNED and event.acted_at > began for event in case.events)
        sends_back = len(reply.text) < _TOO_SHORT and not returned
        command = c.ReturnReply(reply.pin, _NOTES) if sends_back else c.ApproveReply(reply.pin, _APPROVED)
        taken = reply.approvals[-1].at if reply.approvals else reply.submitted_at
        yield Wish(deciders[0], command, taken)
    decided = reply.decided_at
    if reply.state == ReplyState.RETURNED and reply.author.person == _STAND_IN and decided and decided > began:
        yield Wish(people[_STAND_IN], c.SubmitReply(_BETTER), decided)


def _of_the_reporter(case: Case, began: datetime) -> Iterator[Wish]:
    """Every other reporter is content at once; the rest want a second answer."""
    new = [event for event in case.events if event.acted_at > began]
    last = case.events[-1].acted_at
    if case.status == Status.AWAITING_INFORMATION and any(e.kind == EventKind.INFORMATION_ASKED for e in new):
        yield Wish(REPORTER, c.GiveInformation(_INFORMATION), last)
    answers = sum(event.kind == EventKind.FOLLOW_UP for event in new)
    if case.status == Status.IN_PROGRESS and answers:
        rebuts = answers == 1 and int(case.tracking) % 2 == 1
        yield Wish(REPORTER, c.ReporterReply(_REBUTTAL) if rebuts else c.Close(_CONTENT), last)
    if case.status == Status.CLOSED_BY_REPORTER and answers and case.rating is None:
        yield Wish(REPORTER, c.Rate(5, _CONTENT), last)


def _may(case: Case, person: Person, command: type[c.Command], moment: Moment) -> bool:
    return isinstance(find(case, person, command, moment), Permit)


def act(central: Central, actor: Person, case: CaseId, command: c.Command, now: datetime) -> bool:
    """Have somebody do something by the rule that everybody's commands go through; False where it does not let them."""
    with writing(central.engine) as connection:
        held_still(connection)
        before = load_case(connection, case, for_update=True)
        if before is None:
            return False
        reference = central.reference.at(connection)
        id = CommandId(new_id(now))
        envelope = c.Envelope(id, case, before.version, actor.id, _DEVICE, now, command)
        after = apply(before, envelope, actor, reference.directory, now, reference.limits)
        if not isinstance(after, Case):
            return False
        store_case(connection, before, after, Origin(actor.id, _DEVICE))
        return True


def submit_for_practice(central: Central, at: datetime) -> None:
    """Have the unit's second officer submit answers, so that there is something to approve."""
    with reading(central.engine) as connection:
        writer = load_person(connection, _STAND_IN)
        there = select(cases.c.doc).where(cases.c.unit == _UNIT, cases.c.status == Status.DISPOSED)
        found = [loads(Case, doc) for doc in connection.scalars(there.order_by(cases.c.reported_at.desc()))]
        moment = Moment(at, central.reference.at(connection).directory)
    if writer is None:
        return
    free = [k for k in found if k.reply is None and not k.secret and steps_needed(k, 1) == 1]
    for case in [k for k in free if _may(k, writer, c.SubmitReply, moment)][:_TO_APPROVE]:
        act(central, writer, case.id, c.SubmitReply(_ANSWER), at)
