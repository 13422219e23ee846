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
STANDING = {"open", "accepted", "done"}
MOVES_CLOCKS = {"handled_here", "disposed", "transfer_accepted", "imported", "blocked", "reopened"}
CLOCK_DATA = ("agency", "unit", "from", "was.status")
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
                found |= {f"ag:{other}:r" for other in _region_of(agency) if self.clearance}
            elif unit and role not in WIDE:
                found.add(f"un:{unit}")
            else:
                found.add(f"ag:{agency}")
                if self.clearance or role in WIDE:
                    found.add(f"ag:{agency}:r")
                if role == "ombudsman":
                    found |= {"om", "om:r"} if self.clearance else {"om"}
        return found

    def may_have(self, case: Plain) -> bool:
        return any(self._receives(case, *role) for role in self.roles)

    def _receives(self, case: Plain, role: str, agency: str, unit: str | None) -> bool:
        secret = case.get("secret", False)
        if role == "monitor":
            return (self.clearance or not secret) and bool(_agencies(case) & _region_of(agency))
        if unit and role not in WIDE:
            return unit in _units(case)
        return agency in _agencies(case) and (not secret or self.clearance or role in WIDE)

    def shown(self, case: Plain) -> Plain:
        """What the person may know of a case they may have: as whom they receive it is as whom they know of it."""
        own = {
            agency
            for role, agency, unit in self.roles
            if role != "monitor" and self._receives(case, role, agency, unit)
        }
        own &= _agencies(case)
        working = {case["holder"]["agency"], *case.get("supporting", ())}
        there = {
            role
            for role, agency, unit in self.roles
            if agency in working & own and self._receives(case, role, agency, unit)
        }
        holds = case["holder"]["agency"] in own
        found = dict(case)
        events = [_seen(event, own, holds) for event in case.get("events", ())]
        found["events"] = [event for event in events if event]
        found["tasks"] = [task for task in case.get("tasks", ()) if holds or task["agency"] in own]
        for name in ("events", "tasks"):
            if not found[name]:
                del found[name]
        if not there & ({"national_admin"} if case.get("anonymous") else KNOW_REPORTERS):
            found.pop("reporter", None)
        if not holds:
            found.pop("reply", None)
        if not own:
            for name in ("transfer", "reveals", "duplicate_of", "duplicates"):
                found.pop(name, None)
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
        readable = {event["id"]: event for event in allowed.get("events", ())}
        for event in sent.get("events", ()):
            whole = readable.get(event["id"])
            if whole is None or (event.get("text") and not whole.get("text")):
                yield "an entry of another agency"
                return


def _agencies(case: Plain) -> set[str]:
    found = {case["holder"]["agency"], *case.get("supporting", ())}
    if case.get("transfer"):
        found.add(case["transfer"]["decided_by"])
    return found


def _units(case: Plain) -> set[str]:
    """The units that have the case to do: its holder's, and those of tasks standing with an agency that works on it."""
    working = {case["holder"]["agency"], *case.get("supporting", ())}
    tasks = (
        task for task in case.get("tasks", ()) if task.get("state", "open") in STANDING and task["agency"] in working
    )
    return {unit for unit in (case["holder"].get("unit"), *(task.get("unit") for task in tasks)) if unit}


def _region_of(agency: str) -> set[str]:
    region = REGIONS.get(agency, "")
    return {other for other, found in REGIONS.items() if region and f"{found}.".startswith(f"{region}.")}


def _seen(event: Plain, own: set[str], holds: bool) -> Plain | None:
    """The entry for whoever works for the agencies `own`; of one that moves a clock, for others, that it happened."""
    audience, by = event["audience"], event["by"]["agency"]
    readable = audience == "public" or (audience == "agencies" and own) or (audience != "agencies" and by in own)
    if audience == "named":
        readable = (
            readable or bool(own.intersection(event.get("shared_with", ()))) or (holds and "task" in event["kind"])
        )
    if readable:
        return event
    if event["kind"] not in MOVES_CLOCKS:
        return None
    bare = {name: value for name, value in event.items() if name not in ("text", "data", "attachments")}
    bare["by"] = {"person": "", "name": "", "title": "", "agency": by}
    data = {name: event["data"][name] for name in CLOCK_DATA if name in event.get("data", {})}
    return bare | ({"data": data} if data else {})


def case_doc(central: Connection, case: str) -> Plain | None:
    row = central.execute("SELECT doc FROM cases WHERE id = ?", (case,)).fetchone()
    return json.loads(row[0]) if row else None
