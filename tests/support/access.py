"""What stands between a screen and a person who cannot use a mouse, see well, or hold a hand still."""

import re
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QItemDelegate,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPushButton,
    QScrollArea,
    QStyledItemDelegate,
    QTabBar,
    QWidget,
)

from tests.support import targets

SMALL_SCREEN = (1366, 768)
_NO_ROLES = (QAccessible.Role.NoRole, QAccessible.Role.Client)
_SLACK = 1  # px that rounding of fonts may cost
_UNBROKEN = re.compile(r"[^\s\N{ZERO WIDTH SPACE}]+")
_LONG_NAME = 24  # characters: the name of an office or a sentence of days is elided in a box of choices
_QT_DRAWS = (QStyledItemDelegate, QItemDelegate)
_INSIDE_OTHERS = (QComboBox, QAbstractSpinBox)  # whose lists and fields have no say of their own


def named(widget: QWidget) -> str:
    """A widget as a report names it."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
    return f"{widget.metaObject().className()} {widget.objectName()} {text[:40]!r}".strip()


def on_screen(window: QWidget) -> list[QWidget]:
    """Everything visible of a window, its own menus and lists of choices aside."""
    return [w for w in window.findChildren(QWidget) if w.isVisible() and w.window() is window and not _inner(w)]


def controls(window: QWidget) -> list[QWidget]:
    """What Tab stops at."""
    stops = (w for w in on_screen(window) if w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return [w for w in stops if w.focusProxy() is None]


def _inner(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, _INSIDE_OTHERS):
            return True
        parent = parent.parentWidget()
    return False


def speechless(window: QWidget) -> list[str]:
    """Controls that a screen reader cannot name, or that have no role."""
    found = []
    for widget in controls(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or interface.role() in _NO_ROLES:
            found.append(f"no role: {named(widget)}")
        elif not interface.text(QAccessible.Text.Name).strip():
            found.append(f"no name: {named(widget)}")
    return found


def silent_rows(window: QWidget) -> list[str]:
    """Rows of lists that say nothing to a screen reader, or are drawn and have no tool tip.

    What is drawn as a row may end in an ellipsis where the column is narrow: the whole is heard and is under the mouse.
    """
    found = []
    for view in (w for w in on_screen(window) if isinstance(w, QAbstractItemView)):
        model = view.model()
        for row in range(min(model.rowCount(), 50) if model else 0):
            index = model.index(row, 0)
            if not str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "").strip():
                found.append(f"{named(view)}, row {row}")
            drawn = type(view.itemDelegateForIndex(index)) not in _QT_DRAWS and not isinstance(view, QHeaderView)
            if drawn and index.flags() & Qt.ItemFlag.ItemIsEnabled and not index.data(Qt.ItemDataRole.ToolTipRole):
                found.append(f"no tool tip: {named(view)}, row {row}")
    return found


def too_small(window: QWidget) -> list[str]:
    """What is to be clicked and is smaller than an unsteady hand needs, the menus included."""
    return targets.too_small([*on_screen(window), *window.findChildren(QMenu)])


def unseen_focus(window: QWidget, known: set[tuple[str, int, int, int, int]] | None = None) -> list[str]:
    """Controls that look the same with the keyboard as without it.

    A caret alone is not enough: what changes has to be at least as long as the control's shorter side, twice.
    What is `known` is not looked at again: a control with the same words at the same place.
    """
    found, known = [], set() if known is None else known
    here = window.focusWidget()  # comes first: it may close when it is left
    for control in sorted(controls(window), key=lambda each: each is not here):
        if not control.isVisible():
            continue
        control.setFocus(Qt.FocusReason.TabFocusReason)
        _scroll_to(control)
        place = _place(_frame_of(control), window) & window.rect()
        this = (named(control), *place.getRect())
        if this in known:
            continue
        focused = window.grab(place).toImage()
        control.clearFocus()
        if _differing(focused, window.grab(place).toImage()) < 2 * min(place.width(), place.height(), targets.SMALLEST):
            found.append(named(control))
        else:
            known.add(this)
    return found


def _scroll_to(control: QWidget) -> None:
    """As Tab does it, which would go on from here."""
    parent = control.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(control)
        parent = parent.parentWidget()


def _frame_of(control: QWidget) -> QWidget:
    """What is around a picture or a page that holds the keyboard for it."""
    parent = control.parentWidget()
    while parent is not None and parent.focusProxy() is not control:
        parent = parent.parentWidget()
    return parent or control


def _differing(one: QImage, other: QImage) -> int:
    """How many pixels are not the same in both."""
    a, b = (bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits()) for image in (one, other))
    if a == b:
        return 0
    return sum(x != y for x, y in zip(memoryview(a).cast("I"), memoryview(b).cast("I"), strict=True))


def out_of_order(pane: QWidget) -> list[str]:
    """Steps of Tab that go against the reading, within a pane: upwards where no new column begins, or to the left.

    Tab goes round in a ring, so one step leads from the end back to the beginning, which is above all the others.
    """
    window = pane.window()
    inside = [w for w in _tab_chain(pane) if w is pane or pane.isAncestorOf(w)]
    inside = [w for w in inside if not w.visibleRegion().isEmpty()]  # what is scrolled away has no place to compare
    beginning = min((_place(each, window).top() for each in inside), default=0)
    found, ends = [], 0
    for here, after in pairwise([*inside, *inside[:1]]):
        a, b = _place(here, window), _place(after, window)
        upwards = b.bottom() <= a.top() and b.left() < a.right()
        backwards = b.right() <= a.left() and b.top() <= a.top()
        if not upwards and not backwards:
            continue
        ends += b.top() <= beginning + targets.SMALLEST
        if b.top() > beginning + targets.SMALLEST or ends > 1:
            found.append(f"{named(here)} → {named(after)}")
    return found


def _tab_chain(pane: QWidget) -> list[QWidget]:
    stops, found = set(map(id, controls(pane.window()))), []
    widget: QWidget | None = pane
    while widget is not None:
        if id(widget) in stops and widget not in found:
            found.append(widget)
        widget = widget.nextInFocusChain()
        if widget is pane:
            break
    return found


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def clipped(window: QWidget) -> list[str]:
    """Words that do not fit into their widget, widgets that do not fit into their place, windows that fit no screen."""
    found = [f"{named(w)}: {why}" for w in on_screen(window) for why in _losses(w)]
    least = window.sizeHint() if isinstance(window, QMenu) else window.minimumSizeHint()
    if isinstance(window, QMenu) and len({window.actionGeometry(each).left() for each in _entries(window)}) > 1:
        found.append(f"{named(window)}: goes on in a second column")
    if window.width() > SMALL_SCREEN[0] or window.height() > SMALL_SCREEN[1]:
        found.append(f"{named(window)}: {window.width()}×{window.height()} does not fit the screen")
    if least.width() > SMALL_SCREEN[0] or least.height() > SMALL_SCREEN[1]:
        found.append(f"{named(window)}: needs {least.width()}×{least.height()}")
    return found


def _entries(menu: QMenu) -> list[QAction]:
    return [action for action in menu.actions() if not action.isSeparator()]


def _losses(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text():
        yield from _label(widget)
    elif isinstance(widget, QPushButton | QCheckBox):
        lines = widget.text().replace("&", "").split("\n")
        needed = max(map(widget.fontMetrics().horizontalAdvance, lines))
        if needed and (widget.width() < widget.minimumSizeHint().width() or widget.width() < needed + _SLACK):
            yield f"{widget.width()} px for {widget.minimumSizeHint().width()}"
        if widget.height() + _SLACK < widget.fontMetrics().height() * len(lines):
            yield f"{widget.height()} px high for {widget.fontMetrics().height() * len(lines)}"
    elif isinstance(widget, QComboBox):
        needed = widget.fontMetrics().horizontalAdvance(widget.currentText()) + 36
        if widget.width() < needed and len(widget.currentText()) <= _LONG_NAME:
            yield f"{widget.width()} px for {needed}"
    elif isinstance(widget, QLineEdit) and widget.height() < widget.fontMetrics().height():
        yield f"{widget.height()} px high"
    elif isinstance(widget, QTabBar):
        for tab in range(widget.count()):
            needed = widget.fontMetrics().horizontalAdvance(widget.tabText(tab))
            place = widget.tabRect(tab)
            away = place.left() < -_SLACK or place.right() > widget.width() + _SLACK
            if widget.isTabVisible(tab) and (place.width() < needed or away):
                yield f"tab {widget.tabText(tab)!r}"
    elif isinstance(widget, QMenuBar):
        for action in widget.actions():
            if widget.actionGeometry(action).right() > widget.width():
                yield f"menu {action.text()!r}"
    if isinstance(widget, QScrollArea) and (inside := widget.widget()) and inside.width() > widget.viewport().width():
        yield f"{inside.width()} px of contents in {widget.viewport().width()}, to be scrolled sideways"
    says = isinstance(widget, QComboBox | QLineEdit) or (isinstance(widget, QLabel | QAbstractButton) and widget.text())
    if says and not _scrolls(widget):
        yield from _cut(widget)


def _label(label: QLabel) -> Iterator[str]:
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if label.height() + _SLACK < needed:
            yield f"{label.height()} px high for {needed}"
        words = max(map(label.fontMetrics().horizontalAdvance, _UNBROKEN.findall(label.text())), default=0)
        if words > label.contentsRect().width() + _SLACK:
            yield f"a word of {words} px in {label.contentsRect().width()}"
    elif label.width() + _SLACK < label.sizeHint().width():
        yield f"{label.width()} px for {label.sizeHint().width()}"
    elif label.height() + _SLACK < label.fontMetrics().height():
        yield f"{label.height()} px high"


def _cut(widget: QWidget) -> Iterator[str]:
    """Whether a parent or the window's edge takes something away."""
    shown = widget.visibleRegion().boundingRect()
    if shown.width() + _SLACK < widget.width() or shown.height() + _SLACK < widget.height():
        yield f"only {shown.width()}×{shown.height()} of {widget.width()}×{widget.height()} is in sight"


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False
