"""The cache of server rows: a page of the feed is taken in one transaction, or not at all."""

from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from app.models import buckets, feed_place
from app.models.feed_page import Page, PageEffect, StaleDelta
from app.models.feed_place import FeedState, ask_again, feed_position, unchanged
from app.models.world import World, load_world
from domain.protocol import SyncReply
from domain.scope import REFERENCE
from domain.wire import from_wire

__all__ = ["FeedState", "PageEffect", "StaleDelta", "ask_again", "feed_position", "take_page", "unchanged"]


def take_page(
    connection: sa.Connection,
    reply: SyncReply,
    world: World | None = None,
    *,
    allow_vanishing: bool = False,
    already_gone: int = 0,
) -> PageEffect:
    """Apply one answer of the server inside the caller's transaction, which must be taken back on an error.

    `world` is the reference data as of the last page, for callers that have it at hand; `already_gone` is how many
    cases earlier pages of this sync took out. Raises StaleDelta and WireError, and the problems upgrade_needed and,
    unless vanishing is allowed, many_cases_gone.
    """
    as_of = from_wire(datetime, reply.server_time)
    before = feed_position(connection)
    page = Page(connection, world or load_world(connection))
    known = before.buckets.union(before.loading, before.again, before.doubtful)
    for name in sorted(known - set(reply.grants)):
        page.forget(name)
    if before.epoch not in ("", reply.epoch):
        buckets.begin_another_life(connection)
        for name in sorted(before.buckets & set(reply.grants)):
            page.begin_anew(name)
    for delta in sorted(reply.buckets, key=lambda delta: delta.bucket != REFERENCE):
        page.take(delta)
    if not reply.more:
        page.complete_what_stands_still(frozenset(delta.bucket for delta in reply.buckets if delta.more))
    effect = page.finish(allow_vanishing=allow_vanishing, already_gone=already_gone)
    feed_place.move_to(connection, reply.epoch, reply.cursor, as_of)
    return effect if reply.more else replace(effect, diverged=frozenset(feed_position(connection).doubtful))
