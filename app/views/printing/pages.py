"""Documents on A4: laid out once in units of their own, and so the same on the screen, in a PDF and on a printer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from app.views.stamp import draw_stamp, stamp, stamped_text
from app.views.stepwise import Steps
from app.views.theme import FAMILIES

UNITS_A_POINT: Final = 4
UNITS_AN_INCH: Final = 72 * UNITS_A_POINT
BODY_POINTS: Final = 11
_A4: Final = QSizeF(210.0, 297.0)  # millimetres
_MARGIN: Final = 20.0
_FOOTER_POINTS: Final = 8
_MUTED: Final = QColor("#444444")
_INK: Final = QColor("#000000")
_PAPER: Final = QColor("#FFFFFF")


def units(millimetres: float) -> float:
    return millimetres / 25.4 * UNITS_AN_INCH


def paper_font(points: float, *, bold: bool = False) -> QFont:
    """A font whose size is in the units of the page, whatever the device thinks an inch is."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(round(points * UNITS_A_POINT))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


@dataclass(frozen=True)
class Printout:
    """What is to be printed: `parts` each begin on a page of their own, and the pages of all are counted through.

    `name` is the name of its file without ending; `numbering` says a page's place, with {page} and {pages}. `pages` are
    a part and a page of it each, `text` is all words of it, for those who do not look at it.
    """

    name: str
    title: str
    footer: str
    numbering: str
    landscape: bool
    parts: tuple[QTextDocument, ...]
    pages: tuple[tuple[QTextDocument, int], ...]
    text: str

    @classmethod
    def of(cls, name: str, title: str, footer: str, numbering: str, parts: Sequence[QTextDocument]) -> "Printout":
        """Lays the parts out, which takes its time: on the thread that wrote them."""
        pages = tuple((part, page) for part in parts for page in range(part.pageCount()))
        size = parts[0].pageSize()
        text = stamped_text("\n\n".join(part.toPlainText() for part in parts))
        footer = " · ".join(filter(None, (stamp(), footer)))
        return cls(name, title, footer, numbering, size.width() > size.height(), tuple(parts), pages, text)

    @property
    def page_size(self) -> QSizeF:
        """In units."""
        return _page_size(landscape=self.landscape)

    @property
    def page_count(self) -> int:
        return len(self.pages)

    def paint(self, painter: QPainter, number: int) -> None:
        """Draw the page of this number, counted from 0, with a painter that measures in units."""
        part, page = self.pages[number]
        room = content_size(landscape=self.landscape)
        whole = QRectF(0, 0, self.page_size.width(), self.page_size.height())
        draw_stamp(painter, whole, paper_font(BODY_POINTS), _PAPER)
        painter.save()
        painter.translate(units(_MARGIN), units(_MARGIN) - page * room.height())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, page * room.height(), room.width(), room.height())
        context.palette.setColor(QPalette.ColorRole.Text, _INK)
        painter.setClipRect(context.clip)
        part.documentLayout().draw(painter, context)
        painter.restore()
        self._foot(painter, number)

    def _foot(self, painter: QPainter, number: int) -> None:
        painter.save()
        painter.setFont(paper_font(_FOOTER_POINTS))
        painter.setPen(_MUTED)
        size = self.page_size
        rect = QRectF(
            units(_MARGIN), size.height() - units(_MARGIN * 0.75), size.width() - 2 * units(_MARGIN), units(6.0)
        )
        said = self.numbering.format(page=number + 1, pages=self.page_count)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self.footer)
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, said)
        painter.restore()


def content_size(*, landscape: bool) -> QSizeF:
    """The room between the margins, in units."""
    size = _page_size(landscape=landscape)
    return QSizeF(size.width() - 2 * units(_MARGIN), size.height() - 2 * units(_MARGIN))


def blank_document(*, landscape: bool) -> QTextDocument:
    """A document to be written on the thread that calls."""
    QEventLoop()  # gives the thread the timers that a document's layout wants, if it has none yet
    document = QTextDocument()
    document.setDefaultFont(paper_font(BODY_POINTS))
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    document.setPageSize(content_size(landscape=landscape))
    return document


def draw_on(device: QPagedPaintDevice, printout: Printout) -> Steps[None]:
    """Print all pages, one a step, on the thread on which the documents were made."""
    orientation = QPageLayout.Orientation.Landscape if printout.landscape else QPageLayout.Orientation.Portrait
    device.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), orientation, QMarginsF()))
    painter = QPainter(device)
    try:
        sheet, pages = painter.viewport(), printout.page_count
        painter.scale(sheet.width() / printout.page_size.width(), sheet.height() / printout.page_size.height())
        for number in range(pages):
            yield number, pages
            if number:
                device.newPage()
            printout.paint(painter, number)
    finally:
        painter.end()


def pdf_of(printout: Printout) -> Steps[bytes]:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(UNITS_AN_INCH)
    writer.setTitle(printout.title)
    yield from draw_on(writer, printout)
    buffer.close()
    return bytes(content.data())


def _page_size(*, landscape: bool) -> QSizeF:
    size = QSizeF(units(_A4.width()), units(_A4.height()))
    return size.transposed() if landscape else size
