"""Of an anonymous case nothing betrays the reporter to whoever may not know: no text, no file name, no picture."""

from dataclasses import replace

import pytest

from domain import commands as c
from domain.attachments import Attachment
from domain.case import Case, Reporter
from domain.errors import Conflict
from domain.people import REPORTER, SYSTEM, Person
from domain.scope import masked, masked_conflict
from domain.veil import BareCopy
from domain.wire import dumps
from tests.domain.cast import BALAI, DEWI, LETTER, MUARA, ORI, PANRB, PHOTO, RATNA, RINI, SARI, WAYAN, world

WHO = Reporter("Kenari Bersuara", "3201014101900001", "+62 812-0000-4321", "kenari@example.invalid")
TRACES = ("Kenari", "3201014101900001", "0000 4321", "0000-4321", "kenari@", "3274059999990002")
PICTURE = replace(PHOTO, name="Kenari Bersuara 3201014101900001.jpg")
COPIES = {PICTURE.sha256: BareCopy("c" * 64, 90_000)}
TYPED = "Saya Kenari, NIK 3201014101900001 (istri 3274059999990002), HP 0812 0000 4321 / kenari@example.invalid."


def told_everywhere() -> Case:
    """The reporter's identity in every place where somebody can type it, and then made anonymous."""
    w = world()
    case = w.case("disposed", supporting=(BALAI,), reporter=WHO, title=TYPED, original_text=TYPED)
    case = w.do(case, RATNA, c.Correct(title=f"Lagi: {TYPED}", edited_text=TYPED, tags=("Kenari Bersuara",)))
    case = w.do(case, SYSTEM, c.ImportReport(title=f"Ekspor: {TYPED}", reason=TYPED))
    letter = replace(LETTER, name="Kenari Bersuara.pdf")
    case = w.do(case, SARI, c.AddNote("Sudah menelepon Kenari Bersuara.", "agencies", (letter,)))
    case = w.do(case, SARI, c.SubmitReply("Ibu Kenari Bersuara, sudah ditambal."))
    case = w.do(replace(case, status="in_progress"), REPORTER, c.ReporterReply(TYPED, (PICTURE,)))
    case = w.do(case, RATNA, c.Protect(anonymous=True, reason="Kenari Bersuara meminta."))
    case = w.do(case, RATNA, c.AskTransfer(MUARA, "Kenari Bersuara keliru."))
    return w.do(replace(case, attachments=(PICTURE, LETTER)), SARI, c.AskReveal("Kenari Bersuara tidak menjawab."))


@pytest.mark.parametrize("viewer", [SARI, RINI, RATNA], ids=lambda p: p.name)
def test_no_trace_of_an_anonymous_reporter_reaches_the_office(viewer: Person) -> None:
    case = told_everywhere()
    assert all(trace in dumps(case) for trace in TRACES)
    shown = dumps(masked(case, viewer, COPIES))
    assert [trace for trace in TRACES if trace in shown] == []
    assert "sudah ditambal" in shown and "disembunyikan" in shown


def test_whoever_may_know_reads_every_word_and_has_every_file() -> None:
    case = replace(told_everywhere(), supporting=(PANRB,))
    seen = masked(case, WAYAN)
    assert (seen.reporter, seen.title, seen.original_text) == (WHO, case.title, TYPED)
    assert seen.attachments == case.attachments and seen.events == tuple(
        e for e in case.events if e.audience != "internal"
    )
    named = replace(case, anonymous=False)
    assert masked(named, RATNA) == named


def test_the_ombudsman_reads_a_named_report_without_the_name() -> None:
    case = replace(told_everywhere(), anonymous=False, supporting=(ORI,))
    assert not [trace for trace in TRACES if trace in dumps(masked(case, DEWI, COPIES))]


def test_pictures_are_shown_without_their_metadata_and_other_files_stay_behind() -> None:
    case = told_everywhere()
    seen = masked(case, SARI, COPIES)
    bare = Attachment("c" * 64, "lampiran-1.jpg", 90_000, "image/jpeg")
    assert seen.attachments == (bare,)
    rebuttal = next(e for e in seen.events if e.kind == "reporter_reply")
    assert rebuttal.attachments == (bare,)
    without = masked(case, SARI)
    assert without.attachments == ()
    assert "[1 lampiran disembunyikan]" in next(e.text for e in without.events if e.kind == "reporter_reply")


def test_a_conflict_quotes_the_case_as_masked() -> None:
    case = told_everywhere()
    conflict = Conflict({"title": TYPED})
    assert "Kenari" not in str(masked_conflict(conflict, case, RATNA))
    assert masked_conflict(conflict, replace(case, anonymous=False), RATNA) == conflict


def test_masking_twice_is_masking_once() -> None:
    seen = masked(told_everywhere(), SARI, COPIES)
    again = masked(seen, SARI, {"c" * 64: BareCopy("c" * 64, 90_000)})
    assert again == seen
