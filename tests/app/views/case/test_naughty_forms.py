"""What breaks programs, pasted into every field of the case pane: kept, sent and shown as text, or refused in words."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.views.case.view import CasePane
from app.views.case.work_area import Page
from app.views.forms.case_number import CaseNumberPlace
from app.views.forms.fields import Line, Tags, Words
from app.views.forms.places import DayPlace, LinePlace, Place, WordsPlace
from app.views.outbox.line import written_text
from domain.capabilities import Capabilities
from domain.commands import AddNote, GiveTask, ReturnReply, SubmitReply
from domain.people import Person
from domain.staged import Staged, StagedKind
from tests.app.views.case.answering import give
from tests.app.views.case.conftest import OpenPane
from tests.app.views.case.reading import commands, until
from tests.app.views.case.test_forms import trial_of
from tests.app.views.case.trials import MAIN_NUMBER, TRIALS, Trial
from tests.support import console as region
from tests.support.console import BAMBANG, HEALTH, NEIGHBOUR, RATNA, REGENCY, SARI, Console, new_case, open_console
from tests.support.naughty import LONG, Naughty, guessing, in_lines, in_one_line, made_visible, paste_into, read_off
from tests.support.screens import shared_case

STAGED = (
    Staged(StagedKind.NOTE, "-"),
    Staged(StagedKind.TASK, "-", REGENCY, HEALTH),
    Staged(StagedKind.INVITATION, "-", NEIGHBOUR),
)
MANDATORY = GiveTask("Ukur lubang", REGENCY, HEALTH, mandatory=True)
CTRL = Qt.KeyboardModifier.ControlModifier
TALKATIVE = [trial for trial in TRIALS if any(isinstance(field, Words | Line) for field in trial.form.fields)]


@pytest.fixture
def seated(
    tmp_path: Path, open_pane: OpenPane, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Iterator[Callable[[Person], tuple[Console, CasePane]]]:
    """Somebody's pane, on a console whose server lets closed cases be taken up again."""
    directory = replace(region.WORLD.directory, capabilities=Capabilities(reopening=True))
    monkeypatch.setattr(region, "WORLD", replace(region.WORLD, directory=directory))
    with ExitStack() as stack:

        def sit(person: Person) -> tuple[Console, CasePane]:
            console = open_console(tmp_path / person.id, person, stack)
            pane = open_pane(console)
            pane.activateWindow()
            until(qtbot, pane.isActiveWindow)
            return console, pane

        yield sit


def talkative(pane: CasePane) -> Iterator[tuple[Place, Naughty]]:
    """The places for texts that anything may stand in."""
    for place in pane.work.form.sheet.places.values():
        if isinstance(place, WordsPlace):
            yield place, in_lines()
        elif isinstance(place, LinePlace) and isinstance(place.field, Line):
            yield place, in_one_line()


def send(field: QWidget) -> None:
    QTest.keyClick(field, Qt.Key.Key_Return, CTRL)


def refuses_what_is_too_long(pane: CasePane, console: Console) -> None:
    """Nothing of it is cut off: by how much it is too long is said beside it, and it stays to be shortened."""
    sheet, sent = pane.work.form.sheet, len(commands(console))
    for place, _ in talkative(pane):
        paste_into(place.control, LONG)
    send(next(place.control for place, _ in talkative(pane)))
    for place, _ in talkative(pane):
        assert place.answer() == LONG
        limit = place.field.limit(console.context.world().limits)  # type: ignore[attr-defined]
        over = f"{len(LONG) - limit:,} characters too many" if len(LONG) > limit else ""
        assert place.trouble.text().startswith(over), place.control.objectName()
    assert pane.work.page is Page.FORM and sheet is pane.work.form.sheet
    assert len(commands(console)) == sent


def says_what_is_no_day_and_no_number(pane: CasePane, qtbot: QtBot) -> None:
    for place in pane.work.form.sheet.places.values():
        if not isinstance(place, CaseNumberPlace | DayPlace):
            continue
        paste_into(place.control, in_one_line().pasted)
        assert place.answer() == in_one_line().kept
        send(place.control)
        if isinstance(place, CaseNumberPlace):
            until(qtbot, lambda place=place: "No report with this number" in place.hint.text())
        else:
            assert place.trouble.text() == "Write the day like this: 27/11/2026."


@pytest.mark.parametrize("person", [SARI, BAMBANG, RATNA], ids=lambda person: person.id)
def test_every_form_keeps_sends_and_shows_it(
    person: Person, seated: Callable[[Person], tuple[Console, CasePane]], open_pane: OpenPane, qtbot: QtBot
) -> None:
    console, pane = seated(person)
    mine = [trial for trial in TALKATIVE if trial.who is person]
    console.take([trial.case(50 + number) for number, trial in enumerate(mine)])
    for number, trial in enumerate(mine):
        pane.show_case(f"case-{50 + number:04}")
        pane.work.begin_form(trial.form)
        fill_in(pane, console, trial, qtbot)
    again = open_pane(console)
    for number, trial in enumerate(mine):
        again.show_case(f"case-{50 + number:04}")
        is_shown(again, trial)
        assert guessing(again) == []


