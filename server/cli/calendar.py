"""`calendar`: show the working calendar, and amend it when a decree comes, for the whole country or for one area."""

from argparse import ArgumentParser, Namespace

from sqlalchemy import Connection

from domain.calendar import WorkingCalendar
from server.cli.days import BAD_DAY, day_of, weekday
from server.cli.terminal import DONE, FAILED, MISUSED, Subcommand, Terminal, Text
from server.database import make_engine, writing
from server.directory import CALENDAR, Reference, head_of, load_reference, put_reference
from server.schema import migrate
from server.working_calendar import amended, areas, establish, national_calendar

_VERSION = Text("Kalender {version}", "Calendar {version}")
_ROW = Text("{day} {weekday}\t{area}\t{name}", "{day} {weekday}\t{area}\t{name}")
_ADDED = Text(
    "{day} {weekday} sekarang libur: {name}. Kalender {version}; konsol menerimanya pada sinkronisasi berikutnya.",
    "{day} {weekday} is a holiday now: {name}. Calendar {version}; consoles receive it with their next sync.",
)
_REMOVED = Text(
    "{day} {weekday} bukan libur lagi. Kalender {version}; konsol menerimanya pada sinkronisasi berikutnya.",
    "{day} {weekday} is no holiday any more. Calendar {version}; consoles receive it with their next sync.",
)
_ALREADY = Text(
    "{day} {weekday} sudah libur: {name}. Tidak ada yang diubah.",
    "{day} {weekday} is a holiday already: {name}. Nothing was changed.",
)
_NONE = Text(
    "{day} {weekday} bukan libur. Tidak ada yang diubah.", "{day} {weekday} is no holiday. Nothing was changed."
)
_NO_NAME = Text("Hari libur memerlukan nama.", "A holiday needs a name.")
_BAD_AREA = Text(
    "Wilayah {given} tidak dikenal di sini. Yang dikenal: {known}.",
    "The area {given} is not known here. Known are: {known}.",
)
_HELP_DAY = Text("TAHUN-BULAN-TANGGAL", "YEAR-MONTH-DAY")
_HELP_NAME = Text("nama hari libur", "what the holiday is called")
_HELP_REGION = Text("hanya di wilayah ini (kode wilayah)", "in this area only (area code)")
_HELP_YEAR = Text("hanya tahun ini", "this year only")


def _arguments(parser: ArgumentParser, language: str) -> None:
    words = parser.add_subparsers(dest="what", required=True, metavar="…")
    show, add, remove = (words.add_parser(word) for word in ("show", "add", "remove"))
    show.add_argument("--year", type=int, help=_HELP_YEAR.in_language(language))
    for one in (add, remove):
        one.add_argument("day", metavar="DATE", help=_HELP_DAY.in_language(language))
        one.add_argument("--region", default="", metavar="CODE", help=_HELP_REGION.in_language(language))
    add.add_argument("name", help=_HELP_NAME.in_language(language))


def _run(asked: Namespace, terminal: Terminal) -> int:
    migrate(terminal.settings.database)
    engine = make_engine(terminal.settings.database)
    try:
        with writing(engine) as connection:
            found = load_reference(connection, head_of(connection))
            calendar = found.calendar or national_calendar()
            if asked.what == "show":
                return _show(calendar, asked.year, terminal)
            return _amend(connection, found, calendar, asked, terminal)
    finally:
        engine.dispose()


def _show(calendar: WorkingCalendar, year: int | None, terminal: Terminal) -> int:
    terminal.say(_VERSION, version=calendar.version)
    places = {"": calendar.holidays, **calendar.regional}
    rows = sorted((day, area, name) for area, days in places.items() for day, name in days.items())
    for day, area, name in rows:
        if year in (None, day.year):
            terminal.say(_ROW, day=day, weekday=weekday(day, terminal.language), area=area or "–", name=name)
    return DONE


def _amend(
    connection: Connection, found: Reference, calendar: WorkingCalendar, asked: Namespace, terminal: Terminal
) -> int:
    day = day_of(asked.day)
    if day is None:
        terminal.say(BAD_DAY, given=asked.day)
        return MISUSED
    known = areas(calendar, found.directory.agencies.values())
    if asked.region and asked.region not in known:
        terminal.say(_BAD_AREA, given=asked.region, known=", ".join(sorted(known)) or "–")
        return MISUSED
    name = asked.name.strip() if asked.what == "add" else None
    if name == "":
        terminal.say(_NO_NAME)
        return MISUSED
    standing = (calendar.regional.get(asked.region, {}) if asked.region else calendar.holidays).get(day)
    said = {"day": day, "weekday": weekday(day, terminal.language)}
    if standing == name:
        terminal.say(_NONE if name is None else _ALREADY, name=name, **said)
        return FAILED
    establish(connection)
    changed = amended(calendar, day, name, asked.region)
    put_reference(connection, CALENDAR, CALENDAR, changed)
    terminal.say(_REMOVED if name is None else _ADDED, name=name, version=changed.version, **said)
    return DONE


SUBCOMMAND = Subcommand(
    "calendar", Text("lihat dan ubah kalender hari kerja", "show and amend the working calendar"), _arguments, _run
)
