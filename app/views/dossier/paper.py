"""The dossier and the letters about it, for paper: what stands there may be read by anybody it is handed to.

Compose in the background; texts of reports come from `app.models.delays.for_paper` alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtGui import QTextDocument

from app.models.delays import for_paper
from app.models.world import World
from app.views.case.inert import one_line
from app.views.dossier import words
from app.views.dossier.contents import CASES_A_STEP, Contents, UnitGroup, grouped
from app.views.printing.pages import Printout
from app.views.printing.pen import CENTRE, RIGHT, PrintPen, TableColumn
from app.views.stepwise import Step, Steps
from app.views.words import clock_time, clock_word
from domain.dossier import Age, Delay, Dossier, in_order
from domain.people import Person

translate = QCoreApplication.translate

BLANK: Final = "…………………………"
_SIGNATURE_INDENT: Final = 270  # points
_CLOSING_POINTS: Final = 210  # what the end of a letter needs: nobody signs an empty page
_NOTE_POINTS: Final = 8
LONGEST_TITLE: Final = 200  # characters; reports of other systems come with thousands


class LetterKind(StrEnum):
    """How much a letter insists."""

    REMINDER = "reminder"
    REPRIMAND = "reprimand"


@dataclass(frozen=True)
class Letter:
    """What is not in the dossier: which letter it is to be, its number (empty for a blank line), and who signs."""

    kind: LetterKind
    number: str
    signer: Person


@dataclass(frozen=True)
class Issue:
    """As of when the words are said: `now` (aware) is when it is printed, `data_as_of` how new the data are."""

    world: World
    now: datetime
    data_as_of: datetime | None
    zone: tzinfo

    def day(self) -> str:
        """20 November 2026."""
        today = self.now.astimezone(self.zone).date()
        return QLocale().toString(QDate(today.year, today.month, today.day), translate("DossierPaper", "d MMMM yyyy"))

    def data(self) -> str:
        """As of when the data are, in words that stay true on paper."""
        if self.data_as_of is None:
            return words.NOTHING
        local = self.data_as_of.astimezone(self.zone)
        on = QLocale().toString(QDate(local.year, local.month, local.day), translate("DossierPaper", "d MMMM yyyy"))
        return f"{on} {clock_time(self.data_as_of, self.zone)}"


def booklet(contents: Contents, issue: Issue) -> Steps[Printout]:
    """The whole dossier: a page that sums up, and each unit's cases."""
    title = translate("DossierPaper", "Dossier of reports past their deadline")
    cover, written = PrintPen(landscape=True), list[QTextDocument]()
    bare: list[UnitGroup] = []
    for unit in contents.units:
        done = sum(len(each.delays) for each in bare), contents.count
        yield done
        shown = yield from _bare(unit, issue, contents.dossier.at, done)
        pen = PrintPen(landscape=True)
        for _ in _unit_pages(pen, shown, issue):
            yield done
        written += pen.parts
        bare.append(shown)
    for _ in _cover(cover, title, contents, bare, issue):
        yield contents.count, contents.count
    return _printout("berkas-lewat-tenggat", title, (*cover.parts, *written), issue)


def letter(unit: UnitGroup, asked: Letter, issue: Issue, at: datetime) -> Steps[Printout]:
    """A letter to one unit about its cases as of `at`."""
    yield 0, 1
    shown = yield from _bare(unit, issue, at, (0, 1))
    pen = PrintPen(landscape=False)
    subject = _SUBJECTS[asked.kind]()
    addressee = words.place_name(unit.place, issue.world)
    _letter_head(pen, asked, issue, subject, addressee, unit)
    opening = translate(
        "DossierPaper",
        "According to the data of {time}, the following reports with {unit} are past their deadline:",
    )
    pen.line(opening.format(time=issue.data(), unit=addressee), space=12)
    sources = tuple(dict.fromkeys(one_line(delay.late[0].source) for delay in shown.delays))
    rows = [_letter_row(number, delay, sources) for number, delay in enumerate(shown.delays, start=1)]
    for _ in pen.table(_letter_columns(), rows):
        yield 0, 1
    for number, source in enumerate(sources, start=1):
        pen.line(f"[{number}] {source}", points=_NOTE_POINTS)
    counted = translate("DossierPaper", "Working days by the calendar {calendar}")
    pen.line(counted.format(calendar=issue.world.calendar.version or words.NOTHING), points=_NOTE_POINTS)
    if not pen.has_room(_CLOSING_POINTS):
        pen.new_page()
    pen.line(_REQUESTS[asked.kind](), space=8)
    pen.line(translate("DossierPaper", "Thank you for your attention and cooperation."), space=8)
    _signature(pen, asked.signer)
    return _printout("surat-pengingat", subject, pen.parts, issue)


