"""Pictures that lie on their side, because a camera was held so: drawn anew as they are seen.

Only these are: a picture that stands already is never opened.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Final

from PIL import ExifTags, Image, ImageOps, JpegImagePlugin

logging.getLogger("PIL").setLevel(logging.INFO)
"""Below that it writes into the log what stands in EXIF."""
_FORMATS: Final = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/apng": "PNG",
    "image/webp": "WEBP",
}
"""Those that can say how the camera was held."""
_TURNED: Final = range(2, 9)
_WEBP_QUALITY: Final = 92
"""A picture in WebP does not tell with which it was made."""
_HALF_AS_WIDE: Final = 1
"""How Pillow names a JPEG whose colours are half as wide as its light, but as high."""


class Undrawn(Exception):
    """A picture cannot be drawn: it is damaged, or larger than is done here."""


def turn_of(exif: bytes) -> int:
    """How the camera was held: 2 to 8 as EXIF numbers it; 1 where nothing is to be done."""
    read = Image.Exif()
    try:
        with _faults():
            read.load(exif)
            turn = read.get(ExifTags.Base.Orientation, 1)
    except Undrawn:
        return 1
    return turn if turn in _TURNED else 1


def upright(data: bytes, kind: str, turn: int, most_pixels: int) -> bytes:
    """A picture, drawn as `turn` says (`turn_of`), as good as it was; one that moves stays as it
    is. Raises `Undrawn`, also for one of more pixels than `most_pixels`. Blocks: up to seconds, and
    takes some 6 bytes for each pixel."""
    if kind not in _FORMATS:
        return data
    with _faults(), Image.open(BytesIO(data), formats=[_FORMATS[kind]]) as picture:
        if picture.width * picture.height > most_pixels:
            raise Undrawn("it has too many pixels")
        if getattr(picture, "is_animated", False):
            return data
        picture.getexif()[ExifTags.Base.Orientation] = turn
        ImageOps.exif_transpose(picture, in_place=True)
        made = BytesIO()
        picture.save(made, _FORMATS[kind], **_as_it_was(picture, data))
        return made.getvalue()


def _as_it_was(picture: Image.Image, data: bytes) -> dict[str, Any]:
    """How to save it so that it loses nothing that can be seen."""
    how: dict[str, Any] = {"icc_profile": picture.info.get("icc_profile")}
    if isinstance(picture, JpegImagePlugin.JpegImageFile):
        turned = JpegImagePlugin.get_sampling(picture) == _HALF_AS_WIDE
        how |= {
            "qtables": "keep",
            "subsampling": "4:4:4" if turned else "keep",
            "optimize": True,
            "progressive": bool(picture.info.get("progressive")),
        }
    elif picture.format == "WEBP":
        how |= {"quality": _WEBP_QUALITY, "lossless": b"VP8L" in data[:64]}
    return how


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except Exception as fault:  # noqa: BLE001 - a reader fails in whatever way a file makes it
        raise Undrawn(str(fault)) from None
