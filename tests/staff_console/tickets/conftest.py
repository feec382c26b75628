"""A console at the ticket desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from client.app import make_application
from staff_console.bench import Bench
from staff_console.hall import Hall
from staff_console.tickets.samples import HALL
from staff_console.tickets.scenes import Act, opened

Open = Callable[..., Bench]


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Open]:
    """Opens the ticket desk as some act leaves it."""
    made: list[Bench] = []
    app = make_application("staff_console", widgets=True)

    def open_desk(act: Act = opened, hall: Hall = HALL, **more: Any) -> Bench:
        made.append(Bench(app, hall, **more))
        act(made[-1])
        return made[-1]

    yield open_desk
    for each in made:
        each.close()
