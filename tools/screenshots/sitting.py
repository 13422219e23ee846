"""Somebody at their window while it is photographed: what they can do, and what they can ask of the world outside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from PySide6.QtWidgets import QWidget

from app.models.outbox import UNSENT, OutboxItem
from app.models.queries import View
from app.status import Link
from app.views.case.forms import Form
from app.views.case.offers import Offers
from app.views.main_window import MainWindow
from app.views.navigation.model import Entry
from domain.commands import Command
from domain.ids import CaseId, PersonId
from domain.wire import dumps
from tools.screenshots.album import SIZES, Album, settled
from tools.screenshots.fate import ACT, Deed
from tools.working_day.eyes import Eyes, Plan
from tools.working_day.hands import Condition, Day, Parent, Script, StepFailed, seen

AWAY: Final = timedelta(hours=3)


class Clock:
    """The console's clock, which a scene may put ahead."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass(frozen=True)
class Stage:
    """What there is before the window is."""

    plan: Plan
    album: Album
    parent: Parent
    clock: Clock
    day: Day


class Sitting(Eyes):
    """The open window, its camera, and the parent process in its part as the world."""

    def __init__(self, window: MainWindow, stage: Stage) -> None:
        super().__init__(window)
        window.resize(*SIZES[0])
        self.stage = stage
        self.hands = window.hands
        self._taken: set[CaseId] = set()

    def take(self, name: str, ready: Callable[[], object] | None = None, *, at_once: bool = False) -> Script:
        """A picture of the window as `ready` leaves it; `at_once` of what would be over in a moment."""
        yield from self.stage.album.take(self.window, name, ready, at_once=at_once)

    def alone(self, kind: type[QWidget], name: str, *, stays: bool = False) -> Script:
        """A picture of another window than the main one, which is closed unless it `stays`."""
        yield from self.stage.album.alone(seen(kind), name, stays=stays)

    def ask(self, wish: str) -> Condition:
        return self.stage.parent.ask(wish)

    def go(self, entry: Entry) -> Script:
        self.navigation.choose(entry)
        yield from settled()

    def read(self, case: CaseId) -> Script:
        """Open a report, from the list of all where the list in sight lacks it."""
        if not self.list.select_case(case):
            yield from self.go(View.ALL)
            yield lambda: self.list.select_case(case)
        self.open_case(case)
        yield self.shows_case(case)

    def offline(self) -> Script:
        yield self.ask("network off")
        self.context.sync_now()
        yield self.link(Link.OFFLINE)

    def online(self) -> Script:
        yield self.ask("network on")
        yield from self.sent()

    def sent(self) -> Script:
        """Whatever could still be undone leaves now, and everything is answered."""
        for item in self.unsent():
            self.context.desk.send_now(item)
        self.context.sync_now()
        yield lambda: not self.unsent()
        yield self.link(Link.CONNECTED)

    def unsent(self) -> list[OutboxItem]:
        return [item for item in self.context.queries.outbox_items() if item.state in UNSENT]

    def meanwhile(self, person: str, case: CaseId, command: Command, *, unseen: bool = False) -> Script:
        """Somebody else does something to a report, and it arrives here unless it is to stay `unseen`."""
        before = self.case(case).server_version
        yield self.ask(f"{ACT} {dumps(Deed(PersonId(person), case, command))}")
        if not unseen:
            self.context.sync_now()
            yield lambda: self.case(case).server_version > before
            yield from settled()

    def listed(self) -> list[CaseId]:
        """The reports of the list, from the top."""
        return [case for row in range(self.list.cases.rowCount()) if (case := self.list.cases.case_at(row))]

    def fresh(self, *commands: type[Command], among: Sequence[CaseId] = ()) -> CaseId:
        """A report of the list to which all of this can be done, and that no other scene has had."""
        for case in among or self.listed():
            offers = Offers(self.case(case).case, self.context.person, self.context.moment())
            if case not in self._taken and all(map(offers.possible, commands)):
                self._taken.add(case)
                return case
        raise StepFailed(f"no report to which one can do {[each.type for each in commands]}")

    def fill_in(self, form: Form, name: str, **given: str) -> Script:
        """The form with these answers, photographed on the report in sight, and left open."""
        self.work.begin_form(form, given)
        yield from self.take(name)

    def look_into(self, form: Form, name: str, **given: str) -> Script:
        """The same on a report of its own; nothing comes of it."""
        yield from self.read(self.fresh(form.command))
        yield from self.fill_in(form, name, **given)
        self.drop_form()

    def drop_form(self) -> None:
        self.work.form.empty()
        self.work.form.cancel.click()

    def hand_in(self) -> Script:
        """Send what the open page holds, without the seconds in which it could be undone."""
        before = len(self.context.queries.outbox_items())
        self.work.send_page()
        yield lambda: len(self.context.queries.outbox_items()) > before
        yield from self.sent()
