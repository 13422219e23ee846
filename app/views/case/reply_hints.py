"""What is said about an answer while it is written: what it tells the reporter, and what it still leaves open."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.buttons import push_button
from app.views.case.answer_checklist import Point, points_met, sounds_interim
from app.views.case.inert import shown
from app.views.labels import plain_label
from app.views.words.lookup import said
from domain.templates import Blank

_NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"
_POINTS: Final = {
    Point.ACTION: QT_TRANSLATE_NOOP("Checklist", "action taken"),
    Point.EVIDENCE: QT_TRANSLATE_NOOP("Checklist", "evidence"),
    Point.BASIS: QT_TRANSLATE_NOOP("Checklist", "basis"),
    Point.CONTACT: QT_TRANSLATE_NOOP("Checklist", "contact"),
    Point.NEXT_STEP: QT_TRANSLATE_NOOP("Checklist", "next step"),
}


class ReplyHints(QWidget):
    """Three lines that take no room while they have nothing to say."""

    next_blank_asked = Signal()
    interim_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.points = plain_label(wrap=True, kind="muted", object_name="case.reply.points")
        self.blanks = plain_label(wrap=True, kind="error", object_name="case.reply.blanks")
        self.interim = plain_label(wrap=True, kind="muted")
        self.next_blank = push_button(self.tr("Next blank"), object_name="case.reply.next_blank", kind="link")
        self.mark = push_button(self.tr("Mark as interim"), object_name="case.reply.mark_interim", kind="link")
        self._lay_out()
        self.next_blank.clicked.connect(self.next_blank_asked)
        self.mark.clicked.connect(self.interim_asked)

    def show_text(self, text: str, attachments: Iterable[object], *, holding: bool, left: tuple[Blank, ...]) -> None:
        self._show_points(text, attachments)
        names = ", ".join(dict.fromkeys(blank.name for blank in left))
        self.blanks.setText(shown(self.tr("Still to be filled in: {names}").format(names=names)) if left else "")
        self.interim.setText(
            self.tr("This sounds like an interim answer.") if not holding and sounds_interim(text) else ""
        )
        for label, button in ((self.blanks, self.next_blank), (self.interim, self.mark)):
            for part in (label, button):
                part.setVisible(bool(label.text()))

    def _show_points(self, text: str, attachments: Iterable[object]) -> None:
        met = points_met(text, attachments) if text.strip() else frozenset()
        words = (f"{'✓' if point in met else '○'} {said('Checklist', source)}" for point, source in _POINTS.items())
        points = "  ".join(word.replace(" ", _NO_BREAK_SPACE) for word in words)
        self.points.setText(self.tr("Tells the reporter: {points}").format(points=points))
        self.points.setVisible(bool(text.strip()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.points)
        for label, button in ((self.blanks, self.next_blank), (self.interim, self.mark)):
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(label, 1)
            line.addWidget(button)
            column.addLayout(line)
