"""The reference data a console works with, loaded whole: directory with its rules, calendar and limits."""

from dataclasses import dataclass, field
from typing import Final

import sqlalchemy as sa

from app.models.tables import reference
from domain.attachments import Limits
from domain.calendar import EMPTY_CALENDAR, WorkingCalendar
from domain.capabilities import NOTHING_ANNOUNCED, Capabilities
from domain.directory import Agency, Category, Directory, PersonCard, Template, Unit
from domain.policies import ApprovalPolicy
from domain.rules import STANDARD, RuleBook
from domain.shared_views import SharedView
from domain.substitution import Substitution
from domain.wire import loads

KINDS = (
    "agency",
    "unit",
    "category",
    "person",
    "template",
    "approval_policy",
    "substitution",
    "shared_view",
    "calendar",
    "rules",
    "limits",
    "capabilities",
)


@dataclass(frozen=True)
class World:
    """A snapshot of the reference data; replaced as a whole when a sync changes any of it."""

    directory: Directory = field(default_factory=Directory)
    calendar: WorkingCalendar = EMPTY_CALENDAR
    limits: Limits = field(default_factory=Limits)


def load_world(connection: sa.Connection) -> World:
    """Read all reference data; not for the UI thread."""
    docs: dict[str, list[str]] = {}
    for kind, doc in connection.execute(_ALL):
        docs.setdefault(kind, []).append(doc)
    agencies = (loads(Agency, doc) for doc in docs.get("agency", ()))
    units = (loads(Unit, doc) for doc in docs.get("unit", ()))
    categories = (loads(Category, doc) for doc in docs.get("category", ()))
    templates = (loads(Template, doc) for doc in docs.get("template", ()))
    people = (loads(PersonCard, doc) for doc in docs.get("person", ()))
    policies = (loads(ApprovalPolicy, doc) for doc in docs.get("approval_policy", ()))
    substitutes = (loads(Substitution, doc) for doc in docs.get("substitution", ()))
    calendar = next((loads(WorkingCalendar, doc) for doc in docs.get("calendar", ())), EMPTY_CALENDAR)
    shared = (loads(SharedView, doc) for doc in docs.get("shared_view", ()))
    return World(
        Directory(
            {a.id: a for a in agencies},
            {u.id: u for u in units},
            {c.id: c for c in categories},
            {p.id: p for p in people},
            rules=next((loads(RuleBook, doc) for doc in docs.get("rules", ())), STANDARD),
            policies={p.id: p for p in policies},
            substitutes={s.id: s for s in substitutes},
            calendar=calendar,
            templates={t.id: t for t in templates},
            capabilities=next((loads(Capabilities, doc) for doc in docs.get("capabilities", ())), NOTHING_ANNOUNCED),
            shared_views={view.id: view for view in shared},
        ),
        calendar,
        next((loads(Limits, doc) for doc in docs.get("limits", ())), Limits()),
    )


_ALL: Final = sa.select(reference.c.kind, reference.c.doc).where(reference.c.kind.in_(KINDS))
