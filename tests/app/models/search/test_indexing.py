"""The index follows the cache whatever happens in between, forgets what that let go, and is begun anew if need be."""

import os
import signal
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from sqlalchemy import event

from app import indexing
from app.indexing import CASES_A_WRITE, Indexer
from app.models.engine import condemned_mark, writing
from app.models.search import entries, store
from app.models.search.pages import COLUMNS
from app.models.search.store import SearchStore
from app.models.tables import cases
from app.problems import ProblemCode
from app.status import Progress
from domain.case import Reporter
from domain.commands import AddNote
from domain.ids import CaseId
from tests.app.models.search.conftest import CaseOf, Library
from tests.support.canary import sightings
from tests.support.console import KEY, SARI, WORLD, Console, new_case, open_console, sample_cases
from tests.support.station import PATIENCE_SECONDS

ROOT = Path(__file__).parents[4]
Content = dict[str, tuple[object, ...]]


def content(store: SearchStore) -> Content:
    """Every entry with all its words, by case."""
    engine = store.open()
    columns = ", ".join(f"page.{name}" for name in COLUMNS)
    query = f"SELECT entry.id, stamp, entry.number, {columns} FROM entry JOIN page ON page.rowid = entry.number"
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.exec_driver_sql(query)]
        pages = connection.exec_driver_sql("SELECT count(*) FROM page").scalar_one()
        connection.exec_driver_sql("INSERT INTO page(page) VALUES ('integrity-check')")
    assert pages == len(rows)
    return {str(row[0]): row for row in rows}


def from_scratch(console: Console, folder: Path) -> Content:
    """What an index made now in one go holds."""
    made = SearchStore(folder / "scratch.db", KEY)
    index = made.open()
    with console.stores.cache.connect() as connection:
        ids = {source.id for source in entries.sources(connection, -(2**62), 10_000)}
        taken = entries.entries_of(connection, ids)
    with writing(index) as connection:
        entries.put(connection, taken)
    found = content(made)
    made.begin_anew()
    made.close()
    return found


def test_everything_that_came_can_be_found(library: Library, tmp_path: Path) -> None:
    assert set(content(library.console.stores.search)) == {case.id for case in sample_cases()}
    assert content(library.console.stores.search) == from_scratch(library.console, tmp_path)
    assert library.console.indexer.progress == Progress(24, 24)


def test_what_waits_to_be_indexed_again_does_not_count_as_done(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "TOLD_EVERY", 0.0)
    console, told = library.console, list[Progress]()
    console.bus.indexed.connect(told.append, Qt.ConnectionType.DirectConnection)
    many = [replace(new_case(n, 3).case, title=f"judul {n}") for n in range(200, 200 + CASES_A_WRITE + 60)]
    library.hold(*many)
    told.clear()
    library.hold(*(replace(case, version=case.version + 1, title="baru") for case in many))
    total = 24 + len(many)
    assert told[-1] == Progress(total, total)
    assert all(progress.total == total for progress in told)
    assert any(progress.done <= total - 60 for progress in told[:-1])


ACTS = st.lists(
    st.tuples(st.sampled_from(["come", "change", "leave", "write", "withdraw", "restart"]), st.integers(0, 30)),
    max_size=12,
)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_step_by_step_or_in_one_go_is_the_same(library: Library, tmp_path: Path, acts: list[tuple[str, int]]) -> None:
    console = library.console
    desk, queries = console.context.desk, console.context.queries
    for act, number in acts:
        id = CaseId(f"case-{number:04}")
        cached = {str(row): version for row, version in _versions(console).items()}
        match act:
            case "come" | "change":
                case = replace(new_case(number, 3 + number).case, title=f"judul{number} {act}")
                library.hold(replace(case, version=cached.get(id, 0) + case.version))
            case "leave" if id in cached and len(cached) > 8:
                console.take([], out=(id,))
            case "write" if view := queries.case(id, WORLD):
                desk.submit(view, AddNote(f"catatan{number}")).result(10)
            case "withdraw" if waiting := queries.outbox_items():
                desk.withdraw(waiting[0]).result(10)
            case "restart":
                console.indexer.damaged()
                console.workers.index.submit(lambda: None).result(10)
    console.indexed()
    assert content(console.stores.search) == from_scratch(console, tmp_path)


