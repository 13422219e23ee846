"""An admin's story: overdue reports reviewed without a network, a new one on its way, a transfer, and a letter."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from app.models.queries import View
from app.views.case.work_area import Page
from domain.case import Case, Holder, Status
from domain.commands import AskTransfer
from domain.findings import findings_of
from domain.intake import received
from tests.journeys.office import NATIONAL, Desktop, Office
from tests.support.console import HEALTH, NEIGHBOUR, NOW, RATNA, REGENCY, ROADS, SARI, new_case

FINDING, RECOMMENDATION = "Tidak ada kabar kepada pelapor.", "Jawab dengan jadwal paling lambat Jumat."
REASON = "Ruas ini jalan milik tetangga."


def _unverified() -> Case:
    like = new_case(30, days_ago=0).case
    draft = replace(like, version=0, status=Status.UNVERIFIED, holder=Holder(REGENCY), events=())
    return received(draft, "case-0030-0", NOW - timedelta(hours=2))


def test_an_admin_reviews_and_decides_offline_and_writes_to_the_unit(office: Office, tmp_path: Path) -> None:
    late = [new_case(number, days_ago=days).case for number, days in enumerate((40, 25, 12))]
    new, asked = _unverified(), new_case(31, days_ago=2).act(SARI, AskTransfer(NEIGHBOUR, REASON)).case
    office.add(*late, new, asked)
    ratna = office.sit_down(RATNA)
    hand, window = ratna.hand, ratna.window
    office.go_down()
    hand.press("F5")
    hand.until(ratna.is_offline)

    # 1. The dossier: the worst case comes first, and what was found about it is kept until there is a network.
    ratna.go_to(View.LATE)
    hand.click_tab(window.late.tabs, 1)
    dossier = window.pages.dossier
    assert dossier is not None
    hand.until(lambda: dossier.tree.delay is not None)
    assert dossier.tree.delay is not None and dossier.tree.delay.case.id == late[0].id
    hand.click(dossier.detail.write)
    hand.type(FINDING)
    hand.press("Tab")
    hand.type(RECOMMENDATION)
    hand.press("Ctrl+Return")
    hand.until(lambda: ratna.unsent() == 1)

    # 2. A new one is verified and assigned, a request to transfer agreed to: all of it waits.
    ratna.go_to(View.NEW)
    ratna.open(new.id)
    _fill(ratna, "case.verify.v1", agency=REGENCY, unit=ROADS)
    _fill(ratna, "case.dispose.v1", unit=HEALTH)
    ratna.go_to(View.ALL)
    ratna.open(asked.id)
    _fill(ratna, "case.decide_transfer.v1", accept="yes")
    hand.until(lambda: ratna.unsent() == 4)
    assert office.case(new.id).status == Status.UNVERIFIED

    # 3. The network is back.
    office.come_back()
    ratna.synced()
    [finding] = findings_of(office.case(late[0].id))
    assert (finding.text, finding.recommendation) == (FINDING, RECOMMENDATION)
    assert office.case(new.id).holder == Holder(REGENCY, HEALTH)
    transfer = office.case(asked.id).transfer  # agreed to here, it is decided one level further up
    assert transfer is not None and (transfer.to, transfer.decided_by) == (NEIGHBOUR, NATIONAL)

    # 4. The letter to the unit, as a file.
    target = tmp_path / "surat.pdf"
    ratna.go_to(View.LATE)
    hand.until(dossier.letter.isEnabled)
    dossier.preview.choose = lambda *_: target  # the system's own dialog
    hand.click(dossier.letter)
    hand.until(lambda: "1" in dossier.preview.count.text())
    hand.click(dossier.preview.save)
    hand.until(lambda: "Saved as surat.pdf" in dossier.preview.said.text())
    assert target.read_bytes().startswith(b"%PDF")


def _fill(ratna: Desktop, action: str, **answers: str) -> None:
    """Open a form from the button for the rest, choose the answers and send it; the report shows that it waits."""
    hand, work = ratna.hand, ratna.pane.work
    assert work.view is not None
    waiting = len(work.view.pending)
    hand.click_in_menu(work.row.more, action)
    for name, answer in answers.items():
        place = work.form.sheet.places[name]
        if place.answer() != answer:
            hand.click_choice(place.box, answer)
    hand.click(work.form.submit)
    hand.until(lambda: work.page is Page.NONE and work.view and len(work.view.pending) > waiting, f"for {action}")
