"""A console's context as a training has it, with nothing to be kept."""

from collections.abc import Collection
from dataclasses import replace

from app.context import Context
from app.practice import Exercise, Part, Practice
from tests.support.console import Console


def practice(done: Collection[Exercise] = (), part: Part = Part.OFFICER) -> Practice:
    ticked = frozenset(done)
    return Practice(part, lambda *_: ticked, lambda: False, lambda wanted: None, lambda part: None, lambda: None)


def practising(console: Console, done: Collection[Exercise] = (), part: Part = Part.OFFICER) -> Context:
    return replace(console.context, practice=practice(done, part))
