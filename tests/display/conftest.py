"""Qt without a screen: the same pixels on every machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from client.app import make_application
from display.faces import CASES, Bench, FaceCase

Open = Callable[[FaceCase], Bench]


def case(name: str) -> FaceCase:
    """The face of that name."""
    return next(each for each in CASES if each.name == name)


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[Open]:
    """Opens walls and closes them after the test."""
    made: list[Bench] = []

    def open_wall(face: FaceCase) -> Bench:
        app = make_application("display")
        made.append(Bench(face, app))
        return made[-1]

    yield open_wall
    for each in made:
        each.close()
