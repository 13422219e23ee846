"""An import that is cut off, or runs beside another one or beside people at work, loses and doubles nothing."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import islice

import pytest

from domain.commands import AddNote
from domain.protocol import Outcome
from server.central import Central
from server.database import reading
from server.importing import ROWS_A_TRANSACTION, Fate, RowFate, import_export
from server.laporan_ringkas import Export
from tests.server.books import assert_books_balance
from tests.server.conftest import SignIn
from tests.server.import_office import Office, central, office
from tests.server.laporan_files import record
from tests.server.region import AGENCIES, REGENCY

__all__ = ["central", "office"]  # fixtures

ROWS = 2 * ROWS_A_TRANSACTION + 50
HOLDER = next(agency for agency in AGENCIES if agency.id == REGENCY)


def many(office: Office, count: int = ROWS, **changes: object) -> Export:
    """An export of many reports, built from one that was read."""
    one = office.export(record(**changes))
    rows = [replace(one.rows[0], row=12 + n, tracking_id=str(7_000_000 + n)) for n in range(count)]
    return replace(one, rows=tuple(rows))


@pytest.fixture
def second(central: Central) -> Iterator[Central]:
    """Another process's view of the same database."""
    opened = Central.over(central.settings, central.now)
    yield opened
    opened.engine.dispose()


def at_once(*works: Callable[[], list[RowFate]]) -> list[list[RowFate]]:
    """Each work in a thread of its own, begun together."""
    gate = threading.Barrier(len(works))

    def begin(work: Callable[[], list[RowFate]]) -> list[RowFate]:
        gate.wait(timeout=30)
        return work()

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(begin, works))


@pytest.mark.parametrize("reported", [ROWS_A_TRANSACTION, ROWS_A_TRANSACTION + 1, ROWS - 1])
def test_cut_off_in_the_middle_what_was_reported_is_saved_and_the_rest_follows(office: Office, reported: int) -> None:
    export = many(office)
    running = import_export(office.central, export, HOLDER, office.central.now())
    told = [fate.tracking for fate in islice(running, reported)]
    running.close()

    saved = office.tracking_ids()
    assert set(told) <= set(saved)
    assert len(saved) == -(-reported // ROWS_A_TRANSACTION) * ROWS_A_TRANSACTION or len(saved) == ROWS

    rest = Counter(fate.fate for fate in office.take(export))

    assert rest == Counter({Fate.TAKEN: ROWS - len(saved), Fate.UNCHANGED: len(saved)}) - Counter()
    assert office.tracking_ids() == sorted(row.tracking_id for row in export.rows)
    with reading(office.central.engine) as connection:
        assert_books_balance(connection)


def test_a_batch_that_breaks_leaves_nothing_of_itself(office: Office) -> None:
    export = many(office)
    broken = (*export.rows[: ROWS_A_TRANSACTION + 7], None, *export.rows[ROWS_A_TRANSACTION + 7 :])

    with pytest.raises(AttributeError):
        office.take(replace(export, rows=broken))  # type: ignore[arg-type]

    assert office.tracking_ids() == [row.tracking_id for row in export.rows[:ROWS_A_TRANSACTION]]
    with reading(office.central.engine) as connection:
        assert_books_balance(connection)


def test_two_imports_at_the_same_time_take_every_report_once(office: Office, second: Central) -> None:
    export = many(office)
    backwards = replace(export, rows=export.rows[::-1])

    told = at_once(
        lambda: office.take(export),
        lambda: list(import_export(second, backwards, HOLDER, second.now())),
    )

    fates = Counter(fate.fate for fates in told for fate in fates)
    assert fates == Counter({Fate.TAKEN: ROWS, Fate.UNCHANGED: ROWS})
    assert office.tracking_ids() == sorted(row.tracking_id for row in export.rows)
    with reading(office.central.engine) as connection:
        assert_books_balance(connection)


def test_two_imports_of_changes_at_the_same_time_change_every_report_once(office: Office, second: Central) -> None:
    export = many(office, 150)
    office.take(export)
    closed = many(office, 150, Status="Ditutup oleh Admin", Judul="Judul baru")
    backwards = replace(closed, rows=closed.rows[::-1])

    told = at_once(
        lambda: office.take(closed),
        lambda: list(import_export(second, backwards, HOLDER, second.now())),
    )

    assert Counter(fate.fate for fates in told for fate in fates) == {Fate.CHANGED: 150, Fate.UNCHANGED: 150}
    assert {office.case(row.tracking_id).version for row in export.rows} == {3}
    with reading(office.central.engine) as connection:
        assert_books_balance(connection)


def test_people_at_work_and_an_import_do_not_overwrite_each_other(office: Office, at_desk: SignIn) -> None:
    export = many(office, 60)
    office.take(export)
    changed = many(office, 60, Judul="Judul dari ekspor")
    andi = at_desk("andi")
    andi.sync()
    cases = [office.case(row.tracking_id) for row in export.rows]

    def note_on_each() -> list[RowFate]:
        for case in cases:
            result = andi.do(case, AddNote("Sudah ditelepon."))
            assert result.outcome == Outcome.APPLIED, result
        return []

    told, _ = at_once(lambda: office.take(changed), note_on_each)

    assert {fate.fate for fate in told} == {Fate.CHANGED}
    for before in cases:
        after = office.case(before.tracking)
        assert (after.version, after.title) == (before.version + 2, "Judul dari ekspor")
        assert [event.text for event in after.events if event.kind == "note"] == ["Sudah ditelepon."]
    with reading(office.central.engine) as connection:
        assert_books_balance(connection)
