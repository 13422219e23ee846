"""Empty stores at the present schema, made once in each process and copied: a new profile then costs no migrations."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from app.models.stores import open_stores
from app.paths import Profile


def lay_out(profile: Profile, key: bytes) -> None:
    """Put them into a profile that has none yet, for `open_stores` to find."""
    files = (profile.work_db, profile.cache_db)
    if any(path.exists() for path in files):
        return
    for path in files:
        path.touch(mode=0o600)
        path.write_bytes(_made(key)[path.name])


@cache
def _made(key: bytes) -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        profile = Profile(Path(folder))
        profile.make_directories()
        open_stores(profile, key, datetime.now(UTC)).close()
        return {path.name: path.read_bytes() for path in (profile.work_db, profile.cache_db)}
