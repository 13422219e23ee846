"""`rules`: show the limits that clocks run by, and add one when a regulation changes or is read otherwise."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace

from domain.case import Classification
from domain.directory import Directory
from domain.rules import ClockKind, Rule, RuleBook
from server.cli.days import BAD_DAY, day_of
from server.cli.terminal import DONE, MISUSED, Subcommand, Terminal, Text
from server.database import make_engine, writing
from server.directory import RULES, head_of, load_reference, put_reference
from server.schema import migrate
from server.working_calendar import establish, next_version

_VERSION = Text("Batas waktu {version}", "Limits {version}")
_ROW = Text(
    "{clock}\t{narrowed}\t{days} hari kerja\t{since} – {until}\t{source}",
    "{clock}\t{narrowed}\t{days} working days\t{since} – {until}\t{source}",
)
_SET = Text(
    "{clock}: {days} hari kerja mulai {since}. Batas waktu {version}; konsol menerimanya pada sinkronisasi berikutnya.",
    "{clock}: {days} working days from {since}. Limits {version}; consoles receive them with their next sync.",
)
_BAD_DAYS = Text(
    "Batas waktu paling sedikit 1 dan paling banyak {most} hari.", "A limit is 1 day at least, {most} at most."
)
_NO_SOURCE = Text("Batas waktu memerlukan sumbernya.", "A limit needs the source it is taken from.")
_ORDER = Text("Hari terakhir terletak sebelum hari pertama.", "The last day lies before the first.")
_BAD_CATEGORY = Text("Kategori {given} tidak dikenal di sini.", "The category {given} is not known here.")
_HELP_FROM = Text("berlaku untuk yang mulai sejak hari ini", "for clocks that start on this day or later")
_HELP_UNTIL = Text("hari terakhir berlakunya", "the last such day")
_HELP_SOURCE = Text("peraturan yang menetapkannya", "the regulation that says so")
_HELP_CLASS = Text("hanya untuk klasifikasi ini", "for this classification only")
_HELP_CATEGORY = Text("hanya untuk kategori ini (id)", "for this category only (id)")
MOST_DAYS = 1_000


def _arguments(parser: ArgumentParser, language: str) -> None:
    words = parser.add_subparsers(dest="what", required=True, metavar="…")
    words.add_parser("show")
    add = words.add_parser("add")
    add.add_argument("clock", choices=[kind.value for kind in ClockKind])
    add.add_argument("days", type=int)
    add.add_argument("--from", dest="since", required=True, metavar="DATE", help=_HELP_FROM.in_language(language))
    add.add_argument("--until", metavar="DATE", help=_HELP_UNTIL.in_language(language))
    add.add_argument("--source", required=True, help=_HELP_SOURCE.in_language(language))
    kinds = [kind.value for kind in Classification]
    add.add_argument("--classification", default="", choices=["", *kinds], help=_HELP_CLASS.in_language(language))
    add.add_argument("--category", default="", help=_HELP_CATEGORY.in_language(language))


def _run(asked: Namespace, terminal: Terminal) -> int:
    migrate(terminal.settings.database)
    engine = make_engine(terminal.settings.database)
    try:
        with writing(engine) as connection:
            directory = load_reference(connection, head_of(connection)).directory
            book = directory.rules
            if asked.what == "show":
                return _show(book, terminal)
            rule = _rule(asked, directory, terminal)
            if rule is None:
                return MISUSED
            rules = (*book.rules, rule)
            changed = replace(book, rules=rules, version=next_version(book.version, rules, book.reminder_days))
            establish(connection)
            put_reference(connection, RULES, RULES, changed)
        terminal.say(_SET, clock=rule.clock, days=rule.days, since=rule.valid_from, version=changed.version)
        return DONE
    finally:
        engine.dispose()


def _show(book: RuleBook, terminal: Terminal) -> int:
    terminal.say(_VERSION, version=book.version)
    for rule in book.rules:
        narrowed = " ".join(filter(None, (rule.classification, rule.category))) or "–"
        since, until = rule.valid_from or "…", rule.valid_to or "…"
        terminal.say(
            _ROW, clock=rule.clock, narrowed=narrowed, days=rule.days, since=since, until=until, source=rule.source
        )
    return DONE


def _rule(asked: Namespace, directory: Directory, terminal: Terminal) -> Rule | None:
    """The rule that is asked for; None once it was said what is wrong with it."""
    for text in filter(None, (asked.since, asked.until)):
        if day_of(text) is None:
            terminal.say(BAD_DAY, given=text)
            return None
    since, until = day_of(asked.since), day_of(asked.until) if asked.until else None
    if not 1 <= asked.days <= MOST_DAYS:
        terminal.say(_BAD_DAYS, most=MOST_DAYS)
    elif not asked.source.strip():
        terminal.say(_NO_SOURCE)
    elif since and until and until < since:
        terminal.say(_ORDER)
    elif asked.category and asked.category not in directory.categories:
        terminal.say(_BAD_CATEGORY, given=asked.category)
    else:
        source = asked.source.strip()
        return Rule(asked.clock, asked.days, source, asked.classification, asked.category, since, until)
    return None


SUBCOMMAND = Subcommand(
    "rules", Text("lihat dan tambah batas waktu", "show and add limits"), arguments=_arguments, run=_run
)
