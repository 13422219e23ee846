"""How much room the window and its panes have, in step with the size of the text, and as the person left it."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from app.settings import Settings
from app.views.navigation.view import Navigation

FIRST_SIZE: Final = (1366, 768)
SMALLEST_DESKTOP: Final = 1_024  # below it there is no desktop to fill, only a test's screen
FIRST_COLUMNS: Final = (224, 376, 750)
NAVIGATION_WIDTHS: Final = (200, 240)
WIDEST_NAVIGATION: Final = 368  # for the names of the views in large letters: the reports need the rest
LIST_WIDTHS: Final = (360, 520)
USUAL_LINE: Final = 20  # pixels; a font of ten points has lines of 16 to 19


class WindowSizes:
    """`columns` divides the `navigation` from the rest, `reports` the `cases` from the one that is open."""

    def __init__(
        self,
        window: QMainWindow,
        settings: Settings,
        columns: QSplitter,
        reports: QSplitter,
        navigation: Navigation,
        cases: QWidget,
    ) -> None:
        self._window = window
        self._settings = settings
        self._columns = columns
        self._reports = reports
        self._navigation = navigation
        self._cases = cases
        self._fit()

    def restore(self) -> None:
        self._window.resize(*(self._settings.numbers("size", 2) or FIRST_SIZE))
        first = self._first_columns()
        navigation, cases, case = self._settings.numbers("columns", 3) or first
        self._columns.setSizes([navigation, cases + self._reports.handleWidth() + case])
        self._reports.setSizes([cases, case])
        if self._settings.flag("maximized", fills_the_screen(self._window.screen().availableSize())):
            self._window.setWindowState(Qt.WindowState.WindowMaximized)

    def remember(self) -> None:
        self._settings.put("maximized", self._window.isMaximized())
        if not self._window.isMaximized():
            self._settings.put("size", [self._window.width(), self._window.height()])
        self._settings.put("columns", [self._columns.sizes()[0], *self._reports.sizes()])

    def follow_text(self) -> None:
        """The text has another size."""
        self._fit()
        navigation, *reports = self._first_columns()
        self._columns.setSizes([navigation, self._window.width()])
        self._reports.setSizes(reports)

    def _fit(self) -> None:
        for pane, (least, most) in ((self._navigation, NAVIGATION_WIDTHS), (self._cases, LIST_WIDTHS)):
            pane.setMinimumWidth(self._for_text(least))
            pane.setMaximumWidth(self._for_text(most))
        self._navigation.setMaximumWidth(max(self._navigation.maximumWidth(), self._for_names()))

    def _first_columns(self) -> list[int]:
        navigation, *reports = (self._for_text(width) for width in FIRST_COLUMNS)
        return [max(navigation, self._for_names()), *reports]

    def _for_names(self) -> int:
        return min(self._navigation.width_for_names(), WIDEST_NAVIGATION)

    def _for_text(self, pixels: int) -> int:
        """A width meant for text of the usual size, wider where the text is larger, as far as a small screen lets."""
        return round(pixels * min(max(self._window.fontMetrics().height() / USUAL_LINE, 1.0), 1.3))


def fills_the_screen(room: QSize) -> bool:
    """Whether the window starts maximised: on an old laptop its frame would push the status bar off the screen."""
    return SMALLEST_DESKTOP <= room.width() <= FIRST_SIZE[0]
