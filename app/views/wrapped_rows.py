"""Rows of a list that are as high as their text is once it is broken for the room that the style sheet leaves it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem


class WrappedRows(QStyledItemDelegate):
    """Qt breaks a text for the whole width when it asks how high a row is, and for less when it paints it.

    The padding of `::item` is taken off only then, so that a text that nearly fits lost its last word.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        style = row.widget.style()
        inside = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, row, row.widget)
        narrower = QStyleOptionViewItem(option)
        narrower.rect.setWidth(inside.width())
        return super().sizeHint(narrower, index)
