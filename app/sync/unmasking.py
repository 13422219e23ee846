"""Who reported, asked of the server by somebody to whom it was granted: told once, and kept nowhere."""

from concurrent.futures import Future

from app.background import Worker
from app.problems import Problem, ProblemCode
from app.sync.api import Api
from app.sync.session import Session
from domain.ids import CaseId, DeviceId
from domain.protocol import RevealReply


class Unmasking:
    """Asks on the talk thread, where the session is used; an access that has run out is renewed once."""

    def __init__(self, api: Api, session: Session, device: DeviceId, talk: Worker) -> None:
        self._api = api
        self._session = session
        self._device = device
        self._talk = talk

    def ask(self, case: CaseId) -> "Future[RevealReply]":
        """Fails with the Problem that stands between this console and the server."""
        return self._talk.submit(self._ask, case)

    def _ask(self, case: CaseId) -> RevealReply:
        try:
            return self._api.reveal(self._session.access_token, self._device, case)
        except Problem as problem:
            if problem.code is not ProblemCode.SESSION_EXPIRED:
                raise
        self._session.refresh()
        return self._api.reveal(self._session.access_token, self._device, case)
