"""Asks for everything a console can ask for, as one person after the other, and looks through every answer."""

import gzip
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

import requests

from domain import commands as c
from domain.case import Case
from domain.protocol import PARTS, RepairRequest
from domain.wire import to_wire
from tests.server.attaching import TUS, create, fetch, text64
from tests.server.desk import TIMEOUT, Desk
from tools.canaries.marks import marks_in
from tools.canaries.world import READERS, Place, Planted, may_know

ASKERS: Final = 3  # of the readers, who ask for one case by name
CLUMSY: Final = ("budi", "gita")  # who also ask for what does not exist
GZIP: Final = b"\x1f\x8b"
CASES_TRIED: Final = 40
CASES_AT_ONCE: Final = 10
PARTS_AT_ONCE: Final = 64


@dataclass
class Watch:
    """Counts the answers of one run, and keeps what they gave away."""

    place: Place
    responses: int = 0
    size: int = 0
    by_right: int = 0
    revealed: int = 0
    hits: list[str] = field(default_factory=list)
    granted: set[tuple[str, int]] = field(default_factory=set)

    def over(self, desk: Desk) -> Desk:
        """The desk, each of whose answers is looked through."""
        desk.http.hooks["response"].append(lambda answer, **_: self.look(desk, answer))
        return desk

    def look(self, desk: Desk, answer: requests.Response) -> None:
        content = answer.content
        unpacked = gzip.decompress(content) if content.startswith(GZIP) else content
        head = "\n".join(f"{name}: {value}" for name, value in answer.headers.items()).encode()
        self.responses += 1
        self.size += len(content) + len(head)
        asked = f"{answer.request.method} {answer.request.path_url.partition('?')[0]}"
        numbers = {mark.number for mark in marks_in(head + b"\n" + unpacked)}
        for number in sorted(numbers & self.place.planted.keys()):  # digests have digits that look like others
            planted = self.place.planted[number]
            revealed = asked == "POST /v1/reveal" and (str(desk.person.id), number) in self.granted
            if revealed or may_know(planted, desk.person):
                self.by_right += 1
                self.revealed += revealed
            else:
                self.hits.append(f"{desk.person.name} learns of {planted.mark.reporter.name} by {asked}")


def read_everything(place: Place, watch: Watch) -> None:
    desks = {name: watch.over(place.desk(name)) for name in READERS}
    for name, desk in desks.items():
        desk.sync(limit_bytes=64 * 1024)
        watch.over(place.desk(name, snapshots=True)).sync()
        _repair(desk)
        desk.get("/v1/hint?wait=0")
        desk.received.clear()
    names = list(desks)
    for planted in place.planted.values():
        for turn in range(ASKERS):
            _ask_for(desks[names[(planted.mark.number + turn * 3) % len(names)]], planted)
    for desk in desks.values():
        _try_commands(desk, place.planted.values())
    for name in CLUMSY:
        _make_mistakes(desks[name])
    _reveal_some(place, watch, desks)
    for desk in desks.values():
        desk.sync()


def _repair(desk: Desk) -> None:
    """Every row of every bucket, as to a console that has nothing."""
    for name, bucket in desk.buckets.items():
        for first in range(0, PARTS, PARTS_AT_ONCE):
            parts = tuple(range(first, first + PARTS_AT_ONCE))
            desk.post("/v1/repair", to_wire(RepairRequest(desk.device, name, bucket.position, parts=parts)))


def _ask_for(desk: Desk, planted: Planted) -> None:
    for sha256 in planted.files:
        fetch(desk, sha256)
    desk.post("/v1/reveal", {"device": desk.device, "case": planted.case.id})


def _try_commands(desk: Desk, planted: Iterable[Planted]) -> None:
    """Commands that conflict, that are refused, and that are carried out; on a few cases of each kind."""
    cases = [each.case for each in planted][:CASES_TRIED]
    for start in range(0, len(cases), CASES_AT_ONCE):
        batch = cases[start : start + CASES_AT_ONCE]
        desk.exchange([_stale(desk, case) for case in batch])
        desk.exchange([desk.message(case, c.AddNote("dibaca", audience="agencies")) for case in batch])
        desk.exchange([desk.message(case, c.AskReveal("perlu")) for case in batch])


def _stale(desk: Desk, case: Case) -> Any:
    return desk.message(case, c.Correct(title="Judul dari versi lama", edited_text="Teks lama"), base_version=1)


def _make_mistakes(desk: Desk) -> None:
    """What is malformed, unknown, too much or somebody else's."""
    stranger, future = {"protocol": 1, "device": str(uuid.uuid4())}, {"protocol": 99, "device": desk.device}
    bodies: tuple[object, ...] = ({}, [], stranger, future)
    for body in bodies:
        for path in ("/v1/sync", "/v1/repair", "/v1/reveal", "/v1/devices", "/v1/tidak-ada"):
            desk.post(path, body)
    for path in ("/v1/snapshots/x", "/v1/snapshots/x/0", "/v1/blobs/x", "/v1/hello"):
        desk.get(path)
    create(desk, b"x", **{"Upload-Metadata": f"sha256 {text64('0' * 64)},name {text64('x.exe')}"})
    where = create(desk, b"lampiran").headers["Location"]
    for method in ("HEAD", "DELETE"):
        desk.http.request(method, desk.url + where, headers=TUS, timeout=TIMEOUT)
    desk.http.options(f"{desk.url}/v1/uploads", timeout=TIMEOUT)
    desk.post("/v1/auth/token", {"username": "budi", "password": "x"})
    desk.post("/v1/auth/refresh", {"refresh_token": "x", "request_id": "x"})


def _reveal_some(place: Place, watch: Watch, desks: dict[str, Desk]) -> None:
    """Two persons open a few identities to one of them: to that person alone, and in that one answer."""
    budi, citra = desks["budi"], desks["citra"]
    held = [each for each in place.planted.values() if each.case.anonymous and budi.case(each.case)][:3]
    for planted in held:
        budi.do(planted.case, c.AskReveal("perlu"))
        citra.sync()
        for asked in citra.seen(planted.case).reveals:
            if asked.by.person == budi.person.id and asked.granted is None:
                citra.must(planted.case, c.DecideReveal(asked.id, True))
        watch.granted.add((budi.person.id, planted.mark.number))
        budi.post("/v1/reveal", {"device": budi.device, "case": planted.case.id})
