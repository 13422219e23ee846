"""The one table of what each role may read and know of a case, beside the table of what it may do (domain.workflow).

`domain.scope` turns it into buckets and masking; nothing else decides what is sent to whom.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.case import Case
from domain.people import Membership, Role


class Standing(StrEnum):
    """How a membership's agency stands to a case that the membership receives."""

    HOLDS = "holds"
    SUPPORTS = "supports"
    DECIDES = "decides"
    OVERSEES = "oversees"


class Reach(StrEnum):
    """Whose cases a role receives: its own unit's (its agency's where it has none), its agency's, its region's."""

    PLACE = "place"
    AGENCY = "agency"
    REGION = "region"
    NOTHING = "nothing"


class Secrets(StrEnum):
    """Whether an agency's secret cases reach a role. A unit's own are always among what the unit has to handle."""

    ALWAYS = "always"
    CLEARED = "cleared"
    NEVER = "never"


Standings = frozenset[Standing]
NOWHERE: Standings = frozenset()
HOLDER = frozenset({Standing.HOLDS})
WORKING = frozenset({Standing.HOLDS, Standing.SUPPORTS})
HANDLING = frozenset({Standing.HOLDS, Standing.SUPPORTS, Standing.DECIDES})
OVERSEEING = HANDLING | {Standing.OVERSEES}


@dataclass(frozen=True)
class Knowledge:
    """One row: which cases a role receives, and in which standing it knows what of them.

    `identity` is who made a named report, `anonymous` who made an anonymous one; `shared` are the entries for all
    agencies on the case, requests waiting on it included; `internal` those of its own agency; `answer` an answer that
    has not been sent. Everybody who receives a case reads the report itself and what was sent to the reporter.
    """

    reach: Reach
    secrets: Secrets
    identity: Standings = NOWHERE
    anonymous: Standings = NOWHERE
    shared: Standings = NOWHERE
    internal: Standings = NOWHERE
    answer: Standings = NOWHERE

    @property
    def oversees(self) -> bool:
        """Whether the role receives what was escalated to it, whoever holds it."""
        return Standing.OVERSEES in self.shared


_DESK = Knowledge(Reach.PLACE, Secrets.CLEARED, WORKING, NOWHERE, HANDLING, HANDLING, HOLDER)
_ADMIN = replace(_DESK, reach=Reach.AGENCY, secrets=Secrets.ALWAYS)

KNOWLEDGE: Mapping[Role, Knowledge] = {
    Role.NATIONAL_ADMIN: replace(_ADMIN, anonymous=WORKING),
    Role.AGENCY_ADMIN: _ADMIN,
    Role.LIAISON_OFFICER: _DESK,
    Role.SUPERVISOR: _DESK,
    Role.OMBUDSMAN: replace(_ADMIN, identity=NOWHERE, shared=OVERSEEING),
    Role.MONITOR: Knowledge(Reach.REGION, Secrets.CLEARED),
    Role.REPORTER: Knowledge(Reach.NOTHING, Secrets.NEVER),
    Role.SYSTEM: Knowledge(Reach.NOTHING, Secrets.NEVER),
}


def standings(case: Case, member: Membership) -> Standings:
    """Every way in which the membership's agency stands to the case."""
    found = set()
    if member.agency == case.holder.agency:
        found.add(Standing.HOLDS)
    if member.agency in case.supporting:
        found.add(Standing.SUPPORTS)
    if case.transfer and member.agency == case.transfer.decided_by:
        found.add(Standing.DECIDES)
    if case.is_overseen and KNOWLEDGE[member.role].oversees:
        found.add(Standing.OVERSEES)
    return frozenset(found)
