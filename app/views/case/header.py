"""The head of a case: its number and title, where it stands, who holds it, and what is due next."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.context import Context
from app.models.queries import CaseView
from app.views.buttons import push_button
from app.views.case.facts import clocks_of, holder_name
from app.views.case.inert import one_line, tooltip
from app.views.flow import Flow
from app.views.labels import plain_label
from app.views.marks import Mark, MarkRole
from app.views.theme import mark_color
from app.views.words import clock_word, status_mark, status_word, time_left
from domain.case import Case
from domain.deadlines import next_due


class CaseHeader(QWidget):
    """Four short facts in three lines, always in sight."""

    why_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._marks: dict[QLabel, Mark] = {}
        self.tracking = plain_label(selectable=True, kind="muted")
        self.status = plain_label()
        self.flags = plain_label()
        self.holder = plain_label(selectable=True, kind="muted", wrap=True)
        self.title = plain_label(selectable=True, wrap=True, kind="heading")
        self.due = plain_label(wrap=True)
        self.deadline = plain_label(kind="muted", wrap=True)
        self.why = push_button(self.tr("Why this deadline?"), object_name="case.why", kind="link")
        self.why.clicked.connect(self.why_asked)
        self._lay_out()

    def show_view(self, view: CaseView | None) -> None:
        self.setVisible(view is not None)
        if view is None:
            self._forget()
            return
        case = view.case
        self.tracking.setText(f"#{one_line(case.tracking)}")
        self.title.setText(one_line(case.title) or self.tr("Untitled"))
        whole = holder_name(case, self._context)
        unit = self._context.world().directory.units.get(case.holder.unit) if case.holder.unit else None
        self.holder.setText(one_line(unit.name if unit else whole))
        self.holder.setToolTip(tooltip(whole))
        self._say(self.status, status_mark(case.status))
        self.status.setToolTip(tooltip(status_word(case.status)))
        self._say(self.flags, Mark("⚑", MarkRole.REVIEW, self._flags(case)))
        self._deadline(case)

    def _forget(self) -> None:
        for label in (self.tracking, self.title, self.holder, self.status, self.flags, self.due, self.deadline):
            label.setText("")
            label.setToolTip(tooltip(""))
        self._marks.clear()

    def _flags(self, case: Case) -> str:
        words = (self.tr("Secret") if case.secret else "", self.tr("Anonymous") if case.anonymous else "")
        return " · ".join(filter(None, words))

    def _deadline(self, case: Case) -> None:
        found = clocks_of(case, self._context) if case.is_open else ()
        clock = next_due(found)
        self.why.setVisible(bool(found))
        if clock is None or clock.due_on is None:
            self._say(self.due, Mark("", MarkRole.CLOSED, self.tr("No deadline is running") if case.is_open else ""))
            self.deadline.setText("")
            return
        left = time_left(clock.due_on, self._context.today())
        self._say(self.due, Mark(left.glyph, left.role or MarkRole.CLOSED, left.text))
        self.deadline.setText(f"{clock_word(clock.kind)} · {left.deadline}")

    def _say(self, label: QLabel, mark: Mark) -> None:
        self._marks[label] = mark
        label.setText(f"{mark.glyph} {one_line(mark.text)}".strip() if mark.text else "")
        label.setVisible(bool(mark.text))
        label.setStyleSheet(f"color: {mark_color(mark.role).name()}; font-weight: 600;")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for label, mark in list(self._marks.items()):
                self._say(label, mark)

    def _lay_out(self) -> None:
        first = Flow(spacing=12)
        for part in (self.tracking, self.status, self.flags, self.holder):
            first.addWidget(part)
        last = Flow()
        for below in (self.due, self.deadline, self.why):
            last.addWidget(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(first)
        column.addWidget(self.title)
        column.addLayout(last)
