"""Forms of one root meet, whatever was put around it; words that only look affixed stay whole."""

import string
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.search.stems import roots, stems
from app.models.search.vocabulary import meanings, vocabulary
from app.models.search.words import fold, folded_words, tidy, words_of
from domain.case import Status

FORMS = {
    "baik": "memperbaiki perbaikan diperbaiki perbaikannya terbaik sebaiknya membaik",
    "rusak": "kerusakan merusak rusaknya perusakan dirusak kerusakannya",
    "lubang": "berlubang dilubangi pelubangan lubangnya lubang2 berlubanglah",
    "kirim": "mengirim kiriman pengiriman dikirimkan mengirimkan terkirim pengirim",
    "tulis": "menulis tulisan penulis tertulis dituliskan",
    "tutup": "menutup penutupan ditutup tertutup nutup penutupnya",
    "layan": "pelayanan melayani dilayani layanan pelayan",
    "terang": "penerangan menerangi keterangan diterangkan penerang",
    "periksa": "pemeriksaan memeriksa diperiksa pemeriksa diperiksakan",
    "sapu": "menyapu disapu penyapu sapunya",
    "suruh": "menyuruh disuruh nyuruh suruhan penyuruh",
    "salur": "menyalurkan disalurkan penyaluran tersalurkan penyalur",
    "sakit": "penyakit kesakitan sakitnya",
    "obat": "pengobatan berobat mengobati obatnya terobati",
    "ambil": "mengambil diambil pengambilan ngambil terambil",
    "kurang": "mengurangi kekurangan dikurangi pengurangan berkurang",
    "cek": "mengecek pengecekan dicek ngecek",
    "bayar": "membayar pembayaran dibayar terbayar bayaran dibayarkan",
    "pungut": "pungutan dipungut memungut pemungutan",
    "pasang": "memasang pemasangan dipasang terpasang pasangan",
    "mohon": "memohon permohonan pemohon dimohon mohonlah",
    "minta": "meminta permintaan diminta peminta",
    "nilai": "menilai penilaian dinilai",
    "nyata": "menyatakan kenyataan pernyataan ternyata dinyatakan",
    "ajar": "belajar pelajaran mengajar pengajar diajarkan pelajar",
    "kerja": "bekerja pekerjaan mengerjakan dikerjakan pekerja",
    "ada": "keberadaan berada adanya mengadakan diadakan",
    "tahu": "mengetahui pengetahuan sepengetahuan ketahuan diketahui",
    "tanggungjawab": "mempertanggungjawabkan pertanggungjawaban bertanggungjawab",
    "tanya": "bertanya pertanyaan menanyakan dipertanyakan",
    "lambat": "terlambat keterlambatan melambat perlambatan",
    "bakar": "kebakaran terbakar pembakaran membakar dibakar",
    "sehat": "kesehatan menyehatkan penyehatan",
    "adu": "mengadu pengaduan aduan diadukan",
    "resah": "meresahkan keresahan diresahkan",
    "urus": "mengurus pengurusan diurus ngurus urusan urusin",
    "timbun": "menimbun penimbunan tertimbun ditimbuni timbunan",
    "cemar": "mencemari pencemaran tercemar",
    "serobot": "penyerobotan diserobot menyerobot",
    "polisi": "kepolisian polisinya",
    "informasi": "informasinya diinformasikan menginformasikan",
    "sekolah": "bersekolah sekolahan sekolahnya",
    "jalan": "berjalan jalanan pejalan menjalankan perjalanan jalan2 jalannya",
}
WHOLE = (
    *("jalan", "makan", "minum", "tangan", "hutan", "hujan", "ikan", "bukan", "kanan", "selokan", "perahu", "beras"),
    *("sekolah", "kelas", "dinas", "desa", "kepala", "ketua", "petugas", "penduduk", "pemerintah", "pelabuhan"),
    *("kecamatan", "kabupaten", "seluruh", "semua", "sendiri", "tenggelam", "bahan", "teman"),
)


@pytest.mark.parametrize(("root", "form"), [(root, form) for root, forms in FORMS.items() for form in forms.split()])
def test_a_form_has_its_root(root: str, form: str) -> None:
    assert stems(form)[0] == root


@pytest.mark.parametrize("word", WHOLE)
def test_a_word_that_only_looks_affixed_is_whole(word: str) -> None:
    assert stems(word) == (word,)


@pytest.mark.parametrize("unknown", ["zarfik", "kolbes", "tambor", "sindra", "pargol"])
def test_forms_of_a_root_nobody_knows_meet_as_well(unknown: str) -> None:
    assert unknown not in roots()
    nasal = {"k": "meng", "t": "men", "s": "meny", "p": "mem", "z": "men"}[unknown[0]]
    rest = unknown if unknown[0] == "z" else unknown[1:]
    forms = [unknown, f"{nasal}{rest}", f"di{unknown}kan", f"{unknown}nya", f"{unknown}an", f"ter{unknown}"]
    for form in forms:
        assert unknown in stems(form), form


def test_every_root_is_its_own() -> None:
    assert len(roots()) > 1_000
    assert all(stems(root) == (root,) for root in roots())


def test_words_that_are_no_indonesian_ones_stay(subtests: pytest.Subtests) -> None:
    for word in ("8507247", "covid19", "rt", "東京", "a", "ß", "x2"):
        with subtests.test(word):
            assert stems(word)[0] in (word, word.removesuffix("2"))


@given(st.text(string.ascii_lowercase, min_size=1, max_size=30))
def test_whatever_the_word_its_roots_are_words_and_no_longer(word: str) -> None:
    found = stems(word)
    assert found and all(found)
    assert all(len(stem) <= len(word) for stem in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jalan RUSAK, parah!", ["jalan", "rusak", "parah"]),
        ("foto_jalan-01.JPG", ["foto", "jalan", "01", "jpg"]),
        ("Ｊａｌａｎ café ﬁle", ["jalan", "cafe", "file"]),
        ("#8507247 😀 \u202e\u200b", ["8507247"]),
        ("", []),
    ],
)
def test_text_becomes_words(text: str, words: list[str]) -> None:
    assert folded_words(text) == words


@given(st.text())
def test_words_stand_where_they_say_and_the_tidy_text_has_the_same(text: str) -> None:
    kept = tidy(text)
    assert "\x00" not in kept
    places = list(words_of(kept))
    assert [fold(kept[word.start : word.end]) for word in places] == [word.folded for word in places]
    assert all(before.end <= after.start for before, after in pairwise(places))


def test_spoken_and_shortened_words_mean_the_written_one() -> None:
    assert "jalan" in meanings("jln")
    assert {"perbaiki", "baik"} <= set(meanings("dibenerin"))
    assert list(meanings("jalan")) == []


def test_the_vocabulary_leads_nowhere_twice_and_knows_every_status() -> None:
    known = vocabulary()
    assert set(known.statuses) == set(Status)
    assert not set(known.spelled) & set(known.spelled.values()), "a word that stands for one that stands for a third"
    assert all(word == fold(word) for word in (*known.spelled, *known.spelled.values()))
    for name, others in known.same.items():
        assert all(name in known.others(other) for other in others), name
