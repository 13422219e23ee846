"""Who may take the next decision on an answer."""

from domain.case import Case
from domain.commands import ApproveReply
from domain.directory import PersonCard
from domain.errors import Refused
from domain.people import Person
from domain.workflow import Moment, find


def who_decides(case: Case, moment: Moment) -> tuple[PersonCard, ...]:
    """Everybody in the directory of `moment` who may approve the answer as it stands, in their own name; by name."""
    cards = sorted(moment.directory.people.values(), key=lambda card: (card.name, card.id))
    return tuple(card for card in cards if card.works_at(case.holder.agency) and _may_approve(card, case, moment))


def _may_approve(card: PersonCard, case: Case, moment: Moment) -> bool:
    person = Person(card.id, card.name, card.title, card.memberships)
    return not isinstance(find(case, person, ApproveReply, moment), Refused)
