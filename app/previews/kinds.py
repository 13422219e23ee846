"""What a file is by its first bytes. Its name says what its sender wanted it to be taken for."""

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What can be drawn; a picture's value names the one decoder it is given to. SVG is a program, and not here."""

    PNG = "png"
    JPEG = "jpeg"
    GIF = "gif"
    WEBP = "webp"
    PDF = "pdf"


PDF_STARTS_WITHIN: Final = 1_024  # bytes of anything that readers accept before a document (ISO 32000-1, annex H.3.4.1)
_SIGNATURES: Final = (
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"GIF87a", Kind.GIF),
    (b"GIF89a", Kind.GIF),
)


def kind_of(content: bytes) -> Kind | None:
    """None: there is no preview of such a file."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return Kind.WEBP
    return Kind.PDF if b"%PDF-" in content[:PDF_STARTS_WITHIN] else None
