"""Commands that cannot be read, or that somebody may not give, get their answer and change nothing."""

from dataclasses import replace
from typing import Any

from domain.case import Status
from domain.commands import AddNote, ApproveReply, Correct, Dispose, ImportReport, SubmitReply
from domain.errors import Code, Made, made_by, theirs_of
from domain.ids import CaseId, CommandId, DeviceId, PersonId, UnitId, new_id
from domain.protocol import Outcome
from domain.wire import to_wire
from tests.server.conftest import SignIn
from tests.server.region import NEIGHBOUR, NEIGHBOUR_ROADS, NOW, REGENCY, Region, notes

UNREADABLE: dict[str, tuple[dict[str, Any], str]] = {
    "a command of a newer console": ({"command": {"type": "case.teleport.v1"}}, Code.UNKNOWN_COMMAND),
    "a field missing": ({"command": {"type": "note.add.v1"}}, Code.MALFORMED),
    "a field of another kind": ({"command": {"type": "note.add.v1", "text": 7}}, Code.MALFORMED),
    "no command": ({"command": None}, Code.MALFORMED),
    "no instant": ({"acted_at": "kemarin"}, Code.MALFORMED),
    "a case that is no name": ({"case": "\x00"}, Code.MALFORMED),
}


def test_unreadable_commands_are_answered_for_good_and_the_others_go_on(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    budi = at_desk("budi")
    sent: list[Any] = []
    for inner, _ in UNREADABLE.values():
        plain = to_wire(budi.message(case, AddNote("x")))
        sent.append({**plain, "envelope": {**plain["envelope"], **inner}})
    sent.append(budi.message(case, AddNote("baik")))

    results = budi.exchange(sent).results

    assert [(r.outcome, r.code) for r in results[:-1]] == [("rejected", code) for _, code in UNREADABLE.values()]
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

    assert (result.outcome, result.version, theirs_of(result.fields)) == (Outcome.CONFLICT, 2, {"title": "Judul Andi"})
    assert made_by(result.fields, "title") == Made("Andi", "Pegawai", REGENCY, to_wire(NOW))
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
