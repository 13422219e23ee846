"""The page on which a report is taken in: a form that keeps itself, and the number for the reporter's slip."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.context import Context
from app.models.drafts import Draft
from app.views.buttons import push_button
from app.views.case.action_form import ActionForm
from app.views.case.draft_editor import About
from app.views.case.draft_keeper import DraftKeeper
from app.views.intake.form import COUNTER, INTAKE
from app.views.labels import plain_label
from app.views.later import when_done
from domain.apply import apply
from domain.commands import Envelope, IntakeReport
from domain.errors import Refused
from domain.ids import CaseId, CommandId, DeviceId
from domain.intake import provisional_number

WIDEST = 880


class IntakePage(QWidget):
    """One report at a time. What is begun here is found here again, whatever happens meanwhile."""

    case_asked = Signal(str)
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._taken_in: CaseId | None = None
        self.keeper = DraftKeeper(context, self)
        self.form = ActionForm(context, self.keeper)
        self.form.submit.setText(self.tr("Take the report in"))
        self.form.cancel.setText(self.tr("Back"))
        self.number = plain_label(selectable=True, kind="title", object_name="intake.number")
        self.open_case = push_button(self.tr("Open the report"), object_name="intake.open")
        self.another = push_button(self.tr("Take in another"), object_name="intake.another", kind="primary")
        self._pages = QStackedWidget()
        self._lay_out()
        self.form.submit_asked.connect(self._submit)
        self.form.cancelled.connect(self._leave)
        self.open_case.clicked.connect(lambda: self.case_asked.emit(self._taken_in or ""))
        self.another.clicked.connect(self.begin)

    def begin(self) -> None:
        """Show what was begun, or an empty form."""
        if self.form.form is None:
            stored = next((draft for draft in self._context.queries.drafts() if _is_ours(draft)), None)
            about = About(COUNTER, "", "")
            self.form.open(INTAKE, self.form.scene(None), about, stored)
        self._pages.setCurrentWidget(self.form)
        self.form.focus_first()

    def flush(self) -> None:
        self.keeper.flush()

    def has_unsaved(self) -> bool:
        return self.keeper.has_unsaved()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._leave()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()

    def _leave(self) -> None:
        self.flush()
        self.closed.emit()

    def _submit(self) -> None:
        report = self.form.command()
        if not isinstance(report, IntakeReport):
            return
        refused = self._refusal(report)
        if refused is not None:
            self.form.say_refusal(refused)
            return
        self.flush()
        self.form.set_busy(True)
        future = self._context.desk.take_in(report)
        when_done(self, self._context.bus, future, self._done, self._failed)

    def _refusal(self, report: IntakeReport) -> Refused | None:
        """Why it would be turned down; None where it may be queued."""
        context, world, at = self._context, self._context.world(), self._context.moment().at
        rehearsed = Envelope(CommandId("rehearsal"), COUNTER, 0, context.person.id, DeviceId(""), at, report)
        outcome = apply(None, rehearsed, context.person, world.directory, limits=world.limits)
        return outcome if isinstance(outcome, Refused) else None

    def _done(self, case: CaseId) -> None:
        self.form.set_busy(False)
        self.keeper.forget(COUNTER, INTAKE.purpose)
        gone = self._context.desk.discard_draft(COUNTER, INTAKE.purpose)
        when_done(self, self._context.bus, gone, lambda _: None, self._failed)
        self.form.empty()
        self._taken_in = case
        self.number.setText(provisional_number(case))
        self._pages.setCurrentWidget(self._result)
        self.another.setFocus()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.number, self.number.text()))

    def _failed(self, error: BaseException) -> None:
        self.form.set_busy(False)
        self.form.say_error(error)

    def _lay_out(self) -> None:
        self.form.setMaximumWidth(WIDEST)
        self._result = QWidget()
        column = QVBoxLayout(self._result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(plain_label(self.tr("The report was taken in"), kind="heading"))
        column.addWidget(self.number)
        why = self.tr(
            "Write this number on the reporter's slip. The final number comes from the server; the report is found by "
            "either of them."
        )
        column.addWidget(plain_label(why, wrap=True, kind="muted"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.another)
        buttons.addWidget(self.open_case)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        self._result.setMaximumWidth(WIDEST)
        for page in (self.form, self._result):
            self._pages.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 16, 24, 16)
        row.addWidget(self._pages)


def _is_ours(draft: Draft) -> bool:
    return (draft.case, draft.purpose) == (COUNTER, INTAKE.purpose)
