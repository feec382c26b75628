"""Qt without a screen: the same pixels on every machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from client.app import make_application
from staff_console.bench import Bench
from staff_console.faces import CASES, UNDRAWN, Face
from staff_console.hall import Hall
from staff_console.samples import BUSY

Open = Callable[..., Bench]


def face(name: str) -> Face:
    """The face of that name."""
    return next(each for each in (*CASES, *UNDRAWN) if each.name == name)


@pytest.fixture
def console(qapp: QApplication) -> Iterator[Open]:
    """Opens consoles, at a hall or in a named face, and closes them after the test."""
    made: list[Bench] = []
    app = make_application("staff_console", widgets=True)

    def open_console(what: Hall | str | None = BUSY, **more: Any) -> Bench:
        made.append(face(what).open(app) if isinstance(what, str) else Bench(app, what, **more))
        return made[-1]

    yield open_console
    for each in made:
        each.close()
