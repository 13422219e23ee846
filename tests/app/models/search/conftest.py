"""A console whose index can be asked, and cases with the words a test needs."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from app.models.search.finding import Answer
from domain.case import Case
from tests.support.console import REGENCY, WORLD, Console, new_case

CaseOf = Callable[..., Case]


@dataclass
class Library:
    """Sari's console, asked for cases by words."""

    console: Console

    def hold(self, *cases: Case, **how: object) -> None:
        self.console.take(list(cases), **how)
        self.console.indexed()

    def ask(self, typed: str) -> Answer:
        return self.console.context.search.find(typed, WORLD, WORLD.directory.agencies[REGENCY].zone)

    def found(self, typed: str) -> list[str]:
        """The ids of the cases found, the best first."""
        answer = self.ask(typed)
        rows = self.console.context.queries.rows(answer.rows)
        return [rows[row].id for row in answer.rows]

    def vocabulary(self) -> set[str]:
        """Every word of the index, as its own full-text table counts them."""
        engine = self.console.stores.search.open()
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            raw.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'page', 'row')")
            words = {row[0] for row in raw.execute("SELECT term FROM temp.words")}
            raw.execute("DROP TABLE temp.words")
        return words

    def raw(self) -> bytes:
        """All that the index's tables hold, decrypted: what the full-text table says it forgot may still lie there."""
        engine = self.console.stores.search.open()
        with engine.connect() as connection:
            own = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
            tables = connection.exec_driver_sql(own).scalars().all()
            rows = (row for name in tables for row in connection.exec_driver_sql(f"SELECT * FROM '{name}'"))
            values = (value for row in rows for value in row)
            return b"\x00".join(v if isinstance(v, bytes) else str(v).encode() for v in values)


@pytest.fixture
def library(console: Console) -> Library:
    console.indexed()
    return Library(console)


@pytest.fixture
def case_of() -> CaseOf:
    """A case numbered from 100 up, with these fields."""

    def made(number: int, days_ago: int = 5, **fields: object) -> Case:
        return replace(new_case(number, days_ago).case, title="Tanpa judul", original_text="Kosong.", **fields)

    return made
