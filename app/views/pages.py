"""What stands beside the navigation: list and case, or a page that takes their place for a while."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.context import Context

if TYPE_CHECKING:
    from app.views.dashboard.view import DashboardScreen
    from app.views.dossier.view import DossierScreen
    from app.views.intake.page import IntakePage
    from app.views.outbox.view import OutboxScreen

Page = TypeVar("Page", bound=QWidget)


class Pages(QStackedWidget):
    """Each page but the reports is made, and its code imported, when it is first looked at."""

    case_asked = Signal(str)
    delayed_case_asked = Signal(str)
    """A report of the dossier, to which leaving it leads back."""
    intake_closed = Signal()

    def __init__(self, context: Context, reports: QWidget, panes: Sequence[QWidget]) -> None:
        """`panes` are the parts of `reports` between which the keyboard goes."""
        super().__init__()
        self._context = context
        self._reports = reports
        self._panes = panes
        self.outbox: OutboxScreen | None = None
        self.dashboard: DashboardScreen | None = None
        self.dossier: DossierScreen | None = None
        self.intake: IntakePage | None = None
        self._before_intake = reports
        self.addWidget(reports)

    @property
    def shows_reports(self) -> bool:
        return self.currentWidget() is self._reports

    def show_reports(self) -> None:
        self.setCurrentWidget(self._reports)

    def show_outbox(self) -> None:
        if self.outbox is None:
            from app.views.outbox.view import OutboxScreen

            self.outbox = self._added(OutboxScreen)
            self.outbox.case_asked.connect(self.case_asked)
        self.setCurrentWidget(self.outbox)

    def show_dashboard(self) -> None:
        if self.dashboard is None:
            from app.views.dashboard.view import DashboardScreen

            self.dashboard = self._added(DashboardScreen)
        self.setCurrentWidget(self.dashboard)

    def show_dossier(self) -> "DossierScreen":
        if self.dossier is None:
            from app.views.dossier.view import DossierScreen

            self.dossier = self._added(DossierScreen)
            self.dossier.case_asked.connect(self.delayed_case_asked)
        self.setCurrentWidget(self.dossier)
        return self.dossier

    def take_in(self) -> None:
        """Begin, or go on with, a report that somebody brings to the counter."""
        if self.intake is None:
            from app.views.intake.page import IntakePage

            self.intake = self._added(IntakePage)
            self.intake.case_asked.connect(self.case_asked)
            self.intake.closed.connect(self.intake_closed)
        if self.currentWidget() is not self.intake:
            self._before_intake = self.currentWidget() or self._reports
        self.setCurrentWidget(self.intake)
        self.intake.begin()

    def leave_intake(self) -> bool:
        """Back to the page before it; False where another one is in sight."""
        if not self.takes_in:
            return False
        self.setCurrentWidget(self._before_intake)
        return True

    @property
    def takes_in(self) -> bool:
        return self.intake is not None and self.currentWidget() is self.intake

    def panes(self) -> list[QWidget]:
        """The parts in sight between which the keyboard goes."""
        if self.shows_reports:
            return list(self._panes)
        if self.dossier is not None and self.currentWidget() is self.dossier:
            return self.dossier.panes
        return [self.currentWidget() or self._reports]

    def flush(self) -> None:
        """Hand any unsaved text of a page to the desk at once."""
        for page in (self.intake, self.dossier):
            if page is not None:
                page.flush()

    def has_unsaved(self) -> bool:
        return any(page.has_unsaved() for page in (self.intake, self.dossier) if page is not None)

    def day_changed(self) -> None:
        if self.dossier is not None:
            self.dossier.refresh()

    def _added(self, make: Callable[[Context], Page]) -> Page:
        page = make(self._context)
        self.addWidget(page)
        return page
