"""Every store that was ever released is brought up to date with all that is in it, or stays as it was."""

import json
import subprocess
import sys
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from app.advance import Advance, GivenUp, Stretch
from app.models import blobs, engine
from app.models.account import read_account
from app.models.engine import open_store, reading, writing
from app.models.migration import BACKUPS_KEPT, found_schema
from app.models.outbox import State
from app.models.stores import WORK_SCHEMA, open_stores
from app.paths import Profile
from app.problems import Problem
from app.sync.session import sign_in
from domain.attachments import Attachment
from domain.case import Case
from domain.commands import AddNote, SubmitReply
from domain.wire import loads
from tests.support.central import PASSWORD, CentralServer
from tests.support.console import KEY, NOW, SARI
from tests.support.guards import ExpectedLog
from tests.support.old_stores import FOLDER, OLDER, SCHEMAS, contents, released
from tests.support.small_disk import SmallDisk
from tests.support.station import open_station

ROOT = Path(__file__).parents[3]
STEP = 128 * 1024


def files(profile: Profile) -> list[str]:
    return sorted(str(path.relative_to(profile.root)) for path in profile.root.rglob("*") if path.is_file())


def test_every_schema_so_far_is_here() -> None:
    numbers = [f"{number:04}" for number in range(1, int(WORK_SCHEMA) + 1)]
    assert numbers == SCHEMAS, "python -m tools.fixture_stores"


@pytest.mark.parametrize("schema", SCHEMAS)
def test_everything_is_still_there(schema: str, tmp_path: Path) -> None:
    stores = open_stores(released(schema, tmp_path / "p"), KEY, NOW)
    found = contents(stores)
    stores.close()
    assert found.account is not None and found.account.person == SARI and found.secret == "rekaan"
    assert [(draft.case, draft.purpose, len(draft.attachments)) for draft in found.drafts] == [
        ("case-0007", "reply", 2),
        ("case-0008", "note", 0),
        ("case-0016", "reply", 0),
    ]
    assert all("🚧\nbaris kedua" in draft.text for draft in found.drafts)
    fates = [state for _, _, _, state, *_ in found.commands]
    assert set(fates) == set(State) - {State.BLOCKED} and fates[:2] == [State.QUEUED, State.SENT]
    assert [sha256 for sha256, *_ in found.blobs] == [proven for *_, proven in found.blobs]
    assert sorted(size for _, size, *_ in found.blobs) == [9_000, 140_000, 300_000]
    assert found.cached == 24


@pytest.mark.parametrize("schema", OLDER)
def test_the_work_as_it_was_is_kept_and_nothing_else_is_left(schema: str, tmp_path: Path) -> None:
    profile = released(schema, tmp_path / "p")
    for _ in range(2):
        open_stores(profile, KEY, NOW).close()
    name = f"backups/work-{schema}-20261120T020000Z.db"
    assert files(profile) == [name, "cache.db", "work.db"]
    kept = open_store(profile.root / name, KEY, durable=True)
    assert found_schema(kept) == schema
    with reading(kept) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM outbox").scalar() == 9
    kept.dispose()


@pytest.mark.parametrize("schema", OLDER)
def test_few_backups_are_kept_and_the_newest_is_one_of_them(schema: str, tmp_path: Path) -> None:
    profile = Profile(tmp_path / "p")
    for day in range(BACKUPS_KEPT + 2):
        released(schema, profile.root)
        open_stores(profile, KEY, NOW + timedelta(days=day)).close()
    names = sorted(path.name for path in profile.backup_dir.iterdir())
    assert [name[10:18] for name in names] == ["20261122", "20261123", "20261124"]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_unsent_commands_reach_a_server_with_their_attachments(
    schema: str, central: CentralServer, tmp_path: Path, stack: ExitStack
) -> None:
    profile = released(schema, tmp_path / "p")
    station = open_station(profile.root, SARI, central.url, stack)
    with reading(station.stores.cache) as connection:
        known = connection.exec_driver_sql("SELECT doc FROM cases WHERE id IN ('case-0007', 'case-0008')").scalars()
        before = {case.id: case for case in (loads(Case, doc) for doc in known)}
    account = read_account(station.stores.work)
    assert account is not None
    station.session.begin(sign_in(central.url, "sari", PASSWORD, account.device, NOW).tokens)
    for _ in range(3):
        station.synced()
    queued, sent = station.items()[:2]
    assert (queued.state, sent.state) == (State.SETTLED, State.SETTLED), (queued.code, sent.code)
    assert queued.receipt and sent.receipt
    reply, note = queued.envelope.command, sent.envelope.command
    assert isinstance(reply, SubmitReply) and isinstance(note, AddNote)
    for item, text, attachments in ((queued, reply.text, reply.attachments), (sent, note.text, note.attachments)):
        there = central.case(item.case)
        assert there.version > before[item.case].version
        written = [event.text for event in there.events] + ([there.reply.text] if there.reply else [])
        assert written.count(text) == 1 or (there.reply is not None and there.reply.text == text)
        assert attachments and all(is_there(central, attachment) for attachment in attachments)
    assert len(contents(station.stores).drafts) == 3


def is_there(central: CentralServer, attachment: Attachment) -> bool:
    return any(
        path.stat().st_size == attachment.size
        for path in central.server.settings.data_dir.rglob(f"*{attachment.sha256}*")
    )


