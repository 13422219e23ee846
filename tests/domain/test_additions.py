"""What people add to a case while they cannot hear each other comes to the same, in whatever order it arrives."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain import commands as c
from domain.apply import apply
from domain.attachments import Limits
from domain.case import Case
from domain.commands import Envelope
from domain.ids import CommandId
from domain.people import Person
from tests.domain.cast import BALAI, HARAPAN, LETTER, LINA, MARIA, MUARA, PHOTO, PUTU, RATNA, SARI, SEHAT, TONO, world

W = world()
TEXTS = st.sampled_from(["Sudah diukur.", "Aspal siap.", "Mohon foto.", "🙏"])
FILES = st.sampled_from([(), (PHOTO,), (PHOTO, LETTER)])


def _started() -> Case:
    case = W.case()
    for agency, unit in ((BALAI, None), (MUARA, None), (HARAPAN, SEHAT)):
        case = W.do(case, SARI, c.GiveTask("Ukur", agency, unit, mandatory=True))
    return case


CASE = _started()
HELPERS: dict[Person, CommandId] = {
    MARIA: CASE.tasks[0].id,
    TONO: CASE.tasks[1].id,
    PUTU: CASE.tasks[1].id,
    LINA: CASE.tasks[2].id,
}
PARTNERS = (HARAPAN, BALAI, MUARA)
notes = st.builds(
    c.AddNote, TEXTS, st.sampled_from(["internal", "agencies"]), FILES, st.lists(st.sampled_from(PARTNERS)).map(tuple)
)
tasks = st.builds(c.GiveTask, TEXTS, st.sampled_from([BALAI, MUARA]), days=st.integers(1, 60), mandatory=st.booleans())


def said_by(person: Person) -> st.SearchStrategy[tuple[Person, c.Command]]:
    own = HELPERS.get(person)
    meant = st.one_of(notes, st.builds(c.FinishTask, st.just(own), TEXTS, FILES) if own else tasks)
    return st.tuples(st.just(person), meant)


additions = st.sampled_from([*HELPERS, SARI, RATNA]).flatmap(said_by)


def arrived(envelopes: list[tuple[Person, Envelope]]) -> Case:
    case = CASE
    for person, envelope in envelopes:
        outcome = apply(case, envelope, person, W.directory, W.now, Limits())
        assert isinstance(outcome, Case), outcome
        case = outcome
    return case


def whatever_the_order(case: Case) -> Any:
    """The case without what only says in which order things arrived."""
    entries = sorted((replace(event, version=0) for event in case.events), key=lambda event: event.id)
    ordered = sorted(case.tasks, key=lambda task: task.id)
    return replace(case, events=tuple(entries), tasks=tuple(ordered))


@settings(max_examples=100)
@given(st.data())
def test_additions_commute(data: st.DataObject) -> None:
    said = data.draw(st.lists(additions, min_size=2, max_size=7))
    sent = [(person, W.envelope(CASE, person, command)) for person, command in said]
    other = data.draw(st.permutations(sent))
    assert whatever_the_order(arrived(sent)) == whatever_the_order(arrived(other))
    assert len(arrived(other).events) == len(CASE.events) + len(sent)
