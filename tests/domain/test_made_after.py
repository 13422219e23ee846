"""A command needs the unsent ones before it exactly where it is possible with them and not without."""

from dataclasses import replace

from domain import commands as c
from domain.case import Audience, Case
from domain.projection import made_after, project
from tests.domain.cast import BAMBANG, MUARA, RATNA, SARI, WAYAN, world


def test_what_is_possible_on_the_case_as_it_is_needs_nothing() -> None:
    w = world()
    case = w.case()
    pending = [w.envelope(case, SARI, c.SubmitReply("Sudah.")), w.envelope(case, SARI, c.AddNote("x"))]
    for command in (c.AddNote("y"), c.SubmitReply("Sudah, kedua.")):
        assert made_after(case, pending, w.envelope(case, SARI, command), SARI, w.directory) == ()
    assert made_after(case, [], w.envelope(case, SARI, c.RecallReply()), SARI, w.directory) == ()


def test_what_is_possible_only_with_them_needs_those_that_have_effect() -> None:
    w = world()
    case = w.case()
    refused = w.envelope(case, SARI, c.ApproveReply("bukan pin"))
    reply = w.envelope(case, SARI, c.SubmitReply("Sudah."))
    recall = w.envelope(case, SARI, c.RecallReply())
    assert made_after(case, [refused, reply], recall, SARI, w.directory) == (reply.id,)


def test_what_is_possible_neither_way_needs_nothing() -> None:
    w = world()
    case = w.case()
    pending = [w.envelope(case, RATNA, c.AddNote("x"))]
    assert made_after(case, pending, w.envelope(case, BAMBANG, c.ApproveReply("p")), BAMBANG, w.directory) == ()


def test_what_the_case_holds_already_is_not_laid_over_it_twice() -> None:
    """A command that is asked again after a restored backup may have its effect in the case that came back."""
    w = world()
    case = w.case()
    envelope = w.envelope(case, SARI, c.AddNote("sekali"))
    once = project(case, [envelope], SARI, w.directory).case
    again = project(once, [envelope], SARI, w.directory)
    assert again.case is once and again.pending == frozenset() and again.obstacles == ()
    assert sum(event.text == "sekali" for event in again.case.events) == 1


def test_what_left_its_first_entry_out_of_sight_is_not_laid_twice_either() -> None:
    w = world()
    case = w.do(w.do(w.case(), SARI, c.SubmitReply("Sudah.")), RATNA, c.AskTransfer(MUARA, "Jalan kota."))
    envelope = w.envelope(case, WAYAN, c.DecideTransfer(accept=True))
    moved = w.receive(case, WAYAN, envelope)
    assert isinstance(moved, Case)
    shown = replace(moved, events=tuple(e for e in moved.events if e.audience != Audience.INTERNAL))
    assert [event.id for event in shown.events if event.act == envelope.id] == [f"{envelope.id}/1"]
    again = project(shown, [envelope], WAYAN, w.directory)
    assert again.case is shown and again.obstacles == ()
