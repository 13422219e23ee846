"""When to try again: full jitter under a growing ceiling, never before the server's own `Retry-After`."""

FIRST_CEILING_SECONDS = 2.0
HIGHEST_CEILING_SECONDS = 15 * 60.0


def ceiling_seconds(attempt: int) -> float:
    """The longest wait after the `attempt`-th failure in a row, counted from 1."""
    return float(min(HIGHEST_CEILING_SECONDS, FIRST_CEILING_SECONDS * 2.0 ** min(attempt, 20)))


def wait_seconds(attempt: int, chance: float, retry_after: float) -> float:
    """How long to wait; `chance` is uniform in [0, 1) and spreads consoles that failed at the same moment."""
    return max(retry_after, chance * ceiling_seconds(attempt))
