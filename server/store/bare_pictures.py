"""Pictures without what cameras and programs write into them beside what is seen: place, serial
number, owner, time, previews, comments, and whatever is appended.

What is seen stays as it was, bit by bit: no picture is drawn anew for this, so one that moves, has
a palette, CMYK or 16 bits loses nothing. Of each format a list says what is kept, not what goes.
Whatever cannot be read ends the picture there, as it does for those who show it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final, NamedTuple

_MARKER: Final = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""In a JPEG's pixels: what is neither a value of 255, nor a restart, nor filling."""
_WINDOW: Final = 1 << 16
"""In so many bytes it is sought at once: nothing else of the server runs meanwhile."""
_SEGMENT: Final = re.compile(rb"\xff[^\x00\xff]")
"""Without the filling before it: sought with a `+`, one file could be read for days."""
_PIECES_MOST: Final = 100_000
"""Many times what any picture has; each takes some microseconds."""
_NAME_MOST: Final = 12
_JPEG_ALONE: Final = frozenset({0x01, *range(0xD0, 0xDA)})
_JPEG_END: Final = 0xD9
_JPEG_SCAN: Final = 0xDA
_JPEG_JFIF: Final = 0xE0
_JPEG_EXIF: Final = 0xE1
_JPEG_SEEN: Final = frozenset(range(0xC0, 0xE0))
"""What pixels are read with …"""
_JPEG_NAMED: Final = {_JPEG_JFIF: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""… and how their colours are meant, by how it begins."""
_JFIF_ALONE: Final = 14
"""Bytes of it; what is longer has a preview, and readers know the colours without it."""
_PNG_SEEN: Final = frozenset(
    b"tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs sPLT cICP mDCV cLLI acTL fcTL fdAT".split()
)
"""Beside what no reader may leave out: transparency, colours, density, motion."""
_WEBP_SEEN: Final = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_SAYS: Final = 0b1100
"""Bits of `VP8X` that say that there is EXIF, and XMP."""
_GIF_APPLICATION: Final = 0xFF
_GIF_SEEN: Final = frozenset({0x01, 0xF9})
"""Text that is drawn, and how a frame is shown."""
_GIF_LOOPS: Final = frozenset({b"NETSCAPE2.0", b"ANIMEXTS1.0"})


class Bare(NamedTuple):
    """A picture, and what it had as EXIF; empty where it had none."""

    data: bytes
    exif: bytes


class _Piece(NamedTuple):
    """A part of a file, from `start` to `end`: to be kept, EXIF, or neither."""

    start: int
    end: int
    kept: bool = True
    exif: bool = False


def bare(data: bytes, kind: str) -> Bare:
    """What is seen of a picture of one of `PICTURES`, equal to `data` where nothing else is in it.
    Blocks: some milliseconds for each megabyte."""
    exif, kept = b"", []
    for piece in islice(_WALKS[kind](data), _PIECES_MOST):
        told = data[piece.start : piece.end]
        if piece.kept:
            kept.append(told)
        elif piece.exif and not exif:
            exif = told
    made = b"".join(kept)
    if kind == "image/webp" and len(made) < len(data):
        made = _webp_said(made)
    return Bare(made, exif)


def _jpeg(data: bytes) -> Iterator[_Piece]:
    yield _Piece(0, 2)
    end = 2
    while found := _SEGMENT.search(data, end):
        filled = not data[end : found.start()].strip(b"\xff")
        start = end if filled else found.start()
        end, code = found.end(), data[found.end() - 1]
        body = end
        if code not in _JPEG_ALONE:
            body = end + 2
            end += _big(data[end:body])
            if end < body <= len(data):
                return
        if code == _JPEG_SCAN:
            end = _after_pixels(data, end)
        begins = data[body : min(end, body + _NAME_MOST)]
        named = code in _JPEG_NAMED and begins.startswith(_JPEG_NAMED[code])
        named = named and not (code == _JPEG_JFIF and end - body > _JFIF_ALONE)
        kept = named or code in _JPEG_SEEN or code in _JPEG_ALONE
        exif = code == _JPEG_EXIF and begins.startswith(b"Exif\0\0")
        yield _Piece(start if kept else body, max(end, body), kept, exif)
        if code == _JPEG_END:
            return


def _after_pixels(data: bytes, at: int) -> int:
    while at < len(data):
        found = _MARKER.search(data, at, at + _WINDOW + 1)
        if found:
            return found.start()
        at += _WINDOW
    return len(data)


def _png(data: bytes) -> Iterator[_Piece]:
    yield _Piece(0, 8)
    at = 8
    while at + 8 <= len(data):
        name, end = data[at + 4 : at + 8], at + 12 + _big(data[at : at + 4])
        must = not name[0] & 0x20  # a capital: no reader may leave it out
        kept = must or name in _PNG_SEEN
        yield _Piece(at, end) if kept else _Piece(at + 8, end - 4, False, name == b"eXIf")
        if name == b"IEND":
            return
        at = end


def _webp(data: bytes) -> Iterator[_Piece]:
    yield _Piece(0, 12)
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], _little(data[at + 4 : at + 8])
        end = at + 8 + size + size % 2
        kept = name in _WEBP_SEEN
        yield _Piece(at, end) if kept else _Piece(at + 8, end, False, name == b"EXIF")
        at = end


def _webp_said(data: bytes) -> bytes:
    """With its size as it is now, and without saying that something is there that is not."""
    made = bytearray(data)
    made[4:8] = (len(made) - 8).to_bytes(4, "little")
    if made[12:16] == b"VP8X" and len(made) > 20:
        made[20] &= ~_WEBP_SAYS
    return bytes(made)


def _gif(data: bytes) -> Iterator[_Piece]:
    at = 13 + _colours(data[10:11])
    yield _Piece(0, at)
    while at < len(data):
        kind, start, kept = data[at], at, True
        if kind == 0x2C:  # a frame
            at += 11 + _colours(data[at + 9 : at + 10])
        elif kind == 0x21:
            named = data[at + 3 : at + 14]
            label = data[at + 1 : at + 2]
            kept = label != b"" and label[0] in _GIF_SEEN
            kept = kept or (label == bytes([_GIF_APPLICATION]) and named in _GIF_LOOPS)
            at += 2
        elif kind == 0x00:  # one too many, which readers pass over
            yield _Piece(at, at + 1)
            at += 1
            continue
        else:  # its end, or nothing that is known
            yield _Piece(at, at + 1, kind == 0x3B)
            return
        while at < len(data) and data[at]:
            at += 1 + data[at]
        at += 1
        yield _Piece(start, at, kept)


def _colours(flags: bytes) -> int:
    """Bytes of the table of colours that these flags tell of."""
    return 3 << (flags[0] & 7) + 1 if flags and flags[0] & 0x80 else 0


def _big(told: bytes) -> int:
    return int.from_bytes(told, "big")


def _little(told: bytes) -> int:
    return int.from_bytes(told, "little")


_WALKS: Final[dict[str, Callable[[bytes], Iterator[_Piece]]]] = {
    "image/jpeg": _jpeg,
    "image/png": _png,
    "image/apng": _png,
    "image/webp": _webp,
    "image/gif": _gif,
}