def _versions(console: Console) -> dict[str, int]:
    with console.stores.cache.connect() as connection:
        return {row.id: row.version for row in connection.execute(cases.select())}


def other_indexer(console: Console) -> Indexer:
    """As the next start makes one: it knows nothing of what the last one did but what the file says."""
    return Indexer(console.stores.cache, console.stores.search, console.workers.index, console.bus.tell_indexed)


def catch_up(console: Console, indexer: Indexer) -> None:
    indexer.start()
    settle(console, indexer)


def settle(console: Console, indexer: Indexer) -> None:
    console.workers.index.submit(lambda: None).result(10)
    while indexer.is_at_work:
        console.workers.index.submit(lambda: None).result(10)


def test_a_case_that_leaves_takes_every_word_along(library: Library) -> None:
    case = replace(new_case(100, 3).case, title="Xilofon Kenariku", original_text="memperxilofonkan kenariku")
    library.hold(case)
    assert library.found("kenariku") == [case.id]
    library.console.take([], out=(case.id,))
    library.console.indexed()
    assert library.found("kenariku") == []
    assert not [word for word in library.vocabulary() if "xilofon" in word or "kenari" in word]
    assert b"kenari" not in library.raw().lower(), "a full-text table may only hide what it is told to delete"


def test_a_case_masked_anew_is_found_by_its_new_words_alone(library: Library) -> None:
    """The same version, as when somebody's view of it changes and not the case."""
    case = replace(new_case(100, 3).case, reporter=Reporter("Xilofonia Rekaan"))
    library.hold(case)
    assert library.found("xilofonia") == [case.id]
    library.hold(replace(case, reporter=None, anonymous=True))
    assert library.found("xilofonia") == []
    assert b"xilofonia" not in library.raw().lower()


def test_what_changed_is_not_found_before_it_is_indexed_again(library: Library) -> None:
    """The index is behind for a moment: what it still knows counts no more."""
    case = replace(new_case(100, 3).case, reporter=Reporter("Xilofonia Rekaan"))
    library.hold(case)
    library.console.indexer.close()
    library.console.take([replace(case, reporter=None, anonymous=True)])
    assert library.found("xilofonia") == []
    library.console.take([], out=(case.id,))
    assert b"xilofonia" in library.raw().lower(), "or this shows nothing"
    assert library.ask("8500100").numbers == ()


def test_a_row_taken_over_by_another_case_does_not_show_the_first(library: Library) -> None:
    case = replace(new_case(100, 3).case, title="xilofon")
    library.hold(case)
    library.console.indexer.close()
    other = replace(case, id=CaseId("case-0200"), tracking="8500200", title="marimba")
    library.console.take([], out=(case.id,))
    library.console.take([other])
    with library.console.stores.cache.connect() as connection:
        rows = {row.id: row.row for row in connection.execute(cases.select())}
    assert rows[other.id] == entries.row_of(_number(library, case.id))
    assert library.found("xilofon") == []
    catch_up(library.console, other_indexer(library.console))
    assert (library.found("xilofon"), library.found("marimba")) == ([], [other.id])


def _number(library: Library, id: str) -> int:
    with library.console.stores.search.open().connect() as connection:
        return int(connection.exec_driver_sql("SELECT number FROM entry WHERE id = ?", (id,)).scalar_one())


def test_what_happened_while_nobody_looked_is_caught_up_with(library: Library, case_of: CaseOf, tmp_path: Path) -> None:
    console = library.console
    console.indexer.close()
    console.take([replace(new_case(100, 3).case, title="xilofon")], out=(CaseId("case-0003"),))
    moved = new_case(8, 9).act(SARI, AddNote("marimba")).case
    console.take([moved])
    catch_up(console, other_indexer(console))
    assert library.found("xilofon") == ["case-0100"]
    assert library.found("marimba") == ["case-0008"]
    assert content(console.stores.search) == from_scratch(console, tmp_path)


