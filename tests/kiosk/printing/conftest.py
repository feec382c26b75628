"""What is printed, with its fonts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from client.app import make_application
from kiosk.hall import TOKEN
from kiosk.slip import slip_picture
from tests.kiosk.items import codes
from tests.kiosk.kiosk_value import given
from tests.kiosk.printing.roll import Roll

LINK = f"https://hall.example/t/{TOKEN}"


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    make_application("kiosk")


@pytest.fixture
def is_the_slip() -> Callable[[Roll], None]:
    """Asserts that one slip lies on a roll, dot by dot, and is cut off."""

    def check(roll: Roll) -> None:
        painted = slip_picture(given())
        grey = QImage.Format.Format_Grayscale8
        plain = painted.convertToFormat(grey, Qt.ImageConversionFlag.ThresholdDither)
        assert roll.picture() == plain
        assert codes(roll.picture()) == [LINK]
        assert roll.cuts == [len(roll.rows)]
        assert (roll.started, roll.rest) == (1, b"")

    return check
