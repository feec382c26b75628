"""Opens the administration in a moment, and closes it after the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from client.app import make_application
from staff_console.administration.scenes import HOUSE, Act
from staff_console.bench import Bench
from staff_console.faces import Face

Open = Callable[..., Bench]


@pytest.fixture
def house(qapp: QApplication) -> Iterator[Open]:
    """Opens consoles in the moment that acts make."""
    made: list[Bench] = []
    app = make_application("staff_console", widgets=True)

    def open_house(*acts: Act, **more: Any) -> Bench:
        def act(bench: Bench) -> None:
            for each in acts:
                each(bench)

        made.append(Face("", HOUSE, act, **more).open(app))
        return made[-1]

    yield open_house
    for each in made:
        each.close()
