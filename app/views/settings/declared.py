"""Every setting of the console, declared once: its key and values, its words, its group, when it takes effect."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale

from app.i18n import LANGUAGE_NAMES, LANGUAGES
from app.settings import Setting
from app.views import theme
from app.views.case_list.delegate import COMFORTABLE, DENSE, DENSITIES
from app.views.words.lookup import said

OFF, SUMMARISED = "off", "summarised"

LANGUAGE: Final = Setting[str]("language", LANGUAGES, LANGUAGES[0])
THEME: Final = Setting[str]("theme", theme.CHOICES, theme.SYSTEM)
TEXT_SIZE: Final = Setting[int]("text_size", theme.TEXT_SIZES, theme.TEXT_SIZES[0])
DENSITY: Final = Setting[str]("density", DENSITIES, COMFORTABLE)
SINGLE_LETTERS: Final = Setting[bool]("single_letters", (True, False), True)
NOTIFICATIONS: Final = Setting[str]("notifications", (OFF, SUMMARISED), SUMMARISED)
TRAY: Final = Setting[bool]("tray", (True, False), True)


class Group(StrEnum):
    """The headings of the settings, in their order."""

    APPEARANCE = "appearance"
    KEYBOARD = "keyboard"
    NEWS = "news"


@dataclass(frozen=True)
class Declared:
    """A setting as a person meets it. The texts are sources of the catalogue, said in the language of the moment.

    `values` names each allowed value; a flag needs no names, and a number is said as a percentage.
    """

    setting: Setting[Any]
    group: Group
    name: object
    explanation: object
    values: dict[str, object] = field(default_factory=dict)
    from_next_start: bool = False
    values_stay: bool = False
    """Whether the names of the values are the same in every language."""

    @property
    def is_flag(self) -> bool:
        return isinstance(self.setting.default, bool)

    def value_word(self, value: Any) -> str:
        if self.values_stay:
            return str(self.values[value])
        if value in self.values:
            return said("Setting", self.values[value])
        return f"{QLocale().toString(value)} %"


_GROUP_WORDS: Final = {
    Group.APPEARANCE: QT_TRANSLATE_NOOP("Setting", "Appearance"),
    Group.KEYBOARD: QT_TRANSLATE_NOOP("Setting", "Keyboard"),
    Group.NEWS: QT_TRANSLATE_NOOP("Setting", "Notifications"),
}

SETTINGS: Final = (
    Declared(
        LANGUAGE,
        Group.APPEARANCE,
        QT_TRANSLATE_NOOP("Setting", "Language"),
        QT_TRANSLATE_NOOP("Setting", "The language of the window. Reports stay as they were written."),
        {**LANGUAGE_NAMES},
        from_next_start=True,
        values_stay=True,
    ),
    Declared(
        THEME,
        Group.APPEARANCE,
        QT_TRANSLATE_NOOP("Setting", "Colours"),
        QT_TRANSLATE_NOOP("Setting", "High contrast is black and white, with strong edges around everything."),
        {
            theme.SYSTEM: QT_TRANSLATE_NOOP("Setting", "As the system has it"),
            theme.LIGHT: QT_TRANSLATE_NOOP("Setting", "Light"),
            theme.DARK: QT_TRANSLATE_NOOP("Setting", "Dark"),
            theme.HIGH_CONTRAST: QT_TRANSLATE_NOOP("Setting", "High contrast"),
        },
    ),
    Declared(
        TEXT_SIZE,
        Group.APPEARANCE,
        QT_TRANSLATE_NOOP("Setting", "Text size"),
        QT_TRANSLATE_NOOP("Setting", "All text of the window, compared with the usual size on this computer."),
    ),
    Declared(
        DENSITY,
        Group.APPEARANCE,
        QT_TRANSLATE_NOOP("Setting", "Rows of the list"),
        QT_TRANSLATE_NOOP("Setting", "Dense rows show more reports at once, with one line each."),
        {
            COMFORTABLE: QT_TRANSLATE_NOOP("Setting", "Comfortable, two lines"),
            DENSE: QT_TRANSLATE_NOOP("Setting", "Dense, one line"),
        },
    ),
    Declared(
        SINGLE_LETTERS,
        Group.KEYBOARD,
        QT_TRANSLATE_NOOP("Setting", "Single letters act in the list"),
        QT_TRANSLATE_NOOP("Setting", "R answers and N writes a note, but only while the list has the keyboard."),
    ),
    Declared(
        NOTIFICATIONS,
        Group.NEWS,
        QT_TRANSLATE_NOOP("Setting", "Tell me about news"),
        QT_TRANSLATE_NOOP(
            "Setting", "Numbers only, at most once in 15 minutes. What a report says is never part of it."
        ),
        {
            OFF: QT_TRANSLATE_NOOP("Setting", "Never"),
            SUMMARISED: QT_TRANSLATE_NOOP("Setting", "In one summary"),
        },
    ),
    Declared(
        TRAY,
        Group.NEWS,
        QT_TRANSLATE_NOOP("Setting", "Icon beside the clock"),
        QT_TRANSLATE_NOOP("Setting", "Shows the summary there. Without it, the summary stands in the window only."),
    ),
)


def group_word(group: Group) -> str:
    return said("Setting", _GROUP_WORDS[group])


def declared(key: str) -> Declared:
    """Raises KeyError for a key that no setting has."""
    return {entry.setting.key: entry for entry in SETTINGS}[key]
