"""A console at the board of repairs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from client.app import make_application
from protocol.changes import key_of
from protocol.record import Record
from protocol.replica import Replica
from staff_console.bench import Bench
from staff_console.hall import MARA, Hall
from staff_console.requests.known import Known
from staff_console.requests.samples import HEADS, SHOP
from staff_console.requests.scenes import Act, opened

Open = Callable[..., Bench]


@pytest.fixture
def repairs(qapp: QApplication) -> Iterator[Open]:
    """Opens the repairs as some act leaves them."""
    made: list[Bench] = []
    app = make_application("staff_console", widgets=True)

    def open_repairs(act: Act = opened, hall: Hall = SHOP, **more: Any) -> Bench:
        made.append(Bench(app, hall, **more))
        act(made[-1])
        return made[-1]

    yield open_repairs
    for each in made:
        each.close()


def replica(*records: Record) -> Replica:
    """A copy that has these."""
    made = Replica("")
    made.state.update({key_of(each): each for each in records})
    return made


def known(*opened: Record, heads: tuple[Record, ...] = HEADS, me: str = MARA) -> Known:
    """What the sample shop knows, with these of the one that is open."""
    return Known(replica(*SHOP.records()), replica(*heads), replica(*opened), me)
