"""Every form: filled in with keys it becomes exactly its command, and the case shows it at once."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.drafts import Draft
from app.views.case.forms import FORMS, Form, handling, oversight, together
from app.views.case.offers import Offers
from app.views.case.view import CasePane
from app.views.case.work_area import Page
from app.views.forms.case_number import CaseNumberPlace
from app.views.outbox.repairs import as_draft
from domain.capabilities import Capabilities
from domain.commands import Correct, RecordFinding
from domain.ids import CaseId
from domain.people import Person
from tests.app.views.case.answering import give
from tests.app.views.case.conftest import OpenPane
from tests.app.views.case.reading import commands, press, stored_draft, type_keys
from tests.app.views.case.trials import MAIN, MAIN_NUMBER, TEXT, TRIALS, Trial
from tests.support import console as region
from tests.support.console import HEALTH, NEIGHBOUR, RATNA, REGENCY, Console, open_console
from tests.support.ui_thread import off_ui_thread_allowed

NUMBER = 50
CASE = f"case-{NUMBER:04}"
NAUGHTY = "<b>x</b><img src='file:///etc/hostname'>\u202eterbalik\u200b👷🏽‍♀️'; DROP TABLE cases; --" + "a" * 300

Opened = Callable[[Trial], tuple[Console, CasePane]]


@pytest.fixture
def reopening(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that announces that closed cases may be taken up again."""
    directory = replace(region.WORLD.directory, capabilities=Capabilities(reopening=True))
    monkeypatch.setattr(region, "WORLD", replace(region.WORLD, directory=directory))


@pytest.fixture
def profiles_of(tmp_path: Path, qapp: object) -> Iterator[Callable[..., Console]]:
    with ExitStack() as stack:
        yield lambda person, fill=True: open_console(tmp_path / person.id, person, stack, fill=fill)


@pytest.fixture
def opened(profiles_of: Callable[[Person], Console], open_pane: OpenPane, reopening: None, qtbot: QtBot) -> Opened:
    """The console of who does it, with the case of a trial and the form open."""

    def open_trial(trial: Trial) -> tuple[Console, CasePane]:
        console = profiles_of(trial.who)
        console.take([trial.case(NUMBER)])
        pane = open_pane(console)
        pane.activateWindow()
        qtbot.waitUntil(pane.isActiveWindow)
        pane.show_case(CASE)
        pane.work.begin_form(trial.form)
        return console, pane

    return open_trial


def trial_of(form: Form) -> Trial:
    return next(trial for trial in TRIALS if trial.form is form)


