"""When sums differ, the parts and then the rows are found in which they do, and no other row is sent."""

from typing import Any

import pytest
from sqlalchemy import update

from domain.case import Case
from domain.commands import AddNote, Dispose
from domain.protocol import PARTS, BucketDelta, OpKind, RepairReply, part_of, part_sums
from domain.scope import agency_bucket, unit_bucket
from domain.wire import from_wire, to_wire
from server.central import Central
from server.tables import bucket, member
from tests.server.conftest import SignIn
from tests.server.desk import Desk
from tests.server.region import HEALTH, REGENCY, ROADS, Region, change

BUCKET = unit_bucket(ROADS)


@pytest.fixture
def cases(region: Region) -> list[Case]:
    return region.reports(30)


@pytest.fixture
def budi(at_desk: SignIn, cases: list[Case]) -> Desk:
    desk = at_desk("budi")
    desk.sync()
    return desk


def ask(desk: Desk, name: str = BUCKET, **asked: Any) -> RepairReply:
    position = desk.buckets[name].position if name in desk.buckets else BucketDelta.start
    body = {"device": desk.device, "bucket": name, "position": to_wire(position), **asked}
    answer = desk.post("/v1/repair", body)
    assert answer.status_code == 200, answer.text
    desk.received.append(answer.content)
    return from_wire(RepairReply, answer.json())


def versions(desk: Desk) -> dict[str, int]:
    return {entity: version for entity, (version, _) in desk.buckets[BUCKET].docs.items()}


def sums(desk: Desk) -> list[str]:
    return list(part_sums(versions(desk).items()))


def mend(desk: Desk) -> RepairReply:
    """Both steps, the answer taken in."""
    parts = ask(desk, sums=sums(desk)).parts
    rows = {entity: version for entity, version in versions(desk).items() if part_of(entity) in parts}
    reply = ask(desk, parts=list(parts), rows=rows)
    docs = desk.buckets[BUCKET].docs
    for op in reply.ops:
        if op.op == OpKind.OUT:
            del docs[op.id]
        else:
            docs[op.id] = (op.version, op.doc)
    return reply


def test_only_the_rows_that_differ_are_sent(budi: Desk, cases: list[Case]) -> None:
    docs = budi.buckets[BUCKET].docs
    whole = dict(docs)
    missing, other, foreign = cases[3].id, cases[4].id, "01a1f6ae-9900-722d-8519-000000000000"
    del docs[missing]
    docs[other] = (7, None)
    docs[foreign] = (1, None)

    reply = mend(budi)

    assert {(op.op, op.id) for op in reply.ops} == {("put", missing), ("put", other), ("out", foreign)}
    assert docs == whole
    assert ask(budi, sums=sums(budi)) == RepairReply()


def test_what_adds_up_needs_nothing(budi: Desk) -> None:
    assert ask(budi, sums=sums(budi)).parts == ()
    assert ask(budi, parts=list(range(PARTS)), rows=versions(budi)).ops == ()
    assert len(ask(budi, parts=list(range(PARTS)), rows={}).ops) == 30


def test_rows_outside_of_the_parts_asked_about_are_left_alone(budi: Desk, cases: list[Case]) -> None:
    part = part_of(cases[0].id)
    own = [case.id for case in cases if part_of(case.id) == part]
    assert {op.id for op in ask(budi, parts=[part], rows={"lain-lain": 1}).ops} - {"lain-lain"} == set(own)


def test_a_bucket_that_has_moved_is_pulled_first(budi: Desk, cases: list[Case], at_desk: SignIn) -> None:
    andi = at_desk("andi")
    andi.must(cases[0], Dispose(HEALTH))
    assert ask(budi, sums=sums(budi)) == RepairReply(moved=True)
    budi.sync()
    assert ask(budi, sums=sums(budi)) == RepairReply()


def test_nobody_repairs_what_they_do_not_hold(budi: Desk, at_desk: SignIn) -> None:
    andi = at_desk("andi")
    andi.sync()
    body = {
        "device": budi.device,
        "bucket": agency_bucket(REGENCY),
        "position": to_wire(andi.buckets[agency_bucket(REGENCY)].position),
        "parts": list(range(PARTS)),
    }
    assert budi.post("/v1/repair", body).json() == {"moved": True, "ops": []}
    foreign = {**body, "device": andi.device}
    assert budi.post("/v1/repair", foreign).json()["code"] == "device_unknown"


def test_repaired_rows_are_masked_like_the_feed(at_desk: SignIn, cases: list[Case]) -> None:
    gita = at_desk("gita")
    gita.sync()
    assert len(ask(gita, agency_bucket(REGENCY), parts=list(range(PARTS))).ops) == 30
    assert "Pelapor Contoh" not in gita.everything_received()


def test_a_wrong_sum_on_the_servers_side_is_found_too(budi: Desk, cases: list[Case], central: Central) -> None:
    """The sums are taken from what the bucket holds, not from the sum that may be wrong."""
    change(central, update(bucket).where(bucket.c.name == BUCKET).values(digest="0" * 32))
    assert ask(budi, sums=sums(budi)) == RepairReply()
    change(central, update(member).where(member.c.entity == cases[0].id).values(version=9))
    assert ask(budi, sums=sums(budi)).parts == (part_of(cases[0].id),)


def test_a_request_that_makes_no_sense_is_refused(budi: Desk) -> None:
    good = {"device": budi.device, "bucket": BUCKET, "position": {"seq": 1, "anchor": "x"}}
    for bad in (
        {"sums": ["0"] * 255}, {"parts": [256]}, {"parts": [-1]}, {"rows": {"x": -1}}, {"rows": {"x": "1"}},
        {"device": "x"}, {"position": None}, {"rows": []},
    ):  # fmt: skip
        assert budi.post("/v1/repair", {**good, **bad}).json()["code"] == "malformed", bad
    assert budi.post("/v1/repair", {**good, "bucket": "\x00"}).json()["moved"] is True


def test_a_note_since_then_comes_with_its_version(budi: Desk, cases: list[Case], at_desk: SignIn) -> None:
    andi = at_desk("andi")
    andi.must(cases[0], AddNote("baru", audience="agencies"))
    budi.sync()
    budi.buckets[BUCKET].docs[cases[0].id] = (1, None)
    (op,) = mend(budi).ops
    assert (op.id, op.version, op.doc["version"]) == (cases[0].id, 2, 2)  # type: ignore[index] # it is there
