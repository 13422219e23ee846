"""What one side writes the other reads, today's and tomorrow's; what is not a record is told from what is."""

import dataclasses
import json
from datetime import UTC, datetime, timedelta, timezone
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.case import Case, Event
from domain.commands import COMMANDS, AddNote, Command, Correct, Envelope, Rate, SubmitReply
from domain.protocol import SyncReply, SyncRequest
from domain.wire import WireError, dumps, from_wire, loads, to_wire
from tests.domain.cast import SARI, world
from tests.domain.records import JSON, of, record_types

KINDS = record_types()
every_record = pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
few = settings(max_examples=20)


def test_nothing_that_travels_is_forgotten() -> None:
    assert {*COMMANDS.values(), Case, Event, Envelope, SyncRequest, SyncReply} <= set(KINDS)


@every_record
@few
@given(data=st.data())
def test_what_is_written_is_read_back(kind: type, data: st.DataObject) -> None:
    record = data.draw(of(kind))
    assert loads(kind, dumps(record)) == record
    assert loads(kind, dumps(record).encode("utf-8")) == record


@given(of(Command))
def test_a_command_carries_its_type(command: Command) -> None:
    assert json.loads(dumps(command))["type"] == command.type
    assert loads(Command, dumps(command)) == command


@every_record
@few
@given(data=st.data())
def test_fields_of_a_newer_version_are_passed_over(kind: type, data: st.DataObject) -> None:
    record = data.draw(of(kind))
    plain = to_wire(record) | {"x_new": data.draw(JSON), "x_other": None}
    assert from_wire(kind, plain) == record


@every_record
@few
@given(data=st.data())
def test_missing_fields_take_their_default_or_are_named(kind: type, data: st.DataObject) -> None:
    record = data.draw(of(kind))
    plain = to_wire(record)
    for field in dataclasses.fields(kind):
        rest = {name: value for name, value in plain.items() if name != field.name}
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            with pytest.raises(WireError, match=f"{field.name} is missing"):
                from_wire(kind, rest)
        else:
            factory = field.default_factory
            made = field.default if factory is dataclasses.MISSING else factory()
            assert getattr(from_wire(kind, rest), field.name) == made


def damaged(plain: Any, rng: Random, junk: Any) -> Any:
    """The plain data with one place, at any depth, replaced, left out or given a stranger."""
    if isinstance(plain, dict) and plain and rng.random() < 0.8:
        name = rng.choice(sorted(plain))
        match rng.randrange(4):
            case 0:
                return {k: v for k, v in plain.items() if k != name}
            case 1:
                return plain | {"x": junk}
            case _:
                return plain | {name: damaged(plain[name], rng, junk)}
    if isinstance(plain, list) and plain and rng.random() < 0.8:
        at = rng.randrange(len(plain))
        return [*plain[:at], damaged(plain[at], rng, junk), *plain[at + 1 :]]
    return junk


ODD: st.SearchStrategy[Any] = st.sampled_from(
    [[], {}, "", "x", 0, -1, 1.5, 1e400, True, None, 10**30, "\ud800", "9999-12-31T23:59:59-23:00"]
)


@every_record
@few
@given(data=st.data())
def test_damaged_data_is_a_record_or_a_wire_error_and_nothing_else(kind: type, data: st.DataObject) -> None:
    plain = to_wire(data.draw(of(kind)))
    rng = Random(data.draw(st.integers(0, 10**6)))
    for _ in range(3):
        plain = damaged(plain, rng, data.draw(JSON | ODD))
    try:
        record: Any = from_wire(kind, plain)
    except WireError:
        return
    once: Any = from_wire(kind, to_wire(record))
    assert from_wire(kind, to_wire(once)) == once


@pytest.mark.parametrize("name", [[], {}, None, 7, "case.verify.v9", ["case.verify.v1"]], ids=str)
def test_a_command_of_no_known_type_is_a_wire_error(name: object) -> None:
    with pytest.raises(WireError):
        from_wire(Command, {"type": name})


