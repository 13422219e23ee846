"""Rows of lists painted from one place, so that the interpreter is asked for once and not for every row."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from app.views.theme import Theme, current

_State = QStyle.StateFlag


def paint_rows(view: QAbstractItemView, event: QPaintEvent) -> None:
    """Paint what the delegate makes of the rows in the region of `event`, for a view of one column.

    Qt's own views come back to Python several times for every row, and wait for the interpreter each time while another
    thread works: beside one that never rests a list of twenty rows took a third of a second.
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


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, pad: int) -> None:
    """The ground of a row, the line below it from `pad` px on, and a frame where the keyboard is."""
    rect, state, worn = option.rect, option.state, current()
    paint_chosen(painter, option, worn)
    painter.setPen(worn.color("border"))
    painter.drawLine(rect.left() + pad, rect.bottom(), rect.right(), rect.bottom())
    if state & _State.State_HasFocus and state & _State.State_Active:
        paint_frame(painter, option, worn)


def paint_chosen(painter: QPainter, option: QStyleOptionViewItem, worn: Theme) -> None:
    """The ground of a row that is chosen or under the mouse."""
    rect, state = option.rect, option.state
    if state & _State.State_Selected:
        painter.fillRect(rect, worn.color("row_selected"))
        painter.fillRect(rect.left(), rect.top(), 3, rect.height(), worn.color("accent"))
    elif state & _State.State_MouseOver:
        painter.fillRect(rect, worn.color("row_hover"))


def paint_frame(painter: QPainter, option: QStyleOptionViewItem, worn: Theme) -> None:
    painter.setPen(worn.color("accent"))
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
