"""What a console's window shows, found by the product's own widgets, and the few moves every script makes."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from app.models.outbox import State
from app.models.queries import CaseView
from app.status import Link
from app.views.case.own_reply import OwnReply
from app.views.case.view import CasePane
from app.views.case.work_area import WorkArea
from app.views.main_window import MainWindow
from app.views.navigation.view import Navigation
from app.views.outbox.view import OutboxScreen
from app.views.sign_in.dialogs import PassphraseDialog, SignInDialog, UnlockDialog
from app.views.status_bar import StatusBar
from app.views.words import item_state_text, office_zone
from domain.commands import SubmitReply
from domain.ids import CaseId
from domain.policies import steps_needed
from domain.workflow import available
from tools.working_day.hands import Condition, Day, Script, StepFailed, check, press, replace_text, seen, type_text

W = TypeVar("W", bound=QWidget)
NO_CASE: Final = CaseId("")


@dataclass(frozen=True)
class Plan:
    """What the parent process tells a part: where the server is, who works, and what earlier parts left behind."""

    server: str
    person: str
    password: str
    folder: Path
    expect: str = ""
    answered: CaseId = NO_CASE
    returned: CaseId = NO_CASE
    held: CaseId = NO_CASE
    noted: CaseId = NO_CASE
    unfinished: CaseId = NO_CASE
    text: str = ""


class Eyes:
    """What the open window shows, by the product's own widgets."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.context = window.context
        self.list = window.case_list.list
        self.finder = window.finder
        self.navigation = one(window, Navigation)
        self.bar = one(window, StatusBar)
        self.pane = one(window, CasePane)
        self.work = one(window, WorkArea)
        self.standing = one(window, OwnReply)

    def link(self, link: Link) -> Callable[[], bool]:
        return lambda: self.context.status().link is link

    def shows_case(self, case: CaseId) -> Callable[[], bool]:
        return lambda: self.pane.submission.on_screen == case

    def story(self) -> str:
        """What can be read of the case: the citizen's text and the timeline."""
        return self.pane.reading.citizen.text.toPlainText() + self.pane.reading.timeline.text()

    def has_rows(self) -> bool:
        return self.list.cases.rowCount() > 0

    def outbox(self) -> dict[CaseId, list[State]]:
        found: dict[CaseId, list[State]] = {}
        for item in self.context.queries.outbox_items():
            found.setdefault(item.case, []).append(item.state)
        return found

    def open_case(self, case: CaseId) -> None:
        check(self.list.select_case(case), "the case is in the list")
        self.list.setFocus()
        QTest.keyClick(self.list, Qt.Key.Key_Return)

    def queued(self, case: CaseId) -> Callable[[], bool]:
        return lambda: self.outbox().get(case) == [State.QUEUED]

    def case(self, case: CaseId) -> CaseView:
        found = self.context.queries.case(case, self.context.world())
        if found is None:
            raise StepFailed("the case is not in the cache")
        return found

    def answerable(self, row: int) -> CaseId | None:
        """The case in this row of the list, if one approval lets an answer go and nobody has begun to write it."""
        case = self.list.cases.case_at(row)
        if case is None:
            return None
        known = self.case(case).case
        free = any(o.command is SubmitReply and o.reason is None for o in available(known, self.context.person))
        free = free and steps_needed(known, 1) == 1
        return case if free and known.reply is None and known.text.strip() else None

    def found(self) -> list[CaseId | None]:
        """The cases that the search shows."""
        rows = self.finder.found.cases
        return [rows.case_at(row) for row in range(rows.rowCount())]

    def free(self) -> list[CaseId]:
        """The cases of the list that can be answered, in its order."""
        return [case for row in range(self.list.cases.rowCount()) if (case := self.answerable(row))]

    def due_days(self, count: int) -> list[str]:
        """The due days of the first rows, as ISO dates."""
        keys = [key for row in range(count) if (key := self.list.cases.key_at(row)) is not None]
        rows = self.context.queries.rows(keys)
        return [str(rows[key].due_on) for key in keys if key in rows]

    def draft(self, case: CaseId) -> str:
        stored = self.case(case).reply_draft
        return stored.text if stored else ""

    def files(self, case: CaseId) -> list[str]:
        stored = self.case(case).reply_draft
        return [item.name for item in stored.attachments] if stored else []

    def outbox_lines(self) -> list[str]:
        """Each line of the outbox screen as it is read out."""
        screen = self.window.findChild(OutboxScreen)
        if screen is None:
            return []
        model = screen.list.model()
        return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]

    def waiting_words(self) -> str:
        """The words for a command that waits, in the language of the window."""
        item = replace(self.context.queries.outbox_items()[0], state=State.QUEUED)
        zone = office_zone(self.context.person, self.context.world().directory)
        return item_state_text(item, self.context.status(), self.context.clock(), zone).text

    def waiting(self) -> int:
        return sum(self.waiting_words() in line for line in self.outbox_lines())


def one(window: QWidget, kind: type[W], name: str = "") -> W:
    found = window.findChild(kind, name) if name else window.findChild(kind)
    if found is None:
        raise StepFailed(f"the window has no {kind.__name__} {name}")
    return found


def sign_in(day: Day, plan: Plan) -> Script:
    """Log in as a stranger would, and choose a passphrase where this computer has no keyring."""
    dialog = yield seen(SignInDialog)
    fields = {name: one(dialog, QLineEdit, f"sign_in.{name}") for name in ("server", "username", "password")}
    replace_text(fields["server"], plan.server)
    type_text(fields["username"], plan.person)
    type_text(fields["password"], plan.password + " salah")
    press(one(dialog, QPushButton, "sign_in.submit"))
    error = one(dialog, QLabel, "sign_in.error")
    yield lambda: error.isVisible() and error.text()
    day.step("Masuk dengan kata sandi salah", error.text(), dialog)
    replace_text(fields["password"], plan.password)
    press(one(dialog, QPushButton, "sign_in.submit"))
    yield lambda: seen(MainWindow)() or seen(PassphraseDialog)()
    choose = seen(PassphraseDialog)()
    if choose is not None:
        day.step("Tanpa keyring: memilih frasa sandi", "kunci diturunkan dengan Argon2id, dikatakan apa adanya", choose)
        type_text(one(choose, QLineEdit, "passphrase.first"), plan.password)
        type_text(one(choose, QLineEdit, "passphrase.second"), plan.password)
        press(one(choose, QPushButton, "passphrase.submit"))


def window_opened() -> Generator[Condition, Any, Eyes]:
    window = yield seen(MainWindow)
    window.resize(1366, 768)
    return Eyes(window)


def unlock(day: Day, plan: Plan, step: str = "") -> Generator[Condition, Any, Eyes]:
    """Open the profile without a network: by the person's password, or by the passphrase where there is no keyring."""
    dialog = yield lambda: seen(UnlockDialog)() or seen(PassphraseDialog)()
    if step:
        day.step(step, dialog.windowTitle(), dialog)
    name, field = ("unlock", "password") if isinstance(dialog, UnlockDialog) else ("passphrase", "first")
    type_text(one(dialog, QLineEdit, f"{name}.{field}"), plan.password)
    press(one(dialog, QPushButton, f"{name}.submit"))
    eyes = yield from window_opened()
    return eyes
