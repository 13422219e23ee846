"""The trend as it is drawn, on the screen and for a file: a bar a week, what was settled at its foot."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from app.models.indicators import Indicators, Sums
from app.views.dashboard.words import figures, percent, period, short_day
from app.views.marks import MarkRole
from app.views.stamp import draw_stamp
from app.views.theme import color, mark_color

translate = QCoreApplication.translate

POSTER: Final = QSize(1200, 675)
_BAR: Final = 0.5  # of the room a week has
_SMALL: Final = 0.9
_LEAST_LINES: Final = 12  # of text, as high as the picture has to be
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


def paint_trend(painter: QPainter, rect: QRectF, found: Indicators, font: QFont) -> None:
    """Shares of the reports of each week, so that a busy week looks no worse than a quiet one."""
    small = _sized(font, _SMALL)
    metrics = QFontMetricsF(small)
    line = metrics.height()
    used = _legend(painter, rect, small)
    room = rect.adjusted(0, used + 2 * line, 0, -1.5 * line)
    painter.setPen(QPen(color("border"), 1))
    for share in (0.0, 0.5, 1.0):
        y = room.bottom() - share * room.height()
        painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
    step = room.width() / len(found.weeks)
    painter.setFont(small)
    widest = metrics.horizontalAdvance(short_day(found.first_days[0])) + 8
    fits = widest <= step
    days = _every(step, widest if fits else 1.5 * widest)
    shares = _every(step, metrics.horizontalAdvance(percent(1)) + 4)
    for number, (first, week) in enumerate(zip(found.first_days, found.weeks, strict=True)):
        place = QRectF(room.left() + number * step, room.top(), step, room.height())
        _bar(painter, place, week)
        if number % shares == 0 and week.settled_share is not None:
            painter.setPen(color("text"))
            above = QRectF(place.left() - step, place.top() - line - 2, 3 * step, line)
            painter.drawText(above, _CENTRE, percent(week.settled_share))
        if number % days == 0:
            painter.setPen(color("muted"))
            from_edge = number == 0 and not fits
            below = QRectF(place.left() - (0 if from_edge else step), room.bottom() + 4, 3 * step, line)
            painter.drawText(below, _LEFT if from_edge else _CENTRE, short_day(first))


def least_size(font: QFont) -> QSize:
    """In which the words of the legend have room, each beneath the other, and the bars can be told apart."""
    metrics = QFontMetricsF(_sized(font, _SMALL))
    widest = max(metrics.horizontalAdvance(text) for _, text in _legend_parts())
    return QSize(round(widest) + 12 + 6 + 4, round(_LEAST_LINES * metrics.height()))


def poster(found: Indicators, about: str, font: QFont) -> QImage:
    """The four numbers above the trend; `about` says whose they are and as of when."""
    image = QImage(POSTER, QImage.Format.Format_RGB32)
    image.fill(color("base"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_stamp(painter, QRectF(image.rect()), font, color("base"))
    inner = QRectF(image.rect()).adjusted(48, 36, -48, -36)
    title = _sized(font, 1.8, bold=True)
    height = QFontMetricsF(title).height()
    _line(painter, inner, title, "text", period(found))
    _line(painter, inner.adjusted(0, height + 4, 0, 0), font, "muted", about)
    top = inner.top() + height + 3 * QFontMetricsF(font).height()
    width = inner.width() / 4
    big = _sized(font, 2.6, bold=True)
    for number, figure in enumerate(figures(found.total)):
        cell = QRectF(inner.left() + number * width, top, width - 16, inner.height())
        for size, token, text in (
            (font, "muted", figure.name),
            (big, "text", figure.value),
            (font, "muted", figure.about),
        ):
            _line(painter, cell, size, token, text)
            cell.setTop(cell.top() + QFontMetricsF(size).height() + 2)
    foot = top + QFontMetricsF(big).height() + 3.5 * QFontMetricsF(font).height()
    paint_trend(painter, QRectF(inner.left(), foot, inner.width(), inner.bottom() - foot), found, font)
    painter.end()
    return image


def _bar(painter: QPainter, place: QRectF, week: Sums) -> None:
    settled, followed_up = week.settled_share, week.followed_up_share
    if settled is None or followed_up is None:
        return
    width = place.width() * _BAR
    whole = QRectF(place.center().x() - width / 2, place.top(), width, place.height())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color("control_border"), 1))
    painter.drawRect(whole)
    painter.setPen(Qt.PenStyle.NoPen)
    foot = _part(whole, 0, settled)
    painter.fillRect(foot, mark_color(MarkRole.DONE))
    above = max(followed_up - settled, 0)
    painter.fillRect(_part(whole, settled, above), _hatched(mark_color(MarkRole.PROGRESS)))


def _legend(painter: QPainter, rect: QRectF, font: QFont) -> float:
    """Goes on in the next line where there is no more room; returns the height it took."""
    metrics = QFontMetricsF(font)
    x, y = rect.left(), rect.top()
    painter.setFont(font)
    for brush, text in _legend_parts():
        width = 12 + 6 + metrics.horizontalAdvance(text)
        if x > rect.left() and x + width > rect.right():
            x, y = rect.left(), y + metrics.height()
        square = QRectF(x, y + (metrics.height() - 12) / 2, 12, 12)
        painter.setPen(QPen(color("control_border"), 1))
        painter.setBrush(brush)
        painter.drawRect(square)
        painter.setPen(color("text"))
        painter.drawText(QPointF(square.right() + 6, y + metrics.ascent()), text)
        x += width + 20
    return y + metrics.height() - rect.top()


def _legend_parts() -> Sequence[tuple[QBrush, str]]:
    return (
        (QBrush(mark_color(MarkRole.DONE)), translate("Dashboard", "Settled")),
        (_hatched(mark_color(MarkRole.PROGRESS)), translate("Dashboard", "Followed up, not settled yet")),
        (QBrush(Qt.BrushStyle.NoBrush), translate("Dashboard", "Not followed up yet")),
    )


def _part(whole: QRectF, start: float, share: float) -> QRectF:
    height = whole.height() * share
    return QRectF(whole.left(), whole.bottom() - whole.height() * start - height, whole.width(), height)


def _hatched(ink: QColor) -> QBrush:
    """Told from a full colour by its lines as well."""
    return QBrush(ink, Qt.BrushStyle.BDiagPattern)


def _line(painter: QPainter, rect: QRectF, font: QFont, token: str, text: str) -> None:
    painter.setFont(font)
    painter.setPen(color(token))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine, shown)


def _sized(font: QFont, times: float, *, bold: bool = False) -> QFont:
    found = QFont(font)
    found.setPointSizeF(font.pointSizeF() * times)
    found.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return found


def _every(step: float, width: float) -> int:
    """Which labels there is room for: each, every second one …"""
    return max(1, -int(-width // step))
