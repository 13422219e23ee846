"""Lewat tenggat as a dossier: every delay by unit and age, beside it what explains the one that is chosen."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.context import Context
from app.models.queries import View
from app.problems import environment_problem
from app.status import SyncStatus
from app.views.buttons import push_button
from app.views.case.inert import tooltip
from app.views.case_list.empty_state import EmptyState
from app.views.divider import BESIDE_LIST, Divided
from app.views.dossier import contents as reading
from app.views.dossier import paper, words
from app.views.dossier.contents import Contents, UnitGroup
from app.views.dossier.detail import DelayDetail
from app.views.dossier.letter_bar import LetterBar
from app.views.dossier.tree import DossierTree
from app.views.flow import Flow, together
from app.views.labels import plain_label
from app.views.office_time import when, zone
from app.views.printing.pages import Printout
from app.views.printing.preview import Compose, Preview
from app.views.stepwise import Steps, Stepwise
from app.views.words import unexpected_sentence, view_word

HINT_MS: Final = 200
_SIZES: Final = (700, 440)


class DossierScreen(QWidget):
    """Reads in the background, and only while somebody can see it."""

    case_asked = Signal(str)
    """A report is to be opened."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._contents: Contents | None = None
        self._stale = True
        self._reviews_worst = False
        self.setObjectName("dossier")
        self.tree = DossierTree(context)
        self.detail = DelayDetail(context)
        self.empty = EmptyState()
        self.summary = plain_label(kind="muted", wrap=True, object_name="dossier.summary")
        self.letter = push_button(self.tr("Reminder letter"), object_name="dossier.letter")
        self.booklet = push_button(self.tr("Print dossier"), object_name="dossier.print")
        self.progress = QProgressBar()
        self.stop = push_button(self.tr("Cancel"), object_name="dossier.stop")
        self.again = push_button(self.tr("Count anew"), object_name="dossier.again", kind="link")
        self.letter_bar = LetterBar(context.person)
        self.preview = Preview(context, self.letter_bar)
        self.reading = Stepwise[Contents](context, self._reading, self)
        self._hint = QTimer(self, singleShot=True, interval=HINT_MS)
        self._lay_out()
        self._connect()
        self._offer()

    @property
    def is_previewing(self) -> bool:
        return self._pages.currentWidget() is self.preview

    @property
    def panes(self) -> list[QWidget]:
        """Where the keyboard can go, in the order of reading."""
        return [self.preview] if self.is_previewing else [self.tree, self.detail]

    def refresh(self) -> None:
        """Count again: the cases, the reference data or the day may have changed."""
        self._stale = True
        if self.isVisible():
            self.reading.soon()

    def focus_tree(self) -> None:
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def review_worst(self) -> None:
        """Begin a finding on the worst delay, once it is known which that is."""
        self._reviews_worst = True
        if not self._stale and not self.reading.is_running:
            self._begin_review()

    def flush(self) -> None:
        self.detail.flush()

    def has_unsaved(self) -> bool:
        return self.detail.has_unsaved()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._hint.start()
            self.reading.now()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._reviews_worst = False
        if self.reading.is_running:  # nobody looks any more, or the console is closing
            self._stale = True
            self.reading.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.detail.leave_form():
            self.focus_tree()

    def _reading(self) -> Steps[Contents]:
        self._stale = False
        return reading.read(self._context.queries, self._context.world(), self._context.clock())

    def _take(self, contents: Contents) -> None:
        self._quiet()
        self._contents = contents
        if not self.tree.take(contents) and not self.detail.is_writing:
            self.tree.choose_first()
        self._say_head()
        self._offer()
        if self._reviews_worst:
            self._begin_review()

    def _begin_review(self) -> None:
        self._reviews_worst = False
        if self.is_previewing:
            self._close_preview()
        self.tree.choose_first()
        self.focus_tree()  # where it stays if no finding can be written
        self.detail.begin_finding()

    def _say_head(self) -> None:
        found = self._contents
        self._split.setVisible(found is not None and found.count > 0)
        self.empty.setVisible(not self._split.isVisibleTo(self))
        if found is None:
            return
        status = self._context.status()
        as_of = when(self._context, status.data_as_of) if status.data_as_of else ""
        if not found.count:
            self.summary.setText("")
            self.empty.say_why(View.LATE, status, as_of)
            return
        text = self.tr("{reports} in units: {units} · data as of {time}")
        self.summary.setText(
            text.format(
                reports=words.reports(found.count),
                units=words.number(len(found.units)),
                time=as_of or words.NOTHING,
            )
        )
        calendar = self.tr("Working days by the calendar {calendar}")
        calendar = calendar.format(calendar=found.dossier.calendar_version or words.NOTHING)
        self.summary.setToolTip(tooltip(calendar))

    def _offer(self) -> None:
        found, unit = self._contents, self.tree.unit
        filled = found is not None and found.count > 0
        self.booklet.setEnabled(filled)
        self.letter.setEnabled(filled and unit is not None)
        if unit is not None:
            name = words.place_name(unit.place, self._context.world())
            self.letter.setToolTip(tooltip(self.tr("Letter to {unit}").format(unit=name)))
        else:
            self.letter.setToolTip(tooltip(self.tr("Choose a unit or one of its reports first")))

    def _chosen(self) -> None:
        if self.tree.delay is not None or not self.detail.is_writing:
            self.detail.show_delay(self.tree.delay)
        self._offer()

    def _say_loading(self) -> None:
        if self._contents is None:
            self.empty.say_loading()
        self.progress.show()
        self.stop.show()

    def _progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _quiet(self) -> None:
        self._hint.stop()
        for part in (self.progress, self.stop, self.again):
            part.hide()

    def _stopped(self) -> None:
        self._quiet()
        self._stale, self._reviews_worst = True, False
        self.again.show()
        if self._contents is None:
            self.empty.hide()

    def _failed(self, error: BaseException) -> None:
        self._quiet()
        self._reviews_worst = False
        self.again.show()
        problem = environment_problem(error)
        if problem is not None:
            self._split.hide()
            self.empty.show()
            self.empty.say_unreadable(problem.code)
        else:
            self.summary.setText(unexpected_sentence().whole)

    def _issue(self) -> paper.Issue:
        context = self._context
        return paper.Issue(context.world(), context.clock(), context.status().data_as_of, zone(context))

    def _open_booklet(self) -> None:
        if self._contents is not None:
            self.letter_bar.hide()
            self._open_preview(self.tr("Dossier"), partial(self._compose_booklet, self._contents))

    def _compose_booklet(self, contents: Contents) -> Steps[Printout]:
        return paper.booklet(contents, self._issue())

    def _open_letter(self) -> None:
        unit = self.tree.unit
        if unit is not None and self._contents is not None:
            self.letter_bar.show()
            name = words.place_name(unit.place, self._context.world())
            title = self.tr("Letter to {unit}").format(unit=name)
            self._open_preview(title, partial(self._compose_letter, unit, self._contents))

    def _compose_letter(self, unit: UnitGroup, contents: Contents) -> Steps[Printout]:
        return paper.letter(unit, self.letter_bar.letter(), self._issue(), contents.dossier.at)

    def _open_preview(self, title: str, compose: Compose) -> None:
        self._pages.setCurrentWidget(self.preview)
        self.preview.open(title, compose)
        self.preview.pages.setFocus()

    def _close_preview(self) -> None:
        self._pages.setCurrentIndex(0)
        self.preview.close_pages()
        self.focus_tree()

    def _on_changes(self, changes: Changes) -> None:
        if changes.cases or changes.reference:
            self.refresh()

    def _on_status(self, _: SyncStatus) -> None:
        if self.isVisible() and not self.reading.is_running:
            self._say_head()

    def _connect(self) -> None:
        self._hint.timeout.connect(self._say_loading)
        self._context.bus.changed.connect(self._on_changes)
        self._context.bus.sync_status.connect(self._on_status)
        self.reading.progressed.connect(self._progressed)
        self.reading.ready.connect(self._take)
        self.reading.failed.connect(self._failed)
        self.reading.stopped.connect(self._stopped)
        self.stop.clicked.connect(self.reading.stop)
        self.again.clicked.connect(self.refresh)
        self.tree.chosen.connect(self._chosen)
        self.tree.opened.connect(self.case_asked)
        self.detail.open_asked.connect(self.case_asked)
        self.letter.clicked.connect(self._open_letter)
        self.booklet.clicked.connect(self._open_booklet)
        self.letter_bar.changed.connect(self.preview.write_again)
        self.preview.left.connect(self._close_preview)
        self.empty.download_asked.connect(self._context.sync_now)
        self.empty.sign_in_asked.connect(self._context.sign_in_again)

    def _lay_out(self) -> None:
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(120)
        self.progress.setMaximumHeight(6)
        self.progress.setAccessibleName(self.tr("Progress of counting"))
        head = Flow()
        head.setContentsMargins(16, 8, 16, 8)
        head.addWidget(plain_label(view_word(View.LATE), kind="heading"))
        head.addWidget(self.summary)
        head.addStretch()
        for part in (self.progress, self.stop, self.again, together(self.letter, self.booklet)):
            head.addWidget(part)
        self._quiet()
        self._split = Divided(Qt.Orientation.Horizontal, BESIDE_LIST, self.tree, self.detail, shares=(1, 0))
        self._split.setSizes(list(_SIZES))
        self._split.hide()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._split, 1)
        column.addWidget(self.empty, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(page)
        self._pages.addWidget(self.preview)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
