"""How one person likes the window: sizes, look, language. Never anything about a case."""

import configparser
from pathlib import Path
from typing import Final

from app import log

_SECTION: Final = "window"


class Settings:
    """Small choices in an ini file of the profile, written as they are made.

    They are no work: a file that cannot be read gives the defaults, and one that cannot be written loses a choice.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._parser = configparser.ConfigParser(interpolation=None)
        try:
            self._parser.read_string(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            pass
        except (OSError, ValueError, configparser.Error) as error:
            log.ui.info("the settings are unreadable, defaults are used: %s", log.describe(error))
            self._parser = configparser.ConfigParser(interpolation=None)

    def text(self, name: str, default: str = "") -> str:
        return self._parser.get(_SECTION, name, fallback=default)

    def choice(self, name: str, allowed: tuple[str, ...]) -> str:
        """One of `allowed`; the first where nothing sensible is stored."""
        stored = self.text(name)
        return stored if stored in allowed else allowed[0]

    def flag(self, name: str, default: bool) -> bool:
        stored = self.text(name)
        return stored == "yes" if stored in ("yes", "no") else default

    def numbers(self, name: str, count: int) -> list[int]:
        """`count` whole numbers, or an empty list."""
        parts = self.text(name).split()
        return [int(part) for part in parts] if len(parts) == count and all(map(str.isdecimal, parts)) else []

    def put(self, name: str, value: str | bool | list[int]) -> None:
        if isinstance(value, bool):
            value = "yes" if value else "no"
        elif isinstance(value, list):
            value = " ".join(map(str, value))
        if self.text(name, "\0") == value:
            return
        if not self._parser.has_section(_SECTION):
            self._parser.add_section(_SECTION)
        self._parser.set(_SECTION, name, value)
        self._write()

    def _write(self) -> None:
        partial = self._path.with_suffix(".partial")
        try:
            with partial.open("w", encoding="utf-8") as file:
                self._parser.write(file)
            partial.replace(self._path)
        except OSError as error:
            log.ui.info("a setting was not kept: %s", log.describe(error))
