"""The page that shows each scene of a folder of pictures once, in the order of their numbers."""

from pathlib import Path
from typing import Final

PAGE: Final = "README.md"
_SHOWN_FIRST: Final = "id-light"
_HEAD: Final = """# Screens

Written by `python -m tools.screenshots`, which takes each of these in both languages, light and dark, at 1366×768 and
at 1920×1080. All data is made up.
"""


def write_index(folder: Path) -> Path:
    """Returns the page; of the kinds of one scene it shows the Indonesian, light and small one, where there is one."""
    pictures = (picture.relative_to(folder) for picture in folder.rglob("*.webp"))
    shown: dict[str, Path] = {}
    for picture in sorted(pictures, key=lambda picture: (picture.parts[0] != _SHOWN_FIRST, picture)):
        shown.setdefault(picture.stem, picture)
    lines = [_HEAD]
    for name, picture in sorted(shown.items(), key=lambda item: _number(item[0])):
        number, _, words = name.partition("-")
        lines.append(f"## {number} · {words.replace('-', ' ')}\n\n![{words}]({picture.as_posix()})\n")
    page = folder / PAGE
    page.write_text("\n".join(lines), encoding="utf-8")
    return page


def _number(name: str) -> int:
    return int(name.partition("-")[0])
