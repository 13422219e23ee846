"""What is asked of somebody who reports at the office, and the report that is made of the answers."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.views.case.forms.choices import agency_name, by_name, categories, classifications, units_of
from app.views.case.forms.form import Form
from app.views.forms.fields import Day, Heading, Line, Option, Pick, Scene, Switch, Words
from app.views.words import channel_word, day
from domain.case import Place, Reporter
from domain.commands import Command, IntakeReport
from domain.errors import Code
from domain.ids import AgencyId, CaseId, UnitId
from domain.intake import CHANNELS, TAKE_IN

translate = QCoreApplication.translate

COUNTER: Final = CaseId("intake")
"""Whose the draft is: there is no case yet, and one person takes in one report at a time."""
NIK_DIGITS: Final = 16
_AT: Final = "/"
_PLACE: Final = ("province", "regency", "district", "village")
_WHO: Final = ("name", "nik", "phone", "email")


def _desks(scene: Scene) -> list[Option]:
    """Where the person may take a report in: their own units, or any of an agency that they are responsible for."""
    found: dict[str, str] = {}
    for member in scene.person.in_roles(TAKE_IN):
        agency, unit = member.agency, member.unit
        name = agency_name(agency, scene)
        known = scene.world.directory.units.get(unit) if unit else None
        found[f"{agency}{_AT}{unit or ''}"] = f"{known.name}, {name}" if known else name
        if unit is None:
            found |= {f"{agency}{_AT}{id}": f"{words}, {name}" for words, id in units_of(agency, scene)}
    return [(words, id) for id, words in found.items()]


def _channels(_: Scene) -> list[Option]:
    return by_name((channel_word(each), each) for each in CHANNELS)


def _day_in_words(scene: Scene) -> str:
    when = _INCIDENT.read(scene.answer(_INCIDENT.name))
    if when is None:
        return ""
    words = day(when, scene.today)
    return translate("Intake", "{day}: this day is still to come").format(day=words) if when > scene.today else words


def _nik(scene: Scene) -> str:
    digits = sum(c.isdigit() for c in scene.answer("nik"))
    if digits in (0, NIK_DIGITS):
        return ""
    return translate("Intake", "A NIK has 16 digits; this has {count}.").format(count=digits)


_INCIDENT: Final = Day("incident_date", QT_TRANSLATE_NOOP("CaseAction", "Day it happened"), hint=_day_in_words)


class IntakeForm(Form):
    """A form whose answers make up a place and a person as well."""

    def make(self, values: Mapping[str, Any]) -> Command:
        given = dict(values)
        agency, _, unit = str(given.pop("desk") or "").partition(_AT)
        place = Place(*(given.pop(name).strip() for name in _PLACE))
        who = Reporter(*(given.pop(name).strip() for name in _WHO))
        reporter = who if who != Reporter("") else None
        own = UnitId(unit) if unit else None
        return IntakeReport(AgencyId(agency), unit=own, place=place, reporter=reporter, **given)

    def given_in(self, command: Command) -> dict[str, str]:
        if not isinstance(command, IntakeReport):
            raise TypeError("not a report taken in")
        own = [field for field in self.fields if hasattr(command, field.name)]
        given = {field.name: field.write(value) for field in own if (value := getattr(command, field.name)) is not None}
        given |= {name: getattr(command.place, name) for name in _PLACE}
        given |= {name: getattr(command.reporter, name) for name in _WHO if command.reporter}
        return given | {"desk": f"{command.agency}{_AT}{command.unit or ''}"}


INTAKE: Final = IntakeForm(
    IntakeReport,
    QT_TRANSLATE_NOOP("CaseAction", "New report at the counter"),
    (
        Heading("report", QT_TRANSLATE_NOOP("CaseAction", "The report")),
        Line("title", QT_TRANSLATE_NOOP("CaseAction", "Title"), blames=(Code.TEXT_TOO_LONG,), wide=True),
        Words(
            "text",
            QT_TRANSLATE_NOOP("CaseAction", "What is reported, in the reporter's own words"),
            required=True,
            limit=lambda limits: limits.report_characters,
            blames=(Code.TEXT_REQUIRED,),
        ),
        Pick(
            "channel",
            QT_TRANSLATE_NOOP("CaseAction", "How it came"),
            required=True,
            initial=lambda scene: "face_to_face",
            options=_channels,
        ),
        Pick(
            "desk",
            QT_TRANSLATE_NOOP("CaseAction", "For"),
            required=True,
            initial=lambda scene: next((id for _, id in _desks(scene)), ""),
            options=_desks,
            blames=(Code.NOT_ALLOWED, Code.UNKNOWN_UNIT, Code.UNIT_RETIRED),
        ),
        Pick(
            "classification",
            QT_TRANSLATE_NOOP("CaseAction", "Classification"),
            options=classifications,
            none=QT_TRANSLATE_NOOP("CaseAction", "Not yet"),
        ),
        Pick(
            "category",
            QT_TRANSLATE_NOOP("CaseAction", "Category"),
            options=categories,
            none=QT_TRANSLATE_NOOP("CaseAction", "Not yet"),
            blames=(Code.CATEGORY_RETIRED,),
        ),
        Heading("where", QT_TRANSLATE_NOOP("CaseAction", "When and where")),
        _INCIDENT,
        Line("village", QT_TRANSLATE_NOOP("CaseAction", "Village (kelurahan)")),
        Line("district", QT_TRANSLATE_NOOP("CaseAction", "District (kecamatan)")),
        Line("regency", QT_TRANSLATE_NOOP("CaseAction", "Regency or city")),
        Line("province", QT_TRANSLATE_NOOP("CaseAction", "Province")),
        Heading("who", QT_TRANSLATE_NOOP("CaseAction", "Who reports")),
        Line("name", QT_TRANSLATE_NOOP("CaseAction", "Name")),
        Line("nik", QT_TRANSLATE_NOOP("CaseAction", "NIK"), hint=_nik),
        Line("phone", QT_TRANSLATE_NOOP("CaseAction", "Phone")),
        Line("email", QT_TRANSLATE_NOOP("CaseAction", "Email")),
        Switch("anonymous", QT_TRANSLATE_NOOP("CaseAction", "Anonymous: nobody may name the reporter")),
        Switch("secret", QT_TRANSLATE_NOOP("CaseAction", "Secret: the public does not see this report")),
    ),
    files=True,
)
