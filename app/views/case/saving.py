"""A copy of an attachment where the person wants it: asked for, written, and said."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.context import Context
from app.models.file_names import safe_name
from app.views.case.inert import one_line
from app.views.case.trouble import Trouble
from app.views.labels import plain_label
from app.views.later import when_done
from app.views.stamp import stamped_name
from domain.attachments import Attachment

translate = QCoreApplication.translate

ChooseTarget = Callable[[QWidget, str], Path | None]


def choose_target(parent: QWidget, name: str) -> Path | None:
    """Ask with the system's own dialog where to write a file; None when it was cancelled."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    title = translate("CaseFiles", "Save attachment as")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / name))
    return Path(chosen) if chosen else None


class Saving(QWidget):
    """Takes no room until there is something to say."""

    def __init__(self, context: Context, choose: ChooseTarget = choose_target) -> None:
        super().__init__()
        self._context = context
        self.choose = choose
        self.said = plain_label(wrap=True, kind="muted")
        self.trouble = Trouble()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.said)
        column.addWidget(self.trouble)
        self.clear()

    def save(self, item: Attachment) -> None:
        self.clear()
        target = self.choose(self, stamped_name(safe_name(item.name)))
        if target is not None:
            saved = self._context.shelf.save_as(item, target)
            when_done(self, self._context.bus, saved, self._saved, self.trouble.say_error)

    def clear(self) -> None:
        self.trouble.clear()
        self._say("")

    def _saved(self, target: Path) -> None:
        text = self.tr("Saved as {name}").format(name=one_line(target.name))
        self._say(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
