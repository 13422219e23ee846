"""Plays one schedule: everything that happens, then peace until the consoles are quiet, then the verdict."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from app.models.drafts import Purpose
from app.models.outbox import State
from app.sync import engine
from domain.case import Case
from domain.ids import DeviceId
from tools.simulate import acts, databases, office
from tools.simulate.centre import Centre, ServerKilled
from tools.simulate.console import Console, Crashed, Restless, draft_of
from tools.simulate.ledger import Ledger, Violation
from tools.simulate.network import Network
from tools.simulate.peace import make_peace, mark, settle
from tools.simulate.region import SEATS, START, case_ids
from tools.simulate.script import Kind, Line, Step, Trouble
from tools.simulate.template import Rig
from tools.simulate.verdict import verdict
from tools.simulate.watch import Watch

MONTH: Final = timedelta(days=30)
PAUSES: Final = (timedelta(minutes=5), timedelta(hours=1), timedelta(hours=20), timedelta(days=40))
SMALL_PAGE: Final = 1_200
SKEWS: Final = (timedelta(days=3650), timedelta(days=-3650), timedelta(hours=-2))
AT_THE_CENTRE: Final = {Kind.RESTART, Kind.BACKUP, Kind.RESTORE, Kind.OFFICE, Kind.COMPACT, Kind.LATE, Kind.PAUSE}
CASES: Final = case_ids()
CHANGEABLE: Final = {
    Kind.WITHDRAW: (
        State.QUEUED,
        State.REJECTED,
        State.CONFLICT,
        State.QUARANTINED,
        State.ORPHANED,
        State.BLOCKED,
    ),
    Kind.RETRY: (State.ORPHANED, State.BLOCKED),
}


@dataclass
class Outcome:
    """What became of a schedule."""

    faults: Counter[str] = field(default_factory=Counter)
    commands: int = 0
    violations: list[Violation] = field(default_factory=list)


class Play:
    """The state of one schedule while it is played. `awake` are the consoles that take part in it."""

    def __init__(self, rig: Rig, seed: int, script: Sequence[Step]) -> None:
        rng = random.Random(seed)
        rig.reset(rng)
        self.outcome = Outcome()
        self.ledger = Ledger()
        self.centre = Centre(rig.server, rig.folder, self.now, rng.choice((2, 2_000)))
        self.network = Network(self.centre, self.ledger, self.outcome.faults)
        self.restored = False
        self.altered: list[tuple[str, str]] = []
        self._rig = rig
        self._script = script
        self._now = START
        self._watch = Watch()
        self._restores = any(step.kind is Kind.RESTORE for step in script)
        self._hot = [CASES[0], *rng.sample(CASES, 2)]
        self.consoles = [
            Console(seat, profile, self.network.exchange, self.now, rng.random)
            for seat, profile in zip(SEATS, rig.profiles, strict=True)
        ]
        for console, access, kept in zip(self.consoles, rig.access, rig.secrets, strict=True):
            console.secrets.update(kept)
            console.start(access, rig.world)
            console.mark = mark(self.centre, console)
            if rng.random() < 0.4:
                console.page(SMALL_PAGE)
        busy = {seat for step in script for seat in _seats(step)}
        everybody = rng.random() < 0.15
        self.awake = [one for number, one in enumerate(self.consoles) if everybody or number in busy]

    def now(self) -> datetime:
        return self._now

    def pass_time(self, time: timedelta) -> None:
        self._now += time
        if time > MONTH:
            self.centre.forget_backups()
            self.ledger.month_passed = True

    def play(self) -> Outcome:
        found = self.outcome.violations
        try:
            for step in self._script:
                self.do(step)
            make_peace(self)
            settle(self)
            found += verdict(self)
        except Restless:
            found.append(Violation("wedged", "a console never came to rest"))
        except Exception as error:  # noqa: BLE001 - whatever breaks, its seed must be told and the others go on
            found.append(Violation("wedged", f"the product broke: {error!r}"))
        found += self.ledger.violations
        found += [Violation("wedged", f"a request broke the server: {what}") for what in self.centre.broken]
        self.outcome.commands = self.ledger.commands
        return self.outcome

    def do(self, step: Step, *, inner: bool = False) -> None:
        self._now += timedelta(seconds=1 + step.dice % 90)
        if self._restores and not inner:
            self.centre.look()
        console = self.consoles[step.seat]
        console.mark = None
        if not inner:
            self.network.coming = list(step.trouble.line)
            console.crash_in = step.trouble.crash
            self.centre.database.on_turn = self._switch(step.trouble)
        try:
            self._happen(step, console)
            self.ledger.violations += self._watch.look(
                console, self.centre, undisturbed=self._undisturbed(step), restored=self.restored
            )
        except Crashed:
            self.outcome.faults["crash"] += 1
            console.die()
            self.ledger.after_crash(console)
            console.start()
            self.ledger.violations += self._watch.look(console, self.centre, undisturbed=False, restored=self.restored)
        finally:
            console.crash_in = 0
            if not inner:
                self.centre.database.on_turn = databases.nothing
                self.network.coming = []

    def _undisturbed(self, step: Step) -> bool:
        """Whether the console now is where the server's own state of this moment put it."""
        quiet = step.kind is Kind.SYNC and not step.trouble.meanwhile and Line.STALE not in step.trouble.line
        return quiet and not self.restored

    def _switch(self, trouble: Trouble) -> databases.Turn:
        left = trouble.turn
        meanwhile = trouble.meanwhile

        def turn(kind: str) -> None:
            nonlocal left
            if meanwhile is None or kind != databases.BEGIN or left <= 0:
                return
            left -= 1
            if left == 0:
                self._in_between(meanwhile)

        return turn

    def _in_between(self, step: Step) -> None:
        """Another console's whole step, while a request of this one waits for its next transaction."""
        if step.kind is Kind.RESTART:
            raise ServerKilled
        coming, self.network.coming = self.network.coming, []
        self.outcome.faults["concurrent transaction"] += 1
        self.do(step, inner=True)
        self.network.coming = coming

    def _happen(self, step: Step, console: Console) -> None:
        rng = random.Random(step.dice)
        match step.kind:
            case Kind.SYNC:
                console.sync(engine.Accepted() if console.is_held and rng.random() < 0.5 else None)
            case Kind.ACT:
                self._act(console, rng, 0.9 if step.trouble.crash else 0.3)
            case Kind.DRAFT:
                self._draft(console, rng)
            case Kind.BACKUP:
                self.centre.back_up()
            case Kind.PAUSE:
                self.pass_time(rng.choices(PAUSES, (6, 3, 2, 1))[0])
            case _:
                if self._fault(step, console, rng):
                    self.outcome.faults[step.kind.value] += 1

    def _fault(self, step: Step, console: Console, rng: random.Random) -> bool:
        """False if it could not happen."""
        match step.kind:
            case Kind.WITHDRAW | Kind.RETRY:
                return self._change_item(console, step)
            case Kind.LATE:
                if not self.network.sent:
                    return False
                self.network.arrive(rng.choice(self.network.sent))
            case Kind.WIPE:
                console.wipe(self._rig.empty_cache)
            case Kind.FLIP:
                altered = console.miss_something(rng)
                self.altered += [altered] if altered else []
                return altered is not None
            case Kind.SKEW:
                console.skew = rng.choice(SKEWS)
            case Kind.AGE:
                console.is_old = True
            case Kind.OUT:
                self.centre.revoke(console.seat.device)
                self.network.shut_out.add(console.seat.device)
            case Kind.RESTART:
                self.centre.restart()
            case Kind.RESTORE:
                return self._restore(step)
            case Kind.COMPACT:
                self.centre.compact()
            case Kind.GRANT:
                office.change_roles(self.centre, console.seat.person, rng)
            case Kind.OFFICE:
                office.change_case(self.centre, rng.choice(self._hot), rng, self._now)
        return True

    def _restore(self, step: Step) -> bool:
        if not self.centre.restore(step.dice):
            return False
        self.restored = True
        for device in sorted(self.network.shut_out):  # whoever restores a backup repeats what was done to it since
            self.centre.revoke(DeviceId(device))
        return True

    def _act(self, console: Console, rng: random.Random, as_draft: float) -> None:
        view = console.queries.case(rng.choice(self._hot), console.world)
        if view is None:
            return
        command = acts.command_for(rng, view.case, console.seat.person, self.ledger.new_text())
        purpose = acts.purpose_of(command)
        if purpose is not None and rng.random() < as_draft:
            self._type(console, view.case, purpose, getattr(command, "text", ""))
        self.ledger.submitting(console, view.case.id, purpose)
        console.desk.submit(view, command, purpose).result()
        self.ledger.submitted(console)

    def _draft(self, console: Console, rng: random.Random) -> None:
        view = console.queries.case(rng.choice(self._hot), console.world)
        if view is not None:
            self._type(console, view.case, rng.choice(list(Purpose)), self.ledger.new_text())

    def _type(self, console: Console, case: Case, purpose: Purpose, text: str) -> None:
        self.ledger.typing(console, case.id, purpose, text)
        console.desk.save_draft(draft_of(case, purpose, text, self._now)).result()
        self.ledger.typed()

    def _change_item(self, console: Console, step: Step) -> bool:
        items = [item for item in console.queries.outbox_items() if item.state in CHANGEABLE[step.kind]]
        if not items:
            return False
        last = self.ledger.last_number(console)
        change = console.desk.withdraw if step.kind is Kind.WITHDRAW else console.desk.retry
        change(items[step.dice % len(items)]).result()
        self.ledger.adopt(console, last)
        return True


def _seats(step: Step) -> Iterator[int]:
    """The consoles that have a part in a step."""
    if step.kind not in AT_THE_CENTRE:
        yield step.seat
    if step.trouble.meanwhile is not None:
        yield from _seats(step.trouble.meanwhile)
