"""The exact answer that an approval is about: its words, its files, its author, and the name of all that, the pin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.context import Context
from app.views.case.attachment_strip import size_text
from app.views.case.differences import Earlier
from app.views.case.inert import one_line
from app.views.case.marked_words import write_difference
from app.views.case.paper import Paper, Pen
from app.views.case.tones import Tone, accent
from app.views.office_time import when
from app.views.theme import color
from app.views.words import event_title
from domain.case import Event, Reply

PIN_SHOWN = 8


class ReplyCard(Paper):
    """A sheet with one answer; where an earlier text is known, what changed is marked by sign and colour."""

    painted = Signal(object)
    """The Reply that has just come into sight."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._reply: Reply | None = None
        self._before: Earlier | None = None
        self._beside: tuple[Event, ...] = ()
        self._in_sight: Reply | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Answer that is up for approval"))

    def show_reply(self, reply: Reply | None, before: Earlier | None, beside: tuple[Event, ...]) -> None:
        """`beside` are the entries of what went in with the answer."""
        if (reply, before, beside) != (self._reply, self._before, self._beside):
            self._reply, self._before, self._beside = reply, before, beside
            self._in_sight = None
            self.write()

    def is_in_sight(self, reply: Reply) -> bool:
        """Whether exactly this answer is what the screen shows."""
        return self._in_sight == reply

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._reply is not None and self._in_sight is None:
            self._in_sight = self._reply
            self.painted.emit(self._reply)

    def compose(self, pen: Pen) -> None:
        reply = self._reply
        if reply is None:
            return
        muted = color("muted")
        card = pen.card(accent(Tone.ANSWER))
        card.line(reply.text)
        for item in reply.attachments:
            card.line(f"▤ {one_line(item.name)} · {size_text(item.size)}", color=muted)
        facts = [
            self.tr("by {name}, {title}").format(
                name=one_line(reply.author.signed), title=one_line(reply.author.title)
            ),
            self.tr("changed by {name}").format(name=one_line(reply.edited_by.signed)) if reply.edited_by else "",
            when(self._context, reply.submitted_at),
            self.tr("interim answer") if reply.holding else "",
            self.tr("sent once approved") if reply.send_when_approved else self.tr("held back after approval"),
            self._steps(reply),
            self.tr("pin {pin}").format(pin=reply.pin[:PIN_SHOWN].upper()),
        ]
        card.line(" · ".join(filter(None, facts)), color=muted, space=4)
        if self._beside:
            card.line(self.tr("Went in together with it, and is no part of what is approved:"), color=muted, space=4)
        for event in self._beside:
            card.line(": ".join(filter(None, (event_title(event, self._context.world()), event.text))), color=muted)

        if self._before is not None:
            self._compare(pen, self._before, reply)

    def _compare(self, pen: Pen, before: Earlier, reply: Reply) -> None:
        if before.text is None:
            return
        if before.text == reply.text:
            words = self.tr("The words are the same as before; the files or the report have changed.")
            pen.line(words, color=color("muted"), space=4)
            return
        read = self.tr("What changed since the text that you read last")
        submitted = self.tr("What changed since the text submitted before")
        pen.line(read if before.read else submitted, bold=True, space=4)
        write_difference(pen.card(accent(Tone.RECORD)), before.text, reply.text)

    def _steps(self, reply: Reply) -> str:
        """How far it has come where one person's approval is not enough, and who has given theirs."""
        if reply.steps < 2:
            return ""
        taken = self.tr("{taken} of {needed} approvals").format(taken=len(reply.approvals), needed=reply.steps)
        names = ", ".join(approval.by.signed for approval in reply.approvals)
        return f"{taken} ({names})" if names else taken
