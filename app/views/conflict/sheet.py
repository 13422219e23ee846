"""One form of a text to read, with what differs from another form marked by sign, by stroke and by colour."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from app.views.case.differences import Fate, Piece, pieces
from app.views.case.paper import Paper, Pen, tint
from app.views.marks import MarkRole
from app.views.theme import color, mark_color

_SPACES = {" ": "␣", "\n": "⏎\n", "\t": "⇥"}


class Sheet(Paper):
    """Shows a text as text; `before` is the form that it is compared with, None for no marks.

    `whole`: a value out of a list, of which no word stands for itself.
    """

    def __init__(self, name: str, *, whole: bool) -> None:
        super().__init__()
        self._whole = whole
        self._text = ""
        self._before: str | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)

    def show_text(self, text: str, before: str | None) -> None:
        if (text, before) != (self._text, self._before) or self.document().isEmpty():
            first = not self._text
            self._text, self._before = text, before
            self.write()
            if first:
                self.verticalScrollBar().setValue(0)  # one begins to read at the top

    def compose(self, pen: Pen) -> None:
        if not self._text and not self._before:
            pen.line(self.tr("(empty)"), color=color("muted"))
            return
        pen.line("")
        if self._before is None:
            pen.words(self._text)
            return
        if self._whole and self._before != self._text:
            found = iter([Piece(Fate.GONE, self._before), Piece(Fate.NEW, self._text)])
        else:
            found = pieces(self._before, self._text)
        for piece in found:
            if piece.text:
                self._mark(pen, piece)

    def _mark(self, pen: Pen, piece: Piece) -> None:
        gone, new = mark_color(MarkRole.LATE), mark_color(MarkRole.DONE)
        words = piece.text if piece.text.strip() else "".join(_SPACES.get(sign, sign) for sign in piece.text)
        match piece.fate:
            case Fate.KEPT:
                pen.words(piece.text)
            case Fate.GONE:
                pen.words(f"−{words}", color=gone, struck=True, tint=tint(gone))
                pen.words("" if piece.text[-1:].isspace() else " ")
            case Fate.NEW:
                pen.words(f"+{words}", color=new, bold=True, tint=tint(new))
