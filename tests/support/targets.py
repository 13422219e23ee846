"""What a hand has to hit, parts of controls included, and what of it is smaller than an unsteady hand needs.

The rule is docs/decisions/0019-targets-of-24-pixels.md.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDateTimeEdit,
    QHeaderView,
    QLineEdit,
    QMenu,
    QMenuBar,
    QScrollBar,
    QSplitterHandle,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QTabBar,
    QTreeView,
    QWidget,
)

SMALLEST: Final = 24  # pixels each way: WCAG 2.2, 2.5.8
HANDLE: Final = 32  # of a scroll bar, along it
_ROWS: Final = 50  # of a list are looked at

Part = tuple[str, QSize]
_Control, _Sub = QStyle.ComplexControl, QStyle.SubControl


def too_small(widgets: Iterable[QWidget]) -> list[str]:
    """Every target of these that is too small, with its size."""
    return [
        f"{widget.metaObject().className()} {widget.objectName()} {part} {size.width()}×{size.height()}"
        for widget in widgets
        for part, size in _targets(widget)
        if min(size.width(), size.height()) < SMALLEST
    ]


def _targets(widget: QWidget) -> Iterator[Part]:
    match widget:
        case QAbstractButton() | QLineEdit():
            yield "", widget.size()
        case QComboBox():
            yield "", widget.size()
            if widget.count():
                yield "choice", QSize(widget.width(), widget.view().sizeHintForRow(0))
            if widget.isEditable():
                box = QStyleOptionComboBox()
                widget.initStyleOption(box)
                yield from _parts(widget, _Control.CC_ComboBox, box, arrow=_Sub.SC_ComboBoxArrow)
        case QAbstractSpinBox():
            yield "", widget.size()
            yield from _steppers(widget)
        case QScrollBar():
            yield from _handle(widget)
        case QSplitterHandle():
            yield "", widget.size()
        case QTabBar():
            shown = (tab for tab in range(widget.count()) if widget.isTabVisible(tab))
            yield from ((f"tab {widget.tabText(tab)!r}", widget.tabRect(tab).size()) for tab in shown)
        case QMenuBar() | QMenu():
            widget.sizeHint()  # lays it out, popped up or not
            entries = (each for each in widget.actions() if each.isVisible() and not each.isSeparator())
            yield from ((repr(each.text()), widget.actionGeometry(each).size()) for each in entries)
        case QHeaderView():
            if widget.sectionsClickable() and widget.orientation() == Qt.Orientation.Horizontal:
                for section in range(widget.count()):
                    yield f"section {section}", QSize(widget.sectionSize(section), widget.height())
        case QAbstractItemView():
            yield from _rows(widget)


def _handle(bar: QScrollBar) -> Iterator[Part]:
    """Of a scroll bar, as long as it would be in the longest of lists."""
    option = QStyleOptionSlider()
    bar.initStyleOption(option)
    option.maximum = option.minimum + 1_000 * option.pageStep
    along = bar.orientation() == Qt.Orientation.Vertical
    for name, size in _parts(bar, _Control.CC_ScrollBar, option, handle=_Sub.SC_ScrollBarSlider):
        room = bar.height() if along else bar.width()
        length = size.height() if along else size.width()
        if length < min(HANDLE, room):
            yield f"{name} of a long list", QSize(0, length)
        yield name, size


def _steppers(box: QAbstractSpinBox) -> Iterator[Part]:
    if isinstance(box, QDateTimeEdit) and box.calendarPopup():
        option: QStyleOptionComboBox | QStyleOptionSpinBox = QStyleOptionComboBox()
        option.initFrom(box)
        yield from _parts(box, _Control.CC_ComboBox, option, arrow=_Sub.SC_ComboBoxArrow)
    elif box.buttonSymbols() != QAbstractSpinBox.ButtonSymbols.NoButtons:
        option = QStyleOptionSpinBox()
        box.initStyleOption(option)
        yield from _parts(box, _Control.CC_SpinBox, option, up=_Sub.SC_SpinBoxUp, down=_Sub.SC_SpinBoxDown)


def _parts(
    widget: QWidget, control: QStyle.ComplexControl, option: QStyleOptionComplex, **parts: QStyle.SubControl
) -> Iterator[Part]:
    for name, part in parts.items():
        size = widget.style().subControlRect(control, option, part, widget).size()
        if not size.isEmpty():
            yield name, size


def _rows(view: QAbstractItemView) -> Iterator[Part]:
    model = view.model()
    for row in range(min(model.rowCount(), _ROWS) if model else 0):
        index = model.index(row, 0)
        size = view.visualRect(index).size()
        if size.isEmpty():
            continue
        if model.flags(index) & Qt.ItemFlag.ItemIsSelectable:
            yield f"row {row}", size
        if isinstance(view, QTreeView) and model.hasChildren(index):
            yield f"arrow of row {row}", QSize(view.indentation(), size.height())
