"""A filtered, sorted and grouped list holds what a plain reading of the documents says, unsent work included."""

from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models import listed
from app.models.engine import reading, writing
from app.models.listing import Deadline, Filter, Grouping, Listing, Order
from app.models.queries import View
from app.models.stores import open_stores
from app.models.tables import feed_state
from app.sync.exchange import derive_overlay
from domain.case import Case, Place
from domain.deadlines import OFFICE_CLOCKS, clocks, next_due
from domain.ids import CaseId, PersonId, UnitId
from domain.wire import WireError, dumps, loads
from tests.app.models.test_queries import LISTS, belongs, lines, prepared
from tests.support.console import HEALTH, KEY, NOW, ROADS, SARI, WORLD, Console, new_case, open_console
from tests.support.old_stores import SCHEMAS, released

TODAY = datetime(2026, 11, 20, tzinfo=UTC).date()
FORMS = {
    "statuses": ("disposed", "in_progress", "reporter_replied", "awaiting_information", "closed_by_admin", "nowhere"),
    "units": (ROADS, HEALTH, UnitId("")),
    "categories": ("c1", "c9", ""),
    "classifications": ("not_supervisory", "aspiration", ""),
    "channels": ("website", "sms"),
    "regions": ("Sungai Pinang, Tanjung Harapan", "Lain", ""),
}
MORE = [
    (60, {"classification": None, "category": None, "channel": "sms", "place": Place()}),
    (61, {"classification": "aspiration", "category": "c9", "secret": True}),
    (62, {"channel": "sms", "place": Place("Nusa Laut", "", "Lain"), "secret": True}),
    (63, {"status": "closed_by_admin", "category": ""}),
]


