"""Who reported is learned by two persons: one who asks with a reason, one who grants it, for a day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain import commands as c
from domain.acts import Act, Outcome
from domain.apply import apply
from domain.attachments import Limits
from domain.case import Case, EventKind, Holder
from domain.errors import Code, Refused
from domain.people import Membership, Person, Role
from domain.reveals import GRANTED_FOR, ask, decide, ends_at, is_in_force, own_grant
from domain.scope import masked
from domain.wire import dumps
from tests.domain.cast import (
    AGUS,
    BALAI,
    BAMBANG,
    HARAPAN,
    JALAN,
    MARIA,
    MUARA,
    ORI,
    RATNA,
    RINI,
    SARI,
    TONO,
    World,
    world,
)
from tests.domain.viewers import CANARY, IDENTITY

WHY = "Alamat kejadian tidak jelas, pelapor harus dihubungi."


def asked(w: World, by: Person = SARI, **case: Any) -> Case:
    start = w.case(anonymous=True, reporter=IDENTITY, supporting=(BALAI,), **case)
    return w.do(start, by, c.AskReveal(WHY))


def decision(case: Case, accept: bool = True, reason: str = "") -> c.DecideReveal:
    return c.DecideReveal(case.reveals[-1].id, accept, reason)


def code_of(outcome: object) -> Code | None:
    return outcome.code if isinstance(outcome, Refused) else None


@pytest.mark.parametrize("decider", [BAMBANG, RATNA, AGUS], ids=lambda p: p.name)
def test_a_second_person_grants_a_look_for_a_day(decider: Person) -> None:
    w = world()
    case = asked(w)
    case = w.do(case, decider, decision(case))
    grant = own_grant(case, SARI.id)
    assert grant and ends_at(case, grant) == w.now + GRANTED_FOR and grant.granted_by is not None
    case = w.do(case, SARI, c.ViewIdentity())
    kinds = [entry.kind for entry in case.events][-3:]
    assert kinds == [EventKind.REVEAL_ASKED, EventKind.REVEAL_GRANTED, EventKind.IDENTITY_VIEWED]
    assert CANARY not in dumps(case.events) and CANARY not in dumps(case.reveals)
    for viewer in (SARI, decider):
        assert CANARY not in dumps(masked(case, viewer)), "a grant does not open the case itself"


def test_the_look_ends_by_the_servers_clock() -> None:
    w = world()
    case = asked(w)
    case = w.do(case, BAMBANG, decision(case))
    w.now += GRANTED_FOR - timedelta(minutes=2)
    case = w.do(case, SARI, c.ViewIdentity())
    late = w.attempt(case, SARI, c.ViewIdentity(), acted_at=w.now - timedelta(hours=5))
    assert code_of(late) is Code.REVEAL_EXPIRED, "whatever the console's clock says"


def test_a_decision_made_offline_begins_its_day_on_arrival() -> None:
    w = world()
    case = asked(w)
    envelope = w.envelope(case, BAMBANG, decision(case))
    w.now += timedelta(days=5)
    granted = w.receive(case, BAMBANG, envelope)
    assert isinstance(granted, Case)
    grant = own_grant(granted, SARI.id)
    assert grant and is_in_force(granted, grant, w.now + timedelta(hours=23))
    assert not is_in_force(granted, grant, w.now + timedelta(hours=24))


def test_nobody_decides_their_own_request_under_another_hat() -> None:
    w = world()
    hats = Membership(Role.LIAISON_OFFICER, HARAPAN, JALAN), Membership(Role.SUPERVISOR, HARAPAN)
    both = replace(SARI, memberships=hats)
    case = asked(w, both)
    assert code_of(w.attempt(case, both, decision(case))) is Code.SELF_REVEAL
    other = w.do(case, RINI, c.AskReveal(WHY))
    assert code_of(w.attempt(other, both, c.DecideReveal(case.reveals[-1].id, True))) is Code.SELF_REVEAL
    assert own_grant(w.do(other, both, decision(other)), RINI.id)


@pytest.mark.parametrize("outsider", [RINI, MARIA, TONO], ids=lambda p: p.name)
def test_only_who_answers_for_the_case_decides(outsider: Person) -> None:
    w = world()
    case = asked(w)
    assert code_of(w.attempt(case, outsider, decision(case))) is Code.NOT_ALLOWED


def test_a_grant_is_the_askers_alone_and_only_where_they_work() -> None:
    w = world()
    case = asked(w, MARIA)
    case = w.do(case, BAMBANG, decision(case))
    assert code_of(w.attempt(case, SARI, c.ViewIdentity())) is Code.NO_REVEAL_GRANTED
    assert isinstance(w.attempt(case, MARIA, c.ViewIdentity()), Case)
    assert code_of(w.attempt(replace(case, supporting=()), MARIA, c.ViewIdentity())) is Code.NOT_ALLOWED


def test_a_request_ends_with_the_askers_part_in_the_case() -> None:
    w = world()
    case = replace(asked(w), holder=Holder(MUARA))
    chief = replace(TONO, memberships=(Membership(Role.SUPERVISOR, MUARA),))
    assert code_of(w.attempt(case, chief, decision(case))) is Code.NO_REVEAL_WAITING


def test_a_refusal_needs_a_reason_and_ends_the_request() -> None:
    w = world()
    case = asked(w)
    assert code_of(w.attempt(case, BAMBANG, decision(case, accept=False))) is Code.REASON_REQUIRED
    refused = w.do(case, BAMBANG, decision(case, accept=False, reason="Tidak perlu."))
    assert (refused.reveals, refused.events[-1].kind) == ((), EventKind.REVEAL_REFUSED)
    assert code_of(w.attempt(refused, BAMBANG, decision(case))) is Code.NO_REVEAL_WAITING
    assert w.do(refused, SARI, c.AskReveal(WHY)).reveals


def test_a_request_needs_a_reason_and_is_made_once() -> None:
    w = world()
    case = asked(w)
    assert code_of(w.attempt(case, SARI, c.AskReveal(WHY))) is Code.REVEAL_PENDING
    assert code_of(w.attempt(case, RINI, c.AskReveal("  "))) is Code.REASON_REQUIRED
    assert code_of(w.attempt(case, RINI, c.AskReveal("a" * 5_001))) is Code.TEXT_TOO_LONG
    assert code_of(w.attempt(case, BAMBANG, decision(case, reason="a" * 5_001))) is Code.TEXT_TOO_LONG


def test_what_has_run_out_is_forgotten_with_the_next_request() -> None:
    w = world()
    case = asked(w)
    case = w.do(case, BAMBANG, decision(case))
    again = w.do(case, SARI, c.AskReveal(WHY))
    assert len(again.reveals) == 2, "a grant that lasts stays"
    w.now += GRANTED_FOR
    assert len(w.do(case, SARI, c.AskReveal(WHY)).reveals) == 1


def test_who_knows_by_right_need_not_ask() -> None:
    w = world()
    named = w.case(supporting=(ORI,))
    for person in (SARI, RATNA, BAMBANG):
        assert code_of(w.attempt(named, person, c.AskReveal(WHY))) is Code.IDENTITY_KNOWN


def test_a_console_cannot_look_by_itself() -> None:
    """The projection of unsent work has no server's clock, and no identity either."""
    w = world()
    case = asked(w)
    case = w.do(case, BAMBANG, decision(case))
    looked = apply(case, w.envelope(case, SARI, c.ViewIdentity()), SARI, w.directory)
    assert code_of(looked) is Code.ONLINE_ONLY


@pytest.mark.parametrize(("effect", "actor"), [(ask, RINI), (decide, BAMBANG)], ids=["ask", "decide"])
def test_a_substitute_neither_asks_nor_decides(effect: Callable[[Case, Any, Act], Outcome], actor: Person) -> None:
    """Whatever else may be signed for another one: here two persons stand for themselves."""
    w = world()
    case = asked(w)
    command: c.Command = c.AskReveal(WHY) if actor is RINI else decision(case)
    envelope = w.envelope(case, actor, command, on_behalf_of=RATNA.id)
    act = Act(envelope, actor, actor.memberships[0], w.directory, w.now, Limits())
    assert effect(case, command, act) == Refused(Code.NOT_FOR_ANOTHER)
    plain = replace(act, envelope=replace(envelope, on_behalf_of=None))
    assert isinstance(effect(case, command, plain), Case)
