"""Pages as they will come out, one beneath the other, as wide as there is room."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.views.printing.pages import Printout
from app.views.theme import color

GAP: Final = 16
WIDEST: Final = 900  # pixels; beyond it a page is only larger, not easier to read
_PAPER: Final = QColor("#ffffff")  # paper is white in every theme


class PageView(QAbstractScrollArea):
    """Paints only the pages in sight. Who does not look at it is told its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._printout: Printout | None = None
        self.setObjectName("preview.pages")
        self.setAccessibleName(self.tr("Preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setStyleSheet(
            "PageView { border: 2px solid transparent; } PageView:focus { border-color: palette(accent); }"
        )

    @property
    def has_pages(self) -> bool:
        return self._printout is not None

    def show_printout(self, printout: Printout | None) -> None:
        """Another version of the same keeps the place."""
        self._printout = printout
        self.setAccessibleDescription(printout.text if printout else "")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self._fit()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), color("alternate"))
        if self._printout is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = self._page_pixels()
        left = (self.viewport().width() - width) / 2
        for number in range(self._printout.page_count):
            top = GAP + number * (height + GAP) - self.verticalScrollBar().value()
            if top + height < event.rect().top() or top > event.rect().bottom():
                continue
            page = QRectF(left, top, width, height)
            painter.fillRect(page, _PAPER)
            painter.setPen(color("border"))
            painter.drawRect(page)
            painter.save()
            painter.translate(page.topLeft())
            painter.scale(width / self._printout.page_size.width(), height / self._printout.page_size.height())
            self._printout.paint(painter, number)
            painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _page_pixels(self) -> tuple[float, float]:
        assert self._printout is not None
        width = float(max(min(self.viewport().width() - 2 * GAP, WIDEST), 200))
        return width, width * self._printout.page_size.height() / self._printout.page_size.width()

    def _fit(self) -> None:
        bar = self.verticalScrollBar()
        if self._printout is None:
            bar.setRange(0, 0)
            return
        _, height = self._page_pixels()
        whole = GAP + self._printout.page_count * (height + GAP)
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(40)
        bar.setRange(0, max(0, round(whole - self.viewport().height())))
