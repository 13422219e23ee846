"""The central server of the simulation: the product's route functions over one database, with a life of its own."""

import json
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from sqlalchemy import update
from sqlalchemy.exc import OperationalError
from starlette.requests import Request
from starlette.responses import FileResponse, Response

import server.routes.auth
import server.routes.repair
import server.routes.snapshots
import server.routes.sync
import server.subjects
from app.sync.api import DEVICE_HEADER, PARTIAL, Answer
from domain.apply import apply
from domain.case import Case
from domain.commands import Envelope
from domain.errors import Conflict, Refused
from domain.ids import DeviceId, PersonId
from server import sessions
from server.central import Central
from server.compaction import compact
from server.database import writing
from server.edge import PROTOCOL_HEADER
from server.epoch import Epoch
from server.highwater import HighWater
from server.key import Key
from server.problems import Problem, later
from server.settings import Settings
from server.tables import device
from tools.simulate import databases
from tools.simulate.region import SEATS

SETTINGS = Settings(Path("nowhere"), access_ttl=timedelta(hours=12), retry_seconds=30, mark_seconds=0)
KEY = Key(bytes(32))

SNAPSHOTS = "/v1/snapshots/"
BREAKS, WAITS, UNREADABLE = "rusak", "tunggu", "tak terbaca"
WAITS_TIMES = 2


@dataclass(frozen=True)
class KeptEpoch(Epoch):
    """The epoch beside the database, without a file."""

    path: Path = Path("nowhere")
    value: list[int] = field(default_factory=lambda: [1])

    def current(self) -> str:
        return f"{self.value[0]}-0"

    def raise_(self) -> str:
        self.value[0] += 1
        return self.current()


class ServerKilled(BaseException):
    """The server's process is gone in the middle of a request; not an Exception, so that nothing there catches it."""


