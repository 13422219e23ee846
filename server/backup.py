"""A copy of a running SQLite database, checked before anybody relies on it, with the list of the files it needs."""

import os
import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url

from domain.protocol import digest_text, entity_digest
from server import blobs


class Unsound(Exception):
    """The copy is not what it should be; the text names the check it failed."""


@dataclass(frozen=True)
class Copy:
    """A finished copy: how many cases it holds, the list of its attachments, and those that are not there."""

    cases: int
    attachments: int
    list: Path
    missing: tuple[str, ...]


def back_up(address: str, data_dir: Path, destination: Path) -> Copy:
    """One consistent copy, while others write. Raises FileExistsError, Unsound, OSError; then nothing is left of it."""
    listed = destination.with_name(f"{destination.name}.attachments")
    for path in (destination, listed):
        if path.exists():
            raise FileExistsError(path)
    partial = destination.with_name(f"{destination.name}.partial")
    partial.unlink(missing_ok=True)
    try:
        _copied(Path(make_url(address).database or ""), partial)
        with closing(sqlite3.connect(f"{partial.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            check(copy)
            files = copy.execute("SELECT sha256, size FROM blob ORDER BY sha256").fetchall()
            cases: int = copy.execute("SELECT count(*) FROM cases").fetchone()[0]
        # As `sha256sum --check` reads it, from within the data directory.
        paths = {sha256: blobs.path_of(data_dir, sha256) for sha256, _ in files}
        lines = [f"{sha256}  {path.relative_to(data_dir).as_posix()}\n" for sha256, path in paths.items()]
        listed.write_text("".join(lines), "ascii")
        _on_disk(partial)
        partial.rename(destination)
    finally:
        partial.unlink(missing_ok=True)
    missing = [sha256 for sha256, size in files if not _is_whole(paths[sha256], size)]
    return Copy(cases, len(files), listed, tuple(missing))


def check(copy: sqlite3.Connection) -> None:
    """Pages, references, and the sum of every bucket. Raises Unsound."""
    if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise Unsound("integrity_check")
    if copy.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise Unsound("foreign_key_check")
    totals: defaultdict[str, int] = defaultdict(int)
    counts: Counter[str] = Counter()
    for name, entity, version in copy.execute("SELECT bucket, entity, version FROM member"):
        totals[name] += entity_digest(entity, version)
        counts[name] += 1
    for name, digest, count in copy.execute("SELECT name, digest, count FROM bucket"):
        if (digest, count) != (digest_text(totals[name]), counts[name]):
            raise Unsound(f"bucket {name}")


def _copied(source: Path, partial: Path) -> None:
    with (
        closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as original,
        closing(sqlite3.connect(partial)) as copy,
    ):
        original.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it


def _on_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _is_whole(path: Path, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size
