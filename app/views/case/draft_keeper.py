"""Everything typed in the case pane on its way to the disk, and held until the disk has taken it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.context import Context
from app.models.drafts import Draft
from app.views.later import when_done
from domain.ids import CaseId

QUIET_MS: Final = 400
LATEST_MS: Final = 800  # leaves the write itself a fifth of the second that is promised
RETRY_MS: Final = 3_000

Key = tuple[CaseId, str]


@dataclass
class _Held:
    """The newest state of one draft; `handed` is the revision the desk was given last, 0 for none."""

    draft: Draft
    revision: int = 0
    handed: int = 0


class DraftKeeper(QObject):
    """Hands drafts to the desk within a second of the last key, and again where that failed.

    It outlives the switch to another case: a text that a full disk refused waits here under its own case.
    """

    saved = Signal(str, str, object)
    """Case, purpose, and the instant at which the newest text was safe; None where an empty draft was let go."""
    failed = Signal(str, str, object)
    """Case, purpose, and the error; the text is still held and tried again."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._held: dict[Key, _Held] = {}
        self._quiet = self._timer(QUIET_MS)
        self._latest = self._timer(LATEST_MS)
        self._retry = self._timer(RETRY_MS)

    def put(self, draft: Draft) -> None:
        """The draft as it is typed now; `saved_at` is the desk's to set."""
        key = (draft.case, draft.purpose)
        held = self._held.setdefault(key, _Held(draft))
        held.draft = draft
        held.revision += 1
        self._quiet.start()
        if not self._latest.isActive():
            self._latest.start()

    def flush(self) -> None:
        """Hand over whatever the desk does not have yet, at once."""
        for timer in (self._quiet, self._latest, self._retry):
            timer.stop()
        for key, held in self._held.items():
            if held.handed < held.revision:
                held.handed = held.revision
                self._hand_over(key, held.draft, held.revision)

    def unsaved(self, case: CaseId, purpose: str) -> Draft | None:
        """The text that is newer than the row of its draft, if there is one."""
        held = self._held.get((case, purpose))
        return held.draft if held else None

    def has_unsaved(self) -> bool:
        return bool(self._held)

    def forget(self, case: CaseId, purpose: str) -> None:
        """The text has become a command, which is stored in its stead."""
        self._held.pop((case, purpose), None)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(self.flush)
        return timer

    def _hand_over(self, key: Key, draft: Draft, revision: int) -> None:
        def stored(at: datetime | None) -> None:
            self._stored(key, revision, at)

        def refused(error: BaseException) -> None:
            self._refused(key, revision, error)

        desk, bus = self._context.desk, self._context.bus
        if draft.says_something:
            when_done(self, bus, desk.save_draft(draft), stored, refused)
        else:
            when_done(self, bus, desk.discard_draft(*key), stored, refused)

    def _stored(self, key: Key, revision: int, at: datetime | None) -> None:
        held = self._held.get(key)
        if held and held.revision == revision:
            del self._held[key]
            self.saved.emit(*key, at)

    def _refused(self, key: Key, revision: int, error: BaseException) -> None:
        held = self._held.get(key)
        if held is None:
            return
        held.handed = min(held.handed, revision - 1)
        self._retry.start()
        self.failed.emit(*key, error)