def send(pane: CasePane) -> None:
    place = QApplication.focusWidget()
    assert place is not None and pane.isAncestorOf(place)
    QTest.keyClick(place, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def wait_for_numbers(qtbot: QtBot, pane: CasePane) -> None:
    for place in pane.work.form.sheet.places.values():
        if isinstance(place, CaseNumberPlace):
            qtbot.waitUntil(lambda place=place: place.found is not None)  # type: ignore[misc]


def test_there_is_a_trial_of_every_form() -> None:
    assert [trial.form for trial in TRIALS if trial.form not in FORMS] == []
    assert {form.purpose for form in FORMS} == {trial.name for trial in TRIALS}


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
def test_a_form_becomes_its_command_and_the_case_shows_it(trial: Trial, opened: Opened, qtbot: QtBot) -> None:
    console, pane = opened(trial)
    case = console.context.queries.case(CaseId(CASE), console.context.world())
    assert case is not None
    assert Offers(case.case, trial.who, console.context.moment()).possible(trial.form.command), "it is offered"
    give(pane.work.form.sheet, trial.answers)
    wait_for_numbers(qtbot, pane)
    send(pane)
    qtbot.waitUntil(lambda: bool(commands(console)) or bool(complaints(pane)))
    assert complaints(pane) == []
    assert [item.envelope.command for item in commands(console)] == [trial.becomes(case.case)]
    qtbot.waitUntil(lambda: pane.work.page is not Page.FORM)
    assert pane._view is not None and pane._view.case.events[-1].kind == trial.leaves
    assert stored_draft(console, CASE, trial.form.purpose) is None


def complaints(pane: CasePane) -> list[str]:
    form = pane.work.form
    places = (place.trouble.text() for place in form.sheet.places.values())
    return list(filter(None, (*places, form.trouble.text())))


@pytest.mark.parametrize("trial", [t for t in TRIALS if t.answers], ids=lambda trial: trial.name)
def test_what_was_answered_survives_closing(trial: Trial, opened: Opened, open_pane: OpenPane, qtbot: QtBot) -> None:
    console, pane = opened(trial)
    give(pane.work.form.sheet, trial.answers)
    pane.flush()
    console.settled()
    before = {name: place.answer() for name, place in pane.work.form.sheet.places.items()}
    pane.close()

    again = open_pane(console)
    again.show_case(CASE)
    again.work.begin_form(trial.form)
    assert {name: place.answer() for name, place in again.work.form.sheet.places.items()} == before
    assert "saved on this computer" in again.work.form.state.text()


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
def test_what_was_handed_in_goes_back_into_its_form(trial: Trial, opened: Opened, qtbot: QtBot) -> None:
    console, pane = opened(trial)
    give(pane.work.form.sheet, trial.answers)
    wait_for_numbers(qtbot, pane)
    given = {name: place.answer() for name, place in pane.work.form.sheet.places.items()}
    send(pane)
    qtbot.waitUntil(lambda: len(commands(console)) == 1)
    draft = as_draft(commands(console)[0])
    if not given:
        assert draft is None, "there is nothing in it to give back"
        return
    assert isinstance(draft, Draft) and draft.purpose == trial.form.purpose
    console.context.desk.withdraw(commands(console)[0]).result(timeout=10)
    console.context.desk.save_draft(draft).result(timeout=10)
    pane.reload()
    pane.work.begin_form(trial.form)
    wait_for_numbers(qtbot, pane)
    assert {name: place.answer() for name, place in pane.work.form.sheet.places.items()} == given


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.purpose)
def test_whatever_is_typed_stays_text_and_is_kept(
    form: Form, opened: Opened, qtbot: QtBot, open_pane: OpenPane
) -> None:
    console, pane = opened(trial_of(form))
    typed = {}
    for name, place in pane.work.form.sheet.places.items():
        if place.control.metaObject().className() in ("PlainLine", "_Words"):
            typed[name] = NAUGHTY
            place.control.clear()  # type: ignore[attr-defined]
            place.control.setFocus()
            commit = QInputMethodEvent()
            commit.setCommitString(typed[name])
            QApplication.sendEvent(place.control, commit)
    pane.flush()
    console.settled()
    pane.work.form.command()
    again = open_pane(console)
    again.show_case(CASE)
    again.work.begin_form(form)
    places = again.work.form.sheet.places
    assert {name: places[name].answer() for name in typed} == typed


def test_a_missing_answer_is_said_beside_its_field_and_nothing_is_sent(opened: Opened, qtbot: QtBot) -> None:
    console, pane = opened(trial_of(together.GIVE_TASK))
    form = pane.work.form
    press(form.submit)
    said = {name: place.trouble.text() for name, place in form.sheet.places.items() if place.trouble.text()}
    assert said == {"title": "This has to be filled in.", "agency": "Choose one first."}
    assert QApplication.focusWidget() is form.sheet.places["title"].control
    type_keys(form.sheet.places["title"].control, "Foto")
    assert form.sheet.places["title"].trouble.text() == ""
    console.settled()
    assert commands(console) == []


def test_a_refusal_stands_beside_the_field_that_can_mend_it(opened: Opened, qtbot: QtBot) -> None:
    """A task for the agency as a whole, which holds the case: only the rule of the domain knows that."""
    console, pane = opened(trial_of(together.GIVE_TASK))
    form = pane.work.form
    give(form.sheet, {"title": "Foto", "agency": REGENCY})
    press(form.submit)
    assert form.sheet.places["unit"].trouble.text() != ""
    assert form.trouble.text() == ""
    assert QApplication.focusWidget() is form.sheet.places["unit"].control
    console.settled()
    assert commands(console) == []


def test_the_day_on_which_a_task_is_due_is_shown_and_skips_what_does_not_count(opened: Opened) -> None:
    _, pane = opened(trial_of(together.GIVE_TASK))
    sheet = pane.work.form.sheet
    give(sheet, {"agency": NEIGHBOUR, "days": "5"})
    assert "Fri 27 Nov" in sheet.places["days"].hint.text()
    give(sheet, {"days": "25"})
    assert "Tue 29 Dec" in sheet.places["days"].hint.text()  # 24 and 25 December do not count


def test_the_units_to_choose_are_those_of_the_chosen_agency(opened: Opened) -> None:
    _, pane = opened(trial_of(together.GIVE_TASK))
    sheet = pane.work.form.sheet
    give(sheet, {"agency": REGENCY, "unit": HEALTH})
    give(sheet, {"agency": NEIGHBOUR})
    press(pane.work.form.submit)
    assert sheet.places["unit"].trouble.text() == "Choose one first.", "a unit of another agency is no answer"


