"""The banks of phrases: what people complain of, category by category, and how offices answer it."""

import csv
import random
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from typing import Any

from server.seed.phrases import lines
from server.seed.region import RESOURCES, SEED

OTHER_TOPIC = "TOPIK LAINNYA"


@dataclass(frozen=True)
class Scenario:
    """One kind of trouble. `main` and `subs` are category names, `topic` finds the unit that answers.

    Where a scenario covers several matters, `threads` tells them apart: a pattern for the lines that belong to each.
    """

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
    threads: tuple[tuple[str, re.Pattern[str]], ...] = ()

    def along(self, thread: str) -> "Scenario":
        """This scenario with the lines of other threads left out, so that title, story and answer agree."""
        wanted = dict(self.threads)[thread]

        def neutral(line: str) -> bool:
            return not any(pattern.search(line) for _, pattern in self.threads)

        def own(pool: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(filter(wanted.search, pool)) or tuple(filter(neutral, pool)) or pool

        def shared(pool: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(line for line in pool if wanted.search(line) or neutral(line)) or pool

        return replace(
            self,
            photos=shared(self.photos),
            titles=own(self.titles),
            openings=own(self.openings),
            short=tuple(line for line in self.short if wanted.search(line)),
            answers=own(self.answers),
            facts=shared(self.facts),
            impact=shared(self.impact),
            asks=shared(self.asks),
            rebuttals=shared(self.rebuttals),
        )


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
        tuple((name, re.compile(pattern)) for name, pattern in row.get("threads", {}).items()),
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
    """Scenarios in the proportions of the category weights, of which `lessened` names multiply some."""

    def __init__(self, lessened: Mapping[str, float]) -> None:
        with (RESOURCES / "ref" / "category_weights.csv").open(encoding="utf-8", newline="") as file:
            weights = {row["main"]: int(row["weight"]) for row in csv.DictReader(file)}
        self.threaded: dict[tuple[str, str], Scenario] = {}
        self.by_main: dict[str, list[Scenario]] = {}
        for scenario in load_scenarios():
            self.by_main.setdefault(scenario.main, []).append(scenario)
        self.mains = [main for main in weights if main in self.by_main]
        self.cumulative = list(accumulate(weights[main] * lessened.get(main, 1.0) for main in self.mains))

    def any(self, rng: random.Random) -> Scenario:
        main = rng.choices(self.mains, cum_weights=self.cumulative)[0]
        return self.of(self.by_main[main], rng)

    def about(self, topic: str, rng: random.Random) -> Scenario:
        return self.of([s for s in load_scenarios() if s.topic == topic], rng)

    def of(self, pool: list[Scenario], rng: random.Random) -> Scenario:
        scenario = rng.choices(pool, [s.weight for s in pool])[0]
        if not scenario.threads:
            return scenario
        thread = rng.choice(scenario.threads)[0]
        if (scenario.key, thread) not in self.threaded:
            self.threaded[scenario.key, thread] = scenario.along(thread)
        return self.threaded[scenario.key, thread]
