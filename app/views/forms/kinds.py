"""Which widget asks which kind of field."""

from typing import Any, Final

from app.context import Context
from app.views.forms.case_number import CaseNumberPlace
from app.views.forms.choosing import ChoicePlace, SeveralPlace
from app.views.forms.difference import DifferencePlace
from app.views.forms.fields import (
    CaseNumber,
    Choice,
    Day,
    Difference,
    Field,
    Heading,
    Line,
    Several,
    Switch,
    Words,
    WorkingDays,
)
from app.views.forms.places import (
    DayPlace,
    HeadingPlace,
    LinePlace,
    Place,
    SwitchPlace,
    WordsPlace,
    WorkingDaysPlace,
)

_KINDS: Final[tuple[tuple[type[Field], Any], ...]] = (
    (Words, WordsPlace),
    (Day, DayPlace),
    (Line, LinePlace),
    (Choice, ChoicePlace),
    (Several, SeveralPlace),
    (Switch, SwitchPlace),
    (WorkingDays, WorkingDaysPlace),
    (Difference, DifferencePlace),
    (Heading, HeadingPlace),
)


def place_for(field: Field, context: Context) -> Place:
    """The widget that asks `field`."""
    if isinstance(field, CaseNumber):
        return CaseNumberPlace(field, context)
    made: Place = next(place for kind, place in _KINDS if isinstance(field, kind))(field)
    return made
