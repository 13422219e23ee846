"""`python -m server`."""

import io
import os
import sys

from server.cli import main


def start() -> int:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a report's emoji must not stop an import on an old code page
    try:
        return main(sys.argv[1:])
    except BrokenPipeError:  # the reader of our output has gone (`| head`): nothing is left to say to anybody
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(start())
