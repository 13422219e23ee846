"""Databases for the server: SQLite, and a real PostgreSQL of the tests' own, a throw-away cluster on a Unix socket.

Each test has a fresh one. Most have it with the server's tables, copied from one that was migrated once.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
import pytest

from server.schema import migrate
from tests.support.presence import absent

HOW_TO_GET = "apt-get install --no-install-recommends postgresql, or set PG_BIN to the folder of its programs"

# A crash loses the cluster, which nobody minds, so nothing has to wait for the disk.
_SETTINGS = {
    "listen_addresses": "''",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "64MB",
    "max_connections": "60",
    "timezone": "UTC",
    "autovacuum": "off",
}


def _programs() -> Path:
    """The folder of initdb and pg_ctl: $PG_BIN, or from PATH, or the newest of Debian's versions."""
    on_path = shutil.which("pg_ctl")
    candidates = [Path(os.environ["PG_BIN"])] if "PG_BIN" in os.environ else []
    candidates += [Path(on_path).parent] if on_path else []
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    candidates += sorted(debian, key=lambda folder: float(folder.parent.name), reverse=True)
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    absent("PostgreSQL", HOW_TO_GET)


def _account() -> dict[str, Any]:
    """PostgreSQL refuses to run as root; then it runs as the account its package made, or as nobody."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return {}
    import pwd

    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


@contextmanager
def throw_away_cluster() -> Iterator[str]:
    """Gives the URL of its maintenance database; about two seconds to start."""
    if sys.platform == "win32":
        absent("PostgreSQL on a Unix socket", "Linux or macOS")
    programs, account = _programs(), _account()
    folder = Path(tempfile.mkdtemp(prefix="konsol-pg-"))  # not below pytest's folder: others may not look into that
    data, log = folder / "data", folder / "log"
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "LC_ALL": "C.UTF-8", "TZ": "UTC"}

    def run(program: str, *arguments: str) -> None:
        with log.open("ab") as output:
            subprocess.run(
                [programs / program, "-D", data, *arguments],
                check=True, env=environment, cwd=folder, stdout=output, stderr=output, timeout=60, **account,
            )  # fmt: skip

    settings = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
    try:
        if account:
            os.chown(folder, account["user"], account["group"])
        run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
        run("pg_ctl", "-w", "-o", f"-k {folder} {settings}", "-l", str(folder / "server.log"), "start")
        try:
            yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The cluster's maintenance database: for making databases, not for tables."""
    with throw_away_cluster() as url:
        yield url


@contextmanager
def _database(cluster: str, name: str, template: str = "template1") -> Iterator[str]:
    """The URL of a database, dropped at the end whoever is still connected."""
    with psycopg.connect(cluster.replace("+psycopg", ""), autocommit=True) as maintenance:
        maintenance.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        yield cluster.replace("/postgres?", f"/{name}?")
        maintenance.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _name(request: pytest.FixtureRequest) -> str:
    return f"test_{abs(hash(request.node.nodeid)):x}"


@pytest.fixture
def postgres_database(postgres_url: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of an empty database."""
    with _database(postgres_url, _name(request)) as url:
        yield url


@pytest.fixture(scope="session")
def postgres_tables(postgres_url: str) -> Iterator[str]:
    """The name of a database with the server's tables, to copy."""
    name = "tables"
    with _database(postgres_url, name) as url:
        migrate(url)
        yield name


@pytest.fixture
def postgres_database_with_tables(
    postgres_url: str, postgres_tables: str, request: pytest.FixtureRequest
) -> Iterator[str]:
    with _database(postgres_url, _name(request), postgres_tables) as url:
        yield url


_EACH_KIND: Any = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(params=_EACH_KIND)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database, once of each kind the server runs on."""
    if request.param == "postgresql":
        url: str = request.getfixturevalue("postgres_database")
        return url
    return f"sqlite:///{tmp_path / 'server.db'}"


@pytest.fixture(params=_EACH_KIND)
def server_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database with the server's tables and nothing in them, once of each kind the server runs on."""
    if request.param == "postgresql":
        url: str = request.getfixturevalue("postgres_database_with_tables")
        return url
    file = tmp_path / "server.db"
    file.write_bytes(sqlite_tables())
    return f"sqlite:///{file}"


@cache
def sqlite_tables() -> bytes:
    """A file of SQLite with the server's tables and nothing in them."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "server.db"
        migrate(f"sqlite:///{file}")
        return file.read_bytes()
