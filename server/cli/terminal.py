"""How the server's commands speak: one sentence in each language, written beside the place that says it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TextIO

from server.settings import Settings

LANGUAGES = ("id", "en")
DONE, FAILED, MISUSED = 0, 1, 2


@dataclass(frozen=True)
class Text:
    """A sentence in both languages; braces hold what `Terminal.say` is given by name."""

    id: str
    en: str

    def in_language(self, language: str) -> str:
        return self.en if language == "en" else self.id


class AskPassword(Protocol):
    """Reads a line without showing it."""

    def __call__(self, prompt: str) -> str: ...


@dataclass(frozen=True)
class Terminal:
    """Where a command's words go, in which language, and for which installation it works."""

    settings: Settings
    language: str
    output: TextIO
    ask_password: AskPassword

    def say(self, text: Text, **values: object) -> None:
        self.output.write(text.in_language(self.language).format(**values) + "\n")
        self.output.flush()


@dataclass(frozen=True)
class Subcommand:
    """One word after `python -m server`. `run` returns the exit code: DONE, FAILED or MISUSED.

    Without `needs_data_dir` it is a question that leaves nothing behind.
    """

    name: str
    summary: Text
    arguments: Callable[[ArgumentParser, str], None]
    run: Callable[[Namespace, Terminal], int]
    needs_data_dir: bool = True


def no_arguments(parser: ArgumentParser, language: str) -> None:
    """For a subcommand that takes none."""
