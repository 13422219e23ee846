"""A case without the person behind it: the record of the reporter goes, and what their words and files give away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from domain.attachments import Attachment
from domain.case import Case, Event, EventKind, Reporter
from domain.people import REPORTER
from domain.redaction import without_identity, without_recorded


@dataclass(frozen=True)
class BareCopy:
    """A picture without what the camera wrote into it: place, time, owner. `size` is in bytes."""

    sha256: str
    size: int


NO_COPIES: Final[Mapping[str, BareCopy]] = {}
_THEIR_WORDS = frozenset(
    {EventKind.REPORTED, EventKind.INFORMATION_GIVEN, EventKind.REPORTER_REPLY, EventKind.RATED, EventKind.IMPORTED}
)
_EARLIER = "was."  # how an entry names what a corrected field said before


def veiled(case: Case, copies: Mapping[str, BareCopy] = NO_COPIES) -> Case:
    """The case for whoever may not know its reporter. A file of theirs that has no bare copy stays behind."""
    known = case.reporter
    reply = case.reply
    if reply:
        reply = replace(
            reply,
            text=without_recorded(reply.text, known),
            notes=without_recorded(reply.notes, known),
            attachments=_renamed(reply.attachments, known),
        )
    return replace(
        case,
        title=without_identity(case.title, known),
        original_text=without_identity(case.original_text, known),
        edited_text=None if case.edited_text is None else without_identity(case.edited_text, known),
        tags=tuple(without_recorded(tag, known) for tag in case.tags),
        reporter=None,
        attachments=_bare(case.attachments, copies),
        events=tuple(_veiled_entry(entry, known, copies) for entry in case.events),
        reply=reply,
        transfer=case.transfer and replace(case.transfer, reason=without_recorded(case.transfer.reason, known)),
        reveals=tuple(replace(asked, reason=without_recorded(asked.reason, known)) for asked in case.reveals),
    )


def veiled_fields(fields: Mapping[str, str], case: Case) -> dict[str, str]:
    """Values of the case's fields, as the answer to a conflict quotes them, for whoever may not know its reporter."""
    return {name: without_identity(value, case.reporter) for name, value in fields.items()}


def reporters_files(case: Case) -> Iterable[Attachment]:
    """The files that the reporter sent, and that may show them."""
    yield from case.attachments
    for entry in case.events:
        if _is_theirs(entry):
            yield from entry.attachments


def _is_theirs(entry: Event) -> bool:
    return entry.by.person == REPORTER.id or entry.kind in _THEIR_WORDS


def _veiled_entry(entry: Event, known: Reporter | None, copies: Mapping[str, BareCopy]) -> Event:
    data = {
        name: without_identity(value, known) if name.startswith(_EARLIER) else value
        for name, value in entry.data.items()
    }
    if not _is_theirs(entry):
        files = _renamed(entry.attachments, known)
        return replace(entry, text=without_recorded(entry.text, known), data=data, attachments=files)
    files = _bare(entry.attachments, copies)
    text = without_identity(entry.text, known)
    if left_out := len(entry.attachments) - len(files):
        text = f"{text}\n[{left_out} lampiran disembunyikan]".strip()
    return replace(entry, text=text, data=data, attachments=files)


def _bare(files: tuple[Attachment, ...], copies: Mapping[str, BareCopy]) -> tuple[Attachment, ...]:
    """The files' bare copies under names that say nothing: people name a file after themselves."""
    return tuple(
        replace(item, sha256=copy.sha256, size=copy.size, name=f"lampiran-{number}.{item.name.rpartition('.')[2]}")
        for number, item in enumerate(files, start=1)
        if (copy := copies.get(item.sha256))
    )


def _renamed(files: tuple[Attachment, ...], known: Reporter | None) -> tuple[Attachment, ...]:
    return tuple(replace(item, name=without_recorded(item.name, known)) for item in files)
