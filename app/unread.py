"""What the window may do about unread cases: say that one was read, or that it is to count as unread."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime

import sqlalchemy as sa

from app.background import Worker
from app.models import unread
from app.models.engine import reading, writing
from app.status import Changes
from domain.ids import CaseId


class Unread:
    """Both are stored by `worker`, and never leave this computer."""

    def __init__(self, cache: sa.Engine, work: sa.Engine, worker: Worker, tell: Callable[[Changes], None]) -> None:
        self._cache = cache
        self._work = work
        self._worker = worker
        self._tell = tell

    def read(self, case: CaseId, through: datetime) -> Future[None]:
        """Everything in the case that had reached the server by then was on the screen."""
        return self._worker.submit(self._change, case, lambda work: unread.mark_read(work, case, through))

    def leave_unread(self, case: CaseId) -> Future[None]:
        return self._worker.submit(self._change, case, lambda work: unread.mark_unread(work, case))

    def _change(self, case: CaseId, change: Callable[[sa.Connection], None]) -> None:
        with writing(self._work) as work:
            change(work)
        with reading(self._work) as work, writing(self._cache) as cache:
            unread.look(cache, work, [case])
        self._tell(Changes(unread=True))
