"""The records of a case: what it says, who holds it, its timeline, and the reply that waits for approval."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.attachments import Attachment
from domain.ids import AgencyId, CaseId, CommandId, PersonId, UnitId
from domain.people import Represented, Role


class Status(StrEnum):
    """The statuses of SP4N-LAPOR!. A case keeps its status as text, so an unknown one stays readable."""

    UNVERIFIED = "unverified"
    AWAITING_INFORMATION = "awaiting_information"
    DISPOSED = "disposed"
    IN_PROGRESS = "in_progress"
    REPORTER_REPLIED = "reporter_replied"
    CLOSED_BY_SYSTEM = "closed_by_system"
    CLOSED_BY_ADMIN = "closed_by_admin"
    CLOSED_BY_REPORTER = "closed_by_reporter"
    ARCHIVED_BY_ADMIN = "archived_by_admin"
    ARCHIVED_BY_SYSTEM = "archived_by_system"
    ARCHIVED_BY_REPORTER = "archived_by_reporter"
    CONTENT_BLOCKED = "content_blocked"


OPEN = frozenset(
    {
        Status.UNVERIFIED,
        Status.AWAITING_INFORMATION,
        Status.DISPOSED,
        Status.IN_PROGRESS,
        Status.REPORTER_REPLIED,
    }
)


class Classification(StrEnum):
    """The four kinds of report, which set the settlement limit."""

    NOT_SUPERVISORY = "not_supervisory"
    SUPERVISORY = "supervisory"
    INFORMATION_REQUEST = "information_request"
    ASPIRATION = "aspiration"


class Audience(StrEnum):
    """Who may read an event: everybody with the case, all agencies working on it, named ones, or its own only."""

    PUBLIC = "public"
    AGENCIES = "agencies"
    INTERNAL = "internal"
    NAMED = "named"


class EventKind(StrEnum):
    """What a timeline entry says happened; unknown kinds from a newer server are shown by their text."""

    REPORTED = "reported"
    IMPORTED = "imported"
    VERIFIED = "verified"
    DISPOSED = "disposed"
    HANDLED_HERE = "handled_here"
    INFORMATION_ASKED = "information_asked"
    INFORMATION_GIVEN = "information_given"
    TRANSFER_ASKED = "transfer_asked"
    TRANSFER_ACCEPTED = "transfer_accepted"
    TRANSFER_REFUSED = "transfer_refused"
    ARCHIVED = "archived"
    CLOSED = "closed"
    BLOCKED = "blocked"
    CORRECTED = "corrected"
    PROTECTED = "protected"
    NOTE = "note"
    INVITED = "invited"
    REPLY_SUBMITTED = "reply_submitted"
    REPLY_RECALLED = "reply_recalled"
    REPLY_RETURNED = "reply_returned"
    REPLY_APPROVED = "reply_approved"
    REPLY_CHANGED = "reply_changed"
    APPROVAL_VOIDED = "approval_voided"
    FOLLOW_UP = "follow_up"
    REPORTER_REPLY = "reporter_reply"
    RATED = "rated"
    REVEAL_ASKED = "reveal_asked"
    REVEAL_GRANTED = "reveal_granted"
    REVEAL_REFUSED = "reveal_refused"
    IDENTITY_VIEWED = "identity_viewed"
    REMINDED = "reminded"
    ESCALATED = "escalated"
    TRANSFER_WITHDRAWN = "transfer_withdrawn"
    UNINVITED = "uninvited"
    TASK_GIVEN = "task_given"
    TASK_ACCEPTED = "task_accepted"
    TASK_DONE = "task_done"
    TASK_DECLINED = "task_declined"
    TASK_CANCELLED = "task_cancelled"
    TASK_HANDED_OVER = "task_handed_over"
    DUPLICATE_LINKED = "duplicate_linked"
    DUPLICATE_UNLINKED = "duplicate_unlinked"
    REOPENED = "reopened"
    FINDING_RECORDED = "finding_recorded"
    FINDING_ANSWERED = "finding_answered"
    HANDED_OVER = "handed_over"


@dataclass(frozen=True)
class Place:
    """Where the incident happened, from province down to village; empty text where unknown."""

    province: str = ""
    regency: str = ""
    district: str = ""
    village: str = ""


@dataclass(frozen=True)
class Reporter:
    """Identity of the citizen. It exists only where the viewer may know it: masking removes the whole record."""

    name: str
    nik: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Holder:
    """The one body responsible for the case now: an agency, and inside it a unit or person once disposed."""

    agency: AgencyId
    unit: UnitId | None = None
    person: PersonId | None = None


@dataclass(frozen=True)
class Signature:
    """Who acted, as it was known at the time: it stays readable when the person has left."""

    person: PersonId
    name: str
    title: str
    agency: AgencyId
    on_behalf_of: Represented | None = None

    @property
    def signatories(self) -> frozenset[PersonId]:
        """Everybody whose name stands under the act."""
        return frozenset({self.person, self.on_behalf_of.person} if self.on_behalf_of else {self.person})

    @property
    def signed(self) -> str:
        """The name as it is signed: with *Plt.* or *a.n.* and the absent person's, where somebody was represented."""
        absent = self.on_behalf_of
        return f"{self.name} ({absent.capacity} {absent.name})" if absent else self.name


