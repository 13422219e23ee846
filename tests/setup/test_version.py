"""One version number: the console tells the server the one that pyproject.toml gives the release."""

import tomllib
from pathlib import Path

from app.version import VERSION


def test_the_console_tells_the_version_of_the_project() -> None:
    pyproject = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    assert tomllib.loads(pyproject)["project"]["version"] == VERSION
