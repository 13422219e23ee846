"""One transaction's worth of changes on their way into the cache, whether they came as a page, a chunk or a repair."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

import sqlalchemy as sa

from app.models import buckets, case_rows, feed_place
from app.models.buckets import Bucket
from app.models.world import World, load_world
from app.problems import Problem, ProblemCode
from domain.ids import CaseId
from domain.protocol import BucketDelta, Op, OpKind
from domain.scope import REFERENCE

CASE: Final = "case"
FEWEST_TO_ASK_ABOUT: Final = 20
SHARE_TO_ASK_ABOUT: Final = 10  # more than one in ten


@dataclass(frozen=True)
class PageEffect:
    """What a page changed: which cases, the reference data where it moved, and which buckets do not add up."""

    touched: frozenset[CaseId] = frozenset()
    gone: frozenset[CaseId] = frozenset()
    world: World | None = None
    diverged: frozenset[str] = frozenset()


class StaleDelta(Exception):
    """A delta that starts where this cache is not: applying it could skip or repeat changes."""


@dataclass
class Page:
    """Collects what a transaction brings; what no bucket holds in the end leaves with `finish`."""

    connection: sa.Connection
    world: World
    touched: set[str] = field(default_factory=set)
    fresh: int = 0
    leaving: set[str] = field(default_factory=set)
    reference_changed: bool = False

    def __post_init__(self) -> None:
        self._world_before = self.world

    def forget(self, name: str) -> None:
        """Take a bucket out of the cache."""
        feed_place.forget_outstanding(self.connection, name)
        self._let_go(name, buckets.drop(self.connection, name))

    def begin_anew(self, name: str) -> Bucket:
        """From here on only what is sent counts; what was there stays until the new content is complete."""
        begun = (buckets.find(self.connection, name) or Bucket(name)).anew()
        feed_place.forget_outstanding(self.connection, name)
        buckets.keep(self.connection, begun)
        return begun

    def take(self, delta: BucketDelta) -> None:
        held = self.begin_anew(delta.bucket) if delta.reset else buckets.find(self.connection, delta.bucket)
        held = held or Bucket(delta.bucket)
        if held.position != delta.start:
            raise StaleDelta(delta.bucket)
        if delta.snapshot:
            feed_place.await_snapshot(self.connection, delta.bucket, delta.snapshot)
            return
        held = replace(self.apply(held, delta.ops), position=delta.end)
        if delta.more:
            buckets.keep(self.connection, held)
        else:
            self.complete(held, delta.digest, delta.count)

    def apply(self, held: Bucket, ops: Iterable[Op]) -> Bucket:
        """Bring the ops in and return the bucket with its new sums, which the caller keeps."""
        last = {op.id: op for op in ops}
        puts = [op for op in last.values() if buckets.holds(op)]
        shown = [op for op in puts if op.kind == CASE and held.name != REFERENCE]
        records = [op for op in puts if op.kind != CASE or held.name == REFERENCE]
        if shown:
            touched, fresh = case_rows.put_cases(self.connection, held, shown, self.world)
            self.touched |= touched
            self.fresh += fresh
        if records:
            self._put_records(held, records)
        after = buckets.apply(self.connection, held, last.values())
        self._let_go(held.name, [op.id for op in last.values() if op.op == OpKind.OUT])
        return after

    def complete(self, held: Bucket, digest: str = "", count: int = 0) -> None:
        """The bucket is where the server is: what it began anew without leaves, and its sums are compared."""
        buckets.keep(self.connection, replace(held, resetting=False))
        if held.resetting:
            self._let_go(held.name, buckets.sweep(self.connection, held))
            if buckets.unconfirmed(self.connection, held.name):
                feed_place.doubt(self.connection, held.name)
        if digest:
            self.compare(held, digest, count)

    def compare(self, held: Bucket, digest: str, count: int) -> None:
        if held.sums != (digest, count):
            feed_place.doubt(self.connection, held.name, feed_place.expectation(digest, count))
        else:
            feed_place.trust(self.connection, held.name)

    def complete_what_stands_still(self, but: frozenset[str]) -> None:
        """The server has told all there is: a bucket that began anew and was not spoken of has its content whole.

        One whose beginning never came is asked for again; it would stay half loaded for ever.
        """
        for held in buckets.resetting(self.connection):
            if held.name in but or feed_place.is_awaited(self.connection, held.name):
                continue
            if held.position == buckets.START:
                feed_place.ask_again(self.connection, [held.name])
            else:
                self.complete(held)

    def finish(self, *, allow_vanishing: bool, already_gone: int) -> PageEffect:
        """Take out what no bucket holds. Raises the problem many_cases_gone, unless a person has allowed it."""
        held = buckets.still_held(self.connection, self.leaving)
        gone = set(case_rows.versions(self.connection, self.leaving - held))
        if not allow_vanishing:
            self._guard(len(gone), already_gone)
        case_rows.remove_cases(self.connection, gone)
        case_rows.remove_records(self.connection, self.leaving - held - gone)
        self._doubt_unconfirmed(self.leaving & held)
        if self.reference_changed:
            moved = case_rows.moved_by(self._world_before, self.world)
            if moved is not None:
                case_rows.derive(self.connection, self.world, moved, self.touched)
        return PageEffect(
            frozenset(map(CaseId, self.touched - gone)),
            frozenset(map(CaseId, gone)),
            self.world if self.reference_changed else None,
        )

    def _guard(self, gone: int, already_gone: int) -> None:
        """Counts what the whole sync takes: small pages would each stay below any share."""
        together = gone + already_gone
        if not gone or together < FEWEST_TO_ASK_ABOUT:
            return
        total = case_rows.number_of_cases(self.connection) - self.fresh + already_gone
        if together * SHARE_TO_ASK_ABOUT > total:
            raise Problem(ProblemCode.MANY_CASES_GONE, gone=together, total=total)

    def _doubt_unconfirmed(self, entities: Iterable[str]) -> None:
        """A case newer than the buckets that still hold it: only one that has let it go knew of that version."""
        claimed = buckets.claims(self.connection, entities)
        cached = case_rows.versions(self.connection, claimed)
        for name in sorted(buckets.whole_holders(self.connection, [id for id in cached if cached[id] > claimed[id]])):
            feed_place.doubt(self.connection, name)

    def _put_records(self, held: Bucket, records: list[Op]) -> None:
        """What is no case: the reference data, and records that only some may see."""
        written = case_rows.put_records(self.connection, held, records)
        if held.name == REFERENCE:
            self._reload_world()
        else:
            self.touched |= written

    def _let_go(self, name: str, entities: list[str]) -> None:
        if name != REFERENCE:
            self.leaving.update(entities)
        elif entities:
            case_rows.remove_records(self.connection, entities)
            self._reload_world()

    def _reload_world(self) -> None:
        self.reference_changed = True
        self.world = load_world(self.connection)
