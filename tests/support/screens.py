"""Every window and dialog there is, and every state of the case pane, opened over real stores with a region's cases."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from app.changes import ChangeBus
from app.models.outbox import OutboxItem, State
from app.models.queries import CaseView, View
from app.problems import Problem, ProblemCode
from app.settings import Settings
from app.status import Link, SyncStatus
from app.views.case.actions import ACTIONS
from app.views.case.undo_bar import UndoBar
from app.views.case.view import CasePane
from app.views.conflict.review import ConflictReview
from app.views.held_back import HeldBackDialog
from app.views.help_windows import AboutWindow, ShortcutsWindow
from app.views.main_window import MainWindow
from app.views.outbox.view import OutboxScreen
from app.views.settings.window import SettingsWindow
from app.views.sign_in.dialogs import PassphraseDialog, ProblemDialog, SignInDialog, UnlockDialog
from app.views.waiting import OpeningNote
from domain.commands import AddNote, Correct, Envelope
from domain.ids import CommandId, DeviceId
from domain.protocol import Outcome, Result
from tests.app.views.case.reading import commands, mark_sent
from tests.app.views.conflict.making import CASE, cached_case, queued
from tests.support.console import NOW, SARI, Console

Screen = Callable[[Console], QWidget]


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
    window = MainWindow(console.context, Settings(console.profile.root / "settings.ini"))
    window.leaving._say_unsaved()
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


def _held(console: Console) -> QWidget:
    return HeldBackDialog(SyncStatus(Link.HELD, NOW, gone=412, total=2_000))


SCREENS: dict[str, Screen] = {
    "sign in": _sign_in(),
    "sign in again": _sign_in(fixed_person=True),
    "unlock": lambda console: UnlockDialog(_never, ChangeBus(), SARI.name),  # type: ignore[arg-type]
    "passphrase": _passphrase(None),
    "new passphrase": _passphrase(Problem("no_keyring")),
    "every problem": _problems,
    "shortcuts": lambda console: ShortcutsWindow(None),
    "about": lambda console: AboutWindow(None),
    "settings": lambda console: SettingsWindow(Settings(console.profile.root / "settings.ini"), None),
    "opening": lambda console: OpeningNote(),
    "leaving": _leaving,
    "outbox": lambda console: OutboxScreen(console.context),
    "conflict": _conflict,
    "undo": _undoable,
    "held back": _held,
    **{f"window {view}": _window(view) for view in View},
}


def case_states(pane: CasePane) -> Iterator[str]:
    """Every page the pane has, one after the other, each with what it says."""
    for number in range(7):
        pane.show_case(f"case-000{number}")
        yield f"case {number}"
    pane.show_case("case-0000")
    pane.reading.explain_deadline()
    yield "deadline"
    pane.reading.close_deadline()
    pane.begin_reply()
    yield "reply"
    pane.begin_note()
    pane.work.note.audience.setCurrentIndex(1)
    yield "note"
    pane.work.note.audience.setCurrentIndex(0)
    for action in ACTIONS:
        pane.work.begin_action(action)
        yield action.command.type
    pane.work.begin_action(ACTIONS[1])
    pane.work.form.command()
    yield "missing choice"
    pane.show_case("no-such-case")
    yield "gone"
    pane.show_case(None)
    yield "nothing chosen"
