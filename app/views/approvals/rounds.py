"""Leads from one waiting answer to the next: by decision, by putting off, and back, without a mouse."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal

from app.changes import Changes
from app.context import Context
from app.models.outbox import OutboxItem
from app.models.queries import View
from app.views.approvals.bar import RoundBar
from app.views.approvals.round import Fate, Round
from app.views.approvals.waiting import reading
from app.views.case.deeds import Decision
from app.views.case.view import CasePane
from app.views.case.work_area import Page
from app.views.case_list.view import CaseList
from app.views.refresh import Refresh
from domain.commands import ApproveReply, ChangeReply, ReturnReply
from domain.ids import CaseId

_FATES: Final = {ApproveReply: Fate.APPROVED, ChangeReply: Fate.CHANGED, ReturnReply: Fate.RETURNED}


class Rounds(QObject):
    """A round lasts while the list shows what needs approval; the list gives its order."""

    case_asked = Signal(str)
    ended = Signal(str)
    """Nothing is left to be decided: the words that say so."""

    def __init__(self, context: Context, cases: CaseList, pane: CasePane) -> None:
        super().__init__(pane)
        self._context = context
        self._cases = cases
        self._pane = pane
        self._round: Round | None = None
        self._is_left = False
        self._is_read = False
        self.bar = RoundBar(context)
        self._refresh = Refresh(context, self._prepare, self._take, lambda _: None, self)
        self.bar.later_asked.connect(self.later)
        self.bar.earlier_asked.connect(self.earlier)
        self.bar.undo_asked.connect(self.undo)
        self.bar.closed.connect(self.sum_up)
        pane.closed.connect(self.sum_up)
        pane.deeds.decided.connect(self._decided)
        pane.undoing.taken_back.connect(self._taken_back)
        pane.undoing.restored.connect(lambda case, _purpose: self._taken_back(case))
        cases.list.cases.modelReset.connect(self._look_again)
        context.bus.changed.connect(self._on_changes)
        context.bus.sync_status.connect(lambda _: self._follow_last())

    @property
    def can_put_off(self) -> bool:
        return self._round is not None and self._round.after(self._pane.case_id) is not None

    @property
    def can_go_back(self) -> bool:
        return self._round is not None and self._round.before(self._pane.case_id) is not None

    def can_undo(self, item: OutboxItem) -> bool:
        """Whether it is the last decision of the round, and still here."""
        last = self.bar.last
        return self._round is not None and self.bar.is_undoable and last is not None and last.id == item.id

    def show_list(self) -> None:
        """The list shows something else now: a round begins or is over."""
        self._round = Round() if self._cases.view is View.APPROVAL else None
        self._is_read = False
        self.bar.show_last(None)
        self.bar.show_gone(())
        self.bar.hide()
        self._look_again()

    def leave(self) -> None:
        """There is no list on the screen."""
        self._round = None
        self.bar.hide()

    def show(self) -> None:
        """A report is on the screen."""
        self._is_left = False
        self._tell()

    def sum_up(self) -> None:
        """The person goes back to the list: what they have done is said until they come again."""
        self._is_left = self._round is not None and bool(self._round.fates)
        self._tell()

    def later(self) -> None:
        """Put this answer off: on to the next one, which may be one that was put off before."""
        if self._round is not None:
            self._open(self._round.after(self._pane.case_id))

    def earlier(self) -> None:
        if self._round is not None:
            self._open(self._round.before(self._pane.case_id))

    def undo(self) -> None:
        """Take back the last decision, which may have been on the answer before."""
        last = self.bar.last
        if last is not None and self.bar.is_undoable:
            if self._pane.case_id != last.case:
                self.case_asked.emit(last.case)
            self._pane.undoing.undo(last)

    def _open(self, case: CaseId | None) -> None:
        if case is not None:
            self.bar.show_gone(())
            self.case_asked.emit(case)
            self._pane.decide()

    def _decided(self, case: str, decision: Decision, item: OutboxItem | None) -> None:
        if self._round is None:
            return
        self._round = self._round.with_decision(CaseId(case), _FATES[type(decision)])
        self.bar.show_last(item)
        if self._is_read:
            self._go_on(self._round, CaseId(case))

    def _go_on(self, walk: Round, decided: CaseId) -> None:
        following = walk.after(decided)
        if following is not None:
            self._pane.work.decision.hold_off()
            self._open(following)
        else:
            words = self.tr("You have decided on every answer that waited for you.")
            self.ended.emit(f"{words}\n{self.bar.sum_of(walk)}")
            self._tell()
            self.bar.earlier.setFocus()

    def _taken_back(self, case: str) -> None:
        """The decision is open again, and the keyboard is there."""
        if self._round is None or self._round.number(CaseId(case)) is None:
            return
        self._round = self._round.without_decision(CaseId(case))
        if self.bar.last is not None and self.bar.last.case == case:
            self.bar.show_last(None)
        if self._pane.case_id == case:
            self._pane.reload()
            if self._pane.work.page is not Page.FORM:
                self._pane.decide()
        self._tell()

    def _tell(self) -> None:
        here, walk = self._pane.case_id, self._round
        if walk is None:
            return
        number = walk.number(here)
        self.bar.setVisible(bool(walk.cases) and (number is not None or here is None))
        if self._is_left:
            self.bar.show_sum(walk)
        else:
            self.bar.show_place(walk, number)
        self.bar.offer(back=self.can_go_back, later=self.can_put_off)

    def _prepare(self) -> Callable[[], tuple[Round | None, list[CaseId]]]:
        begun, read = self._round, reading(self._context, self._cases.listing)
        return lambda: (begun, read())

    def _take(self, found: tuple[Round | None, list[CaseId]]) -> None:
        begun, waiting = found
        before = self._round
        if before is None:
            return
        if before is not begun:  # something was decided while this was read
            self._look_again()
            return
        self._round = before.taking_in(waiting)
        self._tell_gone(before, self._round)
        self._tell()
        here, was_read = self._pane.case_id, self._is_read
        self._is_read = True
        if not was_read and here is not None and here in before.fates:  # decided on before the others were known
            self._go_on(self._round, here)

    def _tell_gone(self, before: Round, now: Round) -> None:
        """What one is reading says so itself."""
        gone = [case for case in now.fates if case in before.cases and case not in before.fates]
        found = (self._context.queries.case(case, self._context.world()) for case in gone)
        numbers = [view.case.tracking for view in found if view is not None and view.case.id != self._pane.case_id]
        if numbers:
            self.bar.show_gone(numbers)

    def _on_changes(self, changes: Changes) -> None:
        if changes.cases or changes.reference:
            self._look_again()
        if changes.outbox:
            self._follow_last()

    def _look_again(self) -> None:
        if self._round is not None:
            self._refresh.soon()

    def _follow_last(self) -> None:
        """What became of the last decision; once its effect has come, nothing more is to be said of it."""
        last = self.bar.last
        if last is None or self._round is None:
            return
        view = self._context.queries.case(last.case, self._context.world())
        pending = view.pending if view is not None else ()
        self.bar.show_last(next((item for item in pending if item.id == last.id), None))
