"""The code as a matrix, and drawn on whole pixels."""

from __future__ import annotations

import pytest
import zxingcpp
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from client.qr import QrCode
from client.qr_matrix import matrix

LINK = "https://hall.example/q/01900000-0000-7000-8000-00000000000a"


def drawn(text: str, edge: int) -> tuple[QrCode, QImage]:
    item = QrCode()
    item.setProperty("text", text)
    item.setWidth(edge)
    item.setHeight(edge)
    image = QImage(edge, edge, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    item.paint(painter)
    painter.end()
    return item, image


def decoded(image: QImage) -> list[str]:
    rows = memoryview(image.constBits()).cast("B", (image.height(), image.bytesPerLine()))
    return [
        code.text for code in zxingcpp.read_barcodes(rows, formats=zxingcpp.BarcodeFormat.QRCode)
    ]


@pytest.mark.parametrize("edge", [123, 200, 299, 360, 801])
def test_it_decodes_at_any_size_and_each_module_is_a_square_of_whole_pixels(
    qapp: QApplication, edge: int
) -> None:
    item, image = drawn(LINK, edge)
    assert decoded(image) == [LINK]
    size = item.property("moduleSize")
    modules = len(matrix(LINK))
    assert size == edge // (modules + 8)
    left = (edge - size * modules) // 2
    for place in range(modules * size):
        ink = image.pixelColor(left + place, left).value() < 128
        assert ink == matrix(LINK)[0][place // size]


def test_a_quiet_zone_of_four_modules_stays_around_it(qapp: QApplication) -> None:
    item, image = drawn(LINK, 360)
    zone = 4 * item.property("moduleSize")
    assert all(image.pixelColor(x, y).value() > 128 for x in range(360) for y in range(0, zone, 3))


def test_on_a_dense_screen_a_module_takes_whole_pixels_too(qapp: QApplication) -> None:
    item = QrCode()
    for name, value in (("text", LINK), ("ratio", 1.5), ("width", 200), ("height", 200)):
        item.setProperty(name, value)
    image = QImage(300, 300, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(1.5, 1.5)
    item.paint(painter)
    painter.end()
    assert item.property("moduleSize") == 300 // (len(matrix(LINK)) + 8)
    assert decoded(image) == [LINK]
    assert {image.pixelColor(x, y).value() for x in range(300) for y in range(300)} == {255, 23}


def test_no_text_is_no_code(qapp: QApplication) -> None:
    item, image = drawn("", 200)
    assert item.property("moduleSize") == 0
    assert decoded(image) == []
