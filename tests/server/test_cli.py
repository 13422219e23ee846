"""`python -m server …`: accounts, epoch, schema and timelines from the command line, in both languages."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
import requests
from sqlalchemy import text, update

from domain.people import Membership, Role
from server.central import Central
from server.cli import SUBCOMMANDS, main
from server.cli.terminal import Text
from server.cli.user import membership_of
from server.database import writing
from server.directory import put_references
from server.login import log_in
from server.people import load_person
from server.schema import head_revision, migrate
from server.settings import Settings
from server.tables import cases
from tests.server.desk import TIMEOUT
from tests.server.region import AGENCIES, HEALTH, NOW, REGENCY, UNITS, Clock, Region, change

Run = Callable[..., tuple[int, str]]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def central(settings: Settings, clock: Clock) -> Iterator[Central]:
    migrate(settings.database)
    opened = Central.over(settings, clock)
    with writing(opened.engine) as connection:
        put_references(connection, [("agency", agency.id, agency) for agency in AGENCIES])
        put_references(connection, [("unit", unit.id, unit) for unit in UNITS])
    yield opened
    opened.engine.dispose()


@pytest.fixture
def run(settings: Settings) -> Run:
    return on(settings)


def on(settings: Settings) -> Run:
    def command(*arguments: str, passwords: tuple[str, ...] = ()) -> tuple[int, str]:
        output, typed = StringIO(), iter(passwords)
        code = main(arguments, settings, output, lambda prompt: next(typed))
        assert list(typed) == [], "every password is asked for"
        return code, output.getvalue()

    return command


def add(run: Run, *roles: str, passwords: tuple[str, ...] = ("sandi-yang-panjang",) * 2) -> tuple[int, str]:
    given = [part for role in roles for part in ("--role", role)]
    return run("user", "add", "Rina", "--name", "Rina Contoh", "--title", "Staf", *given, passwords=passwords)


def test_an_account_is_made_and_can_sign_in(run: Run, central: Central) -> None:
    code, words = add(run, "liaison_officer@KAB-1/Dinas Kesehatan", "supervisor@kab-satu")

    assert (code, words) == (0, "Akun rina dibuat untuk Rina Contoh.\n")
    _, person = log_in(central.engine, central.key, central.settings, "RINA", "sandi-yang-panjang", NOW)
    assert (person.name, person.title, person.secret_clearance) == ("Rina Contoh", "Staf", False)
    assert person.memberships == (
        Membership(Role.LIAISON_OFFICER, REGENCY, HEALTH),
        Membership(Role.SUPERVISOR, REGENCY),
    )
    assert run("--lang", "en", "user", "list") == (
        0, "rina\tRina Contoh\tliaison_officer@kab-satu/satu-sehat, supervisor@kab-satu\tactive\n",
    )  # fmt: skip


def test_what_makes_no_account_says_why(run: Run, central: Central) -> None:
    good = "agency_admin@KAB-1"
    for bad in ("agency_admin", "king@KAB-1", "reporter@KAB-1", "agency_admin@KAB-9", "agency_admin@KAB-1/Dapur"):
        code, words = add(run, good, bad)
        assert code == 1 and f"Peran {bad} tidak dikenali" in words
    assert add(run, good, passwords=("pendek",))[1].startswith("Kata sandi paling sedikit 10 karakter")
    assert add(run, good, passwords=("sandi-yang-panjang", "sandi-yang-lain"))[1].startswith("Kedua kata sandi tidak")
    assert run("user", "list") == (0, "")
    assert add(run, good)[0] == 0
    assert add(run, good) == (1, "Nama pengguna rina sudah dipakai.\n")
    assert run("user", "lock", "siapa") == (1, "Tidak ada akun bernama siapa.\n")


def test_an_account_is_shut_opened_and_given_a_new_password(run: Run, central: Central) -> None:
    add(run, "agency_admin@KAB-1")

    def problem(password: str) -> str:
        try:
            log_in(central.engine, central.key, central.settings, "rina", password, NOW)
        except Exception as error:  # noqa: BLE001 - whatever it is, its code is compared
            return str(getattr(error, "code", error))
        return ""

    assert run("user", "lock", "rina") == (0, "Akun rina ditutup; semua sesinya berakhir.\n")
    assert problem("sandi-yang-panjang") == "account_locked"
    assert "ditutup" in run("user", "list")[1]
    assert run("user", "unlock", "RINA")[0] == 0
    assert problem("sandi-yang-panjang") == ""
    assert run("user", "passwd", "rina", passwords=("sandi-yang-baru",) * 2)[0] == 0
    assert (problem("sandi-yang-panjang"), problem("sandi-yang-baru")) == ("wrong_password", "")


def test_the_schema_is_brought_up_to_date(empty_database_url: str, tmp_path: Path) -> None:
    run = on(Settings(tmp_path / "data", empty_database_url))
    assert run("migrate") == (0, f"Skema basis data: kosong → {head_revision()}.\n")
    assert run("--lang", "en", "migrate") == (0, f"The database schema is up to date ({head_revision()}).\n")


def test_a_newer_schema_is_refused_in_words(run: Run, central: Central) -> None:
    change(central, text("UPDATE alembic_version SET version_num = '9999'"))
    for command in (("migrate",), ("user", "list"), ("verify",), ("serve", "--port", "0")):
        code, words = run("--lang", "en", *command)
        assert (code, words.startswith("This database was written by a newer server (schema 9999).")) == (1, True)


def test_what_is_announced_is_shown_and_changed(run: Run, central: Central) -> None:
    def announced() -> bool:
        with central.engine.connect() as connection:
            return central.reference.at(connection).directory.capabilities.reopening

    assert run("announce", "reopening") == (0, "reopening: tidak ditawarkan\n")
    for what, words in (
        ("on", "reopening: offered\n"),
        ("on", "reopening: offered\n"),
        ("off", "reopening: not offered\n"),
    ):
        assert run("--lang", "en", "announce", "reopening", what) == (0, words)
        assert announced() is (what == "on")


def test_the_epoch_is_shown_and_raised(run: Run, central: Central) -> None:
    before = central.epoch.current()
    assert run("epoch", "show") == (0, f"Epoch: {before}\n")
    code, words = run("--lang", "en", "epoch", "raise")
    assert (code, words.startswith(f"Epoch raised: {before} → 2-")) == (0, True)
    assert central.epoch.current() in words


def test_timelines_are_verified(run: Run, central: Central) -> None:
    case = Region(central).report()
    assert run("verify") == (0, "Semua linimasa dan catatan audit utuh.\n")
    change(central, update(cases).where(cases.c.id == case.id).values(doc='{"events": []}'))
    wrong = f"ag:{REGENCY} audit ke-1, laporan {case.id}, catatan ke-1: isi laporan berbeda dari linimasanya.\n"
    assert run("verify") == (1, wrong)


def test_a_database_that_cannot_be_reached_is_told_in_words(tmp_path: Path) -> None:
    output = StringIO()
    nowhere = Settings(tmp_path, f"postgresql://nobody@/x?host={tmp_path}")
    assert main(["--lang", "en", "migrate"], nowhere, output) == 1
    assert output.getvalue().startswith("The database cannot be reached.")
    (tmp_path / "file").write_text("")
    assert main(["migrate"], Settings(tmp_path / "file"), output) == 1
    assert output.getvalue().splitlines()[-1].startswith("Berkas tidak dapat dibuka atau ditulis:")


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_command_explains_itself(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    for one in SUBCOMMANDS:
        with pytest.raises(SystemExit) as ended:
            main(["--lang", language, one.name, "--help"])
        assert ended.value.code == 0
        assert one.summary.in_language(language) in capsys.readouterr().out
    with pytest.raises(SystemExit) as ended:
        main(["--lang", language])
    assert ended.value.code == 2


def test_every_sentence_takes_the_same_values_in_both_languages() -> None:
    found = [
        (name, value)
        for module in list(sys.modules.values())
        if module.__name__.startswith("server.cli")
        for name, value in vars(module).items()
        if isinstance(value, Text)
    ]
    assert len(found) > 30
    for name, one in found:
        assert sorted(re.findall(r"{\w+}", one.id)) == sorted(re.findall(r"{\w+}", one.en)), name


def test_a_membership_without_a_unit_is_the_whole_agency(central: Central) -> None:
    with writing(central.engine) as connection:
        directory = central.reference.at(connection).directory
        assert load_person(connection, "x") is None  # type: ignore[arg-type] # any text will do
    assert membership_of("monitor@PROV", directory) == Membership(Role.MONITOR, AGENCIES[1].id)


def test_the_server_runs_and_ends_by_itself_alone(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "KONSOL_DATA_DIR": str(tmp_path / "data"), "DATABASE_URL": ""}
    command = [sys.executable, "-m", "server", "--lang", "en", "serve", "--host", "0.0.0.0", "--port", "0"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            warning, ready = process.stdout.readline(), process.stdout.readline()
            port = re.search(r":(\d+) ", ready)
            assert port is not None
            answer = requests.get(f"http://127.0.0.1:{port[1]}/v1/hello", timeout=TIMEOUT)
            process.send_signal(signal.SIGINT)
            code = process.wait(TIMEOUT)
        finally:
            process.kill()

    assert warning.startswith("Warning: other computers can reach the server without encryption.")
    assert answer.json()["name"] == "SP4N-LAPOR!"
    assert code == 0
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == ["epoch", "high-water", "key", "server.db"]
