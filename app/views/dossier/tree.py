"""The tree of the dossier on the screen: keys that open and close, and a place that survives every refresh."""

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QStyleOptionViewItem, QTreeView, QWidget

from app.context import Context
from app.views.dossier.contents import Contents, UnitGroup
from app.views.dossier.delegate import INDENT, PAD, DossierDelegate
from app.views.dossier.model import Column, DossierTreeModel, Key
from app.views.theme import color
from domain.dossier import Delay

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SELECT: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_GIVEN_UP: Final = (Column.TOLD, Column.APPROVALS, Column.PAUSES, Column.HOPS)
_TITLE_CHARACTERS: Final = 24
_LATEST: Final = "! 9.999"  # days; without its mark the number would be told by its colour alone
OPENED_AT_ONCE: Final = 200  # a smaller dossier is opened whole: there is nothing to look for


class DossierTree(QTreeView):
    """One row is current at most; it stays so by what it is about, wherever a sync moves it."""

    opened = Signal(str)
    """A case is to be opened."""
    chosen = Signal()
    """Another row is current, or the current one has new content."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dossier_tree")
        self.setAccessibleName(self.tr("Reports past their deadline, by unit and age"))
        self.cases = DossierTreeModel(context, self)
        self.setModel(self.cases)
        self.setItemDelegate(DossierDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setIndentation(INDENT)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._closed: set[Key] = set()
        self._known: set[Key] = set()
        self._fit_columns()
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())
        self.expanded.connect(lambda index: self._remember(index, is_open=True))
        self.collapsed.connect(lambda index: self._remember(index, is_open=False))
        self.setExpandsOnDoubleClick(False)  # or Qt would close again what `_open` has opened
        self.doubleClicked.connect(self._open)

    @property
    def delay(self) -> Delay | None:
        """The case that is current."""
        node = self.cases.node_at(self.currentIndex())
        return node.content if node is not None and isinstance(node.content, Delay) else None

    @property
    def unit(self) -> UnitGroup | None:
        """The unit that is current, itself or by one of its rows."""
        return self.cases.unit_of(self.currentIndex())

    def take(self, contents: Contents) -> bool:
        """Show this dossier with the same row current and the same rows open; False where that row has gone."""
        node = self.cases.node_at(self.currentIndex())
        height = self.visualRect(self.currentIndex()).top()
        place = self.verticalScrollBar().value()
        blocked = self.blockSignals(True)
        self.setAutoScroll(False)
        self.cases.take(contents)
        self._open_groups(contents)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(place)
        kept = self.select(node.key if node is not None else None)
        if kept:
            moved = self.visualRect(self.currentIndex()).top() - height
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)
        self.setAutoScroll(True)
        self.blockSignals(blocked)
        self.chosen.emit()
        return kept

    def select(self, key: Key | None) -> bool:
        index = self.cases.index_of(key)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _SELECT)
        return index.isValid()

    def choose_first(self) -> None:
        """The worst case of the first unit."""
        index = self.cases.index(0, 0)
        while self.cases.rowCount(index):
            index = self.cases.index(0, 0, index)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _SELECT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().drawRow(painter, option, index)
        painter.save()
        painter.setPen(color("border"))
        painter.drawLine(option.rect.left(), option.rect.bottom(), option.rect.right(), option.rect.bottom())
        if index.internalId() == self.currentIndex().internalId() and self.hasFocus():
            painter.setPen(color("accent"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in _ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        """A case is opened, a group opened or closed."""
        node = self.cases.node_at(index)
        if node is not None and isinstance(node.content, Delay):
            self.opened.emit(node.content.case.id)
        elif node is not None:
            top = index.siblingAtColumn(0)
            self.setExpanded(top, not self.isExpanded(top))

    def _remember(self, index: QModelIndex, *, is_open: bool) -> None:
        node = self.cases.node_at(index)
        if node is not None:
            (self._closed.discard if is_open else self._closed.add)(node.key)

    def _open_groups(self, contents: Contents) -> None:
        """As the person left them; groups that are new are open, unless there is so much that units come first."""
        whole = contents.count <= OPENED_AT_ONCE
        for number, index in enumerate(list(self.cases.groups())):
            node = self.cases.node_at(index)
            assert node is not None
            if node.key not in self._known:
                self._known.add(node.key)
                if not whole and node.parent < 0 and number:
                    self._closed.add(node.key)
            self.setFirstColumnSpanned(index.row(), index.parent(), True)
            self.setExpanded(index, node.key not in self._closed)

    def _make_room(self) -> None:
        """Give up numbers, which stand beside the tree as well, before titles become unreadable."""
        head = self.header()
        for column in _GIVEN_UP:
            self.setColumnHidden(column, False)
        needed = 2 * INDENT + _TITLE_CHARACTERS * self.fontMetrics().averageCharWidth()
        for column in _GIVEN_UP:
            rest = sum(head.sectionSize(each) for each in Column if each is not Column.REPORT)
            if self.viewport().width() - rest >= needed:
                break
            self.setColumnHidden(column, True)

    def _fit_columns(self) -> None:
        head, metrics = self.header(), self.fontMetrics()
        head.setStretchLastSection(False)
        head.setSectionsMovable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.REPORT, QHeaderView.ResizeMode.Stretch)
        for column in Column:
            if column is not Column.REPORT:
                word = self.cases.headerData(column, Qt.Orientation.Horizontal)
                head.resizeSection(column, metrics.horizontalAdvance(word) + 2 * PAD)
        bold = QFont(self.font())
        bold.setBold(True)
        needed = QFontMetrics(bold).horizontalAdvance(_LATEST) + 2 * PAD
        head.resizeSection(Column.DAYS, max(head.sectionSize(Column.DAYS), needed))
