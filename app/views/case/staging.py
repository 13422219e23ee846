"""What a template stages on a case: its words filled in, and whether the case and the role allow it just now."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from app.context import Context
from app.views.case.inert import unbroken
from app.views.case.rehearsal import refusal_of
from app.views.words import refusal_sentence
from domain import staging
from domain.case import Case
from domain.commands import SubmitReply
from domain.directory import Template
from domain.errors import Code
from domain.staged import Staged
from domain.templates import blanks

translate = QCoreApplication.translate


def staged_for(
    template: Template, fill: Callable[[str], str], obstacle: Callable[[Staged], str]
) -> list[tuple[Staged, str]]:
    """What the template stages, filled in, each with the sentence that says why it cannot be done; empty: it can."""
    staged = [replace(each, text=unbroken(fill(each.text))) for each in template.staged]
    return [(each, obstacle(each)) for each in staged]


def obstacle_to(staged: Staged, case: Case | None, context: Context) -> str:
    """Why it cannot be done on the case as it is seen."""
    command = staging.command_of(staged)
    if command is None:
        return translate("Staged", "This version of the program does not know how.")
    refused = refusal_of(context, case, command) if case is not None else None
    return refusal_sentence(refused.code, refused.fields) if refused else ""


def obstacle_in(command: SubmitReply, staged: Staged, case: Case | None, context: Context) -> str:
    """Why it cannot go in with this answer, as it is written by now."""
    if left := blanks(staged.text):
        names = ", ".join(blank.name for blank in left)
        return refusal_sentence(Code.BLANKS_LEFT, {"names": names})
    if staging.refusal_of((staged,), holding=command.holding, despite=command.despite_open_tasks):
        return translate("Staged", "A full answer would wait for it: mark the answer as interim, or leave this out.")
    return obstacle_to(staged, case, context)
