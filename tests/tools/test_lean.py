"""The simulation's connection says what SQLAlchemy's own says, the first time and every time after that."""

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from app.models.engine import reading, writing
from app.models.tables import outbox, work_metadata
from server.tables import command, feed, metadata
from tools.simulate import databases

_FEED = {"seq": 1, "entity": "e", "kind": "case", "version": 1, "op": "put", "anchor": "a", "at": None}
_ids: sa.BindParameter[Any] = sa.bindparam("ids", expanding=True)
SAID: tuple[tuple[sa.sql.expression.Executable, Any], ...] = (
    (feed.insert(), {"bucket": "b", **_FEED}),
    (feed.insert(), [{"bucket": "b", **_FEED, "seq": 2}, {"bucket": "c", **_FEED}]),
    (sa.select(feed).where(feed.c.bucket.in_(_ids)).order_by(feed.c.seq), {"ids": ["b", "c"]}),
    (sa.select(feed).where(feed.c.bucket.in_(_ids)).order_by(feed.c.seq), {"ids": []}),
    (
        sa.select(feed.c.entity).where(sa.tuple_(feed.c.bucket, feed.c.seq).in_(_ids)),
        {"ids": [("b", 1), ("b", 2), ("c", 9)]},
    ),
    (sa.select(sa.func.count(), sa.literal(7)).select_from(feed).where(feed.c.seq > 1).limit(1), None),
    (feed.update().where(feed.c.bucket == sa.bindparam("of")).values(seq=feed.c.seq + 10), {"of": "b", "op": "out"}),
    (feed.delete().where(feed.c.seq >= 11).returning(feed.c.bucket, feed.c.op), None),
    (feed.delete().where(feed.c.seq >= 1), None),
)


@pytest.fixture
def both() -> Iterator[tuple[sa.Engine, sa.Engine]]:
    lean, plain = databases.Server.opened().engine, sa.create_engine("sqlite://", poolclass=StaticPool)
    for engine in (lean, plain):
        metadata.create_all(engine)
    yield lean, plain
    plain.dispose()


def said(engine: sa.Engine) -> list[Any]:
    """What each statement returns: its rows, or how many it changed."""
    heard: list[Any] = []
    with engine.begin() as connection:
        for statement, values in SAID:
            result: Any = connection.execute(statement, values)
            rows = getattr(result, "returns_rows", True) and hasattr(result, "all")
            heard.append([dict(row._mapping) for row in result.all()] if rows else result.rowcount)
    return heard


def test_every_kind_of_statement_comes_to_the_same(both: tuple[sa.Engine, sa.Engine]) -> None:
    lean, plain = both
    expected = said(plain)
    assert [said(lean) for _ in range(3)] == [expected] * 3
    assert expected[2] and expected[4] and expected[7]


def test_a_refused_value_is_the_same_error_and_nothing_stays(both: tuple[sa.Engine, sa.Engine]) -> None:
    lean, _ = both
    for _ in range(3):
        with pytest.raises(sa.exc.IntegrityError), lean.begin() as connection:
            for _ in range(2):
                connection.execute(feed.insert(), {"bucket": "b", **_FEED})
    with lean.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(feed)) == 0
        with pytest.raises(sa.exc.SQLAlchemyError, match="required"):
            connection.execute(sa.select(command).where(command.c.id == sa.bindparam("of")))


def test_a_reading_writes_nothing() -> None:
    profile = databases.Profile.opened()
    work_metadata.create_all(profile.stores.work)
    gone = outbox.delete()
    with writing(profile.stores.work) as connection:
        connection.execute(gone)
    with pytest.raises(sa.exc.InvalidRequestError), reading(profile.stores.work) as connection:
        connection.execute(gone)
    with writing(profile.stores.work) as connection:
        connection.execute(gone)
