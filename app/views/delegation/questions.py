"""What is asked of somebody who takes leave or appoints a substitute, and the command that is made of the answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.views.case.forms.choices import by_name
from app.views.delegation.standing import administers, name_of, office_of
from app.views.forms.fields import Day, Field, Line, Option, Pick, Scene
from app.views.words import day, refusal_sentence
from app.views.words.lookup import said
from domain.directory_commands import Amendment, AppointSubstitute, TakeLeave
from domain.errors import Code, Refused
from domain.ids import PersonId
from domain.people import Capacity, Membership
from domain.substitution import whole_days

translate = QCoreApplication.translate

FARTHEST: Final = timedelta(days=731)
"""Beyond that a day is a slip of the hand."""
_CAPACITIES: Final = {
    Capacity.ON_BEHALF: QT_TRANSLATE_NOOP("Delegation", "a.n. – in the name of somebody who is away"),
    Capacity.ACTING: QT_TRANSLATE_NOOP("Delegation", "Plt. – acting in an office that is vacant"),
}


@dataclass(frozen=True)
class Request:
    """A command, and the entry of the directory that it is about; None for one that begins with it."""

    entry: str | None
    command: Amendment


@dataclass(frozen=True)
class Question:
    """One form: what the person wants, what they should know, and what it asks for.

    What is answered so far is a draft of its `purpose`.
    """

    purpose: str
    name: Any
    note: Any
    fields: tuple[Field, ...]

    def title(self) -> str:
        return said("Delegation", self.name)


def _named(ids: Mapping[PersonId, str]) -> list[Option]:
    return by_name((words, id) for id, words in ids.items())


def _absent_people(scene: Scene) -> list[Option]:
    """Oneself, and whom one arranges absences for."""
    people = scene.world.directory.people.values()
    theirs = administers(scene.person)
    found = {card.id: card.name for card in people if any(card.works_at(agency) for agency in theirs)}
    return _named({scene.person.id: scene.person.name, **found})


def _lendable(scene: Scene) -> dict[str, tuple[PersonId, Membership]]:
    """Every office that can be lent, under an id of its own."""
    people = scene.world.directory.people.values()
    theirs = administers(scene.person)
    held = [(card.id, member) for card in people for member in card.memberships if member.agency in theirs]
    return {"/".join((id, m.role, m.agency, m.unit or "")): (id, m) for id, m in held}


def _offices(scene: Scene) -> list[Option]:
    directory = scene.world.directory
    lendable = _lendable(scene).items()
    return by_name(
        (f"{name_of(id, directory)} · {office_of(member, directory)}", key) for key, (id, member) in lendable
    )


def _colleagues(scene: Scene) -> list[Option]:
    """Who could stand in: of the same agency, and neither the absent person nor whoever appoints."""
    lent = _lendable(scene).get(scene.answer("office"))
    if lent is None:
        return []
    absent, member = lent
    people = scene.world.directory.people.values()
    apart = {absent, scene.person.id}
    return _named({card.id: card.name for card in people if card.works_at(member.agency) and card.id not in apart})


def _capacities(_: Scene) -> list[Option]:
    return [(said("Delegation", words), capacity.value) for capacity, words in _CAPACITIES.items()]


def _day_in_words(name: str) -> Callable[[Scene], str]:
    def words(scene: Scene) -> str:
        when = _CALENDAR.read(scene.answer(name))
        return day(when, scene.today) if when is not None else ""

    return words


_CALENDAR: Final = Day("", "")
_FIRST: Final = Day(
    "first",
    QT_TRANSLATE_NOOP("CaseAction", "First day"),
    required=True,
    initial=lambda scene: _CALENDAR.write(scene.today),
    hint=_day_in_words("first"),
    blames=(Code.ALREADY_SO,),
)
_LAST: Final = Day(
    "last", QT_TRANSLATE_NOOP("CaseAction", "Last day, included"), required=True, hint=_day_in_words("last")
)
LEAVE: Final = Question(
    "leave",
    QT_TRANSLATE_NOOP("Delegation", "Take leave"),
    QT_TRANSLATE_NOOP("Delegation", "Reports stay where they are; a substitute is appointed by the agency's admin."),
    (
        Pick(
            "person",
            QT_TRANSLATE_NOOP("CaseAction", "Who is away"),
            required=True,
            initial=lambda scene: scene.person.id,
            options=_absent_people,
            shown=lambda scene: len(_absent_people(scene)) > 1,
            wide=True,
        ),
        _FIRST,
        _LAST,
        Line("note", QT_TRANSLATE_NOOP("CaseAction", "Note for colleagues (may stay empty)"), wide=True),
    ),
)
SUBSTITUTE: Final = Question(
    "substitute",
    QT_TRANSLATE_NOOP("Delegation", "Appoint a substitute"),
    QT_TRANSLATE_NOOP("Delegation", "What is done is recorded under both names. Nobody approves a text of their own."),
    (
        Pick(
            "office",
            QT_TRANSLATE_NOOP("CaseAction", "In whose place"),
            required=True,
            options=_offices,
            wide=True,
        ),
        Pick(
            "substitute",
            QT_TRANSLATE_NOOP("CaseAction", "Substitute"),
            required=True,
            options=_colleagues,
            wide=True,
            blames=(Code.UNKNOWN_SUCCESSOR, Code.OWN_ROLES),
        ),
        Pick(
            "capacity",
            QT_TRANSLATE_NOOP("CaseAction", "Signs as"),
            required=True,
            initial=lambda _: Capacity.ON_BEHALF.value,
            options=_capacities,
            wide=True,
        ),
        _FIRST,
        _LAST,
    ),
)


def objection(question: Question, scene: Scene) -> str:
    """What is wrong with the days that were answered; empty where nothing is."""
    first, last = (_CALENDAR.read(scene.answer(name)) for name in ("first", "last"))
    if first is None or last is None:
        return ""
    if last < first:
        return translate("Delegation", "The last day lies before the first.")
    if last - scene.today > FARTHEST or scene.today - first > FARTHEST:
        return translate("Delegation", "More than two years from today: is the year right?")
    if question is SUBSTITUTE and last < scene.today:
        return translate("Delegation", "These days are over already.")
    return ""


def words_of(refused: Refused, question: Question) -> str:
    """Why the directory does not take what was answered."""
    if question is LEAVE and refused.code is Code.ALREADY_SO:
        return translate("Delegation", "Part of these days is leave already.")
    return refusal_sentence(refused.code, refused.fields)


def request(question: Question, values: Mapping[str, Any], scene: Scene) -> Request:
    """The command of answers that nothing stands against."""
    first, last = values["first"], values["last"]
    if question is LEAVE:
        return Request(values.get("person") or scene.person.id, TakeLeave(first, last, values["note"].strip()))
    absent, member = _lendable(scene)[values["office"]]
    since, until = whole_days(first, last, scene.world.directory.zone_of(member.agency))
    command = AppointSubstitute(
        PersonId(values["substitute"]),
        absent,
        member.role,
        member.agency,
        since,
        until,
        member.unit,
        values["capacity"],
    )
    return Request(None, command)
