"""What can be done together with an answer: staged by a template, seen and changed before it goes."""

from dataclasses import dataclass
from enum import StrEnum

from domain.ids import AgencyId, UnitId


class StagedKind(StrEnum):
    """A kind that is not known here is never done."""

    NOTE = "note"
    TASK = "task"
    INVITATION = "invitation"


@dataclass(frozen=True)
class Staged:
    """One thing that is done together with an answer, in the act that submits it; of each kind there is one at most.

    `text` is the internal note, what is to be done, or the question to the `agency` that is invited. A task is for
    the `unit`, or else the agency as a whole, due in `days` working days; a full answer waits for a `mandatory` one.
    """

    kind: str
    text: str
    agency: AgencyId | None = None
    unit: UnitId | None = None
    days: int = 5
    mandatory: bool = False
