"""The version of this console, as the server, the log and the about box are told it."""

from typing import Final

VERSION: Final = "0.1.0"
