"""PostgreSQL with many writers, long and idle transactions: a reader that asks all the time misses nothing."""

import pytest

from server.feed import publish
from tools.writers import by_sequence, run

WRITERS, ROWS = 32, 6_000


@pytest.mark.postgres
def test_many_writers_and_one_who_asks_all_the_time(postgres_database: str) -> None:
    tally = run(postgres_database, ROWS, WRITERS, publish)
    assert len(tally.written) >= ROWS
    assert (tally.missed, tally.doubled) == (0, 0)
    assert tally.polls > 10, "it did ask in between"


@pytest.mark.postgres
def test_numbers_from_a_sequence_would_be_seen_to_lose_rows(postgres_database: str) -> None:
    assert run(postgres_database, ROWS, WRITERS, by_sequence).missed > 0
