"""The words of one row of the outbox, and of a command's own text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.context import Context
from app.models.drafts import Draft, Purpose
from app.models.world import World
from app.views.case.forms import form_for, form_of
from app.views.case.inert import one_line
from app.views.conflict.merging import merged_for
from app.views.intake.form import INTAKE
from app.views.jotting import DELEGATION, MANY
from app.views.marks import Mark, MarkRole
from app.views.office_time import when, zone
from app.views.outbox.contents import Entry, Section
from app.views.words import command_word, item_state_text
from app.views.words.fields import field_word, value_text
from app.views.words.lookup import said
from app.views.words.staged import staged_line
from domain.commands import COMMANDS, AddNote, Command, IntakeReport, ReturnReply, SubmitReply
from domain.effects import corrected
from domain.staged import Staged

translate = QCoreApplication.translate

_SECTIONS: Final = {
    Section.WITHOUT_CASE: QT_TRANSLATE_NOOP("Outbox", "Work without a report"),
    Section.REVIEW: QT_TRANSLATE_NOOP("Outbox", "Needs your review"),
    Section.WAITING: QT_TRANSLATE_NOOP("Outbox", "On its way"),
    Section.DRAFTS: QT_TRANSLATE_NOOP("Outbox", "Drafts"),
    Section.DONE: QT_TRANSLATE_NOOP("Outbox", "Done"),
}

# The text a person wrote stands in one of these fields, whatever the command.
_TEXT_FIELDS: Final = ("text", "notes", "question", "reason", "note", "title")


@dataclass(frozen=True)
class Line:
    """What was meant for which report, how that stands, and since when."""

    what: str
    about: str
    state: Mark
    time: str

    @property
    def spoken(self) -> str:
        return f"{self.what}, {self.about}\n{self.state.text}"


def section_word(section: Section) -> str:
    return said("Outbox", _SECTIONS[section])


def line_of(entry: Entry, context: Context) -> Line:
    work = entry.work
    number = f"#{one_line(work.tracking)} " if work.tracking else ""
    about = f"{number}{one_line(work.title)}".strip()
    if isinstance(work, Draft):
        state = translate("Outbox", "Draft · saved on this computer {time}").format(time=when(context, work.saved_at))
        return Line(draft_word(work), about, Mark("✎", MarkRole.CLOSED, state), "")
    state_mark = item_state_text(
        work,
        context.status(),
        context.clock(),
        zone(context),
        world=context.world(),
        cause=entry.cause,
        counted=True,
    )
    what = command_word(work.envelope.command)
    return Line(what, about, state_mark, when(context, work.envelope.acted_at))


def draft_word(draft: Draft) -> str:
    """What a draft is going to be, named as the command it becomes."""
    if merged_for(draft) is not None:
        return translate("Outbox", "Merged text of a correction")
    if draft.case == MANY:
        return translate("Outbox", "Text for several reports")
    if draft.case == DELEGATION:
        return translate("Outbox", "Leave or substitute")
    form = form_for(draft.purpose)
    if form is not None and form.own_purpose:
        return form.title().removesuffix("…")
    becomes = {
        Purpose.REPLY: SubmitReply,
        Purpose.NOTE: AddNote,
        "return": ReturnReply,
        **COMMANDS,
    }
    return command_word(becomes.get(draft.purpose, draft.purpose))


def written_text(work: Draft | Command, world: World | None = None) -> str:
    """The text the person wrote, as it is; empty for a command without one. Corrections name their fields."""
    if isinstance(work, Draft):
        form = INTAKE if work.purpose == INTAKE.purpose else form_for(work.purpose)
        return form.written(form.answers(work)) if form else _with_staged(work.text, work.staged, world)
    if isinstance(work, SubmitReply):
        return _with_staged(work.text, work.staged, world)
    if fields := corrected(work):
        values = {name: value_text(name, value, world or World()) for name, value in fields.items()}
        lines = (f"{field_word(name)}: {value}" for name, value in values.items())
        return next(iter(values.values())) if len(values) == 1 else "\n".join(lines)
    form = INTAKE if isinstance(work, IntakeReport) else form_of(work)
    if form is not None:
        return form.written(form.given_in(work))
    return next((str(text) for name in _TEXT_FIELDS if (text := getattr(work, name, ""))), "")


def _with_staged(text: str, staged: Iterable[Staged], world: World | None) -> str:
    """The answer, and beneath it what goes in with it."""
    return "\n\n".join(filter(None, (text, *(staged_line(each, world or World()) for each in staged))))
