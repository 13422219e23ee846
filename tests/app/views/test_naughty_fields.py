"""What breaks programs, pasted into every field outside the case pane: kept, and read where it is shown again."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from app.changes import ChangeBus
from app.models.queries import View
from app.problems import Problem
from app.settings import Settings
from app.views.bulk.trial import Deed
from app.views.conflict.review import ConflictReview
from app.views.delegation.questions import LEAVE
from app.views.delegation.window import DelegationWindow
from app.views.dossier.letter_bar import LONGEST_NUMBER
from app.views.forms.fields import Line, Words
from app.views.forms.places import DayPlace
from app.views.main_window import MainWindow
from app.views.sign_in.dialogs import PassphraseDialog, SignInDialog, UnlockDialog
from domain.case import Place, Reporter
from domain.commands import Correct, IntakeReport
from domain.directory_commands import TakeLeave
from domain.people import Person
from tests.app.views.case.answering import give
from tests.app.views.case.reading import commands, until
from tests.app.views.conflict.making import conflict
from tests.app.views.dossier.late import LAID_OUT, late_cases
from tests.support.console import RATNA, SARI, Console, open_console
from tests.support.naughty import (
    LONG,
    SHORT,
    guessing,
    in_lines,
    in_one_line,
    made_visible,
    paste_into,
    read_off,
    text_fields,
)
from tests.support.pdf import pages_of, words_of
from tests.support.ui_thread import off_ui_thread_allowed

pytestmark = pytest.mark.usefixtures("english")
NAME = "<b>x</b><img src='x'> {name} & \u0645\u0631\u062d\u0628\u0627 👩🏽\u200d🚒"
NO_ADDRESS = ("This is not the address of a server.", "The address has to begin with https://")
DIRTY_NAME = NAME.replace(" & ", "\n&\x00 ")


@pytest.fixture
def sit(tmp_path: Path, qtbot: QtBot, qapp: object) -> Iterator[Callable[[Person], tuple[Console, MainWindow]]]:
    with ExitStack() as stack:

        def opened(person: Person) -> tuple[Console, MainWindow]:
            console = open_console(tmp_path / person.id, person, stack, undo_seconds=0)
            return console, window_on(console, qtbot)

        yield opened


def window_on(console: Console, qtbot: QtBot) -> MainWindow:
    window = MainWindow(console.context, Settings(console.profile.root / "settings.ini"))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    until(qtbot, window.isActiveWindow)
    window.navigation.choose(View.ALL)
    until(qtbot, lambda: window.case_list.list.cases.rowCount() > 20)
    return window


def enter(field: QWidget, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(field, Qt.Key.Key_Return, held)


def test_an_officer_searches_names_and_takes_in_with_it(
    sit: Callable[[Person], tuple[Console, MainWindow]], qtbot: QtBot
) -> None:
    console, window = sit(SARI)
    with off_ui_thread_allowed():
        console.indexed()
    searches(window, qtbot)
    asks_the_palette(window)
    names_a_view(console, window, qtbot)
    takes_in(console, window, qtbot)
    window.close()
    again = window_on(console, qtbot)
    until(qtbot, lambda: NAME in left_pane(again))
    again.navigation.choose(View.OUTBOX)
    assert again.pages.outbox is not None
    outbox = again.pages.outbox
    until(qtbot, lambda: outbox.model.rowCount() > 0)
    outbox.select(commands(console)[0].id)
    until(qtbot, lambda: made_visible(in_lines().kept) in read_off(outbox))
    assert made_visible(in_one_line().kept) in read_off(outbox) and guessing(again) == []


def searches(window: MainWindow, qtbot: QtBot) -> None:
    finder = window.finder
    for text in (*(each.pasted for each in SHORT.values()), LONG, 'judul:"<b>" -\u202e OR {0}'):
        paste_into(finder.field, text)
        assert finder.field.text() == text, "nothing of a question is cut off"
        until(qtbot, lambda text=text: finder.answered == text)  # type: ignore[misc]
        said = finder.findChild(QLabel, "finder.remarks")
        assert said is not None and ("first 40 words" in said.text()) is (text == LONG)
    finder.leave()
    assert guessing(window) == []


def asks_the_palette(window: MainWindow) -> None:
    palette = window.palette_pane
    palette.open()
    for text in (*(each.pasted for each in SHORT.values()), LONG):
        paste_into(palette.query, text)
        assert palette.query.text() == text
        assert palette.list.isVisible() or palette.nothing.text()
    palette.close_up()


def left_pane(window: MainWindow) -> list[str]:
    model = window.navigation.model()
    return [bare(str(model.index(row, 0).data())) for row in range(model.rowCount())]


def bare(text: str) -> str:
    """Without what keeps a name from turning its sentence around."""
    return text.replace("\u2068", "").replace("\u2069", "")


def names_a_view(console: Console, window: MainWindow, qtbot: QtBot) -> None:
    form = window.case_list.naming
    window.case_list._begin_naming()
    paste_into(form.name, LONG)
    enter(form.name)
    assert form.name.text() == LONG and form.isVisible()
    assert form.trouble.text() == "7,950 characters too many; the limit is 60."
    paste_into(form.name, DIRTY_NAME)
    assert "Not kept: 1 characters that cannot be seen" in QToolTip.text()
    enter(form.name)
    until(qtbot, lambda: saved_names(console) == [NAME])
    until(qtbot, lambda: NAME in left_pane(window))
    panel = window.case_list.saved_views
    window.case_list._open_saved_views()
    until(qtbot, lambda: panel.list.count() > 0)
    assert NAME in bare(panel.list.item(0).text())
    panel.list.setCurrentRow(0)
    panel.rename.click()
    assert panel.form.name.text() == NAME, "what is renamed begins with what was typed"
    panel.form.left.emit()
    panel.delete.click()
    until(qtbot, lambda: f"“{NAME}” is deleted." in bare(read_off(panel)))
    panel.undo.click()
    until(qtbot, lambda: saved_names(console) == [NAME])
    panel.left.emit()


def saved_names(console: Console) -> list[str]:
    with off_ui_thread_allowed():
        return [view.name for view in console.context.lists.saved()]


def takes_in(console: Console, window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page = window.pages.intake
    assert page is not None
    places = page.form.sheet.places
    give(page.form.sheet, {"channel": "post"})
    for place in places.values():
        if isinstance(place, DayPlace):
            paste_into(place.control, in_one_line().pasted)
        elif isinstance(place.field, Line | Words):
            paste_into(place.control, LONG if place.field.name == "title" else in_lines().pasted)
    page.form.submit.click()
    assert places["incident_date"].trouble.text() == "Write the day like this: 27/11/2026."
    assert places["title"].trouble.text() == "7,755 characters too many; the limit is 255."
    assert places["title"].answer() == LONG and commands(console) == []
    paste_into(places["incident_date"].control, "17/11/2026")
    paste_into(places["title"].control, in_one_line().pasted)
    for name in ("village", "district", "regency", "province", "name", "nik", "phone", "email"):
        paste_into(places[name].control, in_one_line().pasted)
    page.form.submit.click()
    until(qtbot, lambda: bool(commands(console)) or any(place.trouble.text() for place in places.values()))
    command = commands(console)[0].envelope.command
    line = in_one_line().kept
    assert isinstance(command, IntakeReport) and (command.title, command.text) == (line, in_lines().kept)
    assert command.place == Place(line, line, line, line) and command.reporter == Reporter(line, line, line, line)
    until(qtbot, page.open_case.isVisible)
    page.open_case.click()
    until(qtbot, lambda: made_visible(in_lines().kept) in read_off(window.case))
    assert made_visible(line) in window.case.header.title.text()


def test_an_admin_arranges_writes_and_decides_with_it(
    sit: Callable[[Person], tuple[Console, MainWindow]], qtbot: QtBot, tmp_path: Path
) -> None:
    console, window = sit(RATNA)
    acts_on_many(console, window, qtbot)
    takes_leave(console, window, qtbot)
    merges(console, window, qtbot)
    console.take(late_cases())
    numbers_a_letter(window, qtbot, tmp_path)
    assert guessing(window) == []


def acts_on_many(console: Console, window: MainWindow, qtbot: QtBot) -> None:
    bulk, before = window.case_list.bulk, len(commands(console))
    window.case_list.list.setFocus()
    for _ in range(2):
        QTest.keyClick(window.case_list.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    window.case_list.bulk_bar.act.click()
    until(qtbot, lambda: bulk.deed.count() > 0)
    bulk.deed.setCurrentIndex(bulk.deed.findData(Deed.NOTE))
    paste_into(bulk.text, LONG)
    until(qtbot, lambda: bulk.list.count() == 3 and not bulk.go.isEnabled())
    assert bulk.text.text() == LONG and not bulk.go.isEnabled()
    assert "longer than 5,000 characters" in bulk.list.item(0).text()
    paste_into(bulk.text, in_lines().pasted)
    until(qtbot, bulk.go.isEnabled)
    bulk.go.click()
    until(qtbot, lambda: len(commands(console)) == before + 3)
    assert {item.envelope.command.text for item in commands(console)} == {in_lines().kept}  # type: ignore[attr-defined]
    bulk.left.emit()


def takes_leave(console: Console, window: MainWindow, qtbot: QtBot) -> None:
    leave = DelegationWindow(console.context, window)
    leave.show()
    leave.ask(LEAVE)
    places = leave.asking.sheet.places
    paste_into(places["note"].control, LONG)
    paste_into(places["last"].control, in_one_line().pasted)
    leave.asking.submit.click()
    assert places["note"].trouble.text() == "7,755 characters too many; the limit is 255."
    assert places["last"].trouble.text() == "Write the day like this: 27/11/2026."
    paste_into(places["first"].control, "\u202e20/11/2026\x00")
    assert places["first"].answer() == "\u202e20/11/2026"
    for name in ("first", "last"):
        paste_into(places[name].control, "20/11/2026")
    paste_into(places["note"].control, in_one_line().pasted)
    leave.asking.submit.click()
    until(qtbot, lambda: isinstance(commands(console)[-1].envelope.command, TakeLeave))
    assert commands(console)[-1].envelope.command.note == in_one_line().kept  # type: ignore[attr-defined]
    until(qtbot, lambda: made_visible(in_one_line().kept) in bare(read_off(leave)))
    assert guessing(leave) == []
    leave.close()


def merges(console: Console, window: MainWindow, qtbot: QtBot) -> None:
    mine, theirs = in_one_line().kept, f"{in_one_line().kept} y"
    item = conflict(console, Correct(title=mine, tags=(mine,), edited_text=mine),
                    Correct(title=theirs, tags=(theirs,), edited_text=theirs))  # fmt: skip
    window.navigation.choose(View.OUTBOX)
    screen = window.pages.outbox
    assert screen is not None
    until(qtbot, lambda: screen.select(item.id))
    until(qtbot, screen.detail.compare.isVisible)
    screen.detail.compare.click()
    until(qtbot, lambda: screen.review is not None and bool(screen.review.panels))
    review = screen.review
    assert isinstance(review, ConflictReview) and made_visible(theirs) in read_off(review)
    review.parts.merge.click()
    named = {field.objectName(): field for field in text_fields(review)}
    merged = [named[f"conflict.merged.{name}"] for name in ("title", "tags", "edited_text")]
    for editor in merged:
        paste_into(editor, f"{in_one_line().pasted} z")
    review.parts.send.click()
    until(qtbot, lambda: screen.review is None)
    sent = commands(console)[-1].envelope.command
    both = f"{in_one_line().kept} z"
    assert isinstance(sent, Correct) and (one(sent.title), one(sent.tags[0]), one(sent.edited_text)) == 3 * (both,)  # type: ignore[index]


def one(text: str | None) -> str:
    return " ".join((text or "").split("\n"))


def numbers_a_letter(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.navigation.choose(View.LATE)
    window.pages.show_dossier()
    screen = window.pages.dossier
    assert screen is not None
    until(qtbot, lambda: not screen.reading.is_running and screen.tree.cases.rowCount() > 0)
    screen.tree.select(LAID_OUT)
    screen.letter.click()
    until(qtbot, screen.preview.save.isEnabled)
    bar, sheet = screen.letter_bar, screen.preview.pages.sheet
    paste_into(bar.number, LONG)
    assert bar.trouble.text().startswith(f"{len(LONG) - LONGEST_NUMBER:,} characters too many; the limit is 60.")
    assert bar.number.text() == LONG and bar.letter().number == ""
    number = "<b>005</b>/\x00&amp;/{0}/\n\u0645\u0631\u062d\u0628\u0627/XI"
    paste_into(bar.number, number)
    kept = "<b>005</b>/&amp;/{0}/ "
    until(qtbot, lambda: kept in words_of(sheet.accessibleDescription()) + " ")
    assert not bar.trouble.isVisible()
    target = tmp_path / "surat.pdf"
    screen.preview.choose = lambda parent, name: target
    screen.preview.save.click()
    until(qtbot, lambda: screen.preview.said.text() == "Saved as surat.pdf")
    assert "<b>005</b>/&amp;/{0}/" in " ".join(pages_of(target))


@pytest.fixture
def tries() -> list[tuple[str, ...]]:
    return []


@pytest.fixture
def attempt(tries: list[tuple[str, ...]]) -> Callable[..., "Future[object]"]:
    def attempt(*texts: str) -> "Future[object]":
        tries.append(texts)
        answer: Future[object] = Future()
        answer.set_exception(Problem("wrong_password"))
        return answer

    return attempt


def put(dialog: QDialog, **texts: str) -> None:
    for name, text in texts.items():
        field = dialog.findChild(QLineEdit, f"{dialog._name}.{name}")  # type: ignore[attr-defined]
        assert field is not None
        paste_into(field, text)


def said(dialog: QDialog, qtbot: QtBot) -> str:
    name: str = dialog._name  # type: ignore[attr-defined]
    submit, error = dialog.findChild(QPushButton, f"{name}.submit"), dialog.findChild(QLabel, f"{name}.error")
    assert submit is not None and error is not None
    submit.click()
    until(qtbot, error.isVisible)
    assert guessing(dialog) == [] and dialog.minimumSizeHint().width() <= 600
    return error.text()


def test_who_signs_in_is_told_what_is_wrong_with_it(
    attempt: Callable[..., "Future[object]"], tries: list[tuple[str, ...]], qtbot: QtBot
) -> None:
    bus = ChangeBus()
    dialog = SignInDialog(attempt, bus, "https://lapor.test", "")
    qtbot.addWidget(dialog)
    dialog.show()
    put(dialog, username="sari", password="rahasia")
    for name, each in SHORT.items():
        put(dialog, server=each.pasted)
        answer = said(dialog, qtbot)
        assert answer.startswith(NO_ADDRESS) is (name != "one"), name
    assert [server for server, *_ in tries] == ["https://x"], "only what could be an address was tried"
    put(dialog, server=LONG)
    assert said(dialog, qtbot).startswith("This is not the address")
    for each in (*SHORT.values(), in_one_line()):
        put(dialog, server="https://lapor.test", username=each.pasted, password=each.pasted)
        unseen = "A character in it cannot be seen" in said(dialog, qtbot)
        assert tries[-1] == ("https://lapor.test", each.kept, each.pasted), "a password is never changed"
        assert unseen is (each.pasted != each.kept)
    put(dialog, username=LONG, password=LONG)
    said(dialog, qtbot)
    assert tries[-1][1:] == (LONG, LONG)


def test_a_passphrase_that_nobody_could_type_again_is_not_taken(
    attempt: Callable[..., "Future[object]"], tries: list[tuple[str, ...]], qtbot: QtBot
) -> None:
    bus = ChangeBus()
    new = PassphraseDialog(attempt, bus, Problem("no_keyring"))
    unlock = UnlockDialog(attempt, bus, in_one_line().kept)
    known = PassphraseDialog(attempt, bus)
    for dialog in (new, unlock, known):
        qtbot.addWidget(dialog)
        dialog.show()
    assert made_visible(in_one_line().kept) in bare(read_off(unlock))
    put(new, first=in_one_line().pasted, second=in_one_line().pasted)
    assert said(new, qtbot).startswith("A passphrase that cannot be typed by hand") and not tries
    for text in (in_one_line().kept, LONG):
        put(new, first=text, second=text)
        said(new, qtbot)
        assert tries.pop() == (text,)
    for dialog, name in ((known, "first"), (unlock, "password")):
        put(dialog, **{name: in_one_line().pasted})
        assert "A character in it cannot be seen" in said(dialog, qtbot)
        assert tries.pop() == (in_one_line().pasted,), "it opens what was locked with it before"
