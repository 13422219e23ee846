"""A central server and the consoles of those who work with it, wired as the product wires them, in one process.

Its clock goes on from the morning of `tests.support.console.NOW`, for the server and for every console.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import sqlalchemy as sa
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from app.background import Workers
from app.changes import ChangeBus
from app.console import Closing, Console, Options
from app.models.account import Account, WorkSecrets, write_account
from app.models.outbox_item import OVERLAID, UNSENT, OutboxItem
from app.models.queries import View
from app.models.stores import Stores, open_stores
from app.paths import Profile
from app.settings import Settings
from app.status import Link, SyncStatus
from app.sync.api import Api
from app.sync.session import Session, sign_in
from app.views.case.view import CasePane
from app.views.main_window import MainWindow
from app.views.navigation.model import Entry
from domain.case import Case
from domain.ids import AgencyId, CaseId, DeviceId, PersonId, new_id
from domain.people import Membership, Person, Role
from server.database import writing
from server.directory import put_references
from tests.support.central import PASSWORD, CentralServer, running_server
from tests.support.console import BAMBANG, KEY, NOW, RATNA, SARI, WORLD
from tests.support.hand import Hand
from tests.support.ui_thread import off_ui_thread_allowed

NATIONAL, PROVINCE, OMBUDSMAN_OFFICE = AgencyId("panrb"), AgencyId("prov-nl"), AgencyId("ori-nl")
OMAR = Person(
    PersonId("omar"), "Omar Dahlan", "Asisten Ombudsman", (Membership(Role.OMBUDSMAN, OMBUDSMAN_OFFICE, None),)
)
MAYA = Person(PersonId("maya"), "Maya Lestari", "Pemantau Provinsi", (Membership(Role.MONITOR, PROVINCE, None),))
WINDOW = (1366, 768)


class Clock:
    """Tells NOW and what has passed since."""

    def __init__(self) -> None:
        self._begun = time.monotonic()

    def __call__(self) -> datetime:
        return NOW + timedelta(seconds=time.monotonic() - self._begun)


@dataclass
class Desktop:
    """One person at their window."""

    person: Person
    stores: Stores
    window: MainWindow
    hand: Hand

    @property
    def pane(self) -> CasePane:
        return self.window.case

    def outbox(self) -> list[OutboxItem]:
        """In the order in which it was filled."""
        return sorted(self.window.context.queries.outbox_items(), key=lambda item: item.dseq)

    def unsent(self) -> int:
        return sum(item.state in UNSENT for item in self.outbox())

    def settled(self) -> bool:
        """Whether the server has everything, and this console knows."""
        return not any(item.state in OVERLAID for item in self.outbox())

    def is_online(self) -> bool:
        return self.window.context.status().link is Link.CONNECTED

    def is_offline(self) -> bool:
        return self.window.context.status().link is Link.OFFLINE

    def go_to(self, entry: Entry) -> None:
        """By a click in the left pane."""
        navigation = self.window.navigation
        row = navigation.model().row_of(entry)
        assert row is not None, f"{entry} is not offered"
        self.hand.click_row(navigation, row)

    def begin_at_today(self) -> None:
        """Where the day begins: *Hari ini* in view, its first report chosen, the keyboard in the list."""
        window = self.window
        window.activateWindow()
        self.hand.until(window.isActiveWindow)
        window.late.tabs.setCurrentIndex(0)
        window.navigation.choose(View.TODAY)
        self.is_listed(View.TODAY)
        window.case_list.list.choose(0)
        window.open_case(str(self.cases()[0]))
        window.finder.focus_list()
        self.hand.until(lambda: self.pane.case_id == self.cases()[0], "for the first report")

    def is_listed(self, view: View) -> None:
        """Wait until the list shows what is in a view."""
        shown = self.window.case_list
        count = shown.findChild(QLabel, "case_list.count")
        self.hand.until(lambda: shown.view is view and count.text(), f"for {view}")

    def cases(self) -> list[CaseId | None]:
        cases = self.window.case_list.list.cases
        return [cases.case_at(row) for row in range(cases.rowCount())]

    def open(self, case: CaseId) -> None:
        """By a click on its row, and Enter."""
        pane, shown = self.pane, self.window.case_list.list
        self.hand.until(lambda: case in self.cases(), f"for {case} in the list")
        self.hand.click_row(shown, self.cases().index(case))
        self.hand.press("Return")
        self.hand.until(lambda: pane.case_id == case)

    def words(self) -> str:
        """All that stands in the window, and what a screen reader would say of the rows in sight."""
        return "\n".join(_words(self.window))

    def stored(self) -> str:
        """All that the stores of this computer hold, decrypted."""
        with off_ui_thread_allowed():
            stores = (self.stores.cache, self.stores.work, self.stores.search.open())
            return "\n".join(text for store in stores for text in _texts(store))

    def outbox_lines(self) -> list[str]:
        """Each row of the outbox as it is read out; it is to be on the screen."""
        screen = self.window.pages.outbox
        assert screen is not None
        rows = range(screen.model.rowCount())
        return [str(screen.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows]

    def synced(self) -> None:
        """F5, again where a try that was under way already came too early, until both sides have everything."""
        while not self.is_online() or not self.settled():
            before = self.window.context.status()
            self.hand.press("F5")
            self.hand.until(partial(self._was_answered_since, before), "for an answer")

    def _was_answered_since(self, before: SyncStatus) -> bool:
        status = self.window.context.status()
        return status != before and status.link is not Link.SYNCING


@dataclass
class Office:
    """The server, and a way to sit down at it as somebody."""

    central: CentralServer
    folder: Path
    clock: Clock
    stack: ExitStack
    desktops: list[Desktop] = field(default_factory=list)

    def case(self, case: CaseId) -> Case:
        """As the server has it."""
        with off_ui_thread_allowed():
            return self.central.case(case)

    def add(self, *cases: Case) -> None:
        with off_ui_thread_allowed():
            self.central.add(list(cases))

    def go_down(self) -> None:
        """Take the network away from everybody."""
        with off_ui_thread_allowed():
            self.central.server.stop()

    def come_back(self) -> None:
        with off_ui_thread_allowed():
            self.central.server.start()

    def sit_down(self, person: Person, *, undo_seconds: float = 0.0, line: str = "") -> Desktop:
        """Sign in on a computer of one's own and wait for the first sync; `line` is another way to the server."""
        url = line or self.central.url
        profile = Profile(self.folder / person.id)
        bus = ChangeBus()
        with off_ui_thread_allowed():
            profile.make_directories()
            stores = open_stores(profile, KEY, self.clock())
            device = DeviceId(new_id(self.clock()))
            signed_in = sign_in(url, person.id, PASSWORD, device, self.clock())
            account = Account(signed_in.tokens.person, person.id, url, device, "")
            write_account(stores.work, account)
            secrets = WorkSecrets(stores.work)
            api = Api(url)
            Session(api, secrets, self.clock).begin(signed_in.tokens)
            api.close()
        after_work = self.stack.enter_context(ExitStack())
        after_work.callback(stores.close)
        workers = self.stack.enter_context(Workers())
        closing = Closing(self.stack.enter_context(ExitStack()), after_work)
        settings = Settings(profile.root / "settings.ini")
        settings.put("maximized", False)
        console = Console(
            Options(profile, url, undo_seconds=undo_seconds),
            settings,
            workers,
            bus,
            self.clock,
        )
        window = console.open(stores, account, secrets, closing)
        window.resize(*WINDOW)
        window.show()
        desktop = Desktop(person, stores, window, Hand(window))
        self.desktops.append(desktop)
        desktop.hand.until(window.isActiveWindow)
        desktop.hand.until(desktop.is_online, "for the first sync")
        return desktop


