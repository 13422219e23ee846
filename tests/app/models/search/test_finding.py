"""Cases are found by what stands in them, however it is spelled, and by nothing this person may not know."""

from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models.search import entries, finding
from app.models.search.matching import hits
from app.models.search.pages import TEXTS
from domain.attachments import Attachment
from domain.case import Case, Holder, Reporter
from domain.commands import AddNote, SubmitReply
from domain.ids import PersonId
from domain.people import Membership, Person, Role
from domain.scope import masked
from domain.wire import dumps
from tests.app.models.search.conftest import CaseOf, Library
from tests.support.console import HEALTH, NEIGHBOUR, NOW, REGENCY, ROADS, SARI, WORLD, new_case, open_console

PHOTO = Attachment("ab" * 32, "foto_gorong2-retak.jpg", 10, "image/jpeg")


def everything(case_of: CaseOf) -> Case:
    """A word of its own in every place that is searched."""
    maker = new_case(100, 4)
    maker.case = replace(
        maker.case,
        title="Tembok penahan ambrol",
        original_text="Kejadiannya subuh, tetangga saya mengungsi.",
        edited_text="Kejadiannya pagi, tetangga pelapor mengungsi.",
        attachments=(PHOTO,),
        reporter=Reporter("Markonah Rekaan"),
        tags=("longsoran",),
    )
    maker.act(SARI, AddNote("Sudah dihubungi kontraktor pelaksananya."))
    maker.act(SARI, SubmitReply("Penanganan darurat dengan bronjong dimulai Kamis."))
    return maker.case


@pytest.mark.parametrize(
    "typed",
    [
        "ambrol",
        "8500100",
        "#8500100",
        "nomor:8500100",
        "mengungsi",
        "subuh",
        "pelapor:markonah",
        "kontraktor",
        "bronjong",
        "retak.jpg",
        "lampiran:retak",
        "longsoran",
        "mekar jaya",
        "penanganan bronjong",
        '"dengan bronjong"',
        "judul:tembok isi:mengungsi catatan:kontraktor jawaban:darurat",
    ],
)
def test_a_case_is_found_by_every_part_of_it(library: Library, case_of: CaseOf, typed: str) -> None:
    case = everything(case_of)
    library.hold(case)
    assert case.id in library.found(typed)


@pytest.mark.parametrize("typed", ["judul:subuh", "isi:ambrol", "lampiran:ambrol", "pelapor:bronjong", "nomor:ambrol"])
def test_a_field_is_that_field_alone(library: Library, case_of: CaseOf, typed: str) -> None:
    library.hold(everything(case_of))
    assert library.found(typed) == []


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("perbaikan", "Mohon jln segera di perbaiki"),
        ("memperbaiki", "Kapan diperbaiki?"),
        ("jalan", "Jln poros ancur"),
        ("jln", "Jalanan desa"),
        ("jalan-jalan", "jalan2 kampung"),
        ("pju", "Lampu penerangan jalan padam"),
        ("lampu jalan mati", "PJU mati seminggu"),
        ("selokan", "Got mampet"),
        ("tdk menyala", "Tidak nyala"),
        ("cafe", "CAFÉ liar"),
        ("KTP", "Urus e-KTP lama"),
        ("dibenerin", "belum ada perbaikan"),
        ("kerus", "Kerusakan parah"),
        ("kali*", "Kalimat panjang"),
        ("perbaikan", "per\u200bbai\u00adkan jalan"),
    ],
)
def test_one_thing_in_other_words(library: Library, case_of: CaseOf, typed: str, title: str) -> None:
    case = replace(case_of(100, status="disposed"), title=title)
    library.hold(case)
    assert case.id in library.found(typed)


def titled(case_of: CaseOf, *titles: str) -> list[Case]:
    return [replace(case_of(100 + n, 1 + n, status="disposed"), title=title) for n, title in enumerate(titles)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("zeta", {0, 1, 2}),
        ("zeta eta", {0, 2}),
        ('"zeta eta"', {0}),
        ('"eta zeta"', {2}),
        ("zeta -eta ", {1}),
        ('zeta -"eta zeta"', {0, 1}),
        ("theta ATAU iota ", {1, 3}),
        ("zeta theta ATAU eta ", {0, 1, 2}),
        ("iot", {3}),
        ("iot ", set()),
        ("iot* ", {3}),
    ],
)
def test_operators(library: Library, case_of: CaseOf, typed: str, expected: set[int]) -> None:
    cases = titled(case_of, "zeta eta", "zeta theta", "eta zeta", "iota")
    library.hold(*cases)
    assert set(library.found(typed)) == {cases[n].id for n in expected}


