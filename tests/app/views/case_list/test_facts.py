"""What a row says by its facts: in the order chosen, as text, masked as it came, and cut where it can be spared."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from sqlalchemy import event

from app.models.listing import USUAL_FACTS, Fact
from app.models.queries import CaseRow, View
from app.views import theme
from app.views.case_list.delegate import COMFORTABLE, DENSE, CaseDelegate
from app.views.case_list.facts import Hold, Part, fitted, part_of, width_of
from app.views.case_list.facts_panel import placed
from app.views.case_list.line import Line, line_of
from app.views.case_list.model import CaseListModel
from domain.ids import AgencyId, PersonId, UnitId
from tests.support.console import NOW, REGENCY, SARI, WORLD, Console
from tests.support.ui_thread import off_ui_thread_allowed

ZONE = WORLD.directory.agencies[REGENCY].zone
HOSTILE = "<b>x</b>\u202egnp\n& {0} \u0645\u0631\u062d\u0628\u0627"


def first_row(console: Console) -> CaseRow:
    with off_ui_thread_allowed():
        keys = console.context.queries.keys(View.TODAY, console.context.today())
    return console.context.queries.rows(keys[:1])[keys[0]]


def line(row: CaseRow, *facts: Fact) -> Line:
    return line_of(row, WORLD, NOW, ZONE, facts or USUAL_FACTS)


def texts(row: CaseRow, *facts: Fact) -> list[str]:
    return [part.text for part in line(row, *facts).below]


def test_each_fact_has_its_words(console: Console, indonesian: str) -> None:
    row = replace(first_row(console), person=SARI.id)
    assert {fact: part_of(fact, row, WORLD, NOW, ZONE).text for fact in Fact} == {
        Fact.REPORTER: "Warga Rekaan 18",
        Fact.UNIT: "Dinas PUPR",
        Fact.AGE: "19 hari",
        Fact.STATUS: "⇄ Terdisposisi",
        Fact.CATEGORY: "JALAN",
        Fact.CLASSIFICATION: "Tidak berkadar pengawasan",
        Fact.CHANNEL: "Website",
        Fact.AREA: "Sungai Pinang, Tanjung Harapan",
        Fact.DESK: "meja: Sari Wulandari",
        Fact.AGENCY: "Kabupaten Tanjung Harapan",
        Fact.TRACKING: "#8500018",
    }
    assert part_of(Fact.AGE, row, WORLD, NOW, ZONE).hold is Hold.WHOLE
    bare = replace(row, reporter="", anonymous=True, unit=None, category=None, classification=None, person=None)
    assert texts(bare, Fact.REPORTER, Fact.UNIT) == ["Anonim", "Kabupaten Tanjung Harapan"]
    assert texts(bare, Fact.CATEGORY, Fact.CLASSIFICATION, Fact.DESK) == [
        "Tanpa kategori",
        "Belum diklasifikasi",
        "belum di meja",
    ]
    unheard_of = replace(row, agency=AgencyId("a b"), unit=UnitId("u"), category="c", person=PersonId("p"))
    assert texts(unheard_of, Fact.AGENCY, Fact.UNIT, Fact.CATEGORY, Fact.DESK) == ["a b", "a b", "c", "meja: p"]
    left_open = replace(row, channel="", region="", classification="by_moon")
    assert texts(left_open, Fact.CHANNEL, Fact.AREA, Fact.CLASSIFICATION) == [
        "Kanal tidak diketahui",
        "Wilayah tidak diketahui",
        "By moon",
    ]


def test_a_row_is_heard_as_it_is_seen(console: Console, indonesian: str) -> None:
    row = first_row(console)
    facts = (Fact.TRACKING, Fact.STATUS, Fact.CATEGORY)
    shown = line(row, *facts)
    assert [(part.text, part.at_edge) for part in shown.facts] == [
        ("#8500018", False),
        ("⇄ Terdisposisi", False),
        ("JALAN", True),
    ]
    until = "Tindak lanjut pertama: lewat 14 hari, tenggat Jum 6 Nov"
    status = "Terdisposisi, belum ditindaklanjuti"
    assert shown.spoken == f"Jembatan gantung lapuk, #8500018, {status}, JALAN, {until}"
    assert "Warga" not in shown.spoken and shown.chosen and not line(row).chosen
    secret = line(replace(row, secret=True), Fact.AGE)
    assert [part.text for part in secret.below] == ["Rahasia", "19 hari"], "whatever is chosen"
    assert secret.spoken == f"Jembatan gantung lapuk, Rahasia, 19 hari, {until}"
    assert secret.state is None and not any(part.at_edge for part in secret.facts)
    crowded = line(replace(row, unread=True, pending=True), *facts)
    assert [part.text for part in crowded.facts] == ["#8500018", "JALAN"] and status in crowded.spoken
    assert crowded.state is None, "three marks are there already"


def test_a_name_is_text_and_one_line_in_every_fact(console: Console) -> None:
    row = replace(first_row(console), reporter=HOSTILE, tracking=HOSTILE, channel=HOSTILE, region=HOSTILE, unit=None)
    ids = {"person": PersonId(HOSTILE), "agency": AgencyId(HOSTILE)}
    odd = replace(row, category=HOSTILE, classification=HOSTILE, **ids)  # type: ignore[arg-type]
    for fact in set(Fact) - {Fact.AGE, Fact.STATUS}:
        [text] = texts(odd, fact)
        assert "<b>x</b>" in text.lower() and "{0}" in text, fact
        assert "\n" not in text and "\u202e" not in text, fact


NAMES = (
    Part("Rahasia", Hold.FIRM),
    Part("Mulyono Yulianto"),
    Part("Dinas Pekerjaan Umum dan Penataan Ruang"),
    Part("156 hari", Hold.WHOLE),
    Part("▶ Diproses", Hold.FIRM, theme.MarkRole.PROGRESS, "▶", at_edge=True),
)


@pytest.mark.parametrize("size", [9, 10, 13, 20])
def test_the_age_is_whole_and_the_longest_name_is_cut_first(qapp: QApplication, size: int) -> None:
    font = QFont(qapp.font())
    font.setPointSize(size)
    metrics = QFontMetrics(font)
    least = width_of(metrics, [Part("156 hari")])
    for width in range(least, 900, 7):
        said = fitted(metrics, NAMES, width)
        found = [part.text for part in said]
        assert width_of(metrics, said) <= width and "156 hari" in found
        assert {part.text for part in said if part.hold is not Hold.LOOSE} <= {"Rahasia", "156 hari", "▶ Diproses", "▶"}
        whole = NAMES[1].text in found
        assert NAMES[2].text not in found or whole, "the longer name gives its room first"
        if any(part.hold is Hold.LOOSE for part in said):
            assert len(found) >= 4 and said[-1].role, "names make room for a mark"
        assert "▶ Diproses" in found or not whole, "and a mark for names only in the end"
    assert width_of(metrics, fitted(metrics, NAMES, 300)) <= 300
    assert fitted(metrics, [Part("156 hari", Hold.WHOLE)], 1) == [Part("156 hari", Hold.WHOLE)]


def painted(row: CaseRow, density: str, width: int, *facts: Fact) -> QImage:
    image = QImage(width, 40, QImage.Format.Format_RGB32)
    image.fill(theme.color("base"))
    option = QStyleOptionViewItem()
    option.rect = image.rect()
    option.font = QFont("DejaVu Sans", 10)
    delegate = CaseDelegate()
    delegate.density = density
    painter = QPainter(image)
    delegate.paint_content(painter, option, line(row, *facts))
    painter.end()
    return image


@pytest.mark.parametrize("density", [COMFORTABLE, DENSE])
def test_both_densities_show_what_is_chosen_in_its_order(console: Console, density: str, indonesian: str) -> None:
    row = first_row(console)
    usual, number = painted(row, density, 376), painted(row, density, 376, Fact.TRACKING, Fact.AGE)
    assert usual != number != painted(row, density, 376, Fact.AGE, Fact.TRACKING)
    assert number != painted(replace(row, tracking="8500019"), density, 376, Fact.TRACKING, Fact.AGE)
    assert number == painted(replace(row, reporter="x", status="in_progress"), density, 376, Fact.TRACKING, Fact.AGE)
    marked = painted(row, density, 376, Fact.STATUS, Fact.TRACKING)
    assert marked != painted(replace(row, status="in_progress"), density, 376, Fact.STATUS, Fact.TRACKING)
    margin = painted(row, density, 376, Fact.AREA, Fact.AGENCY, Fact.DESK, Fact.CLASSIFICATION).copy(369, 0, 7, 40)
    assert margin == usual.copy(369, 0, 7, 40), "nothing is painted beyond the row"


def test_rows_are_worded_without_reading_a_document(console: Console) -> None:
    model, asked = CaseListModel(console.context), []
    with off_ui_thread_allowed():
        model.take_keys(console.context.queries.keys(View.ALL, console.context.today()))
    model.facts = tuple(Fact)
    event.listen(console.stores.cache, "before_cursor_execute", lambda *told: asked.append(told[2]))
    assert all(model.index(row).data() for row in range(model.rowCount()))
    assert asked and not any(".doc" in statement for statement in asked)


def test_a_fact_that_is_moved_changes_places_with_another() -> None:
    a, b, c, d = USUAL_FACTS
    assert placed((a, b, c, d), 1, Fact.CHANNEL) == (a, Fact.CHANNEL, c, d)
    assert placed((a, b, c, d), 0, d) == (d, b, c, a)
    assert placed((a, b, c, None), 3, a) == (None, b, c, a)
    assert placed((a, b, None, None), 1, None) == (a, None, None, None)
    assert placed((a, b, c, d), 2, c) == (a, b, c, d)
