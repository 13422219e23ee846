"""What comes down: everything once, in order, whatever the page size, and from the beginning where it must."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event, update

from domain.case import Holder
from domain.commands import AddNote, Dispose
from domain.directory import Unit
from domain.protocol import SyncReply
from domain.scope import unit_bucket
from domain.wire import dumps, loads
from server import pull
from server.central import Central
from server.database import writing
from server.directory import put_reference, put_references
from server.routes.sync import text_of
from server.tables import cases
from tests.server.conftest import SignIn
from tests.server.region import AGENCIES, HEALTH, NEIGHBOUR, NEIGHBOUR_ROADS, PEOPLE, REGENCY, ROADS, Region, change
from tests.support.guards import ExpectedLog


@contextmanager
def counted_statements() -> Iterator[list[str]]:
    """Every statement any engine of this process runs meanwhile, but for the beginning of transactions."""
    seen: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        if not statement.startswith("BEGIN"):
            seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_a_first_sync_brings_everything_in_reach_and_nothing_else(at_desk: SignIn, region: Region) -> None:
    own = region.reports(30)
    region.reports(3, holder=Holder(REGENCY, HEALTH))
    region.reports(3, holder=Holder(NEIGHBOUR, NEIGHBOUR_ROADS))
    budi = at_desk("budi")

    reply = budi.sync()[0]

    assert budi.cases() == {case.id for case in own}
    assert set(reply.grants) == {"ref", "u:orang-budi", unit_bucket(ROADS)}
    assert [delta.bucket for delta in reply.buckets] == ["ref", unit_bucket(ROADS)]
    kinds = {op.kind for op in reply.buckets[0].ops}
    assert kinds == {"agency", "unit", "category", "person", "calendar"}
    assert budi.seen(own[0]) == own[0]


def test_pages_of_any_size_bring_the_same(at_desk: SignIn, region: Region) -> None:
    region.reports(40)
    large, small = at_desk("budi"), at_desk("budi")

    large.sync()
    pages = small.sync(limit_bytes=1)

    assert len(pages) > 5
    assert small.buckets == large.buckets
    deltas = [delta for page in pages for delta in page.buckets if delta.bucket == unit_bucket(ROADS)]
    assert [delta.reset for delta in deltas] == [True] + [False] * (len(deltas) - 1)
    assert all((delta.digest == "") == delta.more for delta in deltas)
    assert {delta.count for delta in deltas} == {40}, "every page says how much there is in all"


def test_a_page_that_is_full_with_the_last_row_says_that_it_is_the_last(
    at_desk: SignIn, region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else its digest would be compared with the next change only, and what is wrong here would stay so until then."""
    case = region.reports(2)[0]
    andi, budi = at_desk("andi"), at_desk("budi")
    budi.sync()
    andi.must(case, AddNote("panjang " * (pull.SMALLEST_PAGE // 8), audience="agencies"))
    monkeypatch.setattr(pull, "ROWS_AT_A_TIME", 1)

    reply = budi.exchange(limit_bytes=1)

    assert [(len(delta.ops), delta.more, bool(delta.digest)) for delta in reply.buckets] == [(1, False, True)]


def test_changes_between_two_pages_are_not_lost(at_desk: SignIn, region: Region) -> None:
    cases = region.reports(40)
    andi, budi = at_desk("andi"), at_desk("budi")
    budi.exchange(limit_bytes=1)
    assert budi.exchange(limit_bytes=1).more
    andi.must(cases[0], AddNote("sudah dikirim", audience="agencies"))
    andi.must(cases[1], Dispose(HEALTH))
    andi.must(cases[39], AddNote("belum dikirim", audience="agencies"))

    budi.sync(limit_bytes=1)

    assert budi.cases() == {case.id for case in cases} - {cases[1].id}
    assert [budi.seen(cases[n]).version for n in (0, 39)] == [2, 2]


def test_nothing_new_costs_one_small_answer_and_two_statements(at_desk: SignIn, region: Region) -> None:
    region.reports(20)
    budi = at_desk("budi")
    budi.sync()

    with counted_statements() as statements:
        answer = budi.ask()

    assert len(statements) == 2, statements
    head = sum(len(name) + len(value) + 4 for name, value in answer.headers.items())
    assert head + int(answer.headers["Content-Length"]) < 1024
    reply = budi.exchange()
    assert (reply.buckets, reply.results, reply.more) == ((), (), False)


def test_an_answer_is_packed_for_who_can_unpack_it(at_desk: SignIn, region: Region) -> None:
    region.reports(20)
    budi = at_desk("budi")
    packed, plain = budi.ask(), None
    budi.http.headers["Accept-Encoding"] = "identity"
    plain = budi.ask()

    assert packed.headers["Content-Encoding"] == "gzip" and "Content-Encoding" not in plain.headers
    assert int(packed.headers["Content-Length"]) * 5 < int(plain.headers["Content-Length"])
    assert packed.json()["buckets"] == plain.json()["buckets"]


def test_only_the_last_state_of_a_case_is_sent(at_desk: SignIn, region: Region) -> None:
    case = region.report()
    andi, budi = at_desk("andi"), at_desk("budi")
    for n in range(5):
        andi.must(case, AddNote(f"{n}", audience="agencies"))
    andi.must(case, Dispose(HEALTH))
    andi.must(case, Dispose(ROADS))

    ops = [op for delta in budi.sync()[0].buckets if delta.bucket == unit_bucket(ROADS) for op in delta.ops]

    assert [(op.op, op.id, op.version) for op in ops] == [("put", case.id, 8)]


def test_a_transactions_rows_share_a_page_where_they_fit(at_desk: SignIn, region: Region) -> None:
    budi = at_desk("budi")
    budi.sync()
    region.reports(2, original_text="x" * 1500)
    together = region.reports(3, original_text="y" * 1500)

    pages = budi.sync(limit_bytes=5000)

    ids = {case.id for case in together}
    carrying = [ids & {op.id for delta in page.buckets for op in delta.ops} for page in pages]
    assert [found for found in carrying if found] == [ids]


def test_a_transaction_larger_than_a_page_still_gets_through(at_desk: SignIn, region: Region) -> None:
    region.report()
    region.reports(50, original_text="y" * 1500)
    budi = at_desk("budi")

    assert len(budi.sync(limit_bytes=5000)) > 10
    assert len(budi.cases()) == 51


def test_what_several_buckets_hold_adds_up_in_each(at_desk: SignIn, region: Region) -> None:
    """Random histories: every delta is checked against the bucket's digest as the desk takes it in."""
    cases = region.reports(6)
    andi, desks = at_desk("andi"), [at_desk(name) for name in ("budi", "dewi", "joko")]
    for n in range(24):
        case = cases[n * 5 % len(cases)]
        where = (ROADS, HEALTH)[n // 6 % 2]
        andi.do(case, Dispose(where)) if n % 3 else andi.do(case, AddNote("x", audience="agencies"))
        desks[n % 3].exchange(limit_bytes=(1, 100_000)[n % 2])
    for desk in desks:
        desk.sync()
    budi, dewi, joko = (desk.cases() for desk in desks)
    assert budi | dewi == joko == {case.id for case in cases}
    assert not budi & dewi


def test_reference_data_comes_once_and_then_what_changed(at_desk: SignIn, central: Central) -> None:
    budi = at_desk("budi")
    budi.sync()
    renamed = Unit(ROADS, REGENCY, "Dinas Pekerjaan Umum")
    with writing(central.engine) as connection:
        put_references(connection, [("unit", ROADS, renamed), ("agency", AGENCIES[0].id, AGENCIES[0])])

    (delta,) = budi.exchange().buckets

    assert [(op.op, op.kind, op.id, op.version, op.doc) for op in delta.ops] == [
        ("put", "unit", ROADS, 2, {"id": ROADS, "agency": REGENCY, "name": "Dinas Pekerjaan Umum"})
    ]


def test_an_id_names_one_record_whatever_its_kind(central: Central, region: Region) -> None:
    with pytest.raises(ValueError, match="one record"), writing(central.engine) as connection:
        put_reference(connection, "unit", REGENCY, Unit(ROADS, REGENCY, "x"))
    with pytest.raises(TypeError, match="kind agency"), writing(central.engine) as connection:
        put_reference(connection, "agency", "x", PEOPLE["budi"])


def test_a_case_that_cannot_be_read_arrives_as_an_outline_and_the_others_whole(
    at_desk: SignIn, region: Region, central: Central, expected_log: ExpectedLog
) -> None:
    expected_log("konsol.server.edge", logging.ERROR, "a stored case cannot be read: WireError")
    broken, *sound = region.reports(3)
    damaged = '{"title": "Kenari-5150", "reporter": {"name": "Kenari-5150"}}'
    change(central, update(cases).where(cases.c.id == broken.id).values(doc=damaged))
    budi = at_desk("budi")

    budi.sync()

    assert [budi.seen(case) for case in sound] == sound
    outline = budi.seen(broken)
    assert (outline.tracking, outline.status, outline.holder) == (broken.tracking, broken.status, broken.holder)
    assert (outline.title, outline.original_text, outline.events, outline.reporter) == ("", "", (), None)
    assert "Kenari" not in budi.everything_received()


def test_the_answer_is_the_wire_form_of_its_record(at_desk: SignIn, region: Region) -> None:
    """The route writes it by a shorter way than domain.wire."""
    cases = region.reports(3)
    andi, budi = at_desk("andi"), at_desk("budi")
    budi.sync()
    andi.must(cases[0], Dispose(HEALTH))
    andi.must(cases[1], AddNote("x", audience="agencies"))

    reply = budi.exchange()

    assert {op.op for delta in reply.buckets for op in delta.ops} == {"put", "out"}
    assert loads(SyncReply, text_of(reply)) == loads(SyncReply, dumps(reply)) == reply
    assert len(text_of(reply)) <= len(dumps(reply)) + len(',"buckets":[],"ops":[]')
