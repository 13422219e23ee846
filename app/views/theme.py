"""Light and dark: tokens from resources/themes become Qt's palette, the style sheet, and the colours of marks."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from app.views.marks import MarkRole

SYSTEM, LIGHT, DARK = "system", "light", "dark"
CHOICES: Final = (SYSTEM, LIGHT, DARK)
FAMILIES: Final = ("Inter", "Segoe UI", "Noto Sans", "DejaVu Sans")
SMALLEST_POINTS: Final = 10.0

_RESOURCES: Final = Path(__file__).parents[2] / "resources"
_CHOICE: Final = "konsol.theme"  # the application's property that remembers what was chosen


@dataclass(frozen=True)
class Theme:
    """The colours of one theme, as #RRGGBB."""

    name: str
    palette: dict[str, str]
    marks: dict[str, str]


@cache
def load(name: str) -> Theme:
    tokens = tomllib.loads((_RESOURCES / "themes" / f"{name}.toml").read_text(encoding="utf-8"))
    return Theme(name, tokens["palette"], tokens["marks"])


def install(app: QApplication, choice: str = SYSTEM) -> None:
    """Dress the application, now and whenever the system turns dark or light while `choice` follows it."""
    app.setStyle("Fusion")  # the one style that takes its colours from the palette everywhere
    app.setFont(_readable(app.font()))
    app.setWindowIcon(QIcon(str(_RESOURCES / "icons" / "konsol.svg")))
    choose(app, choice)
    app.styleHints().colorSchemeChanged.connect(lambda _: _dress(app))


def choose(app: QApplication, choice: str) -> None:
    wanted = choice if choice in CHOICES else SYSTEM
    if app.property(_CHOICE) != wanted:
        app.setProperty(_CHOICE, wanted)
        _dress(app)


def current() -> Theme:
    """The theme the application wears."""
    return load(DARK if QGuiApplication.palette().window().color().lightness() < 128 else LIGHT)


def mark_color(role: MarkRole) -> QColor:
    return QColor(current().marks[role])


def color(token: str) -> QColor:
    """A colour of the current theme's palette, by its name in resources/themes."""
    return QColor(current().palette[token])


def contrast(one: str | QColor, other: str | QColor) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    lights = sorted((_luminance(QColor(one)), _luminance(QColor(other))))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def qt_palette(theme: Theme) -> QPalette:
    role, group, token = QPalette.ColorRole, QPalette.ColorGroup, theme.palette
    palette = QPalette()
    for target, name in {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "base",
        role.AlternateBase: "alternate",
        role.Text: "text",
        role.PlaceholderText: "muted",
        role.Button: "control",
        role.ButtonText: "text",
        role.BrightText: "error",
        role.Highlight: "selection",
        role.HighlightedText: "on_selection",
        role.Accent: "accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.ToolTipBase: "tooltip",
        role.ToolTipText: "on_tooltip",
        role.Light: "hover",
        role.Midlight: "border",
        role.Mid: "border",
        role.Dark: "control_border",
        role.Shadow: "border",
    }.items():
        palette.setColor(target, QColor(token[name]))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, target, QColor(token["disabled"]))
    return palette


def style_sheet(theme: Theme) -> str:
    """resources/style.qss with every `@token` replaced by the theme's colour; an unknown token is a KeyError.

    `@name` is the theme's own name, `@icons` the folder of the pictures.
    """
    known = {**theme.palette, "name": theme.name, "icons": (_RESOURCES / "icons").as_posix()}
    source = (_RESOURCES / "style.qss").read_text(encoding="utf-8")
    return re.sub(r"@(\w+)", lambda found: known[found[1]], source)


def _dress(app: QApplication) -> None:
    theme = load(_wanted(app))
    app.setPalette(qt_palette(theme))
    app.setStyleSheet(style_sheet(theme))


def _wanted(app: QApplication) -> str:
    choice = app.property(_CHOICE)
    if choice in (LIGHT, DARK):
        return str(choice)
    return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _readable(font: QFont) -> QFont:
    """The first of our families that is here, at the system's size but not below the smallest."""
    here = set(QFontDatabase.families())
    font.setFamilies([name for name in FAMILIES if name in here] or [font.family()])
    font.setPointSizeF(max(font.pointSizeF(), SMALLEST_POINTS))
    return font


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())
