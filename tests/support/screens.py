"""Every window and dialog there is, and every state of the case pane, opened over real stores with a region's cases."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from app.advance import Advance, Stretch
from app.changes import ChangeBus
from app.models.listing import Deadline, Fact, Filter, Grouping, Listing, Order
from app.models.outbox import OutboxItem, State
from app.models.queries import CaseView, View
from app.models.saved_views import SavedView
from app.practice import Exercise
from app.problems import Problem, ProblemCode
from app.settings import Settings
from app.status import Link, SyncStatus
from app.views.actions.registry import UNDO
from app.views.actions.shortcut_sheet import ShortcutsWindow
from app.views.approvals.bar import RoundBar
from app.views.approvals.round import Fate, Round
from app.views.bulk.panel import BulkPanel
from app.views.bulk.trial import Deed
from app.views.case.forms import FORMS, handling
from app.views.case.reading import Sheet
from app.views.case.undo_bar import UndoBar
from app.views.case.view import CasePane
from app.views.case_list.delegate import DENSE
from app.views.case_list.view import CaseList
from app.views.conflict.review import ConflictReview
from app.views.dashboard.view import DashboardScreen
from app.views.delegation.questions import SUBSTITUTE
from app.views.delegation.window import DelegationWindow
from app.views.dossier.view import DossierScreen
from app.views.first_steps import FirstSteps
from app.views.held_back import HeldBackDialog
from app.views.help_windows import AboutWindow
from app.views.intake.page import IntakePage
from app.views.main_window import MainWindow
from app.views.outbox.view import OutboxScreen
from app.views.preview.page import PreviewPage
from app.views.saved_views.panel import SavedViewsPanel
from app.views.saved_views.rows import Row
from app.views.saved_views.sharing import offices
from app.views.settings.window import SettingsWindow
from app.views.sign_in.dialogs import PassphraseDialog, ProblemDialog, SignInDialog, UnlockDialog
from app.views.training.beginning import BeginningNote
from app.views.training.broken import broken_training
from app.views.training.sheet import ExerciseSheet
from app.views.waiting import OpeningNote
from app.views.words import refusal_sentence
from domain.case import Case
from domain.commands import AddNote, ApproveReply, Correct, Envelope, GiveTask
from domain.directory_commands import TakeLeave
from domain.errors import Code
from domain.ids import CaseId, CommandId, DeviceId
from domain.protocol import Outcome, Result
from domain.shared_views import Recommended, SharedView
from domain.staged import Staged, StagedKind
from tests.app.training.practising import practising
from tests.app.views.case.reading import commands, mark_sent
from tests.app.views.conflict.making import CASE, cached_case, queued
from tests.support.console import BAMBANG, HEALTH, NOW, RATNA, REGENCY, ROADS, SARI, WORLD, Console, new_case
from tests.support.strange_files import document, picture
from tests.support.ui_thread import off_ui_thread_allowed

Screen = Callable[[Console], QWidget]
SHARED: Final = CaseId("case-0060")

STAGED = tuple(Staged(kind, "Periksa saluran, lalu kirim foto hasilnya", REGENCY, HEALTH) for kind in StagedKind)


def _never(*_: str) -> "Future[object]":
    return Future()


def _sign_in(**how: bool) -> Screen:
    return lambda console: SignInDialog(_never, ChangeBus(), "https://lapor.test", "sari", **how)


def _passphrase(problem: Problem | None) -> Screen:
    return lambda console: PassphraseDialog(_never, ChangeBus(), problem)


def _window(view: View) -> Screen:
    def opened(console: Console) -> MainWindow:
        window = MainWindow(console.context, Settings(console.profile.root / "settings.ini"))
        window.navigation.choose(view)
        return window

    return opened


def _leaving(console: Console) -> QWidget:
    """With the answer to a key that can do nothing."""
    window = MainWindow(console.context, Settings(console.profile.root / "settings.ini"))
    window.leaving._say_unsaved()
    window.hands.attempt(UNDO)
    return window


def _problems(console: Console) -> QWidget:
    together = QWidget()
    for code in ProblemCode:
        dialog = ProblemDialog(Problem(code, name="a.pdf", limit=5))
        dialog.setParent(together, dialog.windowFlags())
        dialog.show()
    return together


def _conflict(console: Console) -> QWidget:
    """With a change whose author is known and one whose author is not, and something that nobody disputes."""
    wanted = Correct(title="Jalan rusak", classification="aspiration", category="c1", tags=("jalan",))
    id = queued(console, wanted)
    mark_sent(console)
    fields = {"title": "Jalan amblas", "title.by": "Rudi Hartono", "category": "c2", "classification": ""}
    console.answer(Result(id, 1, Outcome.CONFLICT, CASE, 9, fields=fields))
    review = ConflictReview(console.context)
    review.open(commands(console)[0])
    return review


def _undoable(console: Console) -> QWidget:
    item = OutboxItem(1, Envelope(CommandId("c"), CASE, 1, SARI.id, DeviceId("d"), NOW, AddNote("x")), "", "",
                      State.QUEUED, NOW, NOW, held_until=NOW + timedelta(seconds=9))  # fmt: skip
    bar = UndoBar(console.context)
    bar.show_view(CaseView(cached_case(console), 1, (item,), None, None))
    return bar


def _round(console: Console) -> QWidget:
    """The last decision can be undone, and another answer was taken back meanwhile."""
    cases = tuple(CaseId(f"case-{number}") for number in range(4))
    decision = Envelope(CommandId("c"), cases[0], 1, BAMBANG.id, DeviceId("d"), NOW, ApproveReply("p"))
    bar = RoundBar(console.context)
    bar.show_place(Round(cases, {cases[0]: Fate.APPROVED, cases[1]: Fate.GONE}), 3)
    bar.show_last(OutboxItem(1, decision, "8500000", "", State.QUEUED, NOW, NOW, held_until=NOW + timedelta(seconds=9)))
    bar.show_gone(("8500001",))
    return bar


def _delegation(console: Console) -> QWidget:
    """As an admin has it: somebody away, somebody in their place, both still to be sent, and the form open."""
    context = replace(console.context, person=RATNA)
    away = TakeLeave(NOW.date(), NOW.date())
    desk = context.desk
    desk.amend(SARI.id, 1, SARI.name, away)
    window = DelegationWindow(context, None)
    console.settled()
    window.ask(SUBSTITUTE)
    window.asking.submit.click()
    return window


def _late(console: Console) -> QWidget:
    """As an admin has it, with the form open and a letter behind it."""
    context = replace(console.context, person=RATNA)
    screen = DossierScreen(context)
    screen.reading.ready.connect(lambda _: screen.detail.begin_finding())
    screen.reading.ready.connect(lambda _: screen.preview.menu.aboutToShow.emit())
    return screen


def _training(console: Console) -> QWidget:
    """With an exercise done, and the question before all is deleted."""
    context = practising(console, {Exercise.ANSWER})
    window = MainWindow(context, Settings(console.profile.root / "settings.ini"))
    sheet = window.findChild(ExerciseSheet)
    assert sheet is not None
    sheet.anew.click()
    return window


def _palette(console: Console) -> QWidget:
    window = MainWindow(console.context, Settings(console.profile.root / "settings.ini"))
    window.case.show_case("case-0005")
    window.palette_pane.open()
    return window


def _intake(console: Console) -> QWidget:
    page = IntakePage(console.context)
    page.begin()
    page.form.command()
    return page


def _taken_in(console: Console) -> QWidget:
    page = IntakePage(console.context)
    page.begin()
    page._done(CaseId("x"))
    return page


def _filter(console: Console) -> QWidget:
    """Every kind of condition on a grouped list, and the panel that they are chosen in."""
    asked = Filter(("disposed",), Deadline.WITHIN, 9, mine=True, secret=True, anonymous=True, categories=("",))
    pane = CaseList(console.context)
    pane.show_saved(SavedView.of("v", "-", Listing(View.ALL, asked, Order.CHANGED, Grouping.DUE)))
    pane.panel.open(asked)
    pane.saved_views.open()
    return pane


def _row_facts(console: Console) -> QWidget:
    """With an example row that says all the longest there is."""
    pane = CaseList(console.context)
    pane.show_view(View.ALL)
    with off_ui_thread_allowed():
        keys = console.context.queries.keys(View.ALL, console.context.today())
    pane.list.take_keys(keys)
    pane.choose_facts()
    pane.facts_panel.open((Fact.DESK, Fact.CLASSIFICATION, Fact.AREA, Fact.STATUS), pane.list.cases.first_row(), DENSE)
    return pane


def _sharing(console: Console) -> QWidget:
    """A supervisor's own view and an admin's, and the form in which the own one is shared."""
    late = SharedView("v", REGENCY, ROADS, "-", Recommended("late"), RATNA.id)
    world = replace(WORLD, directory=replace(WORLD.directory, shared_views={late.id: late}))
    panel = SavedViewsPanel(replace(console.context, person=BAMBANG, world=lambda: world))
    own = console.context.lists.save("-", Listing(filter=Filter(secret=True))).result(10)
    panel.open()
    panel.sharing.open(Row(own), offices(BAMBANG, world.directory))
    return panel


def _changing_shared(console: Console) -> QWidget:
    """The form in which a supervisor keeps a change to a view that is shared."""
    own = console.context.lists.save("-", Listing(filter=Filter(secret=True))).result(10)
    shared = SharedView(own.id, REGENCY, ROADS, "-", Recommended("all"), BAMBANG.id)
    world = replace(WORLD, directory=replace(WORLD.directory, shared_views={own.id: shared}))
    pane = CaseList(replace(console.context, person=BAMBANG, world=lambda: world))
    pane.show_saved(own)
    pane.bar.save.click()
    console.settled()
    QApplication.processEvents()
    return pane


def _bulk(console: Console) -> QWidget:
    panel = BulkPanel(console.context)
    with off_ui_thread_allowed():
        keys = console.context.queries.keys(View.ALL, console.context.today())
    panel.open(keys)
    console.settled()
    QApplication.processEvents()
    panel.deed.setCurrentIndex(panel.deed.findData(Deed.NOTE))
    panel.text.setPlainText("-")
    return panel


def _looked_at(name: str, content: bytes) -> Screen:
    """An attachment as the process that draws has answered."""

    def opened(console: Console) -> QWidget:
        file = console.profile.root / name
        file.write_bytes(content)
        item = console.context.desk.attach(file).result(10)
        page, waiting = PreviewPage(console.context), QEventLoop()
        for answer in (page.drawing.drawn, page.drawing.failed):
            answer.connect(waiting.quit)
        page.open(item)
        waiting.exec()
        return page

    return opened


def _trail(console: Console) -> QWidget:
    """Of a report that has been answered and contradicted, with a note that has not left yet."""
    pane = CasePane(console.context)
    queued(console, AddNote("-"), case=CaseId("case-0003"))
    pane.show_case("case-0003")
    pane.reading.show_trail()
    return pane


def _held(console: Console) -> QWidget:
    return HeldBackDialog(SyncStatus(Link.HELD, NOW, gone=412, total=2_000))


SCREENS: dict[str, Screen] = {
    "filter": _filter,
    "row facts": _row_facts,
    "sharing": _sharing,
    "changing a shared view": _changing_shared,
    "bulk": _bulk,
    "dashboard": lambda console: DashboardScreen(console.context),
    "dossier": _late,
    "palette": _palette,
    "intake": _intake,
    "taken in": _taken_in,
    "first steps": lambda console: FirstSteps(SARI, None),
    "sign in": _sign_in(),
    "sign in again": _sign_in(fixed_person=True),
    "unlock": lambda console: UnlockDialog(_never, ChangeBus(), SARI.name),  # type: ignore[arg-type]
    "passphrase": _passphrase(None),
    "new passphrase": _passphrase(Problem("no_keyring")),
    "every problem": _problems,
    "shortcuts": lambda console: ShortcutsWindow(None),
    "about": lambda console: AboutWindow(None),
    "settings": lambda console: SettingsWindow(Settings(console.profile.root / "settings.ini"), None),
    "opening": lambda console: OpeningNote(Advance(Stretch("work", 0.4, 1.0))),
    "beginning": lambda console: BeginningNote(Advance(Stretch("reports", 40, 160))),
    "training": _training,
    "broken training": lambda console: broken_training(),
    "leaving": _leaving,
    "outbox": lambda console: OutboxScreen(console.context),
    "conflict": _conflict,
    "undo": _undoable,
    "held back": _held,
    "preview of a picture": _looked_at("a.png", picture(320, 240)),
    "preview of a page": _looked_at("a.pdf", document(pages=12)),
    "preview refused": _looked_at("a.png", picture(60_000, 60_000, rows=400)),
    "trail": _trail,
    "round": _round,
    "delegation": _delegation,
    **{f"window {view}": _window(view) for view in View},
}


def shared_case() -> Case:
    """Of the roads unit, which has asked another one for something; to be taken in before its states are walked."""
    return new_case(60, days_ago=4).act(SARI, GiveTask("Ukur lubang", REGENCY, HEALTH, mandatory=True)).case


def case_states(pane: CasePane) -> Iterator[str]:
    """Every page the pane has, one after the other, each with what it says."""
    for number in range(7):
        pane.show_case(f"case-000{number}")
        yield f"case {number}"
    pane.show_case(SHARED)
    yield "shared"
    pane.reading.go_to(Sheet.TASKS)
    yield "tasks"
    pane.begin_reply()
    assert not pane.work.reply.joint.isHidden()
    yield "joint answer"
    pane.show_case("case-0000")
    pane.reading.explain_deadline()
    yield "deadline"
    pane.reading.close_deadline()
    pane.reading.show_trail()
    yield "trail"
    pane.begin_reply()
    yield "reply"
    pane.work.reply.staged.put(STAGED)
    pane.work.reply.staged.judge(lambda _: refusal_sentence(Code.SAME_HOLDER))
    yield "staged"
    pane.work.reply.staged.put(())
    pane.begin_note()
    pane.work.note.audience.setCurrentIndex(1)
    yield "note"
    pane.work.note.audience.setCurrentIndex(0)
    pane.work.choose_template()
    yield "examples"
    for form in FORMS:
        if pane.work.offers.possible(form.command):
            pane.work.begin_form(form)
            yield form.purpose
    pane.work.begin_form(handling.ASK_TRANSFER)
    pane.work.form.command()
    yield "missing choice"
    pane.show_case("no-such-case")
    yield "gone"
    pane.show_case(None)
    yield "nothing chosen"
