"""The invented region: agencies with their units, and the places that reports speak of."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
SEED = RESOURCES / "seed"
PROVINCE = "Nusa Laut"


@dataclass(frozen=True)
class Unit:
    """A unit of an agency; `topics` say what it answers for, `serves` limits it to one regency's region code."""

    code: str
    agency: str
    name: str
    parent: str | None
    topics: tuple[str, ...]
    competence: tuple[str, ...]
    serves: str | None = None


@dataclass(frozen=True)
class Agency:
    """An agency; `kind` is national, province, regency, vertical or ombudsman, `timezone` WIB, WITA or WIT."""

    code: str
    name: str
    kind: str
    region_code: str
    timezone: str
    parent: str | None


@dataclass(frozen=True)
class District:
    """A *kecamatan* with its villages."""

    name: str
    villages: tuple[str, ...]


@dataclass(frozen=True)
class Regency:
    """A regency as reporters know it: districts, rivers, markets, and the agency that governs it."""

    code: str
    agency: str
    name: str
    rivers: tuple[str, ...]
    markets: tuple[str, ...]
    districts: tuple[District, ...]


@dataclass(frozen=True)
class Region:
    """Everything there is; agencies before their units, parents before children."""

    agencies: tuple[Agency, ...]
    units: tuple[Unit, ...]
    regencies: tuple[Regency, ...]
    province: str = PROVINCE

    def agency(self, code: str) -> Agency:
        return next(a for a in self.agencies if a.code == code)

    def unit(self, code: str) -> Unit:
        return next(u for u in self.units if u.code == code)

    def units_of(self, agency: str) -> tuple[Unit, ...]:
        return tuple(u for u in self.units if u.agency == agency)

    def answering(self, topic: str, regency: Regency) -> Unit:
        """The unit that answers for `topic` in `regency`; the regency's secretariat where nobody else does."""
        local = {a.code for a in self.agencies if a.kind == "regency"} - {regency.agency}
        for wanted in (topic, "setda"):
            for unit in self.units:
                if wanted in unit.topics and unit.agency not in local and unit.serves in (None, regency.code):
                    return unit
        raise LookupError(topic)


def _unit(agency: str, row: dict[str, Any]) -> Unit:
    return Unit(
        row["code"],
        agency,
        row["name"],
        row.get("parent"),
        tuple(row["topics"]),
        tuple(row["competence"]),
        row.get("serves"),
    )


@cache
def load_region() -> Region:
    raw = tomllib.loads((SEED / "region.toml").read_text(encoding="utf-8"))
    agencies = tuple(
        Agency(a["code"], a["name"], a["kind"], a["region_code"], a["timezone"], a.get("parent")) for a in raw["agency"]
    )
    units = tuple(_unit(a["code"], u) for a in raw["agency"] for u in a["units"])
    regencies = tuple(
        Regency(
            r["code"],
            r["agency"],
            r["name"],
            tuple(r["rivers"]),
            tuple(r["markets"]),
            tuple(District(name, tuple(villages)) for name, villages in r["districts"].items()),
        )
        for r in raw["regency"]
    )
    return Region(agencies, units, regencies)
