"""A command has exactly one effect and one answer, whatever happens on the way, and holds up nothing but its case."""

import logging
from dataclasses import replace

from sqlalchemy import select, update

from domain.commands import AddNote
from domain.errors import Code
from domain.protocol import Outcome, receipt_of
from domain.scope import unit_bucket
from domain.wire import to_wire
from server.central import Central
from server.execute import AT_ONCE
from server.tables import bucket, cases, command
from tests.server.conftest import SignIn
from tests.server.region import NOW, ROADS, Region, change, notes, read
from tests.support.guards import ExpectedLog


def test_a_command_is_applied_and_answered_in_the_same_reply(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    budi = at_desk("budi")
    budi.sync()

    result = budi.do(case, AddNote("Sudah saya telepon."))

    assert (result.outcome, result.version, result.dseq) == (Outcome.APPLIED, 2, 1)
    assert result.receipt == receipt_of(result.id, 2)
    assert budi.seen(case).events[-1].text == "Sudah saya telepon."
    assert budi.seen(case).events[-1].received_at == NOW


def test_a_repeat_has_no_second_effect_and_gets_the_first_answer(
    at_desk: SignIn, region: Region, central: Central
) -> None:
    case = region.report()
    budi = at_desk("budi")
    message = budi.message(case, AddNote("satu kali saja"))

    first = budi.exchange([message]).results
    budi.clock.advance(budi.clock() - NOW)
    again = budi.exchange([message]).results
    twice_at_once = budi.exchange([message, message]).results

    assert first == again == (first[0],)
    assert twice_at_once == (first[0], first[0])
    assert notes(central, case.id) == 1
    assert read(central, select(cases.c.version).where(cases.c.id == case.id))[0].version == 2


def test_an_id_used_for_something_else_is_refused_and_the_first_answer_stands(
    at_desk: SignIn, region: Region, central: Central
) -> None:
    case = region.report()
    budi, dewi = at_desk("budi"), at_desk("dewi")
    first = budi.message(case, AddNote("yang pertama"))
    applied = budi.exchange([first]).results[0]
    forged = replace(first, envelope=replace(first.envelope, command=AddNote("yang lain")))
    stolen = replace(first.envelope, actor=dewi.person.id, device=dewi.device)

    mine = budi.exchange([forged], ack_results_through=1).results
    theirs = dewi.exchange([replace(first, envelope=stolen)]).results

    assert [(r.outcome, r.code) for r in (*mine, *theirs)] == [(Outcome.REJECTED, Code.REUSED_ID)] * 2
    assert budi.exchange([first]).results == (applied,)
    assert notes(central, case.id) == 1


def test_results_come_again_until_they_are_acknowledged(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    budi = at_desk("budi")
    sent = [budi.message(case, AddNote(f"catatan {n}")) for n in range(3)]
    answers = budi.exchange(sent).results

    assert budi.exchange().results == answers
    assert budi.exchange(ack_results_through=2).results == answers[2:]
    assert budi.exchange(ack_results_through=1).results == answers[1:], "whoever lost some may ask for them again"
    assert budi.exchange(ack_results_through=3).results == ()


def test_acknowledgements_from_before_a_restore_are_forgotten(
    at_desk: SignIn, region: Region, central: Central
) -> None:
    case = region.report()
    budi = at_desk("budi")
    answers = budi.exchange([budi.message(case, AddNote("catatan"))]).results
    assert budi.exchange(ack_results_through=1).results == ()

    central.epoch.raise_()

    assert budi.exchange(ack_results_through=1).results == answers
    assert budi.exchange(ack_results_through=1).results == (), "the new epoch's acknowledgement counts"


def test_commands_are_carried_out_in_the_order_of_the_device(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    budi = at_desk("budi")
    sent = [budi.message(case, AddNote(f"{n}")) for n in range(5)]

    results = budi.exchange(reversed(sent)).results

    assert [(r.dseq, r.version) for r in results] == [(n, n + 1) for n in range(1, 6)]
    assert [e.text for e in budi.seen(case).events[1:]] == ["0", "1", "2", "3", "4"]


def test_a_broken_case_holds_up_nothing_else_and_is_set_aside_after_three_tries(
    at_desk: SignIn, region: Region, central: Central, expected_log: ExpectedLog
) -> None:
    expected_log("konsol.server.command", logging.ERROR, "WireError")
    expected_log("konsol.server.edge", logging.ERROR, "WireError")
    broken, sound = region.reports(2)
    budi = at_desk("budi")
    whole = read(central, select(cases.c.doc).where(cases.c.id == broken.id))[0].doc
    change(central, update(cases).where(cases.c.id == broken.id).values(doc='{"id": 1}'))
    poison, after, other = (
        budi.message(broken, AddNote("racun")),
        budi.message(broken, AddNote("sesudahnya")),
        budi.message(sound, AddNote("yang lain")),
    )

    def outcomes() -> list[str]:
        return [result.outcome for result in budi.exchange([poison, after, other]).results]

    assert outcomes() == ["deferred", "deferred", "applied"]
    assert outcomes() == ["deferred", "deferred", "applied"]
    assert outcomes() == ["quarantined", "deferred", "applied"]
    assert outcomes() == ["quarantined", "deferred", "applied"]
    change(central, update(cases).where(cases.c.id == broken.id).values(doc=whole))
    assert outcomes() == ["quarantined", "applied", "applied"], "what was set aside stays so"
    assert notes(central, broken.id) == notes(central, sound.id) == 1


def test_a_command_that_breaks_down_at_its_very_end_leaves_nothing_behind(
    at_desk: SignIn, region: Region, central: Central, expected_log: ExpectedLog
) -> None:
    expected_log("konsol.server.command", logging.ERROR, "ValueError")
    case = region.report()
    andi = at_desk("andi")
    andi.sync()
    digest = read(central, select(bucket.c.digest).where(bucket.c.name == unit_bucket(ROADS)))[0].digest
    change(central, update(bucket).where(bucket.c.name == unit_bucket(ROADS)).values(digest="rusak"))
    message = andi.message(case, AddNote("x"))

    assert andi.exchange([message]).results[0].outcome == Outcome.DEFERRED
    assert notes(central, case.id) == 0 and andi.seen(case).version == 1
    assert read(central, select(command)) == []

    change(central, update(bucket).where(bucket.c.name == unit_bucket(ROADS)).values(digest=digest))
    assert andi.exchange([message]).results[0].outcome == Outcome.APPLIED
    assert notes(central, case.id) == 1


def test_a_deferred_command_says_when_to_try_again(
    at_desk: SignIn, region: Region, central: Central, expected_log: ExpectedLog
) -> None:
    expected_log("konsol.server.command", logging.ERROR, "WireError")
    case = region.report()
    budi = at_desk("budi")
    budi.sync()
    change(central, update(cases).where(cases.c.id == case.id).values(doc="[]"))

    result = budi.do(case, AddNote("x"))

    assert (result.outcome, result.fields) == (Outcome.DEFERRED, {"retry_after": "30"})
    assert read(central, select(command)) == [], "nothing is final yet"


def test_more_commands_than_one_request_may_carry_are_deferred(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    budi = at_desk("budi")
    good = budi.message(case, AddNote("x"))
    flood = [{**to_wire(good), "dseq": n} for n in range(1, AT_ONCE + 3)]

    results = budi.exchange(flood).results

    assert [r.outcome for r in results].count(Outcome.DEFERRED) == 2
