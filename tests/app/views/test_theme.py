"""Both themes can be read: the contrast of every pair of colours that meets on the screen is computed."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app.views import theme
from app.views.marks import MarkRole

GROUNDS = ("base", "window", "alternate", "row_selected", "row_hover")

# Text colour and the grounds it stands on, here or in the style sheet.
TEXTS = {
    "text": ("window", "base", "alternate", "control", "hover", "pressed", "row_selected", "row_hover", "found"),
    "muted": ("window", "base", "alternate", "row_selected", "row_hover"),
    "on_selection": ("selection", "row_selected"),
    "accent": ("window", "base", "row_selected"),
    "on_accent": ("accent", "accent_hover"),
    "error": ("window", "base"),
    "on_banner": ("banner",),
    "on_tooltip": ("tooltip",),
    "disabled": ("window", "base", "control"),
}
LAW = {
    theme.LIGHT: "#1F5FBF #6B3FA0 #0B6E75 #8A5300 #B3261E #2B6A30 #55595F #7A5A00 #A3195B",
    theme.DARK: "#8AB4F8 #C9A9F2 #6FD3DA #F2B866 #FF9A92 #8FD694 #B4B8BF #E8C86A #FF9CC8",
}
BOTH = (theme.LIGHT, theme.DARK)


def test_contrast_is_computed_as_wcag_says() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", BOTH)
def test_marks_have_the_colours_of_the_law(name: str) -> None:
    found = theme.load(name)
    assert [found.marks[role] for role in MarkRole] == LAW[name].split()


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("role", MarkRole)
def test_marks_are_readable_on_every_ground(name: str, role: MarkRole) -> None:
    found = theme.load(name)
    low = {g: theme.contrast(found.marks[role], found.palette[g]) for g in GROUNDS}
    assert {g: round(c, 2) for g, c in low.items() if c < 5.5} == {}


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("token", TEXTS)
def test_texts_are_readable_on_their_grounds(name: str, token: str) -> None:
    found = theme.load(name)
    low = {g: theme.contrast(found.palette[token], found.palette[g]) for g in TEXTS[token]}
    assert {g: round(c, 2) for g, c in low.items() if c < 4.5} == {}


@pytest.mark.parametrize("name", BOTH)
def test_focus_and_edges_of_controls_can_be_seen(name: str) -> None:
    found = theme.load(name).palette
    for token in ("accent", "control_border"):
        assert min(theme.contrast(found[token], found[ground]) for ground in ("window", "base")) >= 3


@pytest.mark.parametrize("name", BOTH)
def test_every_pair_of_the_palette_qt_paints_with_is_readable(name: str) -> None:
    palette, role = theme.qt_palette(theme.load(name)), QPalette.ColorRole
    for ink, ground in (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.PlaceholderText, role.Base),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase),
        (role.Link, role.Base),
        (role.BrightText, role.Window),
    ):
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
            pair = palette.color(group, ink), palette.color(group, ground)
            assert theme.contrast(*pair) >= 4.5, (ink, ground, group)


def test_both_themes_have_the_same_tokens() -> None:
    light, dark = map(theme.load, BOTH)
    assert (light.palette.keys(), light.marks.keys()) == (dark.palette.keys(), dark.marks.keys())


def test_the_style_sheet_knows_only_tokens_that_exist() -> None:
    for name in BOTH:
        assert "@" not in theme.style_sheet(theme.load(name)).replace("at sign", "")
    broken = theme.Theme("broken", {}, {})
    with pytest.raises(KeyError):
        theme.style_sheet(broken)


@pytest.fixture
def undressed(qapp: QApplication) -> object:
    """The application's own looks again after a test that changed them."""
    before = qapp.palette(), qapp.styleSheet(), qapp.font(), qapp.windowIcon()
    yield qapp
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])
    qapp.setFont(before[2])
    qapp.setWindowIcon(before[3])
    qapp.setProperty("konsol.theme", None)


def test_the_chosen_theme_is_worn(undressed: QApplication) -> None:
    theme.install(undressed, theme.DARK)
    assert theme.current().name == theme.DARK
    assert theme.mark_color(MarkRole.LATE) == QColor("#FF9A92")
    theme.choose(undressed, theme.LIGHT)
    assert theme.current().name == theme.LIGHT
    assert theme.mark_color(MarkRole.LATE) == QColor("#B3261E")
    assert undressed.font().pointSizeF() >= 10
    assert not undressed.windowIcon().isNull()
    assert undressed.windowIcon().pixmap(32, 32).toImage().pixelColor(3, 16).name() == "#1f5fbf"


def test_nonsense_in_the_settings_follows_the_system(undressed: QApplication) -> None:
    theme.install(undressed, "chartreuse")
    assert theme.current().name in BOTH
