"""When it happens: offices act in office hours, reporters at any time, and nothing lies in the future."""

import random
from datetime import datetime, timedelta

from server.seed.moves import REPORTER, SYSTEM, Author
from server.seed.places import LOCAL


def _office_hours(instant: datetime, rng: random.Random) -> datetime:
    """`instant`, or the next working hour after it where the region works from eight to four."""
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
    at_leisure, in_haste, at_any_hour = [], [], []
    leisurely = hasty = exact = course.reported_at
    for move in moves:
        exact += timedelta(hours=move.hours)
        at_any_hour.append(exact)
        pause = timedelta(hours=move.hours) if move.rigid else timedelta(minutes=rng.randint(4, 50))
        leisurely = _when(leisurely + timedelta(hours=move.hours), move.actor, rng)
        at_leisure.append(leisurely)
        hasty = _when(max(exact, hasty + pause), move.actor, rng)
        in_haste.append(hasty)
    chosen = next((times for times in (at_leisure, in_haste) if not times or times[-1] <= limit), at_any_hour)
    return [instant.astimezone(course.now.tzinfo).replace(microsecond=0) for instant in chosen]


def _when(instant: datetime, actor: str, rng: random.Random) -> datetime:
    return instant if actor in (REPORTER, SYSTEM) else _office_hours(instant, rng)
