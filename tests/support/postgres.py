"""A real PostgreSQL of the tests' own: a throw-away cluster on a Unix socket, and a fresh database for each test."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

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


@pytest.fixture
def postgres_database(postgres_url: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of an empty database, dropped after the test whoever is still connected."""
    name = f"test_{abs(hash(request.node.nodeid)):x}"
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as maintenance:
        maintenance.execute(f'CREATE DATABASE "{name}"')
        yield postgres_url.replace("/postgres?", f"/{name}?")
        maintenance.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def server_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database for the server, once of each kind it runs on."""
    if request.param == "postgresql":
        url: str = request.getfixturevalue("postgres_database")
        return url
    return f"sqlite:///{tmp_path / 'server.db'}"
