"""The stories of those who look on: the Ombudsman, who judges delays, and a monitor, who changes nothing."""

from PySide6.QtWidgets import QApplication, QMenu

from app.models.queries import View
from app.views.case.work_area import Page
from app.views.dossier.view import DossierScreen
from app.views.navigation.model import Place
from domain.findings import findings_of
from server.central import Central
from server.sweep import sweep
from tests.journeys.office import MAYA, OMAR, Desktop, Office
from tests.support.console import NOW, new_case, sample_cases
from tests.support.ui_thread import off_ui_thread_allowed

FINDING, RECOMMENDATION = "Lebih dari 60 hari kerja tanpa tindak lanjut.", "Selesaikan dan beri tahu pelapor."

READING = {"list.open", "case.deadline", "case.trail"}
"""All that somebody who looks on may be offered on a report."""

LOOKING_ON = [
    *(f"Go to: {view}" for view in ("Today", "New", "Coordination", "Past the deadline", "Awaiting reporter", "All")),
    *("Open the report of this row", "Next report of the list", "Previous report of the list"),
    *("Where the answer stands", "Why this deadline?", "Audit trail", "Mark the report as unread"),
    *("Back to the row in the list", "To the next part of the window", "To the previous part of the window"),
    *("Sync now", "Find a report", "Find an action", "Leave and substitutes", "Settings", "Quit"),
    *("Follow the system", "Light", "Dark", "High contrast", "Comfortable rows", "Dense rows"),
    *("Go to: Dashboard", "Row facts", "Narrow the list", "Sort the list", "Group the list", "Saved views"),
    *("Save this list as a view", "Clear the filter", "Keep the files of the report on this computer"),
    *("Review the worst delay", "Reminder letter to the unit of the dossier"),
    *("Print the dossier", "Save what is shown as PDF", "Save the dashboard as a picture"),
    *("Bahasa Indonesia", "English", "Single-letter shortcuts in the list"),
    *("Keyboard shortcuts", "First steps", "Training mode", "About Konsol Penghubung"),
]
"""All that the palette holds for them, possible just now or not."""


def test_the_ombudsman_reviews_what_was_escalated_and_learns_nobodys_name(office: Office) -> None:
    old, young = new_case(3, days_ago=150).case, new_case(2, days_ago=30).case
    office.add(old, young)
    with off_ui_thread_allowed():
        central = Central.over(office.central.server.settings)
        sweep(central, NOW)
        central.engine.dispose()
    assert office.case(old.id).is_overseen and not office.case(young.id).is_overseen
    omar = office.sit_down(OMAR)
    hand = omar.hand

    omar.go_to(View.ALL)
    hand.until(lambda: omar.cases() == [old.id])
    omar.open(old.id)
    assert old.text in omar.pane.text()
    _learns_nobodys_name(omar)
    dossier = _open_dossier(omar)
    hand.click(dossier.detail.write)
    hand.type(FINDING)
    hand.press("Tab")
    hand.type(RECOMMENDATION)
    hand.press("Ctrl+Return")
    hand.until(lambda: bool(omar.outbox()))
    omar.synced()
    hand.until(lambda: FINDING in dossier.detail.history.toPlainText())

    _learns_nobodys_name(omar)
    [finding] = findings_of(office.case(old.id))
    assert (finding.text, finding.recommendation, finding.by.person) == (FINDING, RECOMMENDATION, OMAR.id)


def test_a_monitor_reads_the_region_and_is_offered_nothing_else(office: Office) -> None:
    office.add(*sample_cases())
    before = {case.id: case.version for case in sample_cases()}
    maya = office.sit_down(MAYA)
    hand, window, pane = maya.hand, maya.window, maya.pane
    offered = [window.navigation.model().entry(row) for row in range(window.navigation.model().rowCount())]
    assert View.APPROVAL not in offered and View.OUTBOX not in offered

    # 1. Every report of the region can be read; nothing can be done with any of them.
    maya.go_to(View.ALL)
    hand.until(lambda: set(maya.cases()) == set(before))
    for case in maya.cases()[:8]:
        assert case is not None
        maya.open(case)
        _learns_nobodys_name(maya)
        row = pane.work.row
        assert not any(button.isVisible() for button in (row.reply, row.note)), case
        assert _offered_in(row.menu) <= READING, case
        hand.press("Escape")
        hand.press("R", "N", "T", "D", "C", "E")
        assert pane.work.page in (Page.NONE, Page.STANDING)
        hand.press("Menu")
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            assert _offered_in(menu) <= READING
            hand.press("Escape")

    # 2. The palette offers to read, to look elsewhere and to set the window up, and names nothing that is others'.
    hand.press("Ctrl+K")
    assert sorted(row.title for row in window.palette_pane.model.rows) == sorted(LOOKING_ON)
    hand.press("Escape")

    # 3. Dashboard and dossier, without a button that writes.
    maya.go_to(Place.DASHBOARD)
    dashboard = window.pages.dashboard
    assert dashboard is not None
    hand.until(lambda: "24" in maya.words())
    dossier = _open_dossier(maya)
    assert not dossier.detail.write.isVisible() and "Findings are written by" in dossier.detail.reason.text()
    _learns_nobodys_name(maya)
    assert not maya.outbox() and {case: office.case(case).version for case in before} == before


def _offered_in(menu: QMenu) -> set[str]:
    return {action.objectName() for action in menu.actions() if not action.isSeparator()}


def _open_dossier(desktop: Desktop) -> DossierScreen:
    desktop.go_to(View.LATE)
    desktop.hand.click_tab(desktop.window.late.tabs, 1)
    dossier = desktop.window.pages.dossier
    assert dossier is not None
    desktop.hand.until(lambda: dossier.tree.delay is not None)
    return dossier


def _learns_nobodys_name(desktop: Desktop) -> None:
    """Neither in the window nor in anything that is stored on this computer, where the reports themselves are."""
    for told in (desktop.words().casefold(), desktop.stored().casefold()):
        assert "jembatan gantung lapuk" in told
        assert "rekaan" not in told and "0800-00-0000" not in told
