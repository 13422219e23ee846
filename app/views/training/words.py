"""The exercises and the people of the training in words."""

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.practice import Exercise, Part
from app.views.words.lookup import said


@dataclass(frozen=True)
class Instruction:
    """What is to be tried, and how."""

    title: str
    how: str


_EXERCISES: Final[dict[Exercise, tuple[Any, Any]]] = {
    Exercise.DUE_FIRST: (
        QT_TRANSLATE_NOOP("Training", "Find what is due first"),
        QT_TRANSLATE_NOOP(
            "Training",
            "“Today” has it in its first row. Open that report with Enter and leave an internal note (N, then "
            "Ctrl+Enter).",
        ),
    ),
    Exercise.ANSWER: (
        QT_TRANSLATE_NOOP("Training", "Answer with an example"),
        QT_TRANSLATE_NOOP(
            "Training",
            "Choose a report, press T, take an example and fill in its blanks. Submit it with Ctrl+Enter. Your "
            "supervisor answers after half a minute.",
        ),
    ),
    Exercise.UNDO: (
        QT_TRANSLATE_NOOP("Training", "Take something back"),
        QT_TRANSLATE_NOOP(
            "Training",
            "Write a note or an answer and send it. For ten seconds “Undo” stands beside it: choose that, and it never "
            "leaves.",
        ),
    ),
    Exercise.TASK: (
        QT_TRANSLATE_NOOP("Training", "Give another agency a task"),
        QT_TRANSLATE_NOOP(
            "Training",
            "In a report choose “Action”, “Give a task…” and another agency. It accepts and reports back while you go "
            "on.",
        ),
    ),
    Exercise.OFFLINE: (
        QT_TRANSLATE_NOOP("Training", "Work without a connection"),
        QT_TRANSLATE_NOOP(
            "Training",
            "Tick “Cut the connection” above and answer or note something. Look into the outbox, untick it, and see it "
            "leave.",
        ),
    ),
    Exercise.APPROVE: (
        QT_TRANSLATE_NOOP("Training", "Approve as a supervisor"),
        QT_TRANSLATE_NOOP(
            "Training",
            "Under “Needs approval” an answer of your officer waits. Read it beside the report; approve it with "
            "Ctrl+Shift+Enter or send it back with a note.",
        ),
    ),
    Exercise.CONFLICT: (
        QT_TRANSLATE_NOOP("Training", "Settle a conflict"),
        QT_TRANSLATE_NOOP(
            "Training",
            "Cut the connection and correct the title of a report. A colleague corrects the same one meanwhile. "
            "Reconnect, open it in the outbox, compare, and decide.",
        ),
    ),
}
_PARTS: Final[dict[Part, Any]] = {
    Part.OFFICER: QT_TRANSLATE_NOOP("Training", "Sari · liaison officer"),
    Part.SUPERVISOR: QT_TRANSLATE_NOOP("Training", "Bambang · supervisor"),
    Part.ADMIN: QT_TRANSLATE_NOOP("Training", "Ratna · agency admin"),
}


def instruction(exercise: Exercise) -> Instruction:
    title, how = _EXERCISES[exercise]
    return Instruction(said("Training", title), said("Training", how))


def part_word(part: Part) -> str:
    """Name and role."""
    return said("Training", _PARTS[part])


def part_name(part: Part) -> str:
    return part.capitalize()
