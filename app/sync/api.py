"""The server's HTTP interface, and what each way of failing means. Nothing else of the console opens a connection.

Only answers that carry the protocol's own header count: captive portals answer 200 with a page of their own.
"""

import gzip
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar
from urllib.parse import quote

import requests
from urllib3.exceptions import HTTPError

from app.problems import Problem, ProblemCode
from app.sync.deadline import Deadline, WatchedAdapter
from app.sync.network import problem_of
from app.version import VERSION
from domain.ids import CaseId, DeviceId
from domain.people import Person
from domain.protocol import (
    PROTOCOL_VERSION,
    HintReply,
    Manifest,
    RepairReply,
    RepairRequest,
    RevealReply,
    RevealRequest,
    SyncReply,
    SyncRequest,
)
from domain.wire import WireError, from_wire, to_wire

T = TypeVar("T")

PROTOCOL_HEADER: Final = "X-Konsol-Protocol"
DEVICE_HEADER: Final = "X-Konsol-Device"
CURSOR_HEADER: Final = "X-Konsol-Cursor"
LARGEST_ANSWER_BYTES: Final = 64 * 1024 * 1024
PARTIAL: Final = 206
# Below this, the packed form is hardly smaller.
WORTH_PACKING: Final = 500


@dataclass(frozen=True)
class Timeouts:
    """Seconds. `whole` bounds an exchange in all, because a dripping answer never trips the read time-out."""

    connect: float = 15.0
    stall: float = 30.0
    whole: float = 180.0


@dataclass(frozen=True)
class Tokens:
    """A session as the server gave it; `person` says who was signed in, with all their roles."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    expires_in: int
    person: Person


@dataclass(frozen=True)
class Traffic:
    """What went over the wire so far, as bodies on the connection, for figures."""

    requests: int = 0
    sent_bytes: int = 0
    received_bytes: int = 0


@dataclass(frozen=True)
class Answer:
    """What the server said; `cut` is the trouble that ended a body before its time."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    cut: Problem | None = None


