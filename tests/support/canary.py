"""Looks for a text in files the way somebody would who stole the disk: in every encoding, and inside packed streams."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_STARTS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"\x1f\x8b\x08")
_MOST = 4_000_000


def sightings(folder: Path, canary: str) -> list[str]:
    """Each file below `folder` that holds the text, with how it does."""
    forms = {f"{name}": canary.encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")}
    forms["hex"] = canary.encode().hex().encode()
    found = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        for place, content in (("plain", path.read_bytes()), *_unpacked(path.read_bytes())):
            found += [f"{path.name}: {form}, {place}" for form, bytes_ in forms.items() if bytes_ in content]
        if canary in path.name:
            found.append(f"{path.name}: its name")
    return found


def _unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Whatever in the content begins like a packed stream and can be unpacked at least in part."""
    for start in _STARTS:
        at = content.find(start)
        while at >= 0:
            with suppress(zlib.error):
                yield f"packed at {at}", zlib.decompressobj(wbits=47).decompress(content[at:], _MOST)
            at = content.find(start, at + 1)


def plant(folder: Path, canary: str) -> int:
    """Write the text in every way it must be found in; returns how many there are."""
    folder.mkdir()
    noise = bytes(range(256)) * 40
    ways = {name: canary.encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")}
    ways |= {"hex": canary.encode().hex().encode(), "zlib": zlib.compress(canary.encode() * 9)}
    ways["gzip"] = gzip.compress(canary.encode("utf-16-le") * 9)
    for name, content in ways.items():
        (folder / name).write_bytes(noise + content + noise)
    (folder / f"draft of {canary}.txt").write_bytes(b"")
    return len(ways) + 1
