"""Reports about the same thing are linked and never merged; undoing a link leaves everything as it was."""

from dataclasses import replace

from domain import commands as c
from domain.case import Case, EventKind, Status
from domain.errors import Code, Refused
from domain.ids import CaseId
from domain.people import SYSTEM
from domain.scope import masked
from tests.domain.cast import BALAI, BAMBANG, MARIA, RATNA, SARI, YOSEF, World, world

MAIN = CaseId("laporan-utama")


def recorded(w: World, main: Case, duplicate: Case, linked: bool = True) -> Case:
    """The main case as the server changes it with the link."""
    return w.do(main, SYSTEM, c.RecordDuplicate(duplicate.id, duplicate.events[-1].by, linked))


def without_history(case: Case) -> Case:
    return replace(case, version=0, events=())


def test_linking_changes_nothing_but_the_link_and_unlinking_restores() -> None:
    w = world()
    case, main = w.submitted(), w.case()
    linked = w.do(case, SARI, c.LinkDuplicate(main.id, "Lubang yang sama."))
    assert without_history(linked) == replace(without_history(case), duplicate_of=main.id)
    assert linked.material_version == case.material_version, "the answer to this reporter stays as approved"
    noted = recorded(w, main, linked)
    assert (noted.duplicates, noted.events[-1].by) == ((case.id,), linked.events[-1].by)
    assert without_history(w.do(linked, SARI, c.UnlinkDuplicate())) == without_history(case)
    assert without_history(recorded(w, noted, linked, linked=False)) == without_history(main)


def test_each_reporter_still_gets_an_answer() -> None:
    w = world()
    case = w.do(w.submitted(), SARI, c.LinkDuplicate(MAIN))
    assert case.reply is not None
    case = w.do(case, BAMBANG, c.ApproveReply(case.reply.pin))
    assert (case.status, case.events[-1].kind) == (Status.IN_PROGRESS, EventKind.FOLLOW_UP)


def test_there_is_one_main_case_and_no_chain() -> None:
    w = world()
    case = w.case()
    assert w.attempt(case, SARI, c.LinkDuplicate(case.id)) == Refused(Code.SAME_CASE)
    linked = w.do(case, SARI, c.LinkDuplicate(MAIN))
    main = recorded(w, w.case(), linked)
    for stands, command, code in (
        (linked, c.LinkDuplicate(CaseId("lain")), Code.ALREADY_LINKED),
        (main, c.LinkDuplicate(MAIN), Code.HAS_DUPLICATES),
        (case, c.UnlinkDuplicate(), Code.NOT_LINKED),
    ):
        outcome = w.attempt(stands, SARI, command)
        assert isinstance(outcome, Refused) and outcome.code is code
    by = linked.events[-1].by
    for stands, told, code in (
        (linked, c.RecordDuplicate(CaseId("lain"), by), Code.MAIN_IS_DUPLICATE),
        (main, c.RecordDuplicate(linked.id, by), Code.ALREADY_LINKED),
        (main, c.RecordDuplicate(CaseId("lain"), by, linked=False), Code.NOT_LINKED),
        (main, c.RecordDuplicate(main.id, by), Code.SAME_CASE),
    ):
        outcome = w.attempt(stands, SYSTEM, told)
        assert isinstance(outcome, Refused) and outcome.code is code


def test_the_other_side_of_a_link_is_written_by_the_server_alone() -> None:
    w = world()
    case = w.case()
    outcome = w.attempt(case, RATNA, c.RecordDuplicate(MAIN, case.events[0].by))
    assert isinstance(outcome, Refused) and outcome.code is Code.NOT_ALLOWED


def test_links_are_for_those_who_work_on_the_case() -> None:
    w = world()
    case = w.do(w.case(supporting=(BALAI,)), SARI, c.LinkDuplicate(MAIN, "Sama."))
    main = recorded(w, w.case(supporting=(BALAI,)), case)
    assert masked(case, MARIA).duplicate_of == MAIN and masked(main, MARIA).duplicates == (case.id,)
    assert masked(case, YOSEF).duplicate_of is None and masked(main, YOSEF).duplicates == ()
    assert MAIN not in str(masked(case, YOSEF))
