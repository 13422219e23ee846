"""The signed-in session: a short-lived access token in memory, the refresh token in the keyring.

The request id of the next refresh is stored together with its token, before it is first used: whatever is lost on
the way, the same question is asked again and gets the same answer, so a bad line never signs anybody out.
"""

import platform
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from app.problems import Problem, ProblemCode
from app.sync.api import Api, Tokens
from domain.ids import DeviceId, new_id
from domain.wire import WireError, dumps, loads

REFRESH_SECRET = "refresh"


@dataclass(frozen=True)
class _Kept:
    """What outlives the process: the token, and the id under which it will be asked to be exchanged."""

    token: str = field(repr=False)
    request: str


class SecretStore(Protocol):
    """Where secrets are kept: the OS keyring, or the encrypted work store where there is none."""

    def get(self, name: str) -> str | None: ...

    def put(self, name: str, value: str) -> None: ...

    def delete(self, name: str) -> None: ...


class Session:
    """Holds the tokens and gets new ones. Used on the talk and transfer threads only."""

    def __init__(self, api: Api, secrets: SecretStore, clock: Callable[[], datetime]) -> None:
        self._api = api
        self._secrets = secrets
        self._clock = clock
        self._access_token: str | None = None

    @property
    def access_token(self) -> str:
        """Problem session_expired where there is none yet: a refresh is then the next step."""
        if self._access_token is None:
            raise Problem(ProblemCode.SESSION_EXPIRED, unsent=True)
        return self._access_token

    def begin(self, tokens: Tokens) -> None:
        """Take over a session just given by the server."""
        self._secrets.put(REFRESH_SECRET, dumps(_Kept(tokens.refresh_token, new_id(self._clock()))))
        self._access_token = tokens.access_token

    def refresh(self) -> Tokens:
        """Problem session_expired where no refresh token is left or the server no longer takes it."""
        stored = self._secrets.get(REFRESH_SECRET)
        if stored is None:
            raise Problem(ProblemCode.SESSION_EXPIRED)
        self._access_token = None
        try:
            kept = loads(_Kept, stored)
        except WireError as error:  # damaged is as good as gone
            raise Problem(ProblemCode.SESSION_EXPIRED) from error
        tokens = self._api.refresh(kept.token, kept.request)
        self.begin(tokens)
        return tokens


@dataclass(frozen=True)
class SignedIn:
    """What a successful log-in gives: where, who, with what password, on which enrolled device."""

    server: str
    username: str
    password: str = field(repr=False)
    device: DeviceId
    tokens: Tokens = field(repr=False)


def device_name() -> str:
    """What this computer is called in the list of consoles."""
    return platform.node() or "komputer"


def sign_in(
    server: str,
    username: str,
    password: str,
    device: DeviceId,
    now: datetime,
    connect: Callable[[str], Api] = Api,
) -> SignedIn:
    """Log in and enrol this computer. Raises Problem; not for the UI thread."""
    api = connect(server)
    try:
        tokens = api.sign_in(username, password, new_id(now))
        api.enrol(tokens.access_token, device, device_name())
    finally:
        api.close()
    return SignedIn(server, username, password, device, tokens)
