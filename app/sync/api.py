"""The server's HTTP interface, and what each way of failing means. Nothing else of the console opens a connection.

Only answers that carry the protocol's own header count: captive portals answer 200 with a page of their own.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import requests
from urllib3.exceptions import HTTPError

from app.problems import Problem, ProblemCode
from app.sync.deadline import Deadline, WatchedAdapter
from app.sync.network import problem_of
from app.version import VERSION
from domain.people import Person
from domain.protocol import PROTOCOL_VERSION, SyncReply, SyncRequest
from domain.wire import WireError, from_wire, to_wire

PROTOCOL_HEADER: Final = "X-Konsol-Protocol"
TUS: Final = {"Tus-Resumable": "1.0.0"}
LARGEST_ANSWER_BYTES: Final = 64 * 1024 * 1024
PIECE_BYTES: Final = 128 * 1024  # what a 2G link brings up in half a minute


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
class _Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


class Api:
    """One server as seen from one console; every method raises Problem and nothing else for trouble outside."""

    def __init__(self, server: str, timeouts: Timeouts | None = None) -> None:
        self._server = server.rstrip("/")
        self._timeouts = timeouts or Timeouts()
        self._session = requests.Session()
        self._session.headers["User-Agent"] = f"KonsolPenghubung/{VERSION}"
        self._session.auth = lambda prepared: prepared  # or what ~/.netrc knows would replace the access token
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, WatchedAdapter())
        self.traffic = Traffic()

    def close(self) -> None:
        self._session.close()

    def sign_in(self, username: str, password: str, request_id: str) -> Tokens:
        """Problem wrong_password or account_locked (field retry_after, seconds) where the server says so."""
        return self._tokens("/v1/auth/token", {"username": username, "password": password, "request_id": request_id})

    def refresh(self, refresh_token: str, request_id: str) -> Tokens:
        """The next session; the same pair of arguments gives the same answer, so a lost one may be asked again."""
        return self._tokens("/v1/auth/refresh", {"refresh_token": refresh_token, "request_id": request_id})

    def enrol(self, access_token: str, device: str, name: str) -> None:
        self._json("POST", "/v1/devices", {"id": device, "name": name}, access_token)

    def sync(self, access_token: str, request: SyncRequest) -> SyncReply:
        plain = self._json("POST", "/v1/sync", to_wire(request), access_token)
        try:
            return from_wire(SyncReply, plain)
        except WireError as error:
            raise Problem(ProblemCode.NOT_OUR_SERVER) from error

    def upload(self, access_token: str, sha256: str, name: str, content: bytes) -> None:
        """Bring a blob to the server by tus 1.0, going on where an earlier try was cut off."""
        metadata = f"sha256 {_base64(sha256)},name {_base64(name)}"
        created = self._call(
            "POST",
            "/v1/uploads",
            access_token,
            headers={**TUS, "Upload-Length": str(len(content)), "Upload-Metadata": metadata},
        )
        path = created.headers.get("Location", "").removeprefix(self._server)
        offset = _whole_number(created.headers.get("Upload-Offset", "0"))
        if not path.startswith("/") or not 0 <= offset <= len(content):
            raise Problem(ProblemCode.NOT_OUR_SERVER)  # any other path could lead the token to another host
        arrived = bool(content) and offset == len(content)  # an empty file has not, before it was sent
        while not arrived:
            piece = content[offset : offset + PIECE_BYTES]
            patched = self._call(
                "PATCH",
                path,
                access_token,
                body=piece,
                headers={**TUS, "Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"},
            )
            offset += len(piece)
            if _whole_number(patched.headers.get("Upload-Offset", "")) != offset:
                raise Problem(ProblemCode.SERVER_ERROR)
            arrived = offset == len(content)

    def blob(self, access_token: str, sha256: str) -> bytes:
        content = self._call("GET", f"/v1/blobs/{sha256}", access_token, headers={}).body
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Problem(ProblemCode.NOT_OUR_SERVER)
        return content

    def _tokens(self, path: str, body: Mapping[str, str]) -> Tokens:
        plain = self._json("POST", path, body, None)
        try:
            return from_wire(Tokens, plain)
        except WireError as error:
            raise Problem(ProblemCode.NOT_OUR_SERVER) from error

    def _json(self, method: str, path: str, body: object, access_token: str | None) -> Any:
        content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        answer = self._call(method, path, access_token, body=content, headers={"Content-Type": "application/json"})
        try:
            return json.loads(answer.body)
        except (ValueError, RecursionError) as error:
            raise Problem(ProblemCode.NOT_OUR_SERVER) from error

    def _call(
        self,
        method: str,
        path: str,
        access_token: str | None,
        *,
        body: bytes = b"",
        headers: Mapping[str, str],
    ) -> _Answer:
        sent = {**headers, PROTOCOL_HEADER: str(PROTOCOL_VERSION)}
        if access_token:
            sent["Authorization"] = f"Bearer {access_token}"
        answer = self._exchange(method, path, body, sent)
        if PROTOCOL_HEADER not in answer.headers:
            raise _stranger(answer)
        if answer.status >= 400:
            raise _problem(answer)
        return answer

    def _exchange(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> _Answer:
        with Deadline(self._timeouts.whole) as deadline:
            try:
                answer = self._talk(method, path, body, headers)
            except (requests.RequestException, HTTPError, ValueError) as error:
                raise Problem(ProblemCode.SERVER_SLOW) if deadline.passed else problem_of(error) from error
            if deadline.passed:  # a body without a length ends with its connection: this may be half of one
                raise Problem(ProblemCode.SERVER_SLOW)
            return answer

    def _talk(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> _Answer:
        with self._session.request(
            method,
            self._server + path,
            data=body,
            headers=dict(headers),
            timeout=(self._timeouts.connect, self._timeouts.stall),
            allow_redirects=False,
            stream=True,
        ) as response:
            parts, size = [], 0
            for part in response.iter_content(64 * 1024):
                parts.append(part)
                size += len(part)
                if size > LARGEST_ANSWER_BYTES:
                    raise requests.RequestException("an endless answer")
            received = response.raw.tell()
            self.traffic = Traffic(
                self.traffic.requests + 1,
                self.traffic.sent_bytes + len(body),
                self.traffic.received_bytes + (received or size),
            )
            return _Answer(response.status_code, response.headers, b"".join(parts))


_STATUS_PROBLEMS = {
    401: ProblemCode.SESSION_EXPIRED,
    403: ProblemCode.DEVICE_REVOKED,
    413: ProblemCode.PAGE_TOO_LARGE,
    426: ProblemCode.UPGRADE_NEEDED,
}
_NAMED_PROBLEMS = {"wrong_password", "account_locked", "session_expired", "device_revoked", "upgrade_needed"}


def _stranger(answer: _Answer) -> Problem:
    """What an answer means that is not our server's: that of a gateway before it, or of somebody else."""
    retry_after = _seconds(answer.headers.get("Retry-After", ""))
    if answer.status == 413:
        return Problem(ProblemCode.PAGE_TOO_LARGE)
    if answer.status == 429 or answer.status >= 500:
        return Problem(ProblemCode.SERVER_ERROR, retry_after=retry_after)
    return Problem(ProblemCode.NOT_OUR_SERVER)


def _problem(answer: _Answer) -> Problem:
    unsent = answer.status < 500  # our server turns a request down before it carries out any of it
    retry_after = _seconds(answer.headers.get("Retry-After", ""))
    try:
        code = json.loads(answer.body).get("code", "")
    except (ValueError, AttributeError, RecursionError):
        code = ""
    if code in _NAMED_PROBLEMS:
        return Problem(code, retry_after=retry_after, unsent=unsent)
    found = _STATUS_PROBLEMS.get(answer.status, ProblemCode.SERVER_ERROR)
    return Problem(found, retry_after=retry_after, unsent=unsent)


def _seconds(text: str) -> float:
    return float(text) if text.isdecimal() else 0.0


def _whole_number(text: str) -> int:
    return int(text) if text.isdecimal() else -1


def _base64(text: str) -> str:
    return base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
