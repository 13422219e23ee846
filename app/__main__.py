"""`python -m app`: the console, or the process that draws a preview for it."""

import sys

from app.previews import process


def start() -> int:
    if sys.argv[1:] == [process.DRAW]:
        return process.main()
    # Imported late so that --version and a wrong option answer without loading Qt's widgets.
    from app.main import main

    return main()


if __name__ == "__main__":
    sys.exit(start())
