"""Draws one page of a PDF with PDFium, without its forms, scripts and links."""

import math

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from app.previews.exchange import BYTES_A_PIXEL, Ask, Drawn, NotDrawn, Why
from app.previews.limits import MOST_PAGES
from app.previews.scaling import scale_for, sides


def draw(content: bytes, ask: Ask) -> Drawn:
    """The page, or the last one where it has fewer. Raises NotDrawn."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = error.err_code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY)
        raise NotDrawn(Why.LOCKED if locked else Why.DAMAGED) from error
    pages = min(len(document), MOST_PAGES)
    if pages < 1:
        raise NotDrawn(Why.DAMAGED)
    number = min(max(ask.page, 0), pages - 1)
    try:
        page = document[number]
    except pdfium.PdfiumError as error:
        raise NotDrawn(Why.DAMAGED) from error
    width, height = page.get_size()
    if not (math.isfinite(width) and math.isfinite(height) and width > 0 and height > 0):
        raise NotDrawn(Why.DAMAGED)
    across, down = sides(width, height, scale_for(ask, width, height))
    bitmap = pdfium.PdfBitmap.new_native(across, down, pdfium_c.FPDFBitmap_BGRx)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, across, down)
    pdfium_c.FPDF_RenderPageBitmap(bitmap, page, 0, 0, across, down, 0, pdfium_c.FPDF_ANNOT)
    if bitmap.stride != across * BYTES_A_PIXEL:
        raise NotDrawn(Why.DAMAGED)
    whole = max(1, math.ceil(width)), max(1, math.ceil(height))
    return Drawn(number, pages, across, down, *whole, bytes(bitmap.buffer))
