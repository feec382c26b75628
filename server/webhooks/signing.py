"""How a post is signed, so that whoever gets it knows whose it is, and that it is not an old one.

`Nowserving-Signature: t=<seconds since 1970>,v1=<HMAC-SHA-256 of "t.body", hexadecimal>`.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from typing import Final

HEADER: Final = "Nowserving-Signature"
_PURPOSE: Final = b"webhook"

Seal = Callable[[bytes, bytes], bytes]
"""Bytes that only this site can make for a purpose and a subject."""


def secret_of(seal: Seal, webhook: str) -> str:
    """The secret of a webhook, 64 hexadecimal characters. It follows from the key of the server, so
    that it is kept nowhere; a webhook made anew has another."""
    halves = (seal(_PURPOSE, f"{webhook}.{half}".encode()) for half in (1, 2))
    return b"".join(halves).hex()


def signature(secret: str, at_s: int, body: bytes) -> str:
    """What stands in the header."""
    digest = hmac.new(secret.encode(), f"{at_s}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at_s},v1={digest}"
