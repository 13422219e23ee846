"""Strings that break programs, how they come into a field, and every field of the product that takes text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)


@dataclass(frozen=True)
class Naughty:
    """`kept` is what the product promises to keep of what is `pasted`, where that is not all of it."""

    pasted: str
    kept: str


def _whole(text: str) -> Naughty:
    return Naughty(text, text)


SHORT: Final = {
    "html": _whole("<b>x</b><img src='file:///etc/hostname' width='300' height='300'><script>1</script>"),
    "remote": _whole("<img src='http://192.0.2.1/x.png'>[a](http://192.0.2.1)"),
    "right to left": _whole("\u202egnp.exe \u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd"),
    "zero width": _whole("la\u200bpor\u200d\ufeff\u2060an"),
    "nul": Naughty("a\x00b\x07c\x1b[31m", "abc[31m"),
    "emoji": _whole("👩🏽\u200d🚒🇮🇩 rusak 🚧"),
    "format": _whole("{0} %s %n %1 {name} && &amp;"),
    "one": _whole("x"),
}
LONG: Final = "Jalan rusak " * 667 + "sekali"  # 8,010 characters
LINES: Final = Naughty("baris satu\r\nbaris dua\vbaris tiga", "baris satu\nbaris dua\nbaris tiga")
ALL: Final = (*SHORT.values(), LINES)


def in_lines() -> Naughty:
    """All in one text of several lines."""
    return Naughty("\n".join(each.pasted for each in ALL), "\n".join(each.kept for each in ALL))


def in_one_line() -> Naughty:
    """The same for a field of one line, and of at most 255 characters."""
    some = [each for name, each in SHORT.items() if name not in ("remote", "one")]
    pasted = Naughty("\n".join(each.pasted for each in some), " ".join(each.kept for each in some))
    assert len(pasted.kept) <= 255
    return pasted


def made_visible(kept: str) -> str:
    """How it reads on the screen: what could turn a line around is a sign."""
    return kept.replace("\u202e", "\ufffd")


QTS_TIP: Final = "qtooltip_label"  # rich on purpose, of text that is escaped: `Qt.mightBeRichText` has nothing to guess
TEXT_FIELDS: Final = frozenset(
    {
        "bulk.text",
        "case.decision.notes",
        "case.note.text",
        "case.reply.despite",
        "case.reply.staged.invitation",
        "case.reply.staged.note",
        "case.reply.staged.task",
        "case.reply.text",
        "conflict.merged.edited_text",
        "conflict.merged.tags",
        "conflict.merged.title",
        "dossier.letter.number",
        "form.choice.typed",
        "form.district",
        "form.due_on",
        "form.edited_text",
        "form.email",
        "form.first",
        "form.incident_date",
        "form.last",
        "form.name",
        "form.nik",
        "form.note",
        "form.of",
        "form.phone",
        "form.province",
        "form.question",
        "form.reason",
        "form.recommendation",
        "form.regency",
        "form.tags",
        "form.text",
        "form.title",
        "form.village",
        "name_form.name",
        "palette.query",
        "passphrase.first",
        "passphrase.second",
        "search_field",
        "sign_in.password",
        "sign_in.server",
        "sign_in.username",
        "unlock.password",
    }
)
"""Each is tried with what breaks programs: typed, kept, and read where it is shown again."""


NEVER_SHOWN: Final = frozenset({"conflict.merged.category", "conflict.merged.classification"})
"""What is chosen from a list is not written."""


def text_fields(window: QWidget) -> Iterator[QWidget]:
    """Every widget in which somebody can write, shown or not; the numbers of a spin box are no text."""
    for kind in (QLineEdit, QPlainTextEdit, QTextEdit):
        for field in window.findChildren(kind):
            if not field.isReadOnly() and not isinstance(field.parentWidget(), QAbstractSpinBox):
                yield field


def unlisted(window: QWidget) -> set[str]:
    """Fields of a window that nobody tries."""
    return {field.objectName() or repr(field) for field in text_fields(window)} - TEXT_FIELDS - NEVER_SHOWN


def read_off(window: QWidget) -> str:
    """All that stands in labels and texts in sight."""
    labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    sheets = [*window.findChildren(QPlainTextEdit), *window.findChildren(QTextEdit)]
    return "\n".join([*labels, *(sheet.toPlainText() for sheet in sheets if sheet.isVisible())])


def paste_into(field: QWidget, text: str) -> None:
    """In the place of what stands there, from the clipboard and with keys."""
    held = Qt.KeyboardModifier.ControlModifier
    QApplication.clipboard().setText(text)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, held)
    QTest.keyClick(field, Qt.Key.Key_V, held)
    QApplication.clipboard().clear()


def guessing(window: QWidget) -> list[str]:
    """Labels that would take text for HTML, and tips that hold a tag of somebody else's."""
    found = [
        f"{label.objectName()} {label.text()[:40]}"
        for label in window.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText and label.objectName() != QTS_TIP
    ]
    tips = [(widget.objectName(), widget.toolTip()) for widget in window.findChildren(QWidget)]
    tips += [(QTS_TIP, QToolTip.text())]
    tips += [(view.objectName(), tip) for view in window.findChildren(QAbstractItemView) for tip in _tips_of(view)]
    found += [f"{name} {tip[:60]}" for name, tip in tips if "<img" in tip or "<b>" in tip]
    buttons = [b for b in window.findChildren(QAbstractButton) if "<img" in b.text() and "&&" not in b.text()]
    return found + [f"{button.objectName()} eats &" for button in buttons if "&" in button.text()]


def _tips_of(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(min(model.rowCount(view.rootIndex()), 60)) if model is not None else ():
        yield str(model.index(row, 0, view.rootIndex()).data(Qt.ItemDataRole.ToolTipRole) or "")
