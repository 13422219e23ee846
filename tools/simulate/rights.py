"""The oracle's own idea of who may know what, on plain data: written from the rules, not from the product's code."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any

from domain.ids import PersonId
from tools.simulate.region import AGENCIES

Plain = dict[str, Any]
WIDE = {"national_admin", "agency_admin", "ombudsman"}
KNOW_REPORTERS = {"national_admin", "agency_admin", "liaison_officer", "supervisor"}
REGIONS: dict[str, str] = {agency.id: agency.region for agency in AGENCIES}


@dataclass(frozen=True)
class Rights:
    """A person's roles (role, agency, unit) as the server's tables have them at one moment."""

    person: PersonId
    roles: tuple[tuple[str, str, str | None], ...]
    clearance: bool

    @classmethod
    def of(cls, central: Connection, person: PersonId) -> "Rights":
        roles = central.execute("SELECT role, agency, unit FROM membership WHERE person = ?", (person,)).fetchall()
        clearance = central.execute("SELECT secret_clearance FROM account WHERE person = ?", (person,)).fetchone()
        return cls(person, tuple(map(tuple, roles)), bool(clearance[0]))

    def buckets(self) -> set[str]:
        found = {"ref", f"u:{self.person}"}
        for role, agency, unit in self.roles:
            if role == "monitor":
                found |= {f"ag:{other}" for other in _region_of(agency)}
            elif unit and role not in WIDE:
                found.add(f"un:{unit}")
            else:
                found.add(f"ag:{agency}")
                if self.clearance or role in WIDE:
                    found.add(f"ag:{agency}:r")
        return found

    def may_have(self, case: Plain) -> bool:
        agencies, unit, secret = _agencies(case), case["holder"].get("unit"), case.get("secret", False)
        for role, agency, own_unit in self.roles:
            if role == "monitor":
                if not secret and agencies & _region_of(agency):
                    return True
            elif own_unit and role not in WIDE:
                if unit == own_unit:
                    return True
            elif agency in agencies and (not secret or self.clearance or role in WIDE):
                return True
        return False

    def shown(self, case: Plain) -> Plain:
        """What the person may know of a case they may have."""
        own = {agency for role, agency, _ in self.roles if role != "monitor"}
        working = {case["holder"]["agency"], *case.get("supporting", ())}
        handles = bool(own & _agencies(case))
        there = {role for role, agency, _ in self.roles if agency in working}
        found = dict(case)
        found["events"] = [event for event in case.get("events", ()) if _readable(event, own, handles)]
        if not found["events"]:
            del found["events"]
        if not there & ({"national_admin"} if case.get("anonymous") else KNOW_REPORTERS):
            found.pop("reporter", None)
        if case["holder"]["agency"] not in own:
            found.pop("reply", None)
        if not handles:
            found.pop("transfer", None)
        return found

    def leaks(self, case: Plain, sent: Plain) -> Iterator[str]:
        """What of `sent` the person may not have, as the case is now."""
        if not self.may_have(case):
            yield "a case outside the person's buckets"
            return
        allowed = self.shown(case)
        for name in ("reporter", "reply", "transfer"):
            if sent.get(name) is not None and name not in allowed:
                yield f"the {name} of a case"
        readable = {event["id"] for event in allowed.get("events", ())}
        if any(event["id"] not in readable for event in sent.get("events", ())):
            yield "an entry of another agency"


def _agencies(case: Plain) -> set[str]:
    found = {case["holder"]["agency"], *case.get("supporting", ())}
    if case.get("transfer"):
        found.add(case["transfer"]["decided_by"])
    return found


def _region_of(agency: str) -> set[str]:
    region = REGIONS.get(agency, "")
    return {other for other, found in REGIONS.items() if region and found.startswith(region)}


def _readable(event: Plain, own: set[str], handles: bool) -> bool:
    audience = event["audience"]
    if audience == "public":
        return True
    return handles and (audience == "agencies" or event["by"]["agency"] in own)


def case_doc(central: Connection, case: str) -> Plain | None:
    row = central.execute("SELECT doc FROM cases WHERE id = ?", (case,)).fetchone()
    return json.loads(row[0]) if row else None
