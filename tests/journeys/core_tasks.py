"""The ten things people come for, each done by mouse and again without one, and what each way takes."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import chain
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from app.models.queries import View
from app.views.case.action_form import ActionForm
from app.views.case.work_area import Page
from app.views.dossier.detail import DelayDetail
from domain import commands as c
from domain.case import Case, Holder, Status
from domain.ids import UnitId
from domain.intake import received
from domain.people import Person
from tests.journeys.office import PROVINCE, Desktop, open_office
from tests.support.console import BAMBANG, HEALTH, NEIGHBOUR, NOW, RATNA, REGENCY, ROADS, SARI, new_case, sample_cases
from tests.support.hand import Strokes

TEXT: Final = "Sudah ditangani pada 19 November 2026 oleh UPTD I."


@dataclass(frozen=True)
class CoreTask:
    """`command` is what is queued at the end, where it is no reading."""

    name: str
    person: Person
    by_mouse: Callable[[Desktop], None]
    by_keys: Callable[[Desktop], None]
    command: type[c.Command] | None = None


@dataclass(frozen=True)
class Taken:
    """What both ways of one task took."""

    task: CoreTask
    mouse: Strokes
    keys: Strokes


def _is_explained(desk: Desktop) -> None:
    sheet = desk.pane.reading.deadline.sheet
    desk.hand.until(lambda: sheet.isVisible() and "Calendar uji-2026" in sheet.toPlainText(), "for the explanation")


def _why_by_mouse(desk: Desktop) -> None:
    desk.hand.click(desk.pane.header.why)
    _is_explained(desk)


def _why_by_keys(desk: Desktop) -> None:
    _do(desk, "why")
    _is_explained(desk)


def _answer_by_mouse(desk: Desktop) -> None:
    work = desk.pane.work
    desk.hand.click(work.row.reply)
    desk.hand.type(TEXT)
    desk.hand.click(work.reply.submit)


def _answer_by_keys(desk: Desktop) -> None:
    desk.hand.press("R")
    desk.hand.type(TEXT)
    desk.hand.press("Ctrl+Return")


def _approve_by_mouse(desk: Desktop) -> None:
    _first_of(desk, View.APPROVAL)
    _is_up_for_decision(desk)
    desk.hand.click(desk.pane.work.decision.approve)


def _approve_by_keys(desk: Desktop) -> None:
    _go(desk, View.APPROVAL)
    desk.hand.press("Home", "Return")
    _is_up_for_decision(desk)
    desk.hand.until(lambda: desk.pane.isAncestorOf(QApplication.focusWidget() or desk.window), "for the keyboard")
    desk.hand.press("Ctrl+Shift+Return")


def _return_by_mouse(desk: Desktop) -> None:
    _first_of(desk, View.APPROVAL)
    _is_up_for_decision(desk)
    desk.hand.click(desk.pane.work.decision.give_back)
    desk.hand.type(TEXT)
    desk.hand.click(desk.pane.work.decision.give_back)


def _return_by_keys(desk: Desktop) -> None:
    _go(desk, View.APPROVAL)
    desk.hand.press("Home", "Return")
    _is_up_for_decision(desk)
    desk.hand.until(lambda: desk.pane.isAncestorOf(QApplication.focusWidget() or desk.window), "for the keyboard")
    desk.hand.press("Ctrl+Shift+K")
    desk.hand.type(TEXT)
    desk.hand.press("Ctrl+Return")


def _verify_by_mouse(desk: Desktop) -> None:
    _first_of(desk, View.NEW)
    _shows(desk, Status.UNVERIFIED)
    _form_by_mouse(desk, c.Verify, unit=ROADS)


def _verify_by_keys(desk: Desktop) -> None:
    _go(desk, View.NEW)
    desk.hand.press("Home")
    _shows(desk, Status.UNVERIFIED)
    desk.hand.press("V")
    _is_at(desk, "agency")
    desk.hand.press("Tab")
    _choose(desk, "unit", ROADS)
    desk.hand.press("Ctrl+Return")


def _dispose_by_mouse(desk: Desktop) -> None:
    _form_by_mouse(desk, c.Dispose, unit=_other_unit(desk))


def _dispose_by_keys(desk: Desktop) -> None:
    unit = _other_unit(desk)
    desk.hand.press("D")
    _choose(desk, "unit", unit)
    desk.hand.press("Ctrl+Return")


def _invite_by_mouse(desk: Desktop) -> None:
    _open_form(desk, c.InviteAgency)
    desk.hand.click_choice(desk.pane.work.form.sheet.places["agency"].box, PROVINCE)
    desk.hand.click(desk.pane.work.form.sheet.places["question"].control)
    desk.hand.type(TEXT)
    desk.hand.click(desk.pane.work.form.submit)


def _invite_by_keys(desk: Desktop) -> None:
    desk.hand.press("C")
    _choose(desk, "agency", NEIGHBOUR)
    desk.hand.press("Tab")
    desk.hand.type(TEXT)
    desk.hand.press("Ctrl+Return")


def _find_by_mouse(desk: Desktop) -> None:
    finder = desk.window.finder
    desk.hand.click(finder.field)
    _search(desk)
    desk.hand.click_row(finder.found, 0)
    _is_open(desk)


def _find_by_keys(desk: Desktop) -> None:
    desk.hand.press("/")
    _search(desk)
    desk.hand.press("Return")
    _is_open(desk)


def _review_by_mouse(desk: Desktop) -> None:
    desk.go_to(View.LATE)
    desk.hand.click_tab(desk.window.late.tabs, 1)
    form = _delay(desk).form
    desk.hand.click(_delay(desk).write)
    desk.hand.type(TEXT)
    desk.hand.click(form.sheet.places["recommendation"].control)
    desk.hand.type(TEXT)
    desk.hand.click(form.submit)


def _review_by_keys(desk: Desktop) -> None:
    _do(desk, "worst")
    form = _delay(desk).form
    desk.hand.until(
        lambda: form.isVisible() and form.sheet.places["text"].control.hasFocus(), "for the keyboard in the finding"
    )
    desk.hand.type(TEXT)
    desk.hand.press("Tab")
    desk.hand.type(TEXT)
    desk.hand.press("Ctrl+Return")


def _take_in_by_mouse(desk: Desktop) -> None:
    desk.hand.click_in_menu_bar(desk.window.menuBar(), 0, "window.take_in")
    form = _intake(desk)
    desk.hand.click(form.sheet.places["text"].control)
    desk.hand.type(TEXT)
    desk.hand.click(form.submit)


def _take_in_by_keys(desk: Desktop) -> None:
    desk.hand.press("Ctrl+N")
    places = _intake(desk).sheet.places
    desk.hand.until(places["title"].control.hasFocus, "for the keyboard in the first field")
    desk.hand.press("Tab")
    assert places["text"].control.hasFocus()
    desk.hand.type(TEXT)
    desk.hand.press("Ctrl+Return")


CORE_TASKS: Final = (
    CoreTask("Read why the report that is due first has this deadline", SARI, _why_by_mouse, _why_by_keys),
    CoreTask("Answer the report that is due first", SARI, _answer_by_mouse, _answer_by_keys, c.SubmitReply),
    CoreTask("Approve the next answer", BAMBANG, _approve_by_mouse, _approve_by_keys, c.ApproveReply),
    CoreTask("Return the next answer with notes", BAMBANG, _return_by_mouse, _return_by_keys, c.ReturnReply),
    CoreTask("Verify a new report and assign it to a unit", RATNA, _verify_by_mouse, _verify_by_keys, c.Verify),
    CoreTask("Hand a report on to another unit", RATNA, _dispose_by_mouse, _dispose_by_keys, c.Dispose),
    CoreTask("Invite an agency with a question", SARI, _invite_by_mouse, _invite_by_keys, c.InviteAgency),
    CoreTask("Find a report by a word of its text", SARI, _find_by_mouse, _find_by_keys),
    CoreTask("Review the worst delay in the dossier", RATNA, _review_by_mouse, _review_by_keys, c.RecordFinding),
    CoreTask("Take in a report at the counter", SARI, _take_in_by_mouse, _take_in_by_keys, c.IntakeReport),
)


def play(folder: Path) -> Iterator[Taken]:
    """Each task both ways, one person after the other, at real windows with a real server."""
    with ExitStack() as stack:
        office = stack.enter_context(open_office(folder))
        office.add(*_cases())
        desks = {person.id: office.sit_down(person) for person in (SARI, BAMBANG, RATNA)}
        for task in CORE_TASKS:
            desk = desks[task.person.id]
            keys = _done(desk, task, task.by_keys)
            yield Taken(task, _done(desk, task, task.by_mouse), keys)


def page(taken: Iterable[Taken]) -> str:
    """The table as a document."""
    rows = (
        f"| {each.task.name} | {each.task.person.title} | {each.mouse.clicks} | {each.keys.keys} | {each.keys.told} |"
        for each in taken
    )
    return "\n".join(chain(_HEAD, rows)) + "\n"


_HEAD: Final = (
    "# The ten core tasks",
    "",
    "<!-- Made by `python -m tools.core_tasks`; a test plays the tasks and compares. -->",
    "",
    "Each is begun with *Hari ini* in view and the keyboard in the list, in the English interface. Letters of the",
    "texts that people write (answers, notes, findings) are not counted, nor what is typed between two clicks; letters",
    "of a search or of the palette are counted as keys.",
    "",
    "| task | who | clicks by mouse | keys without a mouse | which |",
    "| --- | --- | ---: | ---: | --- |",
)


def _done(desk: Desktop, task: CoreTask, way: Callable[[Desktop], None]) -> Strokes:
    desk.begin_at_today()
    queued = len(desk.outbox())
    before = desk.hand.strokes
    way(desk)
    after = desk.hand.strokes
    if task.command is not None:
        desk.hand.until(lambda: len(desk.outbox()) > queued, f"for {task.name}")
        assert isinstance(desk.outbox()[-1].envelope.command, task.command)
        desk.hand.until(desk.settled, "for the receipt")
        assert desk.outbox()[-1].receipt, task.name
    return after.since(before)


def _cases() -> Iterator[Case]:
    yield from sample_cases()
    for number in range(40, 44):
        yield new_case(number, days_ago=2).act(SARI, c.SubmitReply(TEXT)).case
    like = new_case(50, days_ago=0).case
    for number in (50, 51):
        draft = replace(like, id=f"case-{number:04}", tracking=f"85{number:05}", version=0, events=())
        unverified = replace(draft, status=Status.UNVERIFIED, holder=Holder(REGENCY))
        yield received(unverified, f"case-{number:04}-0", NOW - timedelta(hours=2))


def _do(desk: Desktop, words: str) -> None:
    """By a few letters in the palette."""
    desk.hand.press("Ctrl+K")
    desk.hand.spell(words)
    desk.hand.press("Return")


def _go(desk: Desktop, view: View) -> None:
    desk.hand.press(f"Ctrl+{list(View).index(view) + 1}")
    desk.is_listed(view)


def _other_unit(desk: Desktop) -> UnitId:
    view = desk.pane.work.view
    assert view is not None
    return ROADS if view.case.holder.unit == HEALTH else HEALTH


def _first_of(desk: Desktop, view: View) -> None:
    desk.go_to(view)
    desk.is_listed(view)
    done = {item.case for item in desk.outbox()}
    row = next(row for row, case in enumerate(desk.cases()) if case not in done)
    desk.hand.click_row(desk.window.case_list.list, row)


def _is_up_for_decision(desk: Desktop) -> None:
    work = desk.pane.work
    desk.hand.until(lambda: work.page is Page.DECISION and work.decision.may_sign(), "for an answer to decide")


def _shows(desk: Desktop, status: Status) -> None:
    work = desk.pane.work
    desk.hand.until(lambda: work.view is not None and work.view.case.status == status, f"for a report {status}")


def _open_form(desk: Desktop, command: type[c.Command]) -> None:
    desk.hand.click_in_menu(desk.pane.work.row.more, command.type)


def _form_by_mouse(desk: Desktop, command: type[c.Command], **answers: str) -> None:
    _open_form(desk, command)
    for name, answer in answers.items():
        desk.hand.click_choice(desk.pane.work.form.sheet.places[name].box, answer)
    desk.hand.click(desk.pane.work.form.submit)


def _is_at(desk: Desktop, field: str) -> None:
    sheet = desk.pane.work.form.sheet
    desk.hand.until(lambda: field in sheet.places and sheet.places[field].control.hasFocus(), f"for {field}")


def _choose(desk: Desktop, field: str, answer: str) -> None:
    """With the arrow down."""
    _is_at(desk, field)
    place = desk.pane.work.form.sheet.places[field]
    while place.answer() != answer:
        before = place.answer()
        desk.hand.press("Down")
        assert place.answer() != before, f"{answer} is not offered"


def _search(desk: Desktop) -> None:
    finder = desk.window.finder
    desk.hand.until(finder.field.hasFocus)
    desk.hand.spell("drainase")
    desk.hand.until(lambda: finder.answered == "drainase" and finder.found.found.rowCount() > 0, "for what was found")


def _is_open(desk: Desktop) -> None:
    found = desk.window.finder.found.cases
    desk.hand.until(lambda: desk.pane.case_id and desk.pane.case_id == found.case_at(0), "for the report")
    desk.window.finder.leave()


def _delay(desk: Desktop) -> DelayDetail:
    dossier = desk.window.pages.dossier
    assert dossier is not None
    desk.hand.until(lambda: dossier.tree.delay is not None, "for a delay")
    return dossier.detail


def _intake(desk: Desktop) -> ActionForm:
    page = desk.window.pages.intake
    assert page is not None
    desk.hand.until(page.form.isVisible)
    return page.form
