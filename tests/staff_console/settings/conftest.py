"""Offices on the real rules, and settings in a face."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from client.app import make_application
from staff_console.bench import Bench
from staff_console.faces import Face
from tests.staff_console.settings.office import Office
from tests.staff_console.settings.scenes import FACES
from tests.staff_console.settings.whole import Open


@pytest.fixture
def office(qapp: QApplication) -> Office:
    return Office(qapp)


@pytest.fixture
def settings(qapp: QApplication) -> Iterator[Open]:
    """Opens settings in a named face, and closes them after the test."""
    made: list[Bench] = []
    app = make_application("staff_console", widgets=True)

    def open_face(what: str | Face) -> Bench:
        face = next(f for f in FACES if f.name == what) if isinstance(what, str) else what
        made.append(face.open(app))
        return made[-1]

    yield open_face
    for each in made:
        each.close()
