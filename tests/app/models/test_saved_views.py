"""Saved views are the person's work: they outlive the cache, a console that cannot read one, and a deletion."""

from contextlib import ExitStack
from pathlib import Path

from app.models.engine import reading, writing
from app.models.listing import USUAL_FACTS, Deadline, Fact, Filter, Grouping, Listing, Order
from app.models.queries import View
from app.models.saved_views import SavedView, every, keep
from app.models.stores import open_stores
from tests.support.console import KEY, NOW, ROADS, SARI, Console, open_console
from tests.support.old_stores import released

TODAY = NOW.date()
BY_NUMBER = (Fact.TRACKING, Fact.AGE)
LATE = Listing(View.ALL, Filter(deadline=Deadline.LATE, units=(ROADS,)), Order.OLDEST, Grouping.STATUS, BY_NUMBER)
LATER_DOC = '{"order":"by colour","a new field":[1,2]}'


def names(console: Console) -> list[str]:
    return [view.name for view in console.context.lists.saved()]


def test_a_view_comes_back_as_it_was_saved(console: Console) -> None:
    saved = console.context.lists.save("Terlambat 🚧 'PUPR'", LATE).result(10)
    [found] = console.context.lists.saved()
    assert found == saved and found.listing == LATE and found.pinned


def test_they_outlive_the_cache_and_the_console(tmp_path: Path, qapp: object) -> None:
    with ExitStack() as stack:
        first = open_console(tmp_path, SARI, stack)
        first.context.lists.save("Terlambat", LATE).result(10)
    (tmp_path / "cache.db").unlink()
    with ExitStack() as stack:
        again = open_console(tmp_path, SARI, stack, fill=False)
        [view] = again.context.lists.saved()
        assert (view.name, view.listing) == ("Terlambat", LATE)
        assert again.context.lists.counts([view], TODAY) == {view.id: 0}


def test_each_has_the_count_of_its_list(console: Console) -> None:
    lists = console.context.lists
    for name, listing in (("a", LATE), ("b", Listing()), ("c", Listing(View.NEW))):
        lists.save(name, listing).result(10)
    saved = lists.saved()
    found = lists.counts(saved, TODAY)
    for view in saved:
        assert view.listing is not None
        shown = lists.read(view.listing, TODAY)
        assert found[view.id] == len(shown.keys) + sum(len(group.keys) for group in shown.groups) > 0


def test_they_are_renamed_moved_deleted_and_put_back(console: Console) -> None:
    lists = console.context.lists
    views = [lists.save(name, LATE).result(10) for name in ("satu", "dua", "tiga")]
    lists.change(SavedView.of(views[1].id, "kedua", Listing(), pinned=False)).result(10)
    assert names(console) == ["satu", "kedua", "tiga"]
    lists.move(views[2].id, 0).result(10)
    assert names(console) == ["tiga", "satu", "kedua"]
    lists.delete(views[0].id).result(10)
    assert names(console) == ["tiga", "kedua"]
    lists.put_back(views[0], 1).result(10)
    assert names(console) == ["tiga", "satu", "kedua"]
    assert [view.pinned for view in lists.saved()] == [True, True, False]


def test_one_that_cannot_be_read_is_lost_by_no_change(console: Console) -> None:
    later = SavedView("view-9", "Dari versi lain", True, LATER_DOC)
    with writing(console.stores.work) as connection:
        keep(connection, [later])
    lists = console.context.lists
    mine = lists.save("Milik saya", LATE).result(10)
    lists.move(mine.id, 0).result(10)
    lists.delete(mine.id).result(10)
    [left] = lists.saved()
    assert left == later and left.listing is None
    assert lists.counts([left], TODAY) == {}


def test_one_whose_rows_say_more_than_this_console_knows_is_shown_without_it() -> None:
    found = SavedView("view-8", "Cuaca", True, '{"view":"late","facts":["weather","desk"]}').listing
    assert found == Listing(View.LATE, facts=("weather", "desk")) and found.row_facts == (Fact.DESK,)


def test_more_than_anybody_needs_are_all_kept(console: Console) -> None:
    many = [SavedView.of(f"view-{number:04}", str(number), LATE) for number in range(700)]
    with writing(console.stores.work) as connection:
        keep(connection, many)
    console.context.lists.delete("view-0000").result(10)
    assert console.context.lists.saved() == many[1:]


def test_those_of_a_released_console_are_read(tmp_path: Path) -> None:
    stores = open_stores(released("0003", tmp_path), KEY, NOW)
    with reading(stores.work) as connection:
        readable, later = every(connection)
    stores.close()
    assert (readable.name, readable.listing) == ("Terlambat – PUPR 🚧", Listing(filter=Filter(deadline=Deadline.LATE)))
    assert readable.listing is not None and readable.listing.row_facts == USUAL_FACTS
    assert (later.listing, later.doc) == (None, '{"order":"by colour"}')
