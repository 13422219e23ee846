"""`python -m tools.canaries`: identities of protected reporters, searched for in every answer of the running server.

Exits 0 only if no answer to a role that may not know a reporter held any of it. With --with it puts a known defect
into the product, which must then be found.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.canaries.defects import DEFECTS, with_defect
from tools.canaries.readers import Watch, read_everything
from tools.canaries.world import place

HITS_SHOWN = 10


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.canaries", description=__doc__)
    parser.add_argument("--cases", type=int, default=2_000, help="how many protected cases")
    parser.add_argument("--with", choices=sorted(DEFECTS), default="", dest="defect", help="put this defect in")
    chosen = parser.parse_args(arguments)
    watch = search(chosen.cases, chosen.defect)
    for hit in watch.hits[:HITS_SHOWN]:
        print(hit)
    print(f"read by those who may know: {watch.by_right}, of these opened by two persons: {watch.revealed}")
    print(f"cases={chosen.cases} responses={watch.responses} bytes={watch.size} hits={len(watch.hits)}")
    blind = not watch.by_right or not watch.revealed
    return 1 if watch.hits or blind else 0


def search(cases: int, defect: str = "") -> Watch:
    """Plant that many canaries in a server of their own and read everything as everybody."""
    with tempfile.TemporaryDirectory() as folder, with_defect(defect), place(Path(folder), cases) as planted:
        watch = Watch(planted)
        read_everything(planted, watch)
        return watch


if __name__ == "__main__":
    sys.exit(main())
