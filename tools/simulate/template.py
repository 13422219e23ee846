"""The world before anything happens: made once by the product itself, then put back for each schedule in a moment."""

import random
import secrets
import tempfile
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import app.models.feed_page
import app.sync.engine
import app.sync.exchange
import app.sync.schedule
import domain.ids
import server.chunks
import server.pull
from app.models.account import Account, write_account
from app.models.tables import cache_metadata, work_metadata
from app.models.world import World
from app.sync.api import Tokens
from server.database import writing
from server.devices import enrol
from server.directory import put_references
from server.people import create_account
from server.records import store_cases
from server.tables import metadata
from tools.simulate import databases, region
from tools.simulate.centre import Centre
from tools.simulate.console import Console

# Limits small enough for a handful of cases and commands to reach them.
SMALL: Final[tuple[tuple[Any, str, int], ...]] = (
    (server.pull, "SMALLEST_PAGE", 800),
    (app.sync.schedule, "SMALLEST_PAGE", 800),
    (app.sync.engine, "SMALLEST_PAGE", 800),
    (server.pull, "ROWS_AT_A_TIME", 3),
    (server.chunks, "PACKED_BYTES", 1),
    (app.sync.exchange, "COMMANDS_A_REQUEST", 3),
    (app.models.feed_page, "FEWEST_TO_ASK_ABOUT", 4),
)


@dataclass
class Rig:
    """One server and its consoles, all signed in and up to date, with the images to put them back to."""

    server: databases.Server
    profiles: list[databases.Profile]
    folder: Path
    kept: "tempfile.TemporaryDirectory[str]"
    centre_image: bytes = b""
    images: list[tuple[bytes, bytes]] = field(default_factory=list)
    secrets: list[dict[str, str]] = field(default_factory=list)
    access: list[str] = field(default_factory=list)
    world: World = field(default_factory=World)
    empty_cache: bytes = b""

    def reset(self, rng: random.Random) -> None:
        seed_chance(rng)
        self.server.database.put_back(self.centre_image)
        for profile, (cache, work) in zip(self.profiles, self.images, strict=True):
            profile.cache.put_back(cache)
            profile.work.put_back(work)


def seed_chance(rng: random.Random) -> None:
    """Everything the product leaves to chance comes from the seed, too."""
    secrets.token_bytes = lambda nbytes=None: rng.randbytes(nbytes or 32)
    secrets.token_hex = lambda nbytes=None: rng.randbytes(nbytes or 32).hex()
    secrets.token_urlsafe = lambda nbytes=None: rng.randbytes(nbytes or 32).hex()
    domain.ids.new_id.__defaults__ = (rng.randbytes,)


def built() -> Rig:
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    kept = tempfile.TemporaryDirectory(prefix="konsol-simulasi-", dir=memory, ignore_cleanup_errors=True)
    profiles = [databases.Profile.opened() for _ in region.SEATS]
    rig = Rig(databases.Server.opened(), profiles, Path(kept.name) / "server", kept)
    seed_chance(random.Random(0))
    _make_small()
    metadata.create_all(rig.server.engine)
    centre = Centre(rig.server, rig.folder, _start)
    _populate(centre)
    for profile in rig.profiles:
        cache_metadata.create_all(profile.stores.cache)
        work_metadata.create_all(profile.stores.work)
    rig.empty_cache = rig.profiles[0].cache.image()
    for seat, profile in zip(region.SEATS, rig.profiles, strict=True):
        write_account(profile.stores.work, Account(seat.person, seat.person.id, "", seat.device, ""))
        console = Console(seat, profile, lambda console, *request: centre.answer(*request), _start, lambda: 0.5)
        tokens = centre.sign_in(seat.person.id)
        console.start()
        console.sign_in(Tokens(tokens.access_token, tokens.refresh_token, 1, seat.person))
        console.sync()
        rig.images.append((profile.cache.image(), profile.work.image()))
        rig.secrets.append(dict(console.secrets))
        rig.access.append(tokens.access_token)
        rig.world = console.world
    rig.centre_image = rig.server.database.image()
    return rig


def _make_small() -> None:
    """The product's own limits are made for thousands of cases."""
    for place, name, value in SMALL:
        assert hasattr(place, name), name
        setattr(place, name, value)


def _populate(centre: Centre) -> None:
    records: list[tuple[str, str, object]] = [("calendar", "calendar", region.CALENDAR)]
    records += [("agency", agency.id, agency) for agency in region.AGENCIES]
    records += [("unit", unit.id, unit) for unit in region.UNITS]
    records += [("category", category.id, category) for category in region.CATEGORIES]
    with writing(centre.central.engine) as connection:
        put_references(connection, records)
        for person in region.PEOPLE:
            create_account(connection, person, person.id, "", password_hash="x")
        for seat in region.SEATS:
            enrol(connection, seat.person.id, seat.device, seat.name, _start())
        store_cases(connection, [(None, case) for case in region.cases()])


def _start() -> datetime:
    return region.START
