"""The case that is chosen in the dossier: what explains its delay, and where a finding about it is written."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.changes import Changes
from app.context import Context
from app.models.drafts import Draft
from app.models.queries import CaseView
from app.problems import Problem
from app.views.buttons import push_button
from app.views.case.action_form import ActionForm
from app.views.case.draft_editor import About
from app.views.case.draft_keeper import DraftKeeper
from app.views.case.forms.oversight import RECORD_FINDING
from app.views.case.inert import one_line
from app.views.case.offers import Offers
from app.views.case.submission import Submission
from app.views.case.trouble import Trouble, sentence_of
from app.views.case.undoing import Undoing
from app.views.dossier import words
from app.views.dossier.history import DelayHistory
from app.views.labels import plain_label
from domain.commands import RecordFinding
from domain.dossier import Delay

COALESCE_MS: Final = 50
_SIDE: Final = 16
_SPACING: Final = 6
_LINES_OF_HISTORY: Final = 3


class DelayDetail(QWidget):
    """Reads the one case it shows by key; what is being typed stays whatever a sync brings."""

    open_asked = Signal(str)
    """The case is to be opened."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._delay: Delay | None = None
        self._view: CaseView | None = None
        self.keeper = DraftKeeper(context, self)
        self.submission = Submission(context, self.keeper, self)
        self.title = plain_label(wrap=True, selectable=True, kind="heading")
        self.place = plain_label(wrap=True, selectable=True, kind="muted")
        self.history = DelayHistory(context)
        self.open = push_button(self.tr("Open report"), object_name="dossier.open")
        self.write = push_button("", object_name="dossier.finding.begin")
        self.reason = plain_label(wrap=True, kind="muted", object_name="dossier.finding.reason")
        self.form = ActionForm(context, self.keeper)
        self.undoing = Undoing(context, self._is_free, self)
        self.trouble = Trouble()
        self._soon = QTimer(self, singleShot=True, interval=COALESCE_MS)
        self._lay_out()
        self._connect()
        self.show_delay(None)

    @property
    def is_writing(self) -> bool:
        """Whether the form is open with something in it."""
        return not self.form.isHidden() and not self.form.is_empty()

    def show_delay(self, delay: Delay | None) -> None:
        """Show this case; another one's text is handed to the disk first."""
        same = delay is not None and self._delay is not None and delay.case.id == self._delay.case.id
        self._delay = delay
        if not same:
            self.flush()
            self._view = None
            self.form.hide()
            self.trouble.clear()
            self.submission.on_screen = delay.case.id if delay else None
            self.form.set_busy(delay is not None and self.submission.is_under_way(delay.case.id))
        self.setEnabled(delay is not None)
        self.reload()
        if not same and self._view is not None and self._offers().possible(RecordFinding) and self._stored():
            self.begin_finding(focus=False)

    def reload(self) -> None:
        """Read what the stores say of the case now; the form stays as it is."""
        self._view = self._read()
        delay = self._delay
        self.title.setText(f"#{one_line(delay.case.tracking)}  {words.title_of(delay.case)}" if delay else "")
        self.place.setText(words.place_in_full(delay.case.holder, self._context.world()) if delay else "")
        self.history.show_delay(delay, self._view)
        self.undoing.bar.show_view(_findings_only(self._view))
        self._offer()

    def begin_finding(self, *, focus: bool = True) -> None:
        """Open the form, with what was begun for this case before."""
        if self._view is None or not self._offers().possible(RecordFinding):
            return
        if self.form.isHidden():
            case = self._view.case
            self.form.open(RECORD_FINDING, self.form.scene(case), About.of(case), self._stored())
            self.form.show()
            self._offer()
        if focus:
            self.form.focus_first()

    def leave_form(self) -> bool:
        """Close the form and keep its text as a draft; False if it was not open."""
        if self.form.isHidden():
            return False
        self.flush()
        self.form.hide()
        self._offer()
        self.write.setFocus()
        return True

    def flush(self) -> None:
        self.keeper.flush()

    def has_unsaved(self) -> bool:
        return self.keeper.has_unsaved()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._make_room()
        return super().event(event)

    def _make_room(self) -> None:
        """With large letters the form takes the place of the history while it is open."""
        parts = (self.title, self.place, self.undoing.bar, self.trouble, self.reason, self.open)
        width = self.width() - 2 * _SIDE
        taken = sum(_height(part, width) + _SPACING for part in parts if not part.isHidden())
        left, wanted = self.height() - 2 * _SIDE - taken, _height(self.form, width)
        self.form.setMinimumHeight(max(min(wanted, left), 0))
        history = left - wanted - _SPACING >= _LINES_OF_HISTORY * self.fontMetrics().height()
        if (history or self.form.isHidden()) is self.history.isHidden():
            self.history.setVisible(self.history.isHidden())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()

    def _read(self) -> CaseView | None:
        if self._delay is None:
            return None
        try:
            return self._context.queries.case(self._delay.case.id, self._context.world())
        except Problem as problem:
            self.trouble.say(sentence_of(problem))
            return self._view

    def _offers(self) -> Offers:
        return Offers(self._view.case if self._view else None, self._context.person, self._context.moment())

    def _offer(self) -> None:
        offers = self._offers()
        offered = self._view is not None and offers.offered(RecordFinding)
        writing = not self.form.isHidden()
        self.write.setVisible(offered and not writing)
        self.write.setEnabled(offers.possible(RecordFinding))
        self.write.setText(self.tr("Go on with the finding") if self._stored() else self.tr("Write a finding"))
        self.reason.setText(self._why_not(offers) if self._view is not None and not writing else "")
        self.reason.setVisible(bool(self.reason.text()))

    def _why_not(self, offers: Offers) -> str:
        if not offers.offered(RecordFinding):
            return self.tr("Findings are written by the admin of the agency that holds the report, or the Ombudsman.")
        return offers.reason(RecordFinding)

    def _stored(self) -> Draft | None:
        """The finding that was begun for this case, as the disk has it."""
        case = self._delay.case.id if self._delay else None
        begun = (draft for draft in self._context.queries.drafts() if draft.purpose == RECORD_FINDING.purpose)
        return next((draft for draft in begun if draft.case == case), None)

    def _submit(self) -> None:
        command = self.form.command()
        if command is not None and self._view is not None:
            self.submission.submit(self._view, command, self.form, RECORD_FINDING.purpose, self._done)

    def _done(self) -> None:
        self.form.empty()
        self.form.hide()
        self.reload()
        self.history.show_start()
        self.history.setFocus()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.tr("The finding waits to be sent.")))

    def _is_free(self, draft: Draft) -> bool:
        here = self._view is not None and self._view.case.id == draft.case
        return here and not self.is_writing and self._stored() is None

    def _on_changes(self, changes: Changes) -> None:
        concerned = self._delay is not None and (self._delay.case.id in changes.cases or changes.reference)
        if self.isVisible() and (concerned or changes.drafts):
            self._soon.start()

    def _on_status(self, _: object) -> None:
        if self.isVisible() and self._view is not None and self._view.pending:
            self.history.write()

    def _open(self) -> None:
        if self._delay is not None:
            self.open_asked.emit(self._delay.case.id)

    def _connect(self) -> None:
        self._context.bus.changed.connect(self._on_changes)
        self._context.bus.sync_status.connect(self._on_status)
        self._soon.timeout.connect(self.reload)
        self.open.clicked.connect(self._open)
        self.write.clicked.connect(lambda: self.begin_finding())
        self.form.submit_asked.connect(self._submit)
        self.form.cancelled.connect(self.leave_form)
        self.submission.busy.connect(self.form.set_busy)
        self.submission.failed_elsewhere.connect(lambda _, error: self.trouble.say_error(error))
        self.undoing.restored.connect(lambda _case, _purpose: self.begin_finding())
        self.undoing.not_restored.connect(self.trouble.say)
        self.undoing.bar.over.connect(self._soon.start)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open)
        buttons.addWidget(self.write)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 12, _SIDE, 12)
        column.setSpacing(_SPACING)
        for part in (self.title, self.place):
            column.addWidget(part)
        column.addWidget(self.history, 1)
        column.addWidget(self.form, 2)
        column.addWidget(self.undoing.bar)
        column.addWidget(self.trouble)
        column.addWidget(self.reason)
        column.addLayout(buttons)


def _height(part: QWidget, width: int) -> int:
    least = part.minimumSizeHint().height()
    return max(part.heightForWidth(width), least) if part.hasHeightForWidth() else least


def _findings_only(view: CaseView | None) -> CaseView | None:
    """What was done about the case elsewhere is undone where it was done."""
    if view is None:
        return None
    found = tuple(item for item in view.pending if isinstance(item.envelope.command, RecordFinding))
    return replace(view, pending=found)
