"""How many pixels a picture has, read from its header: a few kB may stand for gigabytes."""

from __future__ import annotations

from typing import IO, Final

_SIZES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Segments of a JPEG that tell its size."""
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_SEGMENTS_MOST: Final = 2_000


def pixels(file: IO[bytes], kind: str) -> int | None:
    """Width times height, as the header has them; None where it has none. Blocks."""
    file.seek(0)
    head = file.read(32)
    if kind in ("image/png", "image/apng"):
        return _big(head[16:20]) * _big(head[20:24]) if head[12:16] == b"IHDR" else None
    if kind == "image/gif":
        return _little(head[6:8]) * _little(head[8:10]) if len(head) >= 10 else None
    if kind == "image/webp":
        return _webp(head)
    return _jpeg(file) if kind == "image/jpeg" else None


def _webp(head: bytes) -> int | None:
    form = head[12:16]
    if len(head) < 30:
        return None
    if form == b"VP8X":
        return (_little(head[24:27]) + 1) * (_little(head[27:30]) + 1)
    if form == b"VP8L":
        bits = _little(head[21:25])
        return ((bits & 0x3FFF) + 1) * ((bits >> 14 & 0x3FFF) + 1)
    if form == b"VP8 ":
        return (_little(head[26:28]) & 0x3FFF) * (_little(head[28:30]) & 0x3FFF)
    return None


def _jpeg(file: IO[bytes]) -> int | None:
    """From segment to segment, up to the one that tells the size."""
    file.seek(2)
    for _ in range(_SEGMENTS_MOST):
        mark = file.read(2)
        while mark[:1] == b"\xff" and mark[1:] == b"\xff":  # fill bytes
            mark = mark[1:] + file.read(1)
        if len(mark) < 2 or mark[0] != 0xFF:
            return None
        if mark[1] in _ALONE:
            continue
        length = _big(file.read(2))
        if mark[1] in _SIZES:
            told = file.read(5)
            return _big(told[1:3]) * _big(told[3:5]) if len(told) == 5 else None
        if length < 2:
            return None
        file.seek(length - 2, 1)
    return None


def _big(told: bytes) -> int:
    return int.from_bytes(told, "big")


def _little(told: bytes) -> int:
    return int.from_bytes(told, "little")