def _bare(unit: UnitGroup, issue: Issue, at: datetime, step: Step) -> Steps[UnitGroup]:
    """The unit's cases as they may be printed."""
    found: list[Delay] = []
    for first in range(0, len(unit.delays), CASES_A_STEP):
        found += for_paper(unit.delays[first : first + CASES_A_STEP], issue.world, at).delays
        yield step
    (shown,) = grouped(Dossier(at, issue.world.calendar.version, in_order(found))).units
    return shown


def _printout(name: str, title: str, parts: Sequence[QTextDocument], issue: Issue) -> Printout:
    footer = translate("DossierPaper", "{title} · data as of {time}").format(title=title, time=issue.data())
    return Printout.of(name, title, footer, translate("DossierPaper", "Page {page} of {pages}"), parts)


def _cover(pen: PrintPen, title: str, contents: Contents, units: Sequence[UnitGroup], issue: Issue) -> Iterator[None]:
    pen.line(title, points=18, bold=True)
    summed = translate("DossierPaper", "{reports} in units: {units}").format(
        reports=words.reports(contents.count), units=words.number(len(units))
    )
    pen.line(summed, points=12, space=6)
    about = translate("DossierPaper", "Data as of {time} · calendar {calendar} · printed {day}").format(
        time=issue.data(), calendar=contents.dossier.calendar_version or words.NOTHING, day=issue.day()
    )
    pen.line(about, space=2)
    ages = tuple(reversed(Age))
    columns = [
        TableColumn(translate("DossierPaper", "Unit"), 45),
        *(
            TableColumn(translate("DossierPaper", "{range} days").format(range=words.AGE_RANGES[age]), 11, RIGHT)
            for age in ages
        ),
        TableColumn(translate("DossierPaper", "Sum"), 11, RIGHT),
    ]
    yield from pen.table(columns, [_summary(unit, ages, issue.world) for unit in units])
    pen.line(translate("DossierPaper", "Days are working days past the deadline."), points=_NOTE_POINTS)


def _summary(unit: UnitGroup, ages: Sequence[Age], world: World) -> list[str]:
    counts = {group.age: len(group.delays) for group in unit.ages}
    numbers = [words.quantity(counts.get(age, 0)) for age in ages]
    return [words.place_in_full(unit.place, world), *numbers, words.number(len(unit.delays))]


def _unit_pages(pen: PrintPen, unit: UnitGroup, issue: Issue) -> Iterator[None]:
    pen.line(words.place_in_full(unit.place, issue.world), points=14, bold=True)
    for group in unit.ages:
        rows = [_unit_row(number, delay) for number, delay in enumerate(group.delays, start=1)]
        caption = f"{words.age_word(group.age)} · {words.reports(len(group.delays))}"
        yield from pen.table(_unit_columns(), rows, caption)


def _unit_columns() -> list[TableColumn]:
    return [
        TableColumn(translate("DossierPaper", "No."), 5, RIGHT),
        TableColumn(translate("DossierPaper", "Report"), 10),
        TableColumn(translate("DossierPaper", "Title"), 28),
        TableColumn(translate("DossierPaper", "Deadline"), 15),
        TableColumn(translate("DossierPaper", "Due"), 10),
        TableColumn(translate("DossierPaper", "Late"), 6, RIGHT),
        TableColumn(translate("DossierPaper", "Moved"), 6, RIGHT),
        TableColumn(translate("DossierPaper", "Paused"), 6, RIGHT),
        TableColumn(translate("DossierPaper", "Told"), 6, RIGHT),
        TableColumn(translate("DossierPaper", "Findings"), 8, RIGHT),
    ]