def test_a_main_report_is_found_by_its_number_and_named(opened: Opened, qtbot: QtBot) -> None:
    _, pane = opened(trial_of(together.LINK))
    place = pane.work.form.sheet.places["of"]
    type_keys(place.control, "9999999")
    qtbot.waitUntil(lambda: "No report with this number" in place.hint.text())
    press(pane.work.form.submit)
    assert place.trouble.text() == "No report with this number is on this computer."
    give(pane.work.form.sheet, {"of": MAIN_NUMBER})
    qtbot.waitUntil(lambda: "Jalan berlubang" in place.hint.text())
    assert place.value() == MAIN


def test_a_correction_sends_only_what_was_changed_and_shows_what_was_there(opened: Opened, qtbot: QtBot) -> None:
    console, pane = opened(trial_of(handling.CORRECT))
    form = pane.work.form
    press(form.submit)
    assert form.trouble.text() == "Nothing has been changed yet."
    give(form.sheet, {"title": "Jalan amblas"})
    assert "Originally: Jalan berlubang" in form.sheet.places["title"].hint.text()
    press(form.submit)
    qtbot.waitUntil(lambda: len(commands(console)) == 1)
    assert commands(console)[0].envelope.command == Correct(title="Jalan amblas")


def test_a_correction_that_meets_another_one_says_so(opened: Opened, qtbot: QtBot) -> None:
    console, pane = opened(trial_of(handling.CORRECT))
    sheet = pane.work.form.sheet
    give(sheet, {"title": "Jalan amblas"})
    maker = region.CaseMaker(trial_of(handling.CORRECT).case(NUMBER), region.NOW)
    console.take([maker.act(RATNA, Correct(title="Jalan retak", tags=("baru",))).case])
    qtbot.waitUntil(lambda: "changed meanwhile" in sheet.places["title"].trouble.text())
    assert sheet.places["title"].answer() == "Jalan amblas", "what was typed stays"
    assert sheet.places["tags"].answer() == "baru", "what nobody touched moves along"


def test_a_day_that_is_none_is_said_beside_it(opened: Opened, qtbot: QtBot) -> None:
    console, pane = opened(trial_of(oversight.RECORD_FINDING))
    form = pane.work.form
    give(form.sheet, {"text": TEXT, "recommendation": TEXT, "due_on": "31/02/2026"})
    press(form.submit)
    assert form.sheet.places["due_on"].trouble.text() == "Write the day like this: 27/11/2026."
    give(form.sheet, {"due_on": "4-12-2026"})
    assert "Fri 4 Dec" in form.sheet.places["due_on"].hint.text()
    press(form.submit)
    qtbot.waitUntil(lambda: len(commands(console)) == 1)
    assert commands(console)[0].envelope.command == RecordFinding(TEXT, TEXT, date(2026, 12, 4))


def test_two_forms_of_one_case_keep_their_answers_apart(opened: Opened, qtbot: QtBot) -> None:
    _, pane = opened(trial_of(together.GIVE_TASK))
    give(pane.work.form.sheet, {"title": "Foto"})
    pane.work.begin_form(together.LINK)
    give(pane.work.form.sheet, {"reason": TEXT})
    pane.work.begin_form(together.GIVE_TASK)
    assert pane.work.form.sheet.places["title"].answer() == "Foto"
    pane.work.begin_form(together.LINK)
    assert pane.work.form.sheet.places["reason"].answer() == TEXT


def test_everything_typed_in_a_form_can_be_copied_once_the_case_has_gone(opened: Opened, qtbot: QtBot) -> None:
    console, pane = opened(trial_of(oversight.RECORD_FINDING))
    give(pane.work.form.sheet, {"text": "Terlambat.", "recommendation": "Susun jadwal."})
    assert pane.work.typed_texts() == ["Terlambat.", "Susun jadwal."]
    with off_ui_thread_allowed():
        console.settled()


def test_a_form_is_whole_where_there_is_room_and_as_high_as_a_hand_wants_it(pane: CasePane, qtbot: QtBot) -> None:
    pane.resize(700, 570)
    pane.show_case("case-0000")
    pane.work.begin_form(handling.ASK_INFORMATION)
    sheet = pane.work.form.sheet
    hidden = sheet.verticalScrollBar().maximum
    qtbot.waitUntil(lambda: hidden() == 0, timeout=30_000)
    press(pane.work.form.submit)  # what is missing is said beneath the field
    qtbot.waitUntil(lambda: hidden() == 0 and sheet.places["question"].trouble.isVisible(), timeout=30_000)
    pane._split.moveSplitter(pane._split.height(), 1)
    with qtbot.waitSignal(pane._fitting.timeout):
        assert hidden() > 0
    assert hidden() > 0