def fill_in(pane: CasePane, console: Console, trial: Trial, qtbot: QtBot) -> None:
    places = pane.work.form.sheet.places
    refuses_what_is_too_long(pane, console)
    says_what_is_no_day_and_no_number(pane, qtbot)
    others = {name: text for name, text in trial.answers.items() if not isinstance(places[name].field, Words | Line)}
    give(pane.work.form.sheet, others)
    for place in places.values():
        if isinstance(place, CaseNumberPlace):
            until(qtbot, lambda place=place: place.found is not None)  # type: ignore[misc]
    sent = len(commands(console))
    for place, text in talkative(pane):
        paste_into(place.control, text.pasted)
        assert place.answer() == text.kept
    kept = {place.field.name: text.kept for place, text in talkative(pane)}
    tags = {name for name in kept if isinstance(places[name].field, Tags)}
    send(next(place.control for place, _ in talkative(pane)))
    until(qtbot, lambda: len(commands(console)) == sent + 1 or any(p.trouble.text() for p in places.values()))
    (*_, item) = commands(console)
    command = item.envelope.command
    given = {name: getattr(command, name) for name in kept}
    assert given == {name: (text,) if name in tags else text for name, text in kept.items()}, trial.name
    assert all(text in written_text(command) for text in kept.values()), "all of it is in the outbox"
    until(qtbot, lambda: pane.work.page is not Page.FORM)


def is_shown(pane: CasePane, trial: Trial) -> None:
    """In the report as it is opened another time."""
    expected = made_visible(in_lines().kept)
    if any(isinstance(field, Words) for field in trial.form.fields):
        assert expected in read_off(pane), trial.name
    if trial.form.purpose == "case.correct.v1":
        assert made_visible(in_one_line().kept) in pane.header.title.text()
        assert made_visible(in_one_line().kept) in pane.reading.facts.text()
    assert "\ufffc" not in read_off(pane), "no picture was made of it"


def test_answers_notes_and_what_goes_with_them_do_too(
    seated: Callable[[Person], tuple[Console, CasePane]], open_pane: OpenPane, qtbot: QtBot
) -> None:
    console, pane = seated(SARI)
    limits = console.context.world().limits
    console.take([shared_case(), new_case(70, days_ago=2).act(SARI, MANDATORY).case])
    pane.show_case("case-0000")
    pane.begin_note()
    note = pane.work.note.writing
    paste_into(note.editor, LONG)
    send(note.editor)
    assert note.editor.text() == LONG and commands(console) == []
    assert note.counter.text().endswith(f"{len(LONG) - limits.note_characters:,} too many")
    paste_into(note.editor, in_lines().pasted)
    send(note.editor)
    until(qtbot, lambda: len(commands(console)) == 1)
    assert commands(console)[0].envelope.command == AddNote(in_lines().kept)

    pane.show_case("case-0070")
    pane.begin_reply()
    reply = pane.work.reply
    paste_into(reply.writing.editor, LONG)
    send(reply.writing.editor)
    assert reply.writing.editor.text() == LONG and len(commands(console)) == 1
    assert reply.writing.counter.text().endswith(f"{len(LONG) - limits.characters:,} too many")
    paste_into(reply.writing.editor, in_lines().pasted)
    reply.staged.put(STAGED)
    paste_into(reply.joint.reason, in_one_line().pasted)
    for row in reply.staged.rows.values():
        paste_into(row.line, in_one_line().pasted)
    pane.flush()
    console.settled()

    again = open_pane(console)
    again.show_case("case-0070")
    again.begin_reply()
    reply = again.work.reply
    assert reply.writing.editor.text() == in_lines().kept
    assert [row.line.text() for row in reply.staged.rows.values()] == 3 * [in_one_line().kept]
    assert reply.joint.reason.text() == in_one_line().kept
    again.submit_reply()
    until(qtbot, lambda: len(commands(console)) == 2)
    staged = tuple(replace(each, text=in_one_line().kept) for each in STAGED)
    assert commands(console)[1].envelope.command == SubmitReply(
        in_lines().kept, staged=staged, despite_open_tasks=in_one_line().kept
    )
    until(qtbot, again.work.standing.isVisible)
    for number, text in (("case-0070", in_lines()), ("case-0070", in_one_line()), ("case-0000", in_lines())):
        again.show_case(number)
        assert made_visible(text.kept) in read_off(again)
    assert guessing(again) == []


def test_what_is_returned_says_why_in_any_letters(
    seated: Callable[[Person], tuple[Console, CasePane]], qtbot: QtBot
) -> None:
    console, pane = seated(BAMBANG)
    pane.show_case("case-0001")
    bar = pane.work.decision
    bar.give_back.click()
    paste_into(bar.notes.editor, in_lines().pasted)
    console.settled()
    send(bar.notes.editor)
    until(qtbot, lambda: len(commands(console)) == 1)
    command = commands(console)[0].envelope.command
    assert isinstance(command, ReturnReply) and command.notes == in_lines().kept
    until(qtbot, lambda: made_visible(in_lines().kept) in read_off(pane))


def test_there_is_a_person_for_every_form_with_texts() -> None:
    assert len(TALKATIVE) >= 24 and {trial.who for trial in TALKATIVE} == {SARI, BAMBANG, RATNA}
    assert trial_of(TALKATIVE[0].form) is TALKATIVE[0] and MAIN_NUMBER.isdecimal()
