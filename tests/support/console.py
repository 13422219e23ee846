"""A console's Context over real encrypted stores, filled through the feed with a small region's cases."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.background import Workers
from app.changes import ChangeBus, Changes
from app.context import Context
from app.desk import Desk
from app.indexing import Calm, Indexer
from app.lists import Lists
from app.models import cache, outbox, unread
from app.models.engine import reading, writing
from app.models.queries import Queries
from app.models.search.finding import Search
from app.models.stores import Stores, open_stores
from app.models.tables import owner
from app.models.world import World
from app.paths import Profile
from app.shelf import Shelf
from app.status import Link, SyncStatus
from app.unread import Unread
from domain.apply import apply
from domain.calendar import WorkingCalendar
from domain.case import Case, Holder, Place, Reporter, Status
from domain.commands import (
    AddNote,
    ApproveReply,
    AskInformation,
    Command,
    Envelope,
    InviteAgency,
    ReporterReply,
    ReturnReply,
    SubmitReply,
    Verify,
)
from domain.directory import Agency, Category, Directory, PersonCard, Template, Unit
from domain.ids import AgencyId, CaseId, CommandId, DeviceId, PersonId, UnitId
from domain.intake import received
from domain.people import REPORTER, Membership, Person, Role
from domain.protocol import (
    BucketDelta,
    Op,
    OpKind,
    Outcome,
    Position,
    Result,
    SyncReply,
    digest_text,
    entity_digest,
    receipt_of,
)
from domain.scope import REFERENCE, masked, unit_bucket
from domain.wire import to_wire
from tests.support.fresh_stores import lay_out
from tests.support.ui_thread import off_ui_thread_allowed

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # a Friday, 10.00 WITA
KEY = bytes(range(32))
AT_ONCE = Calm(quiet=0.0)
REGENCY, NEIGHBOUR = AgencyId("kab-th"), AgencyId("kab-ms")
ROADS, HEALTH = UnitId("kab-th-pupr"), UnitId("kab-th-kes")
BUCKET = unit_bucket(ROADS)


def _person(name: str, title: str, role: Role, unit: UnitId | None) -> Person:
    return Person(PersonId(name.split()[0].lower()), name, title, (Membership(role, REGENCY, unit),))


SARI = _person("Sari Wulandari", "Pejabat Penghubung", Role.LIAISON_OFFICER, ROADS)
BAMBANG = _person("Bambang Prakoso", "Kepala Dinas PUPR", Role.SUPERVISOR, ROADS)
RATNA = _person("Ratna Siregar", "Admin Instansi", Role.AGENCY_ADMIN, None)

_CALENDAR = WorkingCalendar(
    "uji-2026", {date(2026, 12, 25): "Hari Raya Natal", date(2026, 12, 24): "Cuti Bersama Natal"}
)
_TEMPLATES = (
    Template(
        "t-selesai",
        REGENCY,
        "Sudah ditangani",
        "Laporan {nomor} ({kategori}) telah {isi: tindakan} oleh {unit} pada {isi: tanggal}.\n\n{petugas}",
    ),
    Template("t-sementara", REGENCY, "Jalan: sedang diperiksa", "{unit} sedang memeriksa.", ("c1",), holding=True),
    Template("t-lain", REGENCY, "Bukan untuk jalan", "x", ("c2",)),
    Template("t-tutup", REGENCY, "Untuk laporan tertutup", "x", statuses=("closed_by_admin",)),
    Template("t-pensiun", REGENCY, "Tidak dipakai lagi", "x", retired=True),
    Template("t-tetangga", NEIGHBOUR, "Milik tetangga", "x"),
)
WORLD = World(
    Directory(
        {
            REGENCY: Agency(REGENCY, "KAB-TH", "Kabupaten Tanjung Harapan", "regency", "99.01", "WITA"),
            NEIGHBOUR: Agency(NEIGHBOUR, "KAB-MS", "Kabupaten Muara Seruni", "regency", "99.02", "WITA"),
        },
        {ROADS: Unit(ROADS, REGENCY, "Dinas PUPR"), HEALTH: Unit(HEALTH, REGENCY, "Dinas Kesehatan")},
        {"c1": Category("c1", "PEKERJAAN UMUM DAN PENATAAN RUANG", "JALAN")},
        {p.id: PersonCard(p.id, p.name, p.title, REGENCY).in_offices(p.memberships) for p in (SARI, BAMBANG, RATNA)},
        calendar=_CALENDAR,
        templates={template.id: template for template in _TEMPLATES},
    ),
    _CALENDAR,
)

_TEXTS = (
    ("Jalan berlubang di depan SDN 3", "Mohon diperbaiki, lubangnya makin dalam dan sudah dua kali motor jatuh."),
    ("Drainase tersumbat, air masuk rumah", "Setiap hujan got di RT 04 meluap. Warga sudah kerja bakti tapi percuma."),
    ("Lampu jalan mati tiga minggu", "Sepanjang jembatan gelap kalau malam, rawan begal."),
    ("Jembatan gantung lapuk", "Papan jembatan ke dusun sebelah banyak yang lepas. Anak sekolah lewat sini."),
    ("", "tolong di cek pak"),
)


@dataclass
class CaseMaker:
    """Builds one case through the domain's own rule, act by act."""

    case: Case
    at: datetime
    ids: int = 0

    def act(self, person: Person, command: Command, after: timedelta = timedelta(hours=3)) -> "CaseMaker":
        self.at = min(self.at + after, NOW)
        self.ids += 1
        id = CommandId(f"{self.case.id}-{self.ids}")
        envelope = Envelope(id, self.case.id, self.case.version, person.id, DeviceId("d"), self.at, command)
        outcome = apply(self.case, envelope, person, WORLD.directory, self.at, WORLD.limits)
        assert isinstance(outcome, Case), outcome
        self.case = outcome
        return self


