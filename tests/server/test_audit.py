"""Whatever is edited, dropped or reordered behind the server's back, the audit names: bucket, number, case, what."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Row, delete, insert, select, update

from domain.apply import apply
from domain.case import Case, Holder
from domain.commands import AddNote, AskTransfer, DecideTransfer, Dispose, Envelope, Protect
from domain.ids import CommandId, DeviceId, new_id
from server.audit import hash_of
from server.central import Central
from server.cli import main
from server.compaction import compact
from server.database import reading
from server.inspection import Finding, Wrong, inspect
from server.records import store_cases
from server.settings import Settings
from server.tables import audit, blob_use, bucket, cases, event, feed, member
from tests.server.conftest import SignIn
from tests.server.region import HEALTH, NEIGHBOUR, NEIGHBOUR_ROADS, PEOPLE, REGENCY, ROADS, Clock, Region, change, read

HOME = f"ag:{REGENCY}"
HOLDERS = (Holder(REGENCY, ROADS), Holder(REGENCY, HEALTH), Holder(NEIGHBOUR, NEIGHBOUR_ROADS))
ANDI = PEOPLE["andi"]


def findings(connection: Connection) -> list[Finding]:
    return list(inspect(connection))


@contextmanager
def undone(central: Central) -> Iterator[Connection]:
    """A transaction of which nothing stays."""
    with central.engine.connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()


def test_an_entry_keeps_both_times_the_device_and_whom_it_was_for(
    at_desk: SignIn, region: Region, central: Central, clock: Clock
) -> None:
    case = region.report()
    budi = at_desk("budi")
    acted = clock() - timedelta(hours=7)
    assert budi.do(case, AddNote("dari lapangan"), acted_at=acted).outcome == "applied"

    entry = read(central, select(audit).where(audit.c.case == case.id).order_by(audit.c.number))[-1]

    assert (entry.bucket, entry.position) == (HOME, 1)
    assert (entry.acted_at, entry.received_at) == ("2026-11-19T19:00:00Z", "2026-11-20T02:00:00Z")
    assert (entry.person, entry.device, entry.on_behalf_of) == (budi.person.id, budi.device, "")


def test_a_case_is_audited_where_it_is_held_then(at_desk: SignIn, region: Region, central: Central) -> None:
    case = region.report()
    andi = at_desk("andi")
    andi.must(case, AddNote("satu"))
    andi.must(case, Protect(secret=True))
    andi.must(case, Protect(secret=False))

    entries = read(central, select(audit).where(audit.c.case == case.id).order_by(audit.c.position))

    assert [entry.bucket for entry in entries] == [HOME, HOME, f"{HOME}:r", HOME]
    with reading(central.engine) as connection:
        assert findings(connection) == []


@dataclass(frozen=True)
class Books:
    """A database with many audited entries, and how they stand in it."""

    central: Central
    entries: list[Row[Any]]

    def numbered(self, name: str, number: int) -> Row[Any]:
        return next(one for one in self.entries if (one.bucket, one.number) == (name, number))

    def last(self, name: str) -> Row[Any]:
        return max((one for one in self.entries if one.bucket == name), key=lambda one: one.number)


def written(region: Region, count: int, notes: int) -> Books:
    """`count` cases of several offices with a report and `notes` notes each, two of ten of them secret."""
    central = region.central
    directory = central_directory(central)
    drafts = [region.draft(holder=HOLDERS[n % 3], secret=n % 5 == 0) for n in range(count)]
    with central.engine.begin() as connection:
        store_cases(connection, [(None, draft) for draft in drafts])
    for number in range(notes):
        grown = [_noted(draft, f"catatan {number}", directory, central) for draft in drafts]
        with central.engine.begin() as connection:
            store_cases(connection, list(zip(drafts, grown, strict=True)))
        drafts = grown
    return Books(central, read(central, select(audit).order_by(audit.c.bucket, audit.c.number)))


def central_directory(central: Central) -> Any:
    with reading(central.engine) as connection:
        return central.reference.at(connection).directory


def _noted(case: Case, text: str, directory: Any, central: Central) -> Case:
    now = central.now()
    person = ANDI if case.holder.agency == REGENCY else PEOPLE["bayu"]
    envelope = Envelope(CommandId(new_id(now)), case.id, case.version, person.id, DeviceId("x"), now, AddNote(text))
    noted = apply(case, envelope, person, directory, now)
    assert isinstance(noted, Case)
    return noted


@pytest.fixture
def books(region: Region) -> Books:
    """Twelve cases with four entries each."""
    return written(region, 12, 3)


def at(entry: Row[Any]) -> Any:
    return (event.c.case == entry.case) & (event.c.position == entry.position)


def numbered(entry: Row[Any]) -> Any:
    return (audit.c.bucket == entry.bucket) & (audit.c.number == entry.number)


def edit_event(connection: Connection, entry: Row[Any], column: str = "doc") -> None:
    row = connection.execute(select(event).where(at(entry))).one()._mapping
    value = row[column]
    if column == "doc":
        doc = json.loads(value)
        value = json.dumps({**doc, "text": doc.get("text", "") + "!"}, sort_keys=True, separators=(",", ":"))
    else:
        value = value + 1 if isinstance(value, int) else f"{value}0"
    connection.execute(update(event).where(at(entry)).values({column: value}))


def edit_audit(connection: Connection, entry: Row[Any], column: str) -> None:
    value = entry._mapping[column]
    changed = value + 1_000 if isinstance(value, int) else f"{value}0"
    connection.execute(update(audit).where(numbered(entry)).values({column: changed}))


def forge_audit(connection: Connection, entry: Row[Any]) -> None:
    """With a hash that fits what it says now."""
    forged = {**entry._mapping, "person": "orang-lain"}
    connection.execute(update(audit).where(numbered(entry)).values(person="orang-lain", hash=hash_of(forged)))


def drop_event(connection: Connection, entry: Row[Any]) -> None:
    connection.execute(delete(event).where(at(entry)))


def drop_audit(connection: Connection, entry: Row[Any]) -> None:
    connection.execute(delete(audit).where(numbered(entry)))


def drop_both(connection: Connection, entry: Row[Any]) -> None:
    drop_event(connection, entry)
    drop_audit(connection, entry)


def drop_case(connection: Connection, entry: Row[Any]) -> None:
    """From every table but the audit."""
    connection.execute(delete(event).where(event.c.case == entry.case))
    connection.execute(delete(blob_use).where(blob_use.c.case == entry.case))
    connection.execute(delete(cases).where(cases.c.id == entry.case))
    for table in (member, feed):
        connection.execute(delete(table).where(table.c.entity == entry.case))


def drop_case_and_audit(connection: Connection, entry: Row[Any]) -> None:
    drop_case(connection, entry)
    connection.execute(delete(audit).where(audit.c.case == entry.case))


def exchange_events(connection: Connection, entry: Row[Any]) -> None:
    """With the next of the case."""
    here = connection.execute(select(event).where(at(entry))).one()
    there = connection.execute(
        select(event).where(event.c.case == entry.case, event.c.position == entry.position + 1)
    ).one()
    for row, other in ((here, there), (there, here)):
        place = (event.c.case == row.case) & (event.c.position == row.position)
        connection.execute(update(event).where(place).values(id=other.id, version=other.version, doc=other.doc))


def exchange_audit(connection: Connection, entry: Row[Any]) -> None:
    """With the next of the bucket."""
    there = audit.c.bucket == entry.bucket
    for before, after in ((entry.number, -1), (entry.number + 1, entry.number), (-1, entry.number + 1)):
        connection.execute(update(audit).where(there, audit.c.number == before).values(number=after))


def add_event(connection: Connection, entry: Row[Any]) -> None:
    row = connection.execute(select(event).where(at(entry))).one()._mapping
    connection.execute(insert(event).values({**row, "position": 99, "id": f"{row['id']}/9"}))


def add_audit(connection: Connection, entry: Row[Any]) -> None:
    last = connection.execute(select(bucket.c.audited).where(bucket.c.name == entry.bucket)).scalar_one()
    connection.execute(insert(audit).values({**entry._mapping, "number": last + 1}))


def edit_case(connection: Connection, entry: Row[Any]) -> None:
    doc = json.loads(connection.execute(select(cases.c.doc).where(cases.c.id == entry.case)).scalar_one())
    doc["events"][entry.position]["acted_at"] = "2026-01-01T00:00:00Z"
    connection.execute(update(cases).where(cases.c.id == entry.case).values(doc=json.dumps(doc)))


Tamper = Callable[[Connection, Row[Any]], None]
OF_EVENT = ("id", "version", "previous_hash", "hash", "doc", "position")
OF_AUDIT = ("case", "position", "event", "acted_at", "received_at", "person", "device", "on_behalf_of", "content",
            "previous_hash", "hash")  # fmt: skip

# What is done to an entry, and what is said of it then.
TAMPERED: dict[str, tuple[Tamper, Wrong]] = {
    **{f"event {name}": (partial(edit_event, column=name), Wrong.EVENT_ALTERED) for name in OF_EVENT[:-1]},
    "event position": (partial(edit_event, column="position"), Wrong.EVENT_MISSING),
    **{f"audit {name}": (partial(edit_audit, column=name), Wrong.ALTERED) for name in OF_AUDIT},
    "event dropped": (drop_event, Wrong.EVENT_MISSING),
    "case dropped": (drop_case, Wrong.EVENT_MISSING),
    "events exchanged": (exchange_events, Wrong.EVENT_MISPLACED),
    "case edited": (edit_case, Wrong.CASE_DIFFERS),
}


def test_what_was_done_to_an_entry_is_named(books: Books) -> None:
    for name, (tamper, wrong) in TAMPERED.items():
        entry = books.last(HOME) if name == "event position" else books.entries[5]
        with undone(books.central) as connection:
            assert findings(connection) == []
            tamper(connection, entry)
            found = findings(connection)[0]
        if name == "case dropped":
            entry = next(one for one in books.entries if one.case == entry.case)
        assert (name, found.bucket, found.number, found.wrong) == (name, entry.bucket, entry.number, wrong)
        if not name.startswith("audit"):
            assert (name, found.case, found.position) == (name, entry.case, entry.position)


def test_a_dropped_entry_is_named_wherever_it_stood(books: Books) -> None:
    last = books.last(HOME).number
    for tamper, left in ((drop_audit, Wrong.UNAUDITED), (drop_both, Wrong.EVENT_MISSING)):
        for number in (1, last // 2, last):
            entry = books.numbered(HOME, number)
            with undone(books.central) as connection:
                tamper(connection, entry)
                found = findings(connection)
            missing = Finding(HOME, number, "", -1, Wrong.MISSING)
            assert found == [missing, Finding("", 0, entry.case, entry.position, left)]


def test_a_case_that_is_gone_from_every_table_has_left_gaps(books: Books) -> None:
    entry = books.entries[5]
    gone = [one for one in books.entries if one.case == entry.case]
    with undone(books.central) as connection:
        drop_case_and_audit(connection, entry)
        assert findings(connection) == [Finding(one.bucket, one.number, "", -1, Wrong.MISSING) for one in gone]


def test_an_audit_whose_order_was_changed_is_noticed(books: Books) -> None:
    entry = books.numbered(HOME, 7)
    with undone(books.central) as connection:
        exchange_audit(connection, entry)
        found = findings(connection)
    assert (found[0].bucket, found[0].number, found[0].wrong) == (HOME, 7, Wrong.MISPLACED)
    assert {one.number for one in found} <= {7, 8, 9}


def test_a_forged_entry_breaks_off_where_the_next_begins(books: Books) -> None:
    entry = books.numbered(HOME, 7)
    with undone(books.central) as connection:
        forge_audit(connection, entry)
        assert [(one.number, one.wrong) for one in findings(connection)] == [(8, Wrong.MISPLACED)]
        forge_audit(connection, books.last(HOME))
        assert [one.number for one in findings(connection)] == [8, books.last(HOME).number]


def test_what_was_added_behind_the_servers_back_is_named(books: Books) -> None:
    entry = books.entries[5]
    with undone(books.central) as connection:
        add_event(connection, entry)
        assert findings(connection)[0] == Finding("", 0, entry.case, 99, Wrong.UNAUDITED)
    with undone(books.central) as connection:
        add_audit(connection, entry)
        last = books.last(entry.bucket).number
        assert findings(connection) == [Finding(entry.bucket, last + 1, entry.case, entry.position, Wrong.ADDED)]


def test_cutting_the_feeds_leaves_the_audit_whole(books: Books, central: Central) -> None:
    assert compact(central.engine, central.now() + timedelta(days=900)).rows > 0
    with reading(central.engine) as connection:
        assert findings(connection) == []


def test_a_transfer_leads_from_one_audit_into_the_other(at_desk: SignIn, region: Region, central: Central) -> None:
    case = region.report()
    andi, nadia = at_desk("andi"), at_desk("nadia")
    andi.must(case, AskTransfer(NEIGHBOUR, "bukan wewenang kami"))
    nadia.must(case, DecideTransfer(accept=True))
    bayu = at_desk("bayu")
    bayu.must(case, Dispose(NEIGHBOUR_ROADS))
    entries = read(central, select(audit).where(audit.c.case == case.id).order_by(audit.c.position))
    assert [entry.bucket for entry in entries] == [HOME, HOME, f"ag:{NEIGHBOUR}", f"ag:{NEIGHBOUR}"]
    assert [entry.person for entry in entries][1:] == [andi.person.id, nadia.person.id, bayu.person.id]
    with reading(central.engine) as connection:
        assert findings(connection) == []


def test_the_command_names_what_is_wrong_and_compares_with_the_ends_kept_elsewhere(
    books: Books, central: Central, settings: Settings, tmp_path: Path
) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        output = StringIO()
        return main(arguments, settings, output), output.getvalue()

    code, ends = run("audit", "heads")
    assert code == 0 and f"{HOME}\t{books.last(HOME).number}\t{books.last(HOME).hash}\n" in ends
    kept = tmp_path / "ends"
    kept.write_text(ends)
    whole = (0, "Semua linimasa dan catatan audit utuh.\n")
    assert run("audit", "verify", "--heads", str(kept)) == whole == run("verify")

    last = books.last(HOME)
    change(central, update(bucket).where(bucket.c.name == HOME).values(
        audited=last.number - 1, audit_hash=books.numbered(HOME, last.number - 1).hash
    ))  # fmt: skip
    change(central, delete(audit).where(numbered(last)))
    change(central, delete(event).where(at(last)))
    change(central, update(cases).where(cases.c.id == last.case).values(doc=shortened(central, last)))
    assert run("audit", "verify") == whole, "written anew throughout"
    assert run("audit", "verify", "--heads", str(kept)) == (
        1, f"{HOME} audit ke-{last.number}: berbeda dari yang disimpan di {kept}.\n",
    )  # fmt: skip

    entry = books.numbered(HOME, 3)
    change(central, delete(event).where(at(entry)))
    code, words = run("--lang", "en", "audit", "verify")
    assert code == 1 and words.splitlines()[0] == (
        f"{HOME} audit entry 3, case {entry.case}, timeline entry 1: the timeline entry is missing."
    )
    kept.write_text("bukan daftar")
    assert run("audit", "verify", "--heads", str(kept))[0] == 2


def shortened(central: Central, entry: Row[Any]) -> str:
    doc = json.loads(read(central, select(cases.c.doc).where(cases.c.id == entry.case))[0].doc)
    doc["events"] = doc["events"][: entry.position]
    return json.dumps(doc)


@pytest.fixture
def many(region: Region) -> Books:
    """Two thousand entries."""
    return written(region, 200, 9)


def test_one_touched_entry_among_two_thousand_is_named(many: Books) -> None:
    assert len(many.entries) == 2_000
    connection = many.central.engine.connect()

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(entry=st.sampled_from(many.entries), name=st.sampled_from(sorted(TAMPERED.keys() - {"case dropped"})))
    def touched(entry: Row[Any], name: str) -> None:
        tamper, wrong = TAMPERED[name]
        if name == "events exchanged" and entry.position == 9:
            entry = many.numbered(*_before(many, entry))
        if name == "event position" and entry.position != 9:
            entry = next(one for one in many.entries if one.case == entry.case and one.position == 9)
        with connection.begin() as transaction:
            tamper(connection, entry)
            found = findings(connection)
            transaction.rollback()
        assert (found[0].bucket, found[0].number, found[0].wrong) == (entry.bucket, entry.number, wrong)

    touched()
    connection.close()


def _before(books: Books, entry: Row[Any]) -> tuple[str, int]:
    other = next(one for one in books.entries if one.case == entry.case and one.position == entry.position - 1)
    return other.bucket, other.number
