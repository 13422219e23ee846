"""One condition as a button that takes it away: as wide as its words, and shorter where there is less room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

_SIGN = "  ✕"


class Chip(QPushButton):
    """Outside text stays text: an ampersand is no mnemonic, and the whole of it is in the accessible name."""

    def __init__(self, words: str, *, object_name: str, spoken: str) -> None:
        super().__init__()
        self._words = words
        self.setObjectName(object_name)
        self.setAccessibleName(spoken)
        self.setAutoDefault(False)
        self.setProperty("kind", "chip")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # a button's own may not be squeezed
        self._write(words)

    def sizeHint(self) -> QSize:
        hint, metrics = super().sizeHint(), self.fontMetrics()
        missing = metrics.horizontalAdvance(self._words + _SIGN) - metrics.horizontalAdvance(self._shown + _SIGN)
        return QSize(hint.width() + missing, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(64, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics, lacking = self.fontMetrics(), self.sizeHint().width() - self.width()
        room = metrics.horizontalAdvance(self._words) - lacking
        mode = Qt.TextElideMode.ElideRight
        self._write(metrics.elidedText(self._words, mode, room) if lacking > 0 else self._words)

    def _write(self, shown: str) -> None:
        self._shown = shown
        self.setText(shown.replace("&", "&&") + _SIGN)
