"""Names of files that came from outside, made fit to be a file's name here: no path, no trick, and no program."""

import unicodedata
from pathlib import PureWindowsPath
from typing import Final

from domain.attachments import media_type_of

LONGEST: Final = 120
_FORBIDDEN: Final = frozenset('<>:"/\\|?*')
_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(1, 10))}
)
_HIDDEN_KINDS: Final = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
INERT_ENDING: Final = ".bin"


def safe_name(name: str) -> str:
    """The last part of `name` as every system takes it; an ending that no case may carry gets one nobody opens."""
    last = PureWindowsPath(name.replace("\x00", "")).name  # both kinds of slash separate folders there
    kept = "".join("_" if c in _FORBIDDEN else c for c in last if unicodedata.category(c) not in _HIDDEN_KINDS)
    stem, dot, ending = kept.strip(" .").rpartition(".")
    stem, ending = (stem.strip(" ."), ending.strip()) if dot else (ending, "")
    if media_type_of(f"x.{ending}") is None:
        stem, ending = f"{stem}.{ending}".strip(" ."), INERT_ENDING[1:]
    room = LONGEST - len(ending) - 1
    while len(stem.encode()) > room:
        stem = stem[:-1]
    stem = stem.strip(" .") or "lampiran"
    if stem.partition(".")[0].strip().lower() in _DEVICES:
        stem = f"_{stem}"
    return f"{stem}.{ending}"
