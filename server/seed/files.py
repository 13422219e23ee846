"""Small real attachments: each is a valid file of its kind and differs with its seed."""

import base64
import random
import struct
import zlib

# A grey 48 by 32 baseline JPEG; every file made from it adds its caption as a comment segment.
_JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEAZABkAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKB"
    "TmCNl4x9lnN+gXz/wAALCAAgADABAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9"
    "AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZn"
    "aGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP0"
    "9fb3+Pn6/9oACAEBAAA/AN2iiiiiqn9pWn/PX/x0/wCFH9pWn/PX/wAdP+FH9pWn/PX/AMdP+FH9pWn/AD1/8dP+FH9pWn/PX/x0/wCF"
    "H9pWn/PX/wAdP+FYFFQzz+Tt+Xdn3psV15kgTZjPfNWKKKKZJEkmN4zjpzSJBGjBlXBHuakor//Z"
)


def make_attachment(kind: str, seed: str, caption: str) -> bytes:
    """A file of `kind` jpg, png or pdf, 1 to 40 KB, the same for the same arguments; ValueError for another kind."""
    rng = random.Random(f"{kind}/{seed}/{caption}")
    match kind:
        case "png":
            return _png(rng, caption)
        case "jpg":
            return _jpeg(rng, caption)
        case "pdf":
            return _pdf(rng, caption)
    raise ValueError(kind)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _png(rng: random.Random, caption: str) -> bytes:
    """A landscape of sky and ground with some noise, so that it is seen to be a picture and compresses badly."""
    width, height = rng.randrange(96, 160), rng.randrange(72, 110)
    horizon = rng.randrange(height // 3, height // 2)
    sky = (rng.randrange(120, 190), rng.randrange(160, 215), rng.randrange(200, 250))
    ground = (rng.randrange(80, 140), rng.randrange(80, 130), rng.randrange(50, 100))
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        base = sky if y < horizon else ground
        shade = y * 40 // height
        grains = [bytes(max(0, min(255, part + noise - shade)) for part in base) for noise in range(24)]
        rows += b"".join(grains[byte % 24] for byte in rng.randbytes(width))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    text = b"Comment\0" + caption.encode("latin-1", "replace")
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"tEXt", text)
        + _chunk(b"IDAT", zlib.compress(bytes(rows), 6))
        + _chunk(b"IEND", b"")
    )


def _jpeg(rng: random.Random, caption: str) -> bytes:
    """The constant picture with a comment of its own; the comment's padding gives it a photograph's weight."""
    comment = caption.encode() + b"\0" + rng.randbytes(rng.randrange(1_500, 20_000))
    return _JPEG[:2] + b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment + _JPEG[2:]


def _pdf(rng: random.Random, caption: str) -> bytes:
    """One A4 page with the caption and a few lines; unseen ballast in the last object varies the size."""
    lines = [caption, f"Nomor: {rng.randrange(1, 400):03}/{rng.choice('ABCD')}/2026", "Dokumen contoh untuk latihan."]
    shown = [line.encode("latin-1", "replace").translate(None, b"()\\").decode("latin-1") for line in lines]
    stream = "BT /F1 14 Tf 72 770 Td 22 TL " + " ".join(f"({line}) Tj T*" for line in shown) + " ET"
    ballast = rng.randbytes(rng.randrange(600, 8_000)).hex().encode()
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream.encode("latin-1")),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(ballast), ballast),
    ]
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start)
    return bytes(out)
