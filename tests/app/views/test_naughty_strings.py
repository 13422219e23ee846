"""Strings that break programs, as they arrive: in reports, in names, in what colleagues share. Text stays text."""

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.models.listing import Filter, Listing
from app.models.queries import View
from app.models.shared_lists import recommended
from app.settings import Settings
from app.views.case.forms import FORMS, handling
from app.views.case.inert import one_line, shown
from app.views.delegation.questions import LEAVE, SUBSTITUTE
from app.views.delegation.window import DelegationWindow
from app.views.dossier.letter_bar import LetterBar
from app.views.forms.choosing import ChoicePlace
from app.views.forms.fields import CaseNumber, Day, Line, Words
from app.views.intake.form import INTAKE
from app.views.main_window import MainWindow
from domain.attachments import Attachment
from domain.case import Case, Place, Reporter
from domain.directory import Agency, Category, Leave, PersonCard
from domain.ids import AgencyId, CaseId, PersonId
from domain.shared_views import SharedView
from tests.app.views.case.reading import until
from tests.support import access
from tests.support import console as region
from tests.support.console import BAMBANG, NOW, RATNA, REGENCY, ROADS, SARI, Console, new_case, open_console
from tests.support.naughty import (
    LINES,
    LONG,
    SHORT,
    TEXT_FIELDS,
    guessing,
    in_one_line,
    paste_into,
    read_off,
    text_fields,
)
from tests.support.screens import SCREENS, case_states, shared_case

pytestmark = pytest.mark.usefixtures("english")
AS_IT_COMES = {**{name: each.pasted for name, each in SHORT.items()}, "lines": LINES.pasted, "long": LONG}
NAME = in_one_line().pasted.replace("\n", " ")
ARABIC = "\u0645\u0631\u062d\u0628\u0627"


def photo(bad: str) -> Attachment:
    return Attachment(hashlib.sha256(bad.encode()).hexdigest(), f"{bad}.jpg", 1, "image/jpeg")


def report(number: int, bad: str) -> Case:
    """One whose every text is the same."""
    plain = new_case(number, days_ago=1 + 9 * (number % 2)).case
    return replace(
        plain,
        title=bad,
        original_text=bad,
        place=Place(bad, bad, bad, bad),
        reporter=Reporter(bad, phone=bad),
        tags=(bad,),
        events=tuple(replace(event, text=bad, attachments=(photo(bad),)) for event in plain.events),
    )


@pytest.fixture
def named_badly(monkeypatch: pytest.MonkeyPatch) -> None:
    """A region in which offices, people, categories, templates and views have such names; agencies are many."""
    d = region.WORLD.directory
    many = [Agency(AgencyId(f"n{n}"), "N", f"{NAME} {n}", "regency", "99", "WITA") for n in range(14)]
    people = {card.id: replace(card, name=NAME, title=NAME) for card in d.people.values()}
    away = PersonCard(PersonId("away"), NAME, NAME, REGENCY).in_offices(SARI.memberships)
    people[away.id] = replace(away, leave=(Leave(NOW.date(), NOW.date(), NAME),))
    recommended_view = recommended(Listing(filter=Filter(secret=True)))
    directory = replace(
        d,
        agencies={id: replace(a, name=NAME) for id, a in d.agencies.items()} | {agency.id: agency for agency in many},
        units={id: replace(unit, name=NAME) for id, unit in d.units.items()},
        categories={id: Category(id, NAME, NAME) for id in d.categories},
        people=people,
        templates={id: replace(t, title=NAME, text=f"{t.text}\n{NAME}") for id, t in d.templates.items()},
        shared_views={"v": SharedView("v", REGENCY, ROADS, NAME, recommended_view, BAMBANG.id)},
    )
    monkeypatch.setattr(region, "WORLD", replace(region.WORLD, directory=directory))


@pytest.fixture
def desk(named_badly: None, tmp_path: Path, qapp: object) -> Iterator[Console]:
    with ExitStack() as stack:
        console = open_console(tmp_path / "ratna", replace(RATNA, name=NAME, title=NAME), stack)
        console.take([report(30 + number, bad) for number, bad in enumerate(AS_IT_COMES.values())])
        yield console


def opened(console: Console, qtbot: QtBot) -> MainWindow:
    window = MainWindow(console.context, Settings(console.profile.root / "settings.ini"))
    qtbot.addWidget(window)
    window.show()
    window.navigation.choose(View.ALL)
    until(qtbot, lambda: window.case_list.list.cases.rowCount() >= 24)
    return window


def is_harmless(window: QWidget) -> None:
    QApplication.processEvents()
    assert guessing(window) == []
    assert window.minimumSizeHint().width() <= access.SMALL_SCREEN[0]
    seen = read_off(window)
    assert "\ufffc" not in seen and "\u202e" not in seen, "no picture was made of it, and nothing is turned around"


