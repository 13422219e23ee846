"""What a changed setting does to a running console, and the one window in which settings are changed."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.settings import Settings
from app.views import theme
from app.views.settings.declared import TEXT_SIZE, THEME
from app.views.settings.window import SettingsWindow


class Applying(QObject):
    """Dresses the application by itself; what concerns a single pane is told to who holds that pane."""

    changed = Signal(str)
    """The key of a setting that has another value now."""

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._open: SettingsWindow | None = None
        self.dress()

    def dress(self) -> None:
        """Give the application the colours and the text size that are chosen."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.choose(app, self._settings.get(THEME))
            theme.enlarge(app, self._settings.get(TEXT_SIZE))

    def show_window(self) -> None:
        """One window of settings is enough: it is brought to the front where it stands open already."""
        if self._open is None:
            self._open = SettingsWindow(self._settings, self._window)
            self._open.changed.connect(self.take)
            self._open.destroyed.connect(self._forget)
        self._open.show()
        self._open.raise_()
        self._open.activateWindow()

    def take(self, key: str) -> None:
        """A setting was changed, in the window of settings or anywhere else."""
        self.dress()
        self.changed.emit(key)

    def _forget(self) -> None:
        self._open = None
