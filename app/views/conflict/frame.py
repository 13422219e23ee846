"""The parts of the conflict review and their places; what they do is in `review`."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.views.buttons import push_button
from app.views.case.trouble import Trouble
from app.views.choice_box import ChoiceBox
from app.views.conflict.field_panel import Compare, FieldPanel
from app.views.labels import plain_label


class ReviewFrame(QObject):
    """Lays out a screen: what it is about, the fields in question, and the ways out beneath them."""

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self.back = push_button(self.tr("Back to the outbox"), object_name="conflict.back", kind="link")
        self.heading = plain_label(kind="heading", wrap=True, selectable=True)
        self.story = plain_label(kind="muted", wrap=True, selectable=True)
        self.others = plain_label(kind="muted", wrap=True, selectable=True)
        self.newer = plain_label(self.tr("The report has changed on the server once more."), wrap=True, kind="banner")
        self.show_newer = push_button(self.tr("Show the newest state"), object_name="conflict.show_newer")
        self.newer_row = QWidget()
        self.compare = ChoiceBox()
        self.trouble = Trouble()
        self.reason = plain_label(kind="muted", wrap=True, object_name="conflict.reason")
        self.take_theirs = push_button(self.tr("Take the server's"), object_name="conflict.theirs")
        self.merge = push_button(self.tr("Merge…"), object_name="conflict.merge")
        self.take_mine = push_button(self.tr("Take mine"), object_name="conflict.mine")
        self.cancel = push_button(self.tr("Do not merge"), object_name="conflict.cancel")
        self.send = push_button(self.tr("Send the merged text"), object_name="conflict.send", kind="primary")
        self._scroll = QScrollArea()
        self._lay_out()
        self.set_merging(False)

    def set_panels(self, panels: Sequence[FieldPanel]) -> None:
        """Show these in place of those that are there; the one before is let go."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 0, 16, 0)
        column.setSpacing(16)
        for panel in panels:
            column.addWidget(panel, panel.weight)
        if panels and not any(panel.weight for panel in panels):
            column.addStretch(1)
        old = self._scroll.takeWidget()
        self._scroll.setWidget(content)
        if old is not None:
            old.deleteLater()
        self._order(panels)

    def set_merging(self, merging: bool) -> None:
        for button in (self.take_theirs, self.merge, self.take_mine):
            button.setVisible(not merging)
        for button in (self.cancel, self.send):
            button.setVisible(merging)

    def _order(self, panels: Sequence[FieldPanel]) -> None:
        """Tab goes the way one reads."""
        order: list[QWidget] = [self.back, self.show_newer, self.compare]
        for panel in panels:
            order += [panel.base, panel.mine, panel.theirs, *panel.place.stops()]
        order += [self.take_theirs, self.merge, self.take_mine, self.cancel, self.send]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _lay_out(self) -> None:
        self.compare.addItem(self.tr("Marks: what each side changed"), Compare.WITH_BASE.value)
        self.compare.addItem(self.tr("Marks: yours against the server's"), Compare.WITH_THEIRS.value)
        self.compare.setAccessibleName(self.tr("What the marks show"))
        banner = QHBoxLayout(self.newer_row)
        banner.setContentsMargins(0, 0, 0, 0)
        banner.setSpacing(8)
        banner.addWidget(self.newer, 1)
        banner.addWidget(self.show_newer)
        self.newer_row.hide()
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(self.compare)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.take_theirs, self.merge, self.take_mine, self.cancel, self.send):
            buttons.addWidget(button)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its contents are the stops
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        head, foot = QVBoxLayout(), QVBoxLayout()
        for part, margins in ((head, (16, 0, 16, 12)), (foot, (16, 8, 16, 12))):
            part.setContentsMargins(*margins)
            part.setSpacing(6)
        head.addLayout(top)
        for widget in (self.heading, self.story, self.others, self.newer_row):
            head.addWidget(widget)
        foot.addWidget(self.trouble)
        foot.addWidget(self.reason)
        foot.addLayout(buttons)
        column = QVBoxLayout(self._screen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)
