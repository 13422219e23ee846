"""Parts side by side that go on in the next line: none is cut off, none lies over another, whatever the width."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.views.filtering.chip import Chip
from app.views.flow import Flow

WORDS = ("Proses", "Terdisposisi, belum ditindaklanjuti", "Dinas & Badan", "x", "Belum diklasifikasi")


def laid_out(qtbot: QtBot, width: int) -> tuple[QWidget, list[Chip]]:
    box = QWidget()
    qtbot.addWidget(box)
    flow = Flow(box, spacing=6)
    flow.setContentsMargins(16, 2, 16, 8)
    chips = [Chip(words, object_name="chip", spoken=f"Hapus {words}") for words in WORDS]
    for chip in chips:
        flow.addWidget(chip)
    box.resize(width, flow.heightForWidth(width))
    box.show()
    qtbot.waitExposed(box)
    return box, chips


@pytest.mark.parametrize("width", [120, 200, 376, 520, 1200])
def test_every_part_has_its_place(qtbot: QtBot, width: int) -> None:
    box, chips = laid_out(qtbot, width)
    inside = QRect(16, 2, width - 32, box.height() - 10)
    places = [chip.geometry() for chip in chips]
    assert all(inside.contains(place) for place in places)
    assert not any(one.intersects(other) for one in places for other in places if one is not other)


def test_words_without_room_are_shortened_and_the_sign_stays(qtbot: QtBot) -> None:
    _, narrow = laid_out(qtbot, 160)
    assert narrow[1].text().endswith("…  ✕") and narrow[1].accessibleName() == f"Hapus {WORDS[1]}"
    _, wide = laid_out(qtbot, 1200)
    assert [chip.text() for chip in wide] == [f"{words.replace('&', '&&')}  ✕" for words in WORDS]


def test_hidden_parts_and_no_width_take_no_room(qtbot: QtBot) -> None:
    box, chips = laid_out(qtbot, 1200)
    flow = box.layout()
    assert isinstance(flow, Flow)
    for chip in chips:
        chip.hide()
    assert flow.heightForWidth(1200) == 10
    chips[0].show()
    assert flow.heightForWidth(0) > 10
