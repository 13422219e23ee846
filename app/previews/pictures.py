"""Draws a picture with the one decoder its content calls for, at no more than the size that is asked for."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QPainter

from app.previews.exchange import BYTES_A_PIXEL, Ask, Drawn, NotDrawn, Why
from app.previews.kinds import Kind
from app.previews.limits import DRAWN_SIDE, PICTURE_PIXELS
from app.previews.scaling import scale_for, sides

_MEGABYTE: Final = 1024 * 1024


def draw(content: bytes, kind: Kind, ask: Ask) -> Drawn:
    """The picture, or the first of an animation, turned as its camera was held. Raises NotDrawn."""
    QImageReader.setAllocationLimit(PICTURE_PIXELS * BYTES_A_PIXEL // _MEGABYTE)
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    own = reader.size()
    if not own.isValid() or own.isEmpty():
        raise NotDrawn(Why.DAMAGED)
    if own.width() * own.height() > PICTURE_PIXELS:
        raise NotDrawn(Why.TOO_LARGE)
    turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    whole = own.transposed() if turned else own
    scale = min(1.0, scale_for(ask, whole.width(), whole.height()))
    size = QSize(*sides(whole.width(), whole.height(), scale))
    reader.setScaledSize(size.transposed() if turned else size)
    image = reader.read()
    if image.isNull() or max(image.width(), image.height()) > DRAWN_SIDE:
        raise NotDrawn(Why.DAMAGED)
    shown = _on_white(image)  # by name: its bits end with it
    pixels = bytes(shown.constBits())
    return Drawn(0, 1, shown.width(), shown.height(), whole.width(), whole.height(), pixels)


def _on_white(image: QImage) -> QImage:
    """Without transparency: what is drawn in black on nothing is to be seen in a dark window too."""
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(Qt.GlobalColor.white)
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    return ground
