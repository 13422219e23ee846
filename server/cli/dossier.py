"""`dossier`: every case past a deadline, grouped by unit and age, without what the reports say."""

from argparse import ArgumentParser, Namespace

from domain.dossier import Age, Delay
from domain.ids import AgencyId
from server.central import utc_now
from server.cli.terminal import DONE, Subcommand, Terminal, Text
from server.database import make_engine, reading
from server.dossier import delays
from server.schema import migrate

_PLACE = Text("{agency} {unit}: {count} laporan", "{agency} {unit}: {count} cases")
_ROW = Text(
    "  #{tracking}\t{age}\t{days} hari kerja\t{clock}\tjatuh tempo {due}"
    "\t{hops} pelimpahan\t{pauses} tunda\t{findings} temuan",
    "  #{tracking}\t{age}\t{days} working days\t{clock}\tdue {due}"
    "\t{hops} transfers\t{pauses} pauses\t{findings} findings",
)
_SUM = Text(
    "{count} laporan melewati tenggat, menurut kalender {calendar}.",
    "{count} cases are past a deadline, by the calendar {calendar}.",
)
_AGENCY = Text("hanya laporan instansi ini", "only the cases of this agency")
_AGES: dict[Age, str] = {
    Age.DAYS: "1–5",
    Age.WEEKS: "6–14",
    Age.MONTHS: "15–60",
    Age.OVER_SIXTY: ">60",
}


def _arguments(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("--agency", help=_AGENCY.in_language(language))


def _run(asked: Namespace, terminal: Terminal) -> int:
    migrate(terminal.settings.database)
    engine = make_engine(terminal.settings.database)
    try:
        with reading(engine) as connection:
            found = delays(connection, utc_now(), AgencyId(asked.agency) if asked.agency else None)
    finally:
        engine.dispose()
    for place, ages in found.by_unit().items():
        count = sum(len(group) for group in ages.values())
        terminal.say(_PLACE, agency=place.agency, unit=place.unit or "–", count=count)
        for age, group in ages.items():
            for delay in group:
                _say(delay, age, terminal)
    terminal.say(_SUM, count=len(found.delays), calendar=found.calendar_version)
    return DONE


def _say(delay: Delay, age: Age, terminal: Terminal) -> None:
    worst = delay.late[0]
    terminal.say(
        _ROW,
        tracking=delay.case.tracking,
        age=_AGES[age],
        days=worst.days,
        clock=worst.clock,
        due=worst.due_on,
        hops=len(delay.hops),
        pauses=len(delay.pauses),
        findings=len(delay.findings),
    )


SUBCOMMAND = Subcommand("dossier", Text("laporan yang melewati tenggat", "the cases past a deadline"), _arguments, _run)
