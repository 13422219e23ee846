"""Rows of lists painted from one place, so that the interpreter is asked for once and not for every row."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

_State = QStyle.StateFlag


def paint_rows(view: QAbstractItemView, event: QPaintEvent) -> None:
    """Paint what the delegate makes of the rows in the region of `event`, for a view of one column.

    Qt's own views come back to Python several times for every row. While another thread works each of them waits for
    the interpreter, up to 5 ms (`sys.getswitchinterval`), and a list of 15 rows takes a third of a second.
    """
    model, delegate, viewport = view.model(), view.itemDelegate(), view.viewport()
    if not model.rowCount():
        return
    region = event.rect()
    first, last = (view.indexAt(QPoint(0, y)).row() for y in (max(region.top(), 0), region.bottom()))
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    usual = option.state & ~_State.State_HasFocus
    chosen, current = view.selectionModel(), view.currentIndex()
    under_mouse = view.indexAt(viewport.mapFromGlobal(QCursor.pos())) if viewport.underMouse() else None
    painter = QPainter(viewport)
    for row in range(max(first, 0), (last if last >= 0 else model.rowCount() - 1) + 1):
        index = model.index(row, 0)
        state = usual
        if chosen.isSelected(index):
            state |= _State.State_Selected
        if index == current and view.hasFocus():
            state |= _State.State_HasFocus
        if index == under_mouse:
            state |= _State.State_MouseOver
        option.state = state
        option.rect = view.visualRect(index)
        delegate.paint(painter, option, index)
    painter.end()
