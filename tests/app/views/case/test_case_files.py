"""The attachments of a case: where each is, what can be done with it, and that nothing happens by itself."""

import hashlib
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.models import blobs, files, pins
from app.models.engine import reading, writing
from app.models.files import Wanted
from app.problems import ProblemCode
from app.status import Changes, Link, SyncStatus
from app.views.case.case_files import CaseFiles
from app.views.case.view import CasePane
from domain.attachments import Attachment
from domain.commands import AddNote
from domain.ids import CaseId
from tests.app.views.case.reading import press
from tests.support.console import NOW, SARI, Console, new_case
from tests.support.ui_thread import off_ui_thread_allowed

CASE = CaseId("case-0030")
CONTENT = b"isi foto rekaan " * 4_000


def attachment(name: str, content: bytes = CONTENT) -> Attachment:
    return Attachment(hashlib.sha256(content).hexdigest(), name, len(content), "image/png")


PHOTO = attachment("foto <b>lokasi.png")
LETTER = attachment("surat.png", b"surat" * 100)


def opened(console: Console, pane: CasePane, *items: Attachment) -> CaseFiles:
    case = new_case(30, days_ago=2).act(SARI, AddNote("lihat berkas", attachments=items)).case
    console.take([replace(case, id=CASE)])
    pane.show_case(CASE)
    return pane.reading.files


def arrive(console: Console, item: Attachment, content: bytes, upto: int | None = None) -> None:
    """As the transfer thread stores it."""
    with off_ui_thread_allowed(), writing(console.stores.cache) as connection:
        files.want(connection, CASE, item, NOW)
        files.add(connection, Wanted(item.sha256, item.size, 0, ""), content[:upto], "")
    console.bus.tell(Changes(files=frozenset({item.sha256})))


def lines(strip: CaseFiles) -> list[str]:
    return [strip.model.index(row).data() for row in range(strip.model.rowCount())]


def test_a_case_without_attachments_shows_nothing_of_it(console: Console, pane: CasePane) -> None:
    assert not opened(console, pane).isVisibleTo(pane)


def test_each_file_says_where_it_is_and_the_name_stays_text(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    strip = opened(console, pane, PHOTO, LETTER)
    assert strip.summary.text() == "▤ Attachments: 2"
    press(strip.toggle)
    assert lines(strip)[0].startswith("foto <b>lokasi.png · ") and lines(strip)[0].endswith(" · ○ on the server")
    assert "<b>" not in strip.model.index(0).data(3)
    arrive(console, PHOTO, CONTENT, upto=len(CONTENT) * 2 // 5)
    qtbot.waitUntil(lambda: lines(strip)[0].endswith("↓ downloading 40%"))
    console.link(SyncStatus(Link.OFFLINE, NOW))
    qtbot.waitUntil(lambda: lines(strip)[0].endswith("↓ waiting for a connection, 40% is here"))
    arrive(console, LETTER, b"surat" * 100)
    qtbot.waitUntil(lambda: lines(strip)[1].endswith("✓ kept offline"))
    assert strip.summary.text() == "▤ Attachments: 2 · 1 kept offline"


def test_own_files_wait_for_upload_and_a_refused_one_says_so(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    with off_ui_thread_allowed(), writing(console.stores.work) as connection:
        blobs.keep(connection, PHOTO.sha256, CONTENT)
        blobs.keep(connection, LETTER.sha256, b"surat" * 100)
        blobs.refuse(connection, LETTER.sha256, "too_large", NOW)
    strip = opened(console, pane, PHOTO, LETTER)
    assert [line.rpartition(" · ")[2] for line in lines(strip)] == [
        "↥ waiting for upload",
        "⚡ the server does not take it",
    ]


def test_a_failure_says_why_and_can_be_tried_again(console: Console, pane: CasePane) -> None:
    console.failures[PHOTO.sha256] = "wrong_content"
    strip = opened(console, pane, PHOTO)
    press(strip.toggle)
    assert lines(strip)[0].endswith("! failed: what arrived was damaged")
    assert strip.fetch.isEnabled() and not strip.save.isEnabled()


def test_download_asks_for_that_file_only(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    strip = opened(console, pane, PHOTO, LETTER)
    assert "look_again" not in console.wakes
    press(strip.toggle)
    strip.list.setCurrentIndex(strip.model.index(1))
    press(strip.fetch)
    qtbot.waitUntil(lambda: "look_again" in console.wakes)
    qtbot.waitUntil(lambda: lines(strip)[1].endswith("↓ downloading 0%"))
    assert lines(strip)[0].endswith("○ on the server")
    assert not strip.fetch.isEnabled()


def test_save_as_asks_where_and_writes_there_whole(
    qtbot: QtBot, console: Console, pane: CasePane, tmp_path: Path
) -> None:
    strip = opened(console, pane, PHOTO)
    press(strip.toggle)
    assert not strip.save.isEnabled() and "Download the attachment first" in strip.save.toolTip()
    arrive(console, PHOTO, CONTENT)
    qtbot.waitUntil(strip.save.isEnabled)
    offered: list[str] = []

    def choose(_: QWidget, name: str) -> Path:
        offered.append(name)
        return tmp_path / "disini.png"

    strip.saving.choose = choose
    press(strip.save)
    qtbot.waitUntil(lambda: strip.saving.said.text() == "Saved as disini.png")
    assert (tmp_path / "disini.png").read_bytes() == CONTENT
    assert offered == ["foto _b_lokasi.png"]
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["disini.png"]


def test_a_place_that_cannot_be_written_to_is_said_and_leaves_nothing(
    qtbot: QtBot, console: Console, pane: CasePane, tmp_path: Path
) -> None:
    strip = opened(console, pane, PHOTO)
    arrive(console, PHOTO, CONTENT)
    press(strip.toggle)
    qtbot.waitUntil(strip.save.isEnabled)
    strip.saving.choose = lambda *_: tmp_path / "tidak ada" / "foto.png"
    press(strip.save)
    qtbot.waitUntil(lambda: "could not be saved there" in strip.saving.trouble.text())
    assert ProblemCode.FILE_NOT_SAVED == "file_not_saved" and not (tmp_path / "tidak ada").exists()
    strip.saving.choose = lambda *_: None
    press(strip.save)
    assert strip.saving.trouble.text() == "", "who turns back is not told off"


def test_keep_offline_is_remembered_and_can_be_taken_back(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    strip = opened(console, pane, PHOTO)

    def pinned() -> bool:
        with reading(console.stores.work) as connection:
            return pins.is_pinned(connection, CASE)

    assert (strip.keep.isChecked(), strip.keep.text()) == (False, "Keep offline")
    strip.keep.click()
    qtbot.waitUntil(pinned)
    pane.show_case("case-0000")
    pane.show_case(CASE)
    assert strip.keep.isChecked()
    strip.keep.click()
    qtbot.waitUntil(lambda: not pinned())


def test_progress_repaints_a_few_times_however_often_it_is_told(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    strip = opened(console, pane, PHOTO)
    arrive(console, PHOTO, CONTENT, upto=100)
    told: list[object] = []
    strip.model.dataChanged.connect(lambda *_: told.append(1))
    for _ in range(500):
        console.bus.tell(Changes(files=frozenset({PHOTO.sha256})))
    qtbot.waitUntil(lambda: len(told) >= 1)
    assert len(told) <= 5
