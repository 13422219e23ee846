"""What a person hands over is one transaction each: safe as a whole, or not done and still in the editor."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from app.changes import Changes
from app.models.drafts import Draft
from app.models.engine import reading, writing
from app.models.outbox import State
from app.models.queries import CaseView, View
from app.models.stores import Stores
from app.models.tables import overlay
from app.problems import Problem
from domain.commands import AddNote, Correct, SubmitReply
from domain.ids import CaseId
from domain.protocol import Outcome, Result
from tests.support.console import NOW, SARI, WORLD, Console, applied, open_console
from tests.support.guards import ExpectedLog
from tests.support.small_disk import SmallDisk

CASE = CaseId("case-0008")
LONG = "Jalan berlubang di depan sekolah. " * 6_000


def view_of(console: Console) -> CaseView:
    found = console.context.queries.case(CASE, WORLD)
    assert found is not None
    return found


def draft(console: Console, text: str, purpose: str = "reply") -> Draft:
    case = view_of(console).case
    return Draft(CASE, purpose, case.tracking, case.title, text, NOW)


def heard(console: Console) -> list[Changes]:
    found: list[Changes] = []
    console.bus.changed.connect(found.append, Qt.ConnectionType.DirectConnection)
    return found


def overlaid(stores: Stores) -> set[str]:
    with reading(stores.cache) as connection:
        return set(connection.execute(overlay.select()).scalars(1))


def test_a_submitted_draft_becomes_a_command_and_everybody_hears_of_it(console: Console) -> None:
    desk, changes = console.context.desk, heard(console)
    assert desk.save_draft(draft(console, "Sudah ditambal.")).result(10) == NOW
    assert [item.text for item in console.context.queries.drafts()] == ["Sudah ditambal."]
    desk.save_draft(draft(console, "catatan lain", "note")).result(10)
    id = desk.submit(view_of(console), SubmitReply("Sudah ditambal."), "reply").result(10)
    view = view_of(console)
    assert (view.reply_draft, [item.id for item in view.pending], view.pending[0].state) == (None, [id], State.QUEUED)
    assert view.note_draft is not None and view.note_draft.text == "catatan lain"
    assert view.case.reply is not None and view.case.reply.text == "Sudah ditambal."
    assert overlaid(console.stores) == {CASE}
    assert console.wakes == ["wake"]
    assert changes[-1] == Changes(cases=frozenset({CASE}), outbox=True, drafts=True)
    envelope = view.pending[0].envelope
    assert (envelope.actor, envelope.device, envelope.acted_at) == (SARI.id, "device-1", NOW)


def test_what_was_handed_over_is_done_in_that_order(console: Console) -> None:
    desk, view = console.context.desk, view_of(console)
    for number in range(30):
        desk.save_draft(draft(console, f"versi {number}", "note"))
        desk.submit(view, AddNote(f"catatan {number}"))
    console.settled()
    assert [item.text for item in console.context.queries.drafts()] == ["versi 29"]
    notes = [item.envelope.command for item in view_of(console).pending]
    assert notes == [AddNote(f"catatan {number}") for number in range(30)]
    assert len({item.id for item in view_of(console).pending}) == 30


def test_a_draft_without_a_command_goes_only_when_it_is_thrown_away(console: Console) -> None:
    desk = console.context.desk
    desk.save_draft(draft(console, "tetap")).result(10)
    desk.submit(view_of(console), AddNote("catatan"), None).result(10)
    assert view_of(console).reply_draft is not None
    desk.discard_draft(CASE, "reply").result(10)
    assert view_of(console).reply_draft is None


def test_a_command_says_which_of_the_server_s_versions_was_seen(console: Console) -> None:
    """Were it the projected one, own unsent notes would hide that somebody else changed the same field."""
    desk = console.context.desk
    for text in ("satu", "dua", "tiga"):
        desk.submit(view_of(console), AddNote(text)).result(10)
    view = view_of(console)
    assert (view.case.version, view.server_version) == (5, 2)
    desk.submit(view, Correct(title="Judul baru")).result(10)
    assert [item.envelope.base_version for item in view_of(console).pending] == [2, 2, 2, 2]


def test_taking_back_and_trying_again_show_at_once(console: Console) -> None:
    desk, changes = console.context.desk, heard(console)
    desk.submit(view_of(console), AddNote("satu")).result(10)
    [item] = console.context.queries.outbox_items()
    assert desk.withdraw(item).result(10) is True
    assert (overlaid(console.stores), view_of(console).pending) == (set(), ())
    assert desk.withdraw(item).result(10) is False
    assert desk.retry(item).result(10) is False
    assert changes[-1] == Changes(cases=frozenset({CASE}), outbox=True)
    assert console.wakes == ["wake"] * 4


def test_too_late_to_take_back(console: Console) -> None:
    desk = console.context.desk
    id = desk.submit(view_of(console), AddNote("satu")).result(10)
    [item] = console.context.queries.outbox_items()
    console.answer(applied(1, id, CASE, 3))
    assert desk.withdraw(item).result(10) is False
    desk.submit(view_of(console), AddNote("dua")).result(10)
    second = console.context.queries.outbox_items()[0]
    console.answer(Result(second.id, 2, Outcome.REJECTED, CASE, code="not_allowed"))
    assert desk.withdraw(second).result(10) is True


def test_an_attached_file_is_kept_before_it_is_named(console: Console, tmp_path: Path) -> None:
    photo = tmp_path / "lokasi.png"
    photo.write_bytes(b"\x89PNG" * 100)
    attachment = console.context.desk.attach(photo).result(10)
    photo.unlink()
    console.context.desk.save_draft(replace(draft(console, "lihat foto"), attachments=(attachment,))).result(10)
    kept = view_of(console).reply_draft
    assert kept is not None and kept.attachments == (attachment,)
    (tmp_path / "a.exe").write_bytes(b"MZ")
    with pytest.raises(Problem, match="file_type_refused"):
        console.context.desk.attach(tmp_path / "a.exe").result(10)


@pytest.fixture
def small(small_disk: SmallDisk, qapp: object) -> Iterator[Console]:
    with ExitStack() as stack:
        found = open_console(small_disk.folder / "sari", SARI, stack)
        stack.callback(small_disk.free)
        small_disk.holds(found.stores.work, found.stores.cache)
        yield found


def test_on_a_full_disk_neither_the_draft_goes_nor_a_command_comes(small: Console, small_disk: SmallDisk) -> None:
    desk = small.context.desk
    desk.save_draft(draft(small, LONG)).result(10)
    view = view_of(small)
    small_disk.fill()
    with pytest.raises(Problem, match="disk_full"):
        desk.submit(view, SubmitReply(LONG + "!"), "reply").result(10)
    with pytest.raises(Problem, match="disk_full"):
        desk.save_draft(draft(small, LONG * 2)).result(10)
    assert small.wakes == []
    after = view_of(small)
    assert after.reply_draft is not None and after.reply_draft.text == LONG
    assert (after.pending, small.context.queries.outbox_items()) == ((), [])
    small_disk.free()
    desk.submit(view, SubmitReply(LONG + "!"), "reply").result(10)
    assert (view_of(small).reply_draft, len(small.context.queries.outbox_items())) == (None, 1)


def test_a_command_that_cannot_let_go_of_its_draft_is_not_stored(console: Console, expected_log: ExpectedLog) -> None:
    """Whatever fails in between: it would be sent, and the draft would ask to be sent again."""
    console.context.desk.save_draft(draft(console, "satu")).result(10)
    with writing(console.stores.work) as connection:
        connection.exec_driver_sql("CREATE TRIGGER stop BEFORE DELETE ON draft BEGIN SELECT RAISE(ABORT, 'no'); END")
    expected_log("konsol.background", logging.ERROR)
    with pytest.raises(IntegrityError):
        console.context.desk.submit(view_of(console), SubmitReply("satu"), "reply").result(10)
    view = view_of(console)
    assert view.reply_draft is not None
    assert (view.pending, console.context.queries.outbox_items(), console.wakes) == ((), [], [])


def test_a_cache_that_cannot_be_written_does_not_make_a_stored_command_look_lost(console: Console) -> None:
    """Or the person would send it a second time. The lists show it with the next sync."""
    changes = heard(console)

    def refuse(connection: Any, *_rest: object) -> None:
        connection.execute("PRAGMA query_only = ON").fetchall()

    event.listen(console.stores.cache, "checkout", refuse)
    id = console.context.desk.submit(view_of(console), AddNote("satu")).result(10)
    event.remove(console.stores.cache, "checkout", refuse)
    assert [item.id for item in console.context.queries.outbox_items()] == [id]
    assert (console.wakes, changes[-1].outbox, overlaid(console.stores)) == (["wake"], True, set())
    assert [each.text for each in view_of(console).case.events if each.kind == "note"] == ["satu"]
    assert console.context.queries.counts(NOW.date())[View.OUTBOX] == 1
