"""The banks of phrases: what people complain of, category by category, and how offices answer it."""

import csv
import random
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any

from server.seed.phrases import lines
from server.seed.region import RESOURCES, SEED

OTHER_TOPIC = "TOPIK LAINNYA"


@dataclass(frozen=True)
class Scenario:
    """One kind of trouble. `main` and `subs` are category names, `topic` finds the unit that answers."""

    key: str
    main: str
    subs: tuple[str, ...]
    topic: str
    weight: int
    classification: str
    sensitive: bool
    tags: tuple[str, ...]
    photos: tuple[str, ...]
    titles: tuple[str, ...]
    openings: tuple[str, ...]
    facts: tuple[str, ...]
    impact: tuple[str, ...]
    asks: tuple[str, ...]
    short: tuple[str, ...]
    answers: tuple[str, ...]
    rebuttals: tuple[str, ...]


def _scenario(row: dict[str, Any]) -> Scenario:
    return Scenario(
        row["key"],
        row["main"],
        tuple(row.get("subs", ())),
        row["topic"],
        row.get("weight", 1),
        row.get("class", "not_supervisory"),
        row.get("sensitive", False),
        tuple(row.get("tags", ())),
        tuple(row.get("photos", ())),
        lines(row["titles"]),
        lines(row["open"]),
        lines(row.get("facts", "")),
        lines(row.get("impact", "")),
        lines(row["ask"]),
        lines(row.get("short", "")),
        lines(row["answers"]),
        lines(row.get("rebuttals", "")),
    )


@cache
def load_scenarios() -> tuple[Scenario, ...]:
    files = sorted((SEED / "topics").glob("*.toml"))
    return tuple(_scenario(row) for f in files for row in tomllib.loads(f.read_text(encoding="utf-8"))["scenario"])


@cache
def phrases(name: str) -> dict[str, tuple[str, ...]]:
    """The phrase lists of a bank that is not about a topic, `style` or `officials`."""
    raw = tomllib.loads((SEED / f"{name}.toml").read_text(encoding="utf-8"))
    return {key: lines(value) for key, value in raw.items() if isinstance(value, str)}


@cache
def spellings(name: str) -> dict[str, str]:
    """The word list `abbreviations` or `slang`."""
    words: dict[str, str] = tomllib.loads((SEED / "style.toml").read_text(encoding="utf-8"))[name]
    return words


@cache
def _category_ids() -> dict[tuple[str, str], str]:
    with (RESOURCES / "ref" / "categories.csv").open(encoding="utf-8", newline="") as file:
        return {(row["main"], row["sub"]): row["id"] for row in csv.DictReader(file)}


@cache
def _subs(main: str) -> tuple[str, ...]:
    return tuple(sub for m, sub in _category_ids() if m == main)


def category_of(scenario: Scenario, rng: random.Random) -> str:
    """A category id that fits, preferring the scenario's own subs, the first ones most."""
    subs = scenario.subs or _subs(scenario.main)
    sub = subs[min(rng.randrange(len(subs)), rng.randrange(len(subs)))]
    return _category_ids()[scenario.main, sub]


def other_topic() -> str:
    return _category_ids()[OTHER_TOPIC, ""]


class Draw:
    """Scenarios in the proportions of the category weights; a main category without a bank gets none."""

    def __init__(self) -> None:
        with (RESOURCES / "ref" / "category_weights.csv").open(encoding="utf-8", newline="") as file:
            weights = {row["main"]: int(row["weight"]) for row in csv.DictReader(file)}
        self.by_main: dict[str, list[Scenario]] = {}
        for scenario in load_scenarios():
            self.by_main.setdefault(scenario.main, []).append(scenario)
        self.mains = [main for main in weights if main in self.by_main]
        self.cumulative = list(accumulate(weights[main] for main in self.mains))

    def any(self, rng: random.Random) -> Scenario:
        main = rng.choices(self.mains, cum_weights=self.cumulative)[0]
        return self.of(self.by_main[main], rng)

    def about(self, topic: str, rng: random.Random) -> Scenario:
        return self.of([s for s in load_scenarios() if s.topic == topic], rng)

    def of(self, pool: list[Scenario], rng: random.Random) -> Scenario:
        return rng.choices(pool, [s.weight for s in pool])[0]