class Centre:
    """One server process over one database; restarted, it forgets what it only remembered."""

    def __init__(
        self, opened: databases.Server, folder: Path, now: Callable[[], datetime], snapshot_from: int = 2_000
    ) -> None:
        """`folder` is emptied: it holds what a server keeps beside its database, and outlives a restore."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        self.database = opened.database
        self._opened = opened
        self._settings = replace(SETTINGS, data_dir=folder, snapshot_from=snapshot_from)
        self._now = now
        self._backups: list[bytes] = []
        self.broken: list[str] = []
        self.waited: Counter[str] = Counter()
        self.epoch = KeptEpoch()
        self.central = self._started()
        self._water = HighWater(self.central)
        setattr(server.subjects, "apply", self.applying)  # noqa: B010 - the type checker knows another signature

    def _started(self) -> Central:
        return Central(self._settings, self._opened.engine, self.epoch, KEY, self._now)

    def restart(self) -> None:
        """A new process over what is committed."""
        self.database.recover()
        self.central = self._started()
        self._water = HighWater(self.central)
        self._water.look()

    def look(self) -> None:
        """What a running server does every few seconds: write down how far its database has come."""
        self._water.look()

    def back_up(self) -> None:
        self.look()
        self._backups.append(self.database.image())
        self.central.durable.backed_up(self._now())

    def forget_backups(self) -> None:
        """Backups of a month ago are no longer there."""
        self._backups = self._backups[-1:]

    def restore(self, dice: int) -> bool:
        """Go back to a backup; False if there is none.

        With the runbook's new epoch, or by somebody who forgets it: then the server has to notice by itself. Now and
        then a console was enrolled after the backup.
        """
        if not self._backups:
            return False
        self.look()  # it ran until a moment ago
        turn = self.database.on_turn
        self.database.put_back(self._backups[dice % len(self._backups)])
        self.database.on_turn = turn
        if dice % 5 == 0:
            self.database.execute("DELETE FROM device WHERE id = ?", (SEATS[dice % len(SEATS)].device,))
        if dice % 3:
            self.epoch.raise_()
        self.restart()
        return True

    def compact(self) -> None:
        """Everything that is superseded goes; feed rows bear the time of the computer, whatever the simulated one."""
        compact(self.central.engine, datetime.now(UTC) + timedelta(days=1))

    def answer(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """What the product's server says to a request, whatever is in it."""
        try:
            response = self._routed(method, path, body, headers)
        except Problem as problem:
            response = problem.response()
        except OperationalError:
            response = later(503, "unavailable", timedelta(seconds=30)).response()
        except Exception as error:  # noqa: BLE001 - as the server's outermost edge does; nothing here is meant to break it
            self.broken.append(repr(error))
            response = Problem(500, "internal").response()
        told = {**dict(response.headers), PROTOCOL_HEADER: "1"}
        if isinstance(response, FileResponse):
            return _part(Path(response.path).read_bytes(), headers.get("Range", ""), told)
        return Answer(response.status_code, told, bytes(response.body))

    def _routed(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Response:
        request = cast(Request, SimpleNamespace(headers={}))
        bearer = headers.get("Authorization", "").removeprefix("Bearer ")
        if (method, path) == ("POST", "/v1/sync"):
            return server.routes.sync.sync(request, self.central, bearer, body)
        if (method, path) == ("POST", "/v1/repair"):
            return server.routes.repair.differences(request, self.central, bearer, body)
        if (method, path) == ("POST", "/v1/auth/refresh"):
            return server.routes.auth.refresh(request, self.central, body)
        if (method, path) == ("POST", "/v1/devices"):
            return server.routes.auth.device(request, self.central, bearer, body)
        if method == "GET" and path.startswith(SNAPSHOTS):
            identity, _, number = path.removeprefix(SNAPSHOTS).partition("/")
            asked = self.central, bearer, DeviceId(headers.get(DEVICE_HEADER, "")), identity
            if number:
                return server.routes.snapshots.chunk(*asked, number)
            return server.routes.snapshots.manifest(request, *asked)
        raise Problem(404, "not_found")

    def sign_in(self, person: PersonId) -> sessions.Tokens:
        with writing(self.central.engine) as connection:
            return sessions.open_session(connection, KEY, SETTINGS, person, self._now())

    def revoke(self, identity: DeviceId, *, again: bool = False) -> None:
        """Shut a console out, or let it in `again`."""
        with writing(self.central.engine) as connection:
            at = None if again else self._now()
            connection.execute(update(device).where(device.c.id == identity).values(revoked_at=at))

    def applying(self, case: Case, envelope: Envelope, *more: Any) -> Case | Refused | Conflict:
        """The domain's rule, on a server that has its troubles with some commands."""
        self._trouble(getattr(envelope.command, "text", ""))
        return apply(case, envelope, *more)

    def _trouble(self, text: str) -> None:
        if BREAKS in text:
            raise RuntimeError("the simulation breaks this command")
        if WAITS in text and self.waited[text] < WAITS_TIMES:
            self.waited[text] += 1
            raise OperationalError("", {}, Exception())


def _part(content: bytes, wanted: str, headers: Mapping[str, str]) -> Answer:
    """The range of a file that was asked for, as a web server gives it."""
    first, _, last = wanted.removeprefix("bytes=").partition("-")
    if not first:
        return Answer(200, headers, content)
    if int(first) >= len(content):
        return Answer(416, headers, b"{}")
    return Answer(PARTIAL, headers, content[int(first) : int(last) + 1])


def unreadable(body: bytes) -> bytes:
    """A request as it arrives: notes that say so are of a kind this server has never heard of."""
    return body.replace(
        b'"type":"note.add.v1","text":"' + UNREADABLE.encode(), b'"type":"note.add.v9","text":"' + UNREADABLE.encode()
    )


def aged(body: bytes) -> bytes:
    """The request of a console that speaks a protocol nobody speaks any more."""
    plain: dict[str, Any] = json.loads(body)
    return json.dumps({**plain, "protocol": 0}, ensure_ascii=False, separators=(",", ":")).encode()
