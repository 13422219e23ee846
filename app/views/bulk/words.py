"""The words of a bulk action: its name, what it asks for, and what is said of each report."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.context import Context
from app.views.bulk.run import Fate
from app.views.bulk.trial import Deed, Trial
from app.views.case.inert import one_line
from app.views.case.trouble import sentence_of
from app.views.marks import Mark, MarkRole
from app.views.office_time import zone
from app.views.words import command_word, item_state_text, refusal_clause
from app.views.words.lookup import capitalised, said

translate = QCoreApplication.translate

_DEEDS: Final = {
    Deed.DISPOSE: QT_TRANSLATE_NOOP("Bulk", "Assign to a unit"),
    Deed.HANDLE: QT_TRANSLATE_NOOP("Bulk", "Handle at my own desk"),
    Deed.ASK: QT_TRANSLATE_NOOP("Bulk", "Ask the reporters for more information"),
    Deed.ARCHIVE: QT_TRANSLATE_NOOP("Bulk", "Archive"),
    Deed.TAG: QT_TRANSLATE_NOOP("Bulk", "Add a tag"),
    Deed.NOTE: QT_TRANSLATE_NOOP("Bulk", "Add an internal note"),
    Deed.PIN: QT_TRANSLATE_NOOP("Bulk", "Keep the attachments on this computer"),
}
_TEXTS: Final = {
    Deed.DISPOSE: QT_TRANSLATE_NOOP("Bulk", "Note for the unit (may stay empty)"),
    Deed.ASK: QT_TRANSLATE_NOOP("Bulk", "Question, which each reporter will read"),
    Deed.ARCHIVE: QT_TRANSLATE_NOOP("Bulk", "Reason"),
    Deed.TAG: QT_TRANSLATE_NOOP("Bulk", "Tag"),
    Deed.NOTE: QT_TRANSLATE_NOOP("Bulk", "Note"),
}


def deed_word(deed: Deed) -> str:
    return said("Bulk", _DEEDS[deed])


def text_word(deed: Deed) -> str:
    """What its text field asks for; empty where it has none."""
    return said("Bulk", _TEXTS[deed]) if deed in _TEXTS else ""


def case_line(trial: Trial) -> str:
    case = trial.view.case
    return f"#{case.tracking} · {one_line(case.title) or translate('CaseList', 'Untitled')}"


def trial_mark(trial: Trial) -> Mark:
    """Whether it can be done, or why not."""
    if trial.nothing_to_do:
        return Mark("–", MarkRole.CLOSED, translate("Bulk", "Left out: it is so already"))
    if trial.refused is not None:
        clause = capitalised(refusal_clause(trial.refused.code, trial.refused.fields))
        return Mark("–", MarkRole.CLOSED, translate("Bulk", "Left out: {reason}").format(reason=clause))
    what = command_word(trial.command) if trial.command else deed_word(Deed.PIN)
    return Mark("✓", MarkRole.DONE, what)


def fate_mark(fate: Fate, context: Context) -> Mark:
    """What became of one report, in the words that promise no more than is known."""
    if fate.error is not None:
        return Mark("!", MarkRole.LATE, sentence_of(fate.error))
    if not fate.trial.possible:
        return trial_mark(fate.trial)
    if fate.item is not None:
        return item_state_text(fate.item, context.status(), context.clock(), zone(context), counted=True)
    if fate.unpinned:
        return Mark("▪", MarkRole.CLOSED, translate("Bulk", "No longer kept on this computer"))
    if fate.id is None:
        return Mark("✓", MarkRole.DONE, translate("Bulk", "Attachments are kept on this computer"))
    return Mark("↥", MarkRole.WAITING_TO_SEND, translate("Bulk", "Kept in the outbox"))
