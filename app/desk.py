"""The two things a person's hands may write, drafts and commands: each in one transaction, off the UI thread."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from app import log
from app.background import Worker
from app.models import blobs, drafts, entries, outbox, overlay
from app.models.engine import reading, writing
from app.models.overlay import still_ahead
from app.models.plans import PlanView
from app.models.queries import DOCUMENT, CaseView
from app.models.world import World
from app.problems import Problem, ProblemCode
from app.status import Changes
from domain.attachments import Attachment
from domain.case import Case
from domain.commands import Command, Envelope, IntakeReport
from domain.directory_commands import Amendment
from domain.effects import corrected
from domain.ids import CaseId, CommandId, DeviceId, PersonId, new_id
from domain.intake import provisional_number
from domain.people import Person
from domain.plans import new_plan_id
from domain.projection import made_after
from domain.representation import in_whose_name
from domain.wire import dumps, loads
from domain.workflow import Moment

LARGEST_COMMAND: Final = 512 * 1024  # bytes as sent; a request that no server takes would come back for ever
# A clock may say anything; beyond these years other instants can no longer be counted from it.
EARLIEST: Final = datetime(2000, 1, 1, tzinfo=UTC)
LATEST: Final = datetime(9000, 1, 1, tzinfo=UTC)


class Desk:
    """Takes drafts and commands from the window; the work is done by `worker`, in the order it was given."""

    def __init__(
        self,
        cache: sa.Engine,
        work: sa.Engine,
        person: Person,
        device: DeviceId,
        worker: Worker,
        world: Callable[[], World],
        clock: Callable[[], datetime],
        tell: Callable[[Changes], None],
        wake: Callable[[], None],
        undo_seconds: float = 0.0,
    ) -> None:
        """`undo_seconds`: how long a command stays here so that it can be taken back, outbox.UNDO_SECONDS at most."""
        self._cache = cache
        self._work = work
        self._person = person
        self._device = device
        self._worker = worker
        self._world = world
        self._clock = clock
        self._tell = tell
        self._wake = wake
        self._undo_seconds = undo_seconds

    def save_draft(self, draft: drafts.Draft) -> Future[datetime]:
        """Store the draft; the result is the instant it was safe on this disk."""
        return self._worker.submit(self._save_draft, draft)

    def discard_draft(self, case: CaseId, purpose: str) -> Future[None]:
        return self._worker.submit(self._discard_draft, case, purpose)

    def attach(self, path: Path) -> Future[Attachment]:
        """Check a file and keep its bytes, encrypted. Fails with Problem about the file."""
        return self._worker.submit(self._attach, path)

    def submit(self, view: CaseView, command: Command, *purposes: str | None) -> Future[CommandId]:
        """Queue a command on the case as it is seen, and let go of the drafts it came from, in one transaction.

        What the person cannot do themselves but can in an absent one's place goes out in that person's name.
        Fails with the problem command_too_large; then the drafts stay.
        """
        written = tuple(purpose for purpose in purposes if purpose is not None)
        return self._worker.submit(self._submit, view, command, written)

    def take_in(self, report: IntakeReport) -> Future[CaseId]:
        """Queue a report taken in here. It begins a case, which is in the lists at once under its provisional number.

        Fails with the problem command_too_large.
        """
        return self._worker.submit(self._take_in, report)

    def plan(self, command: Command, shown: PlanView | None = None) -> Future[CaseId]:
        """Queue a command on an action plan as it is seen, or (without one) the command that begins one.

        Fails with the problem command_too_large.
        """
        return self._worker.submit(self._plan, command, shown)

    def amend(self, entry: str | None, seen: int, title: str, command: Amendment) -> Future[CommandId]:
        """Queue a change of the directory's `entry`, seen at version `seen` (0: it begins) and named `title`.

        Without an `entry` one begins under an id of its own.
        """
        return self._worker.submit(self._amend, entry, seen, title, command)

    def withdraw(self, item: outbox.OutboxItem) -> Future[bool]:
        return self._worker.submit(self._change_item, outbox.withdraw, item)

    def send_now(self, item: outbox.OutboxItem) -> Future[bool]:
        """Do not wait until it can no longer be undone."""
        return self._worker.submit(self._change_item, outbox.send_now, item)

    def retry(self, item: outbox.OutboxItem) -> Future[bool]:
        return self._worker.submit(self._change_item, outbox.retry, item)

    def _save_draft(self, draft: drafts.Draft) -> datetime:
        now = self._clock()
        with writing(self._work) as connection:
            drafts.save(connection, replace(draft, saved_at=now))
        self._tell(Changes(drafts=True))
        return now

    def _discard_draft(self, case: CaseId, purpose: str) -> None:
        with writing(self._work) as connection:
            drafts.discard(connection, case, purpose)
        self._tell(Changes(drafts=True))

    def _attach(self, path: Path) -> Attachment:
        attachment, content = blobs.read_file(path, self._world().limits)
        with writing(self._work) as connection:
            blobs.keep(connection, attachment.sha256, content)
        return attachment

    def _submit(self, view: CaseView, command: Command, purposes: Sequence[str]) -> CommandId:
        case = view.case
        # The server's version and not the projected one: own unsent commands must not hide what others did meanwhile.
        absent = in_whose_name(case, self._person, type(command), Moment(self._now(), self._world().directory))
        envelope = self._envelope(case.id, view.server_version, command, absent)
        with reading(self._cache) as connection:
            document = connection.scalar(DOCUMENT, {"of": case.id})
        known = loads(Case, document) if document is not None else None
        with writing(self._work) as connection:
            outbox.enqueue(
                connection,
                envelope,
                case,
                envelope.acted_at,
                made_after=self._needed(connection, case.id, known, envelope),
                base=corrected(command, case),
                undo_seconds=self._undo_seconds,
            )
            for purpose in purposes:
                drafts.discard(connection, case.id, purpose)
        self._lay_over(case.id)
        self._tell(Changes(cases=frozenset({case.id}), outbox=True, drafts=bool(purposes)))
        self._wake()
        return envelope.id

    def _take_in(self, report: IntakeReport) -> CaseId:
        case = CaseId(new_id(self._now()))
        envelope = self._envelope(case, 0, report)
        with writing(self._work) as connection:
            about = outbox.About(provisional_number(case), report.title)
            outbox.enqueue(connection, envelope, about, envelope.acted_at, undo_seconds=self._undo_seconds)
        self._lay_over(case)
        self._tell(Changes(cases=frozenset({case}), outbox=True))
        self._wake()
        return case

    def _plan(self, command: Command, shown: PlanView | None) -> CaseId:
        plan = shown.plan.id if shown else new_plan_id(self._now())
        envelope = self._envelope(plan, shown.server_version if shown else 0, command)
        # What begins a plan must have had its effect; nothing else that is unsent is needed for more of it.
        needed = tuple(item.id for item in shown.pending if item.envelope.command.begins) if shown else ()
        title = shown.plan.title if shown else getattr(command, "title", "")
        with writing(self._work) as connection:
            about = outbox.About("", title)
            outbox.enqueue(
                connection, envelope, about, envelope.acted_at, made_after=needed, undo_seconds=self._undo_seconds
            )
        self._tell(Changes(cases=frozenset({plan}), outbox=True))
        self._wake()
        return plan

    def _amend(self, entry: str | None, seen: int, title: str, command: Amendment) -> CommandId:
        envelope = self._envelope(CaseId(entry or new_id(self._now())), seen, command)
        with reading(self._cache) as cache, writing(self._work) as connection:
            outbox.enqueue(
                connection,
                envelope,
                outbox.About("", title),
                envelope.acted_at,
                made_after=entries.needed(cache, connection, self._world().directory, envelope, self._person),
                undo_seconds=self._undo_seconds,
            )
        self._tell(Changes(outbox=True, reference=True))
        self._wake()
        return envelope.id

    def _now(self) -> datetime:
        return min(max(self._clock(), EARLIEST), LATEST)

    def _envelope(self, subject: CaseId, seen: int, command: Command, absent: PersonId | None = None) -> Envelope:
        """`absent` is in whose place the person does it. Raises Problem where no request could carry it."""
        now = self._now()
        envelope = Envelope(CommandId(new_id(now)), subject, seen, self._person.id, self._device, now, command, absent)
        size = len(dumps(envelope).encode())
        if size > LARGEST_COMMAND:
            raise Problem(ProblemCode.COMMAND_TOO_LARGE, size=size, limit=LARGEST_COMMAND)
        return envelope

    def _needed(
        self, connection: sa.Connection, case: CaseId, known: Case | None, envelope: Envelope
    ) -> tuple[CommandId, ...]:
        """The unsent commands without whose effect this one would mean nothing."""
        version = known.version if known else 0
        ahead = [each.envelope for each in outbox.pending_of(connection, case) if still_ahead(each, version)]
        world = self._world()
        return made_after(known, ahead, envelope, self._person, world.directory, world.limits)

    def _change_item(
        self, change: Callable[[sa.Connection, CommandId, datetime], bool], item: outbox.OutboxItem
    ) -> bool:
        with writing(self._work) as connection:
            changed = change(connection, item.id, self._clock())
        self._lay_over(item.case)
        self._tell(Changes(cases=frozenset({item.case}), outbox=True))
        self._wake()
        return changed

    def _lay_over(self, case: CaseId) -> None:
        """Show the work in the lists. It is stored already: that this fails must not look as if it were not."""
        try:
            with reading(self._work) as work, writing(self._cache) as cache:
                overlay.rebuild(cache, work, [case], self._person, self._world())
        except Problem as problem:
            log.store.info("the lists will show a command later: %s", problem)
