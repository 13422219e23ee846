"""The model of the list keeps Qt's rules, holds only a few rows, and survives a store it cannot read."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from app.models.queries import View
from app.problems import ProblemCode
from app.views.case_list.facts import reporter_word
from app.views.case_list.model import CASE_ROLE, LINE_ROLE, WINDOW, WINDOWS_KEPT, CaseListModel
from tests.support.console import Console
from tests.support.ui_thread import off_ui_thread_allowed


def keys_of(console: Console, view: View = View.ALL) -> list[int]:
    with off_ui_thread_allowed():
        return console.context.queries.keys(view, console.context.today())


def test_qts_rules_are_kept_while_keys_come_and_go(console: Console) -> None:
    model = CaseListModel(console.context)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    keys = keys_of(console)
    for shown in (keys, keys[:3], [], keys[::-1], keys[::-1], [*keys, 10_000]):
        model.take_keys(shown)
        assert model.rowCount() == len(shown)
    assert tester.model() is model


def test_rows_say_what_the_store_says(console: Console) -> None:
    model = CaseListModel(console.context)
    model.take_keys(keys_of(console, View.TODAY))
    index = model.index(0)
    assert index.data() == "Jembatan gantung lapuk"
    assert index.data(CASE_ROLE) == "case-0018"
    assert index.data(LINE_ROLE).left.text == "14 days late"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Jembatan gantung lapuk, Warga Rekaan 18")


def test_a_key_that_has_gone_is_an_empty_row(console: Console) -> None:
    model = CaseListModel(console.context)
    model.take_keys([99_999])
    assert model.index(0).data() is None
    assert model.case_at(0) is None


def test_only_the_rows_around_what_is_looked_at_are_fetched(console: Console) -> None:
    model = CaseListModel(console.context)
    many = [keys_of(console)[0]] * 10_000
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(console.stores.cache, "before_cursor_execute", note)
    model.take_keys(many)
    assert asked == []
    model.index(5_000).data()
    model.index(5_001).data()
    assert len([statement for statement in asked if "FROM cases" in statement]) == 1
    event.remove(console.stores.cache, "before_cursor_execute", note)
    for row in range(0, 10_000, WINDOW):
        model.index(row).data()
    assert len(model._windows) <= WINDOWS_KEPT


def test_rows_that_were_read_already_are_not_read_again(console: Console) -> None:
    model, keys = CaseListModel(console.context), keys_of(console)
    rows = console.context.queries.rows(keys)
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if "FROM cases" in statement:
            asked.append(statement)

    event.listen(console.stores.cache, "before_cursor_execute", note)
    model.take_keys(keys, rows)
    read_here = [model.row_at(row) for row in range(model.rowCount())]
    assert read_here == [rows[key] for key in keys] and asked == []
    assert not model.take_keys(list(keys), {keys[0]: replace(rows[keys[0]], title="Lain")})
    assert model.index(0).data() == "Lain"
    assert model.index(1).data() == rows[keys[1]].title and len(asked) == 1, "what was not handed over is read"
    model.read_again()
    assert model.index(0).data() == rows[keys[0]].title and len(asked) == 2, "and everything, once it may be old"
    event.remove(console.stores.cache, "before_cursor_execute", note)


def test_a_row_is_worded_once(console: Console) -> None:
    model = CaseListModel(console.context)
    model.take_keys(keys_of(console))
    line = model.index(0).data(LINE_ROLE)
    assert line is not None and model.line_at(0) is model.line_at(0) is line
    model.read_again()
    assert model.line_at(0) == line and model.line_at(0) is not line


def test_the_same_keys_again_only_read_the_rows_anew(console: Console, qtbot: QtBot) -> None:
    model = CaseListModel(console.context)
    keys = keys_of(console)
    assert model.take_keys(keys)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        assert not model.take_keys(list(keys))


def test_a_store_that_cannot_be_read_is_a_word_and_no_crash(console: Console, qtbot: QtBot) -> None:
    model = CaseListModel(console.context)
    model.take_keys(keys_of(console))
    console.stores.cache.dispose()
    for suffix in ("-wal", "-shm"):
        console.profile.cache_db.with_name(f"{console.profile.cache_db.name}{suffix}").unlink(missing_ok=True)
    console.profile.cache_db.write_bytes(b"no store at all" * 10_000)
    with qtbot.waitSignal(model.unreadable) as told:
        assert model.index(0).data() is None
    assert told.args[0].code is ProblemCode.CORRUPT_CACHE
    with qtbot.assertNotEmitted(model.unreadable):
        model.index(1).data()  # said once for a window, not for every row


@pytest.mark.parametrize("reporter", ["", "Warga"])
def test_identity_is_said_as_far_as_it_is_known(console: Console, reporter: str, indonesian: str) -> None:
    row = next(iter(console.context.queries.rows(keys_of(console)[:1]).values()))
    assert reporter_word(replace(row, reporter=reporter, anonymous=True)) == (reporter or "Anonim")
    assert reporter_word(replace(row, reporter=reporter, anonymous=False)) == (
        reporter or "Identitas tidak ditampilkan"
    )
