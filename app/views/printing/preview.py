"""A printout before it is one: how it will look, and the two ways to have it, as a file or on paper."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QKeyEvent, QPagedPaintDevice
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QVBoxLayout, QWidget

from app.context import Context
from app.views.buttons import push_button
from app.views.case.inert import one_line
from app.views.case.trouble import Trouble
from app.views.flow import Flow, together
from app.views.labels import plain_label
from app.views.printing import output
from app.views.printing.page_view import PageView
from app.views.printing.pages import Printout
from app.views.stepwise import Steps, Stepwise

Compose = Callable[[], Steps[Printout]]


class Preview(QWidget):
    """Composes in the background, and once more for the file or the printer: documents belong to one thread."""

    left = Signal()

    def __init__(self, context: Context, controls: QWidget) -> None:
        """`controls` stand in the head: what can still be decided about what is printed."""
        super().__init__()
        self._context = context
        self._compose: Compose | None = None
        self._name = ""
        self._target: Path | None = None
        self._device: QPagedPaintDevice | None = None
        self.choose = output.choose_pdf
        self.printer_names = output.printer_names
        self.open_printer = output.open_printer
        self.back = push_button(self.tr("Back"), object_name="printout.back")
        self.title = plain_label(kind="heading", wrap=True)
        self.count = plain_label(kind="muted", object_name="printout.count")
        self._controls = controls
        self.save = push_button(self.tr("Save as PDF…"), object_name="printout.save", kind="primary")
        self.print = push_button(self.tr("Print"), object_name="printout.print")
        self.menu = QMenu(self)
        self.print.setMenu(self.menu)
        self.pages = PageView()
        self.progress = QProgressBar()
        self.stop = push_button(self.tr("Stop"), object_name="printout.stop")
        self.said = plain_label(kind="muted", wrap=True, object_name="printout.said")
        self.trouble = Trouble()
        self._composing = Stepwise[Printout](context, lambda: self._moved(), self)
        self._saving = Stepwise[Path](context, lambda: self._to_file(), self)
        self._printing = Stepwise[None](context, lambda: self._to_printer(), self)
        self._lay_out()
        self._connect()

    def open(self, title: str, compose: Compose) -> None:
        """Show what `compose` writes; it is called on the window's thread for every new version."""
        self.title.setText(title)
        self.trouble.clear()
        self._say("")
        self._compose = compose
        self.pages.show_printout(None)
        self.count.setText("")
        self._offer(ready=False)
        self._composing.stop()
        self._composing.now()

    def write_again(self) -> None:
        """Something that stands on it has changed."""
        self._composing.soon()

    def close_pages(self) -> None:
        """Let go of what is shown."""
        self._composing.stop()
        self.pages.show_printout(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _moved(self) -> Steps[Printout]:
        assert self._compose is not None
        return _for_window(self._compose())

    def _take(self, printout: Printout) -> None:
        self._name = printout.name
        self.pages.show_printout(printout)
        self.count.setText(self.tr("Pages: {count}").format(count=self.locale().toString(printout.page_count)))
        self._offer(ready=True)

    def _save(self) -> None:
        self.trouble.clear()
        self._target = self.choose(self, self._name)
        if self._target is not None:
            self._offer(ready=False)
            self._saving.now()

    def _to_file(self) -> Steps[Path]:
        assert self._compose is not None and self._target is not None
        return output.save_pdf(self._compose(), self._target)

    def _saved(self, target: Path) -> None:
        self._offer(ready=True)
        self._say(self.tr("Saved as {name}").format(name=one_line(target.name)))

    def _list_printers(self) -> None:
        self.menu.clear()
        names = self.printer_names()
        for name in names:
            action = QAction(one_line(name).replace("&", "&&"), self.menu)
            action.triggered.connect(partial(self._print, name))
            self.menu.addAction(action)
        if not names:
            nothing = QAction(self.tr("There is no printer on this computer. Save as PDF instead."), self.menu)
            nothing.setEnabled(False)
            self.menu.addAction(nothing)

    def _print(self, name: str) -> None:
        self.trouble.clear()
        self._device = self.open_printer(name)
        self._offer(ready=False)
        self._printing.now()

    def _to_printer(self) -> Steps[None]:
        assert self._compose is not None and self._device is not None
        return output.print_on(self._compose(), self._device)

    def _printed(self, _: None) -> None:
        self._device = None
        self._offer(ready=True)
        self._say(self.tr("Handed to the printer."))

    def _failed(self, error: BaseException) -> None:
        self._device = None
        self._offer(ready=True)
        self.trouble.say_error(error)

    def _progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        for part in (self.progress, self.stop):
            part.show()

    def _stop(self) -> None:
        """What is being written is let go of; without pages to go back to, the preview is left."""
        if not self.pages.has_pages:
            self.left.emit()
            return
        on_paper = self._printing.is_running
        for work in (self._composing, self._saving, self._printing):
            work.stop()
        self._device = None
        self._offer(ready=True)
        unwritten = self.tr("Stopped. No file was written.")
        self._say(self.tr("Stopped. Some pages may still come out.") if on_paper else unwritten)
        self.save.setFocus()

    def _offer(self, *, ready: bool) -> None:
        for part in (self.progress, self.stop):
            part.hide()
        for button in (self.save, self.print):
            button.setEnabled(ready)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.stop.clicked.connect(self._stop)
        self.save.clicked.connect(self._save)
        self.menu.aboutToShow.connect(self._list_printers)
        for work, done in ((self._composing, self._take), (self._saving, self._saved), (self._printing, self._printed)):
            work.progressed.connect(self._progressed)
            work.ready.connect(done)
            work.failed.connect(self._failed)

    def _lay_out(self) -> None:
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(6)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.hide()
        head = Flow()
        head.setContentsMargins(16, 12, 16, 8)
        head.addWidget(self.back)
        head.addWidget(self.title)
        head.addStretch()
        for part in (self.count, self._controls, together(self.print, self.save)):
            head.addWidget(part)
        told = QVBoxLayout()
        told.setContentsMargins(16, 0, 16, 4)
        told.addWidget(self.said)
        told.addWidget(self.trouble)
        self.stop.hide()
        under_way = QHBoxLayout()
        under_way.setContentsMargins(16, 0, 16, 0)
        under_way.addWidget(self.progress, 1)
        under_way.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(told)
        column.addLayout(under_way)
        column.addWidget(self.pages, 1)


def _for_window(compose: Steps[Printout]) -> Steps[Printout]:
    """What was written in the background, handed to the window's thread."""
    printout = yield from compose
    application = QCoreApplication.instance()
    assert application is not None
    for part in printout.parts:
        part.moveToThread(application.thread())
    return printout
