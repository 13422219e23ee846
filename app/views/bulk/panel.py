"""In the place of the list: one action for the chosen reports, tried on each, and then what became of each."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.changes import Changes
from app.context import Context
from app.views.bulk.lines import CaseLines
from app.views.bulk.run import BulkRun
from app.views.bulk.trial import Deed, Trials, Wish, try_out
from app.views.bulk.words import case_line, deed_word, fate_mark, text_word, trial_mark
from app.views.buttons import push_button
from app.views.case.inert import typed
from app.views.case.trouble import Trouble
from app.views.choice_box import ChoiceBox
from app.views.filtering.bar import LARGE_LINE
from app.views.flow import Flow
from app.views.jotting import MANY, Jotting
from app.views.labels import plain_label
from app.views.refresh import Refresh
from domain.ids import AgencyId

_SECOND_MS: Final = 1_000
_TEXT_LINES: Final = 3
_LARGE_TEXT_LINES: Final = 2  # else a small screen would have no room for the rest
TEXT: Final = "bulk"


class BulkPanel(QFrame):
    """Nothing is queued before its preview was seen; the result of all reports is shown at once.

    A text that was not used stays in the form until it is, also for other reports; it is a draft like every other.
    """

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("bulk")
        self._context = context
        self._keys: tuple[int, ...] = ()
        self._trials = Trials(None, (), ())
        self.run: BulkRun | None = None
        self.heading = plain_label(kind="heading", object_name="bulk.heading")
        self.deed = ChoiceBox()
        self.unit = ChoiceBox()
        self.text_label = plain_label(kind="muted", wrap=True)
        self.text = QPlainTextEdit()
        self.summary = plain_label(kind="muted", wrap=True, object_name="bulk.summary")
        self.list = CaseLines()
        self.trouble = Trouble()
        self.jotting = Jotting(context, MANY, self.trouble, self)
        self.cancel = push_button(self.tr("Cancel"), object_name="bulk.cancel")
        self.go = push_button("", object_name="bulk.go", kind="primary")
        self.undo = push_button("", object_name="bulk.undo")
        self._second = QTimer(self, interval=_SECOND_MS)
        self._refresh = Refresh(context, self._reading, self._take, self.trouble.say_error, self)
        self._lay_out()
        self._connect()

    def open(self, keys: Sequence[int]) -> None:
        self._keys, self.run = tuple(keys), None
        self._trials = Trials(None, (), ())
        self.heading.setText(self.tr("Reports chosen: {count}").format(count=len(keys)))
        for box in (self.deed, self.unit):
            box.clear()
        self.trouble.clear()
        self._take_up_text()
        self._show_form()
        self._refresh.now()
        self.deed.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def wish(self) -> Wish | None:
        deed = self.deed.currentData()
        if deed is None:
            return None
        unit = self.unit.currentData() if deed == Deed.DISPOSE else None
        return Wish(Deed(deed), typed(self.text.toPlainText()).strip() if text_word(deed) else "", unit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sends = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif sends and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes back from another page sees what became of it meanwhile."""
        super().showEvent(event)
        if self.run is not None:
            self.run.look_again()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()
        self.jotting.keeper.flush()

    def _take_up_text(self) -> None:
        begun = self.jotting.begun(TEXT)
        if begun is not None:
            self._put_text(begun.text)

    def _put_text(self, text: str) -> None:
        self.text.blockSignals(True)
        self.text.setPlainText(text)
        self.text.blockSignals(False)

    def _reading(self) -> Callable[[], Trials]:
        context, keys, wish = self._context, self._keys, self.wish

        def try_the_wish() -> Trials:
            return try_out(context, keys, wish)

        return try_the_wish

    def _take(self, trials: Trials) -> None:
        if self.run is not None:
            return
        self._trials = trials
        if self.deed.count() == 0:
            self._offer(trials)
        self._show_form()

    def _offer(self, trials: Trials) -> None:
        self.deed.blockSignals(True)
        for deed in trials.offered:
            self.deed.addItem(deed_word(deed), deed)
        self.deed.setCurrentIndex(-1)
        self.deed.blockSignals(False)
        agencies: set[AgencyId] = {view.case.holder.agency for view in trials.views}
        units = self._context.world().directory.units.values()
        named = sorted((unit.name, unit.id) for unit in units if unit.agency in agencies and not unit.retired)
        self.unit.blockSignals(True)
        for name, id in named:
            self.unit.addItem(name, id)
        self.unit.setCurrentIndex(-1)
        self.unit.blockSignals(False)

    def _typed(self) -> None:
        self.jotting.keep(TEXT, typed(self.text.toPlainText()))
        self._wish_changed()

    def _wish_changed(self) -> None:
        self.trouble.clear()
        self._show_form()
        self._refresh.soon()

    def _show_form(self) -> None:
        """The form, and the preview where it is of what the form says now."""
        wish = self.wish
        asks = text_word(wish.deed) if wish else ""
        for part in (self.deed, self.cancel, self.go):
            part.show()
        self.unit.setVisible(wish is not None and wish.deed is Deed.DISPOSE)
        self.text_label.setVisible(bool(asks))
        self.text.setVisible(bool(asks))
        self.jotting.label.setVisible(bool(asks))
        self.text_label.setText(asks)
        self.text.setAccessibleName(asks)
        self.undo.hide()
        self.cancel.setText(self.tr("Cancel"))
        previewed = self._trials.wish == wish and bool(self._trials.each)
        possible = sum(trial.possible for trial in self._trials.each) if previewed else 0
        self.go.setText(self.tr("Do it for {count} reports").format(count=possible) if possible else self.tr("Do it"))
        self.go.setEnabled(possible > 0)
        if previewed:
            left_out = len(self._trials.each) - possible
            text = self.tr("Possible: {possible}. Left out: {left_out}.")
            self.summary.setText(text.format(possible=possible, left_out=left_out))
            self.list.show_lines((case_line(trial), trial_mark(trial)) for trial in self._trials.each)
        else:
            self.summary.setText("" if wish is None or wish.is_complete else self.tr("Fill in what is missing."))
            self.list.show_lines(())

    def _start(self) -> None:
        if not self.go.isEnabled():
            return
        self.run = BulkRun(self._context, self._trials.each, self)
        self.run.finished.connect(self._finished)
        self.run.moved.connect(self._show_result)
        self.go.setEnabled(False)
        for part in (self.deed, self.unit, self.text, self.text_label, self.jotting.label, self.go, self.cancel):
            part.hide()
        self.summary.setText(self.tr("Being put into the outbox…"))
        self.list.show_lines(())
        self.run.start()

    def _finished(self) -> None:
        if self.run is not None and not any(fate.error for fate in self.run.fates):
            self._put_text("")
            self.jotting.done(TEXT)
        self.cancel.setText(self.tr("Back to the list"))
        self.cancel.show()
        self._show_result()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.summary.text()))
        (self.undo if self.undo.isVisible() else self.cancel).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_result(self) -> None:
        if self.run is None:
            return
        fates = self.run.fates
        failed = sum(fate.error is not None for fate in fates)
        back = sum(fate.is_taken_back for fate in fates)
        done = sum(fate.trial.possible for fate in fates) - failed - back
        text = self.tr("Accepted here: {done}. Left out: {left_out}. Failed: {failed}.")
        text = text.format(done=done, left_out=len(fates) - done - failed - back, failed=failed)
        taken_back = self.tr("Taken back: {count}.").format(count=back)
        self.summary.setText(f"{text} {taken_back}" if back else text)
        self.list.show_lines((case_line(fate.trial), fate_mark(fate, self._context)) for fate in fates)
        undoable, seconds = self.run.undoable, self.run.seconds
        self.undo.setVisible(bool(undoable))
        if seconds:
            self.undo.setText(self.tr("Undo {count} ({seconds} s)").format(count=undoable, seconds=seconds))
            if not self._second.isActive():
                self._second.start()
        else:
            self.undo.setText(self.tr("Undo {count}").format(count=undoable))

    def _on_second(self) -> None:
        """Count down only while something can be taken back by the second."""
        self._show_result()
        if self.run is None or not self.run.seconds:
            self._second.stop()

    def _undo(self) -> None:
        if self.run is not None:
            self.run.undo()
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changes(self, changes: Changes) -> None:
        if not self.isVisible():
            return
        if self.run is not None:
            if changes.outbox:
                self.run.look_again()
        elif changes.cases or changes.reference:
            self._refresh.soon()

    def _connect(self) -> None:
        self.deed.currentIndexChanged.connect(lambda _row: self._wish_changed())
        self.unit.currentIndexChanged.connect(lambda _row: self._wish_changed())
        self.text.textChanged.connect(self._typed)
        self.go.clicked.connect(self._start)
        self.undo.clicked.connect(self._undo)
        self.cancel.clicked.connect(self.left)
        self._second.timeout.connect(self._on_second)
        self._context.bus.changed.connect(self._on_changes)

    def _lay_out(self) -> None:
        for box, name, words in ((self.deed, "deed", self.tr("Action")), (self.unit, "unit", self.tr("Unit"))):
            box.setObjectName(f"bulk.{name}")
            box.setAccessibleName(words)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        self.deed.setPlaceholderText(self.tr("Choose an action…"))
        self.unit.setPlaceholderText(self.tr("Choose a unit…"))
        self.text.setObjectName("bulk.text")
        self.text.setTabChangesFocus(True)
        line = self.text.fontMetrics().lineSpacing()
        self.text.setFixedHeight(line * (_TEXT_LINES if line <= LARGE_LINE else _LARGE_TEXT_LINES) + 20)
        self.list.setObjectName("bulk.list")
        self.list.setAccessibleName(self.tr("What happens to each report"))
        buttons = QWidget()
        flow = Flow(buttons, spacing=8)
        for button in (self.go, self.undo, self.cancel):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 12)
        column.setSpacing(8)
        for part in (self.heading, self.deed, self.unit, self.text_label, self.text, self.jotting.label, self.summary):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.trouble)
        column.addWidget(buttons)
        for part in (self.unit, self.text_label, self.text, self.jotting.label):
            part.hide()
