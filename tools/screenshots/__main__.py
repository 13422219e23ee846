"""`python -m tools.screenshots [--out DIR]`: every screen, in both languages, both looks and two sizes.

A server with an invented region is made once; for each language and look a copy of it is opened, and each person of
the scenes signs in at a console of their own and is photographed at work. Writes a page that shows them all, and ends
with the number of pictures.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Final

from app.i18n import LANGUAGES
from app.views import theme
from server.embedded import EmbeddedServer
from server.settings import Settings
from tools.screenshots.fate import Fate
from tools.screenshots.index import write_index
from tools.screenshots.pictures import PICTURES
from tools.screenshots.scenes import SEATS
from tools.working_day.world import PASSWORD, ConsoleFailed, Step, seeded_server

CASES: Final = 2_000
LOOKS: Final = (theme.LIGHT, theme.DARK)
HOME: Final = Path(__file__).resolve().parents[2] / "docs" / "screens"


def photograph(
    out: Path, cases: int, languages: Sequence[str], looks: Sequence[str], seats: Sequence[str], only: str
) -> int:
    """Take all pictures; returns how many. Raises ConsoleFailed where a scene does not come about."""
    taken: list[Path] = []

    def tell(step: Step) -> None:
        if step.picture:
            taken.append(Path(step.picture))
            print(step.picture, flush=True)

    with tempfile.TemporaryDirectory(prefix="konsol-layar-", ignore_cleanup_errors=True) as scratch:
        seeded = Path(scratch) / "seeded"
        seeded_server(seeded, cases)
        for language, look in product(languages, looks):
            folder = Path(scratch) / f"{language}-{look}"
            shutil.copytree(seeded, folder / "server")
            world = Fate(EmbeddedServer(Settings(folder / "server")))
            world.server.start()
            try:
                for name in seats:
                    seat = SEATS[name]
                    shared = ["--profile", str(folder / f"profile-{seat.person}"), "--password", PASSWORD]
                    shared += ["--out", str(out), "--language", language, "--look", look, "--only", only]
                    sit_down = world.console_on_a_line if seat.on_a_line else world.console
                    sit_down(name, shared, tell)
            finally:
                world.close()
    missing = set(PICTURES) - {picture.stem for picture in taken}
    if missing and not only and set(seats) == set(SEATS):
        raise ConsoleFailed(f"nobody has taken {', '.join(sorted(missing))}")
    return len(taken)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.screenshots", description=__doc__)
    parser.add_argument("--out", type=Path, default=HOME, help="folder for the pictures (default: docs/screens)")
    parser.add_argument("--language", choices=LANGUAGES, action="append", help="one of them only")
    parser.add_argument("--look", choices=theme.THEMES, action="append", help="this one only")
    parser.add_argument("--seat", choices=sorted(SEATS), action="append", help="only what is seen from this one")
    parser.add_argument("--only", default="", help="only pictures with this in their name")
    parser.add_argument("--cases", type=int, default=CASES, help="size of the invented region")
    chosen = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # inherited by the consoles
    wanted = (chosen.language or LANGUAGES, chosen.look or LOOKS, chosen.seat or tuple(SEATS))
    try:
        taken = photograph(chosen.out.resolve(), chosen.cases, *wanted, chosen.only)
    except ConsoleFailed as error:
        print(f"✗ {error}", file=sys.stderr)
        return 1
    write_index(chosen.out)
    print(f"pictures={taken}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
