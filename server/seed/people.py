"""The officials of the invented region: who signs in, and as what."""

import csv
from dataclasses import dataclass
from functools import cache

from server.seed.region import SEED


@dataclass(frozen=True)
class Person:
    """One official; each membership is (role, agency code, unit code or None for the whole agency)."""

    username: str
    name: str
    title: str
    memberships: tuple[tuple[str, str, str | None], ...]
    secret_clearance: bool

    def acts_as(self, role: str, agency: str, unit: str | None) -> bool:
        return any(r == role and a == agency and u in (None, unit) for r, a, u in self.memberships)


def _membership(text: str) -> tuple[str, str, str | None]:
    role, _, where = text.strip().partition("@")
    agency, _, unit = where.partition("/")
    return role, agency, unit or None


@cache
def load_people() -> tuple[Person, ...]:
    with (SEED / "people.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Person(
                row["username"],
                row["name"],
                row["title"],
                tuple(_membership(m) for m in row["memberships"].split("+")),
                row["secret"] == "yes",
            )
            for row in csv.DictReader(file)
        )


@cache
def acting(role: str, agency: str, unit: str | None = None, cleared: bool = False) -> tuple[Person, ...]:
    """Everybody who may act in `role` for `unit` of `agency`; with `cleared`, only those who may see secret cases."""
    return tuple(p for p in load_people() if p.acts_as(role, agency, unit) and (p.secret_clearance or not cleared))
