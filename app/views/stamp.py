"""Whether this process is a training, for everything that can leave it: paper, pictures and files say so then."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

_INK: Final = QColor("#8A63B8")
_STRENGTH: Final = 0.25  # of the ink on its ground: what is drawn over it is still read easily, on white and on black
_SHARE: Final = 0.7  # of the width
_DEGREES: Final = -24.0
_TRAINING: Final = "konsol.training"  # the application's property: a process is a training as a whole or not at all


def mark_training(app: QCoreApplication, training: bool) -> None:
    app.setProperty(_TRAINING, training)


def is_training() -> bool:
    app = QCoreApplication.instance()
    return app is not None and bool(app.property(_TRAINING))


def stamp() -> str:
    """What stands across everything that is printed or drawn for a file; empty for real work."""
    return QCoreApplication.translate("Training", "TRAINING") if is_training() else ""


def titled(name: str) -> str:
    """The name of a window, or of the whole program."""
    return f"{stamp()} · {name}" if is_training() else name


def stamped_name(name: str) -> str:
    """A file's name, which says that it comes from a training."""
    return f"{stamp()} - {name}" if is_training() else name


def stamped_text(text: str) -> str:
    """A text that is copied out of the window, or the words of a printed one."""
    return f"{stamp()}\n\n{text}" if is_training() else text


def stamp_color(ground: QColor) -> QColor:
    """What the stamp is drawn in where the paper, or the picture, is of this colour."""
    pairs = ((ground.red(), _INK.red()), (ground.green(), _INK.green()), (ground.blue(), _INK.blue()))
    return QColor(*(round(below + (ink - below) * _STRENGTH) for below, ink in pairs))


def draw_stamp(painter: QPainter, rect: QRectF, font: QFont, ground: QColor) -> None:
    """Across `rect`, before anything else is drawn there; nothing for real work."""
    text = stamp()
    if not text:
        return
    large = QFont(font)
    large.setPixelSize(100)
    large.setBold(True)
    large.setPixelSize(round(100 * _SHARE * rect.width() / QFontMetricsF(large).horizontalAdvance(text)))
    metrics = QFontMetricsF(large)
    painter.save()
    painter.setFont(large)
    painter.setPen(stamp_color(ground))
    painter.translate(rect.center())
    painter.rotate(_DEGREES)
    painter.drawText(QPointF(-metrics.horizontalAdvance(text) / 2, metrics.capHeight() / 2), text)
    painter.restore()
