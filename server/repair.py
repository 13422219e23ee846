"""Finds the rows in which a console and a bucket differ, so that a wrong sum costs those rows and not the bucket."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, Row, literal, select

from domain.protocol import Op, OpKind, RepairReply, RepairRequest, part_of, part_sums
from server.documents import documents
from server.heads import heads
from server.pull import LARGEST_PAGE
from server.tables import member
from server.viewer import Viewer, put_of

AT_A_TIME: Final = 200


def repair(connection: Connection, viewer: Viewer, asked: RepairRequest) -> RepairReply:
    """The parts that differ if sums were sent, else the rows; `moved` if the console must pull first."""
    head = heads(connection, [asked.bucket]).get(asked.bucket) if asked.bucket in viewer.held else None
    if head is None or head.end != asked.position:
        return RepairReply(moved=True)
    wanted = select(member.c.entity, member.c.kind, member.c.version, literal(OpKind.PUT.value).label("op"))
    rows = connection.execute(wanted.where(member.c.bucket == asked.bucket)).all()
    if asked.sums:
        sums = part_sums((row.entity, row.version) for row in rows)
        pairs = enumerate(zip(sums, asked.sums, strict=True))
        return RepairReply(parts=tuple(number for number, (ours, theirs) in pairs if ours != theirs))
    parts = frozenset(asked.parts)
    here = {row.entity: row for row in rows if part_of(row.entity) in parts}
    gone = [Op(OpKind.OUT, entity, 0) for entity in asked.rows if entity not in here and part_of(entity) in parts]
    other = [row for entity, row in sorted(here.items()) if asked.rows.get(entity) != row.version]
    return RepairReply(ops=(*gone, *_puts(connection, viewer, other)))


def _puts(connection: Connection, viewer: Viewer, rows: list[Row[Any]]) -> Iterable[Op]:
    """As many as one answer has room for; the sums will tell the console whether that was all."""
    used = 0
    for start in range(0, len(rows), AT_A_TIME):
        batch = rows[start : start + AT_A_TIME]
        docs = documents(connection, batch)
        for row in batch:
            op, size = put_of(connection, row, docs, viewer.person)
            yield op
            used += size
        if used >= LARGEST_PAGE:
            return
