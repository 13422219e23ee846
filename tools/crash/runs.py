"""One run: a copy of the world, the officer at work, the kill, and the day finished by a console opened anew."""

import json
import logging
import os
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from app.models.outbox import UNDO_SECONDS
from tests.support.console import SARI
from tests.support.station import open_station
from tools.crash import mutants
from tools.crash.day import Clock, Officer, application, play
from tools.crash.effects import Effects
from tools.crash.finish import finish
from tools.crash.ledger import Entry, Ledger, Pen, entries
from tools.crash.processes import fork
from tools.crash.world import Folder, serve

PATIENCE_SECONDS: Final = 60.0
PROBLEMS: Final = ("lost", "doubled", "malformed", "stale")


@dataclass(frozen=True)
class Plan:
    """When to kill: after so many effects, or after so many seconds; neither lets the day end in peace.

    With `again`, the console that is opened afterwards is killed as well, after so many effects.
    """

    number: int
    after_effects: int | None = None
    after_seconds: float | None = None
    again: int | None = None
    mutant: str = ""


@dataclass(frozen=True)
class Outcome:
    """What came of a plan. `killed_after` has for each kill the kind of effect, or "an instant".

    `kinds` are the effects of a day that was let to end; `late` is by how many seconds the keys were.
    """

    plan: Plan
    killed_after: tuple[str, ...]
    seconds: float
    kinds: tuple[str, ...] = ()
    late: float = 0.0
    problems: dict[str, list[str]] = field(default_factory=dict)


class _Errors(logging.Handler):
    """Collects what a process of the console logs as an error: that is a bug of ours wherever it happens."""

    def __init__(self, pen: Pen) -> None:
        super().__init__(logging.ERROR)
        self._pen = pen

    def emit(self, record: logging.LogRecord) -> None:
        self._pen.note("error", text=f"logged: {record.getMessage()}: {record.exc_info and record.exc_info[1]!r}")


def run(template: Folder, scratch: Path, plan: Plan) -> Outcome:
    """Play the day on a copy, kill it as planned, and look at what is left."""
    folder = template.copied_to(scratch / f"run-{plan.number}")
    server, url = serve(folder)
    try:
        began = time.monotonic()
        officer = fork(lambda out: _officer(out, folder, url, plan))
        ended = officer.read_all(PATIENCE_SECONDS if plan.after_seconds is None else plan.after_seconds)
        died = time.monotonic()
        if ended:
            officer.end()
        else:
            officer.kill()
        written = tuple(entries(bytes(officer.written)))
        dying = next((entry for entry in written if entry.what == "dying"), None)
        evening = next((entry for entry in written if entry.what == "evening"), None)
        seconds = died - began
        if dying is None and evening is None and (ended or plan.after_seconds is None):
            return Outcome(plan, (), seconds, problems={"malformed": ["the day broke down, or does not end"]})
        kills = (dying.text,) if dying else () if evening else ("an instant",)
        kinds = tuple(json.loads(evening.text)) if evening else ()
        more, problems = _finished(folder, url, Ledger(written, dying.at if dying else died), plan)
        late = max((entry.late for entry in written), default=0.0)
        return Outcome(plan, kills + more, seconds, kinds, late, problems)
    finally:
        server.kill()
        folder.remove()


def _officer(out: int, folder: Folder, url: str, plan: Plan) -> None:
    pen = Pen(out)
    _listen(pen)
    mutants.switch_on(plan.mutant)
    effects = Effects(plan.after_effects, lambda kind: pen.note("dying", text=kind))
    effects.install()
    application()
    clock = Clock()
    with ExitStack() as stack:
        station = open_station(folder.profile, SARI, url, stack, clock=clock, undo_seconds=UNDO_SECONDS)
        play(Officer(station, pen, clock), folder.photo)
    pen.note("evening", text=json.dumps(effects.kinds))


def _finished(folder: Folder, url: str, ledger: Ledger, plan: Plan) -> tuple[tuple[str, ...], dict[str, list[str]]]:
    """The kinds of effects after which the console opened anew was killed in its turn, and what was found."""
    written, found = _finish_once(folder, url, ledger, plan.again, plan.mutant)
    dying = next((entry for entry in written if entry.what == "dying"), None)
    if dying is None:
        return (), found
    whole = Ledger((*ledger.entries, *written), ledger.died)
    return (f"{dying.text}, opening",), _finish_once(folder, url, whole, None, plan.mutant)[1]


def _finish_once(
    folder: Folder, url: str, ledger: Ledger, again: int | None, mutant: str
) -> tuple[tuple[Entry, ...], dict[str, list[str]]]:
    def run(out: int) -> None:
        _listen(pen := Pen(out))
        mutants.switch_on(mutant)
        Effects(again, lambda kind: pen.note("dying", text=kind)).install()
        pen.note("found", text=json.dumps(finish(folder, url, ledger, pen).__dict__))

    child = fork(run)
    if not child.read_all(PATIENCE_SECONDS):
        child.kill()
        return (), {"malformed": ["the console opened again does not come to rest"]}
    status = child.end()
    written = tuple(entries(bytes(child.written)))
    errors = [entry.text for entry in written if entry.what == "error"]
    told = next((json.loads(entry.text) for entry in written if entry.what == "found"), None)
    if told is None:
        return written, {"malformed": [*errors, f"the console opened again broke down ({status})"]}
    return written, {**told, "malformed": [*told["malformed"], *errors]}


def _listen(pen: Pen) -> None:
    logging.getLogger().handlers = [_Errors(pen)]
    logging.lastResort = None
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
