"""A console at the contacts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from client.app import make_application
from staff_console.bench import Bench
from staff_console.contacts import scenes
from staff_console.hall import Hall
from staff_console.tickets.samples import HALL

Open = Callable[..., Bench]


@pytest.fixture
def page(qapp: QApplication) -> Iterator[Open]:
    """Opens the contacts as some act leaves them."""
    made: list[Bench] = []
    app = make_application("staff_console", widgets=True)

    def open_page(
        act: Callable[[Bench], None] = scenes.opened, hall: Hall = HALL, **more: Any
    ) -> Bench:
        made.append(Bench(app, hall, **more))
        act(made[-1])
        return made[-1]

    yield open_page
    for each in made:
        each.close()
