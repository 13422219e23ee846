"""The server's own secret, from which tokens are derived so that none is stored readable."""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from server.datafile import made_once

KEY_BYTES = 32


@dataclass(frozen=True)
class Key:
    """32 secret bytes kept in the data directory, readable by the server's account only."""

    secret: bytes = field(repr=False)

    @classmethod
    def kept_in(cls, path: Path) -> "Key":
        """The key in the file, made at first use."""
        kept = bytes.fromhex(made_once(path, secrets.token_bytes(KEY_BYTES).hex()))
        if len(kept) != KEY_BYTES:
            raise ValueError(f"{path.name} holds no key")
        return cls(kept)

    def derive(self, purpose: str, *parts: str) -> str:
        """43 URL-safe characters (256 bits) that only the holder of the key can make from the same parts."""
        framed = "".join(f"{len(part)}:{part}" for part in (purpose, *parts))
        return _text(hmac.new(self.secret, framed.encode("utf-8", "surrogatepass"), hashlib.sha256).digest())


def random_text() -> str:
    """43 URL-safe characters (256 bits)."""
    return _text(secrets.token_bytes(32))


def stored_form(token: str) -> str:
    """What is kept of a token: enough to recognise it, not to use it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def same(one: str, other: str) -> bool:
    """Compared in constant time."""
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")
