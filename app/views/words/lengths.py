"""What is said of a text that is longer than it may be; it stays as it was typed until the person shortens it."""

from PySide6.QtCore import QCoreApplication, QLocale

translate = QCoreApplication.translate


def too_long(text: str, limit: int) -> str:
    """By how many characters; empty where it is not."""
    over = len(text) - limit
    if over <= 0:
        return ""
    number = QLocale().toString
    said = translate("Place", "{over} characters too many; the limit is {limit}.")
    return said.format(over=number(over), limit=number(limit))