class Api:
    """One server as seen from one console; every method raises Problem and nothing else for trouble outside."""

    def __init__(
        self, server: str, timeouts: Timeouts | None = None, way_out: Callable[[], WatchedAdapter] | None = None
    ) -> None:
        """`way_out` makes the only one there is then: neither proxies nor anything else around are asked."""
        self.server = server.rstrip("/")
        self._timeouts = timeouts or Timeouts()
        self._way_out = way_out
        self._session = requests.Session()
        self._session.headers["User-Agent"] = f"KonsolPenghubung/{VERSION}"
        self._session.auth = lambda prepared: prepared  # or what ~/.netrc knows would replace the access token
        self._session.trust_env = way_out is None
        self._session.adapters.clear()
        for scheme in ("http://", "https://") if way_out is None else ("",):
            self._session.mount(scheme, way_out() if way_out else WatchedAdapter())
        self.traffic = Traffic()
        self._unpacks = False
        self._deadline: Deadline | None = None
        self._stopped = False

    def close(self) -> None:
        self._session.close()

    def another(self, timeouts: Timeouts) -> "Api":
        """A second line to the same server, by the same way out."""
        return Api(self.server, timeouts, self._way_out)

    def sign_in(self, username: str, password: str, request_id: str) -> Tokens:
        """Problem wrong_password or account_locked (field retry_after, seconds) where the server says so."""
        return self._tokens("/v1/auth/token", {"username": username, "password": password, "request_id": request_id})

    def refresh(self, refresh_token: str, request_id: str) -> Tokens:
        """The next session; the same pair of arguments gives the same answer, so a lost one may be asked again."""
        return self._tokens("/v1/auth/refresh", {"refresh_token": refresh_token, "request_id": request_id})

    def enrol(self, access_token: str, device: str, name: str) -> None:
        self._json("POST", "/v1/devices", {"id": device, "name": name}, access_token)

    def sync(self, access_token: str, request: SyncRequest) -> SyncReply:
        return self._record(SyncReply, "POST", "/v1/sync", to_wire(request), access_token)

    def repair(self, access_token: str, request: RepairRequest) -> RepairReply:
        return self._record(RepairReply, "POST", "/v1/repair", to_wire(request), access_token)

    def snapshot(self, access_token: str, device: DeviceId, identity: str) -> Manifest:
        """Problem snapshot_gone where the server no longer has it."""
        answer = self.call("GET", _snapshot(identity), access_token, headers={DEVICE_HEADER: device})
        return _record_of(Manifest, _plain(answer))

    def chunk(self, access_token: str, device: DeviceId, identity: str, number: int, start: int, size: int) -> bytes:
        """What follows from byte `start` of a chunk, at most `size` bytes. Problem snapshot_gone."""
        wanted = {"Range": f"bytes={start}-{start + size - 1}", "Accept-Encoding": "identity", DEVICE_HEADER: device}
        answer = self.call("GET", f"{_snapshot(identity)}/{number}", access_token, headers=wanted, keep_cut=True)
        if answer.cut is not None and not answer.body:
            raise answer.cut
        return (answer.body if answer.status == PARTIAL else answer.body[start:])[:size]

    def hint(self, access_token: str, device: DeviceId, cursor: str, wait_seconds: int) -> HintReply:
        """Wait for news, so long at most. May be ended from another thread by `stop`."""
        told = {DEVICE_HEADER: device, CURSOR_HEADER: cursor}
        answer = self.call("GET", f"/v1/hint?wait={wait_seconds}", access_token, headers=told)
        return _record_of(HintReply, _plain(answer))

    def reveal(self, access_token: str, device: DeviceId, case: CaseId) -> RevealReply:
        """Who reported the case, under a grant. To be shown and forgotten: no store of the console may hold it."""
        body = to_wire(RevealRequest(device, case))
        return self._record(RevealReply, "POST", "/v1/reveal", body, access_token)

    def stop(self) -> None:
        """End the exchange under way, if there is one, and let no other begin."""
        self._stopped = True
        if (deadline := self._deadline) is not None:
            deadline.cut()

    def _tokens(self, path: str, body: Mapping[str, str]) -> Tokens:
        return self._record(Tokens, "POST", path, body, None)

    def _record(self, kind: type[T], method: str, path: str, body: object, access_token: str | None) -> T:
        return _record_of(kind, self._json(method, path, body, access_token))

    def _json(self, method: str, path: str, body: object, access_token: str | None) -> Any:
        content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        told = {"Content-Type": "application/json"}
        if self._unpacks and len(content) >= WORTH_PACKING:
            content = gzip.compress(content, mtime=0)
            told["Content-Encoding"] = "gzip"
        answer = self._ask(method, path, access_token, content, told)
        # Only the last answer counts: a server that was put back, or a gateway that is puzzled, gets plain bodies.
        self._unpacks = PROTOCOL_HEADER in answer.headers and "gzip" in answer.headers.get("Accept-Encoding", "")
        return _plain(_accepted(answer))

    def call(
        self,
        method: str,
        path: str,
        access_token: str | None,
        *,
        body: bytes = b"",
        headers: Mapping[str, str],
        keep_cut: bool = False,
    ) -> Answer:
        """One exchange. With `keep_cut` a partial content that breaks off is an answer: what arrived of it counts."""
        return _accepted(self._ask(method, path, access_token, body, headers, keep_cut=keep_cut))

    def _ask(
        self,
        method: str,
        path: str,
        access_token: str | None,
        body: bytes,
        headers: Mapping[str, str],
        *,
        keep_cut: bool = False,
    ) -> Answer:
        """Whatever is answered, and by whomever."""
        sent = {**headers, PROTOCOL_HEADER: str(PROTOCOL_VERSION)}
        if access_token:
            sent["Authorization"] = f"Bearer {access_token}"
        return self._exchange(method, path, body, sent, keep_cut)

    def _exchange(self, method: str, path: str, body: bytes, headers: Mapping[str, str], keep_cut: bool) -> Answer:
        with Deadline(self._timeouts.whole) as deadline:
            self._deadline = deadline
            if self._stopped:
                raise Problem(ProblemCode.OFFLINE, unsent=True)
            try:
                answer = self._talk(method, path, body, headers, keep_cut)
            except (requests.RequestException, HTTPError, ValueError) as error:
                raise Problem(ProblemCode.SERVER_SLOW) if deadline.passed else problem_of(error) from error
            if deadline.passed and answer.cut is None:
                # A body without a length ends with its connection: this may be half of one.
                raise Problem(ProblemCode.SERVER_SLOW)
            return answer

    def _talk(self, method: str, path: str, body: bytes, headers: Mapping[str, str], keep_cut: bool) -> Answer:
        with self._session.request(
            method,
            self.server + path,
            data=body,
            headers=dict(headers),
            timeout=(self._timeouts.connect, self._timeouts.stall),
            allow_redirects=False,
            stream=True,
        ) as response:
            parts, size = [], 0
            cut: Problem | None = None
            kept = keep_cut and response.status_code == PARTIAL and PROTOCOL_HEADER in response.headers
            try:
                for part in _as_it_comes(response) if kept else response.iter_content(64 * 1024):
                    parts.append(part)
                    size += len(part)
                    if size > LARGEST_ANSWER_BYTES:
                        raise requests.RequestException("an endless answer")
            except (requests.RequestException, HTTPError) as error:
                if not kept:
                    raise
                cut = problem_of(error)
            received = response.raw.tell()
            self.traffic = Traffic(
                self.traffic.requests + 1,
                self.traffic.sent_bytes + len(body),
                self.traffic.received_bytes + (received or size),
            )
            return Answer(response.status_code, response.headers, b"".join(parts), cut)


