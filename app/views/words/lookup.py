"""The way from a literal source text to the person's language, for tables that name texts before they are said."""

from PySide6.QtCore import QCoreApplication


def said(context: str, source: object) -> str:
    """The translation of a text that stands in a table under QT_TRANSLATE_NOOP with the same context.

    Qt's stub types what that returns as object; it is the text itself.
    """
    return QCoreApplication.translate(context, str(source))


def readable(raw: str) -> str:
    """An unknown wire value as it is, only easier to read: `held_in_space` becomes `Held in space`."""
    words = " ".join(raw.replace("_", " ").split())
    return words[:1].upper() + words[1:]


def capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
