"""PDF files as somebody else's reader finds them: poppler's pdftotext."""

import subprocess
from pathlib import Path

from tests.support.presence import tool


def pages_of(file: Path) -> list[str]:
    """The words of each page, laid out as they stand there."""
    command = [tool("pdftotext", "poppler-utils"), "-layout", "-enc", "UTF-8", file, "-"]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return told.stdout.split("\f")[:-1]


def words_of(text: str) -> str:
    """Without the line breaks and gaps of the layout."""
    return " ".join(text.split())