# An officer may be offline for two weeks; an act dated earlier than that is credited when it arrived.
BACKDATING_TOLERANCE = timedelta(days=14)
CLOCK_SKEW_TOLERANCE = timedelta(minutes=5)


def counted(acted_at: datetime, received_at: datetime | None) -> datetime:
    """The instant an act counts as done at: when it was done, unless that is in the future or implausibly old."""
    if received_at is None:
        return acted_at
    plausible = received_at - BACKDATING_TOLERANCE <= acted_at <= received_at + CLOCK_SKEW_TOLERANCE
    return acted_at if plausible else received_at


@dataclass(frozen=True)
class Event:
    """One entry of the timeline. `received_at` is None while the entry exists only on this console.

    `shared_with` are the agencies that an entry for named ones is addressed to, beside the one that wrote it.
    """

    id: str
    kind: str
    by: Signature
    acted_at: datetime
    received_at: datetime | None
    audience: str
    version: int
    text: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    shared_with: tuple[AgencyId, ...] = ()

    @property
    def act(self) -> str:
        """The command that left this entry; one that left several numbers them (domain.acts.record)."""
        return self.id.partition("/")[0]

    @property
    def counted_at(self) -> datetime:
        """The instant that clocks use."""
        return counted(self.acted_at, self.received_at)

    @property
    def clock_is_skewed(self) -> bool:
        return self.received_at is not None and self.acted_at > self.received_at + CLOCK_SKEW_TOLERANCE


class ReplyState(StrEnum):
    """Where a submitted reply stands on its way to the reporter."""

    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"


@dataclass(frozen=True)
class Approval:
    """One step taken: who approved what `pin` names, and when."""

    by: Signature
    at: datetime
    pin: str
    note: str = ""


@dataclass(frozen=True)
class Reply:
    """An answer on its way to the reporter: the exact text and files that an approval binds to.

    `basis` is the version at which what the answer depends on last changed; `pin` names all of it (domain.approvals).
    `contributors` are the agencies whose work is in it; `despite_open_tasks` says why it does not wait for the rest.
    `steps` is how many people have to approve it by the policy in force when it was submitted; `decided_by` made the
    last of these decisions, or returned it. `edited_by` is the approver who last changed its text.
    """

    id: CommandId
    state: str
    text: str
    attachments: tuple[Attachment, ...]
    holding: bool
    send_when_approved: bool
    author: Signature
    submitted_at: datetime
    basis: int
    pin: str
    decided_by: Signature | None = None
    decided_at: datetime | None = None
    notes: str = ""
    contributors: tuple[AgencyId, ...] = ()
    despite_open_tasks: str = ""
    steps: int = 1
    approvals: tuple[Approval, ...] = ()
    edited_by: Signature | None = None

    @property
    def steps_taken(self) -> int:
        """How many have approved it; in a document from before there were steps, its state alone says that one has."""
        return len(self.approvals) or int(self.state == ReplyState.APPROVED)


