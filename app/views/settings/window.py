"""The window of the settings, made from their declarations: every choice takes effect as it is made."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.settings import Settings
from app.views.buttons import push_button
from app.views.choice_box import ChoiceBox
from app.views.flow import Flow
from app.views.labels import plain_label
from app.views.settings.declared import SETTINGS, Declared, Group, group_word
from app.views.sheet import Sheet
from app.views.words.lookup import said

SIZE: Final = (560, 640)
_LETTERS: Final = 22  # so that the choices stand under each other with one edge


class Choice(ChoiceBox):
    """Names for values."""

    def __init__(self, entry: Declared) -> None:
        super().__init__()
        self.setMinimumContentsLength(_LETTERS)
        for value in entry.setting.allowed:
            self.addItem(entry.value_word(value), value)


class SettingsWindow(QDialog):
    """Stands beside the main window and blocks nothing."""

    changed = Signal(str)
    """The key of the setting that has another value now."""

    def __init__(self, settings: Settings, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        self._shown: list[Callable[[], None]] = []
        page = QWidget()
        page.setObjectName("settings.page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(24, 24, 24, 16)
        self._column.setSpacing(4)
        self._column.addWidget(plain_label(self.tr("Settings"), kind="title"))
        self._column.addWidget(plain_label(self.tr("Each choice takes effect at once."), kind="muted", wrap=True))
        for group in Group:
            self._add_group(group)
        self._column.addStretch()
        self._lay_out(page)
        self.resize(*SIZE)

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back to this window may have chosen something in a menu meanwhile."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            for show in self._shown:
                show()

    def _add_group(self, group: Group) -> None:
        self._column.addSpacing(16)
        self._column.addWidget(plain_label(group_word(group), kind="heading"))
        for entry in SETTINGS:
            if entry.group is group:
                self._column.addSpacing(8)
                self._add(entry)

    def _add(self, entry: Declared) -> None:
        name = said("Setting", entry.name)
        control = self._flag(entry, name) if entry.is_flag else self._choice(entry, name)
        control.setObjectName(f"settings.{entry.setting.key}")
        control.setAccessibleName(name)
        explanation = self._explanation(entry)
        control.setAccessibleDescription(explanation)
        self._column.addWidget(plain_label(explanation, kind="muted", wrap=True))

    def _explanation(self, entry: Declared) -> str:
        sentences = [said("Setting", entry.explanation)]
        if entry.from_next_start:
            sentences.append(self.tr("It changes at the next start."))
        if self._settings.not_understood(entry.setting):
            sentences.append(self.tr("The stored choice is not known here, so the usual one counts."))
        return " ".join(sentences)

    def _flag(self, entry: Declared, name: str) -> QWidget:
        box = QCheckBox(name)
        self._shown.append(lambda: box.setChecked(self._settings.get(entry.setting)))
        self._shown[-1]()
        box.clicked.connect(lambda on: self._choose(entry, on))
        self._column.addWidget(box)
        return box

    def _choice(self, entry: Declared, name: str) -> QWidget:
        box = Choice(entry)
        self._shown.append(lambda: box.setCurrentIndex(box.findData(self._settings.get(entry.setting))))
        self._shown[-1]()
        box.activated.connect(lambda number: self._choose(entry, box.itemData(number)))
        label = plain_label(name)
        label.setBuddy(box)
        row = Flow(spacing=16)
        row.addWidget(label)
        row.addStretch()
        row.addWidget(box)
        self._column.addLayout(row)
        return box

    def _choose(self, entry: Declared, value: Any) -> None:
        if value != self._settings.get(entry.setting) or self._settings.not_understood(entry.setting):
            self._settings.set(entry.setting, value)
            self.changed.emit(entry.setting.key)

    def _lay_out(self, page: QWidget) -> None:
        close = push_button(self.tr("Close"), object_name="settings.close")
        close.setDefault(True)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 16)
        row.addStretch()
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Sheet(page), 1)
        column.addLayout(row)
