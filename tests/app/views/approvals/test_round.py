"""The order of a round: each keeps its number, what is put off comes again, what comes stands at the end."""

from app.views.approvals.round import Fate, Round
from domain.ids import CaseId

A, B, C, D = map(CaseId, "abcd")


def test_a_round_goes_on_behind_its_end_with_what_was_put_off() -> None:
    walk = Round().taking_in([A, B, C])
    assert [walk.number(case) for case in (A, C, D)] == [1, 3, None]
    assert (walk.after(None), walk.after(A), walk.after(C)) == (A, B, A)
    walk = walk.with_decision(B, Fate.APPROVED).with_decision(C, Fate.RETURNED)
    assert (walk.after(C), walk.after(A), walk.left) == (A, None, 1)
    unseen = walk.with_decision(D, Fate.APPROVED)
    assert (unseen.number(D), unseen.left, unseen.after(D)) == (4, 1, A), "decided on before it was seen to wait"


def test_what_no_longer_waits_keeps_its_number_and_is_not_come_to() -> None:
    walk = Round().taking_in([A, B, C]).with_decision(A, Fate.APPROVED).taking_in([C, D])
    assert walk.cases == (A, B, C, D) and walk.left == 2
    assert walk.fates == {A: Fate.APPROVED, B: Fate.GONE}
    assert (walk.after(A), walk.after(D)) == (C, C)
    assert (walk.before(A), walk.before(B), walk.before(None)) == (None, A, D)
    assert walk.without_decision(A).after(D) == A
    assert walk.taking_in([A, C]).fates == {B: Fate.GONE, D: Fate.GONE}, "what waits again is to be decided again"