class Impatient(Advance):
    """Gives up when it has been asked `looks` times whether to go on."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self._left = looks
        self.told: list[Stretch] = []

    @property
    def is_unwanted(self) -> bool:
        self._left -= 1
        return self._left < 0

    def reach(self, name: str, done: float, whole: float) -> None:
        super().reach(name, done, whole)
        self.told.append(Stretch(name, done, whole))


def test_whoever_turns_back_anywhere_finds_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_STEPS_BETWEEN_LOOKS", 1_500)  # so that each statement is broken off, small as it is
    schema = OLDER[-1]
    fresh = open_stores(released(schema, tmp_path / "fresh"), KEY, NOW)
    expected = contents(fresh)
    fresh.close()
    turned_back = 0
    for looks in range(1_000):
        profile = released(schema, tmp_path / f"p{looks}")
        before = profile.work_db.read_bytes()
        advance = Impatient(looks)
        try:
            open_stores(profile, KEY, NOW, advance=advance).close()
            break
        except GivenUp:
            turned_back += 1
        over = profile.work_db.read_bytes() != before
        kept = {f"backups/work-{schema}-20261120T020000Z.db"} if over else set()
        assert set(files(profile)) == {"cache.db", "work.db", *kept}, looks
        again = open_stores(profile, KEY, NOW)
        assert contents(again) == expected, looks
        again.close()
    assert turned_back > 10


def test_how_far_it_has_come_only_grows_and_comes_to_its_end(tmp_path: Path) -> None:
    advance = Impatient(10_000)
    open_stores(released(OLDER[-1], tmp_path / "p"), KEY, NOW, advance=advance).close()
    assert list(dict.fromkeys(stretch.name for stretch in advance.told)) == ["work", "cache"]
    for name, steps in (("work", 4), ("cache", 3)):
        told = [stretch.done for stretch in advance.told if stretch.name == name]
        assert told == sorted(told) and told[0] == 0 and told[-1] == steps - 1
        assert {stretch.whole for stretch in advance.told if stretch.name == name} == {steps}


@pytest.mark.timeout(400)  # some forty starts, each a process of its own
def test_a_start_that_is_killed_anywhere_loses_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.app.models.migration_kills", OLDER[-1], str(tmp_path / "kills"), "25", "6"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=380)
    told = json.loads(ran.stdout.splitlines()[-1]) if ran.stdout else {}
    assert (ran.returncode, told.get("wrong")) == (0, []), ran.stderr
    assert told["kills"] > 20


@pytest.mark.parametrize("small_disk", ["disk"], indirect=True)
def test_a_disk_that_fills_up_on_the_way_loses_nothing(small_disk: SmallDisk, tmp_path: Path) -> None:
    if not small_disk.mounted:
        pytest.skip("mounting a small disk takes root on Linux")
    schema = OLDER[-1]
    fresh = open_stores(released(schema, tmp_path / "p"), KEY, NOW)
    expected = contents(fresh)
    fresh.close()
    refused = 0
    for room in range(0, 100 * STEP, STEP):
        profile = released(schema, small_disk.folder / f"profile-{room}")
        small_disk.fill(leaving=room)
        try:
            open_stores(profile, KEY, NOW).close()
        except Problem as problem:
            assert problem.code == "disk_full", (room, problem)
            refused += 1
        else:
            break
        finally:
            small_disk.free()
        assert not [name for name in files(profile) if "migrating" in name or "partial" in name]
        again = open_stores(profile, KEY, NOW)
        assert (contents(again), again.cache_was_lost) == (expected, False), room
        again.close()
        for path in profile.root.rglob("*"):
            if path.is_file():
                path.unlink()
    assert refused > 5


def test_work_that_cannot_be_brought_over_is_said_and_left_alone(tmp_path: Path, expected_log: ExpectedLog) -> None:
    profile = released(OLDER[-1], tmp_path / "p")
    old = open_store(profile.work_db, KEY, durable=True)
    with writing(old) as connection:  # an attachment that is not what its name says
        connection.exec_driver_sql("UPDATE blob_chunk SET data = zeroblob(length(data))")
    old.dispose()
    before = profile.work_db.read_bytes()
    expected_log("konsol.store", 40, "could not be migrated")
    with pytest.raises(Problem) as caught:
        open_stores(profile, KEY, NOW)
    assert (caught.value.code, caught.value.fields) == ("migration_failed", {"store": "work"})
    assert profile.work_db.read_bytes() == before
    assert files(profile) == ["cache.db", "work.db"]


def test_a_cache_that_cannot_be_brought_over_is_begun_anew(tmp_path: Path, expected_log: ExpectedLog) -> None:
    profile = released(OLDER[-1], tmp_path / "p")
    old = open_store(profile.cache_db, KEY, durable=False)
    with writing(old) as connection:
        connection.exec_driver_sql("CREATE TABLE unread (n INTEGER)")  # in the way of a migration
    old.dispose()
    expected_log("konsol.store", 40, "could not be migrated")
    stores = open_stores(profile, KEY, NOW)
    found = contents(stores)
    stores.close()
    assert (stores.cache_was_lost, found.cached, len(found.commands), len(found.drafts)) == (True, 0, 9, 3)
    assert [path.name for path in profile.set_aside_dir.glob("*.db")] == ["cache-20261120T020000Z.db"]


def test_a_migration_leaves_its_fixture_alone(tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in FOLDER.rglob("*") if path.is_file()}
    for schema in SCHEMAS:
        open_stores(released(schema, tmp_path / schema), KEY, NOW).close()
    assert {path: path.read_bytes() for path in FOLDER.rglob("*") if path.is_file()} == before
    assert blobs.CHUNK_BYTES < 140_000, "a blob of several pieces is wanted"
