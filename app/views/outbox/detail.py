"""One piece of work in full: what was written, what became of it and why, and what can be done about it."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.context import Context
from app.models.outbox import UNSENT, OutboxItem, State
from app.views.buttons import push_button
from app.views.case.inert import one_line, shown
from app.views.flow import Flow
from app.views.labels import plain_label
from app.views.marks import Mark, MarkRole
from app.views.office_time import when
from app.views.outbox import repairs
from app.views.outbox.contents import Entry
from app.views.outbox.line import line_of, written_text
from app.views.theme import mark_color
from app.views.words import undo_seconds
from app.views.words.fields import field_word, value_text
from app.views.wrapping import Wrapping
from domain.errors import theirs_of


class Detail(Wrapping):
    """Says everything that is known of one entry; each button is a wish for the screen to fulfil."""

    withdraw_asked = Signal()
    send_now_asked = Signal()
    compare_asked = Signal()
    put_away_asked = Signal()
    retry_asked = Signal()
    edit_asked = Signal()
    open_asked = Signal()
    discard_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._entry: Entry | None = None
        self._mark = Mark("", MarkRole.CLOSED)
        self.heading = plain_label(kind="heading", wrap=True, selectable=True)
        self.state = plain_label(wrap=True, selectable=True)
        self.facts = plain_label(kind="muted", wrap=True, selectable=True)
        self.text = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.text.setAccessibleName(self.tr("What you wrote"))
        self._room = QWidget()  # where nothing was written, or the lines above would drift apart
        self.compare = push_button(self.tr("Compare"), object_name="outbox.compare", kind="primary")
        self.send_now = push_button(self.tr("Send now"), object_name="outbox.send_now")
        self.edit = push_button(self.tr("Change and send again"), object_name="outbox.edit", kind="primary")
        self.retry = push_button(self.tr("Send again"), object_name="outbox.retry", kind="primary")
        self.open = push_button(self.tr("Show the report"), object_name="outbox.open")
        self.copy = push_button(self.tr("Copy my text"), object_name="outbox.copy")
        self.withdraw = push_button(self.tr("Take back"), object_name="outbox.withdraw")
        self.put_away = push_button(self.tr("Mark as done"), object_name="outbox.put_away")
        self.discard = push_button(self.tr("Discard draft"), object_name="outbox.discard")
        self._lay_out()
        self.copy.clicked.connect(self._copy)
        for button, wish in (
            (self.compare, self.compare_asked),
            (self.send_now, self.send_now_asked),
            (self.edit, self.edit_asked),
            (self.retry, self.retry_asked),
            (self.open, self.open_asked),
            (self.withdraw, self.withdraw_asked),
            (self.put_away, self.put_away_asked),
            (self.discard, self.discard_asked),
        ):
            button.clicked.connect(wish)

    def show_entry(self, entry: Entry | None) -> None:
        self._entry = entry
        self.setVisible(entry is not None)
        if entry is None:
            return
        line = line_of(entry, self._context)
        self.heading.setText(f"{line.what} · {line.about}")
        self._mark = line.state
        self._dress()
        self.facts.setText("\n".join(self._facts(entry)))
        self.facts.setVisible(bool(self.facts.text()))
        text = shown(self._written())
        if text != self.text.toPlainText():
            self.text.setPlainText(text)
        self.text.setVisible(bool(text))
        self._room.setVisible(not text)
        self._offer(entry, bool(text))

    def count(self) -> None:
        """A second has passed: say how long it can still be undone, quietly."""
        if self._entry is not None:
            self._mark = line_of(self._entry, self._context).state
            self._dress()
            self._offer(self._entry, bool(self.text.toPlainText()))

    def _offer(self, entry: Entry, has_text: bool) -> None:
        draft = not isinstance(entry.work, OutboxItem)
        undoable = entry.undo_seconds(self._context.clock()) > 0
        blocked = isinstance(entry.work, OutboxItem) and entry.work.state is State.BLOCKED
        self.withdraw.setText(self.tr("Undo") if undoable else self.tr("Take back"))
        self.retry.setText(self.tr("Send all the same") if blocked else self.tr("Send again"))
        self.open.setText(self.tr("Go on writing") if draft else self.tr("Show the report"))
        comparable = repairs.can_compare(entry)
        self.edit.setProperty("kind", "" if comparable else "primary")  # one way is the main one
        self.edit.style().polish(self.edit)
        for button, offered in (
            (self.compare, comparable),
            (self.send_now, undoable),
            (self.edit, repairs.can_edit(entry)),
            (self.retry, repairs.can_retry(entry)),
            (self.open, entry.cached or entry.merges is not None),
            (self.copy, has_text),
            (self.withdraw, repairs.can_withdraw(entry)),
            (self.put_away, repairs.can_put_away(entry)),
            (self.discard, draft),
        ):
            button.setVisible(offered)

    def _facts(self, entry: Entry) -> Iterator[str]:
        if entry.has_lost_its_case:
            yield self.tr("The report is no longer in your scope. What you wrote stays here until you decide on it.")
        item = entry.work
        if not isinstance(item, OutboxItem):
            return
        if item.state is State.CONFLICT:
            theirs, world = theirs_of(item.fields), self._context.world()
            stands = "; ".join(f"{field_word(name)}: {value_text(name, v, world)}" for name, v in theirs.items())
            yield self.tr("On the server now: {values}").format(values=shown(stands))
        parts = [
            self.tr("written {time}").format(time=when(self._context, item.envelope.acted_at)),
            self._absent(item),
            self.tr("last change {time}").format(time=when(self._context, item.changed_at)),
            self.tr("tries: {count}").format(count=item.attempts) if item.attempts else "",
            self._next_try(item),
        ]
        yield " · ".join(filter(None, parts))

    def _absent(self, item: OutboxItem) -> str:
        absent = item.envelope.on_behalf_of
        if absent is None:
            return ""
        card = self._context.world().directory.people.get(absent)
        return self.tr("in the place of {name}").format(name=one_line(card.name) if card else "?")

    def _next_try(self, item: OutboxItem) -> str:
        waits = item.state in UNSENT and not undo_seconds(item, self._context.clock())
        due = self._context.status().next_try_at if waits else None
        return self.tr("next try {time}").format(time=when(self._context, due)) if due else ""

    def _written(self) -> str:
        if self._entry is None:
            return ""
        work = self._entry.work
        return written_text(work.envelope.command if isinstance(work, OutboxItem) else work, self._context.world())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._written())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        self.state.setText(shown(f"{self._mark.glyph} {self._mark.text}".strip()))
        self.state.setStyleSheet(f"color: {mark_color(self._mark.role).name()}; font-weight: 600;")

    def _lay_out(self) -> None:
        buttons = Flow()
        decisive = (self.compare, self.edit, self.retry, self.withdraw, self.send_now)
        for button in (*decisive, self.open, self.copy, self.put_away, self.discard):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        for part, stretch in ((self.heading, 0), (self.state, 0), (self.facts, 0), (self.text, 1), (self._room, 1)):
            column.addWidget(part, stretch)
        column.addLayout(buttons)