def new_case(number: int, days_ago: int, *, anonymous: bool = False) -> CaseMaker:
    """A case on the desk of the roads unit, reported `days_ago` days before NOW."""
    title, text = _TEXTS[number % len(_TEXTS)]
    reported = NOW - timedelta(days=days_ago)
    draft = Case(
        id=CaseId(f"case-{number:04}"),
        version=0,
        tracking=f"85{number:05}",
        title=title,
        original_text=text,
        status=Status.UNVERIFIED,
        holder=Holder(REGENCY),
        reported_at=reported,
        channel="website",
        category="c1",
        classification="not_supervisory",
        place=Place("Nusa Laut", "Tanjung Harapan", "Sungai Pinang", "Mekar Jaya"),
        anonymous=anonymous,
        reporter=Reporter(f"Warga Rekaan {number}", phone="0800-00-0000"),
    )
    maker = CaseMaker(received(draft, f"{draft.id}-0", reported), reported)
    return maker.act(RATNA, Verify(REGENCY, ROADS, note="Mohon ditindaklanjuti."))


def sample_cases() -> list[Case]:
    """Two dozen cases: fresh, late, answered, contradicted, waiting, returned, up for approval, coordinated."""
    makers = [new_case(n, days_ago=1 + n % 21, anonymous=n % 4 == 3) for n in range(24)]
    makers[0].act(SARI, AddNote("Sudah ditelepon ke UPTD, alat berat dipakai sampai Kamis."))
    makers[1].act(SARI, SubmitReply("Tim kami sudah meninjau lokasi dan drainase dibersihkan Senin, 23 November 2026."))
    makers[2].act(SARI, SubmitReply("Terima kasih atas laporannya.", send_when_approved=False))
    makers[2].act(BAMBANG, ReturnReply(makers[2].case.reply.pin, "Sebutkan jadwal dan nama penanggung jawab."))  # type: ignore[union-attr]
    makers[3].act(SARI, SubmitReply("Lampu sudah diganti pada 17 November 2026, lihat foto."))
    makers[3].act(BAMBANG, ApproveReply(makers[3].case.reply.pin))  # type: ignore[union-attr]
    makers[3].act(REPORTER, ReporterReply("Belum, Pak. Tadi malam masih gelap."))
    makers[4].act(SARI, AskInformation("Mohon sebutkan nama jalan dan patokannya."))
    makers[5].act(SARI, InviteAgency(NEIGHBOUR, "Apakah ruas ini masuk wilayah Bapak/Ibu?"))
    makers[6].act(SARI, SubmitReply("Perbaikan dijadwalkan 24 November 2026 oleh UPTD I.", send_when_approved=False))
    makers[6].act(BAMBANG, ApproveReply(makers[6].case.reply.pin))  # type: ignore[union-attr]
    return [maker.case for maker in makers]