@pytest.mark.parametrize("plain", [None, [], "x", 7])
def test_what_is_no_object_is_no_command(plain: object) -> None:
    with pytest.raises(WireError):
        from_wire(Command, plain)


@pytest.mark.parametrize("text", ["", "{", "\ufeff{}", "nul", b"\xff\xfe", "[" * 100_000, "1" * 10_000, "\x00"])
def test_what_is_no_json_is_a_wire_error(text: str | bytes) -> None:
    with pytest.raises(WireError):
        loads(AddNote, text)


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_arbitrary_bytes_are_a_wire_error(text: str | bytes) -> None:
    with pytest.raises(WireError):
        loads(Envelope, text)


@pytest.mark.parametrize(
    "text",
    ["2026-03-16T02:00:00", "2026-03-16", "kemarin", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59-23:59", "\ud800"],
)
def test_an_instant_needs_its_zone_and_its_place_in_time(text: str) -> None:
    plain = to_wire(envelope())
    with pytest.raises(WireError):
        from_wire(Envelope, plain | {"acted_at": text})


@pytest.mark.parametrize("sample", [Rate(4), SubmitReply("Halo", holding=True), Correct(tags=("jalan",))], ids=str)
@pytest.mark.parametrize("value", [True, 1, 1.0, "1", [1], {"1": 1}, [True]], ids=repr)
def test_a_value_of_another_type_is_not_made_to_fit(sample: Command, value: object) -> None:
    """A rating of `true` or a flag of 1 is damage; guessing at what was meant would hide it."""
    plain = to_wire(sample)
    for name, own in plain.items():
        if type(value) is not type(own) or isinstance(value, list):
            with pytest.raises(WireError):
                from_wire(Command, plain | {name: value})


def envelope() -> Envelope:
    w = world()
    return w.envelope(w.case(), SARI, AddNote("Sudah ditelepon."))


def test_instants_travel_in_utc() -> None:
    late = dataclasses.replace(envelope(), acted_at=datetime(2026, 3, 16, 9, 0, tzinfo=timezone(timedelta(hours=9))))
    assert to_wire(late)["acted_at"] == "2026-03-16T00:00:00Z"
    assert loads(Envelope, dumps(late)).acted_at == datetime(2026, 3, 16, tzinfo=UTC)


def test_what_holds_its_default_is_left_out() -> None:
    assert dumps(AddNote("Halo")) == '{"type":"note.add.v1","text":"Halo"}'
    assert dumps(Correct(tags=())) == '{"type":"case.correct.v1","tags":[]}'


def test_a_wire_error_names_the_place_and_never_the_content() -> None:
    plain = to_wire(envelope()) | {"acted_at": "KENARI-7F3A"}
    with pytest.raises(WireError) as caught:
        from_wire(Envelope, plain)
    assert "KENARI" not in str(caught.value)


def test_unknown_statuses_and_kinds_stay_readable() -> None:
    plain = to_wire(world().case()) | {"status": "under_audit"}
    plain["events"][0]["kind"] = "teleported"
    case = from_wire(Case, plain)
    assert (case.status, case.events[0].kind) == ("under_audit", "teleported")
    assert from_wire(Case, to_wire(case)) == case


@pytest.mark.parametrize("text", ["\ud800", "emoji \ud83d terbelah", "\udc00\ud800", "\ude00\ud83d\ude00"])
def test_half_characters_are_replaced_so_that_every_text_can_be_stored_and_sent(text: str) -> None:
    """JSON may hold lone surrogates; no database and no UTF-8 body can."""
    read = loads(AddNote, json.dumps({"text": text}))
    assert "\ufffd" in read.text
    dumps(read).encode("utf-8")
    dumps(AddNote(text)).encode("utf-8")


def test_whole_characters_are_left_alone() -> None:
    text = "Jalan rusak 😀 \u202e \x00 ꦗꦭꦤ꧀ \\n"
    assert loads(AddNote, json.dumps({"text": text})).text == text
