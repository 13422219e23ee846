"""What an answer owes to others: whose work is in it, and which tasks it would wait for."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.context import Context
from app.views.case.inert import one_line, shown
from app.views.case.plain_editor import PlainLine
from app.views.case.tasks_sheet import task_place
from app.views.labels import plain_label
from domain.case import Case
from domain.ids import AgencyId
from domain.tasks import awaited, contributors

DESPITE: Final = "despite_open_tasks"
"""Under which name a draft keeps the reason."""


class JointAnswer(QWidget):
    """Takes no room where the office answers alone and nothing mandatory is open."""

    changed = Signal(str)
    """The reason for answering before all mandatory tasks are done."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.contributors = plain_label(kind="muted", wrap=True, selectable=True)
        self.waiting = plain_label(kind="muted", wrap=True, selectable=True)
        self.reason = PlainLine()
        self.reason.setObjectName("case.reply.despite")
        self.reason.setAccessibleName(self.tr("Why the full answer does not wait for the tasks"))
        self.reason.setPlaceholderText(self.tr("To answer in full before that, write why"))
        self.reason.textEdited.connect(lambda _: self.changed.emit(self.reason.line()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.contributors, self.waiting, self.reason):
            column.addWidget(part)
        self.show_case(None)

    def show_case(self, case: Case | None) -> None:
        names = [self._agency(id) for id in contributors(case, case.version)] if case else []
        text = self.tr("⇄ With contributions of: {agencies}").format(agencies=", ".join(names))
        self.contributors.setText(shown(text) if names else "")
        self.contributors.setVisible(bool(names))
        tasks = awaited(case) if case else ()
        named = "; ".join(f"{one_line(task.title)} ({task_place(task, self._context)})" for task in tasks)
        waits = self.tr("◔ A full answer waits for: {tasks}").format(tasks=named)
        self.waiting.setText(shown(waits) if tasks else "")
        for part in (self.waiting, self.reason):
            part.setVisible(bool(tasks))
        self.setVisible(bool(names or tasks))

    def put(self, reason: str) -> None:
        with QSignalBlocker(self.reason):
            if self.reason.line() != reason:
                self.reason.setText(reason)

    def set_busy(self, busy: bool) -> None:
        self.reason.setReadOnly(busy)

    def _agency(self, id: AgencyId) -> str:
        agency = self._context.world().directory.agencies.get(id)
        return one_line(agency.name if agency else id)
