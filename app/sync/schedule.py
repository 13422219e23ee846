"""When to try again, with full jitter under a growing ceiling and never before `Retry-After`; how much to ask for."""

FIRST_CEILING_SECONDS = 2.0
HIGHEST_CEILING_SECONDS = 15 * 60.0
SHORTEST_POLL_SECONDS = 5.0
SMALLEST_PAGE = 8 * 1024
LARGEST_PAGE = 512 * 1024
PAGE_SECONDS = 20.0
LONGEST_WAIT_SECONDS = 24 * 3600.0  # whatever a server asks for: a console must come back by itself


def ceiling_seconds(attempt: int) -> float:
    """The longest wait after the `attempt`-th failure in a row, counted from 1."""
    return float(min(HIGHEST_CEILING_SECONDS, FIRST_CEILING_SECONDS * 2.0 ** min(attempt, 20)))


def wait_seconds(attempt: int, chance: float, retry_after: float) -> float:
    """How long to wait; `chance` is uniform in [0, 1) and spreads consoles that failed at the same moment."""
    return max(min(retry_after, LONGEST_WAIT_SECONDS), chance * ceiling_seconds(attempt))


def poll_seconds(asked_for: float) -> float:
    """When to ask again after a sync that went well, within what is sane."""
    return min(max(asked_for, SHORTEST_POLL_SECONDS), LONGEST_WAIT_SECONDS)


def page_bytes(limit: int, seconds: float, *, full: bool) -> int:
    """The size to ask for next, where a page of `limit` took `seconds`: what takes about 20 seconds.

    A page that was not `full` says nothing of what more would have taken. Grows to the double at most.
    """
    factor = PAGE_SECONDS / max(seconds, PAGE_SECONDS / 2)
    return within_page(int(limit * (factor if full else min(1.0, factor))))


def within_page(size: int) -> int:
    return max(SMALLEST_PAGE, min(LARGEST_PAGE, size))
