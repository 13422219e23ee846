"""A later export brings what it changed and nothing else: not what it never said, nor what was corrected here since."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from domain.case import EventKind, Place, Status
from domain.commands import Correct, Protect
from domain.scope import agency_bucket
from server.database import reading
from server.importing import Fate
from server.tables import bucket, feed
from tests.server.books import assert_books_balance
from tests.server.conftest import SignIn
from tests.server.import_office import Office, central, office
from tests.server.laporan_files import OFFICIAL, record
from tests.server.region import REGENCY, Region

__all__ = ["central", "office"]  # fixtures

OPEN = {"Status": "Proses"}


def heads(office: Office) -> dict[str, int]:
    with reading(office.central.engine) as connection:
        return {row.name: row.head for row in connection.execute(select(bucket.c.name, bucket.c.head))}


def without(*headers: str) -> list[str]:
    return [header for header in OFFICIAL if not header.startswith(headers)]


def test_the_same_file_again_changes_nothing_at_all(office: Office) -> None:
    export = office.export(record(), record(Tracking_ID="42", Status="Status baru", Isi_Laporan_Akhir=""))
    office.take(export)
    before = office.everything()

    fates = office.take(export)

    assert [fate.fate for fate in fates] == [Fate.UNCHANGED, Fate.UNCHANGED]
    assert office.everything() == before


@pytest.mark.parametrize(
    ("change", "moved"),
    [
        ({"Status": "Ditutup oleh Admin"}, {"status"}),
        ({"Judul": "Judul baru"}, {"title"}),
        ({"Isi_Laporan_Awal": "Isi baru"}, {"original_text"}),
        ({"Isi_Laporan_Akhir": "Isi baru"}, {"edited_text"}),
        ({"Isi_Laporan_Akhir": "Mohon diperbaiki 🙏\nSudah 2 bulan."}, {"edited_text"}),
        ({"Klasifikasi": "Aspirasi"}, {"classification"}),
        ({"ID_Kategori": 1001}, {"category"}),
        ({"Tipe": "Anonim, Rahasia"}, {"secret"}),
        ({"Tipe": ""}, {"anonymous"}),
        ({"Nama": "Nama baru"}, {"reporter_name"}),
        ({"Kecamatan": "Contoh Selatan", "Kelurahan": "Contohsari"}, {"place"}),
        ({"Rating": 1}, {"rating"}),
        ({"Status": "Ditutup oleh Admin", "Rating": 5}, {"status", "rating"}),
    ],
)
def test_a_changed_export_changes_exactly_what_it_changed(
    office: Office, change: dict[str, object], moved: set[str]
) -> None:
    office.bring(record(), record(Tracking_ID="42"))
    before, other, heads_before = office.case(), office.case("42"), heads(office)

    fates = office.bring(record(**change), record(Tracking_ID="42"))
    after = office.case()

    assert [(fate.fate, set(fate.fields)) for fate in fates] == [(Fate.CHANGED, moved), (Fate.UNCHANGED, set())]
    names = {"reporter" if name == "reporter_name" else name for name in moved}
    described = ("title", "original_text", "edited_text", "status", "classification", "category", "anonymous", "secret")
    for name in (*described, "place", "rating", "reporter", "holder", "reported_at", "channel"):
        assert (getattr(after, name) != getattr(before, name)) == (name in names), name
    assert (after.version, len(after.events)) == (before.version + 1, len(before.events) + 1)
    assert office.case("42") == other
    assert {name for name, head in heads(office).items() if head != heads_before.get(name)} >= {agency_bucket(REGENCY)}
    with reading(office.central.engine) as connection:
        rows = connection.execute(select(feed).where(feed.c.bucket == agency_bucket(REGENCY))).all()
        assert len(rows) == heads_before[agency_bucket(REGENCY)] + 1
        assert_books_balance(connection)


def test_a_correction_made_here_stays_while_the_export_says_what_it_said(office: Office, at_desk: SignIn) -> None:
    office.bring(record(**OPEN))
    andi = at_desk("andi")
    andi.sync()
    andi.must(office.case(), Correct(title="Dibetulkan di sini", classification="aspiration", category="2001"))
    andi.must(office.case(), Protect(secret=True))

    again = office.bring(record(**OPEN))
    later = office.bring(record(Status="Ditutup oleh Sistem"))
    case = office.case()

    assert [fate.fate for fate in again] == [Fate.UNCHANGED]
    assert [(fate.fate, fate.fields) for fate in later] == [(Fate.CHANGED, ("status",))]
    assert (case.title, case.classification, case.category) == ("Dibetulkan di sini", "aspiration", "2001")
    assert (case.secret, case.status) == (True, Status.CLOSED_BY_SYSTEM)


def test_of_two_changes_the_newer_export_wins_and_what_stood_here_can_still_be_read(
    office: Office, at_desk: SignIn
) -> None:
    office.bring(record(**OPEN))
    andi = at_desk("andi")
    andi.sync()
    andi.must(office.case(), Correct(title="Dibetulkan di sini", edited_text="Disunting di sini"))

    fates = office.bring(record(Judul="Judul dari ekspor", **OPEN))
    case = office.case()

    assert [fate.fields for fate in fates] == [("title",)]
    assert (case.title, case.edited_text) == ("Judul dari ekspor", "Disunting di sini")
    assert (case.events[-1].kind, case.events[-1].data) == (EventKind.IMPORTED, {"was.title": "Dibetulkan di sini"})
    assert case.events[-2].data["was.title"] == "Jalan berlubang di depan pasar"


def test_a_correction_of_what_an_export_changed_stays_as_well(office: Office, at_desk: SignIn) -> None:
    office.bring(record(**OPEN))
    office.bring(record(Judul="Judul dari ekspor", **OPEN))
    andi = at_desk("andi")
    andi.sync()
    andi.must(office.case(), Correct(title="Dibetulkan di sini"))

    fates = office.bring(record(Judul="Judul dari ekspor", **OPEN))

    assert [fate.fate for fate in fates] == [Fate.UNCHANGED]
    assert office.case().title == "Dibetulkan di sini"


def test_a_correction_that_the_export_catches_up_with_is_no_change(office: Office, at_desk: SignIn) -> None:
    office.bring(record(**OPEN))
    andi = at_desk("andi")
    andi.sync()
    andi.must(office.case(), Correct(title="Dibetulkan di sini"))
    before = office.case()

    fates = office.bring(record(Judul="Dibetulkan di sini", **OPEN))

    assert [fate.fate for fate in fates] == [Fate.UNCHANGED]
    assert office.case() == before


@pytest.mark.parametrize(
    "headers",
    [
        without("Judul"),
        without("Isi Laporan Awal"),
        without("Isi Laporan Akhir"),
        without("Status"),
        without("Tipe"),
        without("Kelurahan", "Kecamatan"),
        without("Klasifikasi", "ID Kategori", "Kategori", "Nama", "Rating", "Provinsi"),
        ("Tracking ID", "Tanggal Laporan Masuk"),
    ],
)
def test_a_column_that_an_export_lacks_changes_nothing(office: Office, headers: Sequence[str]) -> None:
    office.bring(record(Tipe="", ID_Kategori=1001))
    before, kept = office.case(), office.kept()

    fates = office.bring(record(Tipe="", ID_Kategori=1001), headers=headers)

    assert [fate.fate for fate in fates] == [Fate.UNCHANGED]
    assert office.case() == before
    assert office.kept() == kept


def test_a_column_missing_once_does_not_undo_a_correction_afterwards(office: Office, at_desk: SignIn) -> None:
    full, shorter = record(Tipe="", ID_Kategori=1001, **OPEN), without("Judul", "Klasifikasi", "Tipe", "ID Kategori")
    office.bring(full)
    andi = at_desk("andi")
    andi.sync()
    andi.must(office.case(), Correct(title="Dibetulkan di sini", classification="aspiration"))
    andi.must(office.case(), Protect(anonymous=True, secret=True))

    office.bring(full, headers=shorter)
    office.bring(full)
    case = office.case()

    assert (case.title, case.classification) == ("Dibetulkan di sini", "aspiration")
    assert (case.anonymous, case.secret) == (True, True)


def test_what_was_hidden_for_want_of_a_column_is_shown_once_an_export_says_so(office: Office) -> None:
    office.bring(record(Tipe=""), headers=without("Tipe"))

    fates = office.bring(record(Tipe=""))

    assert [set(fate.fields) for fate in fates] == [{"anonymous", "secret"}]
    assert (office.case().anonymous, office.case().secret) == (False, False)


def test_a_report_that_came_in_another_way_takes_what_the_export_says_and_keeps_the_rest(
    office: Office, region: Region
) -> None:
    known = region.report(place=Place("", "Kab. Lama", "Kec. Lama", "Desa Lama"), tags=("jalan",))

    fates = office.bring(record(Tracking_ID=known.tracking, Kecamatan="", Kelurahan="Desa Baru"))
    case = office.case(known.tracking)

    assert [fate.fate for fate in fates] == [Fate.CHANGED]
    assert case.place == Place("Jawa Tengah", "Kab. Contoh", "Kec. Lama", "Desa Baru")
    assert (case.id, case.holder, case.tags, case.version) == (known.id, known.holder, ("jalan",), known.version + 1)
    assert case.reporter and (case.reporter.name, case.reporter.phone) == ("Sri Contoh", "+62 000 111")


def test_a_report_that_another_agency_holds_is_left_alone(office: Office) -> None:
    office.bring(record())
    before = office.everything()

    fates = office.take(office.export(record(Judul="Diambil alih")), agency="KAB-2")

    assert [(fate.row, fate.fate, fate.reason) for fate in fates] == [(12, Fate.REFUSED, "held_elsewhere")]
    assert office.everything() == before
