"""What may be attached and how much: an attachment is named by the SHA-256 of its content."""

from dataclasses import dataclass

from domain.errors import Code, Refused

MEDIA_TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True)
class Attachment:
    """A file as a case refers to it; its bytes live in a content-addressed store. `size` is in bytes."""

    sha256: str
    name: str
    size: int
    media_type: str


@dataclass(frozen=True)
class Limits:
    """Limits of texts and files. Those of an answer are what a large integrator works with; official ones are unknown.

    `characters` bounds an answer to the reporter, `note_characters` what colleagues write, `title_characters` and
    `report_characters` a corrected title and text.
    """

    characters: int = 1_000
    note_characters: int = 5_000
    title_characters: int = 255
    report_characters: int = 20_000
    files: int = 5
    file_bytes: int = 5 * 1024 * 1024


def media_type_of(name: str) -> str | None:
    """The media type that the file name's ending stands for, or None where that kind may not be attached."""
    return MEDIA_TYPES.get(name.rpartition(".")[2].lower()) if "." in name else None


def check_length(text: str, limit: int) -> Refused | None:
    if len(text) <= limit:
        return None
    return Refused(Code.TEXT_TOO_LONG, {"limit": str(limit), "length": str(len(text))})


def check(attachments: tuple[Attachment, ...], limits: Limits) -> Refused | None:
    if len(attachments) > limits.files:
        return Refused(Code.TOO_MANY_ATTACHMENTS, {"limit": str(limits.files)})
    for item in attachments:
        if media_type_of(item.name) != item.media_type:
            return Refused(Code.ATTACHMENT_TYPE, {"name": item.name})
        if item.size > limits.file_bytes:
            return Refused(Code.ATTACHMENT_TOO_LARGE, {"name": item.name, "limit": str(limits.file_bytes)})
    return None