def test_reports_made_of_it_are_shown_as_text(desk: Console, qtbot: QtBot) -> None:
    window = opened(desk, qtbot)
    for number, bad in enumerate(AS_IT_COMES.values()):
        case = CaseId(f"case-{30 + number:04}")
        assert window.case_list.list.select_case(case)
        row = window.case_list.list.currentIndex()
        assert str(row.data(Qt.ItemDataRole.AccessibleTextRole)).startswith(one_line(bad)[:50])
        assert "<img" not in str(row.data(Qt.ItemDataRole.ToolTipRole))
        window.case.show_case(case)
        assert window.case.header.title.text() == one_line(bad)
        assert shown(bad).strip()[:200] in window.case.reading.citizen.text.toPlainText().replace("\u2029", "\n")
        is_harmless(window)
        files = window.case.reading.files
        files.toggle.click()
        assert one_line(f"{bad}.jpg")[:50] in str(files.model.index(0).data())
        window.case.reading.look_at(photo(bad))
        assert window.case.reading.preview.name.text() == one_line(f"{bad}.jpg")
        is_harmless(window)
        window.case.reading.close_alone()


def test_names_made_of_it_are_shown_as_text_on_every_screen(desk: Console, qtbot: QtBot) -> None:
    window = opened(desk, qtbot)
    desk.take([shared_case()])
    for state in case_states(window.case):
        QApplication.processEvents()
        assert guessing(window) == [], state
    is_harmless(window)
    place = choosing(window)
    paste_into(place.control.lineEdit(), NAME.replace(" ", "\n"))  # type: ignore[attr-defined]
    place._typed()
    assert place.answer() == "" and place.trouble.text() == "No name in the list fits."
    paste_into(place.control.lineEdit(), "&amp; 13")  # type: ignore[attr-defined]
    place._typed()
    assert place.answer() == "n13", "a part of a name is enough, whatever it is made of"
    for view in (View.LATE, View.OUTBOX, View.ALL):
        window.navigation.choose(view)
        is_harmless(window)
    window.pages.show_dashboard()
    until(qtbot, lambda: NAME.split()[0] in read_off(window))
    window.pages.show_dossier()
    dossier = window.pages.dossier
    assert dossier is not None
    until(qtbot, lambda: not dossier.reading.is_running)
    is_harmless(window)
    leave = DelegationWindow(desk.context, window)
    leave.show()
    until(qtbot, lambda: one_line(NAME)[:9] in read_off(leave))
    for question in (LEAVE, SUBSTITUTE):
        leave.ask(question)
        is_harmless(leave)
    leave.close()
    window.pages.show_reports()
    for page in (window.case_list._open_panel, window.case_list._open_saved_views):
        page()
        desk.settled()
        is_harmless(window)


def choosing(window: MainWindow) -> ChoicePlace:
    window.case.show_case("case-0000")
    window.case.work.begin_form(handling.ASK_TRANSFER)
    place = window.case.work.form.sheet.places["to"]
    assert isinstance(place, ChoicePlace) and place.box.isEditable()
    return place


def test_a_name_from_right_to_left_leaves_the_sentence_around_it_in_order() -> None:
    def order(sentence: str) -> list[int]:
        layout = QTextLayout(sentence)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        places = [line.cursorToX(sentence.index(mark)) for mark in ("#", ARABIC[-1], "7", "z")]
        places = [place[0] if isinstance(place, tuple) else place for place in places]
        return sorted(range(4), key=lambda mark: places[mark])

    assert order(f"# {one_line(ARABIC)} · 7 {one_line(ARABIC)} z") == [0, 1, 2, 3]
    assert order(f"# {ARABIC} · 7 {ARABIC} z") != [0, 1, 2, 3], "the danger is real"


def test_every_field_of_the_list_is_there(console: Console, qtbot: QtBot) -> None:
    """With `unlisted` in the walk through every screen: the list is neither longer nor shorter than the product."""
    asked = [field for form in (*FORMS, INTAKE, LEAVE, SUBSTITUTE) for field in form.fields]
    met = {f"form.{field.name}" for field in asked if isinstance(field, Words | Line | Day | CaseNumber)}
    windows = [opened(console, qtbot), LetterBar(SARI)]
    windows += [SCREENS[name](console) for name in ("sign in", "unlock", "new passphrase")]
    for window in windows:
        qtbot.addWidget(window)
        met |= {field.objectName() for field in text_fields(window)}
    tried = {"form.choice.typed", *(f"conflict.merged.{name}" for name in ("title", "tags", "edited_text"))}
    assert met | tried == TEXT_FIELDS
