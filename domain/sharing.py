"""What the two commands about shared views do."""

from dataclasses import replace

from domain.directory_commands import ShareView, WithdrawView
from domain.entries import Amended, Amending, EntryKind
from domain.errors import Code, Refused
from domain.shared_views import LONGEST_NAME, MOST_FACTS, MOST_SHARED, SharedView, may_share, may_withdraw


def shares(amending: Amending) -> bool:
    """Whether the actor may share it there; one that is shared already, only who may also take it back."""
    command, known = amending.envelope.command, amending.entry
    assert isinstance(command, ShareView)
    theirs = known is None or may_withdraw(amending.actor, known)
    return theirs and may_share(amending.actor, command.agency, command.unit)


def withdraws(amending: Amending) -> bool:
    return may_withdraw(amending.actor, amending.entry)


def share_view(amending: Amending, command: ShareView) -> Amended | Refused:
    """Anew under the same id it may say something else, to whichever office of the same agency."""
    directory, known = amending.directory, amending.entry
    if command.agency not in directory.agencies:
        return Refused(Code.UNKNOWN_AGENCY)
    refused = directory.unit_refusal(command.unit, command.agency)
    if refused:
        return refused
    name = command.name.strip()
    if not name:
        return Refused(Code.TEXT_REQUIRED)
    if len(name) > LONGEST_NAME:
        return Refused(Code.TEXT_TOO_LONG, {"limit": str(LONGEST_NAME), "length": str(len(name))})
    if not command.content.fits_a_row:
        return Refused(Code.ROW_FACTS, {"limit": str(MOST_FACTS)})
    if not command.content.is_sound or (known and known.agency != command.agency):
        return Refused(Code.MALFORMED)
    author = known.author if known else amending.actor.id
    view = SharedView(amending.id, command.agency, command.unit, name, command.content, author)
    others = (each for each in directory.shared_views.values() if each.id != view.id and not each.withdrawn)
    if sum(each.office == view.office for each in others) >= MOST_SHARED:
        return Refused(Code.TOO_MANY_VIEWS, {"limit": str(MOST_SHARED)})
    return Amended(((EntryKind.SHARED_VIEW, view),))


def withdraw_view(amending: Amending, command: WithdrawView) -> Amended | Refused:
    return Amended(((EntryKind.SHARED_VIEW, replace(amending.entry, withdrawn=True)),))
