"""The officer's day as a script over the product's own parts: drafts, attachments, commands, and the sync beside."""

import time
from concurrent.futures import Future
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from app.changes import ChangeBus
from app.context import Context
from app.models.drafts import Draft, Purpose
from app.models.outbox import OutboxItem, State
from app.models.search.finding import Search
from app.views.case.draft_keeper import DraftKeeper
from domain.attachments import Attachment
from domain.commands import AddNote, Command, SubmitReply
from domain.ids import CaseId, CommandId
from tests.support.station import Station, now
from tools.crash.ledger import Pen

T = TypeVar("T")

KEY_MS: Final = 90
HASTY_MS: Final = 25
PAUSE_MS: Final = 700  # longer than the keeper waits before it saves
AFTER_UNDO: Final = timedelta(seconds=11)

ANSWERED: Final = "case-0008"
NOTED: Final = "case-0009"
LANE: Final = "case-0010"
REGRETTED: Final = "case-0011"
DOUBTED: Final = "case-0012"
PERISHED: Final = "case-0013"  # archived by somebody else before the officer's first sync
LEFT: Final = "case-0014"
CHANGED: Final = ("case-0015", "case-0016", "case-0017")  # by others, before the officer's first sync

# The first word of a text is its mark: it occurs in no other text.
TEXTS: Final = {
    "R1": "Terima kasih atas laporannya. Tim kami sudah meninjau lokasi pagi ini dan lubang ditambal Senin depan.",
    "N1": "Sudah ditelepon ke UPTD.",
    "L1": "Alat berat datang Kamis.",
    "L2": "Koreksi: alat berat datang Jumat.",
    "W1": "Catatan yang ditarik kembali.",
    "X1": "Catatan yang diragukan.",
    "P1": "Jawaban yang terlambat.",
    "D1": "Menunggu foto terbaru dari lapangan, lalu jawaban ini diteruskan besok pagi.",
}
CASES: Final = {
    "R1": ANSWERED,
    "N1": NOTED,
    "L1": LANE,
    "L2": LANE,
    "W1": REGRETTED,
    "X1": DOUBTED,
    "P1": PERISHED,
    "D1": LEFT,
}


class Clock:
    """The console's clock, which can be put forward: nobody waits here for the time of undoing to pass."""

    def __init__(self, ahead: timedelta = timedelta()) -> None:
        self._ahead = ahead

    def __call__(self) -> datetime:
        return now() + self._ahead

    def put_forward(self) -> None:
        self._ahead += AFTER_UNDO


def mark_of(text: str) -> str:
    return text.partition(" ")[0]


class Officer:
    """The hands: each deed is in the ledger before it is done, and what the console says of it afterwards."""

    def __init__(self, station: Station, pen: Pen, clock: Clock) -> None:
        self.station = station
        self._pen = pen
        self._clock = clock
        self._bus = ChangeBus()
        self._keeper = DraftKeeper(_context(station, self._bus))
        self._keeper.saved.connect(self._saved)
        self._typed: dict[tuple[str, str], Draft] = {}

    def type(self, mark: str, purpose: str, key_ms: int = HASTY_MS) -> None:
        """Word by word, a key every so often; the keeper decides when the disk gets it."""
        case = self.station.view(CASES[mark]).case
        text = mark
        for word in TEXTS[mark].split():
            text = f"{text} {word}"
            draft = Draft(case.id, purpose, case.tracking, case.title, text, now())
            self._pen.note("typed", mark, text)
            self._put(draft)
            self.wait(key_ms)

    def attach(self, mark: str, path: Path) -> None:
        """Add a file to the text being typed."""
        attachment: Attachment = self.settled(self.station.desk.attach(path))
        key = next(key for key, draft in self._typed.items() if mark_of(draft.text) == mark)
        draft = self._typed[key]
        self._put(_with(draft, attachment))

    def submit(self, mark: str, purpose: str) -> CommandId:
        """As the case pane does it: the draft first, then the command made of it, then the keeper lets go."""
        key = (CASES[mark], purpose)
        draft = self._typed.pop(key)
        self._pen.note("meant", mark, draft.text)
        self._keeper.flush()
        command = _command_of(draft)
        made = self.settled(self.station.desk.submit(self.station.view(draft.case), command, purpose))
        self._keeper.forget(draft.case, purpose)
        self._pen.note("stored", mark, draft.text)
        return made

    def withdraw(self, item: OutboxItem) -> bool:
        """As the outbox does it: taken back, the text becomes a draft again."""
        mark, text = _text_of(item)
        in_time = self.settled(self.station.desk.withdraw(item))
        if in_time:
            self._pen.note("withdrawn", mark, text)
            self._restore(item, text)
        return in_time

    def edit(self, item: OutboxItem) -> None:
        """What was turned down becomes a draft again, and is put away."""
        self._restore(item, _text_of(item)[1])
        self.settled(self.station.desk.withdraw(item))

    def item(self, mark: str) -> OutboxItem:
        return next(item for item in self.station.items() if _text_of(item)[0] == mark)

    def sync(self) -> None:
        """Ask, as a command does whose time of undoing is over, and go on."""
        self._clock.put_forward()
        self.station.sync.ask()

    def rest(self) -> None:
        """Wait until the console has nothing more to say to the server; asks once more where uploads held it up."""
        self._clock.put_forward()
        for _ in range(4):
            self.station.synced()
            if not set(self.station.states()) & {State.QUEUED, State.SENT, State.APPLIED}:
                return

    def wait(self, milliseconds: int) -> None:
        began = time.monotonic()
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        self._pen.late += max(0.0, time.monotonic() - began - milliseconds / 1_000)

    def settled(self, future: Future[T]) -> T:
        """The result, with the window's loop running meanwhile."""
        loop = QEventLoop()
        self._bus.deliver(future, lambda _: loop.quit(), lambda _: loop.quit())
        loop.exec()
        return future.result()

    def _put(self, draft: Draft) -> None:
        self._typed[draft.case, draft.purpose] = draft
        self._keeper.put(draft)

    def _saved(self, case: str, purpose: str, _at: datetime | None) -> None:
        if (draft := self._typed.get((case, purpose))) is not None:
            self._pen.note("saved", mark_of(draft.text), draft.text)

    def _restore(self, item: OutboxItem, text: str) -> None:
        purpose = Purpose.REPLY if isinstance(item.envelope.command, SubmitReply) else Purpose.NOTE
        self.settled(self.station.desk.save_draft(Draft(item.case, purpose, item.tracking, item.title, text, now())))


