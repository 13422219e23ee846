"""Shows what an answer changes of a text, as it is written."""

from typing import Final

from PySide6.QtCore import QTimer

from app.views.case.marked_words import write_difference
from app.views.case.paper import Paper, Pen
from app.views.forms.fields import Difference, Scene
from app.views.forms.places import Place

HEIGHT: Final = 64
AFTER_TYPING_MS: Final = 150


class DifferenceSheet(Paper):
    """Two texts as one, once typing pauses: comparing long ones for every key would be felt."""

    def __init__(self) -> None:
        super().__init__()
        self._before = self._after = ""
        self._soon = QTimer(self, singleShot=True, interval=AFTER_TYPING_MS)
        self._soon.timeout.connect(self.write)
        self.setMinimumHeight(HEIGHT)

    def compare(self, before: str, after: str) -> None:
        if (before, after) != (self._before, self._after):
            self._before, self._after = before, after
            self._soon.start()

    def compose(self, pen: Pen) -> None:
        if self._before == self._after:
            pen.line(self.tr("Nothing has been changed yet."))
        else:
            write_difference(pen, self._before, self._after)


class DifferencePlace(Place):
    """Hears of every answer, and shows one beside what stood there first."""

    def __init__(self, field: Difference) -> None:
        self._of = field.of
        self._begun = field.initial
        self.sheet = DifferenceSheet()
        super().__init__(field, self.sheet)
        self.sheet.write()

    def answer(self) -> str:
        return ""

    def put(self, answer: str) -> None:
        """Nothing can be answered here."""

    def look(self, scene: Scene) -> None:
        super().look(scene)
        self.sheet.compare(self._begun(scene), scene.answer(self._of))

    def lock(self, locked: bool) -> None:
        """It can be read while the form is sent."""
