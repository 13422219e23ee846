"""The names and values of the fields that two people can correct at once."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.models.world import World
from app.views.words.lookup import readable, said
from app.views.words.vocabulary import classification_word

_NAMES: Final = {
    "title": QT_TRANSLATE_NOOP("Field", "Title"),
    "edited_text": QT_TRANSLATE_NOOP("Field", "Text of the report"),
    "classification": QT_TRANSLATE_NOOP("Field", "Classification"),
    "category": QT_TRANSLATE_NOOP("Field", "Category"),
    "tags": QT_TRANSLATE_NOOP("Field", "Tags"),
}


def field_word(name: str) -> str:
    """The field's name; one this console does not know stays readable."""
    return said("Field", _NAMES[name]) if name in _NAMES else readable(name)


def value_text(name: str, value: str, world: World) -> str:
    """A field's value as a person reads it; empty where there is none."""
    if name == "classification":
        return classification_word(value)
    category = world.directory.categories.get(value) if name == "category" else None
    return " – ".join(filter(None, (category.main, category.sub))) if category else value