def _words(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        yield from (widget.accessibleName(), widget.toolTip())
        if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QPlainTextEdit | QTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            for row in range(model.rowCount()):
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                    yield str(model.index(row, 0).data(role))


def _texts(store: sa.Engine) -> Iterator[str]:
    with store.connect() as connection:
        for table in sa.inspect(connection).get_table_names():
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"'):
                for value in row:
                    yield value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


@contextmanager
def open_office(folder: Path) -> Iterator[Office]:
    clock = Clock()
    agencies = WORLD.directory.agencies
    home = agencies[SARI.memberships[0].agency]
    extra = (
        replace(home, id=NATIONAL, code="PANRB", name="Kementerian PANRB", kind="national", region=""),
        replace(home, id=PROVINCE, code="PROV-NL", name="Provinsi Nusa Laut", kind="province", region="99"),
        replace(home, id=OMBUDSMAN_OFFICE, code="ORI-NL", name="Ombudsman RI Nusa Laut", kind="ombudsman", region="99"),
    )
    people = (SARI, BAMBANG, RATNA, OMAR, MAYA)
    with ExitStack() as stack:
        with off_ui_thread_allowed():
            central = stack.enter_context(
                running_server(folder / "server", people, now=clock, hint_seconds=0.05, mark_seconds=0.05)
            )
            with writing(central.engine) as connection:
                put_references(connection, [("agency", agency.id, agency) for agency in extra])
                templates = WORLD.directory.templates.values()
                put_references(connection, [("template", template.id, template) for template in templates])
        desks = stack.enter_context(ExitStack())
        office = Office(central, folder, clock, desks)
        try:
            yield office
        finally:
            for desktop in office.desktops:
                desktop.window.close()
                desktop.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            desks.close()
