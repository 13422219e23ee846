"""What there is to choose from in the forms of a case: agencies, units, people, tasks and requests, by their names."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from app.views.case.inert import one_line
from app.views.forms.fields import Option, Scene
from app.views.words import classification_word, day
from domain.case import Classification, Task, TaskState
from domain.findings import findings_of
from domain.ids import AgencyId, UnitId
from domain.people import Role
from domain.reveals import of_others
from domain.tasks import UNDONE, due_on, own_tasks, taking_part, undone

translate = QCoreApplication.translate


def by_name(options: Iterable[Option]) -> list[Option]:
    return sorted(options, key=lambda option: option[0].casefold())


def agency_name(id: str, scene: Scene) -> str:
    agency = scene.world.directory.agencies.get(AgencyId(id))
    return agency.name if agency else id


def place_name(agency: str, unit: str | None, scene: Scene) -> str:
    """The unit of an agency, or the agency as a whole."""
    known = scene.world.directory.units.get(UnitId(unit)) if unit else None
    return known.name if known else unit or agency_name(agency, scene)


def agencies(scene: Scene) -> list[Option]:
    return by_name((agency.name, agency.id) for agency in scene.world.directory.agencies.values())


def other_agencies(scene: Scene) -> list[Option]:
    here = scene.the_case.holder.agency
    return [option for option in agencies(scene) if option[1] != here]


def outside_agencies(scene: Scene) -> list[Option]:
    """Those that do not work on the case yet."""
    inside = taking_part(scene.the_case)
    return [option for option in agencies(scene) if option[1] not in inside]


def supporting(scene: Scene) -> list[Option]:
    return by_name((agency_name(id, scene), id) for id in scene.the_case.supporting)


def fellow_agencies(scene: Scene) -> list[Option]:
    """The agencies on the case beside the person's own."""
    own = scene.person.agencies() & taking_part(scene.the_case)
    return by_name((agency_name(id, scene), id) for id in taking_part(scene.the_case) - own)


def competent_agencies(scene: Scene) -> list[Option]:
    """Whom a report may be forwarded to when it is verified: anybody by the national admin, else one's own agency."""
    here = scene.the_case.holder.agency
    national = any(m.role is Role.NATIONAL_ADMIN and m.agency == here for m in scene.person.memberships)
    return agencies(scene) if national else [(agency_name(here, scene), here)]


def units_of(agency: str, scene: Scene) -> list[Option]:
    units = scene.world.directory.units.values()
    return by_name((unit.name, unit.id) for unit in units if unit.agency == agency and not unit.retired)


def units_here(scene: Scene) -> list[Option]:
    """The units of the agency that holds the case."""
    return units_of(scene.the_case.holder.agency, scene)


def usual_unit(scene: Scene) -> str:
    """Which unit of the agency that is chosen, or else holds the case, mostly answers reports of this category."""
    agency = scene.answer("agency") or scene.the_case.holder.agency
    units = scene.world.directory.units
    known = (each for each in scene.usual if each.agency == agency and each.unit in units)
    usual = next((each for each in known if not units[each.unit].retired), None)
    if usual is None:
        return ""
    text = translate("CaseAction", "Mostly answered by {unit}: {count} of {total} reports of this category here")
    return text.format(unit=one_line(units[usual.unit].name), count=usual.count, total=usual.total)


def units_chosen(scene: Scene) -> list[Option]:
    """The units of the agency that is chosen in the form."""
    return units_of(scene.answer("agency"), scene)


def units_to_ask(scene: Scene) -> list[Option]:
    """The units of the chosen agency without the one that has the case: nobody gives a task to themselves."""
    holder = scene.the_case.holder
    return [
        option for option in units_chosen(scene) if option[1] != holder.unit or scene.answer("agency") != holder.agency
    ]


def people_of_unit(scene: Scene) -> list[Option]:
    """Those who work in the unit that is chosen in the form."""
    here, unit = scene.the_case.holder.agency, scene.answer("unit")
    desk = (Role.LIAISON_OFFICER, Role.AGENCY_ADMIN)
    return by_name(
        (" · ".join(filter(None, map(one_line, (card.name, card.title)))), card.id)
        for card in scene.world.directory.people.values()
        if unit and any(m.role in desk and m.covers(here, UnitId(unit)) for m in card.memberships)
    )


def classifications(_: Scene) -> list[Option]:
    return [(classification_word(each), each.value) for each in Classification]


def categories(scene: Scene) -> list[Option]:
    known = scene.world.directory.categories.values()
    return by_name((" – ".join(filter(None, (c.main, c.sub))), c.id) for c in known if not c.retired)


def _task(task: Task, scene: Scene) -> Option:
    due = day(due_on(task, scene.world.calendar, scene.world.directory), scene.today)
    words = translate("CaseAction", "{title} · {place}, due {day}")
    return words.format(
        title=one_line(task.title), place=one_line(place_name(task.agency, task.unit, scene)), day=due
    ), task.id


def own_new_tasks(scene: Scene) -> list[Option]:
    return [_task(task, scene) for task in own_tasks(scene.the_case, scene.person) if task.state == TaskState.OPEN]


def own_undone_tasks(scene: Scene) -> list[Option]:
    return [_task(task, scene) for task in own_tasks(scene.the_case, scene.person) if task.state in UNDONE]


def own_standing_tasks(scene: Scene) -> list[Option]:
    return [_task(task, scene) for task in own_tasks(scene.the_case, scene.person)]


def undone_tasks(scene: Scene) -> list[Option]:
    return [_task(task, scene) for task in undone(scene.the_case)]


def units_of_task(scene: Scene) -> list[Option]:
    """The units to which a task of an agency as a whole may be passed."""
    task = next((task for task in scene.the_case.tasks if task.id == scene.answer("task")), None)
    return units_of(task.agency, scene) if task and task.unit is None else []


def reveal_requests(scene: Scene) -> list[Option]:
    return [
        (f"{one_line(asked.by.signed)}: {asked.reason}", asked.id)
        for asked in of_others(scene.the_case, scene.person.id)
    ]


def findings(scene: Scene) -> list[Option]:
    """The findings of the case; those without an answer first."""
    found = sorted(findings_of(scene.the_case), key=lambda finding: not finding.is_open)
    return [(f"{one_line(finding.by.name)}: {finding.recommendation}", finding.id) for finding in found]


def only(options: Iterable[Option]) -> str:
    """The one answer there is to give; empty where there are several."""
    found = list(options)
    return found[0][1] if len(found) == 1 else ""
