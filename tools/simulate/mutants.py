"""Defects for the simulation to find: each takes one promise out of the product, by one small patch."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

from app.models.feed_page import Page
from tools.simulate.script import Kind

Patch = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True)
class Mutant:
    """A defect with a name, a sentence, and the patch that puts it in.

    `without` are the faults it is to be found without, because they alone would give it away; `shows` is the kind of
    promise it has to break, where another defect had to be put in beside it, that breaks others.
    """

    name: str
    sentence: str
    put_in: Patch
    without: frozenset[Kind]
    shows: str = ""


MUTANTS: dict[str, Mutant] = {}


def mutant(sentence: str, *without: Kind, shows: str = "") -> Callable[[Callable[[], Iterator[None]]], Patch]:
    """Registers a defect under its function's name."""

    def register(body: Callable[[], Iterator[None]]) -> Patch:
        name = body.__name__
        MUTANTS[name] = Mutant(name, sentence, contextmanager(body), frozenset(without), shows)
        return MUTANTS[name].put_in

    return register


@contextmanager
def replaced(place: Any, **values: Any) -> Iterator[None]:
    """The attributes of `place` for a while; whoever imported them by name keeps the old ones."""
    before = {name: getattr(place, name) for name in values}
    for name, value in values.items():
        setattr(place, name, value)
    try:
        yield
    finally:
        for name, value in before.items():
            setattr(place, name, value)


def undigested() -> AbstractContextManager[None]:
    """No digest stands behind a promise: what goes wrong stays wrong."""
    return replaced(Page, compare=lambda self, held, digest, count: None)


def known() -> dict[str, Mutant]:
    """All of them, on both sides."""
    from tools.simulate import mutants_console, mutants_feed, mutants_server

    assert mutants_console and mutants_feed and mutants_server
    return MUTANTS
