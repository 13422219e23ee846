"""What a few letters find: by any name, whole words before beginnings, and letters in order as the last resort."""

import pytest

from app.models.queries import View
from app.views.actions.action import Situation
from app.views.actions.registry import ACTIONS
from app.views.palette.matching import fit
from app.views.palette.rows import rows_for
from domain.people import Role
from domain.workflow import within_reach

ANYBODY = Situation(views=tuple(View), reach=within_reach(frozenset(Role)), may_take_in=True)
GIVE = ("Beri tugas", "tugaskan minta task assign")


@pytest.mark.parametrize("query", ["", "beri", "BERI tug", "tugas beri", "assign", "brtgs", "Bérï"])
def test_it_is_found(query: str) -> None:
    assert fit(query, *GIVE) is not None


@pytest.mark.parametrize("query", ["arsip", "beri arsip", "sagut", "x"])
def test_it_is_not_found(query: str) -> None:
    assert fit(query, *GIVE) is None


def test_names_come_before_what_else_it_is_called_and_whole_words_before_beginnings() -> None:
    ranked = [
        fit("tugas", "Tugas"),
        fit("tugas", "Beri tugas"),
        fit("tugas", "Tugaskan"),
        fit("tugas", "Minta", "tugas"),
        fit("tugas", "Minta", "tugaskan"),
        fit("tugas", "Petugas"),
    ]
    assert None not in ranked
    assert ranked == sorted(ranked, reverse=True) and len(set(ranked)) == len(ranked)  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("limpahkan", "case.ask_transfer"),
        ("duplikat", "duplicate.link"),
        ("loket", "window.take_in"),
        ("gelap", "theme.dark"),
        ("postpone", "case.ask_information"),
        ("temuan", "finding.record"),
    ],
)
def test_every_language_finds_it(query: str, first: str) -> None:
    """Without a case all of a case's actions are there, and say that one has to be chosen."""
    titles = {action.title(): action.id for action in ACTIONS}
    found = [titles[row.title] for row in rows_for(query, ANYBODY)]
    assert found and found[0].startswith(first)


def test_what_is_impossible_comes_after_what_is_possible() -> None:
    rows = rows_for("", ANYBODY)
    possible = [not row.why for row in rows]
    assert any(possible) and not all(possible)
    assert possible == sorted(possible, reverse=True)
