"""Conflicts as they come about: two admins correct the same report, and the server answers by the domain's own rule."""

from app.models.outbox import OutboxItem
from app.models.queries import CaseView
from domain.apply import apply
from domain.case import Case
from domain.commands import Command, Correct, Envelope
from domain.errors import Conflict
from domain.ids import CaseId, CommandId, DeviceId, PersonId
from domain.people import Membership, Person, Role
from domain.protocol import Outcome, Result
from tests.app.views.case.reading import commands, mark_sent
from tests.support.console import NOW, REGENCY, WORLD, Console

RUDI = Person(PersonId("rudi"), "Rudi Hartono", "Kepala Subbagian", (Membership(Role.AGENCY_ADMIN, REGENCY, None),))
CASE = CaseId("case-0000")


def cached_case(console: Console, case: CaseId = CASE) -> Case:
    """The report as the server last sent it; nothing of the console's own may be pending."""
    view = console.context.queries.case(case, console.context.world())
    assert isinstance(view, CaseView)
    return view.case


def queued(console: Console, command: Command, case: CaseId = CASE) -> CommandId:
    view = console.context.queries.case(case, console.context.world())
    assert isinstance(view, CaseView)
    return console.context.desk.submit(view, command).result(timeout=10)


def corrected_by(case: Case, person: Person, command: Correct) -> Case:
    """The case on the server after somebody else's correction."""
    id = CommandId(f"{person.id}-{case.version}")
    envelope = Envelope(id, case.id, case.version, person.id, DeviceId("d2"), NOW, command)
    after = apply(case, envelope, person, WORLD.directory, NOW, WORLD.limits)
    assert isinstance(after, Case), after
    return after


def conflict(console: Console, mine: Correct, theirs: Correct, *, page: bool = True) -> OutboxItem:
    """My correction was refused because Rudi's came first; `page`: his has arrived here too."""
    before = cached_case(console)
    id = queued(console, mine)
    mark_sent(console)
    after = corrected_by(before, RUDI, theirs)
    item = next(item for item in commands(console) if item.id == id)
    answer = apply(after, item.envelope, console.person, WORLD.directory, NOW, WORLD.limits)
    assert isinstance(answer, Conflict), answer
    console.answer(Result(id, item.dseq, Outcome.CONFLICT, CASE, after.version, fields=answer.fields))
    if page:
        console.take([after])
    return next(item for item in commands(console) if item.id == id)


def changed_again(console: Console, theirs: Correct) -> Case:
    """Another change reaches this console while somebody looks at the first."""
    after = corrected_by(cached_case(console), RUDI, theirs)
    console.take([after])
    return after
