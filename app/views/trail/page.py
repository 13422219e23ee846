"""The audit trail as a sheet of the case: read, narrowed down, and copied as a table."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from app.context import Context
from app.models.queries import CaseView
from app.views.buttons import push_button
from app.views.case.inert import cell, one_line
from app.views.flow import Flow
from app.views.labels import plain_label
from app.views.office_time import zone
from app.views.stamp import stamped_text
from app.views.trail.lines import Line, lines_of
from app.views.trail.model import TrailTableModel
from app.views.trail.narrowing import Narrowing
from app.views.trail.table import TrailTable
from app.views.wrapping import Wrapping


class TrailPage(Wrapping):
    """Shows what is on this computer and asks for nothing: what a role may not know has never come here."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._view: CaseView | None = None
        self._lines: tuple[Line, ...] = ()
        self.model = TrailTableModel(self)
        self.table = TrailTable(self.model)
        self.narrowing = Narrowing()
        self.copy_button = push_button(self.tr("Copy as a table"), object_name="trail.copy")
        self.close_button = push_button(self.tr("Close"), object_name="trail.close")
        self.count = plain_label(kind="muted", object_name="trail.count")
        self.about = plain_label(kind="muted", wrap=True, object_name="trail.about")
        self._lay_out()
        self._connect()

    def show_view(self, view: CaseView | None) -> None:
        """A refresh keeps the place; while the page is out of sight nothing is made."""
        self._view = view
        if self.isVisible():
            self._fill()

    def open(self) -> None:
        self.narrowing.setCurrentIndex(0)
        self._fill()
        self.table.go_to_start()
        self.table.setFocus()

    def text_of(self, lines: Iterable[Line]) -> str:
        """What is copied: a heading, and each entry in a line with tabs, as spreadsheets take it."""
        case = self._view.case if self._view else None
        title = f"#{one_line(case.tracking)} {one_line(case.title)}".strip() if case else ""
        rows = ("\t".join(map(cell, row)) for row in (self._headings(), *(line.values for line in lines)))
        return "\n".join((cell(title), *rows, cell(self.about.text())))

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("No."),
            self.tr("Acted"),
            self.tr("Received"),
            self.tr("Who"),
            self.tr("In place of"),
            self.tr("Title"),
            self.tr("Agency"),
            self.tr("What"),
            self.tr("Detail"),
            self.tr("Status before"),
            self.tr("Status after"),
        )

    def _fill(self) -> None:
        self._lines = lines_of(self._view.case, self._context) if self._view else ()
        self.narrowing.offer(self._lines)
        self._narrow()
        self.about.setText(
            self.tr(
                "Times in {zone}. Entries that your role may not read are not on this computer; from which device"
                " each came is kept by the server alone."
            ).format(zone=zone(self._context).tzname(None) or "")
        )

    def _narrow(self) -> None:
        wanted = tuple(filter(self.narrowing.keeps, self._lines))
        if wanted != self.model.lines:
            self.table.show_lines(wanted)
        shown, count = (self.locale().toString(len(lines)) for lines in (wanted, self._lines))
        self.count.setText(
            self.tr("Entries: {shown} of {count}").format(shown=shown, count=count)
            if shown != count
            else self.tr("Entries: {count}").format(count=count)
        )

    def _copy(self, lines: Iterable[Line]) -> None:
        QGuiApplication.clipboard().setText(stamped_text(self.text_of(lines)))
        said = self.tr("Copied")
        self.count.setText(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _connect(self) -> None:
        self.narrowing.currentIndexChanged.connect(self._narrow)
        self.copy_button.clicked.connect(lambda: self._copy(self.model.lines))
        self.table.copy_asked.connect(lambda: self._copy(self.table.chosen()))
        self.close_button.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        head = Flow()
        head.addWidget(plain_label(self.tr("Audit trail"), kind="heading"))
        head.addWidget(self.count)
        head.addStretch()
        for part in (self.narrowing, self.copy_button, self.close_button):
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.about)
