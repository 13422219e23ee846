"""Looks at a file from outside, before anything is parsed: is it an .xlsx, and is it safe to unpack?"""

import re
import zipfile
from typing import BinaryIO

from server.laporan_ringkas import survey
from server.laporan_ringkas.problems import ExportProblem, Problem

_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF"
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|head|body|table|meta|\?xml|style)", re.IGNORECASE)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_UNPACKED_LIMIT = 300 * 1024 * 1024
_RATIO_LIMIT = 200
_RATIO_MATTERS_FROM = 1024 * 1024
_CHUNK = 1024 * 1024


def refuse_other_formats(file: BinaryIO) -> None:
    """Raise `not_xlsx` with its `kind` unless the file begins as a zip; leaves the file at its start."""
    head = file.read(4096)
    kind = _kind(head, file)
    file.seek(0)
    if kind:
        raise ExportProblem(Problem.NOT_XLSX, kind=kind)


def _kind(head: bytes, file: BinaryIO) -> str:
    if head.startswith(_ZIP):
        return ""
    if not head:
        return "empty"
    if head.startswith(_OLE):
        # A workbook with a password is an OLE file around the encrypted one; the name stands in its directory.
        return "encrypted" if _ENCRYPTED in head + file.read(64 * _CHUNK) else "xls"
    if head.startswith(_PDF):
        return "pdf"
    if _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if b"\0" not in head and any(mark in head for mark in (b",", b";", b"\t")) and _is_text(head):
        return "csv"
    return "unknown"


def _is_text(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4  # only the last character is cut
    return True


def inspect(archive: zipfile.ZipFile, max_rows: int, above: int) -> None:
    """Refuse a zip that is no workbook, that would unpack to too much, or whose sheet has too many rows.

    `above` is how many further rows may stand above the reports. The declared sizes can be believed: zipfile
    never unpacks a member beyond its declared size.
    """
    members = archive.infolist()
    if any(member.flag_bits & 0x1 for member in members):
        raise ExportProblem(Problem.NOT_XLSX, kind="encrypted")
    names = {member.filename.casefold() for member in members}
    if "[content_types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise ExportProblem(Problem.NOT_XLSX, kind="zip")
    if "xl/workbook.bin" in names:
        raise ExportProblem(Problem.NOT_XLSX, kind="xlsb")
    total = sum(member.file_size for member in members)
    too_large = ExportProblem(Problem.TOO_LARGE, megabytes=-(-total // 1024**2))
    if total > _UNPACKED_LIMIT or any(_is_bomb(member) for member in members):
        raise too_large
    for member in members:
        with archive.open(member) as part:
            try:
                found = survey.rows_with_content(part)
            except survey.Excess as excess:
                raise too_large from excess
        if found > max_rows + above:
            raise ExportProblem(Problem.TOO_MANY_ROWS, limit=max_rows, found=found)


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > _RATIO_MATTERS_FROM and member.file_size > _RATIO_LIMIT * max(member.compress_size, 1)
