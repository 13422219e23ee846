"""One field in question: its three forms side by side, or one above the other, and the place to merge them."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.context import Context
from app.models.outbox import OutboxItem
from app.views.case.draft_keeper import DraftKeeper
from app.views.case.inert import one_line
from app.views.case.paper import PADDING
from app.views.conflict.dispute import CHOSEN, LONG, Disputed
from app.views.conflict.merge_place import MergePlace
from app.views.conflict.sheet import Sheet
from app.views.labels import plain_label
from app.views.office_time import when
from app.views.words.fields import field_word, value_text
from domain.ids import AgencyId

_LONG_HEIGHT: Final = 130
_SHORT_LINES: Final = 4


class Compare(StrEnum):
    """What the marks show."""

    WITH_BASE = "base"
    WITH_THEIRS = "theirs"


class FieldPanel(QWidget):
    """Tab goes through it in the order in which it is read."""

    def __init__(self, context: Context, keeper: DraftKeeper, item: OutboxItem, field: Disputed) -> None:
        super().__init__()
        self._context = context
        self.field = field
        name = field_word(field.name)
        self.heading = plain_label(name, kind="heading")
        self.story = plain_label(kind="muted", wrap=True, selectable=True)
        whole = field.name in CHOSEN
        self.base = Sheet(self.tr("{field}: as you saw it").format(field=name), whole=whole)
        self.mine = Sheet(self.tr("{field}: yours").format(field=name), whole=whole)
        self.theirs = Sheet(self.tr("{field}: on the server now").format(field=name), whole=whole)
        self.place = MergePlace(context, keeper, item, field)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def show_field(self, field: Disputed, compare: Compare) -> None:
        self.field = field
        self.story.setText(self._story(field))
        mine, theirs = self._said(field.mine), self._said(field.theirs)
        base = None if field.base is None else self._said(field.base)
        unknown = self.tr("Not known: this was written with an earlier version of the application.")
        reference = base if compare is Compare.WITH_BASE else None
        self.base.show_text(unknown if base is None else base, None)
        self.mine.show_text(mine, reference if compare is Compare.WITH_BASE else theirs)
        self.theirs.show_text(theirs, reference)

    @property
    def weight(self) -> int:
        """How much of the height that is left it can use."""
        return 1 if self.field.name in LONG else 0

    def set_stacked(self, stacked: bool) -> None:
        sides = QBoxLayout.Direction
        self._columns.setDirection(sides.TopToBottom if stacked else sides.LeftToRight)

    def _said(self, value: str) -> str:
        return value_text(self.field.name, value, self._context.world())

    def _story(self, field: Disputed) -> str:
        made = field.made
        if made is None:
            return self.tr("Changed on the server; the timeline does not tell by whom.")
        agency = self._context.world().directory.agencies.get(AgencyId(made.agency))
        parts = (made.name, made.title, agency.name if agency else made.agency)
        who = " · ".join(one_line(part) for part in parts if part)
        try:
            time = when(self._context, datetime.fromisoformat(made.at))
        except ValueError:  # a time that this console cannot read: the rest is still worth showing
            return self.tr("Changed on the server by {who}").format(who=who)
        return self.tr("Changed on the server by {who}, {time}").format(who=who, time=time)

    def _lay_out(self) -> None:
        long = self.field.name in LONG
        self._columns.setSpacing(12)
        for caption, sheet in (
            (self.tr("As you saw it"), self.base),
            (self.tr("Yours"), self.mine),
            (self.tr("On the server now"), self.theirs),
        ):
            if long:
                sheet.setMinimumHeight(_LONG_HEIGHT)
            else:
                sheet.setFixedHeight(_SHORT_LINES * sheet.fontMetrics().lineSpacing() + 2 * PADDING)
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(plain_label(caption, kind="muted"))
            column.addWidget(sheet, 1)
            self._columns.addLayout(column, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.heading)
        rows.addWidget(self.story)
        rows.addLayout(self._columns, 3 if long else 0)
        rows.addWidget(self.place, 2 if long else 0)
