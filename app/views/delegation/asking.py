"""The page on which leave is taken and a substitute appointed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.context import Context
from app.views.buttons import push_button
from app.views.case.trouble import Trouble
from app.views.delegation.questions import Question, Request, objection, request, words_of
from app.views.forms.fields import Scene
from app.views.forms.sheet import FormSheet
from app.views.jotting import DELEGATION, Jotting
from app.views.labels import plain_label
from app.views.words.lookup import said
from domain.errors import Refused


class Asking(QWidget):
    """One question at a time; what is answered is a Request. Answers that led to none are found again."""

    answered = Signal(object)
    cancelled = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._question: Question | None = None
        self.heading = plain_label(kind="title", wrap=True)
        self.note = plain_label(kind="muted", wrap=True)
        self.sheet = FormSheet(context)
        self.trouble = Trouble()
        self.jotting = Jotting(context, DELEGATION, self.trouble, self)
        self.cancel = push_button(self.tr("Cancel"), object_name="delegation.cancel")
        self.submit = push_button(self.tr("Save"), object_name="delegation.submit", kind="primary")
        self._lay_out()
        self.sheet.send_asked.connect(self._answer)
        self.sheet.changed.connect(self._keep)
        self.sheet.left.connect(self.jotting.keeper.flush)
        self.submit.clicked.connect(self._answer)
        self.cancel.clicked.connect(self.cancelled)

    def ask(self, question: Question) -> None:
        context = self._context
        self._question = question
        self.heading.setText(question.title())
        self.note.setText(said("Delegation", question.note))
        self.trouble.clear()
        scene = Scene(None, context.person, context.world(), context.clock(), context.today())
        begun = self.jotting.begun(question.purpose)
        self.sheet.ask(question.fields, scene, begun.answers if begun else {})
        self.sheet.focus_first()

    def done(self) -> None:
        """The request is in the outbox."""
        if self._question is not None:
            self.jotting.done(self._question.purpose)

    def say_refusal(self, refused: Refused) -> None:
        if self._question is None:
            return
        words = words_of(refused, self._question)
        place = self.sheet.place_to_blame(refused)
        if place is not None:
            self.sheet.say_refusal(place, words)
        else:
            self.trouble.say(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control_only = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control_only:
            self.submit.click()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.jotting.keeper.flush()

    def _keep(self) -> None:
        if self._question is not None:
            self.jotting.keep(self._question.purpose, "\n".join(self.sheet.texts()), self.sheet.answers())

    def _answer(self) -> None:
        if self._question is None or not self.sheet.is_complete():
            return
        self.trouble.clear()
        scene = self.sheet.scene()
        against = objection(self._question, scene)
        if against:
            self.sheet.say_refusal(self.sheet.places["last"], against)
            return
        made: Request = request(self._question, self.sheet.values(), scene)
        self.answered.emit(made)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.jotting.label, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        for part in (self.heading, self.note, self.sheet, self.trouble):
            column.addWidget(part, int(part is self.sheet))
        column.addLayout(buttons)
