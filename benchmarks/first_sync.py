"""`python -m benchmarks.first_sync [--cases N]`: the first sync of N cases, and a sync with nothing changed.

The floor stores the same documents with plain SQLite, unencrypted, in one `executemany` without an index, from memory.
"""

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event

from app.models.account import Account, WorkSecrets, write_account
from app.models.engine import is_store, reading
from app.models.stores import open_stores
from app.models.tables import cases
from app.models.world import load_world
from app.paths import Profile
from app.secrets import new_key
from app.sync import engine, exchange
from app.sync.api import Api
from app.sync.session import Session, sign_in
from domain.ids import DeviceId, PersonId, new_id
from domain.people import Membership, Person, Role
from server.central import Central
from server.database import writing
from server.embedded import EmbeddedServer
from server.people import create_account
from server.schema import migrate
from server.seed.populate import populate
from server.settings import Settings

PASSWORD = "kata sandi tolok ukur"


@dataclass
class Count:
    """Statements on the console's stores while it is watched."""

    statements: int = 0


@contextmanager
def counting() -> Iterator[Count]:
    found = Count()

    def on_statement(connection: sa.Connection, *_: object) -> None:
        found.statements += is_store(connection)

    event.listen(sa.Engine, "before_cursor_execute", on_statement)
    try:
        yield found
    finally:
        event.remove(sa.Engine, "before_cursor_execute", on_statement)


@dataclass(frozen=True)
class Figure:
    """One sync: what went over the wire and what it cost on the console. Bytes are bodies as transferred."""

    requests: int
    sent_bytes: int
    received_bytes: int
    statements: int
    milliseconds: float


@dataclass
class Bench:
    """A console's sync without threads, so that only the work itself is timed."""

    api: Api
    session: Session
    person: Person
    device: DeviceId
    profile: Profile
    key: bytes

    def sync(self, stack: ExitStack) -> Figure:
        stores = open_stores(self.profile, self.key, datetime.now(UTC))
        stack.callback(stores.close)
        before = self.api.traffic
        begun = time.perf_counter()
        with counting() as counted:
            with reading(stores.cache) as connection:
                world = load_world(connection)
            more = True
            while more:
                now = datetime.now(UTC)
                request = exchange.prepare(stores, self.device, engine.FIRST_PAGE, now).request
                reply = self.api.sync(self.session.access_token, request)
                stored = exchange.store(stores, reply, self.person, world, now)
                world = stored.effect.world or world
                more = reply.more
        took = (time.perf_counter() - begun) * 1000
        after = self.api.traffic
        return Figure(
            after.requests - before.requests,
            after.sent_bytes - before.sent_bytes,
            after.received_bytes - before.received_bytes,
            counted.statements,
            took,
        )

    def documents(self, stack: ExitStack) -> list[tuple[str, str]]:
        stores = open_stores(self.profile, self.key, datetime.now(UTC))
        stack.callback(stores.close)
        with reading(stores.cache) as connection:
            return [(row.id, row.doc) for row in connection.execute(sa.select(cases.c.id, cases.c.doc))]


def everybody(central: Central) -> Person:
    """One person who holds every case: an admin of all agencies."""
    with writing(central.engine) as connection:
        directory = central.reference.at(connection).directory
        roles = [
            Membership(Role.NATIONAL_ADMIN if agency.is_national else Role.AGENCY_ADMIN, agency.id)
            for agency in directory.agencies.values()
        ]
        person = Person(PersonId("tolok-ukur"), "Tolok Ukur", "", tuple(roles), secret_clearance=True)
        create_account(connection, person, person.id, PASSWORD)
    return person


def floor_milliseconds(documents: list[tuple[str, str]], folder: Path) -> float:
    begun = time.perf_counter()
    connection = sqlite3.connect(folder / "floor.db")
    connection.execute("CREATE TABLE cases (id TEXT, doc TEXT)")
    connection.executemany("INSERT INTO cases VALUES (?, ?)", documents)
    connection.commit()
    connection.close()
    return (time.perf_counter() - begun) * 1000


def show(name: str, figure: Figure, floor: float) -> None:
    print(
        f"{name}: requests={figure.requests} sent={figure.sent_bytes}B received={figure.received_bytes}B"
        f" statements={figure.statements} ms={figure.milliseconds:.1f} ratio_to_floor={figure.milliseconds / floor:.1f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=2_000)
    count = parser.parse_args().cases
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        root = Path(folder)
        settings = Settings(root / "server")
        settings.data_dir.mkdir()
        migrate(settings.database)
        central = Central.over(settings)
        populate(central, seed=1, count=count, password=PASSWORD, now=datetime.now(UTC))
        person = everybody(central)
        central.engine.dispose()
        server = stack.enter_context(EmbeddedServer(settings))
        profile, key, device = Profile(root / "profile"), new_key(), DeviceId(new_id(datetime.now(UTC)))
        profile.make_directories()
        stores = open_stores(profile, key, datetime.now(UTC))
        api = Api(server.url)
        session = Session(api, WorkSecrets(stores.work), lambda: datetime.now(UTC))
        signed_in = sign_in(server.url, person.id, PASSWORD, device, datetime.now(UTC))
        write_account(stores.work, Account(signed_in.tokens.person, person.id, server.url, device, ""))
        session.begin(signed_in.tokens)
        bench = Bench(api, session, signed_in.tokens.person, device, profile, key)
        first = bench.sync(stack)
        documents = bench.documents(stack)
        floor = floor_milliseconds(documents, root)
        print(
            f"cases={len(documents)} document_bytes={sum(len(d.encode()) for _, d in documents)} floor_ms={floor:.1f}"
        )
        show("first sync", first, floor)
        show("nothing changed", bench.sync(stack), floor)
        stores.close()
        api.close()


if __name__ == "__main__":
    main()
