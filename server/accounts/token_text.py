"""How the bytes of tokens are written, and that one is not known."""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode

from server.domain.refused import Refused, refuse


def unknown() -> Refused:
    """That a token is none of this house."""
    return refuse("unauthenticated", "This token is not valid here. Sign in again.")


def text_of(raw: bytes) -> str:
    """Bytes as they stand in a URL, without padding."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def bytes_of(text: str) -> bytes:
    """The 16 bytes of such a text. Raises `Refused`."""
    try:
        raw = urlsafe_b64decode(text + "==")
    except (binascii.Error, ValueError):
        raise unknown() from None
    # Base64 has spare bits at the end; one spelling of a token is enough.
    if len(raw) != 16 or text_of(raw) != text:
        raise unknown()
    return raw
