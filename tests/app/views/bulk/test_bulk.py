"""One action on several reports: previewed on each, queued as a command each, answered for on each, taken back."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.desk import LARGEST_COMMAND
from app.models.outbox import State
from app.models.queries import View
from app.views.bulk.panel import TEXT
from app.views.bulk.trial import AT_ONCE, Deed
from app.views.case_list.view import CaseList
from app.views.jotting import MANY
from app.views.words import status_word
from domain.case import Case, Holder, Status
from domain.commands import Correct, Dispose, Verify
from domain.ids import CaseId
from domain.protocol import Outcome, Result
from tests.app.views.case.reading import stored_text
from tests.app.views.case_list.test_list import loaded, open_list
from tests.support.console import HEALTH, NOW, RATNA, REGENCY, ROADS, Console, applied, new_case, open_console
from tests.support.ui_thread import off_ui_thread_allowed

OPEN, CLOSED, HEALTHY, FRESH = (CaseId(f"case-{number:04}") for number in (70, 71, 72, 73))


def mixed() -> list[Case]:
    """One at the roads unit, one that is closed, one at the health unit already, and one that nobody has verified."""
    return [
        new_case(70, days_ago=2).case,
        replace(new_case(71, days_ago=2).case, status="closed_by_admin", title="Sudah <b>selesai</b>"),
        replace(new_case(72, days_ago=2).case, holder=Holder(REGENCY, HEALTH)),
        replace(new_case(73, days_ago=2).case, status=Status.UNVERIFIED, holder=Holder(REGENCY)),
    ]


@pytest.fixture
def admin(tmp_path: Path, qapp: object) -> Iterator[Console]:
    with ExitStack() as stack:
        console = open_console(tmp_path, RATNA, stack, undo_seconds=10)
        console.take(mixed())
        yield console


@pytest.fixture
def pane(admin: Console, qtbot: QtBot, indonesian: str) -> CaseList:
    pane = open_list(admin, qtbot, View.ALL)
    pane.resize(392, 700)
    loaded(qtbot, pane, 28)
    return pane


def choose(pane: CaseList, *cases: CaseId) -> None:
    """As with Ctrl held down."""
    rows = [row for row in range(pane.list.cases.rowCount()) if pane.list.cases.case_at(row) in cases]
    assert len(rows) == len(cases)
    pane.list.setFocus()
    for number, row in enumerate(rows):
        index = pane.list.cases.index(row)
        pane.list.scrollTo(index)
        held = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, held, pane.list.visualRect(index).center())


def click(widget: QWidget) -> None:
    assert widget.isVisible() and widget.isEnabled()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def wish(pane: CaseList, qtbot: QtBot, deed: Deed, *, unit: str = "", text: str = "") -> None:
    bulk = pane.bulk
    click(pane.bulk_bar.act)
    qtbot.waitUntil(lambda: bulk.deed.count() > 0)
    bulk.deed.setCurrentIndex(bulk.deed.findData(deed))
    if unit:
        bulk.unit.setCurrentIndex(bulk.unit.findData(unit))
    if text:
        bulk.text.setFocus()
        QTest.keyClicks(bulk.text, text)
    qtbot.waitUntil(lambda: bulk.list.count() > 0)


def lines(pane: CaseList) -> dict[str, str]:
    """What the list says, by the number of the report."""
    texts = (pane.bulk.list.item(row).text() for row in range(pane.bulk.list.count()))
    return {text[1:8]: text.rpartition(": ")[2] if "Dilewati" not in text else "Dilewati" for text in texts}


def said(pane: CaseList) -> list[str]:
    return [pane.bulk.list.item(row).text() for row in range(pane.bulk.list.count())]


@contextmanager
def unreadable(engine: sa.Engine, path: Path) -> Iterator[None]:
    """Something else lies in the place of a store."""
    engine.dispose()
    aside = path.rename(path.with_suffix(".aside"))
    path.write_bytes(b"no store at all" * 10_000)
    yield
    engine.dispose()
    aside.replace(path)


def queued(console: Console) -> dict[CaseId, object]:
    with off_ui_thread_allowed():
        return {item.case: item.envelope.command for item in console.context.queries.outbox_items()}


def test_each_report_is_tried_before_anything_happens_and_answered_for(
    pane: CaseList, qtbot: QtBot, admin: Console
) -> None:
    choose(pane, OPEN, CLOSED, HEALTHY, FRESH)
    assert pane.bulk_bar.text.text() == "4 dipilih"
    wish(pane, qtbot, Deed.DISPOSE, unit=HEALTH, text="Mohon ditangani.")
    assert lines(pane) == {
        "8500070": "Disposisi ke unit",
        "8500071": "Dilewati",
        "8500072": "Dilewati",
        "8500073": "Verifikasi",
    }
    assert pane.bulk.summary.text() == "Bisa: 2. Dilewati: 2."
    assert pane.bulk.go.text() == "Lakukan untuk 2 laporan"
    assert queued(admin) == {}, "a preview queues nothing"
    reasons = [pane.bulk.list.item(row).text() for row in range(4)]
    assert any(status_word("closed_by_admin") in reason or "ditutup" in reason.lower() for reason in reasons)
    assert any("sudah berada di sana" in reason for reason in reasons)
    click(pane.bulk.go)
    qtbot.waitUntil(lambda: pane.bulk.undo.isVisible())
    assert queued(admin) == {
        OPEN: Dispose(HEALTH, note="Mohon ditangani."),
        FRESH: Verify(REGENCY, HEALTH, note="Mohon ditangani."),
    }
    assert lines(pane) == {
        "8500070": "Dikirim dalam 10 dtk",
        "8500071": "Dilewati",
        "8500072": "Dilewati",
        "8500073": "Dikirim dalam 10 dtk",
    }


def test_what_was_queued_together_is_taken_back_together(pane: CaseList, qtbot: QtBot, admin: Console) -> None:
    choose(pane, OPEN, FRESH)
    wish(pane, qtbot, Deed.ARCHIVE, text="Rangkap")
    QTest.keyClick(pane.bulk.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pane.bulk.undo.isVisible())
    assert pane.bulk.undo.hasFocus() and pane.bulk.undo.text() == "Batalkan 2 (10 dtk)"
    QTest.keyClick(pane.bulk.undo, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not pane.bulk.undo.isVisible())
    with off_ui_thread_allowed():
        assert {item.state for item in admin.context.queries.outbox_items()} == {State.WITHDRAWN}
    assert pane.bulk.summary.text() == "Diterima di komputer ini: 0. Dilewati: 0. Gagal: 0. Ditarik kembali: 2."
    click(pane.bulk.cancel)
    assert pane.list.isVisible() and pane.list.chosen_count == 2 and pane.bulk_bar.isVisible()


def test_the_time_to_take_back_ends(pane: CaseList, qtbot: QtBot, admin: Console) -> None:
    choose(pane, OPEN, FRESH)
    wish(pane, qtbot, Deed.ARCHIVE, text="Rangkap")
    click(pane.bulk.go)
    qtbot.waitUntil(lambda: pane.bulk.undo.isVisible())
    admin.moment = NOW.replace(minute=5)
    qtbot.waitUntil(lambda: not pane.bulk.undo.isVisible())
    assert set(lines(pane).values()) == {"Menunggu koneksi"}


def test_what_the_server_says_later_is_shown_on_its_report(pane: CaseList, qtbot: QtBot, admin: Console) -> None:
    choose(pane, OPEN, FRESH)
    wish(pane, qtbot, Deed.TAG, text="jembatan")
    click(pane.bulk.go)
    qtbot.waitUntil(lambda: pane.bulk.undo.isVisible())
    with off_ui_thread_allowed():
        items = {item.case: item for item in admin.context.queries.outbox_items()}
    assert {item.envelope.command for item in items.values()} == {Correct(tags=("jembatan",))}
    first, second = items[OPEN], items[FRESH]
    admin.answer(applied(first.dseq, first.id, OPEN, 3))
    qtbot.waitUntil(lambda: lines(pane)["8500070"].startswith("Terkirim 10.00 · tanda terima"), timeout=30_000)
    pane.hide()
    admin.answer(Result(second.id, second.dseq, Outcome.REJECTED, FRESH, 0, "wrong_status"))
    pane.show()  # another page lay over it
    qtbot.waitUntil(lambda: any("Ditolak: " in text for text in said(pane)), timeout=30_000)


def test_a_store_that_cannot_be_read_for_a_moment_takes_no_result_away(
    pane: CaseList, qtbot: QtBot, admin: Console, caplog: pytest.LogCaptureFixture
) -> None:
    choose(pane, OPEN, FRESH)
    wish(pane, qtbot, Deed.TAG, text="jembatan")
    click(pane.bulk.go)
    qtbot.waitUntil(lambda: pane.bulk.undo.isVisible(), timeout=30_000)
    with off_ui_thread_allowed():
        [item] = [item for item in admin.context.queries.outbox_items() if item.case == OPEN]
    admin.answer(applied(item.dseq, item.id, OPEN, 3))
    admin.settled()  # a connection still in use would keep the answer out of the file that makes way
    with unreadable(admin.stores.work, admin.profile.work_db), unreadable(admin.stores.cache, admin.profile.cache_db):
        for reading in ("read_keys", "outbox_items"):
            qtbot.waitUntil(lambda reading=reading: f"{reading} met" in caplog.text, timeout=30_000)  # type: ignore[misc]
        admin.settled()
        QApplication.processEvents()
        assert pane.bulk.isVisible(), "trouble with the list is said where the list is"
    qtbot.waitUntil(lambda: lines(pane)["8500070"].startswith("Terkirim 10.00 · tanda terima"), timeout=30_000)
    click(pane.bulk.cancel)
    qtbot.waitUntil(lambda: pane.list.isVisible() and pane.list.cases.case_at(0) is not None, timeout=30_000)


def test_no_result_is_shown_while_half_of_them_are_stored(pane: CaseList, qtbot: QtBot, admin: Console) -> None:
    """The background is held up in the second command: nothing is claimed until both have their answer."""
    choose(pane, OPEN, FRESH)
    wish(pane, qtbot, Deed.ARCHIVE, text="Rangkap")
    told: list[object] = []
    go_on = Event()

    def hold_the_second(changes: object) -> None:
        told.append(changes)
        if len(told) == 2:
            go_on.wait(10)

    admin.bus.changed.connect(hold_the_second, Qt.ConnectionType.DirectConnection)  # in the thread that tells
    click(pane.bulk.go)
    qtbot.waitUntil(lambda: len(told) == 2 and len(queued(admin)) == 2)
    QApplication.processEvents()
    assert pane.bulk.list.count() == 0 and not pane.bulk.undo.isVisible()
    assert pane.bulk.summary.text() == "Sedang dimasukkan ke kotak keluar…"
    go_on.set()
    qtbot.waitUntil(lambda: pane.bulk.list.count() == 2 and pane.bulk.undo.isVisible())


def test_one_that_cannot_be_stored_does_not_hide_the_others(pane: CaseList, qtbot: QtBot, admin: Console) -> None:
    """It has so many words on its tags that no request could carry one more."""
    heavy = replace(new_case(74, days_ago=2).case, tags=("x" * LARGEST_COMMAND,))
    admin.take([heavy])
    loaded(qtbot, pane, 29)
    choose(pane, OPEN, heavy.id)
    wish(pane, qtbot, Deed.TAG, text="jembatan")
    assert pane.bulk.go.text() == "Lakukan untuk 2 laporan"
    click(pane.bulk.go)
    qtbot.waitUntil(lambda: pane.bulk.undo.isVisible())
    assert queued(admin) == {OPEN: Correct(tags=("jembatan",))}
    assert pane.bulk.summary.text() == "Diterima di komputer ini: 1. Dilewati: 0. Gagal: 1."
    assert lines(pane)["8500070"] == "Dikirim dalam 10 dtk" != lines(pane)["8500074"]
    assert pane.bulk.text.toPlainText() == "jembatan"
    qtbot.waitUntil(lambda: stored_text(admin, MANY, TEXT) == "jembatan", timeout=30_000)


def test_pinned_for_offline_work_and_taken_out_again(pane: CaseList, qtbot: QtBot, admin: Console) -> None:
    choose(pane, OPEN, CLOSED)
    wish(pane, qtbot, Deed.PIN)
    click(pane.bulk.go)
    qtbot.waitUntil(lambda: pane.bulk.undo.isVisible())
    assert admin.context.shelf.is_pinned(OPEN) and admin.context.shelf.is_pinned(CLOSED)
    assert queued(admin) == {}
    click(pane.bulk.undo)
    qtbot.waitUntil(lambda: not admin.context.shelf.is_pinned(OPEN) and not admin.context.shelf.is_pinned(CLOSED))
    qtbot.waitUntil(lambda: set(lines(pane).values()) == {"Tidak lagi disimpan di komputer ini"})


def test_a_text_that_was_not_used_is_still_there(pane: CaseList, qtbot: QtBot, admin: Console) -> None:
    choose(pane, OPEN, FRESH)
    wish(pane, qtbot, Deed.NOTE, text="Mohon dicek bersama")
    qtbot.waitUntil(lambda: stored_text(admin, MANY, TEXT) == "Mohon dicek bersama", timeout=30_000)
    QTest.keyClick(pane.bulk.text, Qt.Key.Key_Escape)
    assert pane.list.isVisible()
    pane = open_list(admin, qtbot, View.ALL)  # as after a new start
    pane.resize(392, 700)
    loaded(qtbot, pane, 28)
    choose(pane, OPEN, FRESH)
    wish(pane, qtbot, Deed.NOTE)
    assert pane.bulk.text.toPlainText() == "Mohon dicek bersama"
    click(pane.bulk.go)
    qtbot.waitUntil(lambda: pane.bulk.undo.isVisible())
    assert pane.bulk.text.toPlainText() == ""
    qtbot.waitUntil(lambda: stored_text(admin, MANY, TEXT) is None, timeout=30_000)


def test_what_a_role_never_may_is_not_offered(console: Console, qtbot: QtBot, indonesian: str) -> None:
    pane = open_list(console, qtbot, View.ALL)
    loaded(qtbot, pane, 24)
    choose(pane, CaseId("case-0007"), CaseId("case-0008"))
    click(pane.bulk_bar.act)
    qtbot.waitUntil(lambda: pane.bulk.deed.count() > 0)
    offered = [pane.bulk.deed.itemData(row) for row in range(pane.bulk.deed.count())]
    assert offered == [Deed.ASK, Deed.NOTE, Deed.PIN]
    QTest.keyClick(pane.bulk.deed, Qt.Key.Key_Escape)
    assert pane.list.hasFocus() and pane.list.chosen_count == 2


def test_more_than_can_be_done_at_once_is_said(pane: CaseList, qtbot: QtBot, admin: Console) -> None:
    base = new_case(90, days_ago=1).case
    many = [replace(base, id=CaseId(f"many-{number:04}"), tracking=f"9{number:06}") for number in range(AT_ONCE + 1)]
    admin.take(many)
    loaded(qtbot, pane, 28 + AT_ONCE + 1)
    pane.list.selectAll()
    assert not pane.bulk_bar.act.isEnabled()
    assert pane.bulk_bar.text.text() == f"{28 + AT_ONCE + 1} dipilih, paling banyak {AT_ONCE} sekaligus"
    click(pane.bulk_bar.drop)
    assert pane.list.chosen_count == 1 and not pane.bulk_bar.isVisible()
    flags = QItemSelectionModel.SelectionFlag.Select
    pane.list.selectionModel().select(pane.list.cases.index(0), flags)
    pane.list.selectionModel().select(pane.list.cases.index(1), flags)
    assert pane.bulk_bar.act.isEnabled()


def test_the_roads_unit_is_named(pane: CaseList, qtbot: QtBot) -> None:
    choose(pane, OPEN, FRESH)
    click(pane.bulk_bar.act)
    qtbot.waitUntil(lambda: pane.bulk.unit.count() > 0)
    units = {pane.bulk.unit.itemText(row): pane.bulk.unit.itemData(row) for row in range(pane.bulk.unit.count())}
    assert units == {"Dinas Kesehatan": HEALTH, "Dinas PUPR": ROADS}
