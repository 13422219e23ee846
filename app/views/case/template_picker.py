"""Chooses a text to begin an answer with: what it says for this case is read before anything is written."""

from collections.abc import Callable, Sequence
from datetime import date, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from app.context import Context
from app.models.precedents import Precedent
from app.views.buttons import push_button
from app.views.case.inert import one_line, shown, tooltip
from app.views.labels import plain_label
from app.views.words import day
from app.views.words.staged import staged_line
from app.views.wrapped_rows import WrappedRows
from domain.directory import Template
from domain.staged import Staged
from domain.templates import blanks

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Example = Template | Precedent


class TemplatePicker(QWidget):
    """Takes the editor's place while it is open; answers to like reports follow the templates once they are found."""

    chosen = Signal(object)
    """The template, or the answer that was published before."""
    cancelled = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._fill: Callable[[str], str] = str
        self._staged: Callable[[Template], Sequence[tuple[Staged, str]]] = lambda _: ()
        self._day: Callable[[Precedent], str] = lambda _: ""
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

    def offer(
        self,
        templates: Sequence[Template],
        fill: Callable[[str], str],
        staged: Callable[[Template], Sequence[tuple[Staged, str]]],
    ) -> None:
        """Show `templates`, the most fitting first.

        `fill` makes a text of one for the case; `staged` says what it stages there, and what stands in the way of each.
        """
        self._fill, self._staged = fill, staged
        self.list.clear()
        for template in templates:
            self._add(template.title, template)
        self.list.setCurrentRow(0)
        self.list.setFocus()
        self._show(self.list.currentRow())

    def let_go(self) -> None:
        """Offer nothing."""
        self._fill = str
        self.list.clear()
        self._show(-1)

    def add_precedents(self, found: Sequence[Precedent], zone: tzinfo, today: date) -> None:
        """Answers to like reports, the likest first; days are told in `zone`."""
        self._day = lambda precedent: day(precedent.at.astimezone(zone).date(), today)
        if found:
            heading = QListWidgetItem(self.tr("Answers to reports like this one"))
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            heading.setToolTip(tooltip(heading.text()))
            heading.setData(Qt.ItemDataRole.AccessibleTextRole, heading.text())
            font = heading.font()
            font.setWeight(QFont.Weight.DemiBold)
            heading.setFont(font)
            self.list.addItem(heading)
        for precedent in found:
            self._add(f"#{precedent.tracking} · {one_line(precedent.title)}", precedent)
        if found and self.list.currentRow() < 0:
            self.list.setCurrentRow(1)
        self._show(self.list.currentRow())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in _ENTER:
            self._choose()
        else:
            super().keyPressEvent(event)

    def _add(self, title: str, example: Example) -> None:
        item = QListWidgetItem(one_line(title))
        item.setToolTip(tooltip(one_line(title)))
        item.setData(Qt.ItemDataRole.UserRole, example)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text())
        self.list.addItem(item)

    def _example(self, row: int) -> Example | None:
        item = self.list.item(row)
        found: Example | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return found

    def _choose(self) -> None:
        example = self._example(self.list.currentRow())
        if example is not None:
            self.chosen.emit(example)

    def _show(self, row: int) -> None:
        example = self._example(row)
        self.use.setEnabled(example is not None)
        if isinstance(example, Template):
            text = self._fill(example.text)
            self.preview.setPlainText(shown(text))
            self.staged.setText(shown(self._what_else(example, text)))
        elif isinstance(example, Precedent):
            self.preview.setPlainText(shown(example.text))
            source = self.tr("Published on {day}, written by {name}. Check every fact: it was about another report.")
            self.staged.setText(shown(source.format(day=self._day(example), name=one_line(example.written_by))))
        else:
            self.preview.setPlainText("")
            nothing = self.tr("No template fits, and no like report was answered yet on this computer.")
            self.staged.setText("" if self.list.count() else nothing)

    def _what_else(self, template: Template, text: str) -> str:
        """What comes with the text, said before it does."""
        said = []
        if template.holding:
            said.append(self.tr("Also marks the answer as an interim one."))
        world = self._context.world()
        staged = [(one_line(staged_line(each, world)), obstacle) for each, obstacle in self._staged(template)]
        if possible := [f"✎ {line}" for line, obstacle in staged if not obstacle]:
            said += [self.tr("Together with the answer:"), *possible]
        impossible = self.tr("Not possible here: {staged}. {reason}")
        said += [impossible.format(staged=line, reason=obstacle) for line, obstacle in staged if obstacle]
        if left := blanks(text):
            names = ", ".join(one_line(blank.name) for blank in left)
            said.append(self.tr("Left for you to fill in: {names}.").format(names=names))
        return "\n".join(said)

    def _lay_out(self) -> None:
        self.list.setAccessibleName(self.tr("Texts to begin with"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setWordWrap(True)
        self.list.setItemDelegate(WrappedRows(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)  # or lines would be broken for the width before
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumWidth(140)
        self.preview.setAccessibleName(self.tr("Text for this report"))
        self.preview.setTabChangesFocus(True)
        for part in (self.list, self.preview):
            part.setMinimumHeight(96)
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.list, 1)
        beside.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(beside, 1)
        column.addWidget(self.staged)
        column.addLayout(foot)
