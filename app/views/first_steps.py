"""What somebody new needs to know for a first hour, by what they are here for; and the line that offers it once."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from app.status import Link, SyncStatus
from app.views.buttons import push_button
from app.views.help_windows import ReadingWindow
from app.views.labels import plain_label
from domain.intake import TAKE_IN
from domain.people import Person, Role

translate = QCoreApplication.translate
_ANSWERS = frozenset({Role.LIAISON_OFFICER})
_APPROVES = frozenset({Role.SUPERVISOR})
_ADMINISTERS = frozenset({Role.AGENCY_ADMIN, Role.NATIONAL_ADMIN})
_REVIEWS = frozenset({Role.OMBUDSMAN, Role.MONITOR})


class FirstSteps(ReadingWindow):
    """A numbered list, short enough to be read to its end."""

    def __init__(self, person: Person, parent: QWidget | None) -> None:
        super().__init__(translate("FirstSteps", "First steps"), parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for number, step in enumerate(steps(person)):
            grid.addWidget(plain_label(f"{number + 1}", kind="key"), number, 0)
            grid.addWidget(plain_label(step, wrap=True), number, 1)
        self.column.addLayout(grid)
        self.end()


class Welcome(QFrame):
    """One line at the top of the window of somebody who has just signed in on this computer for the first time."""

    guide_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self.guide = push_button(translate("FirstSteps", "First steps"), object_name="welcome.guide", kind="link")
        self.close_up = push_button(translate("FirstSteps", "Close"), object_name="welcome.close", kind="link")
        self.text = plain_label(translate("FirstSteps", "Welcome. Your reports are being fetched to this computer."))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.text)
        row.addWidget(self.guide)
        row.addStretch(1)
        row.addWidget(self.close_up)
        self.guide.clicked.connect(self.guide_asked)
        self.close_up.clicked.connect(self.hide)

    def take_status(self, status: SyncStatus) -> None:
        if status.link is Link.CONNECTED and status.data_as_of is not None:
            self.text.setText(translate("FirstSteps", "Welcome. Your reports are on this computer now."))


def steps(person: Person) -> Iterator[str]:
    """What this person's roles do here, in the order of a day."""
    roles = person.roles()
    looks_on = roles <= _REVIEWS
    if not looks_on:
        yield translate("FirstSteps", "“Today” shows what is due first. Enter opens a report, Esc leads back to it.")
    if roles & _ANSWERS:
        yield translate(
            "FirstSteps",
            "R begins an answer, T begins it with an example. What you type is kept on this computer within a second, "
            "also without a connection.",
        )
        yield translate(
            "FirstSteps", "Ctrl+Enter submits the answer for approval. For ten seconds that can be taken back."
        )
    if roles & _APPROVES:
        yield translate(
            "FirstSteps",
            "“Needs approval” holds the answers that wait for you. Ctrl+Shift+Enter approves exactly the text on the "
            "screen and goes on to the next, Ctrl+Shift+PgDown puts one off.",
        )
    if roles & _ADMINISTERS:
        yield translate("FirstSteps", "“New” holds what is to be verified and assigned: D assigns a report to a unit.")
    if roles & TAKE_IN:
        yield translate("FirstSteps", "Ctrl+N takes in a report that somebody brings to the counter.")
    if roles & (_ADMINISTERS | _REVIEWS):
        yield translate(
            "FirstSteps",
            "“Past the deadline” has a dossier: what explains each delay, findings and letters, all of it offline.",
        )
    if not looks_on:
        yield translate(
            "FirstSteps", "The outbox holds everything that has not left yet, and whatever needs another look."
        )
    yield translate(
        "FirstSteps", "The bar below says honestly whether you are connected, and of what time the data is."
    )
    yield translate("FirstSteps", "/ finds reports, Ctrl+K finds any action by its name, F1 shows all keys.")
    yield translate(
        "FirstSteps", "“Training mode” in the Help menu is an invented region to try all of this in; nothing is sent."
    )
