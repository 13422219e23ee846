"""The small texts kept beside the database: made once, whoever is first, and replaced as a whole or not at all."""

import os
import secrets
from pathlib import Path


def made_once(path: Path, content: str) -> str:
    """The file's text; `content` becomes it if there is no such file yet, for everybody who asks at the same time."""
    try:
        return path.read_text("ascii").strip()
    except FileNotFoundError:
        fresh = _written_beside(path, content)
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass  # somebody else was first
    finally:
        fresh.unlink()
    return path.read_text("ascii").strip()


def replaced(path: Path, content: str) -> None:
    _written_beside(path, content).replace(path)


def _written_beside(path: Path, content: str) -> Path:
    """A complete file on the disk, readable by the server's account only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(content + "\n")
        file.flush()
        os.fsync(file.fileno())
    return fresh
