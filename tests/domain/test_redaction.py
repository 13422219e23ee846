"""Identity typed into free text is taken out for whoever may not know it, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.case import Reporter
from domain.redaction import EMAIL, NAME, NIK, PHONE, without_identity, without_recorded

SITI = Reporter("Siti Rahma Contoh", "3201014101900001", "+62 812-0000-4321", "siti.contoh@example.invalid")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("NIK saya 3201014101900001.", f"NIK saya {NIK}."),
        ("NIK:3274059999990002,", f"NIK:{NIK},"),
        ("nik 3274 0599 9999 0002 ya", f"nik {NIK} ya"),
        ("327405-999999-0002", NIK),
        ("32.74.05.999999.0002", NIK),
        ("NIK3274059999990002", f"NIK{NIK}"),
        ("RT 05 3274059999990002", f"RT 05 {NIK}"),
        ("HP 081200009999", f"HP {PHONE}"),
        ("HP 0812-0000-9999 atau +62 813 0000 9998", f"HP {PHONE} atau {PHONE}"),
        ("wa 62812.0000.9999", f"wa {PHONE}"),
        ("wa +62(0)812 0000 9999", f"wa {PHONE}"),
        ("wa 0812 00 00 99 99", f"wa {PHONE}"),
        ("hub (0812) 0000 9999 saja", f"hub {PHONE} saja"),
        ("telp. 6281200004321", f"telp. {PHONE}"),
        ("nomor saya 812 0000 4321", f"nomor saya {PHONE}"),
        ("Saya siti rahma contoh, warga", f"Saya {NAME}, warga"),
        ("Saya Bu Siti, SITI RAHMA  CONTOH", f"Saya Bu {NAME}, {NAME}"),
        ("dari Rahma", f"dari {NAME}"),
        ("surel Siti.Contoh@example.invalid ya", f"surel {EMAIL} ya"),
        ("orang.lain@example.invalid", EMAIL),
    ],
)
def test_identity_is_taken_out(written: str, read: str) -> None:
    assert without_identity(written, SITI) == read


@pytest.mark.parametrize(
    "plain",
    [
        "Laporan #8507247 dan 8507248",
        "sejak 08-12-2026 10.30 sampai 08.12.2026 22.00",
        "08/12/2026, 2026-12-08 08:12:20, 20261208",
        "16-03-2026 17-03-2026",
        "anggaran Rp 1.500.000.000.000.000 atau Rp1.250.000,00",
        "Rp 12000000000 dan 250000000",
        "Jalan Merdeka No. 812 RT 003 RW 008",
        "pukul 08.00-16.00 setiap 08 hari",
        "koordinat -6.200000, 106.816666",
        "token 12345678901234567890",
        "nomor perkara 0812/PDT/2026",
        "sitinggil, kerahman, Contohnya",
        "hubungi dinas@harapan.go.id atau kantor@desa-merdeka.desa.id",
        "SK 800/1234/2026 tanggal 12 Maret 2026",
        "ID pelanggan 541200009999",
        "",
    ],
)
def test_what_only_looks_a_little_like_it_stays(plain: str) -> None:
    assert without_identity(plain, SITI) == plain


def test_an_office_s_own_words_lose_what_is_recorded_and_nothing_else() -> None:
    text = "Hubungi petugas di 0811-0000-1111 atau layanan@example.invalid; Siti sudah ditelepon."
    assert without_recorded(text, SITI) == text
    assert without_recorded("Siti Rahma Contoh, 3201 0141 0190 0001, 081200004321", SITI) == f"{NAME}, {NIK}, {PHONE}"
    assert without_recorded("surat siti.contoh@example.invalid", SITI) == f"surat {EMAIL}"


def test_without_a_record_only_what_looks_like_identity_goes() -> None:
    assert without_identity("Saya Siti 081200009999", None) == f"Saya Siti {PHONE}"
    assert without_recorded("Saya Siti", None) == "Saya Siti"
    assert without_identity("Saya Siti", Reporter("", "12", "110")) == "Saya Siti"


@given(st.text(), st.text(), st.builds(Reporter, *[st.text(max_size=20)] * 4))
def test_whatever_stands_around_it_a_number_goes(before: str, after: str, who: Reporter) -> None:
    """And taking out twice is taking out once."""
    text = f"{before} 3274059999990002 {after}"
    shown = without_identity(text, SITI)
    assert "3274059999990002" not in shown and without_identity(shown, SITI) == shown
    without_identity(text, who)
