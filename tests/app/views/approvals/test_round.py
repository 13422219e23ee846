"""The order of a round: what is decided keeps its number, what is put off comes again, what comes stands at the end."""

from app.views.approvals.round import Round
from domain.ids import CaseId

A, B, C, D = map(CaseId, "abcd")


def test_a_round_goes_on_behind_its_end_with_what_was_put_off() -> None:
    walk = Round().taking_in([A, B, C])
    assert [walk.number(case) for case in (A, C, D)] == [1, 3, None]
    assert (walk.after(None), walk.after(A), walk.after(C)) == (A, B, A)
    walk = walk.with_decision(B).with_decision(C)
    assert (walk.after(C), walk.after(A), walk.left) == (A, None, 1)
    assert walk.with_decision(D) == walk, "what is no part of the round is no decision of it"


def test_what_is_decided_keeps_its_number_and_what_no_longer_waits_goes() -> None:
    walk = Round().taking_in([A, B, C]).with_decision(A).taking_in([C, D], {B})
    assert walk.cases == (A, B, C, D) and walk.left == 3
    assert walk.taking_in([C, D]).cases == (A, C, D)
    assert (walk.before(A), walk.before(B), walk.before(None)) == (None, A, D)
    taken_back = walk.without_decision(A)
    assert taken_back.after(D) == A
    assert walk.taking_in([A, C]).decided == frozenset(), "what waits again was decided by nobody"
