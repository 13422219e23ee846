"""`python -m tests.app.models.migration_kills SCHEMA FOLDER EVERY RANDOM`: kill a start that migrates.

After each of its deeds to files, after every EVERY-th of its other effects, then RANDOM times at any instant, for what
SQLite does inside one of them. Each time the next start must find everything. Says as one line of JSON how many kills
there were and what was wrong.
"""

import json
import os
import random
import shutil
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from app.models.stores import open_stores
from app.paths import Profile
from tests.support.console import KEY
from tests.support.old_stores import Contents, contents, released
from tools.crash.effects import Effects
from tools.crash.processes import fork

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
SEED = 20_261_122


def opened(profile: Profile) -> Contents:
    stores = open_stores(profile, KEY, NOW)
    try:
        return contents(stores)
    finally:
        stores.close()


def leftovers(profile: Profile) -> list[str]:
    names = [path.name for path in profile.root.rglob("*")]
    return [name for name in names if "migrating" in name or "partial" in name or "damaged" in name]


def start(profile: Profile, last: int | None) -> int:
    """Begin in a process of its own; how it ended."""

    def run(_pipe: int) -> None:
        Effects(last, lambda _kind: None).install()
        open_stores(profile, KEY, NOW).close()

    return fork(run).end()


def effects_of(profile: Profile) -> list[str]:
    """The kinds of the effects of a start that nobody kills, in order."""

    def run(pipe: int) -> None:
        effects = Effects(None, lambda _kind: None)
        effects.install()
        open_stores(profile, KEY, NOW).close()
        os.write(pipe, (json.dumps(effects.kinds) + "\n").encode())

    child = fork(run)
    kinds: list[str] = json.loads(child.read_line())
    child.end()
    return kinds


def start_and_kill(profile: Profile, seconds: float) -> None:
    child = fork(lambda _pipe: open_stores(profile, KEY, NOW).close())
    child.read_all(seconds)
    child.kill()


def main(schema: str, folder: Path, every: int, at_random: int) -> None:
    began = time.monotonic()
    expected = opened(released(schema, folder / "expected"))
    whole_seconds = time.monotonic() - began
    kills, wrong, dice = 0, [], random.Random(SEED)

    def verify(profile: Profile, when: str) -> None:
        try:
            found = opened(profile)
        except Exception as error:  # noqa: BLE001 - whatever keeps the next start from working is what we look for
            wrong.append(f"{when}: {error!r}")
        else:
            if found != expected:
                wrong.append(f"{when}: something is missing")
            if left := leftovers(profile):
                wrong.append(f"{when}: left over {left}")
        if list(profile.set_aside_dir.iterdir()):
            wrong.append(f"{when}: the cache was set aside")
        shutil.rmtree(profile.root)

    kinds = effects_of(released(schema, folder / "peaceful"))
    for number, kind in enumerate(kinds, 1):
        if kind != "file" and number % every:
            continue
        profile = released(schema, folder / f"effect-{number}")
        if start(profile, number) == 0:
            wrong.append(f"effect {number} did not come again")
        kills += 1
        verify(profile, f"killed after effect {number}, {kind}")
    for number in range(at_random):
        profile = released(schema, folder / f"random-{number}")
        start_and_kill(profile, dice.uniform(0, whole_seconds))
        kills += 1
        verify(profile, f"killed at random, {number}")
    sys.stdout.write(json.dumps({"effects": len(kinds), "kills": kills, "wrong": wrong}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
