"""The directory as its admins see it: the server's entries with their own unsent changes laid over them."""

from dataclasses import dataclass

import sqlalchemy as sa

from app.models import outbox
from app.models.overlay import still_ahead
from app.models.tables import reference
from domain.amendments import laid_over, made_after
from domain.commands import Envelope
from domain.directory import Directory
from domain.ids import CommandId
from domain.intents import Subject
from domain.people import Person


@dataclass(frozen=True)
class DirectoryView:
    """The directory with unsent changes, the entries these are about, and the versions the server last sent."""

    directory: Directory
    pending: frozenset[str]
    versions: dict[str, int]


def view(cache: sa.Connection, work: sa.Connection, known: Directory, actor: Person) -> DirectoryView:
    """Not for the UI thread. `known` is the directory as the server has it."""
    ahead = _ahead(cache, work)
    shown, accepted = laid_over(known, ahead, actor)
    pending = frozenset(envelope.case for envelope in ahead if envelope.id in accepted)
    return DirectoryView(shown, pending, _versions(cache))


def needed(
    cache: sa.Connection, work: sa.Connection, known: Directory, envelope: Envelope, actor: Person
) -> tuple[CommandId, ...]:
    """The unsent changes without whose effect this one would mean nothing, whatever entries they are about."""
    return made_after(known, _ahead(cache, work), envelope, actor)


def _ahead(cache: sa.Connection, work: sa.Connection) -> list[Envelope]:
    items = [item for item in outbox.overlaid(work) if item.envelope.command.subject is Subject.ENTRY]
    versions = _versions(cache) if items else {}
    return [item.envelope for item in items if still_ahead(item, versions.get(item.case, 0))]


def _versions(cache: sa.Connection) -> dict[str, int]:
    return {row.id: row.version for row in cache.execute(sa.select(reference.c.id, reference.c.version))}
