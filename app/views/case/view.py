"""The right pane: one case, with its story and facts beside the place where it is answered."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.changes import Changes
from app.context import Context
from app.models.queries import CaseView
from app.problems import Problem
from app.views.case.deeds import Deeds
from app.views.case.draft_editor import About
from app.views.case.draft_keeper import DraftKeeper
from app.views.case.header import CaseHeader
from app.views.case.inert import one_line
from app.views.case.notice import Notice
from app.views.case.reading import Reading
from app.views.case.seeing import Seeing
from app.views.case.submission import Submission
from app.views.case.trouble import sentence_of
from app.views.case.undoing import Undoing
from app.views.case.work_area import Page, WorkArea
from app.views.divider import BETWEEN, Divided
from app.views.labels import plain_label
from app.views.sheet import Sheet
from domain.ids import CaseId

WIDE: Final = 736
WIDE_CHARACTERS: Final = 100  # with large letters the facts need their own tab earlier
COALESCE_MS: Final = 50
_SHARES: Final = {
    Page.REPLY: 0.54,
    Page.NOTE: 0.36,
    Page.DECISION: 0.5,
    Page.STANDING: 0.42,
    Page.FORM: 0.44,
    Page.IDENTITY: 0.4,
}
_LARGE_SHARE: Final = 0.64
_LARGEST_SHARE: Final = 0.72  # of what lacks room otherwise
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DECIDES: Final = (*_ENTER, Qt.Key.Key_K, Qt.Key.Key_E)
_CTRL_SHIFT: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class CasePane(QWidget):
    """Shows one case. What arrives by sync moves header, story and facts, and never what is being typed."""

    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._case: CaseId | None = None
        self._view: CaseView | None = None
        self._is_set_by_hand = False
        self.keeper = DraftKeeper(context, self)
        self.submission = Submission(context, self.keeper, self)
        self.notice = Notice()
        self.header = CaseHeader(context)
        self._beside = QWidget()
        self.reading = Reading(context, self._beside)
        self.work = WorkArea(context, self.keeper)
        self.deeds = Deeds(context, self.work, self.submission)
        self.undoing = Undoing(context, self.work.is_free, self)
        self.empty = plain_label(wrap=True, kind="muted")
        self.seeing = Seeing(context, self)
        self._soon = QTimer(self, singleShot=True, interval=COALESCE_MS)
        self._fitting = QTimer(self, singleShot=True, interval=0)  # by then one knows whether a hand moved the handle
        self._lay_out()
        self._connect()
        self.show_case(None)

    @property
    def case_id(self) -> CaseId | None:
        return self._case

    def text(self) -> str:
        """What can be read of the report: the citizen's text and the timeline."""
        return f"{self.reading.citizen.text.toPlainText()}\n{self.reading.timeline.text()}"

    def show_case(self, case_id: str | None) -> None:
        """Open a case, or none. What was typed for another is handed to the disk first."""
        self.flush()
        self._case = CaseId(case_id) if case_id is not None else None
        self._view = None
        self.submission.on_screen = self._case
        self.notice.clear()
        self.empty.setText(self.tr("Choose a report from the list to read it here."))
        self.empty.setVisible(self._case is None)
        self._content.setVisible(self._case is not None)
        self.undoing.bar.show_view(None)
        if self._case is None:
            self._show_nothing_to_read()
            self.work.let_go()
            return
        view = self._read(self._case)
        if view is None:
            self._lose("")
            return
        self._show(view, opened=True)
        self.work.open(view)
        if self.submission.is_under_way(view.case.id):
            self.work.set_busy(True)

    def begin_reply(self) -> None:
        self.work.begin_reply()

    def begin_note(self) -> None:
        self.work.begin_note()

    def submit_reply(self) -> None:
        """Submit what stands in the reply editor for approval."""
        self.deeds.submit_reply()

    def approve(self) -> None:
        """Approve exactly the text on the screen."""
        self.deeds.approve()

    def decide(self) -> None:
        """Give the keyboard to the answer that is to be decided on, or to where it stands."""
        if not self.work.decide():
            self.setFocus()

    def show_nothing(self, words: str) -> None:
        """No report, and why."""
        self.show_case(None)
        self.empty.setText(words)

    def flush(self) -> None:
        """Hand any unsaved text to the desk at once."""
        self.keeper.flush()

    def has_unsaved(self) -> bool:
        """Whether some text is on the screen only, because the disk has not taken it yet."""
        return self.keeper.has_unsaved()

    def reload(self) -> None:
        """Show what the stores say of the case now; the editors stay as they are."""
        if self._case is None:
            return
        view = self._read(self._case)
        if view is not None:
            if self._view is None:
                self.notice.clear()
            self._show(view, opened=self._view is None)
            self.work.refresh(view)
        elif self._view is not None:
            self._lose(self._view.case.tracking)

    def _read(self, case: CaseId) -> CaseView | None:
        try:
            return self._context.queries.case(case, self._context.world())
        except Problem as problem:
            self.notice.say(sentence_of(problem), with_copy=False)
            return self._view

    def _show(self, view: CaseView, *, opened: bool) -> None:
        self._view = view
        self.header.show_view(view)
        self.undoing.bar.show_view(view)
        self.reading.show()
        self.reading.show_view(view, opened=opened)
        self.seeing.show_view(view, opened=opened)

    def _show_nothing_to_read(self) -> None:
        self.undoing.bar.show_view(None)
        self.header.show_view(None)
        self.reading.show_view(None, opened=True)
        self.seeing.show_view(None)

    def _lose(self, tracking: str) -> None:
        """A case that left the scope takes its content along; what was written for it stays in sight."""
        if self._case is None:
            return
        drafts = [draft for draft in self._context.queries.drafts() if draft.case == self._case]
        number = one_line(tracking or next((draft.tracking for draft in drafts), "–"))
        title = self._view.case.title if self._view else next((draft.title for draft in drafts), "")
        self._view = None
        self._show_nothing_to_read()
        self.reading.hide()
        self._beside.hide()
        self.work.open_without_case(About(self._case, number, title), drafts)
        gone = self.tr("Report #{number} is no longer in your scope.").format(number=number)
        kept = self.tr("What you wrote for it stays on this computer.")
        typed = bool(self.work.typed_texts())
        self.notice.say(f"{gone} {kept}" if typed else gone, with_copy=typed)

    def _restored(self, case: str, purpose: str) -> None:
        if case == self._case:
            self.reload()
            self.work.go_on_writing(purpose)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(self.work.typed_texts()))

    def _on_changes(self, changes: Changes) -> None:
        if self._case is not None and (self._case in changes.cases or changes.reference or changes.drafts):
            self._soon.start()

    def _on_queued(self, case: str) -> None:
        if case == self._case:
            self.reload()

    def _on_status(self, _: object) -> None:
        if self._view is not None and self._view.pending:
            self._soon.start()

    def _on_failed_elsewhere(self, tracking: str, error: BaseException) -> None:
        text = self.tr("Report #{number}: nothing was put in the outbox, your text is still a draft.")
        self.notice.say(f"{text.format(number=one_line(tracking))} {sentence_of(error)}", with_copy=False)

    def _on_page(self, page: Page) -> None:
        """Give what is open its share of the height; what the person set by hand lasts until the next page."""
        if page is not Page.NONE:
            self.reading.close_alone()
        self.reading.citizen.make_room(page is not Page.NONE)
        self._is_set_by_hand = False
        height = self._split.height()
        share = _LARGE_SHARE if self.work.needs_much_room() else _SHARES.get(page, 0.0)
        wanted = round(height * share) if share else self.work.sizeHint().height()
        self._split.setSizes([height - wanted, wanted])
        self._fitting.start()

    def _let_work_grow(self) -> None:
        """What lacks room takes some from above, unless a hand has set its height."""
        above, below = self._split.sizes()
        grown = min(below + self.work.lacking_height(), round(_LARGEST_SHARE * (above + below)))
        if grown > below and not self._is_set_by_hand:
            self._split.setSizes([above + below - grown, grown])

    def _hold_height(self, *_: int) -> None:
        self._is_set_by_hand = True

    def _on_alone(self, alone: bool) -> None:
        """What is written waits out of sight, as it is, while something needs the whole pane."""
        self.work.setVisible(not alone)
        self.reading.citizen.make_room(alone or self.work.page is not Page.NONE)

    def _leave(self) -> None:
        """One step back: out of what is looked at, then out of a form, then to the list."""
        if self.reading.close_alone() or self.reading.close_deadline():
            return
        if self.work.page is Page.FORM:
            self.work.leave_form()
            return
        if self.work.page is Page.IDENTITY:
            self.work.go_to(Page.NONE)
            return
        self.flush()
        self.closed.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()  # this pane's own keys, whatever the window binds to them
            return True
        done = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.WindowActivate):
            self.seeing.begin()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_ours(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif not event.isAutoRepeat():
            self._decide_by(event)

    def _decide_by(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.approve()
        elif event.key() == Qt.Key.Key_K:
            self.work.give_back()
        else:
            self.work.decision.change.click()

    def _is_ours(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            return modifiers == Qt.KeyboardModifier.NoModifier
        return event.key() in _DECIDES and modifiers == _CTRL_SHIFT and self.work.page is Page.DECISION

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        enough = max(WIDE, WIDE_CHARACTERS * self.fontMetrics().averageCharWidth())
        self.reading.set_wide(self.width() >= enough)

    def _connect(self) -> None:
        bus = self._context.bus
        bus.changed.connect(self._on_changes)
        bus.sync_status.connect(self._on_status)
        self._soon.timeout.connect(self.reload)
        self.header.why_asked.connect(self.reading.explain_deadline)
        self.undoing.bar.over.connect(self._soon.start)
        self.undoing.restored.connect(self._restored)
        self.undoing.not_restored.connect(lambda text: self.notice.say(text, with_copy=False))
        self.work.page_changed.connect(self._on_page)
        self.work.needs_changed.connect(self._fitting.start)
        self._fitting.timeout.connect(self._let_work_grow)
        self._split.splitterMoved.connect(self._hold_height)
        self.work.deadline_asked.connect(self.reading.explain_deadline)
        self.work.look_asked.connect(self.reading.look_at)
        self.work.trail_asked.connect(self.reading.show_trail)
        self.reading.alone.connect(self._on_alone)
        self.work.decision.grew.connect(lambda: self._on_page(self.work.page))
        self.notice.copy.clicked.connect(self._copy)
        self.submission.queued.connect(self._on_queued)
        self.submission.failed_elsewhere.connect(self._on_failed_elsewhere)

    def _lay_out(self) -> None:
        self._split = Divided(Qt.Orientation.Vertical, BETWEEN, self.reading, self.work, shares=(1, 0))
        self.setFocusProxy(self.reading.timeline)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._content = QWidget()
        columns = QHBoxLayout(self._content)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        columns.addWidget(self._split, 1)
        columns.addWidget(self._beside)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (self.notice, self.header):
            column.addWidget(part)
        column.addWidget(self._content, 1)
        column.addWidget(self.undoing.bar)
        column.addWidget(self.empty, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Sheet(page))
