"""Unmasking over real HTTP: two persons, a day, every attempt on record, and the identity in no other answer."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from requests import Response
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DatabaseError

from domain.case import Case, EventKind, Reporter
from domain.commands import AskReveal, DecideReveal, Dispose, InviteAgency, ViewIdentity
from domain.errors import Code
from domain.ids import CaseId
from domain.people import Membership, Role
from domain.protocol import RevealReply
from domain.wire import from_wire
from server.central import Central
from server.chain import verify
from server.database import reading, writing
from server.people import set_memberships
from server.settings import Settings
from server.tables import reveal_log
from tests.server.conftest import SignIn
from tests.server.desk import Desk
from tests.server.region import HEALTH, NEIGHBOUR, REGENCY, ROADS, Clock, Region, read

CANARY = "Kenari-Terbuka-4471"
WHO = Reporter(f"{CANARY} Siti", "3201014101900001", "+62 812-0000-4321", f"{CANARY}@example.invalid")
WHY = "Pelapor harus dihubungi."


@pytest.fixture
def case(region: Region) -> Case:
    return region.report(anonymous=True, reporter=WHO)


def reveal(desk: Desk, case: Case) -> Response:
    return desk.post("/v1/reveal", {"device": desk.device, "case": case.id})


def answered(desk: Desk, case: Case) -> RevealReply:
    answer = reveal(desk, case)
    assert answer.status_code == 200, answer.text
    return from_wire(RevealReply, answer.json())


def granted(asker: Desk, decider: Desk, case: Case) -> None:
    asker.must(case, AskReveal(WHY))
    decider.sync()
    decider.must(case, DecideReveal(decider.seen(case).reveals[-1].id, True))


def attempts(central: Central) -> list[tuple[Any, ...]]:
    columns = (reveal_log.c.person, reveal_log.c.device, reveal_log.c.case, reveal_log.c.outcome)
    return [tuple(row) for row in read(central, select(*columns).order_by(reveal_log.c.id))]


def test_two_persons_open_an_identity_to_one_of_them_for_a_day(
    at_desk: SignIn, case: Case, clock: Clock, central: Central
) -> None:
    budi, citra = at_desk("budi"), at_desk("citra")
    for desk in (budi, citra):
        desk.sync()
    granted(budi, citra, case)

    answer = reveal(budi, case)
    told = from_wire(RevealReply, answer.json())
    assert (told.reporter, told.code, told.until) == (WHO, "", clock() + timedelta(hours=24))
    assert answer.headers["Cache-Control"] == "no-store"
    assert CANARY not in repr(told)

    clock.advance(timedelta(hours=23, minutes=59))
    budi, citra = at_desk("budi"), at_desk("citra")
    assert answered(budi, case).reporter == WHO
    clock.advance(timedelta(minutes=1))
    budi, citra = at_desk("budi"), at_desk("citra")
    assert answered(budi, case) == RevealReply(code=Code.REVEAL_EXPIRED)
    clock.advance(timedelta(seconds=1))  # the log is in the order of its moments
    assert answered(citra, case).code == Code.NO_REVEAL_GRANTED, "who granted it has no look"

    outcomes = [outcome for _, _, _, outcome in attempts(central)]
    assert outcomes == ["shown", "shown", "reveal_expired", "no_reveal_granted"]
    budi.sync()
    kinds = [entry.kind for entry in budi.seen(case).events]
    assert kinds[-4:] == [EventKind.REVEAL_ASKED, EventKind.REVEAL_GRANTED, *[EventKind.IDENTITY_VIEWED] * 2]
    with reading(central.engine) as connection:
        assert list(verify(connection, case.id)) == []


def test_the_identity_is_in_no_answer_but_that_one(
    at_desk: SignIn, case: Case, central: Central, settings: Settings
) -> None:
    desks = [at_desk(name) for name in ("budi", "citra", "andi", "gita")]
    for desk in desks:
        desk.sync()
    granted(desks[0], desks[1], case)
    assert answered(desks[0], case).reporter == WHO
    for desk in desks:
        desk.sync()
        assert CANARY not in desk.everything_received()
    assert CANARY not in str(read(central, select(reveal_log)))
    assert not [path for path in Path(settings.data_dir).rglob("*.log") if CANARY in path.read_text()]


def test_nobody_else_is_told(at_desk: SignIn, case: Case, central: Central) -> None:
    budi, citra, andi, eko = (at_desk(name) for name in ("budi", "citra", "andi", "eko"))
    for desk in (budi, citra, andi, eko):
        desk.sync()
    assert answered(budi, case).code == Code.NO_REVEAL_GRANTED
    budi.must(case, AskReveal(WHY))
    assert answered(budi, case).code == Code.NO_REVEAL_GRANTED
    request = budi.seen(case).reveals if budi.sync() else ()
    assert budi.do(case, DecideReveal(request[-1].id, True)).code == Code.NOT_ALLOWED
    assert eko.do(case, DecideReveal(request[-1].id, True)).code == Code.UNKNOWN_CASE
    assert answered(eko, case).code == Code.UNKNOWN_CASE
    assert answered(eko, replace(case, id=CaseId("tak-dikenal"))).code == Code.UNKNOWN_CASE
    assert {outcome for _, _, _, outcome in attempts(central)} == {"no_reveal_granted", "unknown_case"}


def test_a_look_through_the_outbox_is_refused(at_desk: SignIn, case: Case) -> None:
    budi, citra = at_desk("budi"), at_desk("citra")
    for desk in (budi, citra):
        desk.sync()
    granted(budi, citra, case)
    assert budi.do(case, ViewIdentity()).code == Code.ONLINE_ONLY


def test_who_no_longer_works_on_the_case_is_told_nothing(at_desk: SignIn, case: Case, central: Central) -> None:
    budi, citra, andi = (at_desk(name) for name in ("budi", "citra", "andi"))
    for desk in (budi, citra, andi):
        desk.sync()
    granted(budi, citra, case)
    andi.sync()
    andi.must(case, Dispose(HEALTH))
    assert answered(budi, case).code == Code.UNKNOWN_CASE
    andi.must(case, Dispose(ROADS))
    assert answered(budi, case).reporter == WHO
    with writing(central.engine) as connection:
        set_memberships(connection, budi.person.id, [Membership(Role.MONITOR, REGENCY)])
    assert answered(budi, case).code == Code.NOT_ALLOWED


def test_an_invited_agency_asks_and_the_holder_decides(at_desk: SignIn, case: Case) -> None:
    budi, citra, bayu = (at_desk(name) for name in ("budi", "citra", "bayu"))
    budi.sync()
    budi.must(case, InviteAgency(NEIGHBOUR, "Mohon bantuan."))
    for desk in (budi, citra, bayu):
        desk.sync()
    bayu.must(case, AskReveal(WHY))
    bayu.sync()
    request = bayu.seen(case).reveals[-1].id
    assert bayu.do(case, DecideReveal(request, True)).code == Code.NOT_ALLOWED
    citra.sync()
    citra.must(case, DecideReveal(request, True))
    assert answered(bayu, case).reporter == WHO


def test_an_identity_that_nobody_has_is_said_to_be_unknown(at_desk: SignIn, region: Region, central: Central) -> None:
    case = region.report(anonymous=True, reporter=None)
    budi, citra = at_desk("budi"), at_desk("citra")
    for desk in (budi, citra):
        desk.sync()
    granted(budi, citra, case)
    assert answered(budi, case) == RevealReply(code=Code.IDENTITY_UNKNOWN)
    budi.sync()
    assert budi.seen(case).events[-1].kind == EventKind.REVEAL_GRANTED, "nothing was looked at"


@pytest.mark.parametrize("body", [{}, {"device": "x", "case": "y"}, {"device": 1, "case": "y"}, [], "x"], ids=repr)
def test_what_cannot_be_read_is_refused(at_desk: SignIn, body: object) -> None:
    assert at_desk("budi").post("/v1/reveal", body).json()["code"] == "malformed"


@pytest.mark.parametrize("change", [update(reveal_log).values(outcome="x"), delete(reveal_log)], ids=["edit", "drop"])
def test_the_log_of_attempts_can_only_grow(at_desk: SignIn, case: Case, central: Central, change: Any) -> None:
    budi = at_desk("budi")
    answered(budi, case)
    before = attempts(central)
    with pytest.raises(DatabaseError, match="append only"), writing(central.engine) as connection:
        connection.execute(change)
    assert attempts(central) == before != []
