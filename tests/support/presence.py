"""Whether this machine has a part that a test needs; never silently absent."""

import ctypes
import os
import shutil
from typing import NoReturn

import pytest


def absent(what: str, how_to_get: str) -> NoReturn:
    """Skips with a reason that shows, and fails where CI promised that everything is there."""
    reason = f"{what} is not on this machine ({how_to_get})"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def tool(name: str, how_to_get: str) -> str:
    """The path of an executable, or the test is skipped."""
    return shutil.which(name) or absent(name, how_to_get)


def library(soname: str, how_to_get: str) -> None:
    """Loads a library of the system's, or the test is skipped."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        absent(soname, how_to_get)
