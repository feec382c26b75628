"""A console at the full day of bookings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from client.app import make_application
from staff_console.bench import Bench
from staff_console.bookings.scenes import HALL, Act, opened
from staff_console.hall import Hall

Open = Callable[..., Bench]


@pytest.fixture
def bookings(qapp: QApplication) -> Iterator[Open]:
    """Opens the bookings as some act leaves them."""
    made: list[Bench] = []
    app = make_application("staff_console", widgets=True)

    def open_bookings(act: Act = opened, hall: Hall = HALL, **more: Any) -> Bench:
        made.append(Bench(app, hall, **more))
        act(made[-1])
        return made[-1]

    yield open_bookings
    for each in made:
        each.close()
