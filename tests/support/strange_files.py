"""Files as strangers send them, by mistake or on purpose: pictures and documents made to cost whoever opens them."""

import struct
import zlib
from collections.abc import Callable, Sequence

from app.previews.exchange import Why

Strange = tuple[Callable[[], bytes], Why | None]


def picture(width: int, height: int, rows: int | None = None) -> bytes:
    """A black PNG of one bit a pixel, cut off after some `rows`: four hundred of sixty thousand are 3 KB."""
    packed = zlib.compress(bytes(1 + (width + 7) // 8) * (height if rows is None else rows), 9)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, (b"IHDR", b"IDAT", b"IEND"), (head, packed, b"")))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def animation(frames: int) -> bytes:
    """A GIF that repeats for ever."""
    frame = b"\x21\xf9\x04\0\x01\0\0\0" + b"\x2c\0\0\0\0\x01\0\x01\0\0" + b"\x02\x02\x44\x01\0"
    head = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff"
    return head + b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0" + frame * frames + b";"


def document(pages: int = 1, box: str = "0 0 595 842", forms: Sequence[bytes] = ()) -> bytes:
    """A PDF whose page n has n bars; `forms` follow from object 3 on, and the first of them is drawn on every page."""
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"", *forms]
    first = len(parts) + 1
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(pages))
    parts[1] = f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode()
    resources = "/Resources<</XObject<</F 3 0 R>>>>" if forms else ""
    for number in range(pages):
        content = first + 2 * number + 1
        parts.append(f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents {content} 0 R{resources}>>".encode())
        bars = b"".join(b"40 %d 300 10 re f " % (40 + 20 * bar) for bar in range(number + 1))
        parts.append(stream(b"/F Do" if forms else bars))
    written = b"%PDF-1.7\n"
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF"
    return written + end % (len(parts) + 1, table, len(parts) + 1, len(written))


def stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (extra, len(content), content)


def endless() -> bytes:
    """Twelve forms, each drawing the next one twelve times: 9 × 10¹² bars in three kilobytes."""
    deepest, forms = 11, []
    for level in range(deepest + 1):
        drawn = b"/F Do " * 12 if level < deepest else b"0 0 500 500 re f "
        within = b"/Resources<</XObject<</F %d 0 R>>>>" % (4 + level) if level < deepest else b""
        forms.append(stream(drawn, b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]" + within))
    return document(forms=forms)


def strange_files() -> dict[str, Strange]:
    """By name: the content, and why it is not shown; None where it can be shown after all."""
    photo, jpeg = picture(64, 64), b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    return {
        "a picture of sixty thousand by sixty thousand": (lambda: picture(60_000, 60_000, 400), Why.TOO_LARGE),
        "a picture cut off": (lambda: photo[:40], Why.DAMAGED),
        "a photo cut off in its head": (lambda: jpeg, Why.DAMAGED),
        "a head of nonsense": (lambda: photo[:16] + b"\xff" * 200, Why.DAMAGED),
        "an animation without end": (lambda: animation(20_000), None),
        "a drawing that is a program": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>', Why.NO_KIND),
        "a page of two hundred inches": (lambda: document(box="0 0 14400 14400"), None),
        "a page like a thread": (lambda: document(box="0 0 1 14400"), None),
        "a page without a size": (lambda: document(box="0 0 1e38 -1e38"), None),
        "a document of nonsense": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 100, Why.DAMAGED),
    }
