"""Hairlines where panes meet, at every scale of the screen; parts stay parts of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from client.app import make_application
from staff_console.album import DESK_SETTINGS, PROMISES
from staff_console.look import Look
from staff_console.widgets.marks import Cap
from staff_console.widgets.plane import Plane
from staff_console.widgets.text import Prose, Text
from staff_console.window import ConsoleWindow


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


class Windows(QObject):
    """Notes whatever is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, of: QObject, event: QEvent) -> bool:
        """Nothing is kept from anybody."""
        if event.type() == QEvent.Type.Show and isinstance(of, QWidget) and of.isWindow():
            self.shown.append(of)
        return False


def test_no_part_of_a_page_flashes_up_as_a_window_and_takes_the_keys(qapp: QApplication) -> None:
    app, windows = make_application("staff_console", widgets=True), Windows()
    rule = next(face for face in DESK_SETTINGS if face.name == "settings-tickets-rule")
    qapp.installEventFilter(windows)
    try:
        for face in (rule, PROMISES[0]):
            face.open(app).close()
    finally:
        qapp.removeEventFilter(windows)
    assert {type(each) for each in windows.shown} == {ConsoleWindow}


def test_what_is_said_before_it_has_a_place_is_shown_in_it(qapp: QApplication) -> None:
    look = Look()
    plane = Plane(look)
    for part in (Text(look), Prose(look), Cap(look)):
        part.say("")
        part.say("F2")
        assert not part.isVisible()
        part.setParent(plane)
    plane.show()
    assert all(each.isVisible() for each in plane.findChildren(QWidget))
    plane.close()
