"""Checks a whole database against itself: sums, places in the feeds, and the audit of the timelines."""

from collections import defaultdict

from sqlalchemy import Connection, select

from domain.case import Case
from domain.plans import Plan, plan_buckets
from domain.protocol import digest_text, entity_digest
from domain.scope import REFERENCE, buckets_of
from domain.wire import loads
from server.inspection import inspect
from server.tables import bucket, cases, feed, member, plan, reference

Shelves = dict[str, dict[str, int]]


def assert_books_balance(connection: Connection) -> None:
    """Every bucket holds what the cases say, adds up, and numbers its rows without a gap; every audit is whole."""
    expected = _expected(connection)
    held: Shelves = defaultdict(dict)
    for row in connection.execute(select(member)):
        held[row.bucket][row.entity] = row.version
    assert held == expected
    for row in connection.execute(select(bucket)):
        total = sum(entity_digest(entity, version) for entity, version in expected.get(row.name, {}).items())
        assert row.digest == digest_text(total), row.name
        assert row._mapping["count"] == len(expected.get(row.name, {})), row.name  # a Row's own `count` is a method
        numbers = connection.execute(select(feed.c.seq).where(feed.c.bucket == row.name).order_by(feed.c.seq))
        young = [number for number in numbers.scalars() if number > row.floor]
        assert young == list(range(row.floor + 1, row.head + 1)), row.name
    assert list(inspect(connection)) == []


def _expected(connection: Connection) -> Shelves:
    shelves: Shelves = defaultdict(dict)
    for row in connection.execute(select(reference.c.id, reference.c.version)):
        shelves[REFERENCE][row.id] = row.version
    for row in connection.execute(select(cases)):
        case = loads(Case, row.doc)
        columns = (row.tracking, row.version, row.status, row.agency, row.unit, row.secret, row.reported_at)
        holder = (case.holder.agency, case.holder.unit)
        assert columns == (case.tracking, case.version, case.status, *holder, case.secret, case.reported_at)
        for name in buckets_of(case):
            shelves[name][case.id] = case.version
    for row in connection.execute(select(plan)):
        known = loads(Plan, row.doc)
        assert (row.version, row.agency) == (known.version, known.agency)
        for name in plan_buckets(known):
            shelves[name][known.id] = known.version
    return shelves
