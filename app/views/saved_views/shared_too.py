"""Asks, beside a change to a view that is shared, whether it is meant for those as well who have it from here."""

from concurrent.futures import Future
from functools import partial

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.context import Context
from app.models.saved_views import SavedView
from app.views.case.inert import one_line, shown
from app.views.labels import plain_label
from app.views.later import in_background
from app.views.saved_views.rows import Row, row_of, shared_as_it_is

TARGET = 24  # px, the least a finger or an unsteady hand needs


class SharedToo(QWidget):
    """Hidden where there is nothing to ask. The change and its sharing are one deed, with or without a connection."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._about: SavedView | None = None
        self._row: Row | None = None
        self.told = plain_label(kind="muted", wrap=True, object_name="shared_too.told")
        self.also = QCheckBox(self.tr("Change it for them, too"))
        self.also.setObjectName("shared_too.also")
        self.also.setMinimumHeight(TARGET)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.told)
        column.addWidget(self.also)
        self.hide()

    def ask_about(self, view: SavedView | None) -> None:
        """Look whether `view`, as it is about to be kept, is one that the person shares."""
        self._about, self._row = view, None
        self.hide()
        if view is not None:
            context = self._context
            look = partial(row_of, view, context.queries, context.world())
            in_background(self, context, look, partial(self._found, view))

    def change(self, view: SavedView) -> Future[SavedView]:
        """Keep `view`, and share it as it is now where that is wanted."""
        context, row = self._context, self._row
        kept = context.lists.change(view)
        if row is None or row.shared is None or not self.also.isChecked():
            return kept
        command = shared_as_it_is(view, row.shared.office)
        if command is None:
            return kept
        shared = context.desk.amend(view.id, row.version, view.name, command)

        def both() -> SavedView:  # in the order in which they were given to the same thread
            shared.result()
            return kept.result()

        return context.background.submit(both)

    def _found(self, view: SavedView, row: Row) -> None:
        if view is not self._about or not row.may_be_shared_again_by(self._context.person):
            return
        self._row = row
        told = self.tr("Shared with {office}.") if row.can_be_told else self._too_much()
        self.told.setText(shown(told.format(office=one_line(row.office))))
        self.also.setEnabled(row.can_be_told)
        self.also.setChecked(row.can_be_told)
        self.show()

    def _too_much(self) -> str:
        return self.tr("This view is shared with {office}, but asks now for more than can be shared.")