_STATUS_PROBLEMS = {
    401: ProblemCode.SESSION_EXPIRED,
    403: ProblemCode.DEVICE_REVOKED,
    413: ProblemCode.PAGE_TOO_LARGE,
    426: ProblemCode.UPGRADE_NEEDED,
}
_NAMED_PROBLEMS = {
    "wrong_password",
    "account_locked",
    "session_expired",
    "device_revoked",
    "device_unknown",
    "upgrade_needed",
    "snapshot_gone",
}


def _accepted(answer: Answer) -> Answer:
    """The answer, if it is our server's and no refusal."""
    if PROTOCOL_HEADER not in answer.headers:
        raise _stranger(answer)
    if answer.status >= 400:
        raise _problem(answer)
    return answer


def _plain(answer: Answer) -> Any:
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError) as error:
        raise Problem(ProblemCode.NOT_OUR_SERVER) from error


def _record_of(kind: type[T], plain: Any) -> T:
    try:
        return from_wire(kind, plain)
    except WireError as error:
        raise Problem(ProblemCode.NOT_OUR_SERVER) from error


def _snapshot(identity: str) -> str:
    return f"/v1/snapshots/{quote(identity, safe='')}"


def _stranger(answer: Answer) -> Problem:
    """What an answer means that is not our server's: that of a gateway before it, or of somebody else."""
    retry_after = _seconds(answer.headers.get("Retry-After", ""))
    if answer.status == 413:
        return Problem(ProblemCode.PAGE_TOO_LARGE)
    if answer.status == 429 or answer.status >= 500:
        return Problem(ProblemCode.SERVER_ERROR, retry_after=retry_after)
    return Problem(ProblemCode.NOT_OUR_SERVER)


def _problem(answer: Answer) -> Problem:
    unsent = answer.status < 500  # our server turns a request down before it carries out any of it
    retry_after = _seconds(answer.headers.get("Retry-After", ""))
    try:
        code = json.loads(answer.body).get("code", "")
    except (ValueError, AttributeError, RecursionError):
        code = ""
    if code in _NAMED_PROBLEMS:
        return Problem(code, retry_after=retry_after, unsent=unsent)
    found = _STATUS_PROBLEMS.get(answer.status, ProblemCode.SERVER_ERROR)
    named = code if isinstance(code, str) and code.isidentifier() else ""
    return Problem(found, retry_after=retry_after, unsent=unsent, status=answer.status, server_code=named)


def _as_it_comes(response: requests.Response) -> Iterator[bytes]:
    """The body without waiting for whole blocks, so that nothing that arrived before a cut is lost."""
    while part := response.raw.read1(64 * 1024):
        yield part


def _seconds(text: str) -> float:
    return float(text) if text.isdecimal() else 0.0
