"""Which cases there shall be: how old, in which status, and enough work on one officer's desk."""

import math
import random
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

FOCUS_AGENCY = "KAB-TH"
FOCUS_TOPIC = "pupr"
FOCUS_CATEGORY = "PEKERJAAN UMUM DAN PENATAAN RUANG"
FOCUS_SHARE = 0.165
FOCUS_OPEN_SHARE = 0.31
OLDEST_DAYS = 540

# Per hundred open cases on the demonstrated desk: status, loose end, share, youngest age in days.
DESK = (
    ("disposed", "", 41, 1),
    ("reporter_replied", "", 12, 6),
    ("disposed", "submitted", 10, 2),
    ("in_progress", "", 19, 4),
    ("awaiting_information", "", 7, 2),
    ("in_progress", "submitted", 4, 7),
    ("reporter_replied", "submitted", 2, 9),
    ("disposed", "transfer", 3, 2),
    ("disposed", "returned", 2, 4),
)

# What has become of cases by now: up to so many days old, then status and share.
OUTCOMES: tuple[tuple[int, dict[str, int]], ...] = (
    (3, {"unverified": 50, "disposed": 26, "awaiting_information": 6, "in_progress": 6, "archived_by_admin": 6}),
    (
        12,
        {
            "unverified": 9,
            "disposed": 34,
            "in_progress": 30,
            "awaiting_information": 8,
            "reporter_replied": 5,
            "archived_by_admin": 8,
            "archived_by_reporter": 2,
            "closed_by_reporter": 4,
            "closed_by_admin": 2,
            "content_blocked": 1,
        },
    ),
    (
        30,
        {
            "unverified": 2,
            "disposed": 16,
            "in_progress": 26,
            "awaiting_information": 5,
            "reporter_replied": 7,
            "closed_by_system": 24,
            "closed_by_reporter": 6,
            "closed_by_admin": 5,
            "archived_by_admin": 8,
            "archived_by_reporter": 2,
            "content_blocked": 1,
        },
    ),
    (
        OLDEST_DAYS,
        {
            "closed_by_system": 640,
            "closed_by_reporter": 75,
            "closed_by_admin": 60,
            "archived_by_admin": 95,
            "archived_by_system": 45,
            "archived_by_reporter": 20,
            "content_blocked": 12,
            "in_progress": 18,
            "disposed": 18,
            "reporter_replied": 12,
            "awaiting_information": 5,
        },
    ),
)
NOT_AT_A_UNIT = ("unverified", "content_blocked")


@dataclass(frozen=True)
class Plan:
    """One case to be written; `focus` puts it on the demonstrated desk, `variant` leaves a loose end."""

    reported_at: datetime
    status: str
    variant: str = ""
    focus: bool = False

    @property
    def is_ended(self) -> bool:
        return self.status.startswith(("closed", "archived"))


def plans(rng: random.Random, count: int, now: datetime) -> list[Plan]:
    """`count` plans, oldest report first."""
    focus = math.ceil(count * FOCUS_SHARE)
    on_desk = math.ceil(focus * FOCUS_OPEN_SHARE)
    made = _desk(rng, on_desk, now)
    for number in range(on_desk, count):
        at_focus = number < focus
        least = 24.0 if at_focus else 0.05
        age = least + (OLDEST_DAYS - least) * rng.random() ** 1.8
        status = _outcome(rng, age, at_focus)
        if status == "closed_by_system":
            age = max(age, 22.0)
        variant = "submitted" if status in ("disposed", "in_progress") and age > 4 and rng.random() < 0.12 else ""
        made.append(Plan(_instant(rng, now, age), status, variant, at_focus))
    return sorted(made, key=lambda plan: plan.reported_at)


def _desk(rng: random.Random, count: int, now: datetime) -> list[Plan]:
    """Open cases of 1 to 20 days, the ages of each kind spread evenly so that some are late and some fall due."""
    kinds = [(status, variant, youngest) for status, variant, share, youngest in DESK for _ in range(share)]
    seen: Counter[tuple[str, str, int]] = Counter()
    made = []
    for number in range(count):
        kind = kinds[(number * len(kinds)) // count] if count < len(kinds) else kinds[number % len(kinds)]
        status, variant, youngest = kind
        age = youngest + (seen[kind] * 7) % (20 - youngest) + rng.random()
        seen[kind] += 1
        made.append(Plan(_instant(rng, now, age), status, variant, True))
    return made


def _outcome(rng: random.Random, age: float, at_focus: bool) -> str:
    shares = next(shares for days, shares in OUTCOMES if age <= days)
    status = rng.choices(list(shares), list(shares.values()))[0]
    return "disposed" if at_focus and status in NOT_AT_A_UNIT else status


def _instant(rng: random.Random, now: datetime, age: float) -> datetime:
    """`age` days before now, mostly moved into the waking hours of the region (UTC+8)."""
    instant = now - timedelta(days=age)
    local_hour = (instant.hour + 8) % 24
    if local_hour < 6 and age > 1.5 and rng.random() < 0.85:
        instant -= timedelta(hours=local_hour + rng.uniform(1, 9))
    return instant.replace(microsecond=0)
