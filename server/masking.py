"""A stored case as one person may have it, with the bare copies of pictures that it then names."""

from sqlalchemy import Connection, select

from domain.case import Case
from domain.people import Person
from domain.scope import masked, sees_identity
from domain.veil import NO_COPIES, BareCopy, reporters_files
from server.database import in_chunks
from server.tables import bare_copy


def masked_for(connection: Connection, case: Case, person: Person) -> Case:
    """Everything that is sent of a case, to anybody, comes from here."""
    if sees_identity(case, person):
        return masked(case, person, NO_COPIES)
    return masked(case, person, _copies(connection, case))


def _copies(connection: Connection, case: Case) -> dict[str, BareCopy]:
    found: dict[str, BareCopy] = {}
    for chunk in in_chunks(sorted({item.sha256 for item in reporters_files(case)})):
        wanted = select(bare_copy).where(bare_copy.c.sha256.in_(chunk))
        found |= {row.sha256: BareCopy(row.copy, row.size) for row in connection.execute(wanted)}
    return found
