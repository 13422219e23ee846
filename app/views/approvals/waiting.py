"""Which answers wait for one person, and no other, to decide."""

from collections.abc import Callable, Iterable

from app.context import Context
from app.models.listing import Listing
from app.models.queries import ROWS_AT_ONCE
from app.views.case.offers import Offers
from domain.case import Case, ReplyState
from domain.commands import ApproveReply, ReturnReply
from domain.errors import Code
from domain.ids import CaseId
from domain.people import Person
from domain.workflow import Moment

_DONE_THEIR_PART = frozenset({Code.SELF_APPROVAL, Code.ALREADY_APPROVED})


def waits_for(person: Person, case: Case, moment: Moment) -> bool:
    """Whether the person decides on the answer next: who wrote it, or has given their step, does not."""
    if case.reply is None or case.reply.state != ReplyState.SUBMITTED:
        return False
    offers = Offers(case, person, moment)
    return offers.possible(ReturnReply) and offers.code(ApproveReply) not in _DONE_THEIR_PART


def reading(context: Context, listing: Listing) -> Callable[[], list[CaseId]]:
    """Reads the cases of a listing that wait for the person, in its order. Not for the UI thread."""
    world, moment, today = context.world(), context.moment(), context.today()

    def read() -> list[CaseId]:
        listed = context.lists.read(listing, today)
        keys = [*listed.keys, *(key for group in listed.groups for key in group.keys)]
        views = (context.queries.case(case, world) for case in _submitted(context, keys))
        return [view.case.id for view in views if view is not None and waits_for(context.person, view.case, moment)]

    return read


def _submitted(context: Context, keys: list[int]) -> Iterable[CaseId]:
    for start in range(0, len(keys), ROWS_AT_ONCE):
        part = keys[start : start + ROWS_AT_ONCE]
        rows = context.queries.rows(part)
        yield from (rows[key].id for key in part if key in rows and rows[key].reply_state == ReplyState.SUBMITTED)