def test_what_is_known_about_a_case(library: Library, case_of: CaseOf) -> None:
    plain = case_of(100, 3, status="disposed", category="c1")
    closed = case_of(101, 40, status="closed_by_system", category=None)
    elsewhere = case_of(102, 20, status="novel_status", holder=Holder(REGENCY, HEALTH))
    supported = case_of(103, 20, status="disposed", holder=Holder(NEIGHBOUR))
    library.hold(plain, closed, elsewhere, supported)

    def found(typed: str) -> set[str]:
        return set(library.found(f"{typed} judul:tanpa"))

    assert found("status:ditutup") == found("status:selesai") == {closed.id}
    assert found("status:novel_status") == {elsewhere.id}
    assert found("unit:kesehatan") == found("unit:dinkes") == {elsewhere.id}
    assert found('unit:"muara seruni"') == found("instansi:KAB-MS") == {supported.id}
    assert found("unit:tidakada") == set()
    assert found("kategori:jalan -status:ditutup") == {plain.id, elsewhere.id, supported.id}
    assert found("-status:ditutup -unit:kesehatan") == {plain.id, supported.id}
    day = (plain.reported_at + timedelta(hours=8)).date()  # WITA
    assert found(f"sejak:{day}") == found(f"since:{day} until:{day}") == {plain.id}
    assert found(f"sampai:{day - timedelta(days=1)}") == {closed.id, elsewhere.id, supported.id}


def test_a_day_is_one_of_the_office(library: Library, case_of: CaseOf) -> None:
    """Half past seven in the morning where the office is, and still the evening before in UTC."""
    case = replace(case_of(100, status="disposed"), reported_at=datetime(2026, 11, 4, 23, 30, tzinfo=UTC))
    library.hold(case)
    assert library.found("sejak:2026-11-05 sampai:2026-11-05 judul:tanpa") == [case.id]
    assert library.found("sampai:2026-11-04 judul:tanpa") == []


def test_only_what_is_left_out(library: Library) -> None:
    everyone = set(library.found("sampai:2030"))
    assert len(everyone) == 24
    assert set(library.found("-lampu ")) == everyone - set(library.found("lampu "))


def test_the_best_come_first(library: Library, case_of: CaseOf) -> None:
    base = case_of(100, 3, status="disposed")
    note = new_case(104, 3).act(SARI, AddNote("xilofon")).case
    answer = new_case(103, 3).act(SARI, SubmitReply("xilofon")).case
    cases = [
        replace(base, title="xilofon"),
        replace(case_of(102, 3, status="disposed"), original_text="xilofon"),
        answer,
        note,
        replace(case_of(105, 3, status="disposed"), attachments=(replace(PHOTO, name="xilofon.jpg"),)),
    ]
    library.hold(*reversed(cases))
    assert library.found("xilofon") == [case.id for case in cases]


def test_of_equals_the_newest_comes_first(library: Library, case_of: CaseOf) -> None:
    cases = [replace(case_of(100 + n, 10 - n, status="disposed"), title="xilofon") for n in range(5)]
    library.hold(*cases)
    assert library.found("xilofon") == [case.id for case in reversed(cases)]


def test_a_number_comes_before_those_that_only_begin_with_it(library: Library, case_of: CaseOf) -> None:
    cases = [replace(case_of(100 + n, 2 + n), tracking=tracking) for n, tracking in enumerate(("99001", "9900", "990"))]
    library.hold(*cases)
    assert [id for id in library.found("9900") if id in {case.id for case in cases}] == [cases[1].id, cases[0].id]


