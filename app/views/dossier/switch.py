"""What is past its deadline, in two ways: as a list to work through, or as a dossier to review."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from app.settings import Settings
from domain.people import Person, Role

REVIEWERS: Final = frozenset({Role.NATIONAL_ADMIN, Role.AGENCY_ADMIN, Role.SUPERVISOR, Role.OMBUDSMAN, Role.MONITOR})
_SETTING: Final = "late_view"


class Manner(StrEnum):
    """How the cases past their deadline are shown."""

    LIST = "list"
    DOSSIER = "dossier"


def reviews(person: Person) -> bool:
    """Whether judging delays is part of the person's work."""
    return bool(person.roles() & REVIEWERS)


class LateSwitch(QWidget):
    """Stands above the pages while the view of late cases is shown, for those who review; the choice is remembered."""

    chosen = Signal()

    def __init__(self, person: Person, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._reviews = reviews(person)
        self._is_offered = False
        self.tabs = QTabBar()
        self.tabs.setObjectName("late.switch")
        self.tabs.setAccessibleName(self.tr("How late reports are shown"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.addTab(self.tr("List"))
        self.tabs.addTab(self.tr("Dossier"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 0)
        row.addWidget(self.tabs, 1)  # the whole width, or it scrolls where the chosen one is bold
        self.choose(Manner(settings.choice(_SETTING, tuple(Manner))))
        self.tabs.currentChanged.connect(self._choose)
        self.hide()

    @property
    def manner(self) -> Manner:
        return list(Manner)[self.tabs.currentIndex()]

    def choose(self, manner: Manner) -> None:
        self.tabs.setCurrentIndex(list(Manner).index(manner))

    def offer(self, *, late: bool) -> bool:
        """Show the choice where the view of late cases is shown; True if that is to be the dossier."""
        self._is_offered = late and self._reviews
        self.setVisible(self._is_offered)
        return self._is_offered and self.manner is Manner.DOSSIER

    def make_way(self, *, for_another: bool) -> None:
        """Another page lies over the late reports for a while."""
        self.setVisible(self._is_offered and not for_another)

    def _choose(self, _: int) -> None:
        self._settings.put(_SETTING, self.manner.value)
        self.chosen.emit()
