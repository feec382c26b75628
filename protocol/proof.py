"""What a device signs with its key, and the number by which people compare both ends of a pairing.

A device has an Ed25519 key that was made on it and never leaves it. It proves the key for a token
(`challenge`), and with each hello and request that it sends with that token (`hello`, `request`).
"""

from __future__ import annotations

import binascii
import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Annotated, Final

import msgspec

PROOF_WITHIN_MS: Final = 60_000
"""So far may the instant of a proof lie from the server's clock; each is taken once."""
PROOF_HEADER: Final = "Device-Proof"
"""Of a request: `<at>.<signature>`, the signature in base64url without padding."""
NONCE_BYTES: Final = 32
KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64


def encoded(raw: bytes) -> str:
    """Bytes as base64url without padding."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def decoded(text: str, length: int) -> bytes | None:
    """So many bytes of base64url without padding, in their one spelling; else None."""
    try:
        raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return None
    return raw if len(raw) == length and encoded(raw) == text else None


class Proof(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """That whoever says hello holds the key of the token's device. `at` is the server's clock, ms,
    as the device reckons it; the signature is base64url without padding."""

    at: Annotated[int, msgspec.Meta(ge=0)]
    signature: Annotated[str, msgspec.Meta(max_length=88)]


def challenge(device: str, nonce: str) -> bytes:
    """What is signed for an access token."""
    return f"now-serving challenge\0{device}\0{nonce}".encode()


def hello(token: str, at: int) -> bytes:
    """What is signed for a socket."""
    return f"now-serving hello\0{at}\0{token}".encode()


def request(method: str, path: str, token: str, at: int) -> bytes:
    """What is signed for a request; `path` without its query."""
    return f"now-serving request\0{at}\0{method}\0{path}\0{token}".encode()


def commitment(key: bytes, nonce: bytes) -> bytes:
    """What a device sends before it hears the server's nonce, so that neither end can choose its
    own to fit the other: 32 bytes."""
    return hashlib.sha256(b"now-serving commitment\0" + key + nonce).digest()


def check_number(key: bytes, authority: bytes, device_nonce: bytes, server_nonce: bytes) -> str:
    """Six digits that both ends show: equal only if nobody sits between them.

    `key` is the device's public key (32 bytes), `authority` the certificate (DER) that the device
    trusts from now on, empty over plain HTTP.
    """
    parts = (key, hashlib.sha256(authority).digest(), device_nonce, server_nonce)
    digest = hashlib.sha256(b"now-serving check\0" + b"".join(parts)).digest()
    digits = f"{int.from_bytes(digest[:8], 'big') % 1_000_000:06}"
    return f"{digits[:3]} {digits[3:]}"
