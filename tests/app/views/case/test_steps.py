"""What the pane says of an answer that takes several approvals, was changed, or is decided on in another's place."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.views.case.view import CasePane
from app.views.case.work_area import Page
from domain.case import Case
from domain.commands import ApproveReply, ChangeReply, Correct, SubmitReply
from domain.ids import PersonId
from domain.people import Membership, Person, Role
from domain.policies import ApprovalPolicy
from domain.substitution import Substitution
from tests.app.views.case.conftest import OpenPane
from tests.app.views.case.reading import commands, press
from tests.app.views.case.test_refreshing import on_the_server
from tests.support import console as support
from tests.support.console import BAMBANG, NOW, RATNA, REGENCY, ROADS, SARI, CaseMaker, Console, open_console

CASE = "case-0000"
HASAN = Person(
    PersonId("hasan"),
    "Hasan Basri",
    "Sekretaris Daerah",
    (Membership(Role.SUPERVISOR, REGENCY),),
    secret_clearance=True,
)


def delicate(console: Console) -> CaseMaker:
    """A case of a supervisory kind, with an answer that two people have to approve."""
    maker = on_the_server(console, CASE).act(RATNA, Correct(classification="supervisory"))
    return maker.act(SARI, SubmitReply("Sudah ditindaklanjuti."))


def pin_of(case: Case) -> str:
    return case.reply.pin if case.reply else ""


def test_the_author_reads_how_many_approvals_there_are(console: Console, pane: CasePane) -> None:
    maker = delicate(console)
    console.take([maker.case])
    pane.show_case(CASE)
    assert pane.work.page is Page.STANDING
    assert "0 of 2 approvals" in pane.work.standing.state.text()
    console.take([maker.act(BAMBANG, ApproveReply(pin_of(maker.case))).case])
    pane.show_case(CASE)
    assert "1 of 2 approvals" in pane.work.standing.state.text()
    assert "1 of 2 approvals (Bambang Prakoso)" in pane.work.standing.card.text()
    assert "1 of 2 approvals" in pane.reading.timeline.text()
    assert pane.work.standing.recall.isVisible() and pane.work.standing.recall.isEnabled()


def test_who_has_taken_a_step_is_not_offered_the_next(
    qtbot: QtBot, supervisor_console: Console, supervisor_pane: CasePane
) -> None:
    pane = supervisor_pane
    supervisor_console.take([delicate(supervisor_console).case])
    pane.show_case(CASE)
    assert "0 of 2 approvals" in pane.work.decision.card.text()
    qtbot.waitUntil(pane.work.decision.may_sign)
    press(pane.work.decision.approve)
    qtbot.waitUntil(lambda: len(commands(supervisor_console)) == 1)
    qtbot.waitUntil(lambda: "1 of 2 approvals" in pane.reading.timeline.text())
    pane.show_case(CASE)
    bar = pane.work.decision
    assert pane.work.page is Page.DECISION and not bar.approve.isEnabled() and bar.give_back.isEnabled()
    assert "You have approved this answer already" in bar.warning.text()
    assert "Decide" not in pane.work.row.standing.text()


def test_an_answer_sent_names_everybody_who_approved_it(console: Console, pane: CasePane) -> None:
    maker = delicate(console)
    for approver in (BAMBANG, HASAN):
        maker.act(approver, ApproveReply(pin_of(maker.case)))
    console.take([maker.case])
    pane.show_case(CASE)
    assert "approved by Bambang Prakoso; Hasan Basri, Sekretaris Daerah" in pane.reading.timeline.text()


def test_a_changed_text_is_shown_beside_what_it_was(
    console: Console, pane: CasePane, supervisor_console: Console, supervisor_pane: CasePane
) -> None:
    maker = on_the_server(console, CASE).act(SARI, SubmitReply("Selesai hari Senin."))
    maker.act(HASAN, ChangeReply(pin_of(maker.case), "Selesai hari Rabu."))
    console.take([maker.case])
    supervisor_console.take([maker.case])
    pane.show_case(CASE)
    assert pane.work.standing.state.text().endswith(
        "Changed by Hasan Basri · Waiting for the approval of Kepala Dinas PUPR"
    )
    assert "Selesai hari Senin." in pane.reading.timeline.text()
    supervisor_pane.show_case(CASE)
    card = supervisor_pane.work.decision.card.text()
    assert "changed by Hasan Basri" in card and "−Senin. +Rabu." in card
    assert supervisor_pane.work.decision.approve.isEnabled()


@pytest.fixture
def ratna(tmp_path: Path, qapp: object) -> Iterator[Console]:
    with ExitStack() as stack:
        yield open_console(tmp_path / "ratna", RATNA, stack)


def _world(monkeypatch: pytest.MonkeyPatch, **changes: object) -> None:
    """The offices' rules as the consoles of this test know them."""
    directory = replace(support.WORLD.directory, **changes)  # type: ignore[arg-type]
    monkeypatch.setattr(support, "WORLD", replace(support.WORLD, directory=directory))


def test_a_substitute_decides_in_the_absent_persons_place(
    qtbot: QtBot, ratna: Console, open_pane: OpenPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    since, until = NOW - timedelta(days=1), NOW + timedelta(days=1)
    stands = Substitution("s", RATNA.id, BAMBANG.id, Role.SUPERVISOR, REGENCY, since, until, ROADS)
    pane = open_pane(ratna)
    ratna.take([on_the_server(ratna, CASE).act(SARI, SubmitReply("Sudah ditindaklanjuti.")).case])
    pane.show_case(CASE)
    assert pane.work.page is Page.STANDING, "nobody has appointed her yet"
    _world(monkeypatch, substitutes={stands.id: stands})
    pane.show_case(CASE)
    assert pane.work.page is Page.DECISION
    assert "signed a.n. Bambang Prakoso" in pane.work.decision.approve.toolTip()
    assert pane.work.decision.name.text() == "You decide a.n. Kepala Dinas PUPR (Bambang Prakoso)"
    qtbot.waitUntil(pane.work.decision.may_sign)
    press(pane.work.decision.approve)
    qtbot.waitUntil(lambda: len(commands(ratna)) == 1)
    assert commands(ratna)[0].envelope.on_behalf_of == BAMBANG.id
    qtbot.waitUntil(lambda: "approved by Ratna Siregar (a.n. Bambang Prakoso)" in pane.reading.timeline.text())


def test_the_next_level_is_offered_a_decision_that_is_overdue(
    ratna: Console, open_pane: OpenPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = ApprovalPolicy("p", REGENCY, decision_days=1)
    _world(monkeypatch, policies={policy.id: policy})
    pane = open_pane(ratna)
    ratna.take([on_the_server(ratna, CASE).act(SARI, SubmitReply("Sudah ditindaklanjuti.")).case])
    pane.show_case(CASE)
    assert pane.work.page is Page.STANDING
    ratna.moment = NOW + timedelta(days=10)
    pane.show_case(CASE)
    assert pane.work.page is Page.DECISION and pane.work.decision.approve.isEnabled()
