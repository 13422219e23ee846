"""The menu bar: few entries, each a wish that the window is told about."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from app.i18n import LANGUAGES
from app.settings import Settings
from app.views import theme
from app.views.case_list.delegate import COMFORTABLE, DENSE, DENSITIES
from app.views.settings.declared import SINGLE_LETTERS

translate = QCoreApplication.translate

# Names of languages stay in their own language: who ended up in the wrong one has to find the way back.
_LANGUAGE_NAMES: Final = {"id": "Bahasa Indonesia", "en": "English"}


class Menus(QObject):
    """Builds the menus once; the choices in them are read from and kept in the settings."""

    sync_asked = Signal()
    quit_asked = Signal()
    theme_chosen = Signal(str)
    density_chosen = Signal(str)
    language_chosen = Signal(str)
    settings_asked = Signal()
    shortcuts_asked = Signal()
    about_asked = Signal()

    def __init__(self, bar: QMenuBar, settings: Settings) -> None:
        super().__init__(bar)
        self._settings = settings
        file = bar.addMenu(self.tr("&File"))
        self._add(file, self.tr("&Sync now"), self.sync_asked.emit, QKeySequence.StandardKey.Refresh)
        file.addSeparator()
        self._add(file, self.tr("S&ettings…"), self.settings_asked.emit, QKeySequence("Ctrl+,"))
        file.addSeparator()
        quit_keys = QKeySequence(QKeySequence.StandardKey.Quit)
        if quit_keys.isEmpty():  # Windows has no key for it
            quit_keys = QKeySequence("Ctrl+Q")
        self._add(file, self.tr("&Quit"), self.quit_asked.emit, quit_keys).setMenuRole(QAction.MenuRole.QuitRole)
        self._fill_view(bar.addMenu(self.tr("&View")))
        help_menu = bar.addMenu(self.tr("&Help"))
        self._add(help_menu, self.tr("&Keyboard shortcuts"), self.shortcuts_asked.emit, QKeySequence("F1"))
        self._add(help_menu, self.tr("&About Konsol Penghubung"), self.about_asked.emit)

    def _fill_view(self, menu: QMenu) -> None:
        looks = (
            (theme.SYSTEM, self.tr("&Follow the system")),
            (theme.LIGHT, self.tr("&Light")),
            (theme.DARK, self.tr("&Dark")),
            (theme.HIGH_CONTRAST, self.tr("&High contrast")),
        )
        self._choices(menu, "theme", looks, theme.CHOICES, self.theme_chosen.emit)
        menu.addSeparator()
        densities = ((COMFORTABLE, self.tr("&Comfortable rows")), (DENSE, self.tr("De&nse rows")))
        self._choices(menu, "density", densities, DENSITIES, self.density_chosen.emit)
        menu.addSeparator()
        letters = self._add(menu, self.tr("&Single-letter shortcuts in the list"), lambda: None)
        letters.setCheckable(True)
        self._keep_shown(menu, lambda: letters.setChecked(self._settings.get(SINGLE_LETTERS)))
        letters.toggled.connect(lambda on: self._settings.set(SINGLE_LETTERS, on))
        languages = menu.addMenu(self.tr("Lan&guage (from the next start)"))
        named = tuple((code, _LANGUAGE_NAMES[code]) for code in LANGUAGES)
        self._choices(languages, "language", named, LANGUAGES, self.language_chosen.emit)

    def _choices(
        self,
        menu: QMenu,
        setting: str,
        entries: tuple[tuple[str, str], ...],
        allowed: tuple[str, ...],
        chosen: Callable[[str], None],
    ) -> None:
        group = QActionGroup(menu)
        actions = {}
        for name, text in entries:
            action = self._add(menu, text, lambda _=False, name=name: self._choose(setting, name, chosen))
            action.setCheckable(True)
            group.addAction(action)
            actions[name] = action
        self._keep_shown(menu, lambda: actions[self._settings.choice(setting, allowed)].setChecked(True))

    def _keep_shown(self, menu: QMenu, show: Callable[[], None]) -> None:
        """Looked up anew each time: the window of settings chooses the same things."""
        show()
        menu.aboutToShow.connect(show)

    def _choose(self, setting: str, name: str, chosen: Callable[[str], None]) -> None:
        self._settings.put(setting, name)
        chosen(name)

    def _add(
        self,
        menu: QMenu,
        text: str,
        done: Callable[..., None],
        shortcut: QKeySequence | QKeySequence.StandardKey | None = None,
    ) -> QAction:
        action = QAction(text, menu)
        if shortcut is not None:
            action.setShortcut(shortcut)
        action.triggered.connect(done)
        menu.addAction(action)
        return action
