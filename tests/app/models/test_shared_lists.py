"""A list travels in plain words and comes back as it was, or not at all."""

from dataclasses import fields

import pytest

from app.models.engine import reading, writing
from app.models.listing import USUAL_FACTS, Deadline, Fact, Filter, Grouping, Listing, Order
from app.models.queries import View
from app.models.shared_lists import listing_of, pin, recommended, unpinned
from domain.shared_views import Recommended
from server.seed.shared_views import shared_views
from tests.support.console import BAMBANG, RATNA, REGENCY, ROADS, SARI, Console

WITHIN_A_UNIT = (Fact.DESK, Fact.CATEGORY, Fact.AGE, Fact.STATUS)
ALL_OF_IT = Filter(
    ("disposed", ""),
    Deadline.WITHIN,
    9,
    (ROADS,),
    ("c1",),
    ("not_supervisory",),
    ("website",),
    ("Mekar Jaya, Tanjung Harapan",),
    mine=True,
    secret=True,
    anonymous=True,
    unread=True,
)


@pytest.mark.parametrize(
    "listing",
    [
        Listing(),
        Listing(View.LATE, ALL_OF_IT, Order.CHANGED, Grouping.DUE, (Fact.DESK, Fact.TRACKING)),
        Listing(View.ALL, Filter(deadline=Deadline.LATE)),
    ],
)
def test_a_list_comes_back_as_it_was(listing: Listing) -> None:
    told = recommended(listing)
    assert told.is_sound and listing_of(told) == listing


def test_every_condition_travels() -> None:
    """A field that a filter gets later is seen here, and told of above."""
    plain = Filter()
    assert [each.name for each in fields(Filter) if getattr(ALL_OF_IT, each.name) == getattr(plain, each.name)] == []
    assert set(recommended(Listing(filter=ALL_OF_IT)).conditions) == {each.name for each in fields(Filter)}


@pytest.mark.parametrize(
    "content",
    [
        Recommended("by_colour"),
        Recommended("outbox"),
        Recommended("late", {"weather": ("rain",)}),
        Recommended("late", {"deadline": ("late", "none")}),
        Recommended("late", {"deadline": ("within",), "days": ("400",)}),
        Recommended("late", {"deadline": ("within",), "days": ("sembilan",)}),
        Recommended("late", {"secret": ("no",)}),
        Recommended("late", order="by_colour"),
        Recommended("late", grouping="by_colour"),
    ],
)
def test_what_this_console_does_not_know_is_not_shown_as_something_else(content: Recommended) -> None:
    assert content.is_sound and listing_of(content) is None


def test_a_fact_that_this_console_does_not_know_is_kept_and_not_shown() -> None:
    told = Recommended("late", facts=("weather", "desk", "moon", "age"))
    found = listing_of(told)
    assert found is not None and found.row_facts == (Fact.DESK, Fact.AGE)
    assert recommended(found) == told, "whoever keeps a copy keeps all of it"
    strange = listing_of(Recommended("late", facts=("weather",)))
    assert strange is not None and strange.row_facts == USUAL_FACTS
    flood = Listing(facts=("age", "age", "a b", *(fact.value for fact in Fact)))
    assert flood.row_facts == (Fact.AGE, Fact.REPORTER, Fact.UNIT, Fact.STATUS)


def test_what_the_demonstration_shares_is_shown() -> None:
    found = {view.office: listing_of(view.content) for view in shared_views((SARI, BAMBANG, RATNA))}
    assert found == {
        (REGENCY, None): Listing(View.LATE, grouping=Grouping.UNIT, facts=WITHIN_A_UNIT),
        (REGENCY, ROADS): Listing(View.ALL, Filter(("disposed",)), Order.OLDEST),
    }


def test_where_a_person_has_them_is_kept_by_id(console: Console) -> None:
    engine = console.stores.work
    for id, pinned in (("a", False), ("b", False), ("a", False), ("b", True)):
        with writing(engine) as connection:
            pin(connection, id, pinned=pinned)
    with reading(engine) as connection:
        assert unpinned(connection) == {"a"}
