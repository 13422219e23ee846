"""Nothing a person wrote is hidden in the outbox: of a form with several texts all are there, to read and to copy."""

import pytest

from app.models.drafts import Draft
from app.views.intake.form import COUNTER, INTAKE
from app.views.outbox.line import draft_word, written_text
from domain.commands import AddNote, AskTransfer, GiveTask, IntakeReport, RecordFinding, SubmitReply
from domain.ids import CaseId
from tests.support.console import NEIGHBOUR, NOW, REGENCY


@pytest.fixture(autouse=True)
def speaks_english(english: str) -> None:
    """The words of the fields."""


def test_a_command_with_several_texts_names_them() -> None:
    assert written_text(RecordFinding("Terlambat.", "Susun jadwal.")) == (
        "What was found: Terlambat.\nWhat is recommended: Susun jadwal."
    )
    assert written_text(GiveTask("Foto", NEIGHBOUR, question="Dua sisi.")) == (
        "What is to be done: Foto\nExplanation (may stay empty): Dua sisi."
    )


@pytest.mark.parametrize(
    ("command", "text"),
    [
        (AskTransfer(NEIGHBOUR, "Bukan ruas kami."), "Bukan ruas kami."),
        (GiveTask("Foto", NEIGHBOUR), "Foto"),
        (AddNote("Untuk semua."), "Untuk semua."),
        (AddNote("Untuk sebelah.", to=(NEIGHBOUR,)), "Untuk sebelah."),
        (SubmitReply("Selesai."), "Selesai."),
        (IntakeReport(REGENCY, "", "Got meluap.", "post"), "Got meluap."),
    ],
)
def test_a_command_with_one_text_is_that_text(command: object, text: str) -> None:
    assert written_text(command) == text  # type: ignore[arg-type]


def test_a_draft_shows_what_was_answered_beside_its_text() -> None:
    task = Draft(CaseId("a"), "task.give.v1", "1", "", "Dua sisi.", NOW, answers={"title": "Foto", "days": "7"})
    assert written_text(task) == "What is to be done: Foto\nExplanation (may stay empty): Dua sisi."
    counter = Draft(COUNTER, INTAKE.purpose, "", "", "Got meluap.", NOW, answers={"name": "Warga", "desk": "kab-th/"})
    assert "Got meluap." in written_text(counter) and "Name: Warga" in written_text(counter)


def test_a_draft_of_a_note_to_some_is_named_as_its_form() -> None:
    assert draft_word(Draft(CaseId("a"), "note.named", "1", "", "x", NOW)) == "Note to named agencies"
