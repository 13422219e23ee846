"""One person's main window, walked through all that it can show: each page, what can lie over it, and its menus."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from PySide6.QtCore import QItemSelectionModel, QPoint
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.changes import Changes
from app.models.drafts import Draft
from app.models.engine import writing
from app.models.listing import Filter, Listing
from app.models.outbox import State
from app.models.queries import View
from app.models.tables import outbox
from app.settings import Settings
from app.views import theme
from app.views.bulk.trial import Deed
from app.views.dossier.switch import Manner
from app.views.main_window import MainWindow
from app.views.navigation.model import Entry, Place, views_for
from domain.case import Reporter
from domain.commands import AddNote, Correct
from domain.errors import Code
from domain.ids import CaseId, CommandId
from domain.people import Person
from domain.protocol import Outcome, Result, RevealReply
from tests.app.views.case.reading import commands, mark_sent
from tests.app.views.conflict.making import CASE, queued
from tests.support.console import NOW, Console, open_console
from tests.support.screens import case_states, shared_case
from tests.support.ui_thread import off_ui_thread_allowed

Seen = tuple[str, QWidget]
"""What is to be looked at, and the window it is in."""

OWN_VIEW: Final = "Terlambat di Sungai Pinang"
_ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
REPORTER: Final = Reporter(
    "Warga Rekaan 3 dari Desa Mekar Jaya", "99" * 8, "0800-00-0000", "warga.rekaan.tiga@contoh.test"
)


@dataclass
class Desk:
    """A person's main window over a region's cases."""

    window: MainWindow
    console: Console
    qtbot: QtBot

    def until(self, is_so: Callable[[], object]) -> None:
        """Let the window live until it is so, however busy the machine is."""
        self.qtbot.waitUntil(lambda: bool(is_so()), timeout=30_000)

    def settle(self) -> None:
        self.console.settled()
        for _ in range(3):
            QApplication.processEvents()

    def go(self, entry: Entry, name: str = "") -> None:
        """To a list, until it stands there, under its name where it has to be waited for."""
        title, count = (self.window.findChild(QLabel, f"case_list.{part}") for part in ("title", "count"))
        assert isinstance(title, QLabel) and isinstance(count, QLabel)
        self.window.navigation.choose(entry)
        self.until(lambda: name in title.text() and count.text())


def open_desk(root: Path, person: Person, qtbot: QtBot, stack: ExitStack, look: str, percent: int) -> Desk:
    """The window in the theme `look`, dressed as the start of the program does it."""
    console = open_console(root, person, stack)
    console.take([shared_case()])
    settings = Settings(root / "settings.ini")
    settings.put("theme", look)
    settings.put("text_size", str(percent))
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.install(app, look, percent)
    window = MainWindow(replace(console.context, reveal=_revealed), settings)
    qtbot.addWidget(window)
    window.show()
    desk = Desk(window, console, qtbot)
    desk.until(window.case_list.list.cases.rowCount)
    return desk


def every_state(desk: Desk, *, pages: bool) -> Iterator[Seen]:
    """All of the case pane's, and with `pages` what the rest of the window can show."""
    for state in case_states(desk.window.case):
        desk.settle()
        yield state, desk.window
    for part in (_lists, _dossier, _search, _saving, _many, _outbox, _others, _bars, _menus) if pages else ():
        for state, seen in part(desk):
            desk.settle()
            yield state, seen


def _lists(desk: Desk) -> Iterator[Seen]:
    for view in views_for(desk.console.person):
        if view is not View.OUTBOX:
            desk.go(view)
            yield f"view {view}", desk.window


def _dossier(desk: Desk) -> Iterator[Seen]:
    """Beneath the switch between list and dossier."""
    window = desk.window
    window.navigation.choose(View.LATE)
    window.late.choose(Manner.DOSSIER)
    screen = window.pages.dossier
    assert screen is not None
    desk.until(screen.letter.isEnabled)
    yield "dossier", window
    screen.detail.begin_finding()
    yield "finding", window
    screen.detail.leave_form()
    for button in (screen.letter, screen.booklet):
        button.click()
        desk.until(screen.preview.save.isEnabled)
        yield button.objectName(), window
        screen.preview.back.click()
    window.late.choose(Manner.LIST)


def _search(desk: Desk) -> Iterator[Seen]:
    desk.console.indexed()
    finder = desk.window.finder
    desk.window.search()
    for words in ("jalan", "tidakadadimanapun"):
        finder.field.setText(words)
        desk.until(lambda words=words: finder.answered == words)
        yield f"search {words}", desk.window
    finder.field.clear()


def _saving(desk: Desk) -> Iterator[Seen]:
    """A view of one's own with a long name, as it is named, narrowed, kept and renamed."""
    window, pane = desk.window, desk.window.case_list
    saved = desk.console.context.lists.save(OWN_VIEW, Listing(View.ALL, Filter(("disposed",)))).result(10)
    desk.go(saved, OWN_VIEW)
    yield "view of one's own", window
    pane.bar.saving_asked.emit()
    yield "naming", window
    pane.naming.name.clear()
    pane.naming.save.click()
    yield "no name", window
    pane.naming.left.emit()
    pane.bar.filter_asked.emit()
    yield "conditions", window
    pane.panel.left.emit()
    pane.bar.saved_asked.emit()
    desk.until(pane.saved_views.list.count)
    yield "saved views", window
    pane.saved_views.list.setCurrentRow(0)
    pane.saved_views.rename.click()
    yield "renaming", window
    pane.saved_views.left.emit()


