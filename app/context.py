"""Everything a view may use, handed to it once: reads, the desk, the change bus, the clock. No singletons."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date, datetime

from app.background import Worker
from app.changes import ChangeBus
from app.desk import Desk
from app.lists import Lists
from app.models.queries import Queries
from app.models.search.finding import Search
from app.models.world import World
from app.practice import Practice
from app.problems import Problem, ProblemCode
from app.shelf import Shelf
from app.status import Progress, SyncStatus
from app.unread import Unread
from domain.directory import TIME_ZONES
from domain.ids import CaseId
from domain.people import Person
from domain.protocol import RevealReply
from domain.workflow import Moment


def _nobody_to_ask(_: CaseId) -> "Future[RevealReply]":
    future: Future[RevealReply] = Future()
    future.set_exception(Problem(ProblemCode.OFFLINE))
    return future


@dataclass(frozen=True)
class Context:
    """The console as seen by its views. `world` and `status` give the latest snapshot; `sync_now` asks for a try.

    `indexed` is how much of the cache can be found, None while nobody has looked.
    `accept_vanishing`: the person agrees that a large part of the cases leaves this computer.
    `newcomer`: the person has just signed in on this computer for the first time.
    `practice` is there in a training only.
    `reveal` asks the server who reported a case, under a grant; the answer is to be shown and forgotten.
    """

    person: Person
    queries: Queries
    desk: Desk
    bus: ChangeBus
    background: Worker
    world: Callable[[], World]
    status: Callable[[], SyncStatus]
    sync_now: Callable[[], None]
    sign_in_again: Callable[[], None]
    clock: Callable[[], datetime]
    demonstration: bool = False
    newcomer: bool = False
    practice: Practice | None = None
    accept_vanishing: Callable[[], None] = lambda: None
    reveal: Callable[[CaseId], "Future[RevealReply]"] = _nobody_to_ask
    shelf: Shelf = field(kw_only=True)
    lists: Lists = field(kw_only=True)
    search: Search = field(kw_only=True)
    unread: Unread = field(kw_only=True)
    indexed: Callable[[], Progress | None] = lambda: None

    def moment(self) -> Moment:
        """Now, with the rules of the offices as this console knows them."""
        return Moment(self.clock(), self.world().directory)

    def today(self) -> date:
        """The calendar day where the person's office is."""
        agencies = self.world().directory.agencies
        own = (agencies[m.agency].zone for m in self.person.memberships if m.agency in agencies)
        return self.clock().astimezone(next(own, TIME_ZONES["WIB"])).date()
