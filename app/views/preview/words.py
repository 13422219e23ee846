"""What a preview says: what a file is, and why it cannot be shown."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.previews.exchange import Why
from app.previews.kinds import Kind
from app.previews.limits import SECONDS
from app.views.words.lookup import said

translate = QCoreApplication.translate

_SENTENCES: Final = {
    Why.NO_KIND: QT_TRANSLATE_NOOP(
        "Preview", "There is no preview of this kind of file. Save a copy to open it with another program."
    ),
    Why.TOO_LARGE: QT_TRANSLATE_NOOP(
        "Preview", "This file is too large to be shown safely. Save a copy to open it with another program."
    ),
    Why.DAMAGED: QT_TRANSLATE_NOOP("Preview", "This file is damaged, or it is not what it claims to be."),
    Why.LOCKED: QT_TRANSLATE_NOOP(
        "Preview", "This document asks for a password. Save a copy to open it with another program."
    ),
    Why.TOO_SLOW: QT_TRANSLATE_NOOP(
        "Preview", "The preview was stopped after {seconds} seconds: drawing this file takes too long."
    ),
    Why.ENDED: QT_TRANSLATE_NOOP(
        "Preview",
        "This file cannot be shown: drawing it took more than it may. Your work is not affected.",
    ),
}
_PICTURES: Final = {Kind.PNG: "PNG", Kind.JPEG: "JPEG", Kind.GIF: "GIF", Kind.WEBP: "WebP"}


def sentence(why: Why) -> str:
    return said("Preview", _SENTENCES[why]).format(seconds=SECONDS)


def kind_text(kind: Kind | None) -> str:
    """What the content is, whatever the name says; empty where that is not known."""
    if kind is Kind.PDF:
        return translate("Preview", "PDF document")
    return translate("Preview", "Picture ({format})").format(format=_PICTURES[kind]) if kind else ""