def some(values: tuple[Any, ...]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


FILTERS = st.builds(
    Filter,
    **{name: st.one_of(st.just(()), some(values)) for name, values in FORMS.items()},
    deadline=st.sampled_from((None, None, *Deadline)),
    days=st.integers(0, 30),
    mine=st.sampled_from((False, False, False, True)),
    secret=st.sampled_from((False, False, False, True)),
    anonymous=st.sampled_from((False, False, False, True)),
)
LISTINGS = st.builds(
    Listing,
    st.sampled_from((View.ALL, View.ALL, View.ALL, *LISTS)),
    FILTERS,
    st.sampled_from((None, *Order)),
    st.sampled_from((None, *Grouping)),
)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Any:
    with ExitStack() as stack:
        console = open_console(tmp_path_factory.mktemp("full"), SARI, stack)
        extra = [replace(new_case(n, days_ago=n - 55, anonymous=n == 61).case, **changed) for n, changed in MORE]
        own = new_case(64, days_ago=2).case
        extra.append(replace(own, holder=replace(own.holder, person=SARI.id)))
        extra.append(replace(new_case(65, days_ago=2).case, holder=replace(own.holder, person=PersonId("bambang"))))
        console.take(extra)
        prepared(console)
        yield console, tuple(case.id for case in extra)


@cache
def _model(console_id: int) -> dict[CaseId, Any]:
    return {}


def documents(console: Console, extra: tuple[CaseId, ...]) -> dict[int, tuple[Any, bool]]:
    """Every case by its key, read one by one, projected with the unsent work."""
    known = _model(id(console))
    if not known:
        model = lines(console)
        for id_ in extra:
            view = console.context.queries.case(id_, WORLD)
            assert view is not None
            due = (
                next_due(clocks(view.case, WORLD.calendar, WORLD.directory, OFFICE_CLOCKS))
                if view.case.is_open
                else None
            )
            model[id_] = type(next(iter(model.values())))(view.case, due.due_on if due else None, bool(view.pending))
        known.update({console.context.queries.key_of(id_): line for id_, line in model.items()})  # type: ignore[misc]
    return known  # type: ignore[return-value]


def passes(line: Any, asked: Filter) -> bool:
    case: Case = line.case
    region = ", ".join(part for part in (case.place.district, case.place.regency) if part)
    values = {
        "statuses": case.status,
        "units": case.holder.unit or "",
        "categories": case.category or "",
        "classifications": case.classification or "",
        "channels": case.channel,
        "regions": region,
    }
    if any(getattr(asked, name) and value not in getattr(asked, name) for name, value in values.items()):
        return False
    if asked.deadline is Deadline.LATE and not (line.due and line.due < TODAY):
        return False
    if asked.deadline is Deadline.WITHIN and not (line.due and TODAY <= line.due <= TODAY + timedelta(days=asked.days)):
        return False
    if asked.deadline is Deadline.NONE and line.due:
        return False
    flags = (asked.mine, case.holder.person == SARI.id), (asked.secret, case.secret), (asked.anonymous, case.anonymous)
    return all(is_so for wanted, is_so in flags if wanted)


def place(line: Any, listing: Listing) -> tuple[Any, bool]:
    """What a line is sorted by, and whether the largest stands first."""
    order = listing.order or (Order.NEWEST if listing.view in (View.ALL, View.NEW) else Order.DUE)
    case: Case = line.case
    if order is Order.DUE:
        return str(line.due or "9999"), False
    if order is Order.CHANGED:
        return max((e.received_at or e.acted_at) for e in case.events), True
    return case.reported_at, order is Order.NEWEST


def shared(line: Any, grouping: Grouping) -> str:
    case: Case = line.case
    values = {
        Grouping.UNIT: case.holder.unit,
        Grouping.CATEGORY: case.category,
        Grouping.STATUS: case.status,
        Grouping.DUE: line.due.isoformat() if line.due else None,
        Grouping.AGENCY: case.holder.agency,
    }
    return values[grouping] or ""


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(listing=LISTINGS)
def test_a_list_holds_what_its_filter_says(full: tuple[Console, tuple[CaseId, ...]], listing: Listing) -> None:
    console, extra = full
    model = documents(console, extra)
    with reading(console.stores.cache) as connection:
        found = listed.read(connection, listing, TODAY, SARI)
        counted = listed.counts(connection, [listing, Listing(), listing], TODAY, SARI)
    keys = list(found.keys) if listing.grouping is None else list(chain(*(group.keys for group in found.groups)))
    wanted = {
        k for k, line in model.items() if belongs(listing.view, line, False, TODAY) and passes(line, listing.filter)
    }
    assert (set(keys), len(keys)) == (wanted, len(wanted))
    assert counted == [len(keys), len(model), len(keys)]
    for run in [keys] if listing.grouping is None else [group.keys for group in found.groups]:
        for one, next_one in pairwise(run):
            (earlier, largest_first), (later, _) = place(model[one], listing), place(model[next_one], listing)
            assert (earlier, one) >= (later, next_one) if largest_first else (earlier, one) <= (later, next_one)
    if listing.grouping is not None:
        assert [{shared(model[key], listing.grouping) for key in group.keys} for group in found.groups] == [
            {group.value} for group in found.groups
        ]
        assert len({group.value for group in found.groups}) == len(found.groups)


def test_the_examples_are_worth_filtering(full: tuple[Console, tuple[CaseId, ...]]) -> None:
    """Each condition alone lets some cases through and holds some back, on rows of the server and on unsent ones."""
    console, extra = full
    model = documents(console, extra)
    alone = [Filter(deadline=each) for each in Deadline] + [
        Filter(mine=True),
        Filter(secret=True),
        Filter(anonymous=True),
    ]
    alone += [Filter(**{name: (values[0],)}) for name, values in FORMS.items() if name != "units"]
    alone += [Filter(units=(ROADS,), statuses=("disposed",)), Filter(categories=("",)), Filter(regions=("",))]
    for asked in alone:
        found = [line for line in model.values() if passes(line, asked)]
        assert 0 < len(found) < len(model), asked
    assert {line.pending for line in model.values()} == {True, False}


def test_what_there_is_to_choose_from(full: tuple[Console, tuple[CaseId, ...]]) -> None:
    console, _ = full
    with reading(console.stores.cache) as connection:
        found = listed.choices(connection)
    assert found["categories"] == ("", "c1", "c9")
    assert found["channels"] == ("sms", "website")
    assert "of_a_newer_server" in found["statuses"], "what this console has no word for can be chosen too"


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_cache_of_an_older_console_is_filtered_like_a_new_one(schema: str, tmp_path: Path) -> None:
    """What its rows did not have yet is derived from the documents when the console starts."""
    stores = open_stores(released(schema, tmp_path), KEY, NOW)
    if schema < "0003":
        with writing(stores.cache) as connection:  # as the last of those consoles left it
            connection.execute(feed_state.update().values(derived=2))
    derive_overlay(stores, SARI)
    asked = (
        Filter(categories=("c1",), channels=("website",), regions=("Sungai Pinang, Tanjung Harapan",)),
        Filter(categories=("",)),
        Filter(classifications=("not_supervisory",)),
    )
    with reading(stores.cache) as connection:
        counted = listed.counts(connection, [Listing(filter=each) for each in asked], TODAY, SARI)
        changed = listed.read(connection, Listing(order=Order.CHANGED), TODAY, SARI)
    stores.close()
    assert counted == [24, 0, 24] and len(changed.keys) == 24


@given(listing=LISTINGS)
def test_a_listing_comes_back_from_its_text(listing: Listing) -> None:
    assert loads(Listing, dumps(listing)) == listing


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        '{"view":"outbox"}',
        '{"view":"of a later console"}',
        '{"filter":{"days":100000}}',
        '{"filter":{"days":-1}}',
        '{"filter":{"units":"ROADS"}}',
        '{"order":"by colour"}',
    ],
)
def test_what_is_no_listing_is_refused_when_it_is_loaded(text: str) -> None:
    with pytest.raises(ValueError):
        loads(Listing, text)
    assert issubclass(WireError, ValueError)


def test_conditions_are_taken_off_one_by_one() -> None:
    asked = Filter(statuses=("disposed", "in_progress"), deadline=Deadline.WITHIN, days=9, units=(ROADS,), secret=True)
    conditions = asked.conditions
    assert [name for name, _ in conditions] == ["statuses", "statuses", "deadline", "units", "secret"]
    for name, value in conditions:
        asked = asked.without(name, value)
    assert asked == Filter(days=9) and asked.conditions == ()
    assert Filter().and_also("channels", "sms").and_also("channels", "sms") == Filter(channels=("sms",))
