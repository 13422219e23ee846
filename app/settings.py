"""How one person likes the window: sizes, look, language. Never anything about a case."""

import configparser
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar

from app import log
from app.newest import Newest

T = TypeVar("T", str, bool, int)

ON, OFF = "yes", "no"  # as a choice between two is written

_SECTION: Final = "window"
_KEPT: Final = ".unreadable"  # what a damaged file is called once it has made way for a new one


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One choice of a person, declared once: where it is kept, what it may be, and what it is until somebody chooses.

    A value that is stored but is none of `allowed` counts as the default; it stays in the file until a choice is made.
    """

    key: str
    allowed: tuple[T, ...]
    default: T


class Settings:
    """Small choices in an ini file of the profile, written as they are made, beside the window's thread.

    They are no work: a file that cannot be read gives the defaults and is kept beside the new one, and one that
    cannot be written loses a choice.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._damaged = False
        self._file = Newest[str]("settings", self._write)
        self._parser = configparser.ConfigParser(interpolation=None)
        try:
            self._parser.read_string(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            pass
        except (OSError, ValueError, configparser.Error) as error:
            log.ui.info("the settings are unreadable, defaults are used: %s", log.describe(error))
            self._parser = configparser.ConfigParser(interpolation=None)
            self._damaged = True

    def get(self, setting: Setting[T]) -> T:
        return self._understood(setting).get(self.text(setting.key), setting.default)

    def set(self, setting: Setting[T], value: T) -> None:
        """Raises ValueError for a value that the setting does not allow."""
        if value not in setting.allowed:
            raise ValueError(f"{setting.key} cannot be {value!r}")
        self.put(setting.key, _written(value))

    def not_understood(self, setting: Setting[T]) -> str:
        """What is stored where it is none of the allowed values, so that the default counts; else empty."""
        stored = self.text(setting.key)
        return "" if stored in self._understood(setting) else stored

    def text(self, name: str, default: str = "") -> str:
        return self._parser.get(_SECTION, name, fallback=default)

    def choice(self, name: str, allowed: tuple[str, ...]) -> str:
        """One of `allowed`; the first where nothing sensible is stored."""
        stored = self.text(name)
        return stored if stored in allowed else allowed[0]

    def flag(self, name: str, default: bool) -> bool:
        stored = self.text(name)
        return stored == ON if stored in (ON, OFF) else default

    def numbers(self, name: str, count: int) -> list[int]:
        """`count` whole numbers, or an empty list."""
        parts = self.text(name).split()
        return [int(part) for part in parts] if len(parts) == count and all(map(str.isdecimal, parts)) else []

    def put(self, name: str, value: str | bool | list[int]) -> None:
        value = " ".join(map(str, value)) if isinstance(value, list) else _written(value)
        if self.text(name, "\0") == value:
            return
        if not self._parser.has_section(_SECTION):
            self._parser.add_section(_SECTION)
        self._parser.set(_SECTION, name, value)
        whole = io.StringIO()
        self._parser.write(whole)
        self._file.put(whole.getvalue())

    def flush(self) -> None:
        """Wait until what was chosen is in the file."""
        self._file.wait()

    def _understood(self, setting: Setting[T]) -> Mapping[str, T]:
        return {_written(value): value for value in setting.allowed}

    def _write(self, whole: str) -> None:
        partial = self._path.with_suffix(".partial")
        partial.write_text(whole, encoding="utf-8")
        if self._damaged:
            self._path.replace(self._path.with_suffix(_KEPT))
            self._damaged = False
        partial.replace(self._path)


def _written(value: str | bool | int) -> str:
    if isinstance(value, bool):
        return ON if value else OFF
    return str(value)
