"""The texts that every invented office answers with."""

import tomllib
from collections.abc import Iterable, Iterator

from domain.directory import Agency, Category, Template
from server.seed.region import SEED


def answer_templates(agencies: Iterable[Agency], categories: Iterable[Category]) -> Iterator[Template]:
    """The same texts for each agency; those about one kind of matter are bound to its categories."""
    texts = tomllib.loads((SEED / "templates.toml").read_text(encoding="utf-8"))["template"]
    by_main: dict[str, list[str]] = {}
    for category in categories:
        by_main.setdefault(category.main, []).append(category.id)
    for agency in agencies:
        for told in texts:
            yield Template(
                f"templat-{agency.id}-{told['name']}",
                agency.id,
                told["title"],
                told["text"].strip(),
                tuple(by_main[told["main"]]) if "main" in told else (),
                tuple(told.get("statuses", ())),
                holding=told.get("holding", False),
                note=told.get("note", ""),
            )
