"""What a row shows: one line for each text, cut where its room ends, laid out once and painted as often as needed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from app.views import theme
from app.views.drawing import DRAWINGS_KEPT, LEFT, MIDDLE, RIGHT, Drawing, Drawings, Stretches

pytestmark = pytest.mark.usefixtures("qapp")

WIDTH, HEIGHT = 400, 40
INK, PAPER = QColor("black"), QColor("white")
FONT = QFont("DejaVu Sans", 10)


def painted(*drawings: Drawing, left: int = 0, top: int = 0) -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    painter = QPainter(image)
    for drawing in drawings:
        drawing.paint(painter, left, top)
    painter.end()
    return image


def of(text: str, rect: QRect | None = None, lean: float = LEFT, marked: Stretches = ()) -> Drawing:
    drawing = Drawing()
    drawing.put(text, rect or QRect(0, 0, WIDTH, HEIGHT), FONT, INK, lean, marked=marked)
    return drawing


def inked(image: QImage) -> QRect:
    """The smallest rectangle around everything that is not paper."""
    found = QRect()
    for y in range(image.height()):
        for x in range(image.width()):
            if image.pixelColor(x, y) != PAPER:
                found = found.united(QRect(x, y, 1, 1))
    return found


@pytest.mark.parametrize(
    ("lean", "where"),
    [
        (LEFT, lambda ink: ink.left() < 3),
        (MIDDLE, lambda ink: abs(ink.left() - (WIDTH - 1 - ink.right())) <= 2),
        (RIGHT, lambda ink: ink.right() > WIDTH - 4),
    ],
)
def test_a_text_leans_to_its_side_in_the_middle_of_the_height(lean: float, where: Callable[[QRect], bool]) -> None:
    ink = inked(painted(of("Jalan rusak", lean=lean)))
    assert where(ink)
    assert abs(ink.center().y() - HEIGHT // 2) <= 4


def test_a_text_ends_where_its_room_ends() -> None:
    room = QRect(20, 0, 90, HEIGHT)
    cut = inked(painted(of("Jembatan gantung lapuk di ujung desa", room)))
    assert room.left() - 1 <= cut.left() and cut.right() <= room.right() + 1, "a letter may reach out by a pixel"
    assert inked(painted(of("Jembatan", room))).width() < cut.width()
    assert inked(painted(of("", room))).isEmpty()


def test_letters_that_run_from_right_to_left_begin_where_all_begin() -> None:
    alone, before_others = painted(of("طريق")), painted(of("طريق rusak"))
    ink = inked(alone)
    assert not ink.isEmpty() and ink.left() < 10
    assert before_others.copy(0, 0, ink.right(), HEIGHT) == alone.copy(0, 0, ink.right(), HEIGHT)


def test_what_looks_like_a_format_is_a_text() -> None:
    assert painted(of("<b>tebal</b>")) != painted(of("tebal"))
    assert inked(painted(of("<b>tebal</b>"))).width() > inked(painted(of("tebal"))).width()


def test_it_is_painted_where_it_is_wanted_and_leaves_the_painter_as_it_was() -> None:
    drawing = of("Jalan rusak", QRect(5, 0, 200, 20))
    at_start, moved = inked(painted(drawing)), inked(painted(drawing, left=50, top=15))
    assert moved == at_start.translated(50, 15)
    both = inked(painted(drawing, of("x", QRect(300, 0, 50, 20))))
    assert both.top() >= 0 and both.left() == at_start.left() and both.right() > 300


def test_found_words_have_a_ground_of_their_own_as_far_as_they_are_shown() -> None:
    def grounds(text: str, rect: QRect, *marked: tuple[int, int]) -> set[int]:
        image = painted(of(text, rect, marked=marked))
        ground = theme.color("found").rgb()
        return {x for x in range(WIDTH) for y in range(HEIGHT) if image.pixel(x, y) == ground}

    wide, narrow = QRect(0, 0, 390, HEIGHT), QRect(0, 0, 60, HEIGHT)
    text = "😀 jalan rusak"
    assert not grounds(text, wide)
    marked = grounds(text, wide, (2, 7))
    assert marked and min(marked) > 15 and max(marked) < 90, "an emoji counts as one"
    assert grounds(text, narrow, (2, 7))
    assert not grounds(text, narrow, (8, 13)), "what is cut away is not marked"


def test_it_is_laid_out_once_for_as_long_as_it_is_kept() -> None:
    drawings, laid_out = Drawings(), []
    keys = [("judul", number) for number in range(DRAWINGS_KEPT)]
    for key in keys * 2:
        drawings.drawing(key, lambda _, key=key: laid_out.append(key))  # type: ignore[misc]
    assert laid_out == keys
    drawings.drawing(keys[0], lambda _: laid_out.append("again"))
    drawings.drawing("one more", lambda _: laid_out.append("one more"))
    drawings.drawing(keys[0], lambda _: laid_out.append("was used last"))
    drawings.drawing(keys[1], lambda _: laid_out.append("was not"))
    assert laid_out[DRAWINGS_KEPT:] == ["one more", "was not"]
