"""`python -m app`: the console."""

import sys


def start() -> int:
    # Imported late so that --version and a wrong option answer without loading Qt's widgets.
    from app.main import main

    return main()


if __name__ == "__main__":
    sys.exit(start())
