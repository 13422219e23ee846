"""The buckets as the cache holds them: which entities, in which version, counted and summed up as the server does.

A bucket that starts anew gets a new generation. Its sums speak of that generation alone; members of older ones keep
their entities in the cache until the new content is complete.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from app.models.tables import bucket, cases, member
from app.problems import Problem, ProblemCode
from domain.protocol import Op, OpKind, Position, digest_text, entity_digest
from domain.wire import WireError

IDS_A_STATEMENT: Final = 500
START: Final = Position()
OTHER_LIFE: Final = -1


@dataclass(frozen=True)
class Bucket:
    """One bucket: the place its content belongs to, and the sums of that content."""

    name: str
    position: Position = START
    digest: int = 0
    members: int = 0
    generation: int = 0
    resetting: bool = False

    @property
    def sums(self) -> tuple[str, int]:
        return digest_text(self.digest), self.members

    def anew(self) -> "Bucket":
        return Bucket(self.name, generation=self.generation + 1, resetting=True)


def find(connection: sa.Connection, name: str) -> Bucket | None:
    row = connection.execute(_FIND, {"of": name}).first()
    return _bucket(row) if row else None


def resetting(connection: sa.Connection) -> list[Bucket]:
    """The buckets that began anew and are not complete."""
    return [_bucket(row) for row in connection.execute(_RESETTING)]


def keep(connection: sa.Connection, held: Bucket) -> None:
    values = {
        "name": held.name,
        "seq": held.position.seq,
        "anchor": held.position.anchor,
        "digest": digest_text(held.digest),
        "members": held.members,
        "generation": held.generation,
        "resetting": held.resetting,
    }
    connection.execute(_KEEP, values)


def apply(connection: sa.Connection, held: Bucket, ops: Iterable[Op]) -> Bucket:
    """Write the members after `ops`, of which there is one for each entity, and return the bucket with its new sums."""
    whole = list(ops)
    puts = [op for op in whole if holds(op)]
    before = _versions(connection, held, [op.id for op in whole])
    for chunk in chunks(op.id for op in whole if op.op == OpKind.OUT):
        connection.execute(_OUT, {"of": held.name, "ids": chunk})
    if puts:
        shared = {"bucket": held.name, "generation": held.generation}
        connection.execute(_PUT, [{**shared, "entity": op.id, "kind": op.kind, "version": op.version} for op in puts])
    digest = held.digest - sum(entity_digest(id, version) for id, version in before.items())
    digest += sum(entity_digest(op.id, op.version) for op in puts)
    return replace(held, digest=digest, members=held.members - len(before) + len(puts))


def holds(op: Op) -> bool:
    """Whether the op puts an entity; an op nobody here knows stops the page, since it may mean anything."""
    if op.op == OpKind.OUT:
        return False
    if op.op != OpKind.PUT:
        raise Problem(ProblemCode.UPGRADE_NEEDED)
    if op.doc is None:
        raise WireError("Op: a document was expected")
    return True


def sweep(connection: sa.Connection, held: Bucket) -> list[str]:
    """Let go of what the current generation did not confirm; returns those entities."""
    mine = {"of": held.name, "now": held.generation}
    left = list(connection.scalars(_OLDER, mine))
    if left:
        connection.execute(_SWEEP, mine)
    return left


def drop(connection: sa.Connection, name: str) -> list[str]:
    """Let go of a bucket and its members; returns the entities it held."""
    left = list(connection.scalars(sa.select(member.c.entity).where(member.c.bucket == name)))
    connection.execute(member.delete().where(member.c.bucket == name))
    connection.execute(bucket.delete().where(bucket.c.name == name))
    return left


def recounted(connection: sa.Connection, held: Bucket) -> Bucket:
    """The bucket with the sums of the rows that are there, whatever was kept of them before."""
    mine = (member.c.bucket == held.name) & (member.c.generation == held.generation)
    rows = connection.execute(sa.select(member.c.entity, member.c.version).where(mine)).all()
    return replace(held, digest=sum(entity_digest(row.entity, row.version) for row in rows), members=len(rows))


def still_held(connection: sa.Connection, entities: Iterable[str]) -> set[str]:
    """Which of these are in any bucket, of whatever generation."""
    found: set[str] = set()
    for chunk in chunks(entities):
        found.update(connection.scalars(_STILL_HELD, {"ids": chunk}))
    return found


def claims(connection: sa.Connection, entities: Iterable[str], but: Bucket | None = None) -> dict[str, int]:
    """The newest version that the buckets speak of, among them what an older generation knew in this life.

    `but` leaves out what the current generation of one bucket says.
    """
    besides = {"of": but.name, "now": but.generation} if but else {"of": "", "now": 0}  # no bucket has this name
    found: dict[str, int] = {}
    for chunk in chunks(entities):
        found |= {row.entity: row.version for row in connection.execute(_CLAIMS, {**besides, "ids": chunk})}
    return found


def whole_holders(connection: sa.Connection, entities: Iterable[str]) -> set[str]:
    """The buckets that hold any of these and are not just starting anew."""
    found: set[str] = set()
    for chunk in chunks(entities):
        found.update(connection.scalars(_WHOLE_HOLDERS, {"ids": chunk}))
    return found


def unconfirmed(connection: sa.Connection, name: str) -> bool:
    """Whether a bucket holds a case that is cached in a newer version than any bucket speaks of."""
    return connection.execute(_UNCONFIRMED, {"of": name}).first() is not None


def begin_another_life(connection: sa.Connection) -> None:
    """No version that was seen in another life of the server's database speaks against those of this one."""
    connection.execute(member.update().values(generation=OTHER_LIFE))


def chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    whole = list(ids)
    return (whole[start : start + IDS_A_STATEMENT] for start in range(0, len(whole), IDS_A_STATEMENT))


def _versions(connection: sa.Connection, held: Bucket, ids: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for chunk in chunks(ids):
        mine = {"of": held.name, "now": held.generation, "ids": chunk}
        found |= {row.entity: row.version for row in connection.execute(_VERSIONS, mine)}
    return found


def _bucket(row: sa.Row[Any]) -> Bucket:
    position = Position(row.seq, row.anchor)
    return Bucket(row.name, position, _number(row.digest), row.members, row.generation, row.resetting)


def _number(digest: str) -> int:
    """A digest that is none counts as one that does not add up, and is repaired like that."""
    try:
        return int(digest, 16)
    except ValueError:
        return -1


# Built once: building a statement takes longer than SQLite takes to carry it out.
_ids: Final[sa.BindParameter[str]] = sa.bindparam("ids", expanding=True)
_of: Final[sa.BindParameter[str]] = sa.bindparam("of")
_now: Final[sa.BindParameter[int]] = sa.bindparam("now")
_FIND: Final = sa.select(bucket).where(bucket.c.name == _of)
_RESETTING: Final = sa.select(bucket).where(bucket.c.resetting).order_by(bucket.c.name)
_KEEP: Final = bucket.insert().prefix_with("OR REPLACE")
_STILL_HELD: Final = sa.select(member.c.entity).where(member.c.entity.in_(_ids)).distinct()
_OUT: Final = member.delete().where(member.c.bucket == _of, member.c.entity.in_(_ids))
_VERSIONS: Final = sa.select(member.c.entity, member.c.version).where(
    member.c.bucket == _of, member.c.generation == _now, member.c.entity.in_(_ids)
)
_CLAIMS: Final = (
    sa.select(member.c.entity, sa.func.max(member.c.version).label("version"))
    .where(
        member.c.entity.in_(_ids),
        member.c.generation > OTHER_LIFE,
        ~((member.c.bucket == _of) & (member.c.generation == _now)),
    )
    .group_by(member.c.entity)
)
_WHOLE_HOLDERS: Final = (
    sa.select(member.c.bucket)
    .join(bucket, (bucket.c.name == member.c.bucket) & ~bucket.c.resetting)
    .where(member.c.entity.in_(_ids))
    .distinct()
)
_older = (member.c.bucket == _of) & (member.c.generation != _now)
_OLDER: Final = sa.select(member.c.entity).where(_older)
_SWEEP: Final = member.delete().where(_older)
_other = member.alias()
_newest = sa.select(sa.func.max(_other.c.version)).where(
    _other.c.entity == member.c.entity, _other.c.generation > OTHER_LIFE
)
_UNCONFIRMED: Final = (
    sa.select(member.c.entity)
    .join(cases, cases.c.id == member.c.entity)
    .where(member.c.bucket == _of, cases.c.version > _newest.scalar_subquery())
    .limit(1)
)
_row = insert(member)
_PUT: Final = _row.on_conflict_do_update(
    index_elements=["bucket", "entity"],
    set_={name: _row.excluded[name] for name in ("kind", "version", "generation")},
)
