"""A bucket's entities as one person may have them, in the order they are needed, packed into pieces for slow lines."""

import gzip
import io
import json
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, Row, and_, literal, select

from domain.case import OPEN
from domain.protocol import OpKind
from server.documents import documents
from server.records import CASE
from server.tables import cases, member
from server.viewer import Viewer, plain_op, put_of

PACKED_BYTES: Final = 80 * 1024
AT_A_TIME: Final = 200


def lines(connection: Connection, viewer: Viewer, name: str) -> Iterator[bytes]:
    """Every entity the bucket holds as a line: open cases first, then what changed last."""
    same = and_(cases.c.id == member.c.entity, member.c.kind == CASE)
    wanted = select(
        literal(OpKind.PUT.value).label("op"), member.c.entity, member.c.kind, member.c.version, member.c.seq
    ).add_columns(cases.c.status)
    rows = connection.execute(wanted.join(cases, same, isouter=True).where(member.c.bucket == name)).all()
    ranked = sorted(rows, key=_rank)
    for start in range(0, len(ranked), AT_A_TIME):
        batch = ranked[start : start + AT_A_TIME]
        docs = documents(connection, batch)
        for row in batch:
            op, _ = put_of(connection, row, docs, viewer.person)
            yield json.dumps(plain_op(op), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _rank(row: Row[Any]) -> tuple[bool, int]:
    return row.status not in OPEN, -row.seq


def packed(found: Iterator[bytes]) -> Iterator[tuple[bytes, int]]:
    """Chunks, each with the number of its lines."""
    buffer, count = io.BytesIO(), 0
    packer = gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0)
    for line in found:
        packer.write(line)
        count += 1
        if buffer.tell() >= PACKED_BYTES:
            packer.close()
            yield buffer.getvalue(), count
            buffer, count = io.BytesIO(), 0
            packer = gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0)
    packer.close()
    if count:
        yield buffer.getvalue(), count
