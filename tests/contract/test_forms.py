"""Every form against the real server: filled in with keys, sent, executed there, and back in the case on the screen."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.changes import ChangeBus
from app.context import Context
from app.models.account import read_account
from app.models.outbox import State
from app.models.search.finding import Search
from app.sync.unmasking import Unmasking
from app.views.actions.case_actions import IDENTITY
from app.views.case.view import CasePane
from app.views.case.work_area import Page
from app.views.forms.case_number import CaseNumberPlace
from domain.capabilities import Capabilities
from domain.case import EventKind, Reporter
from domain.ids import CaseId
from domain.people import Person
from server.database import writing
from server.directory import put_references
from tests.app.views.case.answering import give
from tests.app.views.case.trials import TRIALS, Trial
from tests.support.canary import sightings
from tests.support.central import CentralServer
from tests.support.console import BAMBANG, RATNA, SARI
from tests.support.station import Station, now, open_station

CANARY = "Kenari-Di-Layar"
WHO = Reporter(f"{CANARY} Siti", "3201014101900001", "0800-00-4321", "siti@example.invalid")


@dataclass
class Desk:
    """One person's console with its pane, on a line to the server."""

    station: Station
    pane: CasePane

    def fill_in(self, qtbot: QtBot, trial: Trial, case: CaseId) -> None:
        self.pane.show_case(case)
        self.pane.work.begin_form(trial.form)
        sheet = self.pane.work.form.sheet
        give(sheet, trial.answers)
        for place in sheet.places.values():
            if isinstance(place, CaseNumberPlace):
                qtbot.waitUntil(lambda place=place: place.found is not None)  # type: ignore[misc]
        before = len(self.station.items())
        QTest.keyClick(self.pane.work.form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: len(self.station.items()) == before + 1)
        qtbot.waitUntil(lambda: self.pane.work.page is not Page.FORM)


DeskOf = Callable[[Person], Desk]


@pytest.fixture
def desk_of(central: CentralServer, tmp_path: Path, qtbot: QtBot) -> Iterator[DeskOf]:
    """The desk of a person, the same one when it is asked for again."""
    with ExitStack() as stack:
        desks: dict[str, Desk] = {}

        def desk(person: Person) -> Desk:
            if person.id not in desks:
                station = open_station(tmp_path / person.id, person, central.url, stack)
                station.synced()
                pane = CasePane(_context(station))
                qtbot.addWidget(pane)
                pane.resize(746, 640)
                pane.show()
                qtbot.waitExposed(pane)
                desks[person.id] = Desk(station, pane)
            return desks[person.id]

        yield desk


def _context(station: Station) -> Context:
    account = read_account(station.stores.work)
    assert account is not None
    unmasking = Unmasking(station.api, station.session, account.device, station.workers.talk)
    return Context(
        station.person,
        station.queries,
        station.desk,
        ChangeBus(),
        station.workers.background,
        lambda: station.world[0],
        lambda: station.status,
        station.sync.ask,
        lambda: None,
        now,
        shelf=station.shelf,
        lists=station.lists,
        unread=station.unread,
        search=Search(station.stores.cache, station.stores.search, lambda: None),
        reveal=unmasking.ask,
    )


def test_every_form_reaches_the_server_and_comes_back(central: CentralServer, desk_of: DeskOf, qtbot: QtBot) -> None:
    with writing(central.engine) as connection:
        put_references(connection, [("capabilities", "capabilities", Capabilities(reopening=True))])
    cases = {trial.name: trial.case(50 + number) for number, trial in enumerate(TRIALS)}
    # A link has another side, which only the server makes: what is undone is the link that was made here.
    cases["duplicate.unlink.v1"] = cases["duplicate.link.v1"]
    central.add(list({case.id: case for case in cases.values()}.values()))
    for trial in TRIALS:
        desk_of(trial.who).fill_in(qtbot, trial, cases[trial.name].id)
        if trial.name == "duplicate.link.v1":
            desk_of(trial.who).station.synced()
    for person in (SARI, RATNA, BAMBANG):
        desk_of(person).station.synced()
        states = {item.envelope.command.type: (item.state, item.code) for item in desk_of(person).station.items()}
        assert {name: state for name, state in states.items() if state != (State.SETTLED, "")} == {}
    seen = 0
    for trial in TRIALS:
        kinds = [event.kind for event in central.case(cases[trial.name].id).events]
        assert trial.leaves in kinds, trial.name
        pane = desk_of(trial.who).pane
        pane.show_case(cases[trial.name].id)
        shown = pane._view
        if shown is not None:  # a case that was passed on may be somebody else's now
            seen += 1
            assert shown.pending == () and trial.leaves in [event.kind for event in shown.case.events], trial.name
    assert seen >= len(TRIALS) - 1


def test_an_identity_is_shown_while_it_is_granted_and_kept_nowhere(
    central: CentralServer, desk_of: DeskOf, qtbot: QtBot, tmp_path: Path
) -> None:
    (asking,) = (trial for trial in TRIALS if trial.name == "reveal.ask.v1")
    (deciding,) = (trial for trial in TRIALS if trial.name == "reveal.decide.v1")
    case = replace(asking.case(90), reporter=WHO)
    central.add([case])
    sari, bambang = desk_of(SARI), desk_of(BAMBANG)
    sari.pane.show_case(case.id)
    assert IDENTITY.standing(sari.pane.work.situation()) is None, "nothing was granted yet"
    sari.fill_in(qtbot, asking, case.id)
    sari.station.synced()
    bambang.station.synced()
    bambang.fill_in(qtbot, deciding, case.id)
    bambang.station.synced()
    sari.station.synced()

    pane = sari.pane
    pane.reload()
    assert CANARY not in pane.text() + pane.reading.facts.text()
    assert IDENTITY.standing(pane.work.situation()) == ""
    IDENTITY.run(pane.work)
    page = pane.work.identity
    qtbot.waitUntil(lambda: page.name.text() == WHO.name)
    email = page.email.text().replace("\N{ZERO WIDTH SPACE}", "")  # where it may break into lines
    assert (page.nik.text(), page.phone.text(), email) == (WHO.nik, WHO.phone, WHO.email)
    assert central.case(case.id).events[-1].kind == EventKind.IDENTITY_VIEWED
    QTest.keyClick(page.close_button, Qt.Key.Key_Escape)
    assert pane.work.page is Page.NONE and page.name.text() == "–"
    sari.station.close()
    kept = [found for found in sightings(tmp_path, CANARY) if not found.startswith("server")]
    assert kept == [], "only the central server knows who it is"


def test_without_a_line_the_identity_cannot_be_asked_for_and_the_page_says_why(
    central: CentralServer, desk_of: DeskOf, qtbot: QtBot
) -> None:
    (asking,) = (trial for trial in TRIALS if trial.name == "reveal.ask.v1")
    case = asking.case(91)
    central.add([case])
    sari = desk_of(SARI)
    central.server.stop()
    sari.pane.show_case(case.id)
    sari.pane.work.show_identity()
    page = sari.pane.work.identity
    qtbot.waitUntil(lambda: page.trouble.text() != "")
    assert page.name.text() == "–" and page.state.text() == ""
