"""Chooses a text to begin an answer with: what it says for this case is read before anything is written."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from app.views.buttons import push_button
from app.views.case.inert import shown
from app.views.labels import plain_label
from domain.directory import Template
from domain.templates import blanks

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TemplatePicker(QWidget):
    """Takes the editor's place while it is open."""

    chosen = Signal(object)
    """The template to use."""
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._templates: Sequence[Template] = ()
        self._fill: Callable[[str], str] = str
        self.list = QListWidget()
        self.preview = QPlainTextEdit(readOnly=True)
        self.staged = plain_label(wrap=True, kind="muted")
        self.cancel = push_button(self.tr("Cancel"), object_name="case.templates.cancel")
        self.use = push_button(self.tr("Use this text"), object_name="case.templates.use", kind="primary")
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        self.list.itemDoubleClicked.connect(lambda _item: self._choose())
        self.use.clicked.connect(self._choose)
        self.cancel.clicked.connect(self.cancelled)

    def offer(self, templates: Sequence[Template], fill: Callable[[str], str]) -> None:
        """Show `templates`, the most fitting first; `fill` makes a text of one for the case."""
        self._templates, self._fill = templates, fill
        self.list.clear()
        for template in templates:
            self.list.addItem(QListWidgetItem(shown(template.title)))
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in _ENTER:
            self._choose()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._templates):
            self.chosen.emit(self._templates[row])

    def _show(self, row: int) -> None:
        template = self._templates[row] if 0 <= row < len(self._templates) else None
        text = self._fill(template.text) if template else ""
        self.preview.setPlainText(shown(text))
        self.staged.setText(shown(self._what_else(template, text)))
        self.use.setEnabled(template is not None)

    def _what_else(self, template: Template | None, text: str) -> str:
        """What comes with the text, said before it does."""
        said = []
        if template and template.holding:
            said.append(self.tr("Also marks the answer as an interim one."))
        if left := blanks(text):
            names = ", ".join(blank.name for blank in left)
            said.append(self.tr("Left for you to fill in: {names}.").format(names=names))
        return " ".join(said)

    def _lay_out(self) -> None:
        self.list.setAccessibleName(self.tr("Answer templates"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumWidth(140)
        self.preview.setAccessibleName(self.tr("Text of the template for this report"))
        self.preview.setTabChangesFocus(True)
        for part in (self.list, self.preview):
            part.setMinimumHeight(96)
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.list, 2)
        beside.addWidget(self.preview, 3)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.staged, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(beside, 1)
        column.addLayout(foot)