def test_what_comes_before_the_start_is_taken_at_the_start(library: Library) -> None:
    """A case masked anew in the same version and to the same length: its stamp alone would not tell."""
    case = replace(new_case(100, 3).case, title="xilofon")
    library.hold(case)
    late = other_indexer(library.console)
    library.console.indexer.close()
    library.console.take([replace(case, title="marimba")])
    late.changed([case.id])
    assert not late.is_at_work
    catch_up(library.console, late)
    assert (library.found("xilofon"), library.found("marimba")) == ([], [case.id])
    assert b"xilofon" not in library.raw()


def blocks(library: Library) -> list[tuple[int, bytes]]:
    """What the full-text table has written, as it lies in the file."""
    with library.console.stores.search.open().connect() as connection:
        query = "SELECT id, block FROM page_data ORDER BY id"
        return [(row.id, row.block) for row in connection.exec_driver_sql(query)]


def test_a_case_that_reads_as_before_is_not_written_again(library: Library) -> None:
    """A reset of the feed sends everything once more."""
    case = new_case(100, 3).case
    library.hold(case)
    before = blocks(library)
    library.hold(replace(case, version=case.version + 1))
    assert blocks(library) == before
    assert library.found("8500100") == [case.id], "its stamp is the new one"


@pytest.mark.parametrize("looking", [True, False])
def test_where_most_has_gone_it_is_built_anew(
    library: Library, tmp_path: Path, looking: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taking words out one by one would take longer."""
    console, first = library.console, library.console.stores.search.engine
    monkeypatch.setattr(indexing, "FEWEST_FOR_ANEW", 10)
    monkeypatch.setattr(indexing, "MOST_GONE", 9)
    if not looking:
        console.indexer.close()
    console.take([], out=tuple(case.id for case in sample_cases()[:19]))
    catch_up(console, console.indexer if looking else other_indexer(console))
    assert console.stores.search.engine is not first
    assert len(content(console.stores.search)) == 5
    assert content(console.stores.search) == from_scratch(console, tmp_path)


def test_where_more_than_a_tenth_has_changed_it_is_built_anew(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Just at the share it is mended, and just above it is not."""
    console = library.console
    monkeypatch.setattr(indexing, "FEWEST_FOR_ANEW", 2)
    others = [new_case(number, 3).case for number in range(100, 106)]
    library.hold(*others)
    first = console.stores.search.engine

    def three_change(title: str, later: int) -> None:
        library.hold(*(replace(case, version=case.version + later, title=title) for case in others[:3]))
        assert len(library.found(title)) == 3

    three_change("xilofon", 1)
    assert len(content(console.stores.search)) == 30 and console.stores.search.engine is first
    console.take([], out=(others[-1].id,))
    console.indexed()
    three_change("marimba", 2)
    assert len(content(console.stores.search)) == 29 and console.stores.search.engine is not first


def test_a_second_start_takes_no_words_again(library: Library) -> None:
    said: list[str] = []
    engine = library.console.stores.search.open()
    event.listen(engine, "before_cursor_execute", lambda _c, _cursor, statement, *_: said.append(statement.split()[0]))
    catch_up(library.console, other_indexer(library.console))
    assert "SELECT" in said
    assert not set(said) & {"INSERT", "UPDATE", "DELETE"}


@pytest.mark.parametrize("harm", ["missing", "no store", "first page", "a page inside", "another key", "condemned"])
def test_an_index_that_cannot_be_used_is_made_again(library: Library, harm: str) -> None:
    console, path = library.console, library.console.profile.search_db
    whole = content(console.stores.search)
    console.stores.search.close()
    match harm:
        case "missing":
            path.unlink()
        case "no store":
            path.write_bytes(b"no store at all" * 9_000)
        case "first page":
            path.write_bytes(bytes(100) + path.read_bytes()[100:])
        case "a page inside":
            content_ = path.read_bytes()
            path.write_bytes(content_[: 16_384 * 4] + os.urandom(len(content_) - 16_384 * 4))
        case "another key":
            path.unlink()
            SearchStore(path, bytes(32)).open().dispose()
        case "condemned":
            condemned_mark(path).touch()
    catch_up(console, other_indexer(console))
    library.ask("lampu")  # what opens well may still be damaged inside
    settle(console, console.indexer)
    assert content(console.stores.search) == whole
    assert not condemned_mark(path).exists()


def test_another_shape_or_vocabulary_makes_it_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = content(library.console.stores.search)
    with writing(library.console.stores.search.open()) as connection:
        connection.exec_driver_sql("UPDATE page SET title = 'as words were taken before'")
    library.console.stores.search.close()
    catch_up(library.console, other_indexer(library.console))
    assert content(library.console.stores.search) != whole, "the same shape is taken as it is"
    library.console.stores.search.close()
    monkeypatch.setattr(store, "SHAPE", store.SHAPE + 1)
    catch_up(library.console, other_indexer(library.console))
    assert content(library.console.stores.search) == whole


def test_damage_met_while_searching_makes_it_again(library: Library) -> None:
    console, path = library.console, library.console.profile.search_db
    assert library.found("lampu")
    wal = path.with_name("search.db-wal")
    assert console.stores.search.engine is not None
    console.stores.search.engine.dispose()
    wal.unlink(missing_ok=True)
    path.write_bytes(b"no store at all" * 9_000)
    assert library.ask("lampu").numbers == ()
    settle(console, console.indexer)
    assert library.found("lampu")


def test_a_full_disk_is_said_and_what_is_there_can_be_searched(library: Library) -> None:
    console = library.console
    engine = console.stores.search.open()
    engine.dispose()
    event.listen(engine, "connect", lambda raw, _record: raw.execute("PRAGMA max_page_count = 1"))  # as large as it is
    texts = (" ".join(f"k{n}x{i}" for i in range(900)) for n in range(60))
    library.hold(*(replace(new_case(200 + n, 3).case, original_text=text) for n, text in enumerate(texts)))
    assert console.indexer.progress is not None
    assert console.indexer.progress.problem == ProblemCode.DISK_FULL
    assert not console.indexer.progress.is_complete
    assert library.found("lampu")


KILLED = """
import os, signal, sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, {root!r})
from PySide6.QtCore import QCoreApplication
from app.models.search import entries
from tests.support.console import SARI, new_case, open_console

app = QCoreApplication([])
stack = ExitStack()
console = open_console(Path(sys.argv[1]), SARI, stack, fill=False)
many = [replace(new_case(n, 1 + n % 90).case, title=f"kenari{{n}}") for n in range({count})]
put, writes = entries.put, []
def kill_in_the_middle(index, changes):
    put(index, changes)
    writes.append(1)
    if len(writes) == {at}:
        os.kill(os.getpid(), signal.SIGKILL)
entries.put = kill_in_the_middle
console.take(many, reference=True)
console.indexed()
"""


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_kill_in_the_middle_costs_nothing_but_the_slice(tmp_path: Path, at: int) -> None:
    count = CASES_A_WRITE * 2 + 50
    command = [sys.executable, "-c", KILLED.format(root=str(ROOT), count=count, at=at), str(tmp_path / "sari")]
    ended = subprocess.run(command, capture_output=True, timeout=PATIENCE_SECONDS)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    assert sightings(tmp_path / "sari", "kenari1") == []
    with ExitStack() as stack:
        console = open_console(tmp_path / "sari", SARI, stack, fill=False)
        console.stores.search.open()
        kept = content(console.stores.search)
        assert len(kept) == CASES_A_WRITE * (at - 1), "what was committed before is there, nothing half"
        catch_up(console, console.indexer)
        assert len(content(console.stores.search)) == count
        assert content(console.stores.search) == from_scratch(console, tmp_path)
        assert Library(console).found("kenari7 ") == ["case-0007"]


def test_nothing_readable_is_in_the_file(library: Library) -> None:
    library.hold(replace(new_case(100, 3).case, title="kenari-5e81-indeks"))
    assert library.found("kenari") == ["case-0100"]
    assert {"search.db", "search.db-wal"} <= {path.name for path in library.console.profile.root.iterdir()}
    assert sightings(library.console.profile.root, "kenari") == []
