"""One person at one console, over real HTTP: keeps what the server sends, and checks that it adds up."""

import gzip
import hashlib
import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import requests

from domain.case import Case
from domain.commands import Command, Envelope
from domain.ids import CommandId, DeviceId, new_id
from domain.people import Person
from domain.protocol import (
    BucketDelta,
    CommandMessage,
    Manifest,
    Op,
    OpKind,
    Outcome,
    Position,
    Result,
    SyncReply,
    SyncRequest,
    digest_text,
    entity_digest,
)
from domain.wire import from_wire, loads, to_wire
from server.central import Central, Clock
from server.database import writing
from server.sessions import open_session
from tests.server.region import PEOPLE

TIMEOUT = 30
TOKENS = ("access_token", "refresh_token")
START = Position()


@dataclass
class Bucket:
    """What one bucket holds, by entity."""

    position: Position = START
    docs: dict[str, tuple[int, Any]] = field(default_factory=dict)

    def take(self, delta: BucketDelta) -> None:
        if delta.reset:
            self.docs, self.position = {}, START
        assert delta.start == self.position, "a delta must go on where the bucket stands"
        for op in delta.ops:
            if op.op == OpKind.OUT:
                self.docs.pop(op.id, None)
            else:
                self.docs[op.id] = (op.version, op.doc)
        self.position = delta.end
        if not delta.more:
            total = sum(entity_digest(entity, version) for entity, (version, _) in self.docs.items())
            assert (delta.digest, delta.count) == (digest_text(total), len(self.docs)), "the bucket must add up"


@dataclass
class Desk:
    """A signed-in console."""

    url: str
    clock: Clock
    person: Person
    http: requests.Session
    tokens: dict[str, str]
    device: DeviceId = field(default_factory=lambda: DeviceId(str(uuid.uuid4())))
    cursor: str = ""
    epoch: str = ""
    acknowledged: int = 0
    dseq: int = 0
    buckets: dict[str, Bucket] = field(default_factory=dict)
    received: list[bytes] = field(default_factory=list)
    replies: list[SyncReply] = field(default_factory=list)

    def post(self, path: str, body: object, **options: Any) -> requests.Response:
        return self.http.post(self.url + path, data=json.dumps(body).encode(), timeout=TIMEOUT, **options)

    def enrol(self) -> None:
        answer = self.post("/v1/devices", {"id": self.device, "name": "Meja uji"})
        assert answer.status_code == 200, answer.text

    def come_back(self) -> None:
        """Renew the session, as after some days without a connection."""
        body = {"refresh_token": self.tokens["refresh_token"], "request_id": str(uuid.uuid4())}
        answer = self.post("/v1/auth/refresh", body)
        assert answer.status_code == 200, answer.text
        self.tokens = {name: answer.json()[name] for name in TOKENS}
        self.http.headers["Authorization"] = f"Bearer {self.tokens['access_token']}"

    def ask(self, commands: Iterable[Any] = (), **changes: Any) -> requests.Response:
        """One request, whose answer is not taken in."""
        asked = to_wire(replace(SyncRequest(1, self.device, self.epoch, self.cursor, self.acknowledged), **changes))
        plain = [to_wire(c) if isinstance(c, CommandMessage) else c for c in commands]  # the rest goes as it is
        return self.post("/v1/sync", {**asked, "commands": plain})

    def exchange(self, commands: Iterable[Any] = (), **changes: Any) -> SyncReply:
        """One request and its answer taken in, except that results are not acknowledged."""
        answer = self.ask(commands, **changes)
        assert answer.status_code == 200, answer.text
        self.received.append(answer.content)
        reply = from_wire(SyncReply, answer.json())
        self.replies.append(reply)
        for name in self.buckets.keys() - set(reply.grants):
            del self.buckets[name]
        for delta in reply.buckets:
            loaded = replace(delta, ops=self.load(delta.snapshot)) if delta.snapshot else delta
            self.buckets.setdefault(delta.bucket, Bucket()).take(loaded)
        self.cursor, self.epoch = reply.cursor, reply.epoch
        return reply

    def sync(self, **changes: Any) -> list[SyncReply]:
        """As many requests as it takes."""
        replies = [self.exchange(**changes)]
        while replies[-1].more:
            replies.append(self.exchange(**changes))
        return replies

    def get(self, path: str, **headers: str) -> requests.Response:
        return self.http.get(self.url + path, headers={"X-Konsol-Device": self.device, **headers}, timeout=TIMEOUT)

    def load(self, snapshot: str) -> tuple[Op, ...]:
        """Everything in a snapshot, chunk by chunk."""
        answer = self.get(f"/v1/snapshots/{snapshot}")
        assert answer.status_code == 200, answer.text
        ops: list[Op] = []
        for number, chunk in enumerate(from_wire(Manifest, answer.json()).chunks):
            content = self.get(f"/v1/snapshots/{snapshot}/{number}").content
            assert (hashlib.sha256(content).hexdigest(), len(content)) == (chunk.sha256, chunk.size)
            lines = gzip.decompress(content).splitlines()
            assert len(lines) == chunk.entities
            self.received += lines
            ops += [loads(Op, line) for line in lines]
        return tuple(ops)

    def message(self, case: Case, command: Command, **changes: Any) -> CommandMessage:
        """A command on its way, made at the version this console sees."""
        self.dseq += 1
        now = self.clock()
        seen = self.case(case)
        base = seen.version if seen else case.version
        made = Envelope(CommandId(new_id(now)), case.id, base, self.person.id, self.device, now, command)
        return CommandMessage(self.dseq, replace(made, **changes))

    def do(self, case: Case, command: Command, **changes: Any) -> Result:
        """Send one command and give its result."""
        message = self.message(case, command, **changes)
        reply = self.exchange([message])
        return next(result for result in reply.results if result.id == message.envelope.id)

    def must(self, case: Case, command: Command) -> Result:
        result = self.do(case, command)
        assert result.outcome == Outcome.APPLIED, result
        return result

    def case(self, case: Case) -> Case | None:
        """The case as this console holds it, the newest if several buckets do."""
        found = [bucket.docs[case.id] for bucket in self.buckets.values() if case.id in bucket.docs]
        return from_wire(Case, max(found, key=lambda held: held[0])[1]) if found else None

    def seen(self, case: Case) -> Case:
        found = self.case(case)
        assert found is not None, "this console does not have the case"
        return found

    def cases(self) -> set[str]:
        return {entity for name, bucket in self.buckets.items() if name != "ref" for entity in bucket.docs}

    def everything_received(self) -> str:
        return b"\n".join(self.received).decode("utf-8")


def sit_down(url: str, central: Central, username: str) -> Desk:
    """Somebody of the region at a new console."""
    return seat(url, central, PEOPLE[username])


def seat(url: str, central: Central, person: Person) -> Desk:
    """A person who has signed in; without the password, whose check takes a sixth of a second."""
    with writing(central.engine) as connection:
        tokens = open_session(connection, central.key, central.settings, person.id, central.now())
    http = requests.Session()
    http.headers["Authorization"] = f"Bearer {tokens.access_token}"
    desk = Desk(url, central.now, person, http, {name: getattr(tokens, name) for name in TOKENS})
    desk.enrol()
    return desk
