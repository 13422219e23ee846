"""The files of a reply on their way in and out: chips that name them, each of which can be taken out."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QWidget

from app.context import Context
from app.problems import Problem, ProblemCode
from app.views.buttons import push_button
from app.views.case.inert import one_line, tooltip
from app.views.case.trouble import Trouble
from app.views.later import when_done
from domain.attachments import MEDIA_TYPES, Attachment
from domain.ids import CaseId

translate = QCoreApplication.translate

CHIPS_A_ROW: Final = 2
NAME_WIDTH: Final = 176

ChooseFiles = Callable[[QWidget], list[Path]]


def choose_files(parent: QWidget) -> list[Path]:
    """Ask for files with the system's own dialog; empty when it was cancelled."""
    kinds = " ".join(f"*.{ending}" for ending in MEDIA_TYPES)
    title = translate("AttachmentStrip", "Attach files")
    accepted = translate("AttachmentStrip", "Accepted files ({kinds})").format(kinds=kinds)
    names, _ = QFileDialog.getOpenFileNames(parent, title, filter=accepted)
    return [Path(name) for name in names]


def size_text(size: int) -> str:
    """Bytes as a person reads them, in the units offices use."""
    return QLocale().formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


class AttachmentStrip(QWidget):
    """Chips of the attachments; `added` and `removed` ask the owner to change the draft they belong to.

    `open_asked` tells which one is to be looked at.
    """

    added = Signal(str, object)
    """The case for which the file was chosen, and the attachment: the person may have gone on to another case."""
    removed = Signal(object)
    open_asked = Signal(object)

    def __init__(self, context: Context, trouble: Trouble, choose: ChooseFiles = choose_files) -> None:
        super().__init__()
        self._context = context
        self._trouble = trouble
        self.choose = choose
        self._items: tuple[Attachment, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self._grid.setColumnStretch(CHIPS_A_ROW, 1)
        self.hide()

    def show_files(self, items: tuple[Attachment, ...]) -> None:
        if items == self._items:
            return
        self._items = items
        while (place := self._grid.takeAt(0)) is not None:
            if (chip := place.widget()) is not None:
                chip.deleteLater()
        for number, item in enumerate(items):
            self._grid.addWidget(self._chip(item), number // CHIPS_A_ROW, number % CHIPS_A_ROW)
        self.setVisible(bool(items))

    def ask_and_add(self, case: CaseId) -> None:
        for path in self.choose(self):
            self.add(case, path)

    def add(self, case: CaseId, path: Path) -> None:
        """Have the desk check the file and keep its bytes; what is wrong with it is said beside the text."""
        limit = self._context.world().limits.files
        if len(self._items) >= limit:
            self._trouble.say_error(Problem(ProblemCode.TOO_MANY_FILES, limit=limit))
            return
        self._trouble.clear()
        kept = self._context.desk.attach(path)
        when_done(self, self._context.bus, kept, lambda item: self.added.emit(case, item), self._trouble.say_error)

    def _chip(self, item: Attachment) -> QWidget:
        """Two buttons that look like one piece: the name opens the file, the cross takes it out."""
        name = f"{one_line(item.name)} · {size_text(item.size)}"
        look = push_button("", object_name="case.attachment")
        look.setText(look.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, NAME_WIDTH).replace("&", "&&"))
        out = push_button("✕", object_name="case.attachment_out")
        out.setFixedWidth(out.sizeHint().height())
        for button, words, done in (
            (look, self.tr("Look at attachment {name}"), self.open_asked),
            (out, self.tr("Remove attachment {name}"), self.removed),
        ):
            button.setAccessibleName(words.format(name=one_line(item.name)))
            button.setToolTip(tooltip(words.format(name=item.name)))
            button.clicked.connect(lambda _=False, done=done: done.emit(item))
        chip = QWidget()
        row = QHBoxLayout(chip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(look)
        row.addWidget(out)
        return chip
