"""Where a drawn page is looked at: it scrolls, and grows and shrinks with what is asked of it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.previews.exchange import BYTES_A_PIXEL, Ask, Drawn
from app.views.labels import plain_label

ZOOMS: Final = (1.0, 1.5, 2.0, 3.0, 4.0)
NARROWEST: Final = 40
_SETTLING_MS: Final = 150
_STEP: Final = 40
_ALMOST: Final = 0.98  # pixels rounded away are no reason to draw anew


class PixelSheet(QScrollArea):
    """Pages are as wide as the room, pictures are seen whole; `wanted` asks for more pixels when they are needed.

    The keyboard is with the picture: a screen reader has a word for that, and none for an area that scrolls.
    """

    wanted = Signal()
    turn_asked = Signal(int)
    """By how many pages."""
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = plain_label(object_name="preview.picture")
        self._drawn: Drawn | None = None
        self._fits_width = True
        self._zoom = 0
        self._settled = QTimer(self, singleShot=True, interval=_SETTLING_MS)
        self._settled.timeout.connect(self._look)
        self.picture.setAccessibleName(self.tr("Preview"))
        self.picture.setScaledContents(True)
        self.picture.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture.installEventFilter(self)
        self.setWidget(self.picture)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.picture)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(_STEP)
        edge = "border: 2px solid transparent; background: palette(alternate-base);"
        self.setStyleSheet(f"PixelSheet {{ {edge} }} PixelSheet:focus {{ border-color: palette(accent); }}")

    @property
    def zoom(self) -> float:
        return ZOOMS[self._zoom]

    def begin(self, *, fits_width: bool) -> None:
        """For another file."""
        self._fits_width = fits_width
        self._zoom = 0
        self.forget()

    def forget(self) -> None:
        """Keep no pixel of what was shown."""
        self.picture.clear()
        self._drawn = None
        self._lay_out()

    def show_drawn(self, drawn: Drawn) -> None:
        turned = self._drawn is None or drawn.page != self._drawn.page
        line = drawn.width * BYTES_A_PIXEL
        image = QImage(drawn.pixels, drawn.width, drawn.height, line, QImage.Format.Format_RGB32)
        self.picture.setPixmap(QPixmap.fromImage(image.copy()))
        self._drawn = drawn
        self._lay_out()
        if turned:
            self.verticalScrollBar().setValue(0)
            self.horizontalScrollBar().setValue(0)

    def pixels_for(self, page: int) -> Ask:
        """What to ask for, for the room there is."""
        ratio, room = self.devicePixelRatioF(), self._room()
        width, height = (max(1, round(side * self.zoom * ratio)) for side in (room.width(), room.height()))
        return Ask(page, width, 0 if self._fits_width else height)

    def zoom_by(self, steps: int) -> None:
        """0 goes back to what fits."""
        before, self._zoom = self._zoom, min(max(self._zoom + steps, 0), len(ZOOMS) - 1) if steps else 0
        if before != self._zoom:
            self._lay_out()
            self.zoomed.emit()
            self._settled.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.picture and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()  # the edge shows where the keyboard is
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self._settled.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        several = self._drawn is not None and self._drawn.pages > 1
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
        if event.key() in turns and several:
            self.turn_asked.emit(turns[Qt.Key(event.key())])
        elif event.key() in zooms:
            self.zoom_by(zooms[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        """Ask for more where the picture has more to give than is here."""
        drawn = self._drawn
        if drawn is None:
            return
        wide = self._size().width() * self.devicePixelRatioF()
        most = wide if self._fits_width else min(wide, drawn.whole_width)
        if drawn.width < most * _ALMOST:
            self.wanted.emit()

    def _room(self) -> QSize:
        """As if the scroll bar were there already, or a page would jump when it comes."""
        bar = self.verticalScrollBar().sizeHint().width() if not self.verticalScrollBar().isVisible() else 0
        size = self.viewport().size()
        return QSize(max(size.width() - (bar if self._fits_width else 0), NARROWEST), max(size.height(), NARROWEST))

    def _size(self) -> QSize:
        """Of what is shown, in the window's own pixels."""
        if self._drawn is None:
            return QSize(0, 0)
        whole_width, whole_height = self._drawn.whole_width, self._drawn.whole_height
        room = self._room()
        factor = room.width() / whole_width
        if not self._fits_width:
            factor = min(factor, room.height() / whole_height, 1 / self.devicePixelRatioF())
        return QSize(*(max(1, round(side * factor * self.zoom)) for side in (whole_width, whole_height)))

    def _lay_out(self) -> None:
        self.picture.resize(self._size())
