"""Keeps the Indonesian catalogue in step with the source texts of the console.

    python tools/catalogue.py update          take in new source texts, then report
    python tools/catalogue.py merge FILE      add translations, lines of: source TAB context TAB translation
    python tools/catalogue.py check           report only; exit code 1 if anything is missing, wrong or left over
    python tools/catalogue.py prune           drop the texts that the source no longer has

In a merged file `\\n` stands for a line break, and lines that begin with `#` are remarks. Nothing that is translated
is ever taken away except by `prune`; several runs at once wait for each other.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "app"
CATALOGUE = ROOT / "resources" / "i18n" / "konsol_id.ts"
WAIT_SECONDS = 120
PLACEHOLDER = re.compile(r"\{\w*\}|%n|%\d")
LEFT_OVER = ("vanished", "obsolete")


class Trouble(Exception):
    """Something the person at the keyboard has to know."""


@dataclass(frozen=True)
class Message:
    """One text of the catalogue; `state` is "", "unfinished", "vanished" or "obsolete"."""

    context: str
    source: str
    translation: str
    state: str


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the catalogue: colleagues may run this tool at the same moment."""
    lock, end = path.with_suffix(".lock"), time.monotonic() + WAIT_SECONDS
    while True:
        try:
            lock.touch(exist_ok=False)
            break
        except FileExistsError:
            if time.monotonic() > end:
                raise Trouble(f"{lock} is still there: if no other run is under way, delete it") from None
            time.sleep(0.1)
    try:
        yield
    finally:
        lock.unlink()


def lupdate(catalogue: Path, *options: str, folder: Path = SOURCES) -> None:
    program = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent)) or "pyside6-lupdate"
    sources = sorted(map(str, folder.rglob("*.py")))
    layout = ["-silent", "-locations", "none", "-sort-messages", "-target-language", "id", "-source-language", "en"]
    no_guesses = ["-disable-heuristic", "sametext", "-disable-heuristic", "similartext"]
    command = [program, *layout, *no_guesses, *options, *sources, "-ts", str(catalogue)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    complaints = (told.stdout + told.stderr).strip()
    if told.returncode or complaints:
        raise Trouble(f"lupdate: {complaints or told.returncode}")


def read(catalogue: Path) -> list[Message]:
    found = []
    for context in ElementTree.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            text, state = ("", "") if translation is None else (translation.text or "", translation.get("type", ""))
            found.append(Message(context.findtext("name", ""), message.findtext("source", ""), text, state))
    return found


def faults(messages: list[Message]) -> list[str]:
    """What stands between the catalogue and a person: untranslated, left over, or with other placeholders."""
    found = []
    for m in messages:
        name = f"{m.source}\t{m.context}"
        if m.state in LEFT_OVER:
            found.append(f"left over: {name}")
        elif m.state or not m.translation:
            found.append(f"not translated: {name}")
        elif sorted(PLACEHOLDER.findall(m.source)) != sorted(PLACEHOLDER.findall(m.translation)):
            found.append(f"other placeholders: {name}\t{m.translation}")
        elif m.source.endswith((".", "…", "?", ":")) != m.translation.endswith((".", "…", "?", ":")):
            found.append(f"another ending: {name}\t{m.translation}")
    return found


def check(sources: Path = SOURCES) -> list[str]:
    """The faults of the catalogue as it would be after an update; the file itself is left alone."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(CATALOGUE, folder))
        lupdate(copy, folder=sources)
        return faults(read(copy))


def merge(catalogue: Path, given: Path) -> list[str]:
    """Put translations in; returns the lines that fit nothing."""
    tree = ElementTree.parse(catalogue)
    places: dict[tuple[str, str], list[ElementTree.Element]] = {}
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            places.setdefault((message.findtext("source", ""), context.findtext("name", "")), []).append(message)
    strangers = []
    for line in given.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        parts = [part.replace("\\n", "\n") for part in line.split("\t")]
        if len(parts) != 3 or (parts[0], parts[1]) not in places:
            strangers.append(line)
            continue
        for message in places[parts[0], parts[1]]:
            _translate(message, parts[2])
    tree.write(catalogue, encoding="utf-8", xml_declaration=True)
    return strangers


def _translate(message: ElementTree.Element, text: str) -> None:
    translation = message.find("translation")
    if translation is None:
        translation = ElementTree.SubElement(message, "translation")
    translation.text = text
    if translation.get("type") == "unfinished" and text:
        del translation.attrib["type"]


def main(arguments: list[str]) -> int:
    match arguments:
        case ["check"]:
            found = check()
        case ["update" | "prune" as wish]:
            with alone(CATALOGUE):
                lupdate(CATALOGUE, *(["-no-obsolete"] if wish == "prune" else []))
                found = faults(read(CATALOGUE))
        case ["merge", given]:
            with alone(CATALOGUE):
                lupdate(CATALOGUE)
                strangers = merge(CATALOGUE, Path(given))
                lupdate(CATALOGUE)  # writes the file again in its own layout
                found = [f"fits nothing: {line}" for line in strangers] + faults(read(CATALOGUE))
        case _:
            print(__doc__)
            return 2
    print("\n".join([*found, f"{len(found)} to do"]))
    return 1 if found else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(f"catalogue: {trouble}")
