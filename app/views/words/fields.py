"""The names and values of the fields that two people can change at once."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.models.world import World
from app.views.words.lookup import readable, said
from app.views.words.vocabulary import classification_word
from domain.ids import UnitId

_NAMES: Final = {
    "title": QT_TRANSLATE_NOOP("Field", "Title"),
    "edited_text": QT_TRANSLATE_NOOP("Field", "Text of the report"),
    "classification": QT_TRANSLATE_NOOP("Field", "Classification"),
    "category": QT_TRANSLATE_NOOP("Field", "Category"),
    "tags": QT_TRANSLATE_NOOP("Field", "Tags"),
    "name": QT_TRANSLATE_NOOP("Field", "Name"),
    "unit": QT_TRANSLATE_NOOP("Field", "Unit"),
    "content": QT_TRANSLATE_NOOP("Field", "What it shows"),
    "withdrawn": QT_TRANSLATE_NOOP("Field", "Shared"),
}
# What a shared view asks for is no sentence; whether it is shared is told by a flag for its end.
_VALUES: Final = {
    ("withdrawn", "True"): QT_TRANSLATE_NOOP("Field", "no longer"),
    ("withdrawn", "False"): QT_TRANSLATE_NOOP("Field", "yes"),
    ("unit", ""): QT_TRANSLATE_NOOP("Field", "the whole agency"),
}
_SOMETHING_ELSE: Final = QT_TRANSLATE_NOOP("Field", "something else")


def field_word(name: str) -> str:
    """The field's name; one this console does not know stays readable."""
    return said("Field", _NAMES[name]) if name in _NAMES else readable(name)


def value_text(name: str, value: str, world: World) -> str:
    """A field's value as a person reads it; empty where there is none."""
    if name == "classification":
        return classification_word(value)
    if name == "content":
        return said("Field", _SOMETHING_ELSE)
    if (name, value) in _VALUES:
        return said("Field", _VALUES[name, value])
    if name == "unit" and (unit := world.directory.units.get(UnitId(value))):
        return unit.name
    category = world.directory.categories.get(value) if name == "category" else None
    return " – ".join(filter(None, (category.main, category.sub))) if category else value
