"""What a person sees: the server's case with their own unsent commands laid over it, by the server's own rule."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.apply import apply
from domain.attachments import Limits
from domain.case import Case
from domain.commands import Envelope
from domain.directory import Directory
from domain.errors import Conflict, Refused
from domain.ids import CommandId
from domain.intents import Subject
from domain.people import Person


@dataclass(frozen=True)
class Projection:
    """`case` as it will be if everything pending is accepted; `obstacles` holds what would not be, by command."""

    case: Case
    pending: frozenset[CommandId]
    obstacles: tuple[tuple[CommandId, Refused | Conflict], ...] = ()


def project(
    case: Case, pending: Iterable[Envelope], actor: Person, directory: Directory, limits: Limits | None = None
) -> Projection:
    """Lay `pending` (in the order they were made) over the server's `case`; what it holds already is not laid twice."""
    overlaid: set[CommandId] = set()
    obstacles: list[tuple[CommandId, Refused | Conflict]] = []
    done = {event.act for event in case.events}
    for envelope in pending:
        if envelope.id in done:
            continue
        outcome = apply(case, envelope, actor, directory, limits=limits)
        if isinstance(outcome, Case):
            case = outcome
            overlaid.add(envelope.id)
        else:
            obstacles.append((envelope.id, outcome))
    return Projection(case, frozenset(overlaid), tuple(obstacles))


def begun(
    pending: Iterable[Envelope], actor: Person, directory: Directory, limits: Limits | None = None
) -> Case | None:
    """The case that `pending` begins and the server does not know yet; None where they begin none."""
    for envelope in pending:
        if envelope.command.subject is Subject.NEW_CASE:
            outcome = apply(None, envelope, actor, directory, limits=limits)
            return outcome if isinstance(outcome, Case) else None
    return None


def made_after(
    case: Case | None,
    pending: Sequence[Envelope],
    envelope: Envelope,
    actor: Person,
    directory: Directory,
    limits: Limits | None = None,
) -> tuple[CommandId, ...]:
    """The pending commands that a new one needs: none if it is possible on the server's case as it is.

    If it is possible only with the effect of what is pending, it would mean nothing without that. `case` is None where
    the server knows of none yet: then what begins it is needed in any case.
    """
    if not pending or isinstance(apply(case, envelope, actor, directory, limits=limits), Case):
        return ()
    base = case or begun(pending, actor, directory, limits)
    beginning = () if case else tuple(each.id for each in pending if each.command.subject is Subject.NEW_CASE)
    if base is None or isinstance(apply(base, envelope, actor, directory, limits=limits), Case):
        return beginning
    projected = project(base, pending, actor, directory, limits)
    if not isinstance(apply(projected.case, envelope, actor, directory, limits=limits), Case):
        return beginning
    needed = {*beginning, *projected.pending}
    return tuple(each.id for each in pending if each.id in needed)
