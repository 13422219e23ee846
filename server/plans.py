"""The one way an action plan reaches the tables: its row, the files it uses, and the feeds it is in."""

from typing import Final

from sqlalchemy import Connection, insert, select, update

from domain.ids import CaseId
from domain.plans import Plan, plan_buckets
from domain.wire import dumps, loads
from server.database import insert_missing
from server.feed import Change, publish
from server.tables import plan, plan_use

PLAN: Final = "plan"


def locked(connection: Connection, identity: CaseId) -> Plan | None:
    """The plan, which nobody else can change until the transaction ends."""
    wanted = select(plan.c.doc).where(plan.c.id == identity).with_for_update()
    doc = connection.execute(wanted).scalar_one_or_none()
    return None if doc is None else loads(Plan, doc)


def store(connection: Connection, before: Plan | None, after: Plan) -> None:
    """Store one plan at its new version. Publishing ends a transaction: nothing but the commit should follow."""
    columns = {"agency": after.agency, "version": after.version, "doc": dumps(after)}
    if before is None:
        connection.execute(insert(plan).values(id=after.id, **columns))
    else:
        moved = update(plan).where(plan.c.id == after.id, plan.c.version == before.version)
        if connection.execute(moved.values(columns)).rowcount != 1:
            raise ValueError("the plan has moved since it was read")
    known = set(before.evidence) if before else set()
    fresh = sorted({item.sha256 for item in after.evidence if item not in known})
    insert_missing(connection, plan_use, [{"sha256": sha256, "plan": after.id} for sha256 in fresh])
    was = plan_buckets(before) if before else frozenset()
    publish(connection, [Change(after.id, PLAN, after.version, was, plan_buckets(after))])
