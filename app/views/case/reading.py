"""The part of the case pane that is read: the citizen's text, and beneath it the story, the facts or a closer look."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QTabBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.context import Context
from app.models.queries import CaseView
from app.models.search.matching import Wanted
from app.views.case.case_files import CaseFiles
from app.views.case.citizen_text import CitizenText
from app.views.case.deadline_page import DeadlinePage
from app.views.case.facts import Facts
from app.views.case.inert import tooltip
from app.views.case.tasks_sheet import TasksSheet
from app.views.case.timeline import Timeline
from app.views.filtering.bar import LARGE_LINE
from app.views.preview.page import PreviewPage
from app.views.search.marking import Marking
from app.views.trail.page import TrailPage
from domain.attachments import Attachment
from domain.tasks import UNDONE

FACTS_WIDTH: Final = 232
_AT_FACTS, _AT_TASKS = 1, 2


class Sheet(StrEnum):
    """What lies beneath the citizen's text."""

    TIMELINE = "timeline"
    FACTS = "facts"
    TASKS = "tasks"
    DEADLINE = "deadline"
    PREVIEW = "preview"
    TRAIL = "trail"


_TABS: Final = (Sheet.TIMELINE, Sheet.FACTS, Sheet.TASKS)
_ALONE: Final = frozenset({Sheet.PREVIEW, Sheet.TRAIL})
"""Sheets that get the whole pane, but for the citizen's text."""


