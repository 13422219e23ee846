"""The time of an act and the time of its arrival are both kept, and no console's clock decides by itself."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import commands as c
from domain.case import BACKDATING_TOLERANCE, CLOCK_SKEW_TOLERANCE, Case
from tests.domain.cast import SARI, world


@pytest.mark.parametrize(
    ("early_by", "counts_as_acted", "skewed"),
    [
        (timedelta(0), True, False),
        (timedelta(days=3), True, False),
        (BACKDATING_TOLERANCE, True, False),
        (BACKDATING_TOLERANCE + timedelta(seconds=1), False, False),
        (-CLOCK_SKEW_TOLERANCE, True, False),
        (-CLOCK_SKEW_TOLERANCE - timedelta(seconds=1), False, True),
        (timedelta(days=-400), False, True),
    ],
)
def test_the_time_of_the_act_counts_within_a_tolerance(
    early_by: timedelta, counts_as_acted: bool, skewed: bool
) -> None:
    w = world()
    case = w.case()
    envelope = w.envelope(case, SARI, c.AddNote("Sudah ditelepon."))
    acted = w.now - early_by
    outcome = w.receive(case, SARI, replace(envelope, acted_at=acted))
    assert isinstance(outcome, Case)
    entry = outcome.events[-1]
    assert (entry.acted_at, entry.received_at) == (acted, w.now)
    assert entry.counted_at == (acted if counts_as_acted else w.now)
    assert entry.clock_is_skewed == skewed


def test_an_unsent_act_counts_when_it_was_done() -> None:
    w = world()
    case = w.do(w.case(), SARI, c.AddNote("Sudah ditelepon."))
    unsent = replace(case.events[-1], received_at=None)
    assert unsent.counted_at == unsent.acted_at and not unsent.clock_is_skewed
