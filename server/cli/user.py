"""`user`: make accounts, list them, set passwords, shut accounts and open them again."""

from argparse import ArgumentParser, Namespace

from sqlalchemy import Connection, select

from domain.directory import Directory
from domain.ids import AgencyId, PersonId, UnitId, new_id
from domain.people import Membership, Person, Role
from server import people
from server.central import utc_now
from server.cli.terminal import DONE, FAILED, Subcommand, Terminal, Text
from server.database import make_engine, reading, writing
from server.directory import head_of, load_reference
from server.schema import migrate
from server.tables import account

ROLES = tuple(role.value for role in Role if role not in people.NOT_FOR_ACCOUNTS)
SHORTEST_PASSWORD = 10

_MADE = Text("Akun {username} dibuat untuk {name}.", "Account {username} was made for {name}.")
_TAKEN = Text("Nama pengguna {username} sudah dipakai.", "The user name {username} is taken.")
_UNKNOWN = Text("Tidak ada akun bernama {username}.", "There is no account called {username}.")
_BAD_ROLE = Text(
    "Peran {role} tidak dikenali. Tulis PERAN@INSTANSI atau PERAN@INSTANSI/UNIT; peran: {roles}.",
    "The role {role} is not understood. Write ROLE@AGENCY or ROLE@AGENCY/UNIT; roles: {roles}.",
)
_ASK = Text("Kata sandi baru: ", "New password: ")
_ASK_AGAIN = Text("Ulangi kata sandi: ", "Again: ")
_UNEQUAL = Text("Kedua kata sandi tidak sama; tidak ada yang diubah.", "The passwords differ; nothing was changed.")
_SHORT = Text(
    "Kata sandi paling sedikit {limit} karakter; tidak ada yang diubah.",
    "A password has at least {limit} characters; nothing was changed.",
)
_CHANGED = Text(
    "Kata sandi {username} diganti; semua sesinya berakhir.",
    "The password of {username} was changed; all their sessions ended.",
)
_LOCKED = Text("Akun {username} ditutup; semua sesinya berakhir.", "Account {username} is shut; its sessions ended.")
_UNLOCKED = Text("Akun {username} dibuka.", "Account {username} is open.")
_ROW = Text("{username}\t{name}\t{roles}\t{state}", "{username}\t{name}\t{roles}\t{state}")
_OPEN, _SHUT = Text("aktif", "active"), Text("ditutup", "shut")
_HELP_ROLE = Text("PERAN@INSTANSI[/UNIT], boleh berulang", "ROLE@AGENCY[/UNIT], may be repeated")
_HELP_NAME = Text("nama lengkap", "full name")
_HELP_TITLE = Text("jabatan", "job title")
_HELP_SECRET = Text("boleh membaca laporan rahasia instansinya", "may read the secret cases of the agency")


def _arguments(parser: ArgumentParser, language: str) -> None:
    words = parser.add_subparsers(dest="what", required=True, metavar="…")
    add = words.add_parser("add")
    add.add_argument("username")
    add.add_argument("--name", required=True, help=_HELP_NAME.in_language(language))
    add.add_argument("--title", default="", help=_HELP_TITLE.in_language(language))
    add.add_argument("--role", action="append", required=True, help=_HELP_ROLE.in_language(language))
    add.add_argument("--secret", action="store_true", help=_HELP_SECRET.in_language(language))
    words.add_parser("list")
    for word in ("passwd", "lock", "unlock"):
        words.add_parser(word).add_argument("username")


def _run(asked: Namespace, terminal: Terminal) -> int:
    migrate(terminal.settings.database)
    engine = make_engine(terminal.settings.database)
    try:
        if asked.what == "list":
            with reading(engine) as connection:
                return _list(connection, terminal)
        password = _new_password(terminal) if asked.what in ("add", "passwd") else ""
        if password is None:
            return FAILED
        with writing(engine) as connection:
            if asked.what == "add":
                return _add(connection, asked, password, terminal)
            return _change(connection, asked, password, terminal)
    finally:
        engine.dispose()


def _new_password(terminal: Terminal) -> str | None:
    password = terminal.ask_password(_ASK.in_language(terminal.language))
    if len(password) < SHORTEST_PASSWORD:
        terminal.say(_SHORT, limit=SHORTEST_PASSWORD)
        return None
    if terminal.ask_password(_ASK_AGAIN.in_language(terminal.language)) != password:
        terminal.say(_UNEQUAL)
        return None
    return password


def _add(connection: Connection, asked: Namespace, password: str, terminal: Terminal) -> int:
    directory = load_reference(connection, head_of(connection)).directory
    memberships = []
    for text in asked.role:
        found = membership_of(text, directory)
        if found is None:
            terminal.say(_BAD_ROLE, role=text, roles=", ".join(ROLES))
            return FAILED
        memberships.append(found)
    username = people.normal_username(asked.username)
    if people.find_account(connection, username) is not None:
        terminal.say(_TAKEN, username=username)
        return FAILED
    person = Person(
        PersonId(new_id(utc_now())), asked.name, asked.title, tuple(memberships), secret_clearance=asked.secret
    )
    people.create_account(connection, person, username, password)
    terminal.say(_MADE, username=username, name=asked.name)
    return DONE


def membership_of(text: str, directory: Directory) -> Membership | None:
    """`ROLE@AGENCY[/UNIT]`, the agency by id or code, the unit by id or name; None if it names nothing."""
    role, _, place = text.partition("@")
    agency_text, _, unit_text = place.partition("/")
    agency = next((a for a in directory.agencies.values() if agency_text in (a.id, a.code)), None)
    if role not in ROLES or agency is None:
        return None
    if not unit_text:
        return Membership(Role(role), AgencyId(agency.id))
    units = (u for u in directory.units.values() if u.agency == agency.id and unit_text in (u.id, u.name))
    unit = next(units, None)
    return Membership(Role(role), AgencyId(agency.id), UnitId(unit.id)) if unit else None


def _change(connection: Connection, asked: Namespace, password: str, terminal: Terminal) -> int:
    username = people.normal_username(asked.username)
    person = people.find_account(connection, username)
    if person is None:
        terminal.say(_UNKNOWN, username=username)
        return FAILED
    match asked.what:
        case "passwd":
            people.set_password(connection, person, password, utc_now())
            terminal.say(_CHANGED, username=username)
        case "lock":
            people.shut(connection, person, utc_now())
            terminal.say(_LOCKED, username=username)
        case _:
            people.open_again(connection, person)
            terminal.say(_UNLOCKED, username=username)
    return DONE


def _list(connection: Connection, terminal: Terminal) -> int:
    for row in connection.execute(select(account).order_by(account.c.username)):
        person = people.load_person(connection, PersonId(row.person))
        roles = ", ".join(_shown(m) for m in person.memberships) if person else ""
        state = (_OPEN if row.active else _SHUT).in_language(terminal.language)
        terminal.say(_ROW, username=row.username, name=row.name, roles=roles, state=state)
    return DONE


def _shown(membership: Membership) -> str:
    return f"{membership.role}@{membership.agency}" + (f"/{membership.unit}" if membership.unit else "")


SUBCOMMAND = Subcommand("user", Text("kelola akun", "manage accounts"), _arguments, _run)
