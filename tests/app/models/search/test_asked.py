"""Whatever is typed is read as something, and operators are read as what they say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.search.asked import TERMS_AT_MOST, Asked, Fault, Field, Remark, Term, read


def term(words: str, field: Field | None = None, **how: bool) -> Term:
    return Term(tuple(words.split()), field, **how)


@pytest.mark.parametrize(
    ("typed", "groups"),
    [
        ("jalan rusak ", [[term("jalan")], [term("rusak")]]),
        ("jalan rus", [[term("jalan")], [term("rus", open_end=True)]]),
        ("perba* ", [[term("perba", open_end=True)]]),
        ('"jalan yang rusak"', [[term("jalan yang rusak", exact=True)]]),
        ('"jalan ru', [[term("jalan ru", exact=True, open_end=True)]]),
        ("jalan ATAU gang mati ", [[term("jalan"), term("gang")], [term("mati")]]),
        ("jalan or gang | lorong ", [[term("jalan"), term("gang"), term("lorong")]]),
        ("ATAU jalan OR ", [[term("jalan")]]),
        ("unit:pupr ", [[term("pupr", Field.UNIT)]]),
        ("unit: pupr ", [[term("pupr", Field.UNIT)]]),
        ("Kronologi: jalan ", [[term("kronologi")], [term("jalan")]]),
        ('unit:"dinas pupr" ', [[term("dinas pupr", Field.UNIT, exact=True)]]),
        ("Title:jalan JUDUL:rusak ", [[term("jalan", Field.TITLE)], [term("rusak", Field.TITLE)]]),
        ("jalan unit:", [[term("jalan")]]),
        ("ja", [[term("ja")]]),
        ("rt*", [[term("rt")]]),
        ("jal", [[term("jal", open_end=True)]]),
        ("jalan ru", [[term("jalan")], [term("ru", open_end=True)]]),
        ("jalan r", [[term("jalan")]]),
        ("#8507247", [[term("8507247", open_end=True)]]),
        ("http://contoh.id pukul 10:30 ", [[term("http")], [term("contoh id")], [term("pukul")], [term("10 30")]]),
        ("anak-anak ", [[term("anak")]]),
        ("RT-04 ", [[term("rt 04")]]),
        ("jalan di", [[term("jalan")]]),
        ("jalan yang rusak di desa ", [[term("jalan")], [term("rusak")], [term("desa")]]),
        ("yang di ", [[term("yang")], [term("di")]]),
        ("“jalan rusak” ", [[term("jalan rusak", exact=True)]]),
        ('(jalan) [rusak] {"', [[term("jalan")], [term("rusak")]]),
    ],
)
def test_what_is_asked_for(typed: str, groups: list[list[Term]]) -> None:
    assert read(typed).groups == tuple(map(tuple, groups))


@pytest.mark.parametrize("typed", ["jalan -lubang ", "jalan -lubang", "-lubang jalan ", "jalan –lubang "])
def test_what_is_left_out(typed: str) -> None:
    asked = read(typed)
    assert [group[0].words for group in asked.groups] == [("jalan",)]
    assert asked.without == (term("lubang"),), "a word half typed would leave out too much"


def test_a_dash_inside_a_word_leaves_nothing_out() -> None:
    assert read("kab-th ").without == ()
    assert read("jalan - rusak ").without == ()


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("sejak:2026-01-31 ", date(2026, 1, 31), None),
        ("since:2026-02 until:2026-02 ", date(2026, 2, 1), date(2026, 2, 28)),
        ("sampai:2026 ", None, date(2026, 12, 31)),
        ("sejak:31/1/2026 sampai:1.2.2026 ", date(2026, 1, 31), date(2026, 2, 1)),
        ('sejak:"2026-01-31" ', date(2026, 1, 31), None),
    ],
)
def test_days(typed: str, since: date | None, until: date | None) -> None:
    assert read(typed) == Asked(since=since, until=until)


@pytest.mark.parametrize("typed", ["sejak:kemarin x ", "sejak:2026-13-01 x ", "sejak:2026-02-30 x ", "sejak:0000 x "])
def test_a_day_that_is_none_is_said_and_the_rest_is_searched(typed: str) -> None:
    asked = read(typed)
    assert asked.remarks == (Remark(Fault.NO_DAY, typed.split()[0].removeprefix("sejak:")),)
    assert asked.groups == ((term("x"),),)


def test_a_day_being_typed_is_not_wrong_yet() -> None:
    assert read("jalan sejak:202").remarks == ()


def test_a_whole_letter_pasted_in_is_cut_and_that_is_said() -> None:
    asked = read(" ".join(f"kata{n}" for n in range(300)))
    assert len(asked.groups) == TERMS_AT_MOST
    assert asked.remarks == (Remark(Fault.TOO_MANY, str(TERMS_AT_MOST)),)


@given(st.text(st.sampled_from("ab \"'-:*()|{}^+~\\/#%_\x00\n\tATAUOR0129éß東😀\u202e") | st.characters(), max_size=60))
def test_nothing_typed_is_an_error(typed: str) -> None:
    asked = read(typed)
    for one in (*asked.without, *(one for group in asked.groups for one in group)):
        assert one.words and all(word.isalnum() for word in one.words)