@dataclass(frozen=True)
class Transfer:
    """A pending *bukan wewenang*: a request that names the competent body and is decided one level up.

    `decided_by` is the agency whose admin decides: the holder's own for a unit's request, else the national one.
    """

    to: AgencyId
    reason: str
    asked_by: Signature
    decided_by_national: bool
    decided_by: AgencyId


class TaskState(StrEnum):
    """Where a sub-task stands; only its holder accepts, does or declines it, only the case's holder cancels it."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DONE = "done"
    DECLINED = "declined"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Task:
    """A part of the work with a holder of its own, for whom the clock runs `days` working days from `given_at`.

    What was contributed stands in the timeline, so that two people of one office may both have done it.
    """

    id: CommandId
    title: str
    agency: AgencyId
    unit: UnitId | None
    days: int
    given_by: Signature
    given_at: datetime
    mandatory: bool = False
    state: str = TaskState.OPEN


@dataclass(frozen=True)
class Reveal:
    """A request to learn who reported: it waits for a second person, or was granted by the command `granted`.

    It holds who asks and why, never the identity itself.
    """

    id: CommandId
    by: Signature
    reason: str
    asked_at: datetime
    granted: CommandId | None = None
    granted_by: Signature | None = None


@dataclass(frozen=True)
class Case:
    """A complaint as one viewer may see it. `version` rises by one with every change.

    `material_version` is the version at which something an answer depends on last changed (text, classification,
    holder, the reporter's words); `field_versions` the same for each field that two people could correct at once.
    `duplicate_of` is the main case this one was linked to, `duplicates` are those linked to this one.
    `provisional` is the number a report taken in at an office had before the server gave it one.
    """

    id: CaseId
    version: int
    tracking: str
    title: str
    original_text: str
    status: str
    holder: Holder
    reported_at: datetime
    channel: str
    edited_text: str | None = None
    classification: str | None = None
    category: str | None = None
    tags: tuple[str, ...] = ()
    incident_date: date | None = None
    place: Place = Place()
    anonymous: bool = False
    secret: bool = False
    reporter: Reporter | None = None
    rating: int | None = None
    attachments: tuple[Attachment, ...] = ()
    supporting: tuple[AgencyId, ...] = ()
    events: tuple[Event, ...] = ()
    reply: Reply | None = None
    transfer: Transfer | None = None
    resume_status: str | None = None
    hops: int = 0
    material_version: int = 0
    field_versions: Mapping[str, int] = field(default_factory=dict)
    reveals: tuple[Reveal, ...] = ()
    tasks: tuple[Task, ...] = ()
    duplicate_of: CaseId | None = None
    duplicates: tuple[CaseId, ...] = ()
    provisional: str = ""

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_overseen(self) -> bool:
        """Whether it was escalated to the Ombudsman, who reads it from then on."""
        return any(e.kind == EventKind.ESCALATED and e.data.get("role") == Role.OMBUDSMAN for e in self.events)

    @property
    def text(self) -> str:
        """The text to work from: as edited by an admin where that was done, else as the reporter wrote it."""
        return self.original_text if self.edited_text is None else self.edited_text


def attachments_of(case: Case) -> Iterable[Attachment]:
    """Every file a case shows: those of the report, of its timeline and of the answer on its way."""
    yield from case.attachments
    for entry in case.events:
        yield from entry.attachments
    if case.reply:
        yield from case.reply.attachments
