"""The review of one conflict: three forms side by side, and three ways out of it; nobody's text wins unseen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.changes import Changes
from app.context import Context
from app.models.drafts import Draft
from app.models.outbox import OutboxItem
from app.views.case.draft_keeper import DraftKeeper
from app.views.case.inert import one_line, shown, tooltip
from app.views.case.trouble import sentence_of
from app.views.conflict import frame
from app.views.conflict.dispute import Dispute, read
from app.views.conflict.field_panel import Compare, FieldPanel
from app.views.conflict.merging import kept_for, purpose_of
from app.views.conflict.resolution import Resolution
from app.views.office_time import when
from app.views.refresh import Refresh
from app.views.words import command_word
from app.views.words.fields import field_word, value_text

_WIDE: Final = 720
_WIDE_CHARACTERS: Final = 96  # with large letters three columns need more room


@dataclass(frozen=True)
class _Found:
    """A conflict as it stands in the stores, with the merged texts that were begun for it."""

    dispute: Dispute | None
    drafts: tuple[Draft, ...]


class ConflictReview(QWidget):
    """Keeps showing what was opened: a state that arrives meanwhile has to be asked for before it is decided on."""

    left = Signal(str)
    """Back to the list, with what is to be said there; empty where nothing was decided."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._item: OutboxItem | None = None
        self._drafts: tuple[Draft, ...] = ()
        self._newer: Dispute | None = None
        self._busy = False
        self.dispute: Dispute | None = None
        self.panels: tuple[FieldPanel, ...] = ()
        self.keeper = DraftKeeper(context, self)
        self.parts = frame.ReviewFrame(self)
        self.resolution = Resolution(context, self.keeper, self.parts.trouble, self)
        self._refresh = Refresh(context, self._reading, self._take, self._failed, self)
        self._connect()

    @property
    def is_merging(self) -> bool:
        return self.parts.send.isVisibleTo(self)

    def open(self, item: OutboxItem) -> None:
        """Show the conflict of this command; the stores are read in the background."""
        self.keeper.flush()
        self._item, self.dispute, self._newer = item, None, None
        self.panels = ()
        self.parts.set_panels(())
        self.parts.trouble.clear()
        self._refresh.now()

    def _reading(self) -> Callable[[], _Found]:
        queries, world, item = self._context.queries, self._context.world(), self._item

        def found() -> _Found:
            if item is None:
                return _Found(None, ())
            return _Found(read(queries, world, item.id), kept_for(queries.drafts(), item))

        return found

    def _take(self, found: _Found) -> None:
        if self._item is None or self._busy:
            return
        dispute, self._drafts = found.dispute, found.drafts
        if dispute is None:
            self._leave(self.tr("This has been settled meanwhile."))
        elif dispute.item.id != self._item.id:
            self._refresh.soon()
        elif self.dispute is None:
            self._show(dispute)
            self.panels[0].base.setFocus()
        elif dispute.values != self.dispute.values:
            self._newer = dispute
            self._offer()
            self._say(self.parts.newer.text())
        else:
            self.dispute = dispute
            self._offer()

    def _failed(self, error: BaseException) -> None:
        self.parts.trouble.say(sentence_of(error))

    def _show(self, dispute: Dispute) -> None:
        self.dispute, self._newer = dispute, None
        item = dispute.item
        about = f"#{one_line(item.tracking)} {one_line(item.title)}".strip()
        self.parts.heading.setText(f"{command_word(item.envelope.command)} · {about}")
        written = self.tr("You wrote yours {time}, without knowing of the change on the server. Nothing is lost.")
        self.parts.story.setText(written.format(time=when(self._context, item.envelope.acted_at)))
        world = self._context.world()
        others = "; ".join(f"{field_word(n)}: {one_line(value_text(n, v, world))}" for n, v in dispute.others.items())
        self.parts.others.setText(shown(self.tr("Also in your correction, undisputed: {values}").format(values=others)))
        self.parts.others.setVisible(bool(others))
        if [panel.field.name for panel in self.panels] != [field.name for field in dispute.fields]:
            self.panels = tuple(FieldPanel(self._context, self.keeper, item, field) for field in dispute.fields)
            self.parts.set_panels(self.panels)
            self._stack()
            self._set_merging(bool(self._drafts))
        self.parts.compare.setEnabled(all(field.base is not None for field in dispute.fields))
        if not self.parts.compare.isEnabled():
            self.parts.compare.setCurrentIndex(1)
        self._write()
        self._offer()

    def _write(self) -> None:
        if self.dispute is not None:
            compare = Compare(self.parts.compare.currentData())
            for panel, field in zip(self.panels, self.dispute.fields, strict=True):
                panel.show_field(field, compare)

    def _set_merging(self, merging: bool) -> None:
        """Open or close the places to merge; a text that was begun is kept either way."""
        if self.dispute is None:
            return
        self.keeper.flush()
        for panel, field in zip(self.panels, self.dispute.fields, strict=True):
            if merging:
                purpose = purpose_of(self.dispute.item, field.name)
                panel.place.begin(field, next((draft for draft in self._drafts if draft.purpose == purpose), None))
            else:
                panel.place.hide()
        self.parts.set_merging(merging)

    def _begin_merging(self) -> None:
        self._set_merging(True)
        if self.panels:
            self.panels[0].place.give_focus()

    def _end_merging(self) -> None:
        self._set_merging(False)
        self.parts.merge.setFocus()
        self._refresh.soon()  # what was typed is a draft now

    def _offer(self) -> None:
        """What cannot be done now says why."""
        dispute = self.dispute
        reason = ""
        if dispute is None or dispute.view is None:
            reason = self.tr("The report is no longer in your scope.")
        elif self._newer is not None:
            reason = self.tr("Look at the newest state first.")
        self.parts.newer_row.setVisible(self._newer is not None)
        self.parts.reason.setText(reason)
        self.parts.reason.setVisible(bool(reason))
        for button in (self.parts.take_mine, self.parts.merge, self.parts.send):
            self._enable(button, reason)
        rest = bool(dispute and dispute.others)
        self._enable(self.parts.take_theirs, reason if rest or self._newer is not None else "")

    def _enable(self, button: QPushButton, reason: str) -> None:
        button.setEnabled(not reason and not self._busy)
        button.setToolTip(tooltip(reason))

    def _take_newer(self) -> None:
        if self._newer is not None:
            self._show(self._newer)
            self.panels[0].theirs.setFocus()

    def _decide(self, way: Callable[[Dispute], None]) -> None:
        if self.dispute is not None and self._newer is None and not self._busy:
            way(self.dispute)

    def _send_merged(self, dispute: Dispute) -> None:
        values = {panel.field.name: panel.place.value() for panel in self.panels}
        self.resolution.send_merged(dispute, values)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for panel in self.panels:
            panel.place.set_busy(busy)
        self._offer()

    def _leave(self, words: str = "") -> None:
        self.keeper.flush()
        self._item = None
        self.left.emit(words)

    def _step_back(self) -> None:
        """Out of merging first, then to the list."""
        if self.is_merging:
            self._end_merging()
        else:
            self._leave()

    def _say(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _on_changes(self, changes: Changes) -> None:
        item = self._item
        if item is not None and self.isVisible() and (changes.outbox or item.case in changes.cases):
            self._refresh.soon()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and _overrides(event):
            event.accept()  # this screen's own key, whatever the window binds to it
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._step_back()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keeper.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack()

    def _stack(self) -> None:
        enough = max(_WIDE, _WIDE_CHARACTERS * self.fontMetrics().averageCharWidth())
        for panel in self.panels:
            panel.set_stacked(self.width() < enough)

    def _connect(self) -> None:
        parts, resolution = self.parts, self.resolution
        parts.compare.currentIndexChanged.connect(self._write)
        parts.back.clicked.connect(lambda: self._leave())
        parts.cancel.clicked.connect(self._end_merging)
        parts.merge.clicked.connect(self._begin_merging)
        parts.show_newer.clicked.connect(self._take_newer)
        parts.take_mine.clicked.connect(lambda: self._decide(resolution.keep_mine))
        parts.take_theirs.clicked.connect(lambda: self._decide(resolution.keep_theirs))
        parts.send.clicked.connect(lambda: self._decide(self._send_merged))
        resolution.busy.connect(self._set_busy)
        resolution.settled.connect(self._leave)
        self._context.bus.changed.connect(self._on_changes)


def _overrides(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape
