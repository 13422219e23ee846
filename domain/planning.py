"""What each command makes of an action plan, on the console's projection and on the server alike.

What is added – evidence, notes, linked cases – merges in any order; the same field changed on both sides is a conflict.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from domain import commands as c
from domain.acts import Act, makers
from domain.attachments import Attachment, Limits, check, check_length
from domain.case import Audience, Event
from domain.commands import Envelope
from domain.directory import Directory
from domain.errors import Code, Conflict, Refused
from domain.ids import AgencyId, CaseId
from domain.intents import Subject
from domain.people import Membership, Person, Role
from domain.plans import CASES_AT_MOST, Plan, PlanEvent, keeper

CHANGEABLE: Final = ("title", "goal", "unit", "owner", "due_on", "progress", "category")
DONE: Final = 100

Outcome = Plan | Refused | Conflict


def apply_plan(
    plan: Plan | None,
    envelope: Envelope,
    actor: Person,
    directory: Directory,
    received_at: datetime | None = None,
    limits: Limits | None = None,
) -> Outcome:
    """The plan after the command, or why it has no effect; `plan` is None for one that is to begin with it."""
    command = envelope.command
    if command.subject is not Subject.PLAN or envelope.on_behalf_of is not None:
        return Refused(Code.NOT_ALLOWED)
    if command.begins != (plan is None):
        return Refused(Code.UNKNOWN_PLAN if plan is None else Code.REUSED_ID)
    member = _answering(plan, actor, command)
    if member is None:
        return Refused(Code.NOT_ALLOWED)
    if plan and plan.is_closed and not isinstance(command, c.AddToPlan):
        return Refused(Code.PLAN_CLOSED)
    act = Act(envelope, actor, member, directory, received_at, limits or Limits())
    return _EFFECTS[type(command)](plan, command, act)


def planned(
    plan: Plan | None, pending: Iterable[Envelope], actor: Person, directory: Directory, limits: Limits | None = None
) -> Plan | None:
    """What a person sees: the server's plan with their own unsent commands laid over it."""
    for envelope in pending:
        if plan is None or all(entry.id != envelope.id for entry in plan.entries):
            outcome = apply_plan(plan, envelope, actor, directory, limits=limits)
            plan = outcome if isinstance(outcome, Plan) else plan
    return plan


def _answering(plan: Plan | None, actor: Person, command: c.Command) -> Membership | None:
    """The membership by which the actor may do it; None if they may not."""
    if isinstance(command, c.HandOverPlan):
        return next(actor.in_roles(frozenset({Role.SYSTEM})), None)
    if plan is not None:
        return keeper(actor, plan.agency, plan.unit)
    return keeper(actor, command.agency, command.unit) if isinstance(command, c.MakePlan) else None


def _make(plan: None, command: c.MakePlan, act: Act) -> Outcome:
    if command.agency not in act.directory.agencies:
        return Refused(Code.UNKNOWN_AGENCY)
    wanted = {name: value for name in CHANGEABLE if (value := getattr(command, name, None)) is not None}
    refused = _refusal(wanted, command.agency, act) or _cases_refusal(command.cases)
    if refused:
        return refused
    identity = act.envelope.case
    begun = Plan(identity, 0, command.title, command.agency, cases=tuple(dict.fromkeys(command.cases)))
    return _entered(replace(begun, **wanted), act, PlanEvent.MADE, command.goal)


def _change(plan: Plan, command: c.ChangePlan, act: Act) -> Outcome:
    wanted = {
        name: value
        for name in CHANGEABLE
        if (value := getattr(command, name)) is not None and value != getattr(plan, name)
    }
    since = act.envelope.base_version
    theirs = {n: _shown(getattr(plan, n)) for n in wanted if plan.field_versions.get(n, 0) > since}
    theirs = {name: value for name, value in theirs.items() if not _changed_by(plan, name, act)}
    if theirs:
        return Conflict(theirs, makers(plan.entries, plan.field_versions, theirs))
    refused = _refusal(wanted, plan.agency, act)
    if refused:
        return refused
    unit = wanted.get("unit")
    if unit and not act.membership.covers(plan.agency, unit):
        return Refused(Code.NOT_ALLOWED)
    changed = replace(plan, **wanted, field_versions={**plan.field_versions, **dict.fromkeys(wanted, plan.version + 1)})
    was = {f"was.{name}": _shown(getattr(plan, name)) for name in wanted}
    return _entered(changed, act, PlanEvent.CHANGED, data={**was, **{n: _shown(v) for n, v in wanted.items()}})


