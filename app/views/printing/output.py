"""Where a printout goes: into a PDF file, whole or not at all, or to a printer that the system knows."""

import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from app.problems import Problem, ProblemCode, environment_problem
from app.views.printing.pages import Printout, draw_on, pdf_of
from app.views.stamp import stamped_name
from app.views.stepwise import Steps

translate = QCoreApplication.translate


def choose_pdf(parent: QWidget, name: str) -> Path | None:
    """Ask with the system's own dialog where to write; None when it was cancelled."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    title, kind = translate("Printing", "Save as PDF"), translate("Printing", "PDF documents (*.pdf)")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / stamped_name(f"{name}.pdf")), kind)
    return Path(chosen) if chosen else None


def printer_names() -> list[str]:
    return QPrinterInfo.availablePrinterNames()


def open_printer(name: str) -> QPagedPaintDevice:
    return QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)


def save_pdf(compose: Steps[Printout], target: Path) -> Steps[Path]:
    """Raises Problem where it cannot be written."""
    content = yield from pdf_of((yield from compose))
    partial = target.with_name(f".{uuid4().hex}.part")
    try:
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    except OSError as error:
        raise environment_problem(error) or Problem(ProblemCode.FILE_NOT_SAVED, name=target.name) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return target


def print_on(compose: Steps[Printout], device: QPagedPaintDevice) -> Steps[None]:
    yield from draw_on(device, (yield from compose))
