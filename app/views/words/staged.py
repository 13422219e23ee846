"""What is done together with an answer, in words: whom it is for and what it says."""

from PySide6.QtCore import QCoreApplication

from app.models.world import World
from app.views.case.inert import one_line
from app.views.words.lookup import readable
from domain.staged import Staged, StagedKind

translate = QCoreApplication.translate


def staged_title(staged: Staged, world: World) -> str:
    """What it is and for whom. A kind that is not known here keeps its own name."""
    match staged.kind:
        case StagedKind.NOTE:
            return translate("Staged", "Internal note – not visible to the reporter")
        case StagedKind.TASK if staged.mandatory:
            return translate("Staged", "Mandatory task for {place}").format(place=_place(staged, world))
        case StagedKind.TASK:
            return translate("Staged", "Task for {place}").format(place=_place(staged, world))
        case StagedKind.INVITATION:
            return translate("Staged", "Invitation for {place}").format(place=_place(staged, world))
    return readable(staged.kind)


def staged_line(staged: Staged, world: World) -> str:
    """All of it in one piece."""
    title = staged_title(staged, world)
    if staged.kind == StagedKind.TASK:
        title = translate("Staged", "{task}, {days} working days").format(task=title, days=staged.days)
    return f"{title}: “{one_line(staged.text)}”"


def _place(staged: Staged, world: World) -> str:
    """The unit, or else the agency as a whole."""
    unit = world.directory.units.get(staged.unit) if staged.unit else None
    agency = world.directory.agencies.get(staged.agency) if staged.agency else None
    return one_line(unit.name if unit else agency.name if agency else staged.unit or staged.agency or "?")
