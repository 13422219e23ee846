"""Reports about the same thing: linked, never merged, so that every citizen keeps a case and gets an answer.

A case knows itself alone. What must hold between two cases the server checks, which applies `RecordDuplicate` to the
main one in the transaction of the link.
"""

from dataclasses import replace

from domain import commands as c
from domain.acts import Act, Outcome, record
from domain.case import Audience, Case, EventKind
from domain.errors import Code, Refused


def link(case: Case, command: c.LinkDuplicate, act: Act) -> Outcome:
    if command.of == case.id:
        return Refused(Code.SAME_CASE)
    changed = replace(case, duplicate_of=command.of)
    data = {"of": command.of}
    return record(changed, act, EventKind.DUPLICATE_LINKED, Audience.AGENCIES, command.reason, data)


def unlink(case: Case, command: c.UnlinkDuplicate, act: Act) -> Outcome:
    changed = replace(case, duplicate_of=None)
    data = {"of": case.duplicate_of or ""}
    return record(changed, act, EventKind.DUPLICATE_UNLINKED, Audience.AGENCIES, command.reason, data)


def record_duplicate(case: Case, command: c.RecordDuplicate, act: Act) -> Outcome:
    if command.duplicate == case.id:
        return Refused(Code.SAME_CASE)
    if (command.duplicate in case.duplicates) is command.linked:
        return Refused(Code.ALREADY_LINKED if command.linked else Code.NOT_LINKED)
    others = tuple(each for each in case.duplicates if each != command.duplicate)
    changed = replace(case, duplicates=(*others, command.duplicate) if command.linked else others)
    kind = EventKind.DUPLICATE_LINKED if command.linked else EventKind.DUPLICATE_UNLINKED
    data = {"duplicate": command.duplicate}
    return record(changed, act, kind, Audience.AGENCIES, command.reason, data, by=command.by)
