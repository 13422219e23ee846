"""The tree says what the domain's dossier says: the same cases, in the same groups, in the same order."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.models.delays import delays
from app.views.dossier.contents import Contents, grouped, read
from app.views.dossier.model import Column, DossierTreeModel
from domain.case import Holder
from domain.dossier import Age, Dossier
from domain.ids import CaseId
from tests.app.views.dossier.conftest import OpenConsole
from tests.app.views.dossier.late import LAID_OUT, texts
from tests.support.console import HEALTH, NEIGHBOUR, NOW, RATNA, REGENCY, ROADS, WORLD, Console, new_case
from tests.support.ui_thread import off_ui_thread_allowed


def contents_of(console: Console) -> tuple[Contents, list[tuple[int, int]]]:
    """What the steps come to, and what they said in between."""
    steps, said = read(console.context.queries, WORLD, NOW), []
    with off_ui_thread_allowed():
        while True:
            try:
                said.append(next(steps))
            except StopIteration as end:
                return end.value, said


def dossier_of(console: Console) -> Dossier:
    with off_ui_thread_allowed():
        return delays(console.stores.cache, WORLD, NOW)


def test_the_steps_come_to_the_dossier_of_the_domain(admin_console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = dossier_of(admin_console)
    whole, said = contents_of(admin_console)
    assert whole.dossier == expected and whole.count == 11
    assert said == [(0, 11)]
    monkeypatch.setattr("app.views.dossier.contents.CASES_A_STEP", 4)
    in_pieces, said = contents_of(admin_console)
    assert in_pieces == whole
    assert said == [(0, 11), (4, 11), (8, 11)]


def test_units_ages_and_cases_stand_in_the_domains_order(admin_console: Console) -> None:
    expected = dossier_of(admin_console)
    contents, _ = contents_of(admin_console)
    model = DossierTreeModel(admin_console.context)
    model.take(contents)
    by_unit = expected.by_unit()
    units = below(model, QModelIndex())
    assert [unit.key for unit in units] == list(by_unit)
    assert [unit.key for unit in units] == [Holder(REGENCY, HEALTH), Holder(REGENCY, ROADS), Holder(REGENCY)]
    for unit in units:
        groups = below(model, model.index_of(unit.key))
        oldest_first = [age for age in reversed(Age) if age in by_unit[unit.key]]
        if len(oldest_first) > 1:
            assert [group.key for group in groups] == [(unit.key, age) for age in oldest_first]
            cases = [case.key for group in groups for case in below(model, model.index_of(group.key))]
        else:
            cases = [case.key for case in groups]
        assert cases == [delay.case.id for age in oldest_first for delay in by_unit[unit.key][age]]


def below(model: DossierTreeModel, parent: QModelIndex) -> list[Any]:
    nodes = (model.node_at(model.index(row, 0, parent)) for row in range(model.rowCount(parent)))
    return [node for node in nodes if node is not None]


def test_a_row_says_what_it_counts(admin_console: Console) -> None:
    contents, _ = contents_of(admin_console)
    model = DossierTreeModel(admin_console.context)
    model.take(contents)
    index = model.index_of(LAID_OUT)
    cells = {column: index.siblingAtColumn(column).data() for column in Column}
    assert cells == {
        Column.REPORT: "Drainase tersumbat, air masuk rumah",
        Column.DAYS: "! 28",
        Column.HOPS: "1",
        Column.PAUSES: "1",
        Column.APPROVALS: "1",
        Column.TOLD: "3",
        Column.FINDINGS: "–",
    }
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("#8500041", "First follow-up (5 days)", "Working days late: ! 28", "Transfers between agencies: 1"):
        assert part in spoken
    unit = model.index_of(Holder(REGENCY, ROADS))
    spoken = unit.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Dinas PUPR · Kabupaten Tanjung Harapan, Reports: 7")
    assert "15–60 working days late: 3" in spoken
    assert [text for depth, text in texts(model) if depth == 0] == [
        "Dinas Kesehatan",
        "Dinas PUPR",
        "Kabupaten Tanjung Harapan",
    ], "one agency is not named again and again"


def test_of_several_agencies_each_unit_names_its_own(console_of: OpenConsole) -> None:
    elsewhere = replace(new_case(90, days_ago=30).case, holder=Holder(NEIGHBOUR))
    console = console_of(RATNA, [elsewhere, new_case(91, days_ago=30).case])
    contents, _ = contents_of(console)
    model = DossierTreeModel(console.context)
    model.take(contents)
    assert {text for depth, text in texts(model) if depth == 0} == {
        "Kabupaten Muara Seruni",
        "Dinas PUPR · Kabupaten Tanjung Harapan",
    }


def test_qts_rules_are_kept(admin_console: Console) -> None:
    contents, _ = contents_of(admin_console)
    model = DossierTreeModel(admin_console.context)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.take(contents)
    assert model.rowCount() == 3
    model.take(grouped(replace(contents.dossier, delays=contents.dossier.delays[:2])))
    model.take(grouped(replace(contents.dossier, delays=())))
    assert model.rowCount() == 0 and not model.index_of(LAID_OUT).isValid()
    assert tester.model() is model


HOSTILE = ("<b>x</b><img src='file:///etc/hostname'>", "\u202egnp.exe", "a\x00b\nc", "😀" * 300, "x" * 8_000, "a", "")


def test_titles_of_every_kind_are_one_line_of_text(console_of: OpenConsole) -> None:
    cases = [replace(new_case(40 + n, days_ago=30).case, title=title) for n, title in enumerate(HOSTILE)]
    console = console_of(RATNA, cases)
    contents, _ = contents_of(console)
    model = DossierTreeModel(console.context)
    model.take(contents)
    shown = {case.id: model.index_of(CaseId(case.id)) for case in cases}
    for case in cases:
        text = shown[case.id].data()
        assert "\n" not in text and "\x00" not in text and "\u202e" not in text
        assert "<img" not in shown[case.id].data(Qt.ItemDataRole.ToolTipRole)
    assert shown[cases[0].id].data() == HOSTILE[0]
    assert shown[cases[-1].id].data() == "Untitled"
