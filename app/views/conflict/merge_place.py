"""The place where one field is made of both sides: a text to write, or a value to choose."""

from typing import Final

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.context import Context
from app.models.drafts import Draft
from app.models.outbox import OutboxItem
from app.models.world import World
from app.views.buttons import push_button
from app.views.case.draft_editor import About, DraftEditor
from app.views.case.draft_keeper import DraftKeeper
from app.views.case.inert import one_line
from app.views.choice_box import ChoiceBox
from app.views.conflict.dispute import CHOSEN, LONG, Disputed
from app.views.conflict.merging import purpose_of
from app.views.labels import plain_label
from app.views.words.fields import field_word, value_text

_LONG_HEIGHT: Final = 90
_SHORT_LINES: Final = 3


class MergePlace(QWidget):
    """Hidden until somebody merges. A text that is typed here is kept like any other draft."""

    def __init__(self, context: Context, keeper: DraftKeeper, item: OutboxItem, field: Disputed) -> None:
        super().__init__()
        self._context = context
        self._item = item
        self._field = field
        self.choice = ChoiceBox(self)
        self.writing = DraftEditor(context, keeper, purpose_of(item, field.name))
        self.take_mine = push_button(self.tr("Begin with mine"), object_name="conflict.fill_mine", kind="link")
        self.take_theirs = push_button(
            self.tr("Begin with the server's"), object_name="conflict.fill_theirs", kind="link"
        )
        self._lay_out()
        self.take_mine.clicked.connect(lambda: self._fill(self._field.mine))
        self.take_theirs.clicked.connect(lambda: self._fill(self._field.theirs))

    @property
    def is_choice(self) -> bool:
        return self._field.name in CHOSEN

    def begin(self, field: Disputed, kept: Draft | None) -> None:
        """Start with a text that was begun before, or else with what is mine."""
        self._field = field
        self.show()
        if self.is_choice:
            self._offer()
            return
        self.writing.open(About(self._item.case, self._item.tracking, self._item.title), kept)
        if self.writing.is_empty():
            self.writing.suggest(field.mine)

    def value(self) -> str:
        return self.choice.currentData() if self.is_choice else self.writing.editor.text()

    def give_focus(self) -> None:
        (self.choice if self.is_choice else self.writing.editor).setFocus()

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops here, in the order of reading."""
        return (self.choice,) if self.is_choice else (self.writing.editor, self.take_mine, self.take_theirs)

    def set_busy(self, busy: bool) -> None:
        self.choice.setDisabled(busy)
        self.writing.editor.setReadOnly(busy)

    def _fill(self, text: str) -> None:
        """What stood here before can be had again with the editor's own undo."""
        cursor = self.writing.editor.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.writing.editor.setFocus()

    def _offer(self) -> None:
        field, world = self._field, self._context.world()
        self.choice.clear()
        for value in dict.fromkeys((field.mine, field.theirs, *([field.base] if field.base else []))):
            self.choice.addItem(one_line(value_text(field.name, value, world)) or self.tr("(empty)"), value)

    def _lay_out(self) -> None:
        label = self.tr("Merged: {field}").format(field=field_word(self._field.name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        if self.is_choice:
            self.choice.setAccessibleName(label)
            column.addWidget(plain_label(label))
            column.addWidget(self.choice)
        else:
            self.writing.heading.setText(label)
            self.writing.limit = _limit(self._field.name, self._context.world())
            self.writing.editor.setAccessibleName(label)
            editor = self.writing.editor
            if self._field.name in LONG:
                editor.setMinimumHeight(_LONG_HEIGHT)
            else:
                editor.setFixedHeight(_SHORT_LINES * editor.fontMetrics().lineSpacing() + 16)
            self.writing.foot.addWidget(self.take_mine)
            self.writing.foot.addWidget(self.take_theirs)
            self.writing.foot.addStretch(1)
            column.addWidget(self.writing, 1)
        self.choice.setVisible(self.is_choice)
        for part in (self.writing, self.take_mine, self.take_theirs):
            part.setParent(part.parentWidget() or self)  # what is not laid out goes with the place all the same
            part.setVisible(not self.is_choice)
        self.hide()


def _limit(name: str, world: World) -> int | None:
    limits = world.limits
    return {"title": limits.title_characters, "edited_text": limits.report_characters}.get(name)
