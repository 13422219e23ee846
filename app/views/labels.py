"""Labels that show text as text: Qt's own would take `<img src=…>` for a picture to load."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(
    text: str = "",
    *,
    object_name: str = "",
    selectable: bool = False,
    wrap: bool = False,
    kind: str = "",
    parent: QWidget | None = None,
) -> QLabel:
    """A label for any text; `kind` names its look (figure, title and heading above, more in resources/style.qss).

    It has no accessible name of its own, which would hide its changing text from screen readers.
    """
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)  # before any text: a guess is made when text is set
    label.setText(text)
    label.setWordWrap(wrap)
    if object_name:
        label.setObjectName(object_name)
    if kind:
        label.setProperty("kind", kind)
    if selectable:
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        label.setTextInteractionFlags(flags)
        label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # or Tab would stop at every selectable line
    return label
