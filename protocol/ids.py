"""Identifiers: UUIDv7 (RFC 9562), which sort by time and so keep the indexes of the store local."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable


def uuid7(at: int, entropy: bytes) -> str:
    """A UUIDv7 for the instant `at` (ms since 1970 UTC) from ten random bytes, canonical."""
    if len(entropy) != 10:
        raise ValueError("a UUIDv7 takes exactly ten random bytes")
    value = (at & 0xFFFF_FFFF_FFFF) << 80 | int.from_bytes(entropy, "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=value))


def id_source(now: Callable[[], int]) -> Callable[[], str]:
    """A maker of ids for the given clock; no two ids of one process run backwards in time."""
    last = 0
    count = 0

    def make() -> str:
        nonlocal last, count
        at = now()
        count = count + 1 if at <= last else 0
        last = max(at, last)
        # The twelve bits after the version count within a millisecond: ids keep their order.
        return uuid7(last, (count & 0x0FFF).to_bytes(2, "big") + os.urandom(8))

    return make


def is_id(text: str) -> bool:
    """Whether `text` is a UUID in canonical form."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False