@dataclass
class Feed:
    """The server's side of one console's buckets, kept by the test: what was sent and where it stands."""

    person: Person
    held: dict[str, dict[str, int]] = field(default_factory=dict)
    seq: int = 0

    def page(self, cases: list[Case], *, out: tuple[CaseId, ...] = (), reference: bool = False) -> SyncReply:
        """A reply that puts `cases` (masked for the person) and takes `out` out of the unit's bucket."""
        deltas = []
        if reference:
            deltas.append(self._delta(REFERENCE, [*_reference_ops()]))
        puts = [Op(OpKind.PUT, c.id, c.version, "case", to_wire(masked(c, self.person))) for c in cases]
        deltas.append(self._delta(BUCKET, [*puts, *(Op(OpKind.OUT, case, 0) for case in out)]))
        return SyncReply(
            epoch="e1",
            server_time=NOW.isoformat(),
            cursor=f"c{self.seq}",
            grants=(REFERENCE, BUCKET),
            buckets=tuple(deltas),
        )

    def _delta(self, name: str, ops: list[Op]) -> BucketDelta:
        first = name not in self.held
        members = self.held.setdefault(name, {})
        start = Position() if first else Position(members.pop("\x00seq"), f"a-{name}")
        for op in ops:
            if op.op == OpKind.OUT:
                members.pop(op.id)
            else:
                members[op.id] = op.version
        self.seq = start.seq + len(ops)
        digest = digest_text(sum(entity_digest(id, version) for id, version in members.items()))
        count = len(members)
        members["\x00seq"] = self.seq
        return BucketDelta(name, start, Position(self.seq, f"a-{name}"), digest=digest, count=count, ops=tuple(ops))


def _reference_ops() -> Iterator[Op]:
    d = WORLD.directory
    for kind, records in (("agency", d.agencies), ("unit", d.units), ("category", d.categories), ("person", d.people)):
        for id, record in records.items():
            yield Op(OpKind.PUT, id, 1, kind, to_wire(record))
    for id, template in d.templates.items():
        yield Op(OpKind.PUT, id, 1, "template", to_wire(template))
    yield Op(OpKind.PUT, "calendar", 1, "calendar", to_wire(WORLD.calendar))


@dataclass
class Console:
    """One person's console without a network: the test plays the server through `feed` and `answer`."""

    person: Person
    profile: Profile
    stores: Stores
    workers: Workers
    bus: ChangeBus
    context: Context
    feed: Feed
    indexer: Indexer
    status: SyncStatus = field(default_factory=lambda: SyncStatus(Link.CONNECTED, NOW))
    wakes: list[str] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    moment: datetime = NOW
    """What the console's clock says."""

    def take(self, cases: list[Case], **how: object) -> None:
        """Let `cases` arrive by sync and tell the views."""
        with off_ui_thread_allowed(), reading(self.stores.work) as work, writing(self.stores.cache) as connection:
            effect = cache.take_page(connection, self.feed.page(cases, **how))  # type: ignore[arg-type]
            unread.look(connection, work, effect.touched)
        assert not effect.diverged
        self.bus.tell(Changes(cases=effect.touched | effect.gone, reference=effect.world is not None))

    def answer(self, *results: Result) -> None:
        """Let results arrive for commands in the outbox and tell the views."""
        with off_ui_thread_allowed(), writing(self.stores.work) as connection:
            touched = outbox.take_results(connection, results, NOW)
        self.bus.tell(Changes(cases=touched, outbox=True))

    def link(self, status: SyncStatus) -> None:
        self.status = status
        self.bus.tell_status(status)

    def indexed(self) -> None:
        """Wait until everything that has come can be found."""
        self.indexer.start()
        while self.indexer.is_at_work:
            self.workers.index.submit(lambda: None).result(timeout=10)

    def settled(self) -> None:
        """Wait until everything the window handed over is on the disk."""
        self.workers.background.submit(lambda: None).result(timeout=10)


