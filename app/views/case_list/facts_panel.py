"""In the place of the list while somebody chooses what its rows say: a box for each place in a row."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.context import Context
from app.models.listing import USUAL_FACTS, Fact
from app.models.queries import CaseRow
from app.views.buttons import push_button
from app.views.case_list.line import line_of
from app.views.case_list.sample import SampleRow
from app.views.choice_box import ChoiceBox
from app.views.filtering.words import fact_word
from app.views.labels import plain_label
from app.views.scrolling import scrolling
from app.views.words import office_zone
from domain.shared_views import MOST_FACTS

Facts = tuple[Fact, ...]
Places = tuple[Fact | None, ...]
"""The places of a row; None is one that stays empty."""

_CHOICES: Final = (None, *Fact)


def placed(places: Places, place: int, fact: Fact | None) -> Places:
    """Another fact in a place, counted from 0; one that has a place already changes it with what was there."""
    found = list(places)
    if fact is not None and fact in places:
        found[places.index(fact)] = places[place]
    found[place] = fact
    return tuple(found)


class FactsPanel(QFrame):
    """Edits a copy: the rows change when it is used, and not at all when it is left."""

    applied = Signal(object)
    """The facts of a row, in their order."""
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facts_panel")
        self._context = context
        self._places: Places = USUAL_FACTS
        self._before: Places = USUAL_FACTS
        self._moved = 0  # the place that was chosen for last, and in `_before` what stood where before that began
        self._row: CaseRow | None = None
        self._density = ""
        self.boxes = [self._box(place) for place in range(MOST_FACTS)]
        self.sample = SampleRow()
        self.sample.setObjectName("facts_panel.sample")
        self._looks = plain_label(self.tr("It looks like this:"), kind="muted")
        self.usual = push_button(self.tr("As usual"), object_name="facts_panel.usual", kind="link")
        self.apply = push_button(self.tr("Use for this view"), object_name="facts_panel.apply", kind="primary")
        self.cancel = push_button(self.tr("Cancel"), object_name="facts_panel.cancel")
        self._lay_out()
        self.usual.clicked.connect(lambda: self._begin(USUAL_FACTS))
        self.apply.clicked.connect(lambda: self.applied.emit(self.facts))
        self.cancel.clicked.connect(self.left)

    @property
    def facts(self) -> Facts:
        """What is chosen, the usual ones where all places are empty."""
        return tuple(filter(None, self._places)) or USUAL_FACTS

    def open(self, facts: Facts, row: CaseRow | None, density: str) -> None:
        """`row` is the report that serves as the example, where there is one."""
        self._row, self._density = row, density
        self._begin(facts)
        self.boxes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(self.focusWidget(), QPushButton):
            self.apply.click()
        else:
            super().keyPressEvent(event)

    def _box(self, place: int) -> QComboBox:
        box = ChoiceBox()
        box.setObjectName(f"facts_panel.place_{place + 1}")
        box.setAccessibleName(self.tr("Place {number} of the row").format(number=place + 1))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.setMaxVisibleItems(len(_CHOICES))
        box.addItems([fact_word(fact) for fact in _CHOICES])
        box.activated.connect(lambda index: self._choose(place, _CHOICES[index]))
        return box

    def _begin(self, facts: Facts) -> None:
        self._take((*facts, *(None for _ in range(MOST_FACTS - len(facts)))))
        self._before = self._places

    def _choose(self, place: int, fact: Fact | None) -> None:
        """Arrow keys step over facts that stand elsewhere: what they change places with on the way is put back."""
        if place != self._moved:
            self._before, self._moved = self._places, place
        self._take(placed(self._before, place, fact))

    def _take(self, places: Places) -> None:
        self._places = places
        for box, fact in zip(self.boxes, places, strict=True):
            box.setCurrentIndex(_CHOICES.index(fact))
        for part in (self._looks, self.sample):
            part.setVisible(self._row is not None)
        if self._row is not None:
            world = self._context.world()
            zone = office_zone(self._context.person, world.directory)
            line = line_of(self._row, world, self._context.clock(), zone, self.facts)
            self.sample.show_line(line, self._density)

    def _lay_out(self) -> None:
        places = QGridLayout()
        places.setHorizontalSpacing(8)
        places.setVerticalSpacing(6)
        places.setColumnStretch(1, 1)
        for row, box in enumerate(self.boxes):
            places.addWidget(plain_label(self.locale().toString(row + 1), kind="muted"), row, 0)
            places.addWidget(box, row, 1)
        inside = QWidget()
        inside.setObjectName("facts_panel.inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 4, 16, 8)
        column.setSpacing(8)
        said = self.tr("What the rows of this view say below the title. The last one stands at the far edge.")
        column.addWidget(plain_label(said, kind="muted", wrap=True))
        column.addLayout(places)
        column.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._looks)
        column.addWidget(self.sample)
        column.addStretch(1)
        scroll = scrolling(inside, "facts_panel.scroll")
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 8, 16, 12)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.apply)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addLayout(buttons)
