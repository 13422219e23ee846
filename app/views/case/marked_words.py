"""A difference on a sheet: what went and what came, each with a sign, a shape and a colour."""

from app.views.case.differences import Fate, pieces
from app.views.case.paper import Pen, tint
from app.views.marks import MarkRole
from app.views.theme import mark_color


def write_difference(pen: Pen, before: str, after: str) -> None:
    """One text to read, in which nothing that differs is told by colour alone."""
    gone, new = mark_color(MarkRole.LATE), mark_color(MarkRole.DONE)
    pen.line("")
    for piece in pieces(before, after):
        words, space = piece.text.strip(), " " if piece.text[-1:].isspace() else ""
        match piece.fate:
            case Fate.KEPT:
                pen.words(piece.text)
            case Fate.GONE if words:
                pen.words(f"−{words}", color=gone, struck=True, tint=tint(gone))
                pen.words(" ")
            case Fate.NEW if words:
                pen.words(f"+{words}", color=new, bold=True, tint=tint(new))
                pen.words(space)
            case _:
                pen.words(piece.text if piece.fate is Fate.NEW else "")
