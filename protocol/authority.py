"""The certificate of an authority that programs pin, and how people compare it. Pure."""

from __future__ import annotations

import binascii
import hashlib
import re
from base64 import b64decode
from typing import Final

AUTHORITY_PATH: Final = "/authority.pem"
"""Where a server that has an authority of its own tells it."""
_PEM: Final = re.compile(
    r"-----BEGIN CERTIFICATE-----\s+([A-Za-z0-9+/=\s]+?)-----END CERTIFICATE-----"
)


def der_of(pem: str) -> bytes:
    """The certificate as bytes, empty for an empty text. Raises `ValueError`: not exactly one."""
    if not pem.strip():
        return b""
    found = _PEM.findall(pem)
    if len(found) != 1:
        raise ValueError("this is not one certificate as PEM")
    try:
        return b64decode("".join(found[0].split()), validate=True)
    except binascii.Error:
        raise ValueError("this certificate is damaged") from None


def fingerprint(pem: str) -> str:
    """SHA-256 of the certificate as 16 groups of four signs, to be read out or compared.

    Raises `ValueError`.
    """
    digits = hashlib.sha256(der_of(pem)).hexdigest().upper()
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
