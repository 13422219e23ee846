"""The look: tokens from resources/themes become Qt's palette, the style sheet and the colours of marks; text sizes."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from app.views.marks import MarkRole

SYSTEM, LIGHT, DARK, HIGH_CONTRAST = "system", "light", "dark", "contrast"
THEMES: Final = (LIGHT, DARK, HIGH_CONTRAST)
CHOICES: Final = (SYSTEM, *THEMES)
TEXT_SIZES: Final = (100, 125, 150, 175, 200)
"""Per cent of the size that text has on this computer."""
FAMILIES: Final = ("Inter", "Segoe UI", "Noto Sans", "DejaVu Sans")
SMALLEST_POINTS: Final = 10.0
LARGER: Final = {"figure": 2.2, "title": 1.5, "heading": 1.2}
"""How many times the text around them; see app.views.labels."""

_RESOURCES: Final = Path(__file__).parents[2] / "resources"
_CHOICE: Final = "konsol.theme"  # the application's property that remembers what was chosen
_USUAL_POINTS: Final = "konsol.points"  # and the one for the text size before it was made larger


@dataclass(frozen=True)
class Theme:
    """The colours of one theme, as #RRGGBB; those that are handed out for painting are shared, not to be changed."""

    name: str
    palette: dict[str, str]
    marks: dict[str, str]

    def color(self, token: str) -> QColor:
        return _ink(self.palette[token])

    def mark_color(self, role: MarkRole) -> QColor:
        return _ink(self.marks[role])


@cache
def load(name: str) -> Theme:
    tokens = tomllib.loads((_RESOURCES / "themes" / f"{name}.toml").read_text(encoding="utf-8"))
    return Theme(name, tokens["palette"], tokens["marks"])


def install(app: QApplication, choice: str = SYSTEM, percent: int = TEXT_SIZES[0]) -> None:
    """Dress the application, now and whenever the system changes its colours while `choice` follows it."""
    app.setStyle("Fusion")  # the one style that takes its colours from the palette everywhere
    if app.property(_USUAL_POINTS) is None:  # dressed again, it may wear larger letters already
        app.setFont(_readable(app.font()))
        app.setProperty(_USUAL_POINTS, app.font().pointSizeF())
    app.setWindowIcon(QIcon(str(_RESOURCES / "icons" / "konsol.svg")))
    choose(app, choice)
    enlarge(app, percent)
    app.styleHints().colorSchemeChanged.connect(lambda _: _dress(app))
    app.styleHints().accessibility().contrastPreferenceChanged.connect(lambda _: _dress(app))


def choose(app: QApplication, choice: str) -> None:
    wanted = choice if choice in CHOICES else SYSTEM
    if app.property(_CHOICE) != wanted:
        app.setProperty(_CHOICE, wanted)
        _dress(app)


def enlarge(app: QApplication, percent: int) -> None:
    """Give all text `percent` of its usual size, what is on the screen included."""
    font = app.font()
    usual = app.property(_USUAL_POINTS) or font.pointSizeF()
    app.setProperty(_USUAL_POINTS, usual)
    points = usual * percent / 100
    if font.pointSizeF() != points:
        font.setPointSizeF(points)
        app.setFont(font)
        _dress(app)


def current() -> Theme:
    """The theme the application wears."""
    return _worn_with(QGuiApplication.palette().color(QPalette.ColorRole.Window).rgb())


def mark_color(role: MarkRole) -> QColor:
    return QColor(current().mark_color(role))


def color(token: str) -> QColor:
    """A colour of the current theme's palette, by its name in resources/themes."""
    return QColor(current().color(token))


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


def style_sheet(theme: Theme, points: float = SMALLEST_POINTS, line: int = 0) -> str:
    """resources/style.qss with every `@token` replaced by the theme's colour; an unknown token is a KeyError.

    `@name` is the theme's own name, `@icons` the folder of the pictures. What grows with the text has to be said in
    numbers: `@title` and `@heading` are sizes for text of `points`, `@line` and `@low_line` the heights of what holds
    a line of `line` pixels.
    """
    sizes = {kind: f"{points * larger:g}pt" for kind, larger in LARGER.items()}
    sizes |= {"line": f"{max(24, line)}px", "low_line": f"{max(20, line)}px"}
    known = {**theme.palette, **sizes, "name": theme.name, "icons": (_RESOURCES / "icons").as_posix()}
    source = (_RESOURCES / "style.qss").read_text(encoding="utf-8")
    return re.sub(r"@(\w+)", lambda found: known[found[1]], source)


def _dress(app: QApplication) -> None:
    theme = load(_wanted(app))
    app.setPalette(qt_palette(theme))
    app.setStyleSheet(style_sheet(theme, app.font().pointSizeF(), QFontMetrics(app.font()).height()))


def followed(scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> str:
    """The theme for what the system asks for."""
    if contrast == Qt.ContrastPreference.HighContrast:
        return HIGH_CONTRAST
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


@cache
def _worn_with(window: int) -> Theme:
    """The theme whose window has this colour (0xAARRGGBB), or one that goes with it."""
    worn = (name for name in THEMES if QColor(load(name).palette["window"]).rgb() == window)
    return load(next(worn, DARK if QColor(window).lightness() < 128 else LIGHT))


@cache
def _ink(name: str) -> QColor:
    return QColor(name)


def _wanted(app: QApplication) -> str:
    choice, hints = app.property(_CHOICE), app.styleHints()
    if choice in THEMES:
        return str(choice)
    return followed(hints.colorScheme(), hints.accessibility().contrastPreference())


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
