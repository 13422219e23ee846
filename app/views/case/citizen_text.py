"""What the citizen wrote, in sight for as long as the case is, so that an answer answers it."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.models.queries import CaseView
from app.views.buttons import push_button
from app.views.case.inert import shown
from app.views.case.paper import tint
from app.views.case.tones import Tone, accent, head_line
from app.views.labels import plain_label

LINES_BY_ITSELF: Final = 7
LINES_BESIDE_WRITING: Final = 4
PADDING_Y: Final = 4
EDGE: Final = 2  # pixels of the padding, in which the focus shows


class CitizenText(QWidget):
    """The report's own words; where an admin edited them, both versions, one button apart."""

    def __init__(self) -> None:
        super().__init__()
        self._view: CaseView | None = None
        self._original = False
        self._lines = LINES_BY_ITSELF
        self.heading = plain_label()
        self.other = push_button("", object_name="case.other_text", kind="link")
        self.text = _Words()
        self.text.setObjectName("case.citizen")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.text.setAccessibleName(self.tr("Text of the reporter"))
        self.text.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.text.wrapped_anew.connect(self._fit)  # a document that becomes shorter by that does not tell
        self.other.clicked.connect(self._turn)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.text)
        self._dress()

    def show_view(self, view: CaseView | None, *, opened: bool = False) -> None:
        self._view = view
        if opened:
            self._original = False
        self._fill()

    def make_room(self, writing: bool) -> None:
        """Take fewer lines while something is being written; the rest scrolls."""
        self._lines = LINES_BESIDE_WRITING if writing else LINES_BY_ITSELF
        self._fit()

    def _turn(self) -> None:
        self._original = not self._original
        self._fill()

    def _fill(self) -> None:
        case = self._view.case if self._view else None
        edited = case is not None and case.edited_text is not None
        text = shown(case.original_text if self._original else case.text) if case else ""
        if text != self.text.toPlainText():
            self.text.setPlainText(text)
        self.other.setVisible(edited)
        self.other.setText(self.tr("Show the edited text") if self._original else self.tr("Show the original text"))
        self._dress()
        self._fit()

    def _fit(self) -> None:
        """As high as the text, up to a few lines: QPlainTextEdit's document measures itself in lines."""
        needed = max(int(self.text.document().size().height()), 1)
        lines = min(needed, self._lines)
        margins = self.text.document().documentMargin() * (2 if needed <= lines else 1)  # no half line at the edge
        room = margins + 2 * PADDING_Y + (4 if needed <= lines else 0)
        block = self.text.document().firstBlock()
        self.text.document().documentLayout().blockBoundingRect(block)  # lays it out, where that is still to be done
        first = block.layout().lineAt(0)
        line = first.height() if first.isValid() else self.text.fontMetrics().lineSpacing()
        self.text.setFixedHeight(round(lines * line + room))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        edited = self._view is not None and self._view.case.edited_text is not None
        if edited and not self._original:
            head_line(self.heading, Tone.CITIZEN, self.tr("Text of the reporter, edited by an admin"))
        else:
            head_line(self.heading, Tone.CITIZEN, self.tr("Text of the reporter"))
        color, ground = accent(Tone.CITIZEN).name(), tint(accent(Tone.CITIZEN)).name()
        edge = f"border: {EDGE}px solid {ground}; border-left: 4px solid {color}; border-radius: 0px;"
        padding = f"padding: {PADDING_Y - EDGE}px {8 - EDGE}px {PADDING_Y - EDGE}px 8px;"
        self.text.setStyleSheet(
            f"QPlainTextEdit {{ background: {ground}; {edge} {padding} }}"
            f"QPlainTextEdit:focus {{ border-color: palette(accent); }}"
        )


class _Words(QPlainTextEdit):
    wrapped_anew = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.wrapped_anew.emit()
