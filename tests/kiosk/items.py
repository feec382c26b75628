"""What is drawn in a kiosk's window, as a test looks at it."""

from __future__ import annotations

from collections.abc import Iterator

import zxingcpp
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.bench import Bench


def items(item: QQuickItem) -> Iterator[QQuickItem]:
    """All items under one that are seen."""
    for child in item.childItems():
        if child.isVisible() and child.opacity() > 0:
            yield child
            yield from items(child)


def shown(bench: Bench) -> list[QQuickItem]:
    """All items that are seen."""
    return list(items(bench.window.contentItem()))


def texts(bench: Bench) -> list[QQuickItem]:
    """All text items with something in them that are seen."""
    return [i for i in shown(bench) if i.inherits("QQuickText") and i.property("text")]


def words(bench: Bench) -> list[str]:
    """All that is written on the screen."""
    return [str(item.property("text")).replace("\n", " ") for item in texts(bench)]


def keys(bench: Bench) -> list[QQuickItem]:
    """All that can be touched."""
    return [item for item in shown(bench) if item.inherits("QQuickAbstractButton")]


def key(bench: Bench, name: str) -> QQuickItem:
    """The key of that name (`done`, `back`, …) or of that row."""
    return next(k for k in keys(bench) if k.objectName() in (name, f"offered-{name}"))


def in_scene(item: QQuickItem) -> QRectF:
    """Where an item lies in the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def middle(item: QQuickItem) -> QPoint:
    """The middle of an item in the window."""
    return in_scene(item).center().toPoint()


def touch(bench: Bench, name: str) -> None:
    """A finger on a key, a second after the page came."""
    bench.advance(1)
    tap(bench, middle(key(bench, name)))


def tap(bench: Bench, at: QPoint) -> None:
    """A finger, wherever."""
    QTest.mouseClick(bench.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def press(bench: Bench, which: Qt.Key) -> None:
    """A key of the keyboard, a second after the last."""
    bench.advance(1)
    QTest.keyClick(bench.window, which)


def codes(image: QImage) -> list[str]:
    """The texts of all codes in a picture, sorted."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    return sorted(
        code.text for code in zxingcpp.read_barcodes(rows, formats=zxingcpp.BarcodeFormat.QRCode)
    )
