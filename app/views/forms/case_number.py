"""Another report, found on this computer by the number a person knows."""

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer

from app.context import Context
from app.models.queries import CaseView
from app.views.case.inert import one_line
from app.views.forms.fields import CaseNumber, Scene
from app.views.forms.places import LinePlace
from app.views.later import in_background
from app.views.words import status_word
from domain.ids import CaseId

QUIET_MS: Final = 200


class CaseNumberPlace(LinePlace):
    """Looks the number up in the background and says beneath which report it is."""

    def __init__(self, field: CaseNumber, context: Context) -> None:
        super().__init__(field)
        self._context = context
        self._asked = ""
        self.found: CaseId | None = None
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._look_up)
        self.edit.setPlaceholderText(self.tr("Number, for example 8507247"))
        self.edit.textEdited.connect(self._forget)

    def put(self, answer: str) -> None:
        super().put(answer)
        self._forget()

    def value(self) -> CaseId | None:
        return self.found

    def look(self, scene: Scene) -> None:
        self.setVisible(self.field.shown(scene))

    def objection(self, scene: Scene) -> str:
        if self.found is not None or not (self.answer().strip() or self.field.required):
            return ""
        if not self.answer().strip():
            return self.tr("This has to be filled in.")
        if self._asked != self.answer() or self._quiet.isActive():
            self._look_up()
            return self.tr("Still looking for this report. Try again in a moment.")
        return self.tr("No report with this number is on this computer.")

    def _forget(self) -> None:
        self.found = None
        self._say("")
        if self.answer().strip():
            self._quiet.start()
        else:
            self._quiet.stop()

    def _look_up(self) -> None:
        self._quiet.stop()
        number = self.answer()
        queries, world = self._context.queries, self._context.world()

        def look() -> CaseView | None:
            case = queries.find(number) or CaseId(number)
            return queries.case(case, world)

        in_background(self, self._context, look, partial(self._take, number), lambda _: self._take(number, None))

    def _take(self, number: str, view: CaseView | None) -> None:
        if number != self.answer():
            return
        self._asked = number
        if view is None:
            self._say(self.tr("No report with this number is on this computer."))
            return
        case = view.case
        self.found = case.id
        if number == case.id:
            self.edit.setText(case.tracking)  # as it stands in a command that was taken back
            self._asked = self.answer()
        title = one_line(case.title) or self.tr("Untitled")
        self._say(f"#{one_line(case.tracking)} · {title} · {status_word(case.status)}")
        self.trouble.clear()

    def _say(self, text: str) -> None:
        self.hint.setText(text)
        self.hint.setVisible(bool(text))
