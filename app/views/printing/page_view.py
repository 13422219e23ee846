"""Pages as they will come out, one beneath the other, as wide as there is room."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from app.views.printing.pages import Printout
from app.views.theme import color

GAP: Final = 16
WIDEST: Final = 900  # pixels; beyond it a page is only larger, not easier to read
_NARROWEST: Final = 200
_STEP: Final = 40
_PAPER: Final = QColor("#ffffff")  # paper is white in every theme


class PageView(QScrollArea):
    """Who does not look at the pages is told their words.

    The keyboard is with the pages: a screen reader has a word for them, and none for an area that scrolls.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview.area")
        self.sheet = _Pages()
        self.sheet.setAccessibleName(self.tr("Preview"))
        self.sheet.installEventFilter(self)
        self.setWidget(self.sheet)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.sheet)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        edge = "border: 2px solid transparent; background: palette(alternate-base);"
        self.setStyleSheet(f"PageView {{ {edge} }} PageView:focus {{ border-color: palette(accent); }}")

    @property
    def has_pages(self) -> bool:
        return self.sheet.printout is not None

    def show_printout(self, printout: Printout | None) -> None:
        """Another version of the same keeps the place."""
        self.sheet.printout = printout
        self.sheet.setAccessibleDescription(printout.text if printout else "")
        QAccessible.updateAccessibility(QAccessibleEvent(self.sheet, QAccessible.Event.DescriptionChanged))
        self._lay_out()
        self.sheet.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.sheet and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()  # the edge shows where the keyboard is
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        """As if the scroll bar were there already, or the pages would move when it comes."""
        bar = self.verticalScrollBar()
        width = self.contentsRect().width() - bar.sizeHint().width()
        self.sheet.resize(width, self.sheet.heightForWidth(width))
        bar.setPageStep(self.viewport().height())


class _Pages(QLabel):
    """Paints only the pages in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.printout: Printout | None = None
        self.setObjectName("preview.pages")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def heightForWidth(self, width: int) -> int:
        printout = self.printout
        return round(_place(printout, printout.page_count, width).top()) if printout else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.printout is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(self.printout.page_count):
            page = _place(self.printout, number, self.width())
            if page.intersects(QRectF(event.rect())):
                self._paint_page(painter, self.printout, number, page)

    def _paint_page(self, painter: QPainter, printout: Printout, number: int, page: QRectF) -> None:
        painter.fillRect(page, _PAPER)
        painter.setPen(color("border"))
        painter.drawRect(page)
        painter.save()
        painter.translate(page.topLeft())
        painter.scale(page.width() / printout.page_size.width(), page.height() / printout.page_size.height())
        printout.paint(painter, number)
        painter.restore()


def _place(printout: Printout, number: int, width: int) -> QRectF:
    """Where a page lies on a sheet that is so wide."""
    wide = float(max(min(width - 2 * GAP, WIDEST), _NARROWEST))
    high = wide * printout.page_size.height() / printout.page_size.width()
    return QRectF((width - wide) / 2, GAP + number * (high + GAP), wide, high)
