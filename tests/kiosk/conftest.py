"""Qt without a screen: the same pixels on every machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from client.app import make_application
from kiosk.bench import Bench
from kiosk.faces import CASES, FaceCase

Open = Callable[[str], Bench]


def case(name: str) -> FaceCase:
    """The face of that name."""
    return next(each for each in CASES if each.name == name)


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[Open]:
    """Opens kiosks in a face and closes them after the test."""
    made: list[Bench] = []

    def open_kiosk(name: str) -> Bench:
        made.append(case(name).open(make_application("kiosk")))
        return made[-1]

    yield open_kiosk
    for each in made:
        each.close()
