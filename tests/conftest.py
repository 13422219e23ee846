"""What every test runs under: guards that fail it for noise and for reaching out, and the real parts it may ask for."""

import os
from pathlib import Path

import pytest

# Set before anything can read them: no window opens, and nobody's own keyring is within reach.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"

# Folders of the longest tests: begun last, one of them would keep the others waiting at the end.
_LONG = tuple(Path(__file__).parent / name for name in ("tools", "journeys"))


def pytest_xdist_auto_num_workers() -> int:
    """Tests of windows and servers wait for a large part of their time."""
    return 2 * (os.cpu_count() or 1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not any(item.path.is_relative_to(folder) for folder in _LONG))


pytest_plugins = [
    "tests.support.guards",
    "tests.support.network",
    "tests.support.windows",
    "tests.support.languages",
    "tests.support.ui_thread",
    "tests.support.secret_service",
    "tests.support.databases",
    "tests.support.console",
    "tests.support.central",
]
