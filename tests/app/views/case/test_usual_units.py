"""Who mostly answered such reports stands under the choice of a unit: explained, and never chosen by itself."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.models.usual_units import UsualUnit
from app.views.case.forms import handling
from domain.case import Case, Holder
from domain.commands import ApproveReply, SubmitReply
from tests.app.views.case.conftest import OpenPane
from tests.support.console import BAMBANG, HEALTH, RATNA, REGENCY, ROADS, SARI, Console, new_case, open_console
from tests.support.ui_thread import off_ui_thread_allowed


def answered(number: int, unit: str = ROADS, category: str = "c1") -> Case:
    maker = new_case(number, days_ago=9).act(SARI, SubmitReply("Sudah ditambal."))
    assert maker.case.reply is not None
    case = maker.act(BAMBANG, ApproveReply(maker.case.reply.pin)).case
    return replace(case, holder=Holder(REGENCY, unit), category=category)  # type: ignore[arg-type]


@pytest.fixture
def ratna(tmp_path: Path, qapp: object) -> Iterator[Console]:
    with ExitStack() as stack:
        yield open_console(tmp_path / "ratna", RATNA, stack)


def test_the_most_usual_unit_is_named_with_its_numbers(qtbot: QtBot, ratna: Console, open_pane: OpenPane) -> None:
    asked = new_case(60, days_ago=1).case
    ratna.take([asked, *map(answered, (61, 62)), answered(63, HEALTH), answered(64, HEALTH, "c2")])
    with off_ui_thread_allowed():
        found = ratna.context.queries.usual_units(asked)
        assert ratna.context.queries.usual_units(replace(asked, category=None)) == ()
    roads = next(each for each in found if each.unit == ROADS)
    assert found[0] == roads and found[1] == UsualUnit(REGENCY, HEALTH, 1, roads.total)
    assert roads.total == roads.count + 1 and roads.count >= 2

    pane = open_pane(ratna)
    pane.show_case(asked.id)
    pane.work.begin_form(handling.DISPOSE)
    unit = pane.work.form.sheet.places["unit"]
    text = f"Mostly answered by Dinas PUPR: {roads.count} of {roads.total} reports of this category here"
    qtbot.waitUntil(lambda: unit.hint.text() == text)
    assert unit.answer() == "", "a person chooses"
