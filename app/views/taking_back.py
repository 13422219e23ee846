"""Ctrl+Z wherever one is: the command that was handed in last is taken back, where it was written or else from here."""

from PySide6.QtCore import QObject, Signal

from app.context import Context
from app.models.outbox import OutboxItem
from app.problems import Problem
from app.views.approvals.rounds import Rounds
from app.views.bulk.panel import BulkPanel
from app.views.bulk.run import BulkRun
from app.views.case.inert import one_line
from app.views.case.undoing import Undoing
from app.views.case.view import CasePane
from app.views.intake.form import COUNTER
from app.views.outbox.contents import Entry
from app.views.outbox.repairs import Repairs
from app.views.pages import Pages
from app.views.words import command_word, undo_seconds


class TakingBack(QObject):
    """The outbox knows what was handed in last. Where its place is in sight, its text is shown there again."""

    said = Signal(str)
    """What became of a command whose place is not in sight."""

    def __init__(self, context: Context, pane: CasePane, rounds: Rounds, pages: Pages, bulk: BulkPanel) -> None:
        super().__init__(pane)
        self._context = context
        self._pane = pane
        self._rounds = rounds
        self._pages = pages
        self._bulk = bulk

    @property
    def is_possible(self) -> bool:
        return self._last() is not None or self._run_in_sight() is not None

    def undo(self) -> None:
        """Take back the last command, with all of a bulk action if it was part of one; else what the action pinned."""
        last, run = self._last(), self._bulk.run
        if run is not None and last is not None and run.holds(last.id):
            self._take_back_all(run)
        elif last is not None and self._rounds.can_undo(last):
            self._rounds.undo()
        elif last is not None and (place := self._place_of(last)) is not None:
            place.undo(last)
        elif last is not None:
            self._take_back(last)
        elif (run := self._run_in_sight()) is not None:
            run.undo()

    def _last(self) -> OutboxItem | None:
        now = self._context.clock()
        try:
            held = self._context.queries.held_back(now)
        except Problem:  # what ails the store is said where its contents are shown
            return None
        return next((item for item in held if undo_seconds(item, now)), None)

    def _run_in_sight(self) -> BulkRun | None:
        run = self._bulk.run
        return run if run is not None and run.undoable and self._bulk.isVisible() else None

    def _place_of(self, item: OutboxItem) -> Undoing | None:
        if self._pane.isVisible() and self._pane.case_id == item.case:
            return self._pane.undoing
        dossier = self._pages.dossier
        shown = dossier.detail.undoing if dossier is not None and dossier.isVisible() else None
        return shown if shown is not None and shown.bar.item is not None and shown.bar.item.id == item.id else None

    def _take_back(self, item: OutboxItem) -> None:
        repairs = Repairs(self._context, self)
        repairs.said.connect(lambda words: self.said.emit(f"{_name_of(item)}: {words}"))
        repairs.said.connect(repairs.deleteLater)
        repairs.restored.connect(self._restored)
        repairs.withdraw(item, frozenset(Entry(draft, True).key for draft in self._context.queries.drafts()))

    def _restored(self, case: str, _purpose: str) -> None:
        if case == COUNTER and self._pages.intake is not None and self._pages.intake.isVisible():
            self._pages.take_in()

    def _take_back_all(self, run: BulkRun) -> None:
        def told() -> None:
            if not run.undoable:
                run.moved.disconnect(told)
                self.said.emit(self._bulk.summary.text())

        if not self._bulk.isVisible():  # where it is in sight it says so itself
            run.moved.connect(told)
        run.undo()


def _name_of(item: OutboxItem) -> str:
    number = f"#{one_line(item.tracking)}" if item.tracking else ""
    return " · ".join(filter(None, (number, command_word(item.envelope.command))))
