"""One attachment, looked at: what it is, the page that is shown of it, and the ways on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.context import Context
from app.previews.exchange import Drawn, Why
from app.previews.kinds import Kind, kind_of
from app.views.buttons import push_button
from app.views.case.attachment_strip import size_text
from app.views.case.inert import one_line, tooltip
from app.views.case.saving import ChooseTarget, Saving, choose_target
from app.views.case.trouble import sentence_of
from app.views.flow import Flow
from app.views.labels import plain_label
from app.views.later import when_done
from app.views.preview.drawing import Drawing
from app.views.preview.sheet_of_pixels import PixelSheet
from app.views.preview.words import kind_text, sentence
from domain.attachments import Attachment


class PreviewPage(QWidget):
    """Holds the file, decrypted, for as long as it is shown, and nothing of it afterwards."""

    closed = Signal()

    def __init__(self, context: Context, choose: ChooseTarget = choose_target) -> None:
        super().__init__()
        self._context = context
        self.item: Attachment | None = None
        self._content = b""
        self._kind: Kind | None = None
        self._page = self._pages = 0
        self.drawing = Drawing(self)
        self.name = plain_label(kind="heading", wrap=True)
        self.about = plain_label(kind="muted")
        self.close_button = push_button(self.tr("Close"), object_name="preview.close")
        self.save = push_button(self.tr("Save as…"), object_name="preview.save")
        self.back = push_button("◂", object_name="preview.page_back")
        self.number = plain_label(object_name="preview.number")
        self.on = push_button("▸", object_name="preview.page_on")
        self.smaller = push_button("−", object_name="preview.smaller")
        self.fit = push_button("", object_name="preview.fit")
        self.larger = push_button("+", object_name="preview.larger")
        self.saving = Saving(context, choose)
        self.sheet = PixelSheet()
        self.said = plain_label(wrap=True, kind="muted", object_name="preview.said")
        self._lay_out()
        self._connect()

    def open(self, item: Attachment) -> None:
        self.forget()
        self.item = item
        self.name.setText(one_line(item.name))
        self._describe(self.tr("being prepared…"))
        self._say("")
        self._offer()
        self.close_button.setFocus()
        read = self._context.shelf.content(item)
        when_done(self, self._context.bus, read, lambda content: self._take(item, content), self._unreadable)

    def forget(self) -> None:
        """Let go of the file and of every pixel of it."""
        self.drawing.stop()
        self.item, self._content, self._kind = None, b"", None
        self._page = self._pages = 0
        self.sheet.begin(fits_width=True)
        self.saving.clear()
        self._offer()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.drawing.stop()

    def turn(self, by: int) -> None:
        """Go on, or back, by some pages."""
        wanted = min(max(self._page + by, 0), self._pages - 1)
        if self._pages and wanted != self._page:
            self._page = wanted
            self._offer()
            self._draw()

    def _take(self, item: Attachment, content: bytes) -> None:
        if item is not self.item:
            return
        self._kind = kind_of(content)
        if self._kind is None:
            self._refuse(Why.NO_KIND)
            return
        self._content = content
        self._describe(self.tr("being prepared…"))
        self.sheet.begin(fits_width=self._kind is Kind.PDF)
        self._draw()

    def _draw(self) -> None:
        if self._content:
            self.drawing.ask(self.sheet.pixels_for(self._page), self._content)

    def _show(self, drawn: Drawn) -> None:
        first = not self._pages
        self._page, self._pages = drawn.page, drawn.pages
        self._describe()
        self._say("")
        self.sheet.show_drawn(drawn)
        self._offer()
        if first and self.close_button.hasFocus():
            self.sheet.setFocus()

    def _refuse(self, why: Why) -> None:
        """The file stays: its other pages may be drawn yet."""
        self._describe()
        self._say(sentence(why))

    def _unreadable(self, error: BaseException) -> None:
        self._describe()
        self._say(sentence_of(error))

    def _describe(self, state: str = "") -> None:
        """What the file is, and what is done with it."""
        size = size_text(self.item.size) if self.item else ""
        self.about.setText(" · ".join(filter(None, (kind_text(self._kind), size, state))))

    def _say(self, text: str) -> None:
        """A sentence in the place of the picture; none brings the picture back."""
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.sheet.setVisible(not text)
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _offer(self) -> None:
        several = self._pages > 1
        words = self.tr("Page {number} of {count}").format(
            number=self.locale().toString(self._page + 1), count=self.locale().toString(self._pages)
        )
        self.number.setText(words)
        for part in (self.back, self.number, self.on):
            part.setVisible(several)
        self.back.setEnabled(self._page > 0)
        self.on.setEnabled(self._page < self._pages - 1)
        for part in (self.smaller, self.fit, self.larger):
            part.setVisible(self._pages > 0)
        fits = self.tr("Fit width") if self._kind is Kind.PDF else self.tr("Whole picture")
        self.fit.setText(fits if self.sheet.zoom == 1 else f"{round(self.sheet.zoom * 100)}%")
        self.save.setEnabled(self.item is not None)
        if several:
            self.sheet.picture.setAccessibleDescription(words)

    def _save(self) -> None:
        if self.item is not None:
            self.saving.save(self.item)

    def _connect(self) -> None:
        self.drawing.drawn.connect(self._show)
        self.drawing.failed.connect(self._refuse)
        self.sheet.wanted.connect(self._draw)
        self.sheet.turn_asked.connect(self.turn)
        self.sheet.zoomed.connect(self._offer)
        self.close_button.clicked.connect(self.closed)
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        self.smaller.clicked.connect(lambda: self.sheet.zoom_by(-1))
        self.larger.clicked.connect(lambda: self.sheet.zoom_by(1))
        self.fit.clicked.connect(lambda: self.sheet.zoom_by(0))

    def _lay_out(self) -> None:
        for button, words in (
            (self.back, self.tr("Previous page")),
            (self.on, self.tr("Next page")),
            (self.smaller, self.tr("Smaller")),
            (self.larger, self.tr("Larger")),
        ):
            button.setAccessibleName(words)
            button.setToolTip(tooltip(words))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 1)
        head.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        bar = Flow()
        bar.addWidget(self.about)
        bar.addStretch()
        for part in (self.back, self.number, self.on, self.smaller, self.fit, self.larger):
            bar.addWidget(part)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(bar)
        column.addWidget(self.saving)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.said, 1)
