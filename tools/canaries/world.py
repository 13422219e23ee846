"""The region the canaries live in: protected cases of every kind, and one person of every role and relation."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from domain import commands as c
from domain.apply import apply
from domain.attachments import Attachment, media_type_of
from domain.case import Case, Holder, Status
from domain.directory import Directory
from domain.ids import AgencyId, CommandId, DeviceId, UnitId, new_id
from domain.people import REPORTER, Person, Role
from server import blobs
from server.central import Central
from server.database import writing
from server.embedded import EmbeddedServer
from server.metadata import without_metadata
from server.records import store_cases
from server.settings import Settings
from tests.server.desk import Desk, sit_down
from tests.server.region import ELSEWHERE, HEALTH, NATIONAL, NEIGHBOUR, NEIGHBOUR_ROADS, REGENCY, ROADS, Clock, Region
from tests.server.region import PEOPLE as SEATED
from tools.canaries.marks import Mark

READERS = ("nadia", "joko", "andi", "budi", "citra", "dewi", "bayu", "eko", "gita", "oka")
HOLDERS: tuple[tuple[AgencyId, UnitId | None], ...] = (
    (REGENCY, ROADS),
    (REGENCY, HEALTH),
    (NEIGHBOUR, NEIGHBOUR_ROADS),
    (NATIONAL, None),
    (ELSEWHERE, None),
)
SUPPORTERS = ((), (NEIGHBOUR,), (ELSEWHERE, REGENCY), (NATIONAL,))
AT_ONCE = 100


@dataclass(frozen=True)
class Planted:
    """One case with its canary, and its files: the original picture, the bare copy of it, a letter."""

    mark: Mark
    case: Case
    files: tuple[str, ...]


@dataclass
class Place:
    """Two servers over one database, one of which gives every bucket as a snapshot; and what is planted in it."""

    central: Central
    servers: tuple[EmbeddedServer, EmbeddedServer]
    planted: dict[int, Planted]
    stack: ExitStack

    def desk(self, name: str, *, snapshots: bool = False) -> Desk:
        desk = sit_down(self.servers[snapshots].url, self.central, name)
        self.stack.callback(desk.http.close)
        return desk


@contextmanager
def place(folder: Path, count: int) -> Iterator[Place]:
    clock = Clock()
    settings = Settings(folder / "data", mark_seconds=3600, snapshot_from=1_000_000_000)
    with ExitStack() as stack:
        first = stack.enter_context(EmbeddedServer(settings, now=clock))
        second = stack.enter_context(EmbeddedServer(replace(settings, snapshot_from=0), now=clock))
        central = Central.over(settings, clock)
        stack.callback(central.engine.dispose)
        region = Region(central)
        region.found()
        yield Place(central, (first, second), _plant(region, count), stack)


def may_know(planted: Planted, person: Person) -> bool:
    """Who may know this reporter, said once more and differently from the program: only from roles and offices."""
    case = planted.case
    for member in person.memberships:
        holds = member.agency == case.holder.agency
        if not holds and member.agency not in case.supporting:
            continue
        if member.role is Role.NATIONAL_ADMIN:
            return True
        if case.anonymous:
            continue
        if member.role is Role.AGENCY_ADMIN:
            return True
        if member.role in (Role.LIAISON_OFFICER, Role.SUPERVISOR) and holds and member.unit == case.holder.unit:
            return True
    return False


def _plant(region: Region, count: int) -> dict[int, Planted]:
    rng = Random(count)
    found: dict[int, Planted] = {}
    for start in range(0, count, AT_ONCE):
        batch = [_case(region, rng, Mark(number)) for number in range(start, min(start + AT_ONCE, count))]
        with writing(region.central.engine) as connection:
            store_cases(connection, [(None, each.case) for each in batch])
        found |= {each.mark.number: each for each in batch}
    return found


def _case(region: Region, rng: Random, mark: Mark) -> Planted:
    """A report that tells of its reporter wherever it can, with a rebuttal, a correction and talk about it."""
    central = region.central
    files = []
    with writing(central.engine) as connection:
        reference = central.reference.at(connection)
        for content, ending in ((mark.picture(), "png" if mark.number % 2 else "jpg"), (mark.letter(), "pdf")):
            sha256 = blobs.put(central.settings.data_dir, content)
            blobs.keep(connection, central.settings.data_dir, sha256)
            name = f"{mark.file_name}.{ending}"
            files.append(Attachment(sha256, name, len(content), media_type_of(name) or ""))
    agency, unit = HOLDERS[mark.number % len(HOLDERS)]
    kind = rng.choice(["anonymous", "secret", "both"])
    draft = region.draft(
        holder=Holder(agency, unit),
        status=Status.IN_PROGRESS,
        supporting=tuple(a for a in rng.choice(SUPPORTERS) if a != agency),
        anonymous=kind != "secret",
        secret=kind != "anonymous",
        reporter=mark.reporter,
        title=f"Laporan {mark.reporter.name}",
        original_text=mark.sentence,
        edited_text=f"Disunting: {mark.sentence}" if mark.number % 3 else None,
        attachments=tuple(files),
    )
    case = _done(region, reference.directory, draft, REPORTER, c.ReporterReply(mark.sentence, tuple(files[:1])))
    if agency == REGENCY:
        case = _done(region, reference.directory, case, SEATED["andi"], c.Correct(title=f"Baru: {mark.sentence}"))
        case = _done(
            region, reference.directory, case, SEATED["andi"], c.AddNote(f"{mark.reporter.name} datang.", "agencies")
        )
    bare = without_metadata(mark.picture())
    assert bare is not None
    digests = [files[0].sha256, blobs.put(central.settings.data_dir, bare), files[1].sha256]
    return Planted(mark, case, tuple(digests))


def _done(region: Region, directory: Directory, case: Case, actor: Person, command: c.Command) -> Case:
    now = region.central.now()
    device = DeviceId("penanam")
    envelope = c.Envelope(CommandId(new_id(now)), case.id, case.version, actor.id, device, now, command)
    outcome = apply(case, envelope, actor, directory, now)
    assert isinstance(outcome, Case), outcome
    return outcome
