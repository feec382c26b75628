"""Pictures as they are kept: what is seen of them, upright, and nothing that a camera wrote."""

from __future__ import annotations

import logging
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import ExifTags, Image, ImageChops, ImageSequence, PngImagePlugin

from server.store import seen
from server.store.attachments import Attachments
from server.store.bare_pictures import bare

SERIAL = b"SN-4711"
"""Of the camera; it stands wherever a picture may tell of one."""
WORDS = SERIAL.decode()
SEEN = Image.merge(
    "RGB",
    [
        Image.linear_gradient("L").resize((48, 32)),
        Image.radial_gradient("L").resize((48, 32)),
        Image.new("L", (48, 32), 90),
    ],
)
MOVING = [SEEN, SEEN.transpose(Image.Transpose.ROTATE_180)]


def exif(turn: int = 1) -> Image.Exif:
    """What a camera writes: its serial number, the place, how it was held."""
    made = Image.Exif()
    made[ExifTags.Base.Orientation] = turn
    made[ExifTags.Base.BodySerialNumber] = WORDS
    made.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (59.0, 54.0, 30.0)
    return made


def texts() -> PngImagePlugin.PngInfo:
    """What programs write into a PNG."""
    made = PngImagePlugin.PngInfo()
    made.add_text("Author", WORDS)
    made.add_itxt("XML:com.adobe.xmp", f"<x>{WORDS}</x>", zip=False)
    return made


XMP = b"<x>" + SERIAL + b"</x>"
TOLD: dict[str, tuple[Image.Image, str, dict[str, Any]]] = {
    "a.jpg": (SEEN, "JPEG", {"exif": exif(), "xmp": XMP, "comment": SERIAL}),
    "steps.jpg": (SEEN, "JPEG", {"exif": exif(), "progressive": True, "comment": SERIAL}),
    "print.jpg": (SEEN.convert("CMYK"), "JPEG", {"exif": exif(), "comment": SERIAL}),
    "second.jpg": (SEEN, "MPO", {"save_all": True, "append_images": MOVING, "exif": exif()}),
    "a.png": (SEEN, "PNG", {"exif": exif(), "pnginfo": texts()}),
    "deep.png": (Image.new("I;16", (4, 2), 40_000), "PNG", {"exif": exif(), "pnginfo": texts()}),
    "few.png": (SEEN.quantize(8), "PNG", {"transparency": 2, "pnginfo": texts()}),
    "moves.png": (SEEN, "PNG", {"save_all": True, "append_images": MOVING, "exif": exif()}),
    "moves.gif": (SEEN, "GIF", {"save_all": True, "append_images": MOVING, "comment": SERIAL}),
    "a.webp": (SEEN, "WEBP", {"exif": exif(), "xmp": XMP}),
    "moves.webp": (SEEN, "WEBP", {"save_all": True, "append_images": MOVING, "exif": exif()}),
}


def written(picture: Image.Image, form: str, **told: Any) -> bytes:
    """A picture as a file."""
    made = BytesIO()
    picture.save(made, form, **told)
    return made.getvalue()


@pytest.fixture
def files(tmp_path: Path) -> Attachments:
    return Attachments(tmp_path / "attachments")


def kept(files: Attachments, data: bytes, name: str) -> bytes:
    """What lies beside the database of it, under its own size and hash."""
    stored = files.put(data, name)
    assert stored.inline
    found = files.path(stored.hash).read_bytes()
    assert (len(found), files.put(found, name).hash) == (stored.size, stored.hash)
    return found


def frames(data: bytes) -> list[Image.Image]:
    """What is seen of it, one after the other."""
    with Image.open(BytesIO(data)) as picture:
        still = picture.format == "MPO"  # what follows its first picture is no frame
        return [each.copy() for each in ImageSequence.Iterator(picture)][: 1 if still else None]


@pytest.mark.parametrize("name", TOLD)
def test_what_a_camera_wrote_goes_and_what_is_seen_stays_bit_by_bit(
    files: Attachments, name: str
) -> None:
    picture, form, told = TOLD[name]
    came = written(picture, form, **told)
    assert SERIAL in came
    found = kept(files, came + SERIAL, name)
    assert SERIAL not in found
    assert found == kept(files, came, name)
    with Image.open(BytesIO(found)) as read:
        assert dict(read.getexif()) == {}
    before, after = frames(came), frames(found)
    assert len(before) == len(after)
    for had, has in zip(before, after, strict=True):
        assert (had.mode, had.info.get("transparency")) == (has.mode, has.info.get("transparency"))
        assert ImageChops.difference(had.convert("RGB"), has.convert("RGB")).getbbox() is None


@pytest.mark.parametrize(
    ("name", "form"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP")]
)
def test_a_picture_that_lies_on_its_side_stands_and_is_as_good(
    files: Attachments, caplog: pytest.LogCaptureFixture, name: str, form: str
) -> None:
    came = written(SEEN, form, exif=exif(6), quality=90)
    with caplog.at_level(logging.DEBUG):
        found = kept(files, came, name)
    assert WORDS not in caplog.text
    [before], [after] = frames(came), frames(found)
    assert after.size == (32, 48)
    stood = before.transpose(Image.Transpose.ROTATE_270).convert("RGB")
    apart = ImageChops.difference(stood, after.convert("RGB"))
    assert max(apart.tobytes()) <= 12
    if form == "JPEG":
        with Image.open(BytesIO(came)) as first:
            tables = getattr(first, "quantization", None)
        with Image.open(BytesIO(found)) as then:
            assert getattr(then, "quantization", None) == tables


def test_a_picture_that_came_in_part_is_kept_as_it_lies_and_tells_nothing(
    files: Attachments,
) -> None:
    for form, name in (("JPEG", "a.jpg"), ("PNG", "a.png")):
        came = written(SEEN, form, exif=exif(6))
        found = kept(files, came[:-200], name)
        assert SERIAL not in found and came[:-200].endswith(found[-20:])


def test_a_picture_that_would_be_too_large_upright_is_kept_as_it_lies(
    files: Attachments, monkeypatch: pytest.MonkeyPatch
) -> None:
    came = written(SEEN, "WEBP", exif=exif(6), quality=1)
    monkeypatch.setattr(seen, "ATTACHMENT_MOST", len(came))
    [lies] = frames(kept(files, came, "a.webp"))
    assert lies.size == SEEN.size


def test_a_preview_that_an_old_camera_wrote_before_all_else_goes(files: Attachments) -> None:
    came = written(SEEN, "JPEG")
    begins, rest = came[:4], came[20:]
    preview = came[6:18] + b"\1\3" + SERIAL + b"\0\0"
    found = kept(files, begins + (2 + len(preview)).to_bytes(2) + preview + rest, "a.jpg")
    assert SERIAL not in found
    [before], [after] = frames(came), frames(found)
    assert ImageChops.difference(before, after).getbbox() is None


@pytest.mark.parametrize(
    ("kind", "bomb"),
    [
        ("image/jpeg", b"\xff\xd8" + b"\xff" * 1_000_000 + b"\0"),
        ("image/jpeg", b"\xff\xd8" + b"\xff\xd0" * 1_000_000),
        ("image/gif", b"GIF89a" + bytes(1_000_000)),
    ],
)
def test_a_file_that_is_made_to_be_read_for_long_is_read_as_far_as_pictures_go(
    kind: str, bomb: bytes
) -> None:
    assert len(bare(bomb, kind).data) < len(bomb) / 4