def play(officer: Officer, photo: Path) -> None:
    """The whole day; with two commands on one case, one regretted in time, one turned down, one draft left lying."""
    officer.type("P1", Purpose.REPLY)
    officer.submit("P1", Purpose.REPLY)
    officer.sync()
    officer.type("R1", Purpose.REPLY, KEY_MS)
    officer.attach("R1", photo)
    officer.submit("R1", Purpose.REPLY)
    officer.sync()
    officer.type("N1", Purpose.NOTE)
    officer.submit("N1", Purpose.NOTE)
    officer.rest()
    officer.type("L1", Purpose.NOTE)
    officer.submit("L1", Purpose.NOTE)
    officer.type("L2", Purpose.NOTE)
    officer.submit("L2", Purpose.NOTE)
    officer.type("W1", Purpose.NOTE)
    officer.submit("W1", Purpose.NOTE)
    officer.withdraw(officer.item("W1"))
    officer.type("X1", Purpose.NOTE)
    officer.submit("X1", Purpose.NOTE)
    officer.sync()
    officer.rest()
    officer.edit(officer.item("P1"))
    officer.type("D1", Purpose.NOTE, KEY_MS)
    officer.wait(PAUSE_MS)
    officer.rest()


def application() -> QCoreApplication:
    """Qt without a window; made after the fork, as Qt wants it."""
    return QCoreApplication.instance() or QCoreApplication([])


def text_of(command: Command) -> str:
    return command.text if isinstance(command, SubmitReply | AddNote) else ""


def _text_of(item: OutboxItem) -> tuple[str, str]:
    text = text_of(item.envelope.command)
    return mark_of(text), text


def _command_of(draft: Draft) -> Command:
    if draft.purpose == Purpose.REPLY:
        return SubmitReply(draft.text, draft.attachments)
    return AddNote(draft.text, attachments=draft.attachments)


def _with(draft: Draft, attachment: Attachment) -> Draft:
    return Draft(
        draft.case,
        draft.purpose,
        draft.tracking,
        draft.title,
        draft.text,
        draft.saved_at,
        attachments=(*draft.attachments, attachment),
    )


def _context(station: Station, bus: ChangeBus) -> Context:
    return Context(
        station.person,
        station.queries,
        station.desk,
        bus,
        station.workers.background,
        lambda: station.world[0],
        lambda: station.status,
        station.sync.ask,
        lambda: None,
        now,
        shelf=station.shelf,
        lists=station.lists,
        unread=station.unread,
        search=Search(station.stores.cache, station.stores.search, lambda: None),
    )


def case_of(mark: str) -> CaseId:
    return CaseId(CASES[mark])
