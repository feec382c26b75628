"""Hairlines where panes meet, at every scale of the screen."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from staff_console.look import Look
from staff_console.widgets.plane import Plane


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_every_edge_has_its_hairline(qapp: QApplication, scale: float) -> None:
    look = Look()
    plane = Plane(look, "background", "tblr")
    plane.resize(40, 20)
    image = QImage(round(40 * scale), round(20 * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    plane.render(image)
    across, down = image.width() // 2, image.height() // 2
    ends = (across, 0), (across, image.height() - 1), (0, down), (image.width() - 1, down)
    assert {image.pixelColor(*end).name() for end in ends} == {look.colour("hairline").name()}
    assert image.pixelColor(across, down).name() == look.colour("background").name()
