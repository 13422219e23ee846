"""Fails a test that logs a warning or worse which it did not announce.

Python's and Qt's own warnings fail tests by pyproject.toml (`filterwarnings`, `qt_log_level_fail`).
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest


@dataclass
class ExpectedLog:
    """Call it to announce a record; one that then does not come fails the test as well."""

    announced: list[tuple[str, int, str]] = field(default_factory=list)

    def __call__(self, logger: str, level: int = logging.WARNING, contains: str = "") -> None:
        """Records of exactly this logger and level, any number from one up, with this text in the message."""
        self.announced.append((logger, level, contains))


class _Keeper(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def _matches(announced: tuple[str, int, str], record: logging.LogRecord) -> bool:
    logger, level, contains = announced
    return (record.name, record.levelno) == (logger, level) and contains in record.getMessage()


@pytest.fixture(autouse=True)
def expected_log() -> Iterator[ExpectedLog]:
    expected, keeper = ExpectedLog(), _Keeper()
    logging.getLogger().addHandler(keeper)
    yield expected
    logging.getLogger().removeHandler(keeper)
    surprises = [r for r in keeper.records if not any(_matches(a, r) for a in expected.announced)]
    missing = [a for a in expected.announced if not any(_matches(a, r) for r in keeper.records)]
    lines = [f"unexpected log: {r.levelname} {r.name}: {r.getMessage()}" for r in surprises]
    lines += [f"announced, but not logged: {logging.getLevelName(a[1])} {a[0]}: …{a[2]}…" for a in missing]
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)
