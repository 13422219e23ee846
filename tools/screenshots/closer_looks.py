"""A closer look at a report: attachments drawn in the window, one that cannot be, and the trail of what was done."""

import tempfile
from concurrent.futures import Future
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPageSize, QPainter, QPdfWriter, QPolygonF, QTextDocument

from app.views.case.view import CasePane
from domain.attachments import Attachment
from tools.screenshots.album import settled
from tools.screenshots.sitting import Sitting
from tools.working_day.hands import Script

DAMAGED: Final = b"%PDF-1.7\n" + bytes(range(256)) * 40
_LETTER: Final = (
    "<body style='color: black'>"
    "<h3 align='center'>PEMERINTAH KABUPATEN TANJUNG HARAPAN<br>DINAS PEKERJAAN UMUM DAN PENATAAN RUANG</h3><hr>"
    "<p align='center'><b>SURAT TUGAS</b><br>Nomor 620/118/PUPR/2026</p>"
    "<p>Menugaskan regu pemeliharaan rutin UPTD I untuk menambal lubang pada ruas Jalan Merdeka, Kecamatan Sungai "
    "Pinang, mulai Rabu, 25 November 2026.</p><p>Demikian untuk dilaksanakan dengan penuh tanggung jawab.</p></body>"
)


def attachments(me: Sitting) -> Script:
    """A picture, a page, and a file that is not what it claims to be."""
    with tempfile.TemporaryDirectory(prefix="konsol-lampiran-") as folder:
        for name, content, scene in (
            ("lubang jalan merdeka.jpg", _photo(), "13-pratinjau-foto"),
            ("surat tugas.pdf", _letter(), "14-pratinjau-halaman"),
            ("berita acara.pdf", DAMAGED, "15-pratinjau-ditolak"),
        ):
            file = Path(folder) / name
            file.write_bytes(content)
            kept: Future[Attachment] = me.context.desk.attach(file)
            yield kept.done
            me.pane.reading.look_at(kept.result())
            yield lambda: _is_answered(me.pane)
            yield from me.take(scene)
    me.pane.reading.close_alone()


def trail(me: Sitting, name: str) -> Script:
    """Of the report in the list that most has happened to."""
    longest = max(me.listed(), key=lambda case: len(me.case(case).case.events))
    yield from me.read(longest)
    me.hands.show_trail()
    yield from settled()
    yield from me.take(name)
    me.pane.reading.close_alone()


def _is_answered(pane: CasePane) -> bool:
    preview = pane.reading.preview
    return bool(preview.said.text()) or preview.fit.isVisibleTo(preview)


def _photo() -> bytes:
    """A road with a hole in it, as a telephone would have it."""
    image = QImage(1600, 1200, QImage.Format.Format_RGB32)
    image.fill(QColor("#9fc4e0"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(0, 520, 1600, 680, QColor("#6d8f4e"))
    painter.setBrush(QColor("#6b6b6e"))
    painter.drawPolygon(QPolygonF([QPointF(700, 520), QPointF(900, 520), QPointF(1500, 1200), QPointF(100, 1200)]))
    for colour, hole in (("#4d4a47", QRectF(520, 860, 460, 170)), ("#3a2f26", QRectF(570, 890, 360, 120))):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(hole)
    painter.end()
    return _saved(image)


def _saved(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"jpeg")).write(image)
    return bytes(buffer.data().data())


def _letter() -> bytes:
    """Two pages."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(96)
    document = QTextDocument()
    document.setHtml(_LETTER)
    document.setTextWidth(writer.width())
    painter = QPainter(writer)
    document.drawContents(painter)
    writer.newPage()
    document.drawContents(painter)
    painter.end()
    return bytes(buffer.data().data())
