"""`python -m tools.demo`: the demonstration, with an invented region on a server of its own on this computer.

With a display it opens the console, signed in as a liaison officer. Without one, or with --headless, it plays a working
day through the real window offscreen and exits 0 only if every step was verified.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.working_day.play import play
from tools.working_day.world import OFFICER, PASSWORD, ConsoleFailed, Step, World, seeded_server

CASES = 2_000


class Ledger:
    """Prints the steps as they are verified, and counts them."""

    def __init__(self) -> None:
        self.verified = 0

    def tell(self, step: Step) -> None:
        self.verified += 1
        picture = f"  [{step.picture}]" if step.picture else ""
        print(f"{self.verified:2}  ✓ {step.title}\n      {step.saw}{picture}", flush=True)


def headless(folder: Path, out: Path, language: str, theme: str, cases: int) -> int:
    out.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # inherited by the consoles
    ledger = Ledger()
    print(f"Menyiapkan wilayah rekaan dengan {cases} laporan …", flush=True)
    world = World(seeded_server(folder / "server", cases))
    failed = 0
    try:
        play(world, folder, out, language, theme, ledger.tell)
    except ConsoleFailed as error:
        failed = 1
        print(f"{ledger.verified + 1:2}  ✗ {error}", flush=True)
    finally:
        world.close()
    print(f"Tangkapan layar: {out}")
    print(f"steps={ledger.verified + failed} verified={ledger.verified}")
    return 1 if failed else 0


def with_window(folder: Path, language: str, cases: int) -> int:
    from app.console import Options
    from app.main import run
    from app.paths import Profile

    print(f"Menyiapkan wilayah rekaan dengan {cases} laporan …", flush=True)
    with seeded_server(folder / "server", cases) as server:
        print(f"Server peragaan: {server.url} · akun {OFFICER}, bambang, ratna … · kata sandi {PASSWORD}", flush=True)
        options = Options(
            Profile(folder / "profile"), server.url, language, credentials=(OFFICER, PASSWORD), demonstration=True
        )
        return run(options)


def has_display() -> bool:
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="bootstrap.py run", description=__doc__)
    parser.add_argument("--headless", action="store_true", help="play the working day without a display")
    parser.add_argument("--out", type=Path, help="folder for the screenshots (default: konsol-tangkapan)")
    parser.add_argument("--language", choices=("id", "en"), default="id")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--cases", type=int, default=CASES, help="size of the invented region")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="konsol-peragaan-", ignore_cleanup_errors=True) as folder:
        if chosen.headless or not has_display():
            out = (chosen.out or Path("konsol-tangkapan")).resolve()
            return headless(Path(folder), out, chosen.language, chosen.theme, chosen.cases)
        return with_window(Path(folder), chosen.language, chosen.cases)


if __name__ == "__main__":
    sys.exit(main())
