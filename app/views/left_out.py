"""What a field cannot hold of a text that is pasted into it, said at the field: nothing is lost in silence."""

from PySide6.QtCore import QCoreApplication, QLocale, QPoint
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QToolTip, QWidget

from app.views.case.inert import tooltip

translate = QCoreApplication.translate


def say_left_out(field: QWidget, count: int) -> None:
    """That `count` control characters are not kept."""
    text = translate("LeftOut", "Not kept: {count} characters that cannot be seen. All that can be read is here.")
    _say(field, text.format(count=QLocale().toString(count)))


def say_one_line(field: QWidget) -> None:
    """That the field has no room for line breaks."""
    _say(field, translate("LeftOut", "This is one line: line breaks are kept as spaces."))


def _say(field: QWidget, text: str) -> None:
    QToolTip.showText(field.mapToGlobal(QPoint(0, field.height())), tooltip(text), field)
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(field, text))
