"""What a window shows, kept in a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickWindow
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from client import picture
from client.picture import keep_picture, save
from client.qr import QrCode
from tests.conftest import ExpectedLogs


def test_a_window_pictures_itself_while_it_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "window.png"
    window = QLabel()
    qtbot.addWidget(window)
    window.resize(320, 200)
    window.setStyleSheet("background: #ff0000")
    window.show()
    keep_picture(window, path)
    qtbot.waitUntil(path.exists, timeout=30_000)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (320, 200)
    assert image.pixelColor(9, 9) == QColor("#ff0000")
    assert list(tmp_path.iterdir()) == [path]


def test_a_quick_window_pictures_its_items_on_its_own_colour(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "window.png"
    window = QQuickWindow()
    window.setColor(QColor("#00ff00"))
    window.resize(320, 200)
    code = QrCode(window.contentItem())
    code.setSize(QSizeF(100, 100))
    window.show()
    keep_picture(window, path)
    qtbot.waitUntil(path.exists, timeout=30_000)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (320, 200)
    assert image.pixelColor(300, 190) == QColor("#00ff00")
    window.destroy()


def test_a_picture_that_comes_as_its_window_goes_is_saved(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "window.png"
    window = QQuickWindow()
    window.setColor(QColor("#00ff00"))
    window.resize(320, 200)
    window.show()
    keep_picture(window, path)
    qtbot.waitUntil(path.exists, timeout=30_000)
    keeper = picture._Keeper(window, path)
    keeper.take()
    assert keeper._grab is not None
    coming = keeper._grab.data()
    with qtbot.waitSignal(coming.ready, timeout=30_000):
        pass
    path.unlink()
    delete(window)
    coming.ready.emit()
    assert QImage(str(path)).pixelColor(300, 190) == QColor("#00ff00")


def test_a_picture_that_cannot_be_written_costs_a_log_line(
    tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs("cannot be written")
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    assert not save(image, tmp_path / "no" / "such" / "folder.png")