def _unit_row(number: int, delay: Delay) -> list[str]:
    worst = delay.late[0]
    return [
        words.number(number),
        f"#{one_line(delay.case.tracking)}",
        _title(delay),
        clock_word(worst.clock),
        _short_day(worst.due_on),
        words.number(worst.days),
        words.quantity(len(delay.hops)),
        words.quantity(len(delay.pauses)),
        words.quantity(len(delay.told)),
        words.findings_word(delay),
    ]


def _letter_columns() -> list[TableColumn]:
    return [
        TableColumn(translate("DossierPaper", "No."), 6, RIGHT),
        TableColumn(translate("DossierPaper", "Report"), 13),
        TableColumn(translate("DossierPaper", "Title"), 36),
        TableColumn(translate("DossierPaper", "Deadline and its source"), 24),
        TableColumn(translate("DossierPaper", "Due"), 13),
        TableColumn(translate("DossierPaper", "Days late"), 8, RIGHT),
    ]


def _letter_row(number: int, delay: Delay, sources: Sequence[str]) -> list[str]:
    worst = delay.late[0]
    limit = translate("DossierPaper", "{days} working days").format(days=words.number(worst.limit))
    return [
        words.number(number),
        f"#{one_line(delay.case.tracking)}",
        _title(delay),
        f"{clock_word(worst.clock)}, {limit} [{sources.index(one_line(worst.source)) + 1}]",
        _short_day(worst.due_on),
        words.number(worst.days),
    ]


def _title(delay: Delay) -> str:
    if delay.case.secret:
        return translate("DossierPaper", "(secret report)")
    title = words.title_of(delay.case)
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"


def _short_day(on: date) -> str:
    return QLocale().toString(QDate(on.year, on.month, on.day), translate("DossierPaper", "d MMM yyyy"))


def _letter_head(pen: PrintPen, asked: Letter, issue: Issue, subject: str, addressee: str, unit: UnitGroup) -> None:
    world = issue.world
    office = next((m.agency for m in asked.signer.memberships), None)
    if office is not None:
        pen.line(words.agency_name(office, world).upper(), points=14, bold=True, align=CENTRE)
        pen.rule()
    pen.line(issue.day(), align=RIGHT, space=4)
    pen.pairs(
        [
            (translate("DossierPaper", "Number"), one_line(asked.number) or BLANK),
            (translate("DossierPaper", "Urgency"), translate("DossierPaper", "urgent")),
            (translate("DossierPaper", "Subject"), subject),
        ]
    )
    pen.line(translate("DossierPaper", "To the head of {unit}").format(unit=addressee), space=6)
    agency = words.agency_name(unit.place.agency, world)
    if agency != addressee:
        pen.line(agency)
    pen.line(translate("DossierPaper", "at their office"))


def _signature(pen: PrintPen, signer: Person) -> None:
    pen.line(one_line(signer.title) or BLANK, space=20, indent=_SIGNATURE_INDENT)
    pen.line(one_line(signer.name) or BLANK, bold=True, space=56, indent=_SIGNATURE_INDENT)


_SUBJECTS: Final = {
    LetterKind.REMINDER: lambda: translate("DossierPaper", "Reminder of reports past their deadline"),
    LetterKind.REPRIMAND: lambda: translate("DossierPaper", "Reprimand about reports past their deadline"),
}
_REQUESTS: Final = {
    LetterKind.REMINDER: lambda: translate(
        "DossierPaper",
        "Please follow them up at once and record it in SP4N-LAPOR!. If something stands in the way, "
        "please let us know.",
    ),
    LetterKind.REPRIMAND: lambda: translate(
        "DossierPaper",
        "The deadlines above bind every unit. Please follow the reports up at once, record it in SP4N-LAPOR!, "
        "and explain in writing why they were not answered in time.",
    ),
}
