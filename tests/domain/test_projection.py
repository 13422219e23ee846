"""What an officer sees offline is what the server will make of it: one rule on both sides."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from domain import commands as c
from domain.apply import apply
from domain.case import Case, Status
from domain.commands import Envelope
from domain.errors import Code, Conflict, Refused
from domain.people import Person
from domain.projection import project
from domain.wire import dumps, loads
from tests.domain.cast import AGUS, BAMBANG, JOKO, RATNA, SARI, World, world
from tests.domain.choices import deed, walk


def settled(case: Case) -> str:
    """The case as text, but for when the server received each act, which a console cannot know."""
    return dumps(replace(case, events=tuple(replace(e, received_at=None) for e in case.events)))


def at_the_server(w: World, case: Case, actor: Person, sent: list[Envelope]) -> tuple[Case, list[object]]:
    answers: list[object] = []
    for envelope in sent:
        outcome = apply(case, envelope, actor, w.directory, w.now)
        if isinstance(outcome, Case):
            case = outcome
        else:
            answers.append((envelope.id, outcome))
    return case, answers


def offline_work(rng: Random, w: World, case: Case, actor: Person) -> list[Envelope]:
    """What one person does without a connection: each command is made on what the console shows by then."""
    made: list[Envelope] = []
    for _ in range(8):
        shown = project(case, made, actor, w.directory).case
        command = deed(rng, shown, (actor,))[1]
        if not command.online_only:
            made.append(w.envelope(case, actor, command))
    return made


@given(st.integers(0, 10**6), st.sampled_from(Status), st.sampled_from((SARI, JOKO, RATNA, BAMBANG)))
def test_the_projection_is_what_the_server_answers(seed: int, status: Status, actor: Person) -> None:
    """Also when the case has moved on the server meanwhile: then the pending work is laid over the moved case."""
    w, rng = world(), Random(seed)
    seen = walk(rng, w, w.case(status), steps=6)[-1]
    sent = offline_work(rng, w, loads(Case, dumps(seen)), actor)
    moved = walk(rng, w, seen, steps=rng.choice([0, 4]))[-1]
    held = loads(Case, dumps(moved))
    shown = project(held, sent, actor, w.directory)
    server, answers = at_the_server(w, moved, actor, sent)
    assert settled(shown.case) == settled(server)
    assert list(shown.obstacles) == answers
    assert shown.pending == {e.id for e in sent} - {i for i, _ in shown.obstacles}
    assert dumps(held) == dumps(moved)


@given(st.integers(0, 10**6))
def test_no_command_ever_changes_the_case_it_was_given(seed: int) -> None:
    w, rng = world(), Random(seed)
    case = walk(rng, w, w.submitted(), steps=4)[-1]
    untouched = dumps(case)
    for _ in range(8):
        w.attempt(case, *deed(rng, case))
        assert dumps(case) == untouched


def test_nothing_pending_shows_the_case_itself() -> None:
    w = world()
    case = w.case()
    assert project(case, [], SARI, w.directory).case is case


def test_an_unsent_entry_is_marked_as_not_received() -> None:
    w = world()
    case = w.case()
    seen = project(case, [w.envelope(case, SARI, c.AddNote("Sudah ditelepon."))], SARI, w.directory)
    assert seen.case.events[-1].received_at is None
    assert case.events[-1].received_at is not None


def test_a_command_overtaken_by_the_server_is_an_obstacle_and_the_rest_goes_on() -> None:
    w = world()
    seen = w.case()
    pending = [w.envelope(seen, SARI, c.SubmitReply("Sudah.")), w.envelope(seen, SARI, c.AddNote("Catatan."))]
    closed = w.do(seen, RATNA, c.Archive("Berulang."))
    after = project(closed, pending, SARI, w.directory)
    assert after.obstacles == ((pending[0].id, Refused(Code.WRONG_STATUS, {"status": Status.ARCHIVED_BY_ADMIN})),)
    assert after.pending == {pending[1].id}
    assert after.case.events[-1].text == "Catatan."


def test_a_conflict_shows_up_before_it_is_sent() -> None:
    w = world()
    seen = w.case()
    pending = [w.envelope(seen, RATNA, c.Correct(title="Judul saya"))]
    changed = w.do(seen, AGUS, c.Correct(title="Judul Agus"))
    after = project(changed, pending, RATNA, w.directory)
    ((identity, obstacle),) = after.obstacles
    assert isinstance(obstacle, Conflict)
    assert (identity, obstacle.theirs) == (pending[0].id, {"title": "Judul Agus"})
    assert after.case is changed


def test_ones_own_pending_commands_build_on_each_other() -> None:
    """An answer submitted offline can be taken back offline, though the server has seen neither."""
    w = world()
    case = w.case()
    first = w.envelope(case, SARI, c.SubmitReply("Sudah."))
    second = w.envelope(case, SARI, c.RecallReply())
    assert project(case, [first], SARI, w.directory).case.reply is not None
    assert project(case, [first, second], SARI, w.directory).case.reply is None
