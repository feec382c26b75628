"""Golden pictures: what a face looks like is a fact that a test holds.

`NOWSERVING_REDRAW=1 python -m pytest tests/display` draws them anew; look at them before
committing.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

PICTURES = Path(__file__).parents[1] / "pictures" / "display"
WIDEST = 24
"""The largest difference of any channel at a quarter of the picture's size, of 255."""


def assert_as_drawn(image: QImage, name: str) -> None:
    """The picture is as it was drawn, but for what another font rasteriser does to edges."""
    path = PICTURES / f"{name}.png"
    small = _scaled(image, max(image.width(), image.height()) / 960)
    if os.environ.get("NOWSERVING_REDRAW"):
        path.parent.mkdir(parents=True, exist_ok=True)
        small.save(str(path))
    drawn = QImage(str(path))
    assert not drawn.isNull(), f"no picture {path}; draw it with NOWSERVING_REDRAW=1"
    assert drawn.size() == small.size()
    difference = _difference(drawn, small)
    if difference > WIDEST:
        other = path.with_suffix(".now.png")
        small.save(str(other))
        raise AssertionError(f"{path.name} differs by {difference}; see {other}")


def _difference(one: QImage, other: QImage) -> int:
    left, right = _bytes(one), _bytes(other)
    if left == right:
        return 0
    return max(abs(a - b) for a, b in zip(left, right, strict=True))


def _bytes(image: QImage) -> bytes:
    quarter = _scaled(image, 4).convertToFormat(QImage.Format.Format_RGB32)
    return bytes(quarter.constBits())


def _scaled(image: QImage, by: float) -> QImage:
    return image.scaled(
        round(image.width() / by),
        round(image.height() / by),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