def applied(dseq: int, id: CommandId, case: CaseId, version: int) -> Result:
    return Result(id, dseq, Outcome.APPLIED, case, version, receipt=receipt_of(id, version), at=NOW.isoformat())


def open_console(
    root: Path,
    person: Person,
    stack: ExitStack,
    *,
    fill: bool = True,
    undo_seconds: float = 0.0,
    calm: Calm = AT_ONCE,
) -> Console:
    """A console on the profile at `root`; opening the same root again finds what was left there."""
    profile = Profile(root)
    with off_ui_thread_allowed():
        profile.make_directories()
        lay_out(profile, KEY)
        stores = open_stores(profile, KEY, NOW)
    stack.callback(stores.close)
    with off_ui_thread_allowed(), writing(stores.work) as connection:
        values = {
            "id": 1,
            "person": person.id,
            "person_doc": "{}",
            "username": person.id,
            "server": "http://127.0.0.1:1",
            "device": "device-1",
            "unlock_verifier": "",
            "acknowledged_through": 0,
        }
        connection.execute(owner.insert().prefix_with("OR IGNORE"), values)
    bus = ChangeBus()
    stack.callback(bus.deleteLater)  # what its connections hold, Python's collector does not see
    workers = stack.enter_context(Workers())
    queries = Queries(stores.cache, stores.work, person)
    wakes: list[str] = []
    desk = Desk(
        stores.cache,
        stores.work,
        person,
        DeviceId("device-1"),
        workers.background,
        lambda: WORLD,
        lambda: console.moment,
        bus.tell,
        lambda: wakes.append("wake"),
        undo_seconds,
    )
    indexer = Indexer(stores.cache, stores.search, workers.index, bus.tell_indexed, calm)
    bus.changed.connect(lambda changes: indexer.changed(changes.cases), Qt.ConnectionType.DirectConnection)
    stack.callback(indexer.close)
    context = Context(
        person,
        queries,
        desk,
        bus,
        workers.background,
        lambda: WORLD,
        lambda: console.status,
        lambda: wakes.append("sync_now"),
        lambda: wakes.append("sign_in_again"),
        lambda: console.moment,
        accept_vanishing=lambda: wakes.append("accept_vanishing"),
        unread=Unread(stores.cache, stores.work, workers.background, bus.tell),
        search=Search(stores.cache, stores.search, indexer.damaged),
        indexed=lambda: indexer.progress,
        shelf=Shelf(
            stores.cache,
            stores.work,
            workers.background,
            lambda: console.moment,
            bus.tell,
            lambda hashes: wakes.append("look_again"),
            lambda: console.failures,
        ),
        lists=Lists(stores.cache, stores.work, person, workers.background, lambda: console.moment, bus.tell),
    )
    console = Console(person, profile, stores, workers, bus, context, Feed(person), indexer, wakes=wakes)
    if fill:
        console.take(sample_cases(), reference=True)
    return console


@pytest.fixture
def console(tmp_path: Path, qapp: object) -> Iterator[Console]:
    """Sari's console: liaison officer of the roads unit, two dozen cases, connected as far as the window knows."""
    with ExitStack() as stack:
        yield open_console(tmp_path / "sari", SARI, stack)


@pytest.fixture
def supervisor_console(tmp_path: Path, qapp: object) -> Iterator[Console]:
    """Bambang's console: supervisor of the same unit."""
    with ExitStack() as stack:
        yield open_console(tmp_path / "bambang", BAMBANG, stack)
