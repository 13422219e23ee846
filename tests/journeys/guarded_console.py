"""A console of the working day with the guard of the window's thread on: what it refuses fails the part."""

import sys

from tests.support.ui_thread import guarding
from tools.working_day.console import main
from tools.working_day.hands import tell

if __name__ == "__main__":
    with guarding() as guard:
        code = main()
    if guard.violations:
        tell({"failed": "; ".join(guard.violations), "where": "the window's thread", "picture": ""})
        code = 1
    sys.exit(code)
