"""Promises that hold at every moment, looked at after each step: what the end alone would not show."""

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
            early = state in ("queued", "sent") and not restored and _times_in("cases", cache, case, identity)
            if early or _times_in("overlay", cache, case, identity) > 1:
                yield Violation("doubled", f"{name}: an effect is shown twice, in the case and over it")
            if state == "settled" and undisturbed and version > versions.get(case, version):
                yield Violation("lost", f"{name}: a command is no longer laid over a case that does not have it yet")
            if state == "orphaned" and identity not in self._orphans:
                self._orphans.add(identity)
                if undisturbed and _is_shown(console, centre, case):
                    yield Violation("lost", f"{name}: a command lost its case, which the person still has")


def _times_in(table: str, cache: Connection, case: str, identity: str) -> int:
    """How often the entry that a command leaves stands in the timeline of a case."""
    found = cache.execute(f"SELECT doc FROM {table} WHERE id = ?", (case,)).fetchone()
    return str(found[0]).count(f'"id":"{identity}"') if found else 0


def _is_shown(console: Console, centre: Centre, identity: str) -> bool:
    case = case_doc(centre.database, identity)
    return case is not None and Rights.of(centre.database, console.seat.person.id).may_have(case)
