"""A command has exactly one effect and one answer, whatever happens on the way, and holds up nothing but its case."""

import logging
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select, update

from domain.case import Status
from domain.commands import AddNote, ApproveReply, Correct, Dispose, ImportReport, SubmitReply
from domain.errors import Code
from domain.ids import CaseId, CommandId, DeviceId, PersonId, UnitId, new_id
from domain.protocol import Outcome, receipt_of
from domain.scope import unit_bucket
from domain.wire import to_wire
from server.central import Central
from server.execute import AT_ONCE
from server.tables import bucket, cases, command, event
from tests.server.conftest import SignIn
from tests.server.region import NEIGHBOUR, NEIGHBOUR_ROADS, NOW, ROADS, Region, change, read
from tests.support.guards import ExpectedLog


def notes(central: Central, case: CaseId) -> int:
    found = select(func.count()).select_from(event).where(event.c.case == case, event.c.doc.contains('"kind":"note"'))
    return int(read(central, found)[0][0])


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


UNREADABLE: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "a command of a newer console": ({}, {"command": {"type": "case.teleport.v1"}}, Code.UNKNOWN_COMMAND),
    "a field missing": ({}, {"command": {"type": "note.add.v1"}}, Code.MALFORMED),
    "a field of another kind": ({}, {"command": {"type": "note.add.v1", "text": 7}}, Code.MALFORMED),
    "no command": ({}, {"command": None}, Code.MALFORMED),
    "no instant": ({}, {"acted_at": "kemarin"}, Code.MALFORMED),
    "a case that is no name": ({}, {"case": "\x00"}, Code.MALFORMED),
}


def test_unreadable_commands_are_answered_for_good_and_the_others_go_on(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    budi = at_desk("budi")
    sent: list[Any] = []
    for outer, inner, _ in UNREADABLE.values():
        plain = to_wire(budi.message(case, AddNote("x")))
        sent.append({**plain, **outer, "envelope": {**plain["envelope"], **inner}})
    sent.append(budi.message(case, AddNote("baik")))

    results = budi.exchange(sent).results

    assert [(r.outcome, r.code) for r in results[:-1]] == [("rejected", code) for _, _, code in UNREADABLE.values()]
    assert (results[-1].outcome, notes(region.central, case.id)) == (Outcome.APPLIED, 1)
    assert budi.exchange().results == results


def test_half_a_character_costs_that_character_only(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    budi = at_desk("budi")
    plain = to_wire(budi.message(case, AddNote("x")))
    plain["envelope"]["command"]["text"] = "jalan \ud83d rusak\x00"

    assert budi.exchange([plain]).results[0].outcome == Outcome.APPLIED
    assert budi.seen(case).events[-1].text == "jalan \ufffd rusak\x00"


def test_what_is_no_command_at_all_spoils_nothing(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    budi = at_desk("budi")
    junk: list[Any] = [None, 7, "x", [], {}, {"dseq": -1}, {"dseq": 2**70}, {"envelope": []}]

    results = budi.exchange([*junk, budi.message(case, AddNote("baik"))]).results

    assert [(r.outcome, r.code) for r in results] == [("rejected", "malformed")] * len(junk) + [("applied", "")]


def test_a_case_out_of_reach_is_answered_like_one_that_does_not_exist(at_desk: SignIn, region: Region) -> None:
    foreign = region.report(holder=replace(region.draft().holder, agency=NEIGHBOUR, unit=NEIGHBOUR_ROADS))
    budi = at_desk("budi")
    nowhere = replace(foreign, id=CaseId(new_id(NOW)))

    there, missing = budi.do(foreign, AddNote("x")), budi.do(nowhere, AddNote("x"))

    assert there.code == missing.code == Code.UNKNOWN_CASE
    assert (there.version, there.fields) == (missing.version, missing.fields)


def test_nobody_acts_in_anothers_name_or_from_anothers_console(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    budi = at_desk("budi")

    as_dewi = budi.do(case, AddNote("x"), actor=PersonId("orang-dewi"))
    elsewhere = budi.do(case, AddNote("x"), device=DeviceId(new_id(NOW)))
    for_her = budi.do(case, AddNote("x"), on_behalf_of=PersonId("orang-citra"))

    assert {r.code for r in (as_dewi, elsewhere, for_her)} == {Code.NOT_ALLOWED}


def test_commands_of_the_server_itself_are_refused_to_everybody(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    andi = at_desk("andi")

    assert andi.do(case, ImportReport(status=Status.CLOSED_BY_ADMIN)).code == Code.NOT_ALLOWED


def test_an_author_cannot_approve_their_own_answer_even_with_both_roles(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    hadi, citra = at_desk("hadi"), at_desk("citra")
    hadi.must(case, SubmitReply("Lubang sudah ditambal hari ini."))
    reply = hadi.seen(case).reply
    assert reply is not None

    own = hadi.do(case, ApproveReply(reply.pin))
    citra.sync()
    result = citra.do(case, ApproveReply(reply.pin))

    assert (own.outcome, own.code) == (Outcome.REJECTED, Code.SELF_APPROVAL)
    assert result.outcome == Outcome.APPLIED
    published = citra.seen(case).events[-1]
    assert (published.by.name, published.data["approved_by"]) == ("Hadi", "Citra")


def test_an_approval_of_another_text_is_void(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    budi, citra = at_desk("budi"), at_desk("citra")
    budi.must(case, SubmitReply("Yang pertama."))
    citra.sync()
    approved = citra.seen(case).reply
    assert approved is not None
    budi.must(case, SubmitReply("Yang diubah."))

    result = citra.do(case, ApproveReply(approved.pin))

    assert (result.outcome, result.code) == (Outcome.REJECTED, Code.APPROVAL_VOID)


def test_a_field_both_changed_is_a_conflict_that_shows_theirs(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    andi, joko = at_desk("andi"), at_desk("joko")
    andi.sync()
    joko.sync()
    andi.must(case, Correct(title="Judul Andi"))

    result = joko.exchange([joko.message(case, Correct(title="Judul Joko"), base_version=1)]).results[0]

    assert (result.outcome, result.version, result.fields) == (Outcome.CONFLICT, 2, {"title": "Judul Andi"})
    assert joko.seen(case).title == "Judul Andi"


def test_an_unknown_unit_is_refused(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    andi = at_desk("andi")

    assert andi.do(case, Dispose(UnitId("\x00"))).code == Code.UNKNOWN_UNIT
    assert andi.do(case, Dispose(NEIGHBOUR_ROADS)).code == Code.UNKNOWN_UNIT


def test_command_ids_are_uuids(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    budi = at_desk("budi")

    result = budi.exchange([budi.message(case, AddNote("x"), id=CommandId("1; DROP TABLE"))]).results[0]

    assert (result.id, result.outcome, result.code) == ("", "rejected", "malformed")
