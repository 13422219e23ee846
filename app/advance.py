"""How far something has come that takes its time: told by the thread that does it to whoever waits."""

from dataclasses import dataclass


class GivenUp(Exception):
    """Whoever waited does not want to wait until it is done."""


@dataclass(frozen=True)
class Stretch:
    """A part of the way with its name; `done` of `whole`, in whatever it is counted."""

    name: str
    done: float
    whole: float


class Advance:
    """Written by one thread, read and given up by another."""

    def __init__(self, stretch: Stretch | None = None) -> None:
        self.stretch = stretch
        self._unwanted = False

    def give_up(self) -> None:
        """Have the work stop where it next looks."""
        self._unwanted = True

    @property
    def is_unwanted(self) -> bool:
        return self._unwanted

    def check(self) -> None:
        """Raises GivenUp once nobody waits for the work any longer."""
        if self.is_unwanted:
            raise GivenUp

    def reach(self, name: str, done: float, whole: float) -> None:
        """Tell how far it has come. Raises GivenUp."""
        self.check()
        self.stretch = Stretch(name, done, whole)
