"""What is printed, with its fonts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from client.app import make_application
from kiosk.hall import TOKEN
from kiosk.printing import escpos
from kiosk.printing.line import Deadline
from kiosk.slip import slip_picture
from tests.kiosk.items import codes
from tests.kiosk.kiosk_value import given
from tests.kiosk.printing.roll import Roll

LINK = f"https://hall.example/t/{TOKEN}"


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    make_application("kiosk")


class _Patient(Deadline):
    """Of whoever waits for a printer that answers, on a machine that may be busy."""

    def left(self, most: float = 60.0) -> float:
        return super().left(most)


@pytest.fixture(autouse=True)
def answers_may_come_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time runs out only in tests of what happens then; they say after how long."""
    monkeypatch.setattr(escpos, "Deadline", _Patient)
    monkeypatch.setattr(escpos, "WITHIN_S", 60.0)
    monkeypatch.setattr(escpos, "ANSWER_S", 25.0)
    monkeypatch.setattr(escpos, "_ASKS_S", 60.0)


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
