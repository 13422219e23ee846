"""The transfer thread's work: attachments up, then down, a piece at a time, on whatever line there is."""

import random
import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

from app import log
from app.background import Worker
from app.models import blobs, files, pins
from app.models.engine import reading, writing
from app.models.stores import Stores
from app.problems import Problem, ProblemCode
from app.status import Changes
from app.sync.api import Api
from app.sync.downloading import Hopeless, adopt, fetch_on
from app.sync.patience import Patience
from app.sync.session import Session
from app.sync.uploading import MISMATCH, Pace, Refusal, bring_up
from domain.attachments import Attachment
from domain.ids import CaseId

TOLD_EVERY: Final = timedelta(seconds=0.5)
IN_A_ROW: Final = 2
# One file's own trouble: whatever the next one meets is not foretold by it.
_ITS_OWN: Final = (ProblemCode.SERVER_ERROR, ProblemCode.PAGE_TOO_LARGE)
# What may be the line's trouble or, where something in between reads along, one file's.
_UNCLEAR: Final = (ProblemCode.SERVER_DOWN, ProblemCode.SERVER_SLOW, ProblemCode.NOT_OUR_SERVER)


class Transfers:
    """Moves what is to be moved, and knows what could not be. Public methods may be called from any thread."""

    def __init__(
        self,
        api: Api,
        session: Session,
        stores: Stores,
        worker: Worker,
        clock: Callable[[], datetime],
        tell: Callable[[Changes], None],
        ask: Callable[[], None],
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._api = api
        self._session = session
        self._stores = stores
        self._worker = worker
        self._clock = clock
        self._tell = tell
        self._ask = ask
        self._guard = threading.Lock()
        self._closed = self._scheduled = self._dirty = False
        self._timer: threading.Timer | None = None
        self._uploads: dict[str, Attachment] = {}
        self._failures: dict[str, str] = {}
        self._moved: set[CaseId] = set()
        self._known: frozenset[CaseId] = frozenset()  # cases that are pinned, or for which a file is here
        self._look = True
        self._release = False
        # Only the transfer thread uses what follows.
        self._up, self._down = Pace(), Pace()
        self._misses: dict[str, int] = {}
        self._mismatched: set[str] = set()
        self._skipped: set[str] = set()
        self._stumbles = 0
        self._patience = Patience(chance)
        self._dead_token = ""
        self._told_at: datetime | None = None

    @property
    def failures(self) -> Mapping[str, str]:
        """The files that were not to be had, and why; until somebody asks for them again."""
        with self._guard:
            return dict(self._failures)

    def start(self) -> None:
        """Go on with what the last run left."""
        self._wake()

    def upload(self, uploads: tuple[Attachment, ...]) -> None:
        """These are waited for by commands."""
        with self._guard:
            self._uploads = {item.sha256: item for item in uploads}
        self._wake()

    def look_again(self, hashes: frozenset[str] = frozenset()) -> None:
        """What is wanted or pinned has changed; what failed of `hashes` is tried again."""
        with self._guard:
            self._look = True
            for sha256 in hashes:
                self._failures.pop(sha256, None)
        self._wake()

    def heard(self, changes: Changes) -> None:
        """A sync or a person changed something: files may have come or gone with it."""
        with self._guard:
            moved = changes.cases & self._known
            self._moved |= moved
            self._release |= changes.outbox
        if moved or changes.outbox:
            self._wake()

    def line_is_up(self) -> None:
        """A sync went well: what was put off need not wait any longer."""
        if self._patience.wait is not None:
            self._wake()

    def close(self) -> None:
        with self._guard:
            self._closed = True
            if self._timer is not None:
                self._timer.cancel()

    def _wake(self) -> None:
        with self._guard:
            self._dirty = True
            if self._closed or self._scheduled:
                return
            self._scheduled = True
            self._worker.submit(self._run)

    def _stopped(self) -> bool:
        return self._closed

    def _interrupted(self) -> bool:
        """Uploads go first: what is new is looked at between two pieces."""
        return self._closed or self._dirty

    def _run(self) -> None:
        try:
            while self._take_up():
                self._round()
        finally:
            with self._guard:
                self._scheduled = False

    def _take_up(self) -> bool:
        with self._guard:
            dirty, self._dirty = self._dirty, False
            if not dirty or self._closed:
                self._scheduled = False
                return False
            return True

    def _round(self) -> None:
        self._patience.begin()
        self._stumbles = 0
        try:
            self._follow()
            self._bring_up_all()
            while not self._interrupted() and self._fetch():
                pass
        except Problem as problem:  # of the stores: a full disk, a file that somebody holds
            with self._guard:
                self._look = self._release = True
            self._put_off(problem)
        if self._patience.wait is not None:
            self._arm(self._patience.wait)

    def _put_off(self, problem: Problem) -> None:
        log.sync.info("a transfer was put off: %s", problem)
        self._patience.put_off(problem)
        if problem.code is ProblemCode.SESSION_EXPIRED:
            self._ask_for_a_session()

    def _ask_for_a_session(self) -> None:
        """The talk thread gets a new one. Once a token: or a session that has ended would be asked for without end."""
        try:
            token = self._session.access_token
        except Problem:
            return
        if token != self._dead_token:
            self._dead_token = token
            self._ask()

    def _arm(self, seconds: float) -> None:
        with self._guard:
            if self._closed:
                return
            if self._timer is not None:
                self._timer.cancel()
            self._timer = threading.Timer(seconds, self._wake)
            self._timer.daemon = True
            self._timer.start()

    def _follow(self) -> None:
        """Bring the files in step with cases and pins, and let go of what the server has for good."""
        with self._guard:
            look, self._look = self._look, False
            release, self._release = self._release, False
            moved, self._moved = frozenset(self._moved), set()
        if look:
            with reading(self._stores.work) as connection:
                pinned = pins.pinned(connection)
            with reading(self._stores.cache) as connection:
                known = pinned | files.cases_in_use(connection)
            with self._guard:
                self._known = known
            moved |= known
        if moved:
            self._follow_cases(moved)
        if release:
            with writing(self._stores.work) as connection:
                blobs.release_durable(connection)

    def _follow_cases(self, moved: frozenset[CaseId]) -> None:
        with reading(self._stores.work) as connection:
            pinned = pins.pinned(connection)
        with writing(self._stores.cache) as connection:
            gone = files.follow_cases(connection, moved)
            shown = files.shown_by(connection, moved & pinned)
            for case, item in files.wishes(shown, self.failures):
                files.want(connection, case, item, self._clock())
            gone |= files.make_room(connection, pinned)
        if gone:
            self._tell(Changes(files=gone))

    def _bring_up_all(self) -> None:
        with self._guard:
            waiting = list(self._uploads.values())
        done, in_a_row = False, 0
        for item in sorted(waiting, key=lambda item: self._misses.get(item.sha256, 0)):
            try:
                if not bring_up(
                    self._api, self._session.access_token, self._stores.work, item, self._up, self._stopped
                ):
                    break
                with writing(self._stores.work) as connection:
                    blobs.mark_uploaded(connection, item.sha256)
                self._forget_upload(item)
                done, in_a_row = True, 0
                self._patience.went_well()
            except Refusal as refusal:
                self._refused(item, refusal.code)
            except Problem as problem:
                self._misses[item.sha256] = self._misses.get(item.sha256, 0) + 1
                self._put_off(problem)
                in_a_row += problem.code in _UNCLEAR
                if problem.code not in _ITS_OWN and (problem.code not in _UNCLEAR or in_a_row == IN_A_ROW):
                    break
        if done:
            self._ask()

    def _refused(self, item: Attachment, code: str) -> None:
        if code == MISMATCH and item.sha256 not in self._mismatched:
            self._mismatched.add(item.sha256)  # a line may have spoilt it: once more, from the beginning
            with self._guard:
                self._dirty = True
            return
        log.sync.info("the server does not take an attachment: %s", code)
        with writing(self._stores.work) as connection:
            cases = blobs.refuse(connection, item.sha256, code, self._clock())
        self._forget_upload(item)
        self._tell(Changes(cases=cases, outbox=True, files=frozenset({item.sha256})))

    def _forget_upload(self, item: Attachment) -> None:
        with self._guard:
            self._uploads.pop(item.sha256, None)
        self._misses.pop(item.sha256, None)
        self._mismatched.discard(item.sha256)

    def _fetch(self) -> bool:
        """One piece of one file; False when there is no more to be done for now."""
        with reading(self._stores.cache) as connection:
            wanted = files.next_wanted(connection, {*self.failures, *self._skipped})
        if wanted is None:
            again = bool(self._skipped) and self._patience.wait is None
            self._skipped.clear()  # all others had their turn
            return again
        try:
            if adopt(self._stores, wanted):
                whole = True
            else:
                whole = fetch_on(self._api, self._session.access_token, self._stores.cache, wanted, self._down)
                self._patience.went_well()
        except Hopeless as hopeless:
            log.sync.info("an attachment is not to be had: %s", hopeless.code)
            with writing(self._stores.cache) as connection:
                files.drop(connection, [wanted.sha256])
            with self._guard:
                self._failures[wanted.sha256] = hopeless.code
            self._tell(Changes(files=frozenset({wanted.sha256})))
            return True
        except Problem as problem:
            self._skipped.add(wanted.sha256)
            self._put_off(problem)
            self._stumbles += problem.code in _UNCLEAR
            return problem.code in _ITS_OWN or (problem.code in _UNCLEAR and self._stumbles < IN_A_ROW)
        self._stumbles = 0
        self._tell_progress(wanted.sha256, whole)
        return True

    def _tell_progress(self, sha256: str, whole: bool) -> None:
        now = self._clock()
        if whole or self._told_at is None or abs(now - self._told_at) >= TOLD_EVERY:
            self._told_at = now
            self._tell(Changes(files=frozenset({sha256})))
