"""The one table of who may change what in the directory, and `amend`: the only way it changes, on both sides."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from domain import directory_commands as d
from domain import directory_effects as effects
from domain import memberships as people
from domain import office_rules as office
from domain import sharing
from domain.commands import Envelope
from domain.directory import Directory
from domain.entries import Amended, Amending, EntryKind, entry_of, with_entries
from domain.errors import Code, Conflict, Refused
from domain.ids import AgencyId, CommandId
from domain.people import Person, Role

# The agencies that a change concerns: an agency's admin makes it only where one of them is their own.
Concerns = Callable[[Amending], Iterable[AgencyId]]


@dataclass(frozen=True)
class Rule:
    """One row: `command` on entries of `kind`, by a national admin or by an admin of an agency it `concerns`.

    `themselves`: whether people may do it to their own entry. What is not for admins alone has its own rule, `may`.
    """

    command: type[d.Amendment]
    kind: EntryKind
    concerns: Concerns
    effect: effects.Effect
    themselves: bool = False
    may: Callable[[Amending], bool] | None = None


def _nation(amending: Amending) -> Iterable[AgencyId]:
    return ()


def _of_entry(amending: Amending) -> Iterable[AgencyId]:
    return (amending.entry.agency,)


def _of_command(amending: Amending) -> Iterable[AgencyId]:
    command: Any = amending.envelope.command  # every command of these rows names its agency
    return (command.agency,)


def _of_person(amending: Amending) -> Iterable[AgencyId]:
    return {m.agency for m in amending.entry.memberships}


K = EntryKind
RULES: Final = (
    Rule(d.AddAgency, K.AGENCY, _nation, effects.add_agency),
    Rule(d.ChangeAgency, K.AGENCY, _nation, effects.change_agency),
    Rule(d.AddUnit, K.UNIT, _of_command, effects.add_unit),
    Rule(d.ChangeUnit, K.UNIT, _of_entry, effects.change_unit),
    Rule(d.RetireUnit, K.UNIT, _of_entry, effects.retire_unit),
    Rule(d.AddCategory, K.CATEGORY, _nation, effects.add_category),
    Rule(d.ChangeCategory, K.CATEGORY, _nation, effects.change_category),
    Rule(d.AddTemplate, K.TEMPLATE, _of_command, effects.add_template),
    Rule(d.ChangeTemplate, K.TEMPLATE, _of_entry, effects.change_template),
    Rule(d.DescribePerson, K.PERSON, _of_person, people.describe_person),
    Rule(d.GrantRole, K.PERSON, _of_command, people.grant_role),
    Rule(d.EndRole, K.PERSON, _of_command, people.end_role),
    Rule(d.LeaveAgency, K.PERSON, _of_command, people.leave_agency),
    Rule(d.TakeLeave, K.PERSON, _of_person, people.take_leave, themselves=True),
    Rule(d.CancelLeave, K.PERSON, _of_person, people.cancel_leave, themselves=True),
    Rule(d.SetPolicy, K.POLICY, _of_command, office.set_policy),
    Rule(d.AppointSubstitute, K.SUBSTITUTION, _of_command, office.appoint_substitute),
    Rule(d.EndSubstitution, K.SUBSTITUTION, _of_entry, office.end_substitution),
    Rule(d.ShareView, K.SHARED_VIEW, _of_command, sharing.share_view, may=sharing.shares),
    Rule(d.WithdrawView, K.SHARED_VIEW, _of_entry, sharing.withdraw_view, may=sharing.withdraws),
)
_RULES: Final[Mapping[type[Any], Rule]] = {rule.command: rule for rule in RULES}


def amend(
    directory: Directory, envelope: Envelope, actor: Person, theirs: Mapping[str, str] | None = None
) -> Amended | Refused | Conflict:
    """What a command makes of the directory, or why nothing.

    `theirs` are the fields of the entry that others have changed since the actor saw it, as they stand now.
    """
    command = envelope.command
    if not isinstance(command, d.Amendment) or envelope.on_behalf_of is not None:
        return Refused(Code.NOT_ALLOWED)
    rule = _RULES[type(command)]
    entry = entry_of(directory, rule.kind, envelope.case)
    if (entry is None) is not command.begins and not (entry and command.replaces):
        return Refused(Code.UNKNOWN_ENTRY if entry is None else Code.REUSED_ID)
    amending = Amending(envelope, actor, directory, entry)
    if not _may(rule, amending):
        return Refused(Code.NOT_SHARER if rule.may else Code.ADMINS_ONLY)
    both = {name: value for name, value in (theirs or {}).items() if name in command.wanted()}
    if both:
        return Conflict(both)
    outcome = rule.effect(amending, command)
    if isinstance(outcome, Amended) and all(entry_of(directory, kind, e.id) == e for kind, e in outcome.entries):
        return Refused(Code.ALREADY_SO)
    return outcome


def _may(rule: Rule, amending: Amending) -> bool:
    if rule.may is not None:
        return rule.may(amending)
    if rule.themselves and amending.actor.id == amending.id:
        return True
    if Role.NATIONAL_ADMIN in amending.actor.roles():
        return True
    own = {m.agency for m in amending.actor.memberships if m.role is Role.AGENCY_ADMIN}
    return not own.isdisjoint(rule.concerns(amending))


def laid_over(
    directory: Directory, pending: Iterable[Envelope], actor: Person
) -> tuple[Directory, frozenset[CommandId]]:
    """The directory with unsent changes laid over it, and those of them that would be accepted."""
    accepted: set[CommandId] = set()
    for envelope in pending:
        outcome = amend(directory, envelope, actor)
        if isinstance(outcome, Amended):
            directory = with_entries(directory, outcome)
            accepted.add(envelope.id)
    return directory, frozenset(accepted)


def made_after(
    directory: Directory, pending: Sequence[Envelope], envelope: Envelope, actor: Person
) -> tuple[CommandId, ...]:
    """The unsent changes without which a new one would mean nothing, as for a case (domain.projection.made_after)."""
    if not pending or isinstance(amend(directory, envelope, actor), Amended):
        return ()
    projected, accepted = laid_over(directory, pending, actor)
    if not isinstance(amend(projected, envelope, actor), Amended):
        return ()
    return tuple(each.id for each in pending if each.id in accepted)
