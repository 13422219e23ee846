"""What scrolls up and down where a small screen or large letters leave too little room."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

BESIDE_BAR: Final = 8  # px that a row keeps free left of a scroll bar, in which the handle has as much again


def scrolling(inside: QWidget, object_name: str) -> QScrollArea:
    """The contents in an area without a frame, which takes no keyboard of its own."""
    area = QScrollArea()
    area.setObjectName(object_name)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
