"""The people of the domain tests and the world they work in, so that a test reads as what happened in an office.

The case stands on Sari's desk: unit Jalan of Kabupaten Harapan. Tono works next door and must see nothing of it.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from domain.apply import apply
from domain.attachments import Attachment, Limits
from domain.capabilities import Capabilities
from domain.case import Case, Classification, Holder, Reporter, Status
from domain.commands import Command, Envelope, SubmitReply
from domain.directory import Agency, Category, Directory, PersonCard, Unit
from domain.errors import Conflict, Refused
from domain.ids import AgencyId, CaseId, CommandId, DeviceId, PersonId, UnitId, new_id
from domain.intake import received
from domain.people import Membership, Person, Role

MONDAY = datetime(2026, 3, 16, 2, 0, tzinfo=UTC)  # 10.00 in the holder's zone, WITA

PANRB = AgencyId("panrb")
PROVINCE = AgencyId("prov-nusa")
HARAPAN = AgencyId("kab-harapan")
MUARA = AgencyId("kota-muara")
BALAI = AgencyId("balai-jalan")
ORI = AgencyId("ombudsman")
JALAN = UnitId("harapan-jalan")
SEHAT = UnitId("harapan-sehat")
MUARA_JALAN = UnitId("muara-jalan")


def person(name: str, title: str, *memberships: Membership, cleared: bool = False) -> Person:
    return Person(PersonId(name.lower()), name, title, memberships, cleared)


def member(role: Role, agency: AgencyId, unit: UnitId | None = None) -> Membership:
    return Membership(role, agency, unit)


SARI = person("Sari", "Pejabat Penghubung", member(Role.LIAISON_OFFICER, HARAPAN, JALAN))
RINI = person("Rini", "Pejabat Penghubung", member(Role.LIAISON_OFFICER, HARAPAN, JALAN))
LINA = person("Lina", "Pejabat Penghubung", member(Role.LIAISON_OFFICER, HARAPAN, SEHAT))
BAMBANG = person("Bambang", "Kepala Bidang Jalan", member(Role.SUPERVISOR, HARAPAN, JALAN))
RATNA = person("Ratna", "Admin Instansi", member(Role.AGENCY_ADMIN, HARAPAN))
AGUS = person("Agus", "Admin Instansi", member(Role.AGENCY_ADMIN, HARAPAN))
JOKO = person(
    "Joko", "Plt. Kepala Bidang", member(Role.LIAISON_OFFICER, HARAPAN, JALAN), member(Role.SUPERVISOR, HARAPAN)
)
WAYAN = person("Wayan", "Admin Nasional", member(Role.NATIONAL_ADMIN, PANRB))
DEWI = person("Dewi", "Asisten Ombudsman", member(Role.OMBUDSMAN, ORI))
YOSEF = person("Yosef", "Pemantau", member(Role.MONITOR, PROVINCE))
MARIA = person("Maria", "Pejabat Penghubung", member(Role.LIAISON_OFFICER, BALAI))
TONO = person("Tono", "Pejabat Penghubung", member(Role.LIAISON_OFFICER, MUARA))
PUTU = person("Putu", "Admin Instansi", member(Role.AGENCY_ADMIN, MUARA))
EKA = person("Eka", "Sekretaris Dinas", member(Role.LIAISON_OFFICER, MUARA), member(Role.SUPERVISOR, MUARA))
PEOPLE = (SARI, RINI, LINA, BAMBANG, RATNA, AGUS, JOKO, WAYAN, DEWI, YOSEF, MARIA, TONO)

PHOTO = Attachment("a" * 64, "lubang.jpg", 120_000, "image/jpeg")
LETTER = Attachment("b" * 64, "surat tugas.pdf", 80_000, "application/pdf")


def directory() -> Directory:
    agencies = (
        Agency(PANRB, "PANRB", "Kementerian PANRB", "national", "00", "WIB"),
        Agency(PROVINCE, "NUSA", "Provinsi Nusa", "province", "99", "WITA", PANRB),
        Agency(HARAPAN, "HARAPAN", "Kabupaten Harapan", "regency", "99.01", "WITA", PROVINCE),
        Agency(MUARA, "MUARA", "Kota Muara", "city", "99.71", "WITA", PROVINCE),
        Agency(BALAI, "BALAI", "Balai Jalan Nasional", "ministry", "00", "WIB", PANRB),
        Agency(ORI, "ORI", "Ombudsman", "ombudsman", "00", "WIB"),
    )
    units = (
        Unit(JALAN, HARAPAN, "Bidang Jalan"),
        Unit(SEHAT, HARAPAN, "Dinas Kesehatan"),
        Unit(MUARA_JALAN, MUARA, "Bidang Jalan"),
    )
    cards = {p.id: PersonCard(p.id, p.name, p.title, HARAPAN).in_offices(p.memberships) for p in PEOPLE}
    categories = (Category("1-2", "Pekerjaan Umum", "Jalan"), Category("1-3", "Perhubungan", "Jalan"))
    return Directory(
        {a.id: a for a in agencies},
        {u.id: u for u in units},
        {k.id: k for k in categories},
        cards,
        capabilities=Capabilities(reopening=True),
    )


@dataclass
class World:
    """A server and its consoles with one clock: every act takes a minute, every id is the next one."""

    directory: Directory = field(default_factory=directory)
    now: datetime = MONDAY
    made: int = 0

    def new_id(self) -> str:
        self.made += 1
        return new_id(self.now, lambda size: self.made.to_bytes(size, "big"))

    def case(self, status: str = Status.DISPOSED, holder: Holder | None = None, **changes: Any) -> Case:
        """A reported case in `status` on the desk of unit Jalan, or with `holder`."""
        draft = Case(
            id=CaseId(self.new_id()),
            version=0,
            tracking="0000001",
            title="Jalan berlubang",
            original_text="Ada lubang besar di depan pasar.",
            status=status,
            holder=holder or Holder(HARAPAN, JALAN),
            reported_at=self.now,
            channel="Website",
            classification=Classification.NOT_SUPERVISORY,
            reporter=Reporter("Pelapor Contoh", "0000000000000001", "0800-00-0001", "pelapor@example.invalid"),
        )
        return replace(received(draft, self.new_id(), self.now), **changes)

    def envelope(
        self,
        case: Case,
        actor: Person,
        command: Command,
        base: int | None = None,
        acted_at: datetime | None = None,
        on_behalf_of: PersonId | None = None,
    ) -> Envelope:
        """The command as the actor's console sends it, seeing the case at version `base` (default: as given)."""
        self.now += timedelta(minutes=1)
        return Envelope(
            CommandId(self.new_id()),
            case.id,
            case.version if base is None else base,
            actor.id,
            DeviceId(f"laptop-{actor.id}"),
            acted_at or self.now,
            command,
            on_behalf_of,
        )

    def attempt(self, case: Case, actor: Person, command: Command, **seen: Any) -> Case | Refused | Conflict:
        """What the server answers when the command arrives at once; `seen` goes into the envelope."""
        return self.receive(case, actor, self.envelope(case, actor, command, **seen))

    def receive(self, case: Case, actor: Person, envelope: Envelope) -> Case | Refused | Conflict:
        """What the server answers to an envelope that arrives now."""
        return apply(case, envelope, actor, self.directory, self.now, Limits())

    def do(self, case: Case, actor: Person, command: Command, **seen: Any) -> Case:
        """The case after a command that must be accepted."""
        outcome = self.attempt(case, actor, command, **seen)
        assert isinstance(outcome, Case), f"{actor.name}: {command} -> {outcome}"
        return outcome

    def submitted(self, text: str = "Sudah ditambal.", author: Person = SARI, **reply: Any) -> Case:
        """A case whose answer waits for approval."""
        return self.do(self.case(), author, SubmitReply(text, **reply))


def world() -> World:
    return World()
