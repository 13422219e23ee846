"""What single commands do and refuse: transfers one level up, questions to the reporter, arguments without sense."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import commands as c
from domain.case import EventKind, Holder, Status
from domain.deadlines import clocks
from domain.errors import Code, Refused
from domain.ids import CaseId, CommandId
from domain.people import REPORTER
from tests.domain.cast import BALAI, HARAPAN, JALAN, MUARA, PANRB, RATNA, RINI, SARI, SEHAT, WAYAN, world
from tests.domain.timelines import OFFICIAL


@pytest.mark.parametrize("status", [Status.DISPOSED, Status.IN_PROGRESS, Status.REPORTER_REPLIED])
def test_a_transfer_is_decided_one_level_up_and_moves_the_one_holder(status: Status) -> None:
    """A unit's request goes to its agency's admin, who agrees; another agency's inbox is the national admin's."""
    w = world()
    asked = w.do(w.case(status, supporting=(MUARA, BALAI)), SARI, c.AskTransfer(MUARA, "Jalan kota."))
    assert asked.holder == Holder(HARAPAN, JALAN)
    assert w.attempt(asked, WAYAN, c.DecideTransfer(True)) == Refused(Code.NOT_ALLOWED, {"status": status})
    agreed = w.do(asked, RATNA, c.DecideTransfer(True))
    assert agreed.holder == Holder(HARAPAN, JALAN) and agreed.transfer is not None
    moved = w.do(agreed, WAYAN, c.DecideTransfer(True))
    assert (moved.holder, moved.status, moved.hops) == (Holder(MUARA), Status.DISPOSED, 1)
    assert moved.transfer is None and moved.supporting == (BALAI,)


def test_a_refused_transfer_stays_with_its_holder_and_says_why() -> None:
    w = world()
    asked = w.do(w.case(Status.IN_PROGRESS), RATNA, c.AskTransfer(MUARA, "Jalan kota."))
    assert w.attempt(asked, WAYAN, c.DecideTransfer(False, " ")) == Refused(Code.REASON_REQUIRED)
    refused = w.do(asked, WAYAN, c.DecideTransfer(False, "Jalan kabupaten."))
    assert (refused.holder, refused.status, refused.transfer) == (asked.holder, Status.IN_PROGRESS, None)
    assert refused.events[-1].text == "Jalan kabupaten."


def test_a_request_passed_up_and_refused_there_comes_back_with_its_hops() -> None:
    w = world()
    case = w.case(Status.IN_PROGRESS, hops=2)
    asked = w.do(case, SARI, c.AskTransfer(MUARA, "Jalan kota."))
    agreed = w.do(asked, RATNA, c.DecideTransfer(True))
    assert agreed.transfer is not None
    assert (agreed.transfer.decided_by, agreed.transfer.reason, agreed.hops) == (PANRB, "Jalan kota.", 2)
    refused = w.do(agreed, WAYAN, c.DecideTransfer(False, "Jalan kabupaten."))
    assert (refused.holder, refused.transfer, refused.hops) == (case.holder, None, 2)


def test_who_asked_for_a_transfer_may_take_it_back() -> None:
    w = world()
    asked = w.do(w.case(), SARI, c.AskTransfer(MUARA, "Jalan kota."))
    for colleague in (RINI, RATNA):
        outcome = w.attempt(asked, colleague, c.WithdrawTransfer())
        assert isinstance(outcome, Refused) and outcome.code is Code.NOT_ASKER
    agreed = w.do(asked, RATNA, c.DecideTransfer(True))
    for waiting in (asked, agreed):
        back = w.do(waiting, SARI, c.WithdrawTransfer("Ternyata jalan kami."))
        assert (back.transfer, back.holder, back.hops) == (None, asked.holder, 0)
        assert (back.events[-1].kind, back.events[-1].text) == (EventKind.TRANSFER_WITHDRAWN, "Ternyata jalan kami.")
        assert w.do(back, SARI, c.SubmitReply("Kami tambal.")).reply is not None
        late = w.attempt(back, RATNA, c.DecideTransfer(True))
        assert isinstance(late, Refused) and late.code is Code.NO_TRANSFER_PENDING


@pytest.mark.parametrize("holder", [Holder(HARAPAN, JALAN), Holder(HARAPAN)])
def test_a_transfer_moves_no_clock_of_the_citizen(holder: Holder) -> None:
    w = world()
    case = w.do(w.case(Status.UNVERIFIED), RATNA, c.Verify(HARAPAN, holder.unit))
    before = {clock.kind: clock for clock in clocks(case, OFFICIAL, w.directory)}
    w.now += timedelta(days=4)
    case = w.do(case, RATNA, c.AskTransfer(MUARA, "Jalan kota."))
    w.now += timedelta(days=4)
    case = w.do(case, WAYAN, c.DecideTransfer(True))
    for clock in clocks(case, OFFICIAL, w.directory):
        assert (clock.started_on, clock.due_on) == (before[clock.kind].started_on, before[clock.kind].due_on)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.Verify(HARAPAN, JALAN), None),
        (c.Verify(MUARA), Code.NOT_ALLOWED),
        (c.Verify("tak-dikenal"), Code.UNKNOWN_AGENCY),  # type: ignore[arg-type]
        (c.Verify(HARAPAN, "tak-dikenal"), Code.UNKNOWN_UNIT),  # type: ignore[arg-type]
        (c.Archive(" "), Code.REASON_REQUIRED),
        (c.BlockContent(""), Code.REASON_REQUIRED),
        (c.AskInformation("\n"), Code.TEXT_REQUIRED),
        (c.AddNote(""), Code.TEXT_REQUIRED),
    ],
)
def test_arguments_that_cannot_be_meant(command: c.Command, code: Code | None) -> None:
    w = world()
    outcome = w.attempt(w.case(Status.UNVERIFIED), RATNA, command)
    assert (outcome.code if isinstance(outcome, Refused) else None) == code


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.Dispose(JALAN), Code.SAME_HOLDER),
        (c.Dispose("muara-jalan"), Code.UNKNOWN_UNIT),  # type: ignore[arg-type]
        (c.AskTransfer(HARAPAN, "Bukan wewenang."), Code.SAME_HOLDER),
        (c.AskTransfer(MUARA, ""), Code.REASON_REQUIRED),
        (c.InviteAgency(HARAPAN, "?"), Code.ALREADY_INVITED),
        (c.InviteAgency(BALAI, "?"), Code.ALREADY_INVITED),
        (c.Dispose(SEHAT), None),
    ],
)
def test_arguments_that_change_nothing_or_lead_nowhere(command: c.Command, code: Code | None) -> None:
    w = world()
    outcome = w.attempt(w.case(supporting=(BALAI,)), RATNA, command)
    assert (outcome.code if isinstance(outcome, Refused) else None) == code


def test_a_question_returns_the_case_to_where_it_was_asked() -> None:
    w = world()
    for status in (Status.UNVERIFIED, Status.DISPOSED, Status.IN_PROGRESS):
        case = w.do(w.case(status), RATNA, c.AskInformation("Di mana?"))
        assert case.status == Status.AWAITING_INFORMATION
        assert w.do(case, REPORTER, c.GiveInformation("Di pasar.")).status == status


def test_a_command_for_another_case_has_no_effect() -> None:
    w = world()
    case = w.case()
    envelope = replace(w.envelope(case, SARI, c.AddNote("Halo")), case=CaseId("lain"))
    assert w.receive(case, SARI, envelope) == Refused(Code.UNKNOWN_CASE)


@pytest.mark.parametrize("identity", ["", "0", "019"])
def test_an_odd_command_id_still_raises_the_version(identity: str) -> None:
    w = world()
    case = w.case()
    envelope = replace(w.envelope(case, SARI, c.AddNote("Halo")), id=CommandId(identity))
    outcome = w.receive(case, SARI, envelope)
    assert isinstance(outcome, Refused) or outcome.version == case.version + 1  # type: ignore[union-attr]
