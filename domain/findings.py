"""Findings of a review: what was found in a case, what is recommended until when, and what the agency answered.

All of it stands in the timeline, where it is only added to: it merges with whatever else happens to the case.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from domain import commands as c
from domain.acts import Act, Outcome, record
from domain.attachments import Attachment, check, check_length
from domain.case import Audience, Case, Event, EventKind, Signature
from domain.errors import Code, Refused


@dataclass(frozen=True)
class Answer:
    """What the agency says it did about a recommendation."""

    by: Signature
    at: datetime
    text: str
    attachments: tuple[Attachment, ...]


@dataclass(frozen=True)
class Finding:
    """One finding with its recommendation; it stays open until the agency has answered."""

    id: str
    by: Signature
    at: datetime
    text: str
    recommendation: str
    due_on: date | None
    answers: tuple[Answer, ...]

    @property
    def is_open(self) -> bool:
        return not self.answers

    def is_late(self, today: date) -> bool:
        return self.is_open and self.due_on is not None and today > self.due_on


def findings_of(case: Case) -> tuple[Finding, ...]:
    """The findings in a case as far as the viewer may read them, oldest first."""
    return tuple(_finding(entry, case) for entry in case.events if entry.kind == EventKind.FINDING_RECORDED)


def _finding(entry: Event, case: Case) -> Finding:
    return Finding(
        entry.id,
        entry.by,
        entry.counted_at,
        entry.text,
        entry.data.get("recommendation", ""),
        due_day(entry),
        tuple(_answers(entry.id, case)),
    )


def due_day(entry: Event) -> date | None:
    """Until when a finding asks for something; None also where it cannot be read."""
    try:
        return date.fromisoformat(entry.data.get("due_on", ""))
    except ValueError:
        return None


def _answers(finding: str, case: Case) -> Iterator[Answer]:
    for entry in case.events:
        if entry.kind == EventKind.FINDING_ANSWERED and entry.data.get("finding") == finding:
            yield Answer(entry.by, entry.counted_at, entry.text, entry.attachments)


def record_finding(case: Case, command: c.RecordFinding, act: Act) -> Outcome:
    if not command.text.strip() or not command.recommendation.strip():
        return Refused(Code.TEXT_REQUIRED)
    limit = act.limits.note_characters
    refused = check_length(command.text, limit) or check_length(command.recommendation, limit)
    if refused:
        return refused
    due = command.due_on.isoformat() if command.due_on else ""
    data = {"recommendation": command.recommendation, "due_on": due}
    return record(case, act, EventKind.FINDING_RECORDED, Audience.AGENCIES, command.text, data)


def answer_finding(case: Case, command: c.AnswerFinding, act: Act) -> Outcome:
    if all(finding.id != command.finding for finding in findings_of(case)):
        return Refused(Code.UNKNOWN_FINDING)
    if not command.text.strip():
        return Refused(Code.TEXT_REQUIRED)
    refused = check_length(command.text, act.limits.note_characters) or check(command.attachments, act.limits)
    if refused:
        return refused
    data = {"finding": command.finding}
    return record(case, act, EventKind.FINDING_ANSWERED, Audience.AGENCIES, command.text, data, command.attachments)
