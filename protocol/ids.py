"""Identifiers: UUIDv7 (RFC 9562), which sort by time and so keep the indexes of the store local."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import Final

_CANONICAL: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ENTROPY_BYTES: Final = 8
_VARIANT: Final = {f"{digit:x}": f"{digit & 0x3 | 0x8:x}" for digit in range(16)}
_ENTROPIES_AT_ONCE: Final = 512


def uuid7(at: int, entropy: bytes) -> str:
    """A UUIDv7 for the instant `at` (ms since 1970 UTC) from ten random bytes, canonical."""
    if len(entropy) != 10:
        raise ValueError("a UUIDv7 takes exactly ten random bytes")
    value = (at & 0xFFFF_FFFF_FFFF) << 80 | int.from_bytes(entropy, "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def id_source(now: Callable[[], int]) -> Callable[[], str]:
    """A maker of ids for the given clock; no two ids of one process run backwards in time."""
    last = -1
    count = 0
    begin = ""
    entropy = _entropy_source()

    def make() -> str:
        nonlocal last, count, begin
        at = now()
        if at > last:
            last, count = at, 0
            text = f"{at & 0xFFFF_FFFF_FFFF:012x}"
            begin = f"{text[:8]}-{text[8:]}-7"
        else:
            count += 1
        # The twelve bits after the version count within a millisecond: ids keep their order.
        # As `uuid7` makes them, but as text all along: every command takes several.
        rest = entropy().hex()
        return f"{begin}{count & 0x0FFF:03x}-{_VARIANT[rest[0]]}{rest[1:4]}-{rest[4:]}"

    return make


def _entropy_source() -> Callable[[], bytes]:
    """The system's random bytes, many fetched at once: to ask for them lets other threads run,
    and coming back takes longer than all else here. Safe for threads: `pop` gives each piece once.
    """
    pieces: list[bytes] = []

    def take() -> bytes:
        try:
            return pieces.pop()
        except IndexError:
            block = os.urandom(_ENTROPY_BYTES * _ENTROPIES_AT_ONCE)
            starts = range(_ENTROPY_BYTES, len(block), _ENTROPY_BYTES)
            pieces.extend(block[start : start + _ENTROPY_BYTES] for start in starts)
            return block[:_ENTROPY_BYTES]

    return take


def is_id(text: str) -> bool:
    """Whether `text` is a UUID in canonical form."""
    return _CANONICAL.fullmatch(text) is not None


def made_at(ident: str) -> int:
    """When a UUIDv7 was made, in ms since 1970 UTC; 0 for what is none."""
    return int(ident[:8] + ident[9:13], 16) if is_id(ident) else 0
