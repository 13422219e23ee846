"""The report of account activity: what the server saw of each account, with work done offline on its own day."""

from datetime import timedelta
from io import StringIO

import pytest

from domain.commands import AddNote
from server.central import Central
from server.cli import main
from server.database import writing
from server.people import shut
from server.settings import Settings
from tests.server.conftest import SignIn
from tests.server.desk import TIMEOUT
from tests.server.region import PEOPLE, Clock, Region

Told = dict[str, tuple[str, ...]]


def told(settings: Settings, month: str, *more: str) -> tuple[int, Told, str]:
    """The lines of the report by user name, and its sum."""
    output = StringIO()
    code = main(("activity", "--month", month, *more), settings, output)
    *rows, total = output.getvalue().splitlines()
    lines = (row.split("\t") for row in rows)
    return code, {name: tuple(rest[2:]) for name, *rest in lines}, total


def test_signing_in_working_and_neither(
    at_desk: SignIn, region: Region, central: Central, settings: Settings, clock: Clock
) -> None:
    case = region.report()
    at_desk("andi")
    at_desk("budi")
    clock.advance(timedelta(days=14))
    budi = at_desk("budi")  # on 4 December; what he sends was done offline, on 27 November
    assert budi.do(case, AddNote("dari lapangan"), acted_at=clock() - timedelta(days=7)).outcome == "applied"
    with writing(central.engine) as connection:
        shut(connection, PEOPLE["joko"].id, clock())

    code, november, total = told(settings, "2026-11")

    assert code == 0
    assert november["andi"] == ("aktif", "masuk 1 hari", "bekerja 0 hari")
    assert november["budi"] == ("aktif", "masuk 1 hari", "bekerja 1 hari")
    assert november["citra"] == ("tidak aktif", "masuk 0 hari", "bekerja 0 hari")
    assert "joko" not in november
    assert total == f"2 dari {len(PEOPLE) - 1} akun aktif pada 2026-11."
    assert told(settings, "2026-12")[1]["budi"] == ("aktif", "masuk 1 hari", "bekerja 0 hari")
    assert set(told(settings, "2026-11", "--agency", "kab-dua")[1]) == {"bayu", "eko"}


def test_who_stays_signed_in_and_comes_back_is_active(at_desk: SignIn, settings: Settings, clock: Clock) -> None:
    budi = at_desk("budi")
    clock.advance(timedelta(days=12))
    body = {"refresh_token": budi.tokens["refresh_token"], "request_id": "1"}
    assert budi.http.post(f"{budi.url}/v1/auth/refresh", json=body, timeout=TIMEOUT).status_code == 200
    assert told(settings, "2026-12")[1]["budi"] == ("aktif", "masuk 1 hari", "bekerja 0 hari")


@pytest.mark.parametrize("month", ["", "2026", "2026-13", "26-11", "2026-11-01", "0000-01", "November"])
def test_what_is_no_month_is_refused_in_words(month: str, settings: Settings, central: Central) -> None:
    output = StringIO()
    assert main(("activity", "--month", month), settings, output) == 2
    assert output.getvalue() == "Tulis bulan sebagai TAHUN-BULAN, misalnya 2026-11.\n"
