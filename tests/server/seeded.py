"""A database filled with the invented region, at a fixed time."""

from server.central import Central
from server.schema import migrate
from server.seed.populate import populate
from server.settings import Settings
from tests.server.region import NOW

PASSWORD = "kata sandi rekaan"


def fill(settings: Settings, count: int, seed: int = 1) -> Central:
    """The caller disposes of the engine."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    migrate(settings.database)
    central = Central.over(settings, lambda: NOW)
    populate(central, seed=seed, count=count, password=PASSWORD, now=NOW)
    return central
