"""Buttons with the name a test, a script and a screen reader find them by."""

from PySide6.QtWidgets import QPushButton


def push_button(text: str, *, object_name: str, kind: str = "") -> QPushButton:
    """`kind` names the look in resources/style.qss: primary for the one main action, link for a quiet one."""
    button = QPushButton(text)
    button.setObjectName(object_name)
    button.setAutoDefault(False)  # Enter belongs to the field or list it is pressed in
    if kind:
        button.setProperty("kind", kind)
    return button
