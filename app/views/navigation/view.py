"""The pane of views: which one is shown, and how much is in each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.changes import Changes
from app.context import Context
from app.models.queries import View
from app.models.saved_views import SavedView
from app.views.drawing import RIGHT, Drawing, Drawings
from app.views.marks import MarkRole
from app.views.navigation.model import COUNT_ROLE, GLYPH_ROLE, NUMBER_ROLE, Entry, NavigationListModel, Place, views_for
from app.views.painting_rows import paint_chosen, paint_frame, paint_rows
from app.views.refresh import Refresh
from app.views.theme import Theme, color, current, mark_color

ROW_PIXELS: Final = 36
_PAD: Final = 16
_State = QStyle.StateFlag
_WITH_NEWS: Final = (View.COORDINATION,)  # where it matters what others have added


def _around_word(metrics: QFontMetrics, number: str) -> tuple[int, int]:
    """How much room a row needs before and after its word, for the glyph and the count."""
    return _PAD + metrics.height() + 4, metrics.horizontalAdvance(number) + 8 + _PAD


@dataclass(frozen=True)
class _Row:
    """What a row of a view says; `some`: there is something in it."""

    glyph: str
    role: MarkRole
    word: str
    number: str
    some: bool
    chosen: bool


class NavigationDelegate(QStyledItemDelegate):
    """Glyph, word, count; the chosen view has an accent at its left edge. A heading is a word below a line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drawings = Drawings()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, max(ROW_PIXELS, QFontMetrics(option.font).height() + 16))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        mark, word, worn = index.data(GLYPH_ROLE), index.data(), current()
        painter.save()
        if mark is None:
            self._ground_of_heading(painter, option.rect, worn)
            self._drawings.paint(painter, option, word, partial(self._heading, word))
        else:
            paint_chosen(painter, option, worn)
            if option.state & _State.State_HasFocus:
                paint_frame(painter, option, worn)
            glyph, role = mark
            chosen, some = bool(option.state & _State.State_Selected), bool(index.data(COUNT_ROLE))
            row = _Row(glyph, role, word, index.data(NUMBER_ROLE), some, chosen)
            self._drawings.paint(painter, option, row, partial(self._row, row))
        painter.restore()

    def _ground_of_heading(self, painter: QPainter, rect: QRect, worn: Theme) -> None:
        painter.setPen(worn.color("border"))
        painter.drawLine(rect.left() + _PAD, rect.top() + 3, rect.right() - _PAD, rect.top() + 3)

    def _row(self, row: _Row, drawing: Drawing, font: QFont, rect: QRect) -> None:
        drawing.put(row.glyph, rect.adjusted(_PAD, 0, 0, 0), font, mark_color(row.role))
        left, right = _around_word(QFontMetrics(font), row.number)
        room, bold = rect.adjusted(left, 0, -right, 0), QFont(font)
        bold.setWeight(QFont.Weight.DemiBold if row.chosen else QFont.Weight.Normal)
        fits = QFontMetrics(bold).horizontalAdvance(row.word) <= room.width()
        drawing.put(row.word, room, bold if fits else font, color("text"))  # rather the whole name than a bold one
        drawing.put(row.number, rect.adjusted(0, 0, -_PAD, 0), font, color("text" if row.some else "muted"), RIGHT)

    def _heading(self, title: str, drawing: Drawing, font: QFont, rect: QRect) -> None:
        drawing.put(title, rect.adjusted(_PAD, 6, -_PAD, 0), font, color("muted"))


@dataclass(frozen=True)
class _Counted:
    """One look at both stores: the counts, and the saved and the shared views with theirs by id."""

    views: dict[View, int]
    saved: tuple[SavedView, ...]
    shared: tuple[SavedView, ...]
    of_saved: dict[str, int]
    unread: dict[View, int]


class Navigation(QListView):
    """Says which view was chosen; keeps the counts fresh behind the window's back."""

    chosen = Signal(object)
    """A View, a SavedView or a Place."""
    renewed = Signal(object)
    """The SavedView that was chosen last, as it is now: changed here or by the colleague who shares it."""
    counted = Signal(dict)
    """The counts by View, whenever they were taken."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("Views"))
        self._context = context
        self._shown: Entry | None = None
        self._awaited: SavedView | None = None
        self._model = NavigationListModel((*views_for(context.person), Place.DASHBOARD), self)
        self.setModel(self._model)
        self.setItemDelegate(NavigationDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self._refresh = Refresh(context, self._counting, self._take, self._keep, self)
        context.bus.changed.connect(self._on_changes)
        self._refresh.now()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_rows(self, event)

    def width_for_names(self) -> int:
        """In which no name of a built-in view is cut beside a number of two digits."""
        metrics = self.fontMetrics()
        widest = max(map(metrics.horizontalAdvance, self._model.names_of_views()))
        return widest + sum(_around_word(metrics, "99"))

    def choose(self, entry: Entry) -> None:
        """Go to a view, also to the one that is chosen, over which another page may lie.

        To a saved one as soon as it is here, and at once if the left pane does not show it.
        """
        row = self._model.row_of(entry)
        if row is not None:
            index = self._model.index(row)
            if index == self.currentIndex():
                self.chosen.emit(entry)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        elif isinstance(entry, SavedView) and entry.pinned:
            self._awaited = entry
            self._refresh.soon()
        else:
            self.selectionModel().clear()
            self._tell(entry)

    def refresh(self) -> None:
        """Count again: another day makes other deadlines."""
        self._refresh.soon()

    def _counting(self) -> Callable[[], _Counted]:
        queries, lists, today = self._context.queries, self._context.lists, self._context.today()
        directory = self._context.world().directory

        def count_views() -> _Counted:
            pinned = tuple(view for view in lists.saved() if view.pinned)
            shared = tuple(each.view for each in lists.shared(directory) if each.view.pinned)
            of_saved = lists.counts((*pinned, *shared), today)
            return _Counted(queries.counts(today), pinned, shared, of_saved, lists.unread(_WITH_NEWS, today))

        return count_views

    def _on_changes(self, changes: Changes) -> None:
        if changes.cases or changes.outbox or changes.reference or changes.views or changes.unread:
            self._refresh.soon()

    def _take(self, counted: _Counted) -> None:
        if self._model.take_saved(counted.saved, counted.shared):
            self._find_again()
        self._model.take_counts(counted.views, counted.of_saved, counted.unread)
        self.counted.emit(counted.views)

    def _find_again(self) -> None:
        """The rows have moved: stay where one was, or go to the saved view that was waited for."""
        awaited, self._awaited = self._awaited, None
        if awaited is not None and self._model.row_of(awaited) is not None:
            self.choose(awaited)
            return
        before = self._shown
        row = self._model.row_of(before) if before is not None else None
        if row is not None:
            self._shown = self._model.entry(row)
            self.selectionModel().setCurrentIndex(
                self._model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            if self._shown != before:
                self.renewed.emit(self._shown)

    def _keep(self, error: BaseException) -> None:
        """The old numbers stay: what is wrong with the store is said where the reports would be."""

    def _current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            entry = self._model.entry(current.row())
            if entry is not None:
                self._tell(entry)

    def _tell(self, entry: Entry) -> None:
        if entry != self._shown:
            self._shown = entry
            self.chosen.emit(entry)
