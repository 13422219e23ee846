"""What went wrong, said next to where it went wrong: what happened, whether the work is safe, what to do."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.problems import environment_problem
from app.views.case.inert import shown
from app.views.labels import plain_label
from app.views.words import problem_sentence, refusal_sentence, unexpected_sentence
from domain.errors import Refused


def sentence_of(error: BaseException) -> str:
    """What to say about an error that came back from the desk."""
    problem = environment_problem(error)
    return (problem_sentence(problem) if problem else unexpected_sentence()).whole


class Trouble(QWidget):
    """A place for one sentence about one error; takes no room while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._label = plain_label(wrap=True, selectable=True, kind="error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._label)
        self.hide()

    def text(self) -> str:
        return self._label.text()

    def say(self, text: str) -> None:
        self._label.setText(shown(text))
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def say_error(self, error: BaseException) -> None:
        self.say(sentence_of(error))

    def say_refusal(self, refused: Refused) -> None:
        self.say(refusal_sentence(refused.code, refused.fields))

    def clear(self) -> None:
        self._label.setText("")
        self.hide()
