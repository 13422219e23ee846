"""Promises that hold at every moment, looked at after each step: what the end alone would not show."""

import json
from collections.abc import Iterator
from sqlite3 import Connection

from tools.simulate.centre import Centre
from tools.simulate.console import Console
from tools.simulate.ledger import Violation
from tools.simulate.rights import Rights, case_doc


class Watch:
    """Looks at one console after each of its steps."""

    def __init__(self) -> None:
        self._orphans: set[str] = set()

    def look(self, console: Console, centre: Centre, *, undisturbed: bool, restored: bool) -> Iterator[Violation]:
        """`undisturbed`: the step was a sync, and the server is now as it was when it answered.

        After a restore (`restored`) the cache holds cases of the life before until the new ones are here, and their
        commands are asked again: then only what is shown counts.
        """
        rows = console.profile.work.execute(
            "SELECT id, case_id, state, result_version FROM outbox WHERE state != 'withdrawn'"
        ).fetchall()
        if not rows:
            return
        cache = console.profile.cache
        versions = dict(cache.execute("SELECT id, version FROM cases").fetchall())
        name = console.seat.name
        for identity, case, state, version in rows:
            unsent = state in ("queued", "sent")
            if unsent and (_shown_twice(cache, case, identity) if restored else _stands_in(cache, case, identity)):
                yield Violation("doubled", f"{name}: an effect is shown twice, in the case and over it")
            if state == "settled" and undisturbed and version > versions.get(case, version):
                yield Violation("lost", f"{name}: a command is no longer laid over a case that does not have it yet")
            if state == "orphaned" and identity not in self._orphans:
                self._orphans.add(identity)
                if undisturbed and _is_shown(console, centre, case):
                    yield Violation("lost", f"{name}: a command lost its case, which the person still has")


def _stands_in(cache: Connection, case: str, identity: str) -> bool:
    found = cache.execute("SELECT instr(doc, ?) FROM cases WHERE id = ?", (f'"id":"{identity}"', case)).fetchone()
    return bool(found and found[0])


def _shown_twice(cache: Connection, case: str, identity: str) -> bool:
    """One act may leave several entries, but never two of a kind."""
    row = cache.execute("SELECT doc FROM overlay WHERE id = ?", (case,)).fetchone()
    events = json.loads(row[0]).get("events", ()) if row else ()
    kinds = [event["kind"] for event in events if event["id"].partition("/")[0] == identity]
    return len(kinds) > len(set(kinds))


def _is_shown(console: Console, centre: Centre, identity: str) -> bool:
    case = case_doc(centre.database, identity)
    return case is not None and Rights.of(centre.database, console.seat.person.id).may_have(case)
