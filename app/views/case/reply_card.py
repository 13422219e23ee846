"""The exact answer that an approval is about: its words, its files, its author, and the name of all that, the pin."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.context import Context
from app.views.case.attachment_strip import size_text
from app.views.case.differences import Fate, pieces
from app.views.case.paper import Paper, Pen, tint
from app.views.case.tones import Tone, accent
from app.views.marks import MarkRole
from app.views.office_time import when
from app.views.theme import color, mark_color
from domain.case import Reply

PIN_SHOWN = 8


class ReplyCard(Paper):
    """A sheet with one answer; where an earlier text is known, what changed is marked by sign and colour."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._reply: Reply | None = None
        self._before: str | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Answer that is up for approval"))

    def show_reply(self, reply: Reply | None, before: str | None) -> None:
        if (reply, before) != (self._reply, self._before):
            self._reply, self._before = reply, before
            self.write()

    def compose(self, pen: Pen) -> None:
        reply = self._reply
        if reply is None:
            return
        muted = color("muted")
        card = pen.card(accent(Tone.ANSWER))
        card.line(reply.text)
        for item in reply.attachments:
            card.line(f"▤ {item.name} · {size_text(item.size)}", color=muted)
        facts = [
            self.tr("by {name}, {title}").format(name=reply.author.signed, title=reply.author.title),
            self.tr("changed by {name}").format(name=reply.edited_by.signed) if reply.edited_by else "",
            when(self._context, reply.submitted_at),
            self.tr("interim answer") if reply.holding else "",
            self.tr("sent once approved") if reply.send_when_approved else self.tr("held back after approval"),
            self._steps(reply),
            self.tr("pin {pin}").format(pin=reply.pin[:PIN_SHOWN].upper()),
        ]
        card.line(" · ".join(filter(None, facts)), color=muted, space=4)

        if self._before is not None:
            pen.line(self.tr("What changed since the text submitted before"), bold=True, space=4)
            self._difference(pen.card(accent(Tone.RECORD)), self._before, reply.text)

    def _steps(self, reply: Reply) -> str:
        """How far it has come where one person's approval is not enough, and who has given theirs."""
        if reply.steps < 2:
            return ""
        taken = self.tr("{taken} of {needed} approvals").format(taken=len(reply.approvals), needed=reply.steps)
        names = ", ".join(approval.by.signed for approval in reply.approvals)
        return f"{taken} ({names})" if names else taken

    def _difference(self, card: Pen, before: str, after: str) -> None:
        gone, new = mark_color(MarkRole.LATE), mark_color(MarkRole.DONE)
        card.line("")
        for piece in pieces(before, after):
            words, space = piece.text.strip(), " " if piece.text[-1:].isspace() else ""
            match piece.fate:
                case Fate.KEPT:
                    card.words(piece.text)
                case Fate.GONE if words:
                    card.words(f"−{words}", color=gone, struck=True, tint=tint(gone))
                    card.words(" ")
                case Fate.NEW if words:
                    card.words(f"+{words}", color=new, bold=True, tint=tint(new))
                    card.words(space)
                case _:
                    card.words(piece.text if piece.fate is Fate.NEW else "")
