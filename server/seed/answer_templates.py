"""The texts that every invented office answers with."""

import tomllib
from collections.abc import Iterable, Iterator
from typing import Any

from domain.directory import Agency, Category, Template
from domain.ids import AgencyId, UnitId
from domain.staged import Staged
from server.seed.region import SEED, load_region


def answer_templates(agencies: Iterable[Agency], categories: Iterable[Category]) -> Iterator[Template]:
    """The same texts for each agency, or each `for` which they are; those about one matter are bound to its categories.

    A text that stages what the agency has nobody to ask for is not among them.
    """
    texts = tomllib.loads((SEED / "templates.toml").read_text(encoding="utf-8"))["template"]
    known = tuple(categories)
    for agency in agencies:
        for told in texts:
            staged = [_staged(each, agency.id) for each in told.get("staged", ())]
            if None in staged or told.get("for", agency.kind) != agency.kind:
                continue
            yield Template(
                f"templat-{agency.id}-{told['name']}",
                agency.id,
                told["title"],
                told["text"].strip(),
                tuple(each.id for each in known if _is_about(told, each)),
                tuple(told.get("statuses", ())),
                holding=told.get("holding", False),
                staged=tuple(filter(None, staged)),
            )


def _is_about(told: dict[str, Any], category: Category) -> bool:
    return category.main == told.get("main") and category.sub in told.get("subs", (category.sub,))


def _staged(told: dict[str, Any], agency: AgencyId) -> Staged | None:
    """None where there is nobody to ask: no unit of the agency for the topic, or nobody but the agency itself."""
    if "topic" in told:
        units = (unit.code for unit in load_region().units if unit.agency == agency and told["topic"] in unit.topics)
        unit = next(units, None)
        given = (told["days"], told.get("mandatory", False))
        return Staged(told["kind"], told["text"], agency, UnitId(unit), *given) if unit else None
    invited = told.get("agency")
    return None if invited == agency else Staged(told["kind"], told["text"], AgencyId(invited) if invited else None)
