"""What the window's thread may ask of the stores and what not, seen through the guard that all views run under."""

from datetime import date

import pytest

from app.models.drafts import Draft
from app.models.queries import View
from domain.commands import AddNote
from domain.ids import CaseId
from tests.support.console import NOW, WORLD, Console
from tests.support.ui_thread import UIGuard, WindowWouldWait, off_ui_thread_allowed

CASE = CaseId("case-0008")
TODAY = date(2026, 11, 20)


def test_windows_of_rows_and_single_cases_are_read_at_once(console: Console, ui_guard: UIGuard) -> None:
    queries, desk = console.context.queries, console.context.desk
    view = queries.case(CASE, WORLD)
    assert view is not None
    desk.save_draft(Draft(CASE, "reply", "85", "judul", "teks", NOW)).result(10)
    desk.submit(view, AddNote("catatan")).result(10)
    key = queries.key_of(CASE)
    assert key is not None
    assert queries.rows([key])[key].pending
    again = queries.case(CASE, WORLD)
    assert again is not None and again.reply_draft is not None and len(again.pending) == 1
    assert (len(queries.outbox_items()), len(queries.drafts()), queries.is_cached(CASE)) == (1, 1, True)
    assert ui_guard.violations == []


def test_whole_views_and_counts_are_refused(console: Console, ui_guard: UIGuard) -> None:
    for view in View:
        with pytest.raises(WindowWouldWait):
            console.context.queries.keys(view, TODAY)
    with pytest.raises(WindowWouldWait):
        console.context.queries.counts(TODAY)
    keys = console.context.background.submit(console.context.queries.keys, View.ALL, TODAY).result(10)
    counts = console.context.background.submit(console.context.queries.counts, TODAY).result(10)
    assert len(keys) == counts[View.ALL] == 24
    assert len(ui_guard.violations) == len(View) + 1
    ui_guard.violations.clear()


def test_no_write_of_the_desk_happens_on_the_window_s_thread(console: Console, ui_guard: UIGuard) -> None:
    desk = console.context.desk
    with pytest.raises(WindowWouldWait):
        desk._save_draft(Draft(CASE, "reply", "85", "judul", "teks", NOW))
    with pytest.raises(WindowWouldWait):
        desk._discard_draft(CASE, "reply")
    ui_guard.violations.clear()
    with off_ui_thread_allowed():
        assert console.context.queries.drafts() == []
