"""When it happens: offices act in office hours, reporters at any time, and nothing lies in the future."""

import random
from datetime import datetime, timedelta

from server.seed.moves import REPORTER, SYSTEM, Author
from server.seed.places import LOCAL


def _office_hours(instant: datetime, rng: random.Random) -> datetime:
    """`instant`, or the next working hour after it where the region works from eight to half past four."""
    local = instant.astimezone(LOCAL)
    if local.weekday() > 4 or local.hour >= 16:
        local = local.replace(hour=8, minute=0) + timedelta(
            days=max(1, 7 - local.weekday() if local.weekday() > 3 else 1)
        )
        return local + timedelta(minutes=rng.randrange(5, 150), seconds=rng.randrange(60))
    if local.hour < 8:
        return local.replace(hour=8, minute=0) + timedelta(minutes=rng.randrange(5, 150), seconds=rng.randrange(60))
    return instant


def schedule(author: Author) -> list[datetime]:
    """Times after the report and before now, the later ones pushed towards now where the status is short-lived."""
    course, rng, moves = author.course, author.rng, author.moves
    limit = course.now - timedelta(minutes=rng.randint(3, 90))
    available = max((limit - course.reported_at).total_seconds() / 3600, 0.2)
    rigid = sum(m.hours for m in moves if m.rigid)
    loose = sum(m.hours for m in moves) - rigid
    if rigid >= available:
        rigid, loose = 0.0, loose + rigid
        for move in moves:
            move.rigid = False
    room = (available - rigid) * 0.97
    scale = min(1.0, room / loose) if loose else 1.0
    for move in moves:
        move.hours *= 1.0 if move.rigid else scale
    if author.delay_at is not None and course.status in ("in_progress", "awaiting_information"):
        spare = available - sum(m.hours for m in moves) - rng.uniform(6, 24 * 8)
        moves[author.delay_at].hours += max(0.0, spare)
    raw, clock = [], course.reported_at
    for move in moves:
        clock += timedelta(hours=move.hours)
        raw.append(clock)
    snapped, before = [], course.reported_at
    for move, instant in zip(moves, raw, strict=True):
        instant = max(instant, before + timedelta(minutes=rng.randint(2, 9)))
        before = instant if move.actor in (REPORTER, SYSTEM) else _office_hours(instant, rng)
        snapped.append(before)
    chosen = snapped if not snapped or snapped[-1] <= limit else raw
    return [instant.astimezone(course.now.tzinfo).replace(microsecond=0) for instant in chosen]
