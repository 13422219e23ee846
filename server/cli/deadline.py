"""`deadline`: count working days from a date, so that anybody can check the rule from outside, with its reasons."""

from argparse import ArgumentParser, Namespace

from sqlalchemy import inspect

from domain.calendar import WEEKEND, WorkingCalendar
from domain.counting import Explanation, explain
from domain.directory import Directory
from server.cli.days import BAD_DAY, day_of, weekday
from server.cli.terminal import DONE, MISUSED, Subcommand, Terminal, Text
from server.database import make_engine, reading
from server.directory import head_of, load_reference
from server.settings import Settings
from server.tables import reference
from server.working_calendar import COUNTRY, areas, national_calendar

# Longer than any limit, and short enough to be counted at once.
MOST_DAYS = 1_000

_FROM = Text("hari mulai (tidak ikut dihitung), TAHUN-BULAN-TANGGAL", "day of the start (not counted), YEAR-MONTH-DAY")
_DAYS = Text("jumlah hari kerja", "how many working days")
_REGION = Text(
    "wilayah: ID (hanya libur nasional), kode wilayah, atau kode instansi",
    "region: ID (national holidays only), an area code, or the code of an agency",
)
_EXPLAIN = Text("tampilkan setiap hari yang dihitung dan dilewati", "show every day counted and skipped")
_BAD_DAYS = Text(
    "Jumlah hari kerja {given} tidak dapat dihitung. Tulis bilangan bulat dari 0 sampai {most}.",
    "The number of working days {given} cannot be counted. Write a whole number from 0 to {most}.",
)
_BAD_REGION = Text(
    "Wilayah {given} tidak dikenal di sini. Yang dikenal: {known}.",
    "The region {given} is not known here. Known are: {known}.",
)
_DUE = Text("{due}", "{due}")
_START = Text("Mulai (tidak dihitung): {day} {weekday}", "Start (not counted): {day} {weekday}")
_COUNTED = Text("{number}. {day} {weekday}", "{number}. {day} {weekday}")
_SKIPPED = Text("   {day} {weekday}: dilewati, {why}", "   {day} {weekday}: skipped, {why}")
_WEEKEND = Text("akhir pekan", "weekend")
_DUE_ON = Text("Hari terakhir yang masih tepat waktu: {day} {weekday}", "Last day in time: {day} {weekday}")
_CALENDAR = Text("Kalender: {version}; wilayah: {region}", "Calendar: {version}; region: {region}")
_BEYOND = Text(
    "Peringatan: kalender ini hanya memuat hari libur tahun {first} sampai {last}; di luar itu hanya akhir pekan"
    " yang dilewati.",
    "Warning: this calendar holds the holidays of {first} to {last} only; outside of that, only weekends are skipped.",
)


def _arguments(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("--from", dest="start", required=True, metavar="DATE", help=_FROM.in_language(language))
    parser.add_argument("--days", required=True, metavar="N", help=_DAYS.in_language(language))
    parser.add_argument("--region", default=COUNTRY, help=_REGION.in_language(language))
    parser.add_argument("--explain", action="store_true", help=_EXPLAIN.in_language(language))


def _run(asked: Namespace, terminal: Terminal) -> int:
    start, days = day_of(asked.start), _number(asked.days)
    if start is None:
        terminal.say(BAD_DAY, given=asked.start)
        return MISUSED
    if days is None:
        terminal.say(_BAD_DAYS, given=asked.days, most=MOST_DAYS)
        return MISUSED
    calendar, directory = _known(terminal.settings)
    region = _region(asked.region, calendar, directory)
    if region is None:
        known = [COUNTRY, *sorted(areas(calendar, directory.agencies.values()))]
        terminal.say(_BAD_REGION, given=asked.region, known=", ".join(known))
        return MISUSED
    account = explain(calendar, start, days, lambda day: region)
    terminal.say(_DUE, due=account.due_on)
    if asked.explain:
        _tell(account, asked.region, terminal)
    _warn(account, calendar, terminal)
    return DONE


def _number(text: str) -> int | None:
    """A count as people write it, without signs or other digits than ours; None for anything else."""
    plain = text.isascii() and text.isdigit() and len(text) <= len(str(MOST_DAYS))
    return int(text) if plain and int(text) <= MOST_DAYS else None


def _known(settings: Settings) -> tuple[WorkingCalendar, Directory]:
    """The calendar and agencies of this installation; without a database, the calendar as it comes with the server."""
    if not settings.database_url and not (settings.data_dir / "server.db").exists():
        return national_calendar(), Directory()
    engine = make_engine(settings.database)
    try:
        with reading(engine) as connection:
            if not inspect(connection).has_table(reference.name):
                return national_calendar(), Directory()
            found = load_reference(connection, head_of(connection))
            return found.calendar or national_calendar(), found.directory
    finally:
        engine.dispose()


def _region(text: str, calendar: WorkingCalendar, directory: Directory) -> str | None:
    """The area code that is meant, "" for the whole country; None where nothing here goes by that name."""
    if text == COUNTRY:
        return ""
    if text in areas(calendar, directory.agencies.values()):
        return text
    return next((agency.region for agency in directory.agencies.values() if text in (agency.id, agency.code)), None)


def _tell(account: Explanation, region: str, terminal: Terminal) -> None:
    language = terminal.language
    terminal.say(_START, day=account.started_on, weekday=weekday(account.started_on, language))
    why = {skipped.day: skipped.why for skipped in account.skipped}
    numbers = {day: number for number, day in enumerate(account.counted, start=1)}
    for day in sorted([*why, *numbers]):
        if day in numbers:
            terminal.say(_COUNTED, number=numbers[day], day=day, weekday=weekday(day, language))
        else:
            reason = _WEEKEND.in_language(language) if why[day] == WEEKEND else why[day]
            terminal.say(_SKIPPED, day=day, weekday=weekday(day, language), why=reason)
    if account.due_on:
        terminal.say(_DUE_ON, day=account.due_on, weekday=weekday(account.due_on, language))
    terminal.say(_CALENDAR, version=account.calendar_version, region=region)


def _warn(account: Explanation, calendar: WorkingCalendar, terminal: Terminal) -> None:
    if not calendar.holidays or account.due_on is None:
        return
    first, last = min(calendar.holidays).year, max(calendar.holidays).year
    if account.started_on.year < first or account.due_on.year > last:
        terminal.say(_BEYOND, first=first, last=last)


SUBCOMMAND = Subcommand(
    "deadline",
    Text("hitung batas waktu dalam hari kerja", "count a deadline in working days"),
    _arguments,
    _run,
    needs_data_dir=False,
)
