"""What the pane says about a case: who spoke to whom, when it was done and when it came, and why it is due."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.models.queries import CaseView
from app.views import theme
from app.views.case.inert import one_line, shown, tooltip, typed
from app.views.case.paper import tint
from app.views.case.timeline import Entry
from app.views.case.tones import Tone, accent, glyph
from app.views.case.view import CasePane
from app.views.case.work_area import Page
from domain.case import Holder
from domain.commands import (
    AcceptTask,
    AddNote,
    ApproveReply,
    Dispose,
    FinishTask,
    GiveTask,
    LinkDuplicate,
    SubmitReply,
    WithdrawInvitation,
)
from domain.ids import AgencyId, CaseId, PersonId
from domain.people import Membership, Person, Role
from domain.scope import masked
from tests.app.views.case.reading import press
from tests.app.views.case.test_refreshing import on_the_server
from tests.support.console import (
    BAMBANG,
    HEALTH,
    NEIGHBOUR,
    NOW,
    RATNA,
    REGENCY,
    ROADS,
    SARI,
    Console,
    new_case,
)

MARKUP = '<img src="file:///etc/passwd"><b>tebal</b>&amp;'


def entries(console: Console, pane: CasePane, case: str) -> list[Entry]:
    view = console.context.queries.case(CaseId(case), console.context.world())
    assert isinstance(view, CaseView)
    return list(pane.reading.timeline.entries_of(view))


def test_the_three_voices_differ_in_glyph_words_and_colour(console: Console, pane: CasePane) -> None:
    tones = (Tone.CITIZEN, Tone.ANSWER, Tone.NOTE)
    assert len({glyph(tone) for tone in tones}) == len({accent(tone).name() for tone in tones}) == 3
    answered = {entry.tone: entry.title for entry in entries(console, pane, "case-0003")}
    assert answered[Tone.ANSWER] == "Answer to the reporter"
    assert answered[Tone.CITIZEN] == "Reply of the reporter"
    noted = entries(console, pane, "case-0000")[-1]
    assert (noted.tone, noted.title) == (Tone.NOTE, "Internal note – not visible to the reporter")
    assert noted.who == "Sari Wulandari · Pejabat Penghubung · Kabupaten Tanjung Harapan"


@pytest.mark.parametrize("name", [theme.DARK, theme.LIGHT])
def test_the_words_of_a_voice_can_be_read_on_its_ground(name: str, qapp: QApplication) -> None:
    theme.choose(qapp, name)
    try:
        for tone in Tone:
            for words in (accent(tone), theme.color("text"), theme.color("muted")):
                assert theme.contrast(words, tint(accent(tone))) >= 4.5, tone
    finally:
        theme.choose(qapp, theme.LIGHT)


def test_the_time_of_the_act_comes_first_and_a_late_arrival_is_said(console: Console, pane: CasePane) -> None:
    maker = on_the_server(console)
    event = replace(
        maker.act(BAMBANG, AddNote("Dari lapangan.")).case.events[-1],
        acted_at=NOW - timedelta(hours=20),
        received_at=NOW - timedelta(minutes=4),
    )
    late = replace(maker.case, events=(*maker.case.events[:-1], event))
    near = replace(event, received_at=event.acted_at + timedelta(minutes=5))
    ahead = replace(event, received_at=event.acted_at - timedelta(minutes=6))
    console.take([late])
    assert entries(console, pane, "case-0000")[-1].times == "Thu 19 Nov 14:00 · received 09:56"
    console.take([replace(late, events=(*late.events[:-1], near), version=late.version + 1)])
    assert entries(console, pane, "case-0000")[-1].times == "Thu 19 Nov 14:00"
    console.take([replace(late, events=(*late.events[:-1], ahead), version=late.version + 2)])
    assert "clock of the sending computer was ahead" in entries(console, pane, "case-0000")[-1].times


def test_what_agencies_do_together_is_read_in_words(console: Console, pane: CasePane) -> None:
    """Every entry that working together leaves, as the officer who holds the case sees it."""
    tono = Person(PersonId("tono"), "Tono", "Staf", (Membership(Role.LIAISON_OFFICER, NEIGHBOUR),))
    maker = on_the_server(console)
    before = len(entries(console, pane, "case-0000"))
    maker.act(SARI, GiveTask("Pinjamkan alat", NEIGHBOUR, mandatory=True, question="Alat berat ada?"))
    task = maker.case.tasks[0].id
    maker.act(tono, AcceptTask(task))
    maker.act(tono, FinishTask(task, "Ekskavator Senin."))
    maker.act(tono, AddNote("Hanya untuk Harapan.", to=(REGENCY,)))
    maker.act(SARI, LinkDuplicate(CaseId("case-0001"), "Lubang yang sama."))
    maker.act(SARI, SubmitReply("Ekskavator datang Senin."))
    assert maker.case.reply is not None
    maker.act(BAMBANG, ApproveReply(maker.case.reply.pin))
    maker.act(SARI, WithdrawInvitation(NEIGHBOUR, "Sudah selesai."))
    console.take([maker.case])
    found = entries(console, pane, "case-0000")[before:]
    assert [entry.title for entry in found] == [
        "Kabupaten Muara Seruni invited to coordinate",
        "Task for Kabupaten Muara Seruni: Pinjamkan alat – not visible to the reporter",
        "Task accepted by Kabupaten Muara Seruni: Pinjamkan alat",
        "Contribution of Kabupaten Muara Seruni to the task: Pinjamkan alat – not visible to the reporter",
        "Note to Kabupaten Tanjung Harapan – not visible to the reporter",
        "Linked to a main report about the same matter – not visible to the reporter",
        "Answer submitted for approval",
        "Answer approved",
        "Answer to the reporter",
        "Kabupaten Muara Seruni no longer takes part – not visible to the reporter",
    ]
    assert "with contributions of Kabupaten Muara Seruni" in found[-2].times


def test_an_entry_of_which_only_the_agency_is_known_is_a_line_without_a_gap(console: Console, pane: CasePane) -> None:
    """Whoever watches a case receives what moves its clocks without text and without names."""
    maker = on_the_server(console).act(RATNA, Dispose(HEALTH, note="Ini saluran air."))
    given = maker.case.events[-1]
    onlooker = Person(PersonId("maya"), "Maya", "Pengawas", (Membership(Role.MONITOR, NEIGHBOUR),))
    bare = next(event for event in masked(maker.case, onlooker).events if event.id == given.id)
    by_nobody = replace(bare, by=replace(bare.by, agency=AgencyId("")))
    console.take([replace(maker.case, holder=Holder(REGENCY, ROADS), events=(bare, by_nobody))])
    known, unknown = entries(console, pane, "case-0000")
    assert (known.tone, known.text, known.files) == (Tone.RECORD, "", ())
    assert known.title == "Assigned to Dinas Kesehatan"
    assert (known.who, unknown.who) == ("Kabupaten Tanjung Harapan", "")
    pane.show_case(maker.case.id)
    assert pane.reading.timeline.text().splitlines() == [
        f"•  {known.title}  Kabupaten Tanjung Harapan · {known.times}",
        f"•  {unknown.title}  {unknown.times}",
    ]


def test_outside_text_stays_text_everywhere(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    case = new_case(50, 3).act(BAMBANG, AddNote(MARKUP)).case
    outside = replace(
        case,
        title=MARKUP,
        original_text=f"{MARKUP}\x1b\u202e",
        tags=(MARKUP,),
        status="baru_<b>",
        channel=MARKUP,
        tracking="<i>1</i>",
    )
    console.take([outside])
    pane.show_case(outside.id)
    assert pane.reading.citizen.text.toPlainText() == f"{MARKUP}\u241b\ufffd"
    assert MARKUP in pane.reading.timeline.text()
    assert MARKUP in pane.reading.facts.text()
    assert pane.header.title.text() == MARKUP
    assert pane.header.tracking.text() == "#<i>1</i>"
    labels = pane.findChildren(QLabel)
    assert labels and {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    image = QTextDocument.ResourceType.ImageResource.value
    assert pane.reading.timeline.loadResource(image, "file:///etc/passwd") == b""
    assert not pane.work.reply.submit.isEnabled()
    assert "newer than this application" in pane.work.row.reason.text()


def test_very_long_and_very_short_texts_fit(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    case = new_case(51, 3).case
    long = replace(case, title="Jalan rusak " * 14, original_text="Mohon bantuan.\n" * 600)
    console.take([long, replace(new_case(52, 3).case, title="?", original_text="x")])
    pane.show_case(case.id)
    pane.begin_reply()
    assert pane.reading.citizen.isVisible()
    assert pane.reading.citizen.text.toPlainText().count("Mohon bantuan.") == 600
    assert pane.reading.citizen.height() < pane.height() / 3
    assert pane.work.reply.submit.visibleRegion().boundingRect().size() == pane.work.reply.submit.size()
    pane.work.go_to(Page.NONE)
    wrapped = replace(new_case(54, 3).case, original_text="Lampu jalan di depan pasar padam sejak Senin malam. " * 8)
    console.take([wrapped])
    pane.show_case(wrapped.id)
    high = pane.reading.citizen.text.height()
    pane.resize(pane.width() * 2, pane.height())
    qtbot.waitUntil(lambda: pane.reading.citizen.text.height() < high)  # fewer lines, and none kept empty
    one_line_high = pane.reading.citizen.text.fontMetrics().lineSpacing() * 2
    pane.show_case("case-0052")
    qtbot.waitUntil(lambda: pane.reading.citizen.text.height() <= one_line_high + 8)


def test_an_edited_text_is_shown_with_the_original_one_button_away(
    qtbot: QtBot, console: Console, pane: CasePane
) -> None:
    case = replace(new_case(53, 3).case, original_text="jlan rusk", edited_text="Jalan rusak.")
    console.take([case])
    pane.show_case(case.id)
    box = pane.reading.citizen
    assert box.text.toPlainText() == "Jalan rusak." and "edited" in box.heading.text()
    press(box.other)
    assert box.text.toPlainText() == "jlan rusk"
    pane.show_case("case-0000")
    assert not box.other.isVisible()


def test_the_facts_hide_who_must_not_be_named(console: Console, pane: CasePane) -> None:
    pane.show_case("case-0003")
    assert "Identity hidden (anonymous)" in pane.reading.facts.text()
    pane.show_case("case-0000")
    assert "Warga Rekaan 0" in pane.reading.facts.text()
    assert "Mekar Jaya, Sungai Pinang, Tanjung Harapan, Nusa Laut" in pane.reading.facts.text()


def test_the_facts_lie_beside_the_story_or_share_its_tabs(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case("case-0000")
    reading = pane.reading
    assert reading.tabs.isVisible() and not reading.facts.isVisible() and reading.timeline.isVisible()
    reading.tabs.setCurrentIndex(1)
    assert reading.facts.isVisible() and not reading.timeline.isVisible()
    assert reading.citizen.isVisible()
    pane.resize(900, 640)
    assert not reading.tabs.isVisible() and reading.facts.isVisible() and reading.timeline.isVisible()
    pane.resize(700, 640)
    assert reading.tabs.isVisible() and not reading.facts.isVisible()


def test_why_this_deadline(qtbot: QtBot, console: Console, pane: CasePane) -> None:
    pane.show_case("case-0000")  # reported Thu 19 Nov; five working days, a weekend between
    press(pane.header.why)
    text = pane.reading.deadline.sheet.text()
    first = text[: text.index("Last day in time")]
    assert "First follow-up" in first and "5 working days" in first
    assert "Thu 19 Nov" in first  # the start, which is not counted
    assert "Fri 20 Nov" in first and "Mon 23 Nov – Thu 26 Nov (4 days)" in first
    assert "Sat 21 Nov – Sun 22 Nov: weekend" in first
    assert "Thu 24 Dec: Cuti Bersama Natal" not in first
    assert "Calendar uji-2026" in text and "Permenpan RB" in text
    assert pane.reading.citizen.isVisible()
    with qtbot.assertNotEmitted(pane.closed):
        QTest.keyClick(pane.reading.deadline.sheet, Qt.Key.Key_Escape)
    assert not pane.reading.deadline.isVisible() and pane.reading.timeline.isVisible()


def test_signs_for_what_cannot_be_seen() -> None:
    assert shown("a\x00\x1b\x7f\x85\u202eb\n\tc") == "a\u2400\u241b\u2421\ufffd\ufffdb\n\tc"
    assert shown("👩‍🔧 Jalan é") == "👩‍🔧 Jalan é"
    assert one_line(" a\n\n b\t") == "a b"
    assert typed("a\x00b\ud800\r\nc") == "ab\ufffd\nc"
    assert tooltip("<b>") == "<span>&lt;b&gt;</span>"
    assert tooltip("") == ""


def test_linked_reports_are_named_on_both_sides_as_far_as_they_are_here(console: Console, pane: CasePane) -> None:
    duplicates = (CaseId("case-0056"), CaseId("case-elsewhere"), *(CaseId(f"far-{number}") for number in range(10)))
    main = replace(new_case(55, 3).case, title="Lampu padam", duplicates=duplicates)
    linked = replace(new_case(56, 3).case, title="<b>Gelap</b>", duplicate_of=main.id)
    console.take([main, linked])
    pane.show_case(main.id)
    facts = pane.reading.facts.text()
    assert f"Linked duplicates\n#{linked.tracking} <b>Gelap</b>\na report that is not on this computer" in facts
    assert "… and 2 more" in facts and "Duplicate of" not in facts
    pane.show_case(linked.id)
    facts = pane.reading.facts.text()
    assert f"Duplicate of\n#{main.tracking} Lampu padam" in facts and "Linked duplicates" not in facts
