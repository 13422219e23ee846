"""No approval survives a change: however many steps were taken, in whoever's name, all of them are taken anew."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain import commands as c
from domain import effects, guards, replies, workflow
from domain.case import Case, Classification, EventKind, Holder
from domain.errors import Code, Refused
from domain.people import REPORTER, SYSTEM, Person, Role
from domain.policies import ApprovalPolicy
from tests.domain.cast import BALAI, HARAPAN, JALAN, LETTER, PHOTO, RATNA, RINI, SARI, World, directory, member, person
from tests.domain.test_substitutes import stands_in

HEADS = tuple(
    person(name, "Kepala", member(Role.SUPERVISOR, HARAPAN, JALAN if name == "Beni" else None))
    for name in ("Beni", "Cici", "Dodo", "Emil")
)
DEPUTIES = tuple(person(f"Wakil {head.name}", "Wakil", member(Role.SUPERVISOR, HARAPAN)) for head in HEADS)
SUBSTITUTES = {each.id: each for each in (stands_in(d, h) for d, h in zip(DEPUTIES, HEADS, strict=True))}
CARDS = {h.id: replace(next(iter(directory().people.values())), id=h.id, name=h.name) for h in HEADS}

Change = Callable[[World, Case], Case]
RESUBMITTED: dict[str, Change] = {
    "text": lambda w, k: w.do(k, SARI, c.SubmitReply("Sudah ditambal kemarin.", (PHOTO,))),
    "text by a colleague": lambda w, k: w.do(k, RINI, c.SubmitReply("Lain.", (PHOTO,))),
    "another attachment": lambda w, k: w.do(k, SARI, c.SubmitReply("Sudah.", (LETTER,))),
    "attachment's name": lambda w, k: w.do(k, SARI, c.SubmitReply("Sudah.", (replace(PHOTO, name="x.jpg"),))),
    "no attachment": lambda w, k: w.do(k, SARI, c.SubmitReply("Sudah.")),
    "holding": lambda w, k: w.do(k, SARI, c.SubmitReply("Sudah.", (PHOTO,), holding=True)),
    "recalled and put up again": lambda w, k: w.do(
        w.do(k, SARI, c.RecallReply()), SARI, c.SubmitReply("Sudah.", (PHOTO,))
    ),
}
MATERIAL: dict[str, Change] = {
    "title": lambda w, k: w.do(k, RATNA, c.Correct(title="Jalan rusak berat")),
    "edited report": lambda w, k: w.do(k, RATNA, c.Correct(edited_text="Ada lubang.")),
    "reclassification": lambda w, k: w.do(k, RATNA, c.Correct(classification=Classification.ASPIRATION)),
    "made supervisory": lambda w, k: w.do(k, RATNA, c.Correct(classification=Classification.SUPERVISORY)),
    "made secret": lambda w, k: w.do(k, RATNA, c.Protect(secret=True)),
    "made anonymous": lambda w, k: w.do(k, RATNA, c.Protect(anonymous=True)),
    "reporter's words": lambda w, k: w.do(k, REPORTER, c.ReporterReply("Masih berlubang.")),
    "holder": lambda w, k: w.do(k, RATNA, c.Dispose(JALAN, RINI.id)),
    "own desk": lambda w, k: w.do(w.do(k, RATNA, c.HandleHere()), RATNA, c.Dispose(JALAN)),
    "import": lambda w, k: w.do(k, SYSTEM, c.ImportReport(title="Dari ekspor")),
}
HARMLESS: dict[str, Change] = {
    "nothing": lambda w, k: k,
    "note": lambda w, k: w.do(k, RINI, c.AddNote("Sudah saya telepon.")),
    "invitation": lambda w, k: w.do(k, SARI, c.InviteAgency(BALAI, "Mohon info.")),
}


@st.composite
def hands(draw: st.DrawFn) -> list[tuple[Person, Person | None]]:
    """Who takes the steps, in order: each head themselves, or their deputy in their place."""
    order = draw(st.permutations(range(len(HEADS))))
    return [(HEADS[n], None) if draw(st.booleans()) else (DEPUTIES[n], HEADS[n]) for n in order]


def office(steps: int) -> World:
    policy = ApprovalPolicy("jalan", HARAPAN, steps=steps)
    known = directory()
    people = {**known.people, **CARDS}
    return World(replace(known, policies={policy.id: policy}, substitutes=SUBSTITUTES, people=people))


def take(w: World, case: Case, by: tuple[Person, Person | None], pin: str) -> Case | Code:
    actor, absent = by
    command = c.ApproveReply(pin)
    outcome = w.attempt(case, actor, command, on_behalf_of=absent.id if absent else None)
    if isinstance(outcome, Refused):
        return outcome.code
    assert isinstance(outcome, Case)
    return outcome


def pin_of(case: Case) -> str:
    return case.reply.pin if case.reply else ""


def is_sent(case: Case) -> bool:
    return case.events[-1].kind == EventKind.FOLLOW_UP


def check(steps: int, taken: int, by: list[tuple[Person, Person | None]], name: str) -> None:
    """Take some steps, let something happen, and see how many more are needed until the answer goes out."""
    w = office(steps)
    case = w.case("in_progress" if name == "reporter's words" else "disposed", Holder(HARAPAN, JALAN))
    seen = case = w.do(case, SARI, c.SubmitReply("Sudah.", (PHOTO,)))
    for one in by[:taken]:
        after = take(w, case, one, pin_of(case))
        assert isinstance(after, Case), after
        seen = case = after
    case = {**RESUBMITTED, **MATERIAL, **HARMLESS}[name](w, case)
    old = pin_of(seen)
    if name in HARMLESS:
        needed = steps - taken
        rest = by[taken:]
    else:
        needed, rest = steps, by
        for one in by:
            if name != "recalled and put up again":  # the very same answer to the very same case, but no step is taken
                assert take(w, case, one, old) in (Code.APPROVAL_VOID, Code.ALREADY_APPROVED)
        if name in MATERIAL:
            needed = max(steps, 2) if name in ("made supervisory", "made secret") else steps
            case = w.do(case, SARI, c.SubmitReply("Sudah.", (PHOTO,)))
    for number, one in enumerate(rest[:needed], start=1):
        after = take(w, case, one, pin_of(case))
        assert isinstance(after, Case), f"{name}: step {number} of {needed}: {after}"
        assert is_sent(after) is (number == needed), f"{name}: out after {number} steps of {needed}"
        case = after


NAMES = st.sampled_from([*RESUBMITTED, *MATERIAL, *HARMLESS])


@st.composite
def stories(draw: st.DrawFn) -> tuple[int, int, list[tuple[Person, Person | None]], str]:
    steps = draw(st.integers(1, 3))
    return steps, draw(st.integers(0, steps - 1)), draw(hands()), draw(NAMES)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories())
def test_an_approval_never_survives_a_change(story: tuple[int, int, list[tuple[Person, Person | None]], str]) -> None:
    check(*story)


@settings(max_examples=100, deadline=None)
@given(hands(), st.integers(2, 3), st.data())
def test_an_approvers_own_words_start_over(
    by: list[tuple[Person, Person | None]], steps: int, data: st.DataObject
) -> None:
    w = office(steps)
    case = w.do(w.case(), SARI, c.SubmitReply("Sudah.", (PHOTO,)))
    taken = data.draw(st.integers(0, steps - 1))
    for one in by[:taken]:
        case = w.do(case, one[0], c.ApproveReply(pin_of(case)), on_behalf_of=one[1].id if one[1] else None)
    editor = by[data.draw(st.integers(0, len(by) - 1))]
    old = pin_of(case)
    change = c.ChangeReply(old, "Sudah ditambal.")
    case = w.do(case, editor[0], change, on_behalf_of=editor[1].id if editor[1] else None)
    assert take(w, case, editor, pin_of(case)) is Code.SELF_APPROVAL
    others = [one for one in by if one != editor]
    assert take(w, case, others[0], old) is Code.APPROVAL_VOID
    for number, one in enumerate(others[:steps], start=1):
        after = take(w, case, one, pin_of(case))
        assert isinstance(after, Case)
        assert is_sent(after) is (number == steps)
        case = after


STORIES = [
    (steps, taken, [(HEADS[n], None) if n % 2 else (DEPUTIES[n], HEADS[n]) for n in range(4)], name)
    for steps in (1, 2, 3)
    for taken in range(steps)
    for name in (*RESUBMITTED, *MATERIAL)
]


def _approvals_are_kept(patch: pytest.MonkeyPatch) -> None:
    def submit(case: Case, command: c.SubmitReply, act: object) -> object:
        after = replies.submit_reply(case, command, act)  # type: ignore[arg-type]
        if not isinstance(after, Case) or after.reply is None or case.reply is None:
            return after
        return replace(after, reply=replace(after.reply, approvals=case.reply.approvals))

    patch.setitem(effects.EFFECTS, c.SubmitReply, submit)


def _any_pin_will_do(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(replies, "_standing_reply", lambda case, pin, missing: case.reply)


def _the_case_may_move(patch: pytest.MonkeyPatch) -> None:
    rows = (
        replace(row, guards=tuple(g for g in row.guards if g is not guards.reply_current))
        for row in workflow.TRANSITIONS
    )
    patch.setattr(workflow, "TRANSITIONS", tuple(rows))
    patch.setattr(replies, "_current_pin", lambda case, reply: reply.pin)


def _delicate_cases_are_like_others(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(replies, "steps_needed", lambda case, steps: steps)


@pytest.mark.parametrize(
    "mistake",
    [_approvals_are_kept, _any_pin_will_do, _the_case_may_move, _delicate_cases_are_like_others],
    ids=lambda mistake: mistake.__name__.strip("_"),
)
def test_every_mistake_lets_an_approval_survive(
    mistake: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    mistake(monkeypatch)
    with pytest.raises(AssertionError):
        for story in STORIES:
            check(*story)