class Reading(QWidget):
    """Shows one sheet at a time; `beside` takes the facts where the window is wide enough for both."""

    alone = Signal(bool)
    """Whether a sheet is open that wants the whole pane."""

    def __init__(self, context: Context, beside: QWidget) -> None:
        super().__init__()
        self.citizen = CitizenText()
        self.files = CaseFiles(context)
        self.timeline = Timeline(context)
        self.facts = Facts(context)
        self.tasks = TasksSheet(context)
        self.deadline = DeadlinePage(context)
        self.preview = PreviewPage(context)
        self.trail = TrailPage(context)
        self.tabs = QTabBar()
        self.tabs.addTab(self.tr("Timeline"))
        self.tabs.addTab(self.tr("Facts"))
        self.tabs.addTab("")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName(self.tr("What is shown of the report"))
        self._beside = beside
        self._within = QVBoxLayout()
        self._sheet = Sheet.TIMELINE
        self._wide: bool | None = None
        self._came_from: QWidget | None = None
        self._before_alone = Sheet.TIMELINE
        self._lay_out(beside)
        self.tabs.currentChanged.connect(lambda at: self.go_to(_TABS[at]))
        self.deadline.closed.connect(self.close_deadline)
        self.files.open_asked.connect(self.look_at)
        for page in (self.preview, self.trail):
            page.closed.connect(self.close_alone)
        self._markings = (Marking(self.citizen.text), Marking(self.timeline))
        self.set_wide(False)

    def show_view(self, view: CaseView | None, *, opened: bool = False) -> None:
        self.citizen.show_view(view, opened=opened)
        self.files.show_view(view, opened=opened)
        self.timeline.show_view(view, opened=opened)
        self.facts.show_view(view, opened=opened)
        self.tasks.show_view(view, opened=opened)
        self._say_tasks(view)
        self.deadline.show_view(view)
        self.trail.show_view(view)
        if opened:
            self.go_to(Sheet.TIMELINE)

    def mark(self, wanted: Sequence[Wanted]) -> None:
        """Mark the words that are searched."""
        for marking in self._markings:
            marking.mark(wanted)

    def go_to(self, sheet: Sheet) -> None:
        was_alone, alone = self._sheet in _ALONE, sheet in _ALONE
        self._sheet = sheet
        facts_here = sheet is Sheet.FACTS and not self._wide
        self.deadline.setVisible(sheet is Sheet.DEADLINE)
        self.trail.setVisible(sheet is Sheet.TRAIL)
        self.preview.setVisible(sheet is Sheet.PREVIEW)
        if sheet is not Sheet.PREVIEW:
            self.preview.forget()
        self.tasks.setVisible(sheet is Sheet.TASKS)
        beneath = (Sheet.DEADLINE, Sheet.TASKS, *_ALONE)
        self.timeline.setVisible(sheet not in beneath and not facts_here)
        self._beside.setVisible(bool(self._wide) and not alone)
        self.facts.setVisible((bool(self._wide) and not alone) or facts_here)
        self.files.setVisible(not alone and self.files.has_something)
        with QSignalBlocker(self.tabs):  # nobody chose a tab: what is opened over one must stay open
            self._show_tabs()
            self.tabs.setCurrentIndex(_TABS.index(sheet) if sheet in _TABS else 0)
        if alone != was_alone:
            self.alone.emit(alone)

    def _say_tasks(self, view: CaseView | None) -> None:
        """How many tasks there are and are still to be done; without any there is no such tab."""
        tasks = view.case.tasks if view else ()
        left = sum(task.state in UNDONE for task in tasks)
        words = self.tr("Tasks ({left} of {count} open)") if left else self.tr("Tasks ({count})")
        whole = words.format(left=left, count=len(tasks))
        large = self.fontMetrics().height() > LARGE_LINE  # beside the others there is room for a word and a number
        self.tabs.setTabText(_AT_TASKS, self.tr("Tasks ({count})").format(count=left or len(tasks)) if large else whole)
        self.tabs.setTabToolTip(_AT_TASKS, tooltip(whole))
        self._offer_tab(_AT_TASKS, bool(tasks))
        if not tasks and self._sheet is Sheet.TASKS:
            self.go_to(Sheet.TIMELINE)
        self._show_tabs()

    def _show_tabs(self) -> None:
        """The bar is there where there is more than one tab to choose from."""
        self._offer_tab(_AT_FACTS, not self._wide)
        choice = not self._wide or self.tabs.isTabVisible(_AT_TASKS)
        self.tabs.setVisible(choice and self._sheet is not Sheet.DEADLINE and self._sheet not in _ALONE)

    def _offer_tab(self, at: int, offered: bool) -> None:
        """Only where it changes: Qt forgets that a bar has to be laid out when a tab is told what it is already."""
        if self.tabs.isTabVisible(at) != offered:
            self.tabs.setTabVisible(at, offered)

    def look_at(self, item: Attachment) -> None:
        """Show an attachment that is on this computer."""
        self._begin_alone(Sheet.PREVIEW)
        self.preview.open(item)

    def show_trail(self) -> None:
        """Show who did what to the case."""
        self._begin_alone(Sheet.TRAIL)
        self.trail.open()

    def close_alone(self) -> bool:
        """Back to what was shown, and to where the keyboard was, before a sheet took the pane; False if none had."""
        if self._sheet not in _ALONE:
            return False
        self.go_to(self._before_alone if self._is_there(self._before_alone) else Sheet.TIMELINE)
        before, self._came_from = self._came_from, None
        there = before is not None and isValid(before) and before.isVisible() and before.isEnabled()
        (before if there and before is not None else self.timeline).setFocus()
        return True

    def _begin_alone(self, sheet: Sheet) -> None:
        if self._sheet not in _ALONE:
            self._came_from = QApplication.focusWidget()
            self._before_alone = self._sheet
        self.go_to(sheet)

    def _is_there(self, sheet: Sheet) -> bool:
        """A tab may have gone meanwhile: the last task, or the facts to their own column."""
        return sheet not in _TABS or self.tabs.isTabVisible(_TABS.index(sheet))

    def explain_deadline(self) -> None:
        self.go_to(Sheet.DEADLINE)
        self.deadline.show_start()
        self.deadline.sheet.setFocus()

    def close_deadline(self) -> bool:
        """False if it was not open."""
        was_open = self._sheet is Sheet.DEADLINE
        if was_open:
            self.go_to(Sheet.TIMELINE)
            self.timeline.setFocus()
        return was_open

    def set_wide(self, wide: bool) -> None:
        """Whether the facts lie beside the story or share a tab bar with it."""
        if wide == self._wide:
            return
        self._wide = wide
        layout = self._beside.layout() if wide else self._within
        if layout is not None:
            layout.addWidget(self.facts)
        self.go_to(Sheet.TIMELINE if wide and self._sheet is Sheet.FACTS else self._sheet)

    def _lay_out(self, beside: QWidget) -> None:
        room = QVBoxLayout(beside)
        room.setContentsMargins(0, 0, 0, 0)
        beside.setFixedWidth(FACTS_WIDTH)
        bar = QHBoxLayout()
        bar.addWidget(self.tabs, 1)  # the whole width, or it scrolls where a tab comes
        for sheet in (self.timeline, self.tasks):
            sheet.setMinimumHeight(64)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.citizen)
        column.addWidget(self.files)
        column.addLayout(bar)
        column.addWidget(self.timeline, 1)
        column.addWidget(self.tasks, 1)
        column.addWidget(self.deadline, 1)
        column.addWidget(self.preview, 1)
        column.addWidget(self.trail, 1)
        column.addLayout(self._within)
