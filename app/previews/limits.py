"""How much a preview may cost. A file beyond a limit is not drawn; it can still be saved and opened elsewhere."""

from typing import Final

LARGEST_FILE: Final = 32 * 1024 * 1024
"""Bytes. Offices upload a few megabytes; a file of this size is held twice while it is handed over."""

PICTURE_PIXELS: Final = 64_000_000
"""Of a picture as it says itself; the sensors of phones end at about fifty million. At four bytes each: 256 MB."""

DRAWN_PIXELS: Final = 8_000_000
"""Of what comes back: a page of A4 in three times the width of an old laptop's window. 32 MB."""

DRAWN_SIDE: Final = 16_000
"""Pixels of the longer side of what comes back; a page may be a strip of 200 inches."""

MOST_PAGES: Final = 2_000
"""Pages that can be turned to; a document may claim as many as it likes."""

SECONDS: Final = 10
"""Until the process is killed. An old laptop draws a scanned page in two; nobody waits longer for a look."""

MEMORY: Final = 1024 * 1024 * 1024
"""Bytes of addresses, where the system can hold a process to it: a picture at its limit and the libraries."""
