"""The window in which leave is taken and substitutes are appointed, also without a connection."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.context import Context
from app.models.entries import DirectoryView
from app.models.outbox_item import OutboxItem, State
from app.views.buttons import push_button
from app.views.case.inert import one_line
from app.views.case.trouble import Trouble
from app.views.delegation.asking import Asking
from app.views.delegation.lines import Lines, Row
from app.views.delegation.questions import LEAVE, SUBSTITUTE, Question, Request
from app.views.delegation.standing import Line, absences, administers, on_their_way, substitutions, title_of
from app.views.labels import plain_label
from app.views.later import when_done
from app.views.office_time import zone
from app.views.refresh import Refresh
from app.views.sheet import Sheet
from app.views.words import command_word, item_state_text
from domain.amendments import amend
from domain.commands import Envelope
from domain.directory_commands import Amendment
from domain.errors import Refused
from domain.ids import CaseId, CommandId, DeviceId

SIZE: Final = (600, 560)


@dataclass(frozen=True)
class Standing:
    """The directory with one's own changes, and what of these has had no effect yet."""

    view: DirectoryView
    items: list[OutboxItem]


class DelegationWindow(QDialog):
    """Stands beside the main window and blocks nothing. Esc leads out of a question, then out of the window."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("delegation")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Leave and substitutes"))
        self._context = context
        self._standing: Standing | None = None
        self._endings: dict[Lines, list[Line]] = {}
        self._waiting: list[OutboxItem] = []
        self.absent = Lines("delegation.absent", self.tr("Nobody of your office is away."))
        self.substitutes = Lines("delegation.substitutes", self.tr("Nobody stands in for anybody."))
        self.waiting_heading = plain_label(self.tr("Your changes that have no effect yet"), kind="heading")
        self.waiting = Lines("delegation.waiting", "")
        self.said = plain_label(kind="muted", wrap=True, object_name="delegation.said")
        self.trouble = Trouble()
        self.take_leave = push_button(self.tr("Take leave…"), object_name="delegation.take_leave")
        self.appoint = push_button(self.tr("Appoint a substitute…"), object_name="delegation.appoint")
        self.shut = push_button(self.tr("Close"), object_name="delegation.close")
        self.asking = Asking(context)
        self._pages = QStackedWidget()
        self._lay_out()
        self._refresh = Refresh(context, self._prepare, self._take, self.trouble.say_error, self)
        self._connect()
        self._refresh.now()

    def ask(self, question: Question) -> None:
        self._say("")
        self._pages.setCurrentWidget(self.asking)
        self.asking.ask(question)

    def reject(self) -> None:
        if self._pages.currentWidget() is self.asking:
            self._back()
        else:
            super().reject()

    def _back(self) -> None:
        self._pages.setCurrentIndex(0)
        self.take_leave.setFocus()

    def _prepare(self) -> Callable[[], Standing]:
        queries, world = self._context.queries, self._context.world()
        return lambda: Standing(queries.directory(world), on_their_way(queries.outbox_items()))

    def _take(self, standing: Standing) -> None:
        context, directory = self._context, standing.view.directory
        self._standing = standing
        self._show(self.absent, [*absences(context.person, directory, context.today())])
        found = substitutions(context.person, directory, context.clock(), context.today())
        self._show(self.substitutes, [*found])
        self._waiting = standing.items
        self.waiting.show_rows([self._row(item) for item in standing.items])
        self.waiting.setVisible(bool(standing.items))
        self.waiting_heading.setVisible(bool(standing.items))

    def _show(self, place: Lines, lines: list[Line]) -> None:
        self._endings[place] = lines
        place.show_rows([Row(line.who, line.when, line.ending.words if line.ending else "") for line in lines])

    def _row(self, item: OutboxItem) -> Row:
        context = self._context
        state = item_state_text(item, context.status(), context.clock(), zone(context), world=context.world())
        back = self.tr("Take back") if item.state is State.QUEUED else ""
        return Row(
            f"{command_word(item.envelope.command)} · {one_line(item.title)}", f"{state.glyph} {state.text}", back
        )

    def _end(self, place: Lines, number: int) -> None:
        ending = self._endings[place][number].ending
        if ending is not None:
            for command in ending.commands:
                self._amend(ending.entry, command)
            self._saved()

    def _answered(self, asked: Request) -> None:
        refused = self._refusal(asked)
        if refused is not None:
            self.asking.say_refusal(refused)
            return
        self._amend(asked.entry, asked.command, self.asking.done)
        self._back()
        self._saved()

    def _refusal(self, asked: Request) -> Refused | None:
        """Why the server would turn it down as things stand here."""
        context = self._context
        directory = self._standing.view.directory if self._standing else context.world().directory
        entry, at = CaseId(asked.entry or "new"), context.clock()
        envelope = Envelope(CommandId("rehearsal"), entry, 0, context.person.id, DeviceId(""), at, asked.command)
        outcome = amend(directory, envelope, context.person)
        return outcome if isinstance(outcome, Refused) else None

    def _amend(self, entry: str | None, command: Amendment, then: Callable[[], None] = lambda: None) -> None:
        context = self._context
        seen = self._standing.view.versions.get(entry or "", 0) if self._standing else 0
        title = title_of(command, entry or "", context.world())
        queued = context.desk.amend(entry, seen, title, command)
        when_done(self, context.bus, queued, lambda _: then(), self.trouble.say_error)

    def _take_back(self, number: int) -> None:
        withdrawn = self._context.desk.withdraw(self._waiting[number])
        when_done(self, self._context.bus, withdrawn, self._taken_back, self.trouble.say_error)

    def _taken_back(self, in_time: object) -> None:
        late = self.tr("It is too late to take this back: it may have reached the server already.")
        self._say(self.tr("Taken back. It was not sent.") if in_time else late)

    def _saved(self) -> None:
        self.trouble.clear()
        self._say(self.tr("Saved on this computer. It takes effect once the server has it."))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _on_changes(self, changes: Changes) -> None:
        if changes.reference or changes.outbox:
            self._refresh.soon()

    def _connect(self) -> None:
        self.take_leave.clicked.connect(lambda: self.ask(LEAVE))
        self.appoint.clicked.connect(lambda: self.ask(SUBSTITUTE))
        self.shut.clicked.connect(self.close)
        self.asking.answered.connect(self._answered)
        self.asking.cancelled.connect(self._back)
        self.absent.asked.connect(lambda number: self._end(self.absent, number))
        self.substitutes.asked.connect(lambda number: self._end(self.substitutes, number))
        self.waiting.asked.connect(self._take_back)
        self._context.bus.changed.connect(self._on_changes)
        self._context.bus.sync_status.connect(lambda _: self._refresh.soon())

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 8)
        column.setSpacing(8)
        column.addWidget(plain_label(self.tr("Leave and substitutes"), kind="title"))
        parts: tuple[tuple[QLabel, Lines], ...] = (
            (plain_label(self.tr("Away"), kind="heading"), self.absent),
            (plain_label(self.tr("Standing in"), kind="heading"), self.substitutes),
            (self.waiting_heading, self.waiting),
        )
        for heading, lines in parts:
            column.addSpacing(8)
            column.addWidget(heading)
            column.addWidget(lines)
        column.addStretch(1)
        arranges = bool(administers(self._context.person))
        if not arranges:
            words = self.tr("Substitutes are appointed by the admin of your agency.")
            column.addWidget(plain_label(words, kind="muted", wrap=True))
        for part in (self.said, self.trouble):
            column.addWidget(part)
        self.appoint.setVisible(arranges)
        self._say("")
        whole = QWidget()
        lists = QVBoxLayout(whole)
        lists.setContentsMargins(0, 0, 0, 0)
        lists.addWidget(Sheet(page), 1)
        lists.addLayout(self._buttons())
        self._pages.addWidget(whole)
        self._pages.addWidget(self.asking)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        self.resize(*SIZE)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 8, 24, 24)
        row.setSpacing(8)
        row.addWidget(self.take_leave)
        row.addWidget(self.appoint)
        row.addStretch(1)
        row.addWidget(self.shut)
        return row