def _many(desk: Desk) -> Iterator[Seen]:
    """Several reports chosen, an action on them, and what became of each."""
    window, pane = desk.window, desk.window.case_list
    desk.go(View.ALL)
    for row in range(3):
        pane.list.selectionModel().select(pane.list.cases.index(row), _ROWS)
    yield "several chosen", window
    pane.bulk_bar.act.click()
    desk.until(pane.bulk.deed.count)
    yield "many", window
    for deed in (Deed.DISPOSE, Deed.NOTE):
        pane.bulk.deed.setCurrentIndex(pane.bulk.deed.findData(deed))
        pane.bulk.text.setPlainText("-")
        yield f"many {deed}", window
    desk.until(pane.bulk.go.isEnabled)
    yield "many tried", window
    pane.bulk.go.click()
    desk.until(pane.bulk.cancel.isVisible)
    yield "what became of many", window
    pane.bulk.cancel.click()
    pane.list.choose_one()


def _outbox(desk: Desk) -> Iterator[Seen]:
    """Work in each state there is, a draft, and a conflict as it is looked into."""
    window, console = desk.window, desk.console
    keys: dict[str, str] = {s: _in_state(console, s, f"case-{number:04}") for number, s in enumerate(State, 8)}
    keys[State.CONFLICT] = _in_conflict(console)
    console.context.desk.save_draft(Draft(CaseId("case-0007"), "reply", "8500007", "", "Belum selesai", NOW)).result(10)
    window.navigation.choose(View.OUTBOX)
    screen = window.pages.outbox
    assert screen is not None
    for state, key in {**keys, "draft": "case-0007/reply"}.items():
        desk.until(partial(screen.select, key))
        yield f"outbox {state}", window
    screen.select(keys[State.CONFLICT])
    screen.detail.compare.click()
    desk.until(lambda: screen.review is not None and screen.review.panels)
    yield "conflict", window
    assert screen.review is not None
    screen.review.parts.merge.click()
    yield "merging", window
    screen.review.left.emit("")


def _in_state(console: Console, state: State, case: str) -> CommandId:
    id = queued(console, AddNote("Sudah ditelepon.\nBelum ada jawaban."), CaseId(case))
    code = Code.WRONG_STATUS if state is State.REJECTED else ""
    changed = sa.update(outbox).where(outbox.c.id == id).values(state=state, code=code, attempts=2)
    with off_ui_thread_allowed(), writing(console.stores.work) as connection:
        connection.execute(changed)
    console.bus.tell(Changes(outbox=True))
    return id


def _in_conflict(console: Console) -> CommandId:
    id = queued(console, Correct(title="Jalan rusak", category="c1"))
    mark_sent(console)
    dseq = next(item.dseq for item in commands(console) if item.id == id)
    fields = {"title": "Jalan amblas", "title.by": "Rudi Hartono", "category": "c2"}
    console.answer(Result(id, dseq, Outcome.CONFLICT, CASE, 9, fields=fields))
    return id


def _others(desk: Desk) -> Iterator[Seen]:
    window = desk.window
    window.navigation.choose(Place.DASHBOARD)
    dashboard = window.pages.dashboard
    assert dashboard is not None
    desk.until(dashboard.about.text)
    yield "dashboard", window
    window.hands.intake_asked.emit()
    assert window.pages.intake is not None
    window.pages.intake.form.command()
    yield "intake", window
    window.pages.intake.closed.emit()
    window.open_case("case-0003")
    identity = window.case.work.identity
    window.case.work.show_identity()
    desk.until(lambda: len(identity.name.text()) > 1)
    yield "identity", window


def _revealed(_: CaseId) -> "Future[RevealReply]":
    future: Future[RevealReply] = Future()
    future.set_result(RevealReply(REPORTER, NOW + timedelta(hours=1)))
    return future


def _bars(desk: Desk) -> Iterator[Seen]:
    """What comes and goes above and below, and over the window."""
    window = desk.window
    window.welcome.show()
    known = dict.fromkeys(View, 0)
    window.news.take_counts(known)
    window.news.take_counts(dict.fromkeys(known, 1_234))
    assert window.news.isVisible()
    yield "welcome and news", window
    window.welcome.hide()
    window.news.close_button.click()
    window.palette_pane.open()
    yield "palette", window
    window.palette_pane.close_up()
    window.close()
    desk.until(lambda: window.findChild(QDialog, "leaving.unsent"))
    note = window.findChild(QDialog, "leaving.unsent")
    assert isinstance(note, QDialog)
    yield "unsent", note
    note.reject()


def _menus(desk: Desk) -> Iterator[Seen]:
    window = desk.window
    menus = [menu for menu in window.menuBar().findChildren(QMenu) if menu.title()]
    for menu in [*menus, window.case.work.row.menu]:
        menu.popup(QPoint())
        yield f"menu {menu.title() or 'action'}", menu
        menu.close()
    window.case_list.list.menu_asked.emit(QPoint())
    popped = QApplication.activePopupWidget()
    assert isinstance(popped, QMenu)
    yield "menu of a row", popped
    popped.close()
