"""What every test runs under: guards that fail it for noise and for reaching out, and the real parts it may ask for."""

import os

# Set before anything can read them: no window opens, and nobody's own keyring is within reach.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"


def pytest_xdist_auto_num_workers() -> int:
    """Tests of windows and servers wait for a good third of their time."""
    cores = os.cpu_count() or 1
    return cores + cores // 2


pytest_plugins = [
    "tests.support.guards",
    "tests.support.network",
    "tests.support.windows",
    "tests.support.languages",
    "tests.support.ui_thread",
    "tests.support.secret_service",
    "tests.support.postgres",
    "tests.support.console",
    "tests.support.central",
]
