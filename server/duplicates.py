"""The other side of a link between two cases: the main one says the same, changed in the same transaction."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, select

from domain.apply import apply
from domain.case import Case
from domain.commands import Envelope, LinkDuplicate, RecordDuplicate, UnlinkDuplicate
from domain.errors import Code, Refused
from domain.ids import CaseId
from domain.people import SYSTEM, Person
from domain.scope import buckets_held, buckets_of
from server.directory import Reference
from server.incoming import is_name
from server.records import load_case
from server.tables import cases


def lock_both(connection: Connection, envelope: Envelope) -> None:
    """Lock the two cases of a link in one order, so that links that cross never wait for each other."""
    match envelope.command:
        case LinkDuplicate(of=main_id):
            main: str | None = main_id
        case UnlinkDuplicate():
            known = load_case(connection, envelope.case)
            main = known.duplicate_of if known else None
        case _:
            return
    ids = [id for id in (envelope.case, main) if id and is_name(id)]
    connection.execute(select(cases.c.id).where(cases.c.id.in_(ids)).order_by(cases.c.id).with_for_update()).all()


def other_side(
    connection: Connection,
    reference: Reference,
    actor: Person,
    before: Case,
    after: Case,
    envelope: Envelope,
    now: datetime,
) -> tuple[Case, Case] | Refused | None:
    """The main case before and after, when `envelope` has led its duplicate from `before` to `after`; None without one.

    A link is made only to a case the actor may see. It is undone whoever sees the main one: it may have moved on.
    """
    match envelope.command:
        case LinkDuplicate(of=main_id, reason=reason):
            main = load_case(connection, main_id) if is_name(main_id) else None
            if main is None or not buckets_of(main) & buckets_held(actor, reference.directory):
                return Refused(Code.UNKNOWN_MAIN)
            linked = True
        case UnlinkDuplicate(reason=reason) if before.duplicate_of is not None:
            main = load_case(connection, CaseId(before.duplicate_of))
            linked = False
            if main is None or before.id not in main.duplicates:
                return None
        case _:
            return None
    told = RecordDuplicate(before.id, after.events[-1].by, linked, reason)
    note = replace(envelope, case=main.id, base_version=main.version, actor=SYSTEM.id, command=told, on_behalf_of=None)
    recorded = apply(main, note, SYSTEM, reference.directory, now, reference.limits)
    if isinstance(recorded, Case):
        return main, recorded
    return recorded if isinstance(recorded, Refused) else Refused(Code.MALFORMED)