def _add(plan: Plan, command: c.AddToPlan, act: Act) -> Outcome:
    if not command.text.strip() and not command.attachments:
        return Refused(Code.TEXT_REQUIRED)
    refused = check_length(command.text, act.limits.note_characters) or check(command.attachments, act.limits)
    if refused:
        return refused
    return _entered(plan, act, PlanEvent.ADDED, command.text, attachments=command.attachments)


def _link(plan: Plan, command: c.LinkCases, act: Act) -> Outcome:
    kept = tuple(case for case in plan.cases if case not in command.remove)
    linked = tuple(dict.fromkeys((*kept, *command.add)))
    refused = _cases_refusal(linked)
    if refused:
        return refused
    data = {"added": " ".join(command.add), "removed": " ".join(command.remove)}
    return _entered(replace(plan, cases=linked), act, PlanEvent.LINKED, data=data)


def _close(plan: Plan, command: c.ClosePlan, act: Act) -> Outcome:
    if not command.text.strip():
        return Refused(Code.REASON_REQUIRED)
    refused = check_length(command.text, act.limits.note_characters)
    return refused or _entered(replace(plan, is_closed=True), act, PlanEvent.CLOSED, command.text)


def _hand_over(plan: Plan, command: c.HandOverPlan, act: Act) -> Outcome:
    """Signed for the plan's agency; who works on it now may change it at once, so no field counts as changed."""
    data = {"unit": command.unit, "owner": command.owner, "was.unit": plan.unit, "was.owner": plan.owner}
    told = {name: _shown(value) for name, value in data.items()} | {"by": command.decided_by}
    changed = replace(plan, unit=command.unit, owner=command.owner)
    answering = replace(act, membership=replace(act.membership, agency=plan.agency))
    return _entered(changed, answering, PlanEvent.HANDED_OVER, data=told)


_EFFECTS: Mapping[type[c.Command], Callable[[Any, Any, Act], Outcome]] = {
    c.MakePlan: _make,
    c.ChangePlan: _change,
    c.AddToPlan: _add,
    c.LinkCases: _link,
    c.ClosePlan: _close,
    c.HandOverPlan: _hand_over,
}


def _entered(
    plan: Plan,
    act: Act,
    kind: PlanEvent,
    text: str = "",
    data: Mapping[str, str] | None = None,
    attachments: tuple[Attachment, ...] = (),
) -> Plan:
    """The plan one version later, with the entry that says what was done."""
    version = plan.version + 1
    entry = Event(
        act.envelope.id,
        kind,
        act.signature,
        act.at,
        act.received_at,
        Audience.AGENCIES,
        version,
        text,
        data or {},
        attachments,
    )
    return replace(plan, version=version, entries=(*plan.entries, entry))


def _refusal(wanted: Mapping[str, Any], agency: AgencyId, act: Act) -> Refused | None:
    if not wanted.get("title", "-").strip():
        return Refused(Code.TEXT_REQUIRED)
    unit, owner, category = (wanted.get(name) for name in ("unit", "owner", "category"))
    refused = act.directory.unit_refusal(unit, agency)
    if refused:
        return refused
    if owner and (owner not in act.directory.people or not act.directory.people[owner].works_at(agency)):
        return Refused(Code.UNKNOWN_OWNER)
    if not 0 <= wanted.get("progress", 0) <= DONE or (category and category not in act.directory.categories):
        return Refused(Code.MALFORMED)
    title, goal = wanted.get("title", ""), wanted.get("goal", "")
    return check_length(title, act.limits.title_characters) or check_length(goal, act.limits.note_characters)


def _cases_refusal(cases: tuple[CaseId, ...]) -> Refused | None:
    return Refused(Code.TOO_MANY_CASES, {"limit": str(CASES_AT_MOST)}) if len(cases) > CASES_AT_MOST else None


def _changed_by(plan: Plan, name: str, act: Act) -> bool:
    """Whether the last change of the field was the actor's own: one's own earlier edit is no conflict."""
    version = plan.field_versions[name]
    return any(entry.version == version and entry.by.person == act.actor.id for entry in plan.entries)


def _shown(value: object) -> str:
    return str(value if value is not None else "")
