"""When to try again: full jitter under a growing ceiling, never before the server's own `Retry-After`."""

FIRST_CEILING_SECONDS = 2.0
HIGHEST_CEILING_SECONDS = 15 * 60.0
SHORTEST_POLL_SECONDS = 5.0
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
