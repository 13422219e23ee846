"""What the trail says of a status is what happened, in every legal history."""

from dataclasses import replace
from itertools import pairwise

from domain.case import EventKind, Status
from domain.trail import bound, moves
from tests.domain.test_histories import histories, seed_named


def test_the_trail_tells_every_change_of_the_status_and_no_other() -> None:
    told = 0
    begun = (history for history in histories() if history[2][0].status == Status.UNVERIFIED)
    for seed, _, states in begun:  # the others were put where they begin without any entry that tells so
        found = moves(states[-1])
        with seed_named(seed):
            assert found or states[-1].status == states[0].status
            for before, after in pairwise(states) if found else ():
                said = [found[entry.id] for entry in after.events[len(before.events) :] if entry.id in found]
                if before.status == after.status:
                    assert all("" in (move.before, move.after) for move in said), said
                    continue
                (move,) = said
                assert move.before in ("", before.status) and move.after in ("", after.status)
                told += bool(move.before and move.after)
    assert told > 50


def test_nothing_is_claimed_where_entries_are_missing() -> None:
    _, _, states = next(h for h in histories() if len({state.status for state in h[2]}) > 2 and moves(h[2][-1]))
    whole = states[-1]
    last = list(moves(whole))[-1]
    without = replace(whole, events=tuple(entry for entry in whole.events if entry.id != last))
    assert not moves(without)


def test_an_approval_and_the_answer_it_let_go_bind_the_same_text() -> None:
    found = [
        {bound(entry) for entry in case.events if entry.act == approval.act and bound(entry)}
        for _, _, states in histories()
        for case in states[-1:]
        for approval in case.events
        if approval.kind == EventKind.REPLY_APPROVED
    ]
    assert found and all(len(texts) == 1 for texts in found)
