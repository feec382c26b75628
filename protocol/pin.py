"""The PIN by which staff leave a kiosk: whoever sets it keeps only this proof of it.

A kiosk checks it by itself, because staff must be able to leave one whose server is away. So few
digits can be tried through by whoever has the proof: it goes to paired kiosks and colleagues alone.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import Final

PIN: Final = re.compile(r"[0-9]{4,8}")
SALT_BYTES: Final = 16
_COST: Final = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}
_PROOF: Final = re.compile(r"scrypt\$([0-9a-f]{32})\$([0-9a-f]{64})")


def is_proof(text: str) -> bool:
    """Whether `prove` can have made it."""
    return _PROOF.fullmatch(text) is not None


def prove(pin: str, salt: bytes) -> str:
    """The proof of a PIN of 4 to 8 digits. Takes a twentieth of a second. Raises `ValueError`."""
    if PIN.fullmatch(pin) is None or len(salt) != SALT_BYTES:
        raise ValueError("a PIN has 4 to 8 digits, its salt 16 bytes")
    return f"scrypt${salt.hex()}${_hash(pin, salt).hex()}"


def opens(pin: str, proof: str) -> bool:
    """Whether this is the PIN; False for any proof that is none."""
    found = _PROOF.fullmatch(proof)
    if found is None or PIN.fullmatch(pin) is None:
        return False
    return hmac.compare_digest(_hash(pin, bytes.fromhex(found[1])).hex(), found[2])


def _hash(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, **_COST)
