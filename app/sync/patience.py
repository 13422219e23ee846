"""How long to wait after what went wrong on the transfer thread."""

from collections.abc import Callable

from app.problems import Problem
from app.sync.schedule import wait_seconds


class Patience:
    """Counts the rounds in a row that had trouble; `wait` is None where the last one had none."""

    def __init__(self, chance: Callable[[], float]) -> None:
        self._chance = chance
        self._attempts = 0
        self._retry_after = 0.0
        self.wait: float | None = None

    def begin(self) -> None:
        """A new round."""
        self.wait, self._retry_after = None, 0.0

    def went_well(self) -> None:
        self._attempts = 0

    def put_off(self, problem: Problem) -> None:
        self._retry_after = max(self._retry_after, problem.retry_after)
        if self.wait is None:
            self._attempts += 1
        self.wait = wait_seconds(self._attempts, self._chance(), self._retry_after)
