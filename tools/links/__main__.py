"""`python -m tools.links`: a hundred commands up and a thousand changes down, over every line there is out there.

A local TCP relay does to the bytes what the line would do; a lost packet is one that comes late. Waiting is shortened:
with `--speed 10` the line, the console's own time-outs, pauses and its measure of a page run ten times as fast. The
seconds printed are those of the world outside; what the processes here need for themselves counts tenfold in them. The
ratio is bytes on the line against those of a perfect one.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tools.crash.processes import fork, warm_up
from tools.crash.world import Folder, serve
from tools.links.mutants import MUTANTS
from tools.links.profiles import PROFILES, Begin, Weather, perfect
from tools.links.world import CHANGES, COMMANDS, Passed, exchange, make_template

SPEED: Final = 10.0
MOST: Final = 1.5  # bytes on the line against those of a perfect one
HOURS: Final = 2.0
PATIENCE_SECONDS: Final = 900.0


def over(template: Folder, root: Path, weather: Weather, begin: Begin, hours: float, mutant: str = "") -> Passed:
    """The exchange over one line, on a copy of the world; given up after so many hours of the world outside."""
    folder = template.copied_to(root)
    server, url = serve(folder)
    try:
        console = fork(lambda out: exchange(out, folder, url, weather, begin, hours, mutant))
        if not console.read_all(PATIENCE_SECONDS):
            console.kill()
            return Passed(False, 0, 0, 0, 0, "the console does not come to rest")
        console.end()
        return Passed(**json.loads(console.written)) if console.written else Passed(False, 0, 0, 0, 0, "it broke down")
    finally:
        server.kill()
        folder.remove()


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.links", description=__doc__)
    parser.add_argument("--profile", choices=sorted(PROFILES), action="append", help="only this line")
    parser.add_argument("--runs", type=int, default=1, help="how often each, with other chance")
    parser.add_argument("--speed", type=float, default=SPEED)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--commands", type=int, default=COMMANDS)
    parser.add_argument("--changes", type=int, default=CHANGES)
    parser.add_argument("--hours", type=float, default=HOURS, help="of the world outside, until a line is given up")
    parser.add_argument("--mutant", choices=sorted(MUTANTS), default="", help="switch a defect on, to see it")
    chosen = parser.parse_args(arguments)
    names = chosen.profile or list(PROFILES)
    warm_up()
    with tempfile.TemporaryDirectory(prefix="konsol-links-", ignore_cleanup_errors=True) as scratch:
        template = Folder(Path(scratch) / "template")
        maker = fork(lambda _: make_template(template, chosen.commands, chosen.changes))
        if maker.end():
            return 1
        plain = over(template, Path(scratch) / "perfect", Weather(1, chosen.seed), perfect(Weather(1, 0)), HOURS)
        print(f"{chosen.commands} commands, {chosen.changes} changes, speed {chosen.speed:g}, seed {chosen.seed}")
        print(_line("perfect", 0, plain, plain), flush=True)
        complete, worst = 0, 0.0
        for name in names:
            runs = []
            for turn in range(chosen.runs):
                weather = Weather(chosen.speed, chosen.seed + turn)
                begin = PROFILES[name][1](weather)
                passed = over(template, Path(scratch) / f"{name}-{turn}", weather, begin, chosen.hours, chosen.mutant)
                print(_line(name, turn, passed, plain), flush=True)
                runs.append(passed)
                worst = max(worst, passed.bytes / max(1, plain.bytes))
            complete += all(passed.done for passed in runs)
    print(f"profiles={len(names)} complete={complete} worst_ratio={worst:.2f}")
    return 0 if plain.done and complete == len(names) and worst <= MOST else 1


def _line(name: str, turn: int, passed: Passed, plain: Passed) -> str:
    words = PROFILES[name][0] if name in PROFILES else "the payload"
    ratio = passed.bytes / max(1, plain.bytes)
    figures = f"{passed.seconds:7.0f} s  {passed.requests:4} requests  {passed.up:8} up  {passed.down:8} down"
    return f"{name:8}{turn + 1:3}  {figures}  ratio {ratio:.2f}  {passed.why or 'done'}  ({words})"


if __name__ == "__main__":
    sys.exit(main())