def test_so_many_that_the_newest_have_to_do(library: Library, case_of: CaseOf, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [replace(case_of(100 + n, 1 + n, status="disposed"), title="xilofon") for n in range(9)]
    library.hold(*cases)
    monkeypatch.setattr(finding, "HITS_AT_MOST", 4)
    answer = library.ask("xilofon")
    assert (len(answer.numbers), answer.more) == (4, True)
    monkeypatch.setattr(finding, "RANKED_AT_MOST", 2)
    assert library.found("xilofon") == [cases[0].id, cases[1].id]


def test_unsent_work_can_be_found_and_is_gone_when_taken_back(library: Library) -> None:
    desk, queries = library.console.context.desk, library.console.context.queries
    view = queries.case("case-0008", WORLD)  # type: ignore[arg-type]
    assert view is not None
    desk.submit(view, AddNote("xilofon")).result(10)
    library.console.indexed()
    assert library.found("xilofon") == ["case-0008"]
    desk.withdraw(queries.outbox_items()[0]).result(10)
    library.console.indexed()
    assert library.found("xilofon") == []
    assert "xilofon" not in library.vocabulary()


@pytest.mark.parametrize(
    "typed", ["lampu", "jln", "perbaikan", "got", "pju", "meninjau", "8500", "mekar", "ATAU", '"kerja bakti"', "warg"]
)
def test_what_is_found_is_marked_somewhere(library: Library, typed: str) -> None:
    """The painter and the index agree on what a word is and what it means."""
    answer = library.ask(typed)
    assert bool(answer.numbers) == (typed != "ATAU")
    with library.console.stores.search.open().connect() as connection:
        query = f"SELECT {', '.join(TEXTS)} FROM page WHERE rowid = ?"
        pages = [connection.exec_driver_sql(query, (number,)).one() for number in answer.numbers]
    for page in pages:
        assert any(hits(text, answer.wanted, name) for name, text in zip(TEXTS, page, strict=True))


@pytest.mark.parametrize("role", [Role.LIAISON_OFFICER, Role.AGENCY_ADMIN, Role.OMBUDSMAN, Role.MONITOR])
@pytest.mark.parametrize("anonymous", [False, True])
def test_each_role_finds_what_it_may_know_and_nothing_else(
    tmp_path: Path, qapp: object, role: Role, anonymous: bool
) -> None:
    unit = ROADS if role is Role.LIAISON_OFFICER else None
    agency = NEIGHBOUR if role is Role.OMBUDSMAN else REGENCY
    person = Person(PersonId("orang"), "Orang Uji", "", (Membership(role, agency, unit),))
    maker = new_case(100, 3, anonymous=anonymous).act(SARI, AddNote("marimba dalam catatan"))
    maker.act(SARI, SubmitReply("gamelan dalam jawaban"))
    case = replace(maker.case, reporter=Reporter("Xilofonia Rekaan"), original_text="Saya Xilofonia, ada angklung.")
    seen = dumps(masked(case, person)).lower()
    with ExitStack() as stack:
        console = open_console(tmp_path / "orang", person, stack, fill=False)
        console.take([case], reference=True)
        console.indexed()
        library = Library(console)
        for word in ("xilofonia", "marimba", "gamelan", "angklung"):
            assert library.found(word) == ([case.id] if word in seen else []), word
            assert (word.encode() in library.raw().lower()) == (word in seen), word


def test_what_a_role_may_not_know_is_nowhere_in_the_index(library: Library) -> None:
    """The server masks; the index has nothing else. A reporter and an internal note of another agency."""
    case = replace(
        new_case(100, 3, anonymous=True).case,
        reporter=Reporter("Xilofonia Rekaan", nik="3201010101010001"),
        original_text="Saya Xilofonia Rekaan, KTP 3201010101010001, melapor.",
    )
    assert masked(case, SARI).reporter is None
    library.hold(case)
    for typed in ("xilofonia", "3201010101010001", "pelapor:xilofonia", "xilo"):
        assert library.found(typed) == []
    assert case.id in library.found("melapor")
    assert not [word for word in library.vocabulary() if "xilofon" in word or "32010101" in word]
    assert b"xilofon" not in library.raw().lower()
    assert not SARI.roles() & {Role.NATIONAL_ADMIN}


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(st.sampled_from("jalan lu\"'-:*()|^{}ATAU+~\\unit: status: sejak:20261\x00%_") | st.characters()))
def test_nothing_typed_upsets_it(library: Library, typed: str) -> None:
    answer = library.ask(typed)
    shown = library.console.context.search.passages(answer.numbers[:20], answer.wanted)
    for passage in shown.values():
        assert all(0 <= start < end <= len(passage.text) for start, end in passage.marked)


@pytest.mark.parametrize(
    "typed",
    [
        "sejak:0001-01-01 sampai:9999-12-31",
        "a " * 5_000,
        "x" * 100_000,
        '"' * 999,
        "kategori:j " * 90,
        "OR ".join("abcdefgh"),
        "(" * 3_000,
        "-a " * 90,
    ],
    ids=range(8),
)
def test_very_long_and_very_broad_questions_are_answered(library: Library, typed: str) -> None:
    assert len(library.found(typed)) <= 24


def test_the_number_tells_when_and_where(subtests: pytest.Subtests) -> None:
    for row in (1, 5, 2**20, -1, -77):
        with subtests.test(row=row):
            number = entries.number_of(NOW, row)
            assert entries.row_of(number) == row
            assert entries.first_number(NOW) <= number < entries.first_number(NOW + timedelta(seconds=1))
    assert entries.number_of(NOW.replace(year=1900), 3) < entries.number_of(NOW, 1)
