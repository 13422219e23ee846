"""Every theme can be read: the contrast of every pair of colours that meets on the screen is computed."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views import theme
from app.views.buttons import push_button
from app.views.case.paper import tint
from app.views.labels import plain_label
from app.views.marks import MarkRole

GROUNDS = ("base", "window", "alternate", "row_selected", "row_hover")

# Text colour and the grounds it stands on, here or in the style sheet.
TEXTS = {
    "text": ("window", "base", "alternate", "control", "hover", "pressed", "row_selected", "row_hover", "found"),
    "muted": ("window", "base", "alternate", "row_selected", "row_hover", "hover"),
    "on_selection": ("selection",),
    "accent": ("window", "base", "row_selected", "hover"),
    "on_accent": ("accent", "accent_hover"),
    "error": ("window", "base"),
    "on_banner": ("banner",),
    "on_training": ("training",),
    "on_tooltip": ("tooltip",),
    "disabled": ("window", "base", "control"),
}
# What shows where the keyboard is or where a control ends, and what it is drawn on. `border` only parts what space
# and words part already, and no control ends with it alone.
EDGES = {
    "accent": ("window", "base", "alternate", "control", "hover", "row_selected", "row_hover"),
    "control_border": ("window", "base", "control", "hover"),
    "on_accent": ("accent",),
    "on_selection": ("selection",),
    "on_banner": ("banner",),
    "on_training": ("training",),
}
PARTS_ONLY = {"border"}
LAW = {
    theme.LIGHT: "#1F5FBF #6B3FA0 #0B6E75 #8A5300 #B3261E #2B6A30 #55595F #7A5A00 #A3195B",
    theme.DARK: "#8AB4F8 #C9A9F2 #6FD3DA #F2B866 #FF9A92 #8FD694 #B4B8BF #E8C86A #FF9CC8",
}


def test_contrast_is_computed_as_wcag_says() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", LAW)
def test_marks_have_the_colours_of_the_law(name: str) -> None:
    found = theme.load(name)
    assert [found.marks[role] for role in MarkRole] == LAW[name].split()


@pytest.mark.parametrize("name", theme.THEMES)
@pytest.mark.parametrize("role", MarkRole)
def test_marks_are_readable_on_every_ground(name: str, role: MarkRole) -> None:
    found = theme.load(name)
    low = {g: theme.contrast(found.marks[role], found.palette[g]) for g in GROUNDS}
    assert {g: round(c, 2) for g, c in low.items() if c < 5.5} == {}


@pytest.mark.parametrize("name", theme.THEMES)
@pytest.mark.parametrize("token", TEXTS)
def test_texts_are_readable_on_their_grounds(name: str, token: str) -> None:
    found = theme.load(name)
    low = {g: theme.contrast(found.palette[token], found.palette[g]) for g in TEXTS[token]}
    assert {g: round(c, 2) for g, c in low.items() if c < 4.5} == {}


@pytest.mark.parametrize("name", theme.THEMES)
@pytest.mark.parametrize("token", EDGES)
def test_focus_and_edges_of_controls_can_be_seen(name: str, token: str) -> None:
    found = theme.load(name).palette
    low = {g: theme.contrast(found[token], found[g]) for g in EDGES[token]}
    assert {g: round(c, 2) for g, c in low.items() if c < 3} == {}


@pytest.mark.parametrize("name", theme.THEMES)
@pytest.mark.parametrize("role", MarkRole)
def test_what_is_said_on_a_tinted_ground_is_readable(undressed: QApplication, name: str, role: MarkRole) -> None:
    theme.choose(undressed, name)
    found = theme.current()
    assert found.name == name
    for ink in (found.palette["text"], found.palette["muted"], found.marks[role]):
        assert theme.contrast(ink, tint(theme.mark_color(role))) >= 4.5


def painted_together(sheet: str) -> tuple[set[tuple[str, str]], set[tuple[str, str]], set[str]]:
    """The pairs of ink and ground, those of edge and ground, and all inks and edges of a style sheet."""
    texts, edges, alone = set(), set(), set()
    for rule in re.findall(r"\{([^}]*)\}", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)):
        ground = re.search(r"(?:^|;)\s*background: @(\w+)", rule)
        for ink in re.findall(r"(?:^|;)\s*color: @(\w+)", rule):
            alone.add(ink)
            texts |= {(ink, ground[1])} if ground else set()
        for edge in re.findall(r"border[\w-]*:[^;]*@(\w+)", rule):
            alone.add(edge)
            edges |= {(edge, ground[1])} if ground and edge != ground[1] else set()
    return texts, edges, alone


def test_no_pair_of_the_style_sheet_is_missing_from_these_tables() -> None:
    texts, edges, alone = painted_together((theme._RESOURCES / "style.qss").read_text(encoding="utf-8"))
    assert len(texts) > 8 and len(edges) > 3
    assert {(ink, ground) for ink, ground in texts if ground not in TEXTS.get(ink, ())} == set()
    controls = {(edge, ground) for edge, ground in edges if edge not in PARTS_ONLY}
    assert {(edge, ground) for edge, ground in controls if ground not in EDGES.get(edge, ())} == set()
    assert alone - PARTS_ONLY <= TEXTS.keys() | EDGES.keys()


def test_no_colour_a_view_paints_with_is_missing_from_these_tables() -> None:
    views = (path.read_text(encoding="utf-8") for path in Path(theme.__file__).parent.rglob("*.py"))
    painted = {token for source in views for token in re.findall(r'\bcolor\("(\w+)"', source)}
    grounds = {ground for table in (TEXTS, EDGES) for pairs in table.values() for ground in pairs}
    assert len(painted) > 5
    assert painted - PARTS_ONLY <= TEXTS.keys() | EDGES.keys() | grounds


@pytest.mark.parametrize("name", theme.THEMES)
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


def test_all_themes_have_the_same_tokens() -> None:
    first, *others = map(theme.load, theme.THEMES)
    for other in others:
        assert (first.palette.keys(), first.marks.keys()) == (other.palette.keys(), other.marks.keys()), other.name


def test_the_style_sheet_knows_only_tokens_that_exist() -> None:
    for name in theme.THEMES:
        assert "@" not in theme.style_sheet(theme.load(name)).replace("at sign", "")
    broken = theme.Theme("broken", {}, {})
    with pytest.raises(KeyError):
        theme.style_sheet(broken)
    assert "font-size: 24pt" in theme.style_sheet(theme.load(theme.LIGHT), 16.0), "a title"


@pytest.fixture
def undressed(qapp: QApplication) -> object:
    """The application's own looks again after a test that changed them."""
    before = qapp.palette(), qapp.styleSheet(), qapp.font(), qapp.windowIcon()
    usual = qapp.property("konsol.points")
    qapp.setProperty("konsol.points", None)  # another test's letters are not the usual ones here
    yield qapp
    qapp.setProperty("konsol.points", usual)
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
    assert theme.current().name in theme.THEMES


def test_text_is_made_larger_and_smaller_again(undressed: QApplication, qtbot: QtBot) -> None:
    """What is on the screen already grows with it, headings in their proportion."""
    theme.install(undressed, theme.LIGHT)
    usual = undressed.font().pointSizeF()
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    title, text, button = plain_label("Judul", kind="title"), plain_label("Isi"), push_button("Simpan", object_name="b")
    button.setProperty("kind", "primary")  # the style sheet gives it a weight of its own
    for widget in (title, text, button):
        column.addWidget(widget)
    window.show()
    for percent in (200, 125, 100):
        theme.enlarge(undressed, percent)
        undressed.processEvents()
        shown = [widget.font().pointSizeF() / usual for widget in (text, button, title)]
        assert shown == pytest.approx([percent / 100, percent / 100, 1.5 * percent / 100])


def test_the_systems_wish_for_contrast_is_followed(undressed: QApplication) -> None:
    """Where the person did not choose colours themselves."""
    assert theme.followed(Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast) == theme.HIGH_CONTRAST
    assert theme.followed(Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference) == theme.DARK
    assert theme.followed(Qt.ColorScheme.Unknown, Qt.ContrastPreference.NoPreference) == theme.LIGHT
