"""The actions that need no more than a reason or a choice: what each asks for, and the command it becomes."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.models.world import World
from app.views.words import command_word
from app.views.words.lookup import said
from domain import commands as c
from domain.case import Case

translate = QCoreApplication.translate


class Choice(StrEnum):
    """What is to be chosen beside the text."""

    NOTHING = "nothing"
    UNIT = "unit"
    AGENCY = "agency"
    DECISION = "decision"


@dataclass(frozen=True)
class Action:
    """One action of the menu; `ask` is the label of its text field, empty where it has none."""

    command: type[c.Command]
    build: Callable[[str, Any], c.Command]
    ask: Any = ""  # QT_TRANSLATE_NOOP gives the text back, but its stub promises only an object
    choice: Choice = Choice.NOTHING

    def label(self) -> str:
        return said("CaseAction", self.ask) if self.ask else ""


_REASON: Final = QT_TRANSLATE_NOOP("CaseAction", "Reason")
_REASON_IF_ANY: Final = QT_TRANSLATE_NOOP("CaseAction", "Reason (may stay empty)")

ACTIONS: Final = (
    Action(c.HandleHere, lambda text, chosen: c.HandleHere()),
    Action(
        c.Dispose,
        lambda text, chosen: c.Dispose(chosen, note=text),
        QT_TRANSLATE_NOOP("CaseAction", "Note for the unit (may stay empty)"),
        Choice.UNIT,
    ),
    Action(
        c.AskInformation,
        lambda text, chosen: c.AskInformation(text),
        QT_TRANSLATE_NOOP("CaseAction", "Question to the reporter, which they will read"),
    ),
    Action(c.AskTransfer, lambda text, chosen: c.AskTransfer(chosen, text), _REASON, Choice.AGENCY),
    Action(
        c.DecideTransfer,
        lambda text, chosen: c.DecideTransfer(bool(chosen), text),
        QT_TRANSLATE_NOOP("CaseAction", "Reason (needed to refuse)"),
        Choice.DECISION,
    ),
    Action(
        c.InviteAgency,
        lambda text, chosen: c.InviteAgency(chosen, text),
        QT_TRANSLATE_NOOP("CaseAction", "Question to the agency"),
        Choice.AGENCY,
    ),
    Action(c.Close, lambda text, chosen: c.Close(text), _REASON_IF_ANY),
    Action(c.Archive, lambda text, chosen: c.Archive(text), _REASON),
)


def action_of(command: type[c.Command]) -> Action | None:
    return next((action for action in ACTIONS if action.command is command), None)


def choices(action: Action, case: Case, world: World) -> list[tuple[str, Any]]:
    """What there is to choose from, by name: (name, value)."""
    directory, here = world.directory, case.holder
    match action.choice:
        case Choice.UNIT:
            units = (u for u in directory.units.values() if u.agency == here.agency and u.id != here.unit)
            found: list[tuple[str, Any]] = [(unit.name, unit.id) for unit in units]
        case Choice.AGENCY:
            known = {here.agency, *case.supporting} if action.command is c.InviteAgency else {here.agency}
            found = [(a.name, a.id) for a in directory.agencies.values() if a.id not in known]
        case Choice.DECISION:
            target = directory.agencies.get(case.transfer.to) if case.transfer else None
            name = target.name if target else "?"
            accept = translate("CaseAction", "Agree: transfer to {agency}").format(agency=name)
            return [(accept, True), (translate("CaseAction", "Refuse: the report stays here"), False)]
        case _:
            return []
    return sorted(found, key=lambda pair: pair[0].casefold())


def choice_label(action: Action) -> str:
    match action.choice:
        case Choice.UNIT:
            return translate("CaseAction", "Unit")
        case Choice.AGENCY:
            return translate("CaseAction", "Agency")
        case Choice.DECISION:
            return translate("CaseAction", "Decision")
    return ""


def action_title(action: Action) -> str:
    return command_word(action.command)
