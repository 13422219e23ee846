"""Which entries of a trail are wanted: all, those that decided, those that moved the case, or one person's."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtWidgets import QComboBox

from app.views.choice_box import ChoiceBox
from app.views.trail.lines import Line

WIDTH: Final = 18
"""Average characters; a longer name ends in an ellipsis."""
_ALL, _DECISIONS, _MOVES = "", "decisions", "moves"
_PERSON = "person:"


class Narrowing(ChoiceBox):
    """Whoever has an entry can be chosen; what is chosen stays so while entries arrive."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("trail.narrowing")
        self.setAccessibleName(self.tr("Entries to show"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(WIDTH)
        self.offer(())

    def offer(self, lines: Iterable[Line]) -> None:
        """The people of these entries, by name."""
        people = {id: name for line in lines for id, name in line.people.items()}
        wanted = [
            (self.tr("All entries"), _ALL),
            (self.tr("Decisions"), _DECISIONS),
            (self.tr("Changes of status"), _MOVES),
            *sorted(((name, _PERSON + id) for id, name in people.items()), key=lambda pair: pair[0].casefold()),
        ]
        if wanted == [(self.itemText(at), self.itemData(at)) for at in range(self.count())]:
            return
        chosen = self.currentData()
        self.blockSignals(True)
        self.clear()
        for text, choice in wanted:
            self.addItem(text, choice)
        self.setCurrentIndex(max(self.findData(chosen), 0))
        self.blockSignals(False)

    def keeps(self, line: Line) -> bool:
        choice = self.currentData()
        if choice == _DECISIONS:
            return line.decides
        if choice == _MOVES:
            return line.moves
        return choice == _ALL or choice.removeprefix(_PERSON) in line.people
