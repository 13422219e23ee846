"""Two people may correct one case at once: different fields merge, the same field is shown to both, no text is lost."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import commands as c
from domain.case import Case, Status
from domain.errors import Conflict, Made, made_by, theirs_of
from domain.people import SYSTEM, Person
from tests.domain.cast import AGUS, BALAI, BAMBANG, MARIA, MUARA, PHOTO, RATNA, RINI, SARI, world

VALUES: dict[str, tuple[object, object]] = {
    "title": ("Jalan rusak", "Lubang di jalan"),
    "edited_text": ("Lubang di depan pasar.", "Lubang besar."),
    "classification": ("supervisory", "aspiration"),
    "category": ("1-2", "1-3"),
    "tags": (("jalan",), ("pasar", "lubang")),
}


def correct(**fields: object) -> c.Correct:
    return c.Correct(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", VALUES)
def test_the_same_field_on_both_sides_is_a_conflict_that_shows_theirs(name: str) -> None:
    w = world()
    seen = w.case()
    mine, theirs = VALUES[name]
    case = w.do(seen, AGUS, correct(**{name: theirs}))
    outcome = w.attempt(case, RATNA, correct(**{name: mine}), base=seen.version)
    assert isinstance(outcome, Conflict)
    assert outcome.theirs == {name: ", ".join(theirs) if isinstance(theirs, tuple) else theirs}


def test_a_conflict_tells_who_made_the_change_and_when() -> None:
    w = world()
    seen = w.case()
    case = w.do(seen, AGUS, correct(title="Jalan rusak"))
    case = w.do(case, SARI, c.AddNote("Sesudahnya."))
    outcome = w.attempt(case, RATNA, correct(title="Lubang", tags=("x",)), base=seen.version)
    assert isinstance(outcome, Conflict)
    entry = case.events[-2]
    at = (entry.received_at or entry.acted_at).isoformat().replace("+00:00", "Z")
    assert outcome.made == {"title": Made(AGUS.name, AGUS.title, AGUS.memberships[0].agency, at)}
    assert theirs_of(outcome.fields) == outcome.theirs == {"title": "Jalan rusak"}
    assert made_by(outcome.fields, "title") == outcome.made["title"]
    assert made_by(outcome.theirs, "title") is None


@pytest.mark.parametrize("name", VALUES)
def test_after_looking_at_theirs_it_can_be_corrected(name: str) -> None:
    w = world()
    mine, theirs = VALUES[name]
    case = w.do(w.case(), AGUS, correct(**{name: theirs}))
    assert getattr(w.do(case, RATNA, correct(**{name: mine})), name) == mine


@pytest.mark.parametrize(("one", "other"), list(permutations(VALUES, 2)))
def test_different_fields_merge(one: str, other: str) -> None:
    w = world()
    seen = w.case()
    case = w.do(seen, AGUS, correct(**{one: VALUES[one][0]}))
    case = w.do(case, RATNA, correct(**{other: VALUES[other][0]}), base=seen.version)
    assert (getattr(case, one), getattr(case, other)) == (VALUES[one][0], VALUES[other][0])


def test_a_conflict_in_one_field_holds_the_whole_command_back() -> None:
    w = world()
    seen = w.case()
    case = w.do(seen, AGUS, correct(title="Jalan rusak"))
    outcome = w.attempt(case, RATNA, correct(title="Lubang", category="1-2"), base=seen.version)
    assert isinstance(outcome, Conflict) and set(outcome.theirs) == {"title"}


def test_both_writing_the_same_is_no_conflict() -> None:
    w = world()
    seen = w.case()
    case = w.do(seen, AGUS, correct(title="Jalan rusak"))
    assert w.do(case, RATNA, correct(title="Jalan rusak"), base=seen.version).title == "Jalan rusak"


def test_ones_own_earlier_correction_is_no_conflict() -> None:
    """Two corrections made offline arrive one after the other, both made on the same old version."""
    w = world()
    seen = w.case()
    case = w.do(seen, RATNA, correct(title="Jalan rusak"))
    assert w.do(case, RATNA, correct(title="Jalan rusak berat"), base=seen.version).title == "Jalan rusak berat"


def test_what_somebody_else_corrected_in_between_is_one() -> None:
    w = world()
    seen = w.case()
    case = w.do(w.do(seen, RATNA, correct(title="Jalan rusak")), AGUS, correct(title="Lubang"))
    assert isinstance(w.attempt(case, RATNA, correct(title="Jalan rusak berat"), base=seen.version), Conflict)


def test_the_timeline_says_what_a_field_was() -> None:
    w = world()
    case = w.do(w.case(), RATNA, correct(title="Jalan rusak", tags=("jalan",)))
    assert case.events[-1].data == {"was.title": "Jalan berlubang", "was.tags": ""}


def test_correcting_nothing_voids_no_approval() -> None:
    w = world()
    case = w.submitted()
    assert w.do(case, RATNA, correct(title=case.title)).material_version == case.material_version


@given(st.lists(st.sampled_from([t for t, _ in VALUES.values()] + ["", "Jalan"]), max_size=4))
def test_the_words_of_the_reporter_are_never_corrected(texts: list[object]) -> None:
    w = world()
    case = w.case()
    for text in texts:
        case = w.do(case, RATNA, correct(title=str(text), edited_text=str(text)))
        assert case.original_text == "Ada lubang besar di depan pasar."
        assert case.text == str(text)


def notes_and_invitations() -> list[tuple[Person, c.Command]]:
    return [
        (SARI, c.AddNote("Sudah ditelepon.")),
        (RINI, c.AddNote("Material siap.", audience="agencies", attachments=(PHOTO,))),
        (BAMBANG, c.AddNote("Dahulukan.")),
        (MARIA, c.AddNote("Bukan jalan nasional.", audience="agencies")),
        (SARI, c.InviteAgency(MUARA, "Batas wilayah?")),
    ]


def test_additions_made_apart_merge_in_any_order_to_the_same() -> None:
    w = world()
    seen = w.case(supporting=(BALAI,))
    made = [(actor, w.envelope(seen, actor, command)) for actor, command in notes_and_invitations()]
    results = set()
    for order in permutations(made):
        case = seen
        for actor, envelope in order:
            outcome = w.receive(case, actor, envelope)
            assert isinstance(outcome, Case), outcome
            case = outcome
        entries = frozenset((e.id, e.by.person, e.text, e.audience, e.attachments, e.acted_at) for e in case.events)
        results.add((entries, frozenset(case.supporting), case.version, case.material_version))
    assert len(results) == 1


def test_an_import_conflicts_like_anybody_elses_change() -> None:
    w = world()
    seen = w.case()
    case = w.do(seen, SYSTEM, c.ImportReport(title="Judul dari ekspor"))
    assert isinstance(w.attempt(case, RATNA, correct(title="Judul saya"), base=seen.version), Conflict)


def test_a_classification_set_when_verifying_is_not_overwritten_unseen() -> None:
    w = world()
    seen = w.case(Status.UNVERIFIED)
    case = w.do(seen, RATNA, c.Verify(seen.holder.agency, seen.holder.unit, classification="supervisory"))
    outcome = w.attempt(case, AGUS, correct(classification="aspiration"), base=seen.version)
    assert isinstance(outcome, Conflict) and outcome.theirs == {"classification": "supervisory"}


def test_an_edit_made_elsewhere_is_kept_beside_the_original() -> None:
    case = replace(world().case(), edited_text="")
    assert case.text == "" and case.original_text
