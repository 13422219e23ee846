"""When a case counts as read: once it has been on the screen of an active window for a moment."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.context import Context
from app.models.queries import CaseView
from app.models.unread import Mark, news_in, received_through

LOOK_MS: Final = 800  # who only passes by on the way down the list has not read it


class Seeing(QObject):
    """Marks what `pane` shows as read; what the person left unread by hand stays so until it is opened again."""

    def __init__(self, context: Context, pane: QWidget) -> None:
        super().__init__(pane)
        self._context = context
        self._pane = pane
        self._view: CaseView | None = None
        self._left_unread = False
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self._read)

    def show_view(self, view: CaseView | None, *, opened: bool = False) -> None:
        self._view = view
        self._left_unread = self._left_unread and not opened
        self.begin()

    def begin(self) -> None:
        """Count the moment from now, where there is something to be read and somebody can see it."""
        if self._has_news() and self._is_seen():
            self._look.start()
        else:
            self._look.stop()

    def leave_unread(self) -> None:
        """What is shown is to count as unread."""
        if self._view is not None:
            self._left_unread = True
            self._look.stop()
            self._context.unread.leave_unread(self._view.case.id)

    def _has_news(self) -> bool:
        view = self._view
        if view is None or self._left_unread:
            return False
        return view.mark.kept or bool(news_in(view.case, self._context.person.id, view.mark.since))

    def _is_seen(self) -> bool:
        return self._pane.isVisible() and self._pane.isActiveWindow()

    def _read(self) -> None:
        through = received_through(self._view.case) if self._view else None
        if self._view is not None and through is not None and self._is_seen():
            self._context.unread.read(self._view.case.id, through)
            self._view = replace(self._view, mark=Mark(through))
