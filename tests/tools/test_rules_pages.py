"""The pages about rules say what the tables say, and the diagram draws every change of status there is."""

from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from domain.case import Case, EventKind, Status
from domain.people import Role
from domain.workflow import Relation
from tests.domain.cast import world
from tests.domain.choices import walk
from tools.rules_pages import RELATION_NAMES, ROLE_NAMES, arrows, pages


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_a_page_says_what_the_tables_say(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == pages()[path], "out of date; run: python -m tools.rules_pages"


def changes(before: Case, after: Case) -> tuple[Status, Status] | None:
    """The change of status between two states, unless an export made it."""
    if before.status == after.status or after.events[-1].kind == EventKind.IMPORTED:
        return None
    return Status(before.status), Status(after.status)


def test_every_change_of_status_that_happens_is_drawn() -> None:
    drawn, seen = set(arrows()), set()
    for seed in range(300):
        rng, w = Random(seed), world()
        states = walk(rng, w, w.case(rng.choice(list(Status))), steps=12)
        seen |= {change for pair in pairwise(states) if (change := changes(*pair))}
    assert seen <= drawn, seen - drawn
    assert len(seen) >= len(drawn) // 2, "the walks go most of the ways"


def test_every_role_and_relation_is_explained() -> None:
    assert set(ROLE_NAMES) == set(Role)
    assert set(RELATION_NAMES) == set(Relation), "give the new relation its words in tools/rules_pages.py"
