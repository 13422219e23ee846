"""What stands where reports would be: why there are none, and what to do next."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.models.queries import View
from app.status import Link, SyncStatus
from app.views.buttons import push_button
from app.views.focus import focus_into
from app.views.labels import plain_label
from app.views.words import code_sentence
from app.views.words.lookup import said

_NOTHING: Final = {
    View.TODAY: QT_TRANSLATE_NOOP("EmptyState", "No report is due in the next days."),
    View.NEW: QT_TRANSLATE_NOOP("EmptyState", "There are no new reports."),
    View.APPROVAL: QT_TRANSLATE_NOOP("EmptyState", "No answer is waiting for approval."),
    View.COORDINATION: QT_TRANSLATE_NOOP("EmptyState", "No report is being coordinated."),
    View.LATE: QT_TRANSLATE_NOOP("EmptyState", "No report is past its deadline."),
    View.WAITING: QT_TRANSLATE_NOOP("EmptyState", "No report is waiting for its reporter."),
    View.OUTBOX: QT_TRANSLATE_NOOP("EmptyState", "Nothing is waiting to be sent."),
    View.ALL: QT_TRANSLATE_NOOP("EmptyState", "There are no reports in your hands."),
}


class EmptyState(QWidget):
    """One sentence, one button where it helps, and the progress of the first download."""

    download_asked = Signal()
    sign_in_asked = Signal()
    clear_asked = Signal()
    """The filter is to let everything through again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = plain_label(wrap=True, kind="muted", object_name="case_list.empty")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(6)
        self.progress.setAccessibleName(self.tr("Progress of the download"))
        self.download = push_button(self.tr("Download my reports"), object_name="case_list.download", kind="primary")
        self.download.clicked.connect(self.download_asked)
        self.sign_in = push_button(self.tr("Sign in"), object_name="case_list.sign_in", kind="primary")
        self.sign_in.clicked.connect(self.sign_in_asked)
        self.clear = push_button(self.tr("Clear the filter"), object_name="case_list.clear_filter", kind="primary")
        self.clear.clicked.connect(self.clear_asked)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.download)
        buttons.addWidget(self.sign_in)
        buttons.addWidget(self.clear)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(self.sentence)
        column.addWidget(self.progress)
        column.addLayout(buttons)
        column.addStretch(3)
        self._show("")

    def say_loading(self) -> None:
        self._show(self.tr("Loading…"))

    def say_filtered(self) -> None:
        self._show(self.tr("This filter finds nothing."), clear=True)

    def say_unreadable_view(self) -> None:
        text = self.tr(
            "This saved view was made by another version of the console and cannot be shown here. It is kept."
        )
        self._show(text)

    def say_unreadable(self, code: str) -> None:
        self._show(code_sentence(code).whole)

    def say_why(self, view: View, status: SyncStatus, data_as_of: str, *, nothing: str = "") -> None:
        """`data_as_of` is the instant of the data in words, empty if nothing has ever come.

        `nothing` says what there is none of, where that is not what the view shows.
        """
        if status.link is Link.SYNCING and status.done < status.expected:
            self._show(self._downloading(status), progress=status)  # what is here is not all of it yet
        elif data_as_of:
            as_of = self.tr("Data as of {time}.").format(time=data_as_of)
            self._show(f"{nothing or said('EmptyState', _NOTHING[view])} {as_of}")
        elif status.link is Link.SYNCING:
            self._show(self._downloading(status), progress=status)
        elif status.link is Link.SESSION_EXPIRED:
            self._show(code_sentence("session_expired").what, sign_in=True)
        else:
            never = self.tr("Reports have never been downloaded to this computer.")
            self._show(f"{never} {code_sentence(status.problem).what}" if status.problem else never, download=True)

    def _downloading(self, status: SyncStatus) -> str:
        if status.expected:
            text = self.tr("Downloading your reports: {done} of {expected}")
            return text.format(done=status.done, expected=status.expected)
        return self.tr("Downloading your reports…")

    def _show(
        self,
        text: str,
        *,
        download: bool = False,
        sign_in: bool = False,
        clear: bool = False,
        progress: SyncStatus | None = None,
    ) -> None:
        self.sentence.setText(text)
        self.setAccessibleName(text)
        for button, helps in ((self.download, download), (self.sign_in, sign_in), (self.clear, clear)):
            if not helps:
                self._take_keyboard_from(button)
            button.setVisible(helps)
        if self.window().focusWidget() is self:
            focus_into(self)
        self.progress.setVisible(progress is not None)
        if progress is not None:
            self.progress.setRange(0, progress.expected)  # 0 to 0 shows that it is busy
            self.progress.setValue(min(progress.done, progress.expected))

    def _take_keyboard_from(self, button: QPushButton) -> None:
        """Or Qt would take it to another pane as the button hides, and later to the button though it is hidden."""
        if self.window().focusWidget() is button:
            self.setFocus()
        else:
            button.clearFocus()
